import { OCTETS_MAX } from '@orapont/domain/captation/medias';
import { rassembler, unSeul } from '../../kernel/octets.ts';
import { avertir } from './avertir.ts';
import type { DepsMedias } from './deps.ts';
import {
  type Media,
  marquerPret,
  marquerPurge,
  marquerRejete,
  mediasABalayer,
  noterAvance,
  noterMesures,
  trouverMedia,
} from './media-repository.ts';
import { afficheDe, objetDe, RECETTE, tousLesObjets } from './objets-media.ts';
import type { Derivees, Normalisee, OptionsNormalisation, RejetImage, SourceAleatoire } from './ports.ts';

type Cible = { readonly organisationId: string; readonly mediaId: string };

/** Makes what is shown of a file, for its present turn. Done twice, it writes the same bytes in the same place. */
export async function preparer(deps: DepsMedias, { organisationId, mediaId }: Cible): Promise<void> {
  const { bd } = deps;
  const media = await bd.organisation({ organisationId }, (tx) => trouverMedia(tx, mediaId));
  if (!media || !aPreparer(media)) return;
  const source = { ...media, surApercu: media.empreinteRecue === null && media.apercuEmpreinte !== null };
  const refus = (await estPreparee(deps, source)) ? undefined : await rendre(deps, source);
  await bd.organisation({ organisationId }, (tx) =>
    refus ? marquerRejete(tx, mediaId, refus.motif) : marquerPret(tx, media, RECETTE),
  );
}

/** New, turned, or shown by its reading size though the whole picture has come. */
const aPreparer = ({ etat, surApercu, empreinteRecue }: Media): boolean =>
  etat === 'RECU' || (etat === 'PRET' && surApercu && empreinteRecue !== null);

async function estPreparee({ objets }: DepsMedias, media: Media): Promise<boolean> {
  const [vignette, lecture] = await Promise.all([
    objets.existe(objetDe(media, 'vignette')),
    objets.existe(objetDe(media, 'lecture')),
  ]);
  return vignette && lecture && (media.technique !== null || !aNormaliser(media));
}

/** Undefined once everything is written. */
async function rendre(deps: DepsMedias, media: Media): Promise<RejetImage | undefined> {
  switch (media.genre) {
    case 'VIDEO':
      await ecrire(deps, media, await afficheDuFilm(deps, media));
      return undefined;
    case 'VOLUME':
    case 'SCAN3D':
      return deployer(deps, media);
    case 'PHOTO':
    case 'RADIO':
      return rendreImage(deps, media);
  }
}

async function rendreImage(deps: DepsMedias, media: Media): Promise<RejetImage | undefined> {
  const original = await rassembler(deps.objets.lire(objetDe(media, 'original')));
  const derivees = await deps.images.derivees(original, { rotation: media.rotation });
  if (!derivees.accepte) return derivees;
  await ecrire(deps, media, derivees);
  if (aNormaliser(media) && media.technique === null) await normaliser(deps, media);
  return undefined;
}

/** Whatever hides a name in its header is served rebuilt. */
const aNormaliser = ({ typeMime, genre }: Media): boolean =>
  genre === 'RADIO' || genre === 'VOLUME' || genre === 'SCAN3D' || typeMime === 'application/dicom';

/** A radiograph that is shown but cannot be drawn again keeps its reading size, and says so. */
async function normaliser(deps: DepsMedias, media: Media): Promise<void> {
  const source = await sourceDe(deps, media);
  const copie = await deps.lourds.dicom(source, options(deps, media));
  const { organisationId, mediaId } = media;
  await deps.bd.organisation({ organisationId }, (tx) =>
    noterMesures(tx, mediaId, {
      technique: copie.accepte ? copie.technique : { sorte: 'ABSENTE', motif: copie.motif },
    }),
  );
}

/** Slices and meshes: nothing can be shown of them but by their copy. */
async function deployer(deps: DepsMedias, media: Media): Promise<RejetImage | undefined> {
  const copie = await copier(deps, media);
  if (!copie.accepte) {
    await deps.objets.supprimer(objetDe(media, 'normalise'));
    return copie;
  }
  await ecrire(deps, media, copie.derivees);
  const { organisationId, mediaId, dossierId } = media;
  await deps.bd.organisation({ organisationId }, async (tx) =>
    noterMesures(tx, mediaId, {
      technique: copie.technique,
      largeur: copie.largeur,
      hauteur: copie.hauteur,
      avertissements: await avertir(tx, dossierId, copie),
    }),
  );
  return undefined;
}

async function copier(deps: DepsMedias, media: Media): Promise<Normalisee | RejetImage> {
  if (media.genre === 'VOLUME') return deps.lourds.dicom(await sourceDe(deps, media), options(deps, media));
  const octets = await rassembler(deps.objets.lire(objetDe(media, 'original')));
  return deps.lourds.scan(octets, options(deps, media));
}

async function sourceDe({ objets }: DepsMedias, media: Media): Promise<SourceAleatoire> {
  const ref = objetDe(media, 'original');
  return {
    taille: Math.min(OCTETS_MAX, (await objets.taille(ref)) ?? 0),
    lire: (debut, fin) => objets.lire(ref, { debut, fin }),
  };
}

const options = ({ bd, objets }: DepsMedias, media: Media): OptionsNormalisation => ({
  ecrire: (octets) => objets.ecrire(objetDe(media, 'normalise'), octets),
  surAvance: (pourCent) =>
    bd.organisation({ organisationId: media.organisationId }, (tx) =>
      noterAvance(tx, media.mediaId, pourCent),
    ),
});

/** The picture that came with it, made where it was filmed; a plain sign otherwise. */
async function afficheDuFilm({ images, lourds, objets }: DepsMedias, media: Media): Promise<Derivees> {
  const ref = afficheDe(media);
  if (await objets.existe(ref)) {
    const derivees = await images.derivees(await rassembler(objets.lire(ref)), { rotation: 0 });
    if (derivees.accepte) return derivees;
  }
  return lourds.affiche();
}

async function ecrire({ objets }: DepsMedias, media: Media, derivees: Derivees): Promise<void> {
  for (const rendu of ['vignette', 'lecture'] as const)
    await objets.ecrire(objetDe(media, rendu), unSeul(derivees[rendu].octets));
}

const JOUR_MS = 24 * 3_600_000;

/**
 * Every quarter of an hour: files whose job was given up are taken up again, bytes of those taken out or refused for an hour go, and
 * so do uploads and half-written objects that nobody came back for in a day.
 */
export async function balayer(deps: DepsMedias): Promise<void> {
  const { bd, objets, televersements, maintenant } = deps;
  const cibles = await bd.administration(undefined, mediasABalayer);
  for (const cible of cibles) {
    if (cible.geste === 'PREPARER') await preparer(deps, cible);
    else if (cible.geste === 'NORMALISER') await renormaliser(deps, cible);
    else await purger(deps, cible);
  }
  const hier = new Date(maintenant().getTime() - JOUR_MS);
  await televersements.balayer(hier);
  await objets.balayer(hier);
}

/** A radiograph kept before copies were made. */
async function renormaliser(deps: DepsMedias, { organisationId, mediaId }: Cible): Promise<void> {
  const media = await deps.bd.organisation({ organisationId }, (tx) => trouverMedia(tx, mediaId));
  if (media?.etat === 'PRET' && media.technique === null) await normaliser(deps, media);
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
