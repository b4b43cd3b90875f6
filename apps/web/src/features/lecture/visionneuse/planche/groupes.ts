import type { ImageDeLecture } from '../modele.ts';

export const LIBELLE_GROUPE = {
  DENTS: 'Dents',
  MUQUEUSE: 'Muqueuse',
  PLAINTE: 'Plainte',
  RADIO: 'Radios',
  AUTRES: 'Autres',
} as const;
export type Groupe = keyof typeof LIBELLE_GROUPE;

/** What part of the mouth a picture is about: teeth, mucosa, or the place that troubles the person. */
export function groupeDe({ vue, modalite }: ImageDeLecture): Groupe {
  if (modalite === 'RADIO') return 'RADIO';
  if (/PLAINTE|GROS_PLAN|SUIVI/.test(vue.code)) return 'PLAINTE';
  const { faces = [], facesPartielles = [], sites = [] } = vue.montre ?? {};
  if (faces.length + facesPartielles.length > 0) return 'DENTS';
  return sites.length > 0 ? 'MUQUEUSE' : 'AUTRES';
}

export interface Suite {
  readonly groupe: Groupe;
  readonly images: readonly ImageDeLecture[];
}

/** Pictures in mouth order, cut where the part of the mouth changes: the order is that of J and K. */
export function enSuites(images: readonly ImageDeLecture[]): readonly Suite[] {
  const suites: { groupe: Groupe; images: ImageDeLecture[] }[] = [];
  for (const image of images) {
    const groupe = groupeDe(image);
    const derniere = suites.at(-1);
    if (derniere?.groupe === groupe) derniere.images.push(image);
    else suites.push({ groupe, images: [image] });
  }
  return suites;
}
