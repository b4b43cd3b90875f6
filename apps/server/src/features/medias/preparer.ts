import type { DepsMedias } from './deps.ts';
import {
  type Media,
  marquerPret,
  marquerPurge,
  marquerRejete,
  mediasABalayer,
  trouverMedia,
} from './media-repository.ts';
import { objetDe, RECETTE, rassembler, tousLesObjets } from './objets-media.ts';
import type { Derivees } from './ports.ts';

type Cible = { readonly organisationId: string; readonly mediaId: string };

/** Makes what is shown of a picture, for its present turn. Done twice, it writes the same bytes in the same place. */
export async function preparer(deps: DepsMedias, { organisationId, mediaId }: Cible): Promise<void> {
  const { bd, images, objets } = deps;
  const media = await bd.organisation({ organisationId }, (tx) => trouverMedia(tx, mediaId));
  if (media?.etat !== 'RECU') return;
  if (!(await estPreparee(deps, media))) {
    const original = await rassembler(objets.lire(objetDe(media, 'original')));
    const derivees = await images.derivees(original, { rotation: media.rotation });
    if (!derivees.accepte) {
      await bd.organisation({ organisationId }, (tx) => marquerRejete(tx, mediaId, derivees.motif));
      return;
    }
    await ecrire(deps, media, derivees);
  }
  await bd.organisation({ organisationId }, (tx) => marquerPret(tx, media, RECETTE));
}

async function estPreparee({ objets }: DepsMedias, media: Media): Promise<boolean> {
  const [vignette, lecture] = await Promise.all([
    objets.existe(objetDe(media, 'vignette')),
    objets.existe(objetDe(media, 'lecture')),
  ]);
  return vignette && lecture;
}

async function ecrire({ objets }: DepsMedias, media: Media, derivees: Derivees): Promise<void> {
  for (const rendu of ['vignette', 'lecture'] as const)
    await objets.ecrire(objetDe(media, rendu), unSeul(derivees[rendu].octets));
}

async function* unSeul(octets: Uint8Array): AsyncGenerator<Uint8Array> {
  yield octets;
}

const JOUR_MS = 24 * 3_600_000;

/**
 * Every quarter of an hour: pictures whose job was given up are taken up again, bytes of pictures taken out for an hour go, and so
 * do uploads and half-written objects that nobody came back for in a day.
 */
export async function balayer(deps: DepsMedias): Promise<void> {
  const { bd, objets, televersements, maintenant } = deps;
  const cibles = await bd.administration(undefined, mediasABalayer);
  for (const cible of cibles) {
    if (cible.geste === 'PREPARER') await preparer(deps, cible);
    else await purger(deps, cible);
  }
  const hier = new Date(maintenant().getTime() - JOUR_MS);
  await televersements.balayer(hier);
  await objets.balayer(hier);
}

/** The row first: put back at the same moment, the picture keeps its bytes. */
async function purger({ bd, objets, maintenant }: DepsMedias, { organisationId, mediaId }: Cible) {
  const media = await bd.organisation({ organisationId }, async (tx) => {
    const trouve = await trouverMedia(tx, mediaId);
    return trouve && (await marquerPurge(tx, mediaId, maintenant())) ? trouve : undefined;
  });
  if (!media) return;
  for (const ref of tousLesObjets(media)) await objets.supprimer(ref);
}
