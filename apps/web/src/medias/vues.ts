import { type Protocole, vuesDe, vuesManquantes } from '@orapont/domain/captation/protocoles';
import { comparerVues, type Vue } from '@orapont/domain/captation/vue';
import { VUES } from '@orapont/domain/captation/vues';
import type { ChoiceOption } from '../ui/ListOption.tsx';
import { TEXTES } from './textes.ts';

/**
 * Views for files that come together: the one that the person pointed at, then those still missing, in mouth order. When nothing
 * is missing, a close-up; a DICOM file is an X-ray whatever is missing.
 *
 * @rule CAP-01
 */
export function proposerVues(
  protocole: Protocole,
  presentes: readonly string[],
  { choisie, fichiers }: { choisie: string | undefined; fichiers: readonly { readonly dicom: boolean }[] },
): readonly string[] {
  const attente = [...vuesManquantes(protocole, presentes)].filter((vue) => vue !== choisie);
  if (choisie) attente.unshift(choisie);
  return fichiers.map(({ dicom }) => (dicom ? 'RADIO' : (attente.shift() ?? 'PLAINTE')));
}

/** Views in the list of choices: those of the protocol first, then the others, each group in mouth order. */
export function choixDeVues(protocole: Protocole, propres: readonly Vue[]): readonly ChoiceOption[] {
  const duProtocole = vuesDe(protocole, propres);
  const autres = [...Object.values(VUES), ...propres]
    .filter(({ code }) => !protocole.vues.includes(code))
    .toSorted(comparerVues);
  return [
    ...duProtocole.map((vue) => ({ vue, detail: `${TEXTES.vuesProtocole}. ${vue.consigne}` })),
    ...autres.map((vue) => ({ vue, detail: vue.consigne })),
  ].map(({ vue, detail }) => ({ id: vue.code, label: vue.libelle, detail }));
}

/** A quarter turn, clockwise when it is to the right. */
export const tourner = (rotation: 0 | 90 | 180 | 270, sens: 'GAUCHE' | 'DROITE') =>
  ((rotation + (sens === 'DROITE' ? 90 : 270)) % 360) as 0 | 90 | 180 | 270;
