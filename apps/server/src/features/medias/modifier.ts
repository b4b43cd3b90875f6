import type { MediaT, modifierMedia } from '@orapont/contract/media';
import type { BodyOf } from '@orapont/contract/route';
import { Erreur } from '@orapont/domain/erreurs';
import type { ActeSitue } from '../../kernel/acte-repository.ts';
import type { Tx } from '../../kernel/bd.ts';
import { appelant, enSoin, type Session, type SessionSoin } from '../../kernel/session.ts';
import { ouvrirPourEcrire } from './acces.ts';
import { mediasEnvoyes } from './acte-media-repository.ts';
import { verifierAuteur } from './auteur.ts';
import type { DepsMedias } from './deps.ts';
import { decrire } from './lister.ts';
import {
  changerMedia,
  type Media,
  marquerRestaure,
  marquerSupprime,
  trouverDoublon,
  trouverMedia,
} from './media-repository.ts';
import { fileDe } from './objets-media.ts';
import { type ActionImage, tracerImage } from './traces.ts';
import { exigerVue } from './vue-repository.ts';

type Changement = BodyOf<typeof modifierMedia>;

/** View, light, turn or author of a picture that was not sent. */
export async function modifier(
  deps: DepsMedias,
  session: Session,
  mediaId: string,
  changement: Changement,
): Promise<MediaT> {
  return surMedia(deps, session, mediaId, 'IMAGE_MODIFIEE', async (tx, { media, acte, soin }) => {
    if (!estGardee(media)) throw new Erreur('INTROUVABLE');
    await verifierChangement(tx, soin, { ...media, siteId: acte.siteId }, changement);
    // Only a still picture is made again turned; the others are turned by whoever looks at them.
    const tourne = media.genre === 'PHOTO' || media.genre === 'RADIO';
    const rotation = !tourne || changement.rotation === media.rotation ? undefined : changement.rotation;
    const vue = changement.vue === undefined ? undefined : await exigerVue(tx, changement.vue);
    await changerMedia(tx, mediaId, { ...changement, vue, rotation });
    if (rotation !== undefined) await enfiler(deps, tx, media);
  });
}

const estGardee = ({ etat }: Media) => etat === 'RECU' || etat === 'PRET';

/** Another author, or another light, asks again who may have taken the picture. */
async function verifierChangement(
  tx: Tx,
  session: SessionSoin,
  media: Media & { readonly siteId: string },
  { modalite = media.modalite, auteurId = media.auteurId }: Changement,
): Promise<void> {
  if (modalite === media.modalite && auteurId === media.auteurId) return;
  // An X-ray that is filed here was made elsewhere; a photograph was taken by its author.
  const moyen = modalite === 'RADIO' ? 'IMPORT' : 'PRISE';
  const le = media.prisLe ?? media.deposeLe;
  await verifierAuteur(tx, session, { auteurId, siteId: media.siteId, modalite, moyen, le });
}

/** Out of the request at once; its bytes stay an hour, so that a slip of the finger costs nothing. */
export async function supprimer(deps: DepsMedias, session: Session, mediaId: string): Promise<void> {
  await surMedia(deps, session, mediaId, 'IMAGE_SUPPRIMEE', async (tx, { media }) => {
    if (media.etat !== 'SUPPRIME') await marquerSupprime(tx, mediaId, deps.maintenant());
  });
}

export async function restaurer(deps: DepsMedias, session: Session, mediaId: string): Promise<MediaT> {
  return surMedia(deps, session, mediaId, 'IMAGE_RESTAUREE', async (tx, { media }) => {
    if (estGardee(media)) return;
    // A refused file has no bytes to come back with.
    if (media.etat !== 'SUPPRIME' || media.purgeLe !== null || media.octets === null)
      throw new Erreur('INTROUVABLE', ['IMAGE_EFFACEE']);
    if (media.empreinteRecue && (await trouverDoublon(tx, media.acteId, media.empreinteRecue)))
      throw new Erreur('CONFLIT', ['IMAGE_EN_DOUBLE']);
    await marquerRestaure(tx, mediaId);
    await enfiler(deps, tx, media);
  });
}

const enfiler = ({ travaux }: DepsMedias, tx: Tx, media: Media) => {
  const { organisationId, mediaId } = media;
  return travaux.enfiler(tx, fileDe(media), { organisationId, mediaId });
};

/** What was sent does not move: the act is held still, then the frozen request is asked. */
async function surMedia(
  { bd }: DepsMedias,
  session: Session,
  mediaId: string,
  action: ActionImage,
  travail: (tx: Tx, ou: { media: Media; acte: ActeSitue; soin: SessionSoin }) => Promise<void>,
): Promise<MediaT> {
  const soin = enSoin(session);
  return bd.organisation(appelant(soin), async (tx) => {
    const acteId = (await trouverMedia(tx, mediaId))?.acteId;
    if (acteId === undefined) throw new Erreur('INTROUVABLE');
    const acte = await ouvrirPourEcrire(tx, soin, acteId, { action: 'acte.preparer', verrou: true });
    if ((await mediasEnvoyes(tx, acteId)).has(mediaId)) throw new Erreur('CONFLIT', ['IMAGES_FIGEES']);
    await travail(tx, { media: await relire(tx, mediaId), acte, soin });
    await tracerImage(tx, session, acte, action);
    const [decrit] = await decrire(tx, acte, [await relire(tx, mediaId)]);
    if (!decrit) throw new Erreur('INTROUVABLE');
    return decrit;
  });
}

/** Read under the lock of the act: another window may have changed it just before. */
async function relire(tx: Tx, mediaId: string): Promise<Media> {
  const media = await trouverMedia(tx, mediaId);
  if (!media) throw new Erreur('INTROUVABLE');
  return media;
}
