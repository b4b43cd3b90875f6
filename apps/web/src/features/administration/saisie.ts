import { normaliserNom } from '@orapont/domain/identite/nom';
import type { ChoiceOption } from '../../ui/ListOption.tsx';
import { TEXTES } from './textes.ts';

/** Key of the choice that stands for nothing. */
export const AUCUN = 'AUCUN';

export const texte = (saisie: FormData, nom: string): string => String(saisie.get(nom) ?? '').trim();

export function ouRien(saisie: FormData, nom: string): string | null {
  const valeur = texte(saisie, nom);
  return valeur === '' || valeur === AUCUN ? null : valeur;
}

export const coche = (saisie: FormData, nom: string): boolean => saisie.get(nom) !== null;

export const choix = <Cle extends string>(libelles: Readonly<Record<Cle, string>>): ChoiceOption[] =>
  Object.entries<string>(libelles).map(([id, label]) => ({ id, label }));

/** Every word typed begins a word of the line, accents or not. */
export function correspond(filtre: string, ...textes: readonly (string | null)[]): boolean {
  const mots = normaliserNom(textes.filter((texte) => texte !== null).join(' ')).split(' ');
  return normaliserNom(filtre)
    .split(' ')
    .every((saisi) => mots.some((mot) => mot.startsWith(saisi)));
}

/** What no longer works keeps its name, and says so. */
export const nomme = (nom: string, actif: boolean): string => (actif ? nom : `${nom} ${TEXTES.inactif}`);
