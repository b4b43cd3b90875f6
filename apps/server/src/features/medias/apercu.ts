import { createHash } from 'node:crypto';
import type { LectureAvantT } from '@orapont/contract/media';
import { Erreur } from '@orapont/domain/erreurs';
import { trouverActe } from '../../kernel/acte-repository.ts';
import type { Tx } from '../../kernel/bd.ts';
import { unSeul } from '../../kernel/octets.ts';
import { appelant, type SessionSoin } from '../../kernel/session.ts';
import type { RefDossier, Televersement } from '../objets/ports.ts';
import { exiger, ouvrirPourEcrire, prendDesImages } from './acces.ts';
import { mediasEnvoyes } from './acte-media-repository.ts';
import { mediasIncomplets, noterRefus, rendreEntiere } from './apercu-repository.ts';
import type { DepsMedias } from './deps.ts';
import { type Media, marquerSupprime, trouverMedia } from './media-repository.ts';
import { apercuDe, fileDe, objetDe } from './objets-media.ts';
import type { ImageGardee, MotifRejetImage, RejetImage } from './ports.ts';
import { mesurer, recuDUneImage, voieDe } from './recevoir.ts';
import { tracerImage } from './traces.ts';

/** A reading size is some 200 kB: what weighs ten times more is not one. */
const OCTETS_APERCU = 2_000_000;
/** Measures are whole numbers: those of a copy fall beside by one point. */
const ECART = 0.02;

/** Its reading size is here, the whole picture is not. */
export const attendSonOriginale = ({ empreinteRecue, originaleAttendue }: Media): boolean =>
  empreinteRecue === null && originaleAttendue !== null;

/**
 * Keeps a reading size, looked at like any picture: the whole one is announced with it, and shall be the only file to take its place.
 *
 * @throws Erreur CONFLIT EMPREINTE_DIFFERENTE, SAISIE_INVALIDE when it is not the reading size of what is announced
 */
export async function garderApercu(
  deps: DepsMedias,
  ou: RefDossier & { readonly mediaId: string },
  { empreinte, largeur, hauteur }: LectureAvantT,
  televersement: Televersement,
): Promise<void> {
  if (televersement.taille > OCTETS_APERCU) throw refusee();
  const { image, empreinteRecue } = await regarder(deps, televersement);
  if (empreinteRecue !== empreinte) {
    await deps.televersements.abandonner(televersement.id);
    throw new Erreur('CONFLIT', ['EMPREINTE_DIFFERENTE']);
  }
  if (!image.accepte || image.type !== 'JPEG') throw refusee();
  if (Math.abs((image.largeur * hauteur) / (image.hauteur * largeur) - 1) > ECART) throw refusee();
  await deps.objets.ecrire(apercuDe(ou), unSeul(image.octets));
}

const refusee = () => new Erreur('SAISIE_INVALIDE', ['APERCU_REFUSE']);

async function regarder(
  { televersements, images }: DepsMedias,
  { id }: Televersement,
): Promise<{ image: ImageGardee | RejetImage; empreinteRecue: string }> {
  const empreinte = createHash('sha256');
  const image = await images.ingerer(
    mesurer(televersements.lireTeleversement(id), (octets) => empreinte.update(octets)),
  );
  return { image, empreinteRecue: empreinte.digest('hex') };
}

/** Digest of the reading size as received; what is there already, whole or under another name, needs none. */
export const receptionDe = (
  { media, doublon }: { readonly media: Media; readonly doublon: boolean },
  { empreinte }: LectureAvantT,
): string | null => (attendSonOriginale(media) && !doublon ? media.apercuEmpreinte : empreinte);

export type Completee = { readonly media: Media; readonly refus: MotifRejetImage | null };

/**
 * The whole picture takes the place of its reading size, under the same id, whatever became of the request meanwhile: what was read small is
 * read large. Asked twice, even at once, it is written once.
 */
export async function completer(
  deps: DepsMedias,
  session: SessionSoin,
  media: Media,
  televersement: Televersement,
): Promise<Completee> {
  const { mediaId } = media;
  const refus = await ecrireOriginale(deps, session, media, televersement);
  const lue = await deps.bd.organisation(appelant(session), (tx) => trouverMedia(tx, mediaId));
  if (!lue) throw new Erreur('INTROUVABLE');
  await deps.televersements.abandonner(televersement.id);
  return { media: lue, refus };
}

async function ecrireOriginale(
  deps: DepsMedias,
  session: SessionSoin,
  media: Media,
  televersement: Televersement,
): Promise<MotifRejetImage | null> {
  const { organisationId, mediaId } = media;
  const lu = await regarder(deps, televersement);
  if (lu.empreinteRecue !== media.originaleAttendue) {
    await deps.televersements.abandonner(televersement.id);
    throw new Erreur('CONFLIT', ['EMPREINTE_DIFFERENTE']);
  }
  const voie = await voieDe(deps, media.genre, televersement);
  const image = voie === 'IMAGE' ? lu.image : ({ accepte: false, motif: 'FORMAT_INCONNU' } as const);
  if (!image.accepte) {
    await deps.bd.organisation(appelant(session), (tx) => noterRefus(tx, mediaId, image.motif));
    return image.motif;
  }
  // Taken out for more than an hour: received, and not kept.
  if (media.purgeLe === null)
    await deps.objets.ecrire(objetDe({ ...media, surApercu: false }, 'original'), unSeul(image.octets));
  await deps.bd.organisation(appelant(session), async (tx) => {
    const entiere = { ...recuDUneImage(image), empreinteRecue: lu.empreinteRecue };
    const acte = await trouverActe(tx, media.acteId, { verrou: false });
    if (!acte || !(await rendreEntiere(tx, mediaId, entiere))) return;
    await deps.travaux.enfiler(tx, fileDe(media), { organisationId, mediaId });
    await tracerImage(tx, session, acte, 'IMAGE_DEPOSEE');
  });
  return null;
}

/** Taken back by whoever took it, before the whole picture came. Once it left with its request, it stays. */
export async function retirerApercu(tx: Tx, session: SessionSoin, mediaId: string, le: Date): Promise<void> {
  const media = await trouverMedia(tx, mediaId);
  if (!media || media.etat === 'SUPPRIME') return;
  const acte = await ouvrirPourEcrire(tx, session, media.acteId, { action: 'media.deposer', verrou: true });
  if (!attendSonOriginale(media) || (await mediasEnvoyes(tx, media.acteId)).has(mediaId))
    throw new Erreur('CONFLIT', ['IMAGES_FIGEES']);
  await marquerSupprime(tx, mediaId, le);
  await tracerImage(tx, session, acte, 'IMAGE_SUPPRIMEE');
}

/**
 * May this upload go on towards that act? A request that left takes no new picture, but the whole of those that it shows small.
 *
 * @throws Erreur INTROUVABLE, INTERDIT, CONFLIT IMAGES_FIGEES
 */
export async function ouvrirPourDeposer(
  tx: Tx,
  session: SessionSoin,
  acteId: string,
  mediaId: string | undefined,
) {
  const acte = await trouverActe(tx, acteId, { verrou: false });
  if (!acte) throw new Erreur('INTROUVABLE');
  exiger(session, 'media.deposer', acte);
  const attendues = prendDesImages(acte) ? undefined : await mediasIncomplets(tx, acteId);
  if (attendues && (mediaId === undefined ? attendues.length === 0 : !attendues.includes(mediaId)))
    throw new Erreur('CONFLIT', ['IMAGES_FIGEES']);
  return { acte, completee: mediaId !== undefined && attendues !== undefined };
}
