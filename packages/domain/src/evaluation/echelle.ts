import { type Verdict, verdict } from '../verdict.ts';

/** Who a scale was made for. */
export const LIBELLE_PROFIL = {
  AGEE: 'Personne âgée',
  POLYHANDICAP: 'Personne polyhandicapée ou déficiente intellectuelle',
} as const;
export type Profil = keyof typeof LIBELLE_PROFIL;
export const PROFILS = Object.keys(LIBELLE_PROFIL) as readonly Profil[];

export type Choix = { readonly valeur: number; readonly libelle: string };

export type Item = {
  readonly code: string;
  readonly libelle: string;
  /** What to look at, when the label does not say it. */
  readonly precision?: string;
  /** Items of one heading stand together on the screen. */
  readonly rubrique?: string;
  readonly choix: readonly Choix[];
  /** The person cannot show this behaviour: it counts for nothing, and it is not missing. */
  readonly peutNePasSAppliquer?: true;
};

/** From this total on, what the publication says; the highest that is reached holds. */
export type Seuil = { readonly des: number; readonly phrase: string };

export type Echelle = {
  readonly sigle: string;
  readonly libelle: string;
  readonly profils: readonly Profil[];
  /** How to fill it in, in one or two sentences. */
  readonly consigne: string;
  /** Where it comes from, as shown under the score. */
  readonly source: string;
  readonly items: readonly Item[];
  /** False when the items describe and are not added up. */
  readonly somme: boolean;
  readonly seuils: readonly Seuil[];
  /** Published rule on single items: from this value on, the item is named. */
  readonly signale?: { readonly des: number; readonly phrase: string };
};

/** An answer; an item without one is missing, and a missing item is never a zero. */
export type Reponse = number | 'NA';
export type Reponses = Readonly<Record<string, Reponse | undefined>>;

export type Score = {
  /** Sum of what was answered: the least that the whole could be. */
  readonly total: number;
  /** The most that it could be, were the missing items answered at their highest. */
  readonly auPlus: number;
  /** Highest published total. */
  readonly sur: number;
  readonly cotes: number;
  readonly nonApplicables: number;
  readonly manquants: readonly string[];
};

/**
 * Adds up what was answered. Bounds are kept apart from the total, so that nothing is presumed of what was not looked at.
 *
 * @interpretation the publications ask for every item; a partial observation keeps its bounds instead of being thrown away
 */
export function calculer(echelle: Pick<Echelle, 'items'>, reponses: Reponses): Score {
  const parItem = echelle.items.map((item) => ({ item, reponse: reponses[item.code] }));
  const manquants = parItem.filter(({ reponse }) => reponse === undefined).map(({ item }) => item);
  const total = somme(parItem.map(({ reponse }) => (typeof reponse === 'number' ? reponse : 0)));
  return {
    total,
    auPlus: total + somme(manquants.map(plusHaut)),
    sur: somme(echelle.items.map(plusHaut)),
    cotes: parItem.filter(({ reponse }) => typeof reponse === 'number').length,
    nonApplicables: parItem.filter(({ reponse }) => reponse === 'NA').length,
    manquants: manquants.map(({ code }) => code),
  };
}

export const estComplet = ({ manquants, cotes }: Score): boolean => manquants.length === 0 && cotes > 0;

export type MotifReponses = 'ITEM_INCONNU' | 'VALEUR_HORS_ECHELLE' | 'AUCUNE_REPONSE';
export const PHRASE_REPONSES = {
  ITEM_INCONNU: 'Une réponse ne correspond à aucune question de cette échelle. Rechargez la page.',
  VALEUR_HORS_ECHELLE: 'Une réponse est en dehors de ce que l’échelle prévoit. Rechargez la page.',
  AUCUNE_REPONSE: 'Répondez à une question au moins, ou quittez sans enregistrer.',
} as const satisfies Record<MotifReponses, string>;

/** Says whether answers are of this scale, whole or not. */
export function controler(echelle: Pick<Echelle, 'items'>, reponses: Reponses): Verdict<MotifReponses> {
  const donnees = Object.entries(reponses).filter(([, reponse]) => reponse !== undefined);
  const items = new Map(echelle.items.map((item) => [item.code, item]));
  return verdict([
    [donnees.some(([code]) => !items.has(code)), 'ITEM_INCONNU'],
    [
      donnees.some(([code, reponse]) => {
        const item = items.get(code);
        return item !== undefined && !admet(item, reponse);
      }),
      'VALEUR_HORS_ECHELLE',
    ],
    [!donnees.some(([, reponse]) => typeof reponse === 'number'), 'AUCUNE_REPONSE'],
  ]);
}

const admet = ({ choix, peutNePasSAppliquer }: Item, reponse: Reponse | undefined) =>
  reponse === 'NA' ? peutNePasSAppliquer === true : choix.some(({ valeur }) => valeur === reponse);

const plusHaut = ({ choix }: Item) => Math.max(...choix.map(({ valeur }) => valeur));
const somme = (valeurs: readonly number[]) => valeurs.reduce((total, valeur) => total + valeur, 0);
