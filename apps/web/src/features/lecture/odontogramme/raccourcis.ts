import type { Face } from '@orapont/domain/bouche/faces';
import { CONSTATS_FACE, type ConstatFace } from '@orapont/domain/bouche/observation';

/** A face by its letter; P palatine is left to the pins, L serves both arches. I is the incisal edge. */
export const FACE_PAR_TOUCHE: Readonly<Record<string, Face>> = {
  v: 'vestibulaire',
  l: 'linguale',
  m: 'mesiale',
  d: 'distale',
  o: 'occlusale',
  i: 'occlusale',
};

/** The letter that a panel shows: L for the palatal face too, since P places a pin. */
export const TOUCHE_DE_LA_FACE: Readonly<Record<Face, string>> = {
  vestibulaire: 'V',
  linguale: 'L',
  mesiale: 'M',
  distale: 'D',
  occlusale: 'O',
};

/** « 1 » is « sans lésion visible », then the findings in the order of the domain. */
export const CONSTAT_PAR_TOUCHE: Readonly<Record<string, ConstatFace>> = Object.fromEntries(
  CONSTATS_FACE.map((constat, rang) => [String(rang + 1), constat]),
);

export const TOUCHE_DU_CONSTAT = Object.fromEntries(
  CONSTATS_FACE.map((constat, rang) => [constat, String(rang + 1)]),
) as Readonly<Record<ConstatFace, string>>;
