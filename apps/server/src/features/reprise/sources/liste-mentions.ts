import { normaliserNom } from '@orapont/domain/identite/nom';
import type { LecteurDeListes, TableauLu } from '../ports.ts';
import type { PieceDite } from '../sources.ts';
import { type Chercher, nomComparable } from './liste-fichiers.ts';

/** A file that a list gives to someone. */
export type Mention = { readonly chemin: string; readonly numero: string; readonly titre: string };

const FICHIER = [
  'fichier',
  'fichiers',
  'nom du fichier',
  'nom fichier',
  'chemin',
  'image',
  'images',
  'photo',
];
const FICHIERS = new Set([...FICHIER, 'photos', 'photographie', 'document', 'documents', 'piece jointe']);
const DITS = new Set(['titre', 'libelle', 'description', 'legende', 'vue', 'commentaire', 'date', 'pris le']);

const norme = (titre: string) => normaliserNom(titre.replaceAll('_', ' '));
export const colonneDuFichier = (titres: readonly string[]): number | undefined => {
  const rang = titres.findIndex((titre) => FICHIERS.has(norme(titre)));
  return rang < 0 ? undefined : rang;
};
/** How many of these cells are titles of a list of pictures. */
export const titresDImages = (cases: readonly string[]): number =>
  cases.filter((c) => FICHIERS.has(norme(c)) || DITS.has(norme(c))).length;

export const estListeDImages = (listes: LecteurDeListes, { titres }: TableauLu): boolean =>
  colonneDuFichier(titres) !== undefined && listes.identifiant(titres) !== undefined;

/** One row gives one file to one person; a row that cannot is refused, a row that can is read with its file. */
export function lireMentions(
  listes: LecteurDeListes,
  liste: string,
  tableau: TableauLu,
  connu: (numero: string) => boolean,
  chercher: Chercher,
): { readonly mentions: readonly Mention[]; readonly pieces: readonly PieceDite[] } {
  const colonnes = {
    numero: listes.identifiant(tableau.titres) ?? -1,
    fichier: colonneDuFichier(tableau.titres) ?? -1,
  };
  const mentions: Mention[] = [];
  const pieces = tableau.rangees.map(({ numero: ligne, cases }): PieceDite => {
    const dite = (motif: string): PieceDite => ({
      ...{ genre: 'DITE', nature: 'TABLEAU', chemin: `${liste}, ligne ${ligne}`, motif },
      sort: motif === '' ? 'LISIBLE' : 'REFUSE',
    });
    const [numero = '', nom = ''] = [cases[colonnes.numero], cases[colonnes.fichier]];
    if (numero === '' || nom === '')
      return dite('Il manque l’identifiant de la personne ou le nom du fichier.');
    if (!connu(numero))
      return dite(`Aucune ligne de la liste de personnes n’a l’identifiant «\u00a0${numero}\u00a0».`);
    const trouve = chercher(nom, liste);
    if ('motif' in trouve) return dite(trouve.motif);
    mentions.push({ chemin: trouve.chemin, numero, titre: titreDe(tableau.titres, cases, colonnes) });
    return dite('');
  });
  return { mentions, pieces };
}

/** Everything else that the row says: nothing of it has another place. */
function titreDe(
  titres: readonly string[],
  cases: readonly string[],
  { numero, fichier }: { readonly numero: number; readonly fichier: number },
): string {
  return titres
    .flatMap((titre, rang) => {
      const valeur = cases[rang] ?? '';
      if (rang === numero || rang === fichier || valeur === '') return [];
      return [DITS.has(norme(titre)) ? valeur : `${titre}\u00a0: ${valeur}`];
    })
    .join(' · ');
}

/** Files that the row of someone names in a column of its own; what is not found is a remark of that row. */
export function mentionsDeLaRangee(
  titres: readonly string[],
  cases: readonly string[],
  numero: string | undefined,
  trouver: (nom: string) => ReturnType<Chercher>,
): { readonly mentions: readonly Mention[]; readonly remarque: string } {
  const cellule = cases[colonneDuFichier(titres) ?? -1] ?? '';
  if (cellule === '') return { mentions: [], remarque: '' };
  if (!numero)
    return {
      mentions: [],
      remarque: `Sans identifiant, «\u00a0${cellule}\u00a0» ne peut pas être donné à cette personne.`,
    };
  const entier = trouver(cellule);
  const trouves = 'chemin' in entier ? [entier] : cellule.split(/[|;,]/).map((nom) => trouver(nom.trim()));
  const mentions = trouves.flatMap((t) => ('chemin' in t ? [{ chemin: t.chemin, numero, titre: '' }] : []));
  const remarque = trouves.flatMap((t) => ('motif' in t ? [t.motif] : [])).join(' ');
  return { mentions, remarque };
}

/** Numbers that own a file: those that lists give it, and those that its folders or its name bear. */
export function proprietaires(
  chemin: string,
  mentions: readonly Mention[],
  numeros: ReadonlyMap<string, string>,
): readonly string[] {
  const dossiers = nomComparable(chemin).split('/');
  const nom = (dossiers.pop() ?? '').replace(/\.[^.]*$/, '');
  const parPlace = [...dossiers.toReversed(), nom].find((partie) => numeros.has(partie));
  const dits = mentions.map(({ numero }) => nomComparable(numero));
  return [...new Set([...dits, ...(parPlace === undefined ? [] : [parPlace])])];
}
