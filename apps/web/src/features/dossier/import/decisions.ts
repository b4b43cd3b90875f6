import type { ChampImport, LigneImportT } from '@orapont/contract/dossier-import';

/** What the person decided, line by line. Nothing is decided in his place. */
export type Decisions = {
  readonly ecartees: ReadonlySet<number>;
  readonly autresPersonnes: ReadonlySet<number>;
  /** Number of the line, and the record that it is. */
  readonly memesPersonnes: ReadonlyMap<number, string>;
  readonly misesAJour: ReadonlyMap<number, ReadonlySet<ChampImport>>;
};

export const AUCUNE_DECISION: Decisions = {
  ecartees: new Set(),
  autresPersonnes: new Set(),
  memesPersonnes: new Map(),
  misesAJour: new Map(),
};

export const basculer = <T>(ensemble: ReadonlySet<T>, element: T, dedans: boolean): ReadonlySet<T> => {
  const copie = new Set(ensemble);
  if (dedans) copie.add(element);
  else copie.delete(element);
  return copie;
};

const sans = <V>(table: ReadonlyMap<number, V>, numero: number) => {
  const copie = new Map(table);
  copie.delete(numero);
  return copie;
};

export const ECARTEE = 'ecartee';
export const AUTRE = 'autre';

/** The answer given to « Qui est-ce ? »: a record, someone else, or left aside; empty as long as nothing is said. */
export const reponse = ({ ecartees, autresPersonnes, memesPersonnes }: Decisions, numero: number): string =>
  ecartees.has(numero) ? ECARTEE : autresPersonnes.has(numero) ? AUTRE : (memesPersonnes.get(numero) ?? '');

/** One answer replaces another. Of the same person, the room and the identifier of the list are offered ticked, in sight. */
export function repondre(avant: Decisions, ligne: LigneImportT, choix: string): Decisions {
  const { numero } = ligne;
  const fiche = ligne.semblables.find(({ dossierId }) => dossierId === choix);
  const offerts = (fiche?.differences ?? [])
    .filter(({ champ, actuel }) => champ === 'chambre' || (champ === 'identifiantExterne' && actuel === ''))
    .map(({ champ }) => champ);
  return {
    ecartees: basculer(avant.ecartees, numero, choix === ECARTEE),
    autresPersonnes: basculer(avant.autresPersonnes, numero, choix === AUTRE),
    memesPersonnes: fiche
      ? new Map(avant.memesPersonnes).set(numero, fiche.dossierId)
      : sans(avant.memesPersonnes, numero),
    misesAJour: fiche
      ? new Map(avant.misesAJour).set(numero, new Set(offerts))
      : sans(avant.misesAJour, numero),
  };
}

export const reprendre = (avant: Decisions, numero: number, champ: ChampImport, oui: boolean): Decisions => ({
  ...avant,
  misesAJour: new Map(avant.misesAJour).set(
    numero,
    basculer(avant.misesAJour.get(numero) ?? new Set(), champ, oui),
  ),
});

/** Lines still without an answer that are, trait for trait, one record and no other. */
export const memesTraits = (lignes: readonly LigneImportT[], decisions: Decisions) =>
  lignes.filter(
    ({ numero, etat, semblables }) =>
      etat === 'RESSEMBLE' &&
      reponse(decisions, numero) === '' &&
      semblables.filter((fiche) => fiche.memesTraits).length === 1,
  );

export const direPareils = (avant: Decisions, lignes: readonly LigneImportT[]): Decisions =>
  lignes.reduce(
    (decisions, ligne) =>
      repondre(decisions, ligne, ligne.semblables.find((fiche) => fiche.memesTraits)?.dossierId ?? ''),
    avant,
  );

/** Lines that stop the import until something is said of them. */
export const enAttente = (lignes: readonly LigneImportT[], decisions: Decisions) =>
  lignes.filter(
    ({ numero, etat }) => (etat === 'ERREUR' || etat === 'RESSEMBLE') && reponse(decisions, numero) === '',
  );

export const enCorps = ({ ecartees, autresPersonnes, memesPersonnes, misesAJour }: Decisions) => ({
  ecartees: [...ecartees],
  autresPersonnes: [...autresPersonnes],
  memesPersonnes: [...memesPersonnes].map(([numero, dossierId]) => ({ numero, dossierId })),
  misesAJour: [...misesAJour]
    .filter(([numero, champs]) => champs.size > 0 && !ecartees.has(numero))
    .map(([numero, champs]) => ({ numero, champs: [...champs] })),
});
