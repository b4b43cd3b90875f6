import { Readable } from 'node:stream';
import { PHRASES_REJET } from '@orapont/contract/media-rejet';
import type { deposerPhoto } from '@orapont/contract/photo-identite';
import type { BodyOf, ReplyOf } from '@orapont/contract/route';
import { capacitesAdmises } from '@orapont/domain/consentement/capacite';
import type { DateCivile } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import type { FastifyReply } from 'fastify';
import type { Tx } from '../../kernel/bd.ts';
import { rassembler, unSeul } from '../../kernel/octets.ts';
import { appelant, enSoin, type Session, type SessionSoin } from '../../kernel/session.ts';
import type { RefObjet } from '../objets/ports.ts';
import { lireTrace, type Ouvert, ouvrir, tracerSur } from './acces-dossier.ts';
import { enFiche } from './lignes.ts';
import { insererPhoto, noterPurge, photoDe, retirerPhotos } from './photo-repository.ts';
import type { DepsDossier } from './ports.ts';

type Portrait = { readonly organisationId: string; readonly dossierId: string; readonly photoId: string };

const objetDe = ({ photoId, ...dossier }: Portrait): RefObjet => ({
  ...dossier,
  objetId: photoId,
  version: 1,
});

/**
 * Keeps a small copy of a portrait, with who consented to it: whoever may decide for this person today, by the law. Bytes first, then
 * the row, then those of the portrait that it replaces go.
 *
 * @rule CAP-01
 * @source art. 9 C. civ. (droit à l'image); GDPR art. 9.2 a
 */
export async function deposer(
  deps: DepsDossier,
  qui: Session,
  dossierId: string,
  { photoId, image, consentement }: BodyOf<typeof deposerPhoto>,
): Promise<ReplyOf<typeof deposerPhoto>> {
  const session = enSoin(qui);
  const { organisationId, compteId, nom } = session;
  await deps.bd.organisation(appelant(session), (tx) => admettre(tx, deps, session, dossierId, consentement));
  const octets = await reduire(deps, image);
  await deps.objets.ecrire(objetDe({ organisationId, dossierId, photoId }), unSeul(octets));
  const { photo, anciennes } = await deps.bd.organisation(appelant(session), async (tx) => {
    await admettre(tx, deps, session, dossierId, consentement);
    const connue = await photoDe(tx, dossierId);
    if (connue?.id === photoId) return { photo: connue, anciennes: [] };
    const retirees = await retirerPhotos(tx, dossierId, compteId);
    const neuve = { organisationId, id: photoId, dossierId, octets: octets.length, consentement };
    if (!(await insererPhoto(tx, { ...neuve, par: compteId, parNom: nom })))
      throw new Erreur('CONFLIT', ['CLE_REUTILISEE']);
    await tracerSur(tx, session, 'PHOTO_IDENTITE_DEPOSEE', dossierId);
    return { photo: await photoDe(tx, dossierId), anciennes: retirees };
  });
  if (!photo) throw new Erreur('CONFLIT');
  await effacer(deps, session, dossierId, anciennes);
  return { photo };
}

async function admettre(
  tx: Tx,
  deps: DepsDossier,
  session: SessionSoin,
  dossierId: string,
  { capacite }: BodyOf<typeof deposerPhoto>['consentement'],
): Promise<void> {
  const { dossier, jour } = await ouvrir(tx, deps, session, dossierId, 'dossier.modifier');
  if (decideurs(dossier, jour).includes(capacite)) return;
  throw new Erreur('SAISIE_INVALIDE', [], {
    champs: {
      capacite: 'Cette personne ne peut pas en décider aujourd’hui\u00a0: voyez la mesure de protection.',
    },
  });
}

function decideurs(dossier: Ouvert['dossier'], jour: DateCivile): readonly string[] {
  const { dateNaissance, protection, representationPersonne, apteAExprimer } = enFiche(dossier);
  return capacitesAdmises(
    {
      naissance: dateNaissance,
      mesure: protection,
      representationPersonne,
      apteAExprimerSaVolonte: apteAExprimer,
    },
    jour,
  );
}

/** Large enough to recognise someone, and no larger: the file that came is not kept. */
async function reduire({ images }: DepsDossier, base64: string): Promise<Uint8Array> {
  const lue = await images.ingerer(Buffer.from(base64, 'base64'));
  const derivees =
    lue.accepte && lue.type !== 'DICOM' ? await images.derivees(lue.octets, { rotation: 0 }) : lue;
  if (derivees.accepte && 'vignette' in derivees) return derivees.vignette.octets;
  const phrase = derivees.accepte ? 'Choisissez une photographie.' : PHRASES_REJET[derivees.motif];
  throw new Erreur('SAISIE_INVALIDE', [], { champs: { image: phrase } });
}

/** Sends the portrait in use; who saw it is written. */
export async function montrer(
  deps: DepsDossier,
  qui: Session,
  { id, photoId }: { readonly id: string; readonly photoId: string },
  reponse: FastifyReply,
): Promise<FastifyReply> {
  const { organisationId } = enSoin(qui);
  const ref = objetDe({ organisationId, dossierId: id, photoId });
  const taille = await lireTrace(
    deps,
    qui,
    { id, action: 'dossier.lire', trace: 'PHOTO_IDENTITE_VUE' },
    async (tx) => {
      if ((await photoDe(tx, id))?.id !== photoId) throw new Erreur('INTROUVABLE');
      return deps.objets.taille(ref);
    },
  );
  if (taille === undefined) throw new Erreur('INTROUVABLE');
  reponse.headers({
    'content-type': 'image/webp',
    'content-length': taille,
    // Withdrawn, it is seen no more.
    'cache-control': 'private, no-store',
  });
  return reponse.send(Readable.from(deps.objets.lire(ref)));
}

/** Withdrawn by whoever keeps the record; asked again, it is withdrawn all the same. */
export async function retirer(deps: DepsDossier, qui: Session, dossierId: string): Promise<{ fait: true }> {
  const session = enSoin(qui);
  const retirees = await deps.bd.organisation(appelant(session), async (tx) => {
    await ouvrir(tx, deps, session, dossierId, 'dossier.modifier');
    const ids = await retirerPhotos(tx, dossierId, session.compteId);
    if (ids.length > 0) await tracerSur(tx, session, 'PHOTO_IDENTITE_RETIREE', dossierId);
    return ids;
  });
  await effacer(deps, session, dossierId, retirees);
  return { fait: true };
}

/** What a cut leaves behind is swept with the bytes that no row names. */
async function effacer(
  { bd, objets }: DepsDossier,
  session: SessionSoin,
  dossierId: string,
  ids: readonly string[],
): Promise<void> {
  const { organisationId } = session;
  for (const photoId of ids) await objets.supprimer(objetDe({ organisationId, dossierId, photoId }));
  await bd.organisation(appelant(session), (tx) => noterPurge(tx, ids));
}

/** For a round: the portrait travels inside what the tablet encrypts. */
export async function portraitEmporte(
  { objets }: Pick<DepsDossier, 'objets'>,
  tx: Tx,
  dossier: { readonly organisationId: string; readonly dossierId: string },
): Promise<string | null> {
  const photo = await photoDe(tx, dossier.dossierId);
  if (!photo) return null;
  const ref = objetDe({ ...dossier, photoId: photo.id });
  if (!(await objets.existe(ref))) return null;
  return (await rassembler(objets.lire(ref))).toString('base64');
}
