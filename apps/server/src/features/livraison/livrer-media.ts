import { createHash } from 'node:crypto';
import type { livrerMedia as contrat } from '@orapont/contract/livraison';
import type { BodyOf, ReplyOf } from '@orapont/contract/route';
import { Erreur } from '@orapont/domain/erreurs';
import type { SessionAppareil } from '../../kernel/session.ts';
import { appliquer } from './appliquer.ts';
import { signaler } from './conflit-repository.ts';
import { acteASuivre, type MediaSitue, situerMedia } from './envoyer-media.ts';
import { aVerifier, inscrire } from './livrer-pli.ts';
import type { DepsLivraison, MediaLivre } from './ports.ts';

type Depot = BodyOf<typeof contrat>;

/**
 * Files a complete upload, and answers with the digest of what was received. What differs from what was sealed at the shutter is dropped
 * and sent again: a picture never becomes another one on its way.
 */
export async function livrerMedia(
  deps: DepsLivraison,
  session: SessionAppareil,
  depot: Depot,
): Promise<ReplyOf<typeof contrat>> {
  const situe = await situerMedia(deps, session, depot);
  const deja = await dejaDeposee(deps, session, situe);
  const complete = deja && (depot.lecture !== undefined || !deja.media.incomplete);
  const { media, doublon } = complete ? deja : await deposer(deps, situe, depot);
  const recu = await noter(deps, session, situe, depot);
  await appliquer(deps, session, situe.pli);
  return {
    mediaId: situe.pli.media.mediaId,
    // A picture refused whole was received all the same; one whose reading size alone came was not.
    empreinteRecue: media.incomplete && depot.lecture ? null : (media.empreinteRecue ?? situe.pli.empreinte),
    ...(depot.lecture ? { lectureRecue: recueDe(doublon, media, depot.lecture.empreinte) } : {}),
    etat: media.etat,
    rejet: media.rejet,
    doublon,
    ...recu,
  };
}

/** What is there already, whole or under another name, needs no reading size. */
const recueDe = (doublon: boolean, { incomplete, apercuEmpreinte }: MediaLivre, demandee: string) =>
  incomplete && !doublon ? apercuEmpreinte : demandee;

/** The receipt is given again, wherever the picture went at first. */
async function dejaDeposee(
  { bd, medias }: DepsLivraison,
  { organisationId }: SessionAppareil,
  { pli }: MediaSitue,
): Promise<{ media: MediaLivre; doublon: boolean } | undefined> {
  const media = await bd.organisation({ organisationId }, (tx) => medias.trouver(tx, pli.media.mediaId));
  if (!media) return undefined;
  if (media.acteId !== pli.acteId && media.acteId !== acteASuivre(pli.acteId))
    throw new Erreur('CONFLIT', ['CLE_REUTILISEE']);
  return { media, doublon: false };
}

async function deposer(
  deps: DepsLivraison,
  { pli, auteur, acteId }: MediaSitue,
  { televersementId, apercu, lecture }: Depot,
): Promise<{ media: MediaLivre; doublon: boolean }> {
  const envoi = await deps.televersements.trouver(televersementId);
  if (envoi?.organisationId !== auteur.organisationId) throw new Erreur('INTROUVABLE', ['ENVOI_PERDU']);
  if (envoi.recus !== envoi.taille) throw new Erreur('CONFLIT', ['ENVOI_INCOMPLET']);
  // The request left while its picture was on the way: what was opened towards it starts again, towards the draft beside it.
  if (envoi.acteId !== acteId) throw new Erreur('INTROUVABLE', ['ENVOI_PERDU']);
  if (lecture && lecture.originale !== pli.empreinte) throw new Erreur('INTERDIT', ['SIGNATURE_REFUSEE']);
  if (!lecture && (await empreinteDe(deps, televersementId)) !== pli.empreinte) {
    await deps.televersements.abandonner(televersementId);
    throw new Erreur('CONFLIT', ['EMPREINTE_DIFFERENTE']);
  }
  const { extrait, ...media } = pli.media;
  return deps.medias.deposer(auteur, {
    ...media,
    ...(extrait && (await filmPossible(deps, auteur, acteId, extrait.mediaId)) ? { extrait } : {}),
    acteId,
    televersementId,
    ...(apercu === undefined ? {} : { apercu }),
    ...(lecture === undefined ? {} : { lecture }),
  });
}

/** A film that came before its request left stays there; the still that goes to the draft beside it stands alone. */
async function filmPossible(
  { bd, medias }: DepsLivraison,
  { organisationId }: MediaSitue['auteur'],
  acteId: string,
  filmId: string,
): Promise<boolean> {
  const film = await bd.organisation({ organisationId }, (tx) => medias.trouver(tx, filmId));
  return film === undefined || film.acteId === acteId;
}

async function empreinteDe({ televersements }: DepsLivraison, id: string): Promise<string> {
  const empreinte = createHash('sha256');
  for await (const octets of televersements.lireTeleversement(id)) empreinte.update(octets);
  return empreinte.digest('hex');
}

/** The letter is kept with its picture: the closing of the resident waits for it. */
async function noter(
  deps: DepsLivraison,
  session: SessionAppareil,
  { pli, emport, acteId }: MediaSitue,
  { texte, signature }: Depot,
): Promise<{ recuLe: string; aVerifier: string[] }> {
  const { organisationId } = session;
  return deps.bd.organisation({ organisationId }, async (tx) => {
    const ligne = await inscrire(
      tx,
      deps,
      session,
      { emport },
      {
        organisation_id: organisationId,
        id: pli.id,
        appareil_id: session.id,
        emport_id: emport.id,
        tournee_id: emport.tournee_id,
        dossier_id: pli.dossierId,
        acte_id: pli.acteId,
        media_id: pli.media.mediaId,
        type: 'MEDIA',
        compteur: pli.compteur,
        le: pli.le,
        texte,
        signature,
        etat: 'APPLIQUE',
        applique_le: deps.maintenant().toISOString(),
      },
    );
    if (acteId !== pli.acteId) await signaler(tx, ligne, 'IMAGES_A_PART');
    return { recuLe: ligne.recu_le, aVerifier: await aVerifier(tx, pli.id) };
  });
}
