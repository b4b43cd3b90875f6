import type { EntreeJournalT } from '@orapont/contract/journal';
import { type DateCivile, jourParis } from '@orapont/domain/dates';

/** The same person doing the same thing several times in a row, said once with every hour. */
export type Fait = { readonly entree: EntreeJournalT; readonly heures: readonly string[] };
export type Jour = { readonly jour: DateCivile; readonly faits: readonly Fait[] };

/** Groups entries, newest first, by day in Paris; nothing is left out. */
export function grouperParJour(entrees: readonly EntreeJournalT[]): readonly Jour[] {
  const parJour = Map.groupBy(entrees, ({ le }) => jourParis(le));
  return [...parJour].map(([jour, duJour]) => ({ jour, faits: reunir(duJour) }));
}

function reunir(entrees: readonly EntreeJournalT[]): readonly Fait[] {
  const faits: { entree: EntreeJournalT; heures: string[] }[] = [];
  for (const entree of entrees) {
    const dernier = faits.at(-1);
    if (dernier && memeFait(dernier.entree, entree)) dernier.heures.push(entree.le);
    else faits.push({ entree, heures: [entree.le] });
  }
  return faits;
}

const memeFait = (a: EntreeJournalT, b: EntreeJournalT) =>
  a.action === b.action && a.qui === b.qui && a.structure === b.structure && a.acteId === b.acteId;
