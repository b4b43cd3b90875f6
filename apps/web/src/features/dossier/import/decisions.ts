import type { ChampImport, LigneImportT } from '@orapont/contract/dossier-import';

/** What the person decided, line by line. Nothing is decided in his place. */
export type Decisions = {
  readonly ecartees: ReadonlySet<number>;
  readonly autresPersonnes: ReadonlySet<number>;
  readonly misesAJour: ReadonlyMap<number, ReadonlySet<ChampImport>>;
};

export const AUCUNE_DECISION: Decisions = {
  ecartees: new Set(),
  autresPersonnes: new Set(),
  misesAJour: new Map(),
};

export const basculer = <T>(ensemble: ReadonlySet<T>, element: T, dedans: boolean): ReadonlySet<T> => {
  const copie = new Set(ensemble);
  if (dedans) copie.add(element);
  else copie.delete(element);
  return copie;
};

/** Lines that stop the import until something is said of them. */
export const enAttente = (lignes: readonly LigneImportT[], { ecartees, autresPersonnes }: Decisions) =>
  lignes.filter(
    ({ numero, etat }) =>
      !ecartees.has(numero) && (etat === 'ERREUR' || (etat === 'RESSEMBLE' && !autresPersonnes.has(numero))),
  );

export const enCorps = ({ ecartees, autresPersonnes, misesAJour }: Decisions) => ({
  ecartees: [...ecartees],
  autresPersonnes: [...autresPersonnes],
  misesAJour: [...misesAJour]
    .filter(([, champs]) => champs.size > 0)
    .map(([numero, champs]) => ({ numero, champs: [...champs] })),
});
