import { type CodeFdi, estAnterieure, estSuperieure } from './dents.ts';

/** The five faces of a crown. One code for palatal and lingual, for incisal and occlusal: only the name shown differs. */
export const FACES = ['vestibulaire', 'linguale', 'mesiale', 'distale', 'occlusale'] as const;
export type Face = (typeof FACES)[number];

/** A face of a tooth, as one text: « 16-occlusale ». */
export type CleFace = `${CodeFdi}-${Face}`;

export const cleFace = (dent: CodeFdi, face: Face): CleFace => `${dent}-${face}`;

/** Word that a dentist uses for this face of this tooth: palatine above, incisale in front. */
export function nomFace(dent: CodeFdi, face: Face): string {
  switch (face) {
    case 'linguale':
      return estSuperieure(dent) ? 'palatine' : 'linguale';
    case 'occlusale':
      return estAnterieure(dent) ? 'incisale' : 'occlusale';
    case 'mesiale':
      return 'mésiale';
    default:
      return face;
  }
}

/** The five faces of a tooth with the names to show. */
export function facesDe(dent: CodeFdi): readonly { readonly face: Face; readonly nom: string }[] {
  return FACES.map((face) => ({ face, nom: nomFace(dent, face) }));
}
