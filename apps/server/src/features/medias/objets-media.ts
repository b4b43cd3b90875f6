import type { GenreMedia } from '@orapont/domain/captation/medias';
import type { NomTravail } from '../../kernel/travaux.ts';
import type { RefDossier, RefObjet } from '../objets/ports.ts';
import type { RenduMedia, Rotation } from './ports.ts';

/** Way of making the derivatives; the next one is 2, and its objects get numbers of their own. */
export const RECETTE = 1;

const RANG = { vignette: 0, lecture: 1 } as const;

/** Far from the numbers of the derivatives, whatever recipe comes. */
const NORMALISE = 1_000;
const AFFICHE = 1_001;
const APERCU = 1_002;
/** What is made of a reading size has numbers of its own: it is never mistaken for what the whole picture gives. */
const SUR_APERCU = 2_000;

/**
 * The encrypted objects of a picture, all under its id: version 1 is the original; then, for each recipe and each quarter turn,
 * the thumbnail and the reading size. The same number always holds the same bytes, so that a job done twice, or two turns asked
 * at once, cannot mix them up, and a browser may keep them.
 */
export function objetDe(
  media: RefDossier & {
    readonly mediaId: string;
    readonly rotation: Rotation;
    readonly surApercu?: boolean | undefined;
  },
  rendu: RenduMedia,
): RefObjet {
  const { organisationId, dossierId, mediaId, rotation } = media;
  if (media.surApercu && rendu === 'original') return apercuDe(media);
  const version =
    rendu === 'original'
      ? 1
      : rendu === 'normalise'
        ? NORMALISE
        : (media.surApercu ? SUR_APERCU : 0) + 2 + 8 * (RECETTE - 1) + 2 * (rotation / 90) + RANG[rendu];
  return { organisationId, dossierId, objetId: mediaId, version };
}

/** The picture that whoever sent a video gave with it. */
export const afficheDe = (media: RefDossier & { readonly mediaId: string }): RefObjet => ({
  organisationId: media.organisationId,
  dossierId: media.dossierId,
  objetId: media.mediaId,
  version: AFFICHE,
});

/** The reading size that came before the picture: its only file until then. */
export const apercuDe = (media: RefDossier & { readonly mediaId: string }): RefObjet => ({
  organisationId: media.organisationId,
  dossierId: media.dossierId,
  objetId: media.mediaId,
  version: APERCU,
});

/** Every object that a picture may have left on the disk. */
export function tousLesObjets(media: RefDossier & { readonly mediaId: string }): readonly RefObjet[] {
  const derives = ([0, 90, 180, 270] as const).flatMap((rotation) =>
    (['vignette', 'lecture'] as const).flatMap((rendu) =>
      [false, true].map((surApercu) => objetDe({ ...media, rotation, surApercu }, rendu)),
    ),
  );
  const seuls = (['original', 'normalise'] as const).map((rendu) =>
    objetDe({ ...media, rotation: 0, surApercu: false }, rendu),
  );
  return [...seuls, afficheDe(media), apercuDe(media), ...derives];
}

/** Slices take minutes: they have a queue of their own, and photographs never wait behind them. */
export const fileDe = ({ genre }: { readonly genre: GenreMedia }): NomTravail =>
  genre === 'VOLUME' || genre === 'SCAN3D' ? 'media.deployer' : 'media.ingerer';

export const versionDe = (media: {
  readonly rotation: number;
  readonly deriveeVersion: number;
  readonly surApercu: boolean;
}) => `${media.deriveeVersion}.${media.rotation / 90}${media.surApercu ? 'a' : ''}`;
