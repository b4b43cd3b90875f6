import { ajouterHeures, type Instant } from '../dates.ts';
import { NATURES_ACTE, type NatureActe } from './circuit.ts';

export const ETATS_ACTE = [
  'BROUILLON',
  'ENVOYEE',
  'ACCEPTEE',
  'COMPLEMENT_DEMANDE',
  'REFUSEE',
  'AVIS_RENDU',
  'CLOTUREE',
  'ANNULEE',
  'EXPIREE',
] as const;
export type EtatActe = (typeof ETATS_ACTE)[number];

export const EVENEMENTS_ACTE = [
  'ENVOYER',
  'ACCEPTER',
  'REFUSER',
  'DEMANDER_COMPLEMENT',
  'FOURNIR_COMPLEMENT',
  'RENONCER_COMPLEMENT',
  'RELEVER',
  'RENDRE',
  'CORRIGER',
  'CLOTURER',
  'ANNULER',
  'RETIRER_CONSENTEMENT',
  'EXPIRER',
] as const;
export type EvenementActe = (typeof EVENEMENTS_ACTE)[number];

/**
 * `PREPARATEUR` fills a draft without being a professionnel de santé of the structure (TE-02). `COURRIER` is a letter of the requis that
 * someone of the structure which asked has filed: what it says is the requis's own word (`reponse-recue.ts`).
 */
export const ACTEURS = ['REQUERANT', 'PREPARATEUR', 'REQUIS', 'COURRIER', 'SYSTEME'] as const;
export type Acteur = (typeof ACTEURS)[number];

export const LIBELLES_ETAT = {
  BROUILLON: 'Brouillon',
  ENVOYEE: 'Envoyée',
  ACCEPTEE: 'Acceptée',
  COMPLEMENT_DEMANDE: 'Complément demandé',
  REFUSEE: 'Refusée',
  AVIS_RENDU: 'Avis rendu',
  CLOTUREE: 'Clôturée',
  ANNULEE: 'Annulée',
  EXPIREE: 'Expirée',
} as const satisfies Record<EtatActe, string>;

const LIBELLES_ETAT_BILAN: Readonly<Partial<Record<EtatActe, string>>> = {
  ACCEPTEE: 'En lecture',
  REFUSEE: 'Lecture refusée',
  AVIS_RENDU: 'Bilan rendu',
};

/**
 * The state as the side that asks sees it: what it sent, what came back. A bilan is read, it is not an opinion that someone accepts
 * to give: its states have their own words.
 */
export function libelleEtat(nature: NatureActe, etat: EtatActe): string {
  return (nature === 'BILAN' ? LIBELLES_ETAT_BILAN[etat] : undefined) ?? LIBELLES_ETAT[etat];
}

const LIBELLES_ETAT_REQUIS: Readonly<Partial<Record<EtatActe, string>>> = {
  ENVOYEE: 'À lire',
  ACCEPTEE: 'En lecture',
};

/** The state as the one who answers sees it: what waits for him. */
export const libelleEtatRequis = (nature: NatureActe, etat: EtatActe): string =>
  LIBELLES_ETAT_REQUIS[etat] ?? libelleEtat(nature, etat);

type Regle = {
  readonly evenement: EvenementActe;
  readonly depuis: readonly EtatActe[];
  readonly vers: EtatActe;
  readonly par: readonly Acteur[];
  readonly natures: readonly NatureActe[];
};

const TOUTES = NATURES_ACTE;
const ARTICLE_58 = ['TELEEXPERTISE_ESMS', 'TELEEXPERTISE_SPECIALISTE'] as const;
const CHEZ_LE_REQUIS = ['ENVOYEE', 'ACCEPTEE', 'COMPLEMENT_DEMANDE'] as const;
const SANS_REPONSE = ['BROUILLON', ...CHEZ_LE_REQUIS] as const;

/**
 * The whole life of an act. What is not written here is forbidden. A relief sends the act back to
 * `ENVOYEE`, because the new requis has taken nothing over; a correction reopens the deliveries.
 * A bilan and an avis hors 58 never expire: no text sets them a deadline. Who answers by mail never says that he took the request over:
 * his letter does, whatever it brings.
 */
export const TABLE: readonly Regle[] = [
  { evenement: 'ENVOYER', depuis: ['BROUILLON'], vers: 'ENVOYEE', par: ['REQUERANT'], natures: TOUTES },
  { evenement: 'ACCEPTER', depuis: ['ENVOYEE'], vers: 'ACCEPTEE', par: ['REQUIS'], natures: TOUTES },
  {
    evenement: 'REFUSER',
    depuis: CHEZ_LE_REQUIS,
    vers: 'REFUSEE',
    par: ['REQUIS', 'COURRIER'],
    natures: TOUTES,
  },
  {
    evenement: 'DEMANDER_COMPLEMENT',
    depuis: ['ACCEPTEE'],
    vers: 'COMPLEMENT_DEMANDE',
    par: ['REQUIS', 'COURRIER'],
    natures: TOUTES,
  },
  {
    evenement: 'DEMANDER_COMPLEMENT',
    depuis: ['ENVOYEE'],
    vers: 'COMPLEMENT_DEMANDE',
    par: ['COURRIER'],
    natures: TOUTES,
  },
  {
    evenement: 'FOURNIR_COMPLEMENT',
    depuis: ['COMPLEMENT_DEMANDE'],
    vers: 'ACCEPTEE',
    par: ['REQUERANT'],
    natures: TOUTES,
  },
  {
    evenement: 'RENONCER_COMPLEMENT',
    depuis: ['COMPLEMENT_DEMANDE'],
    vers: 'ACCEPTEE',
    par: ['REQUIS'],
    natures: TOUTES,
  },
  {
    evenement: 'RELEVER',
    depuis: CHEZ_LE_REQUIS,
    vers: 'ENVOYEE',
    par: ['REQUERANT', 'REQUIS'],
    natures: TOUTES,
  },
  {
    evenement: 'RENDRE',
    depuis: ['ACCEPTEE'],
    vers: 'AVIS_RENDU',
    par: ['REQUIS', 'COURRIER'],
    natures: TOUTES,
  },
  {
    evenement: 'RENDRE',
    depuis: ['ENVOYEE', 'COMPLEMENT_DEMANDE'],
    vers: 'AVIS_RENDU',
    par: ['COURRIER'],
    natures: TOUTES,
  },
  {
    evenement: 'CORRIGER',
    depuis: ['AVIS_RENDU', 'CLOTUREE'],
    vers: 'AVIS_RENDU',
    par: ['REQUIS', 'COURRIER'],
    natures: TOUTES,
  },
  {
    evenement: 'CLOTURER',
    depuis: ['AVIS_RENDU'],
    vers: 'CLOTUREE',
    par: ['REQUIS', 'SYSTEME'],
    natures: TOUTES,
  },
  {
    evenement: 'ANNULER',
    depuis: ['BROUILLON'],
    vers: 'ANNULEE',
    par: ['REQUERANT', 'PREPARATEUR'],
    natures: TOUTES,
  },
  { evenement: 'ANNULER', depuis: CHEZ_LE_REQUIS, vers: 'ANNULEE', par: ['REQUERANT'], natures: TOUTES },
  {
    evenement: 'RETIRER_CONSENTEMENT',
    depuis: SANS_REPONSE,
    vers: 'ANNULEE',
    par: ['REQUERANT', 'PREPARATEUR', 'REQUIS'],
    natures: TOUTES,
  },
  { evenement: 'EXPIRER', depuis: CHEZ_LE_REQUIS, vers: 'EXPIREE', par: ['SYSTEME'], natures: ARTICLE_58 },
];

export type MotifTransition = 'TRANSITION_INTERDITE' | 'ACTEUR_NON_HABILITE';
export type Transition =
  | { readonly accord: true; readonly vers: EtatActe }
  | { readonly accord: false; readonly motifs: readonly [MotifTransition] };

/** Says where an event leads, or why it leads nowhere. */
export function transition(
  nature: NatureActe,
  etat: EtatActe,
  evenement: EvenementActe,
  acteur: Acteur,
): Transition {
  const possible = regles(nature, etat).filter((regle) => regle.evenement === evenement);
  if (possible.length === 0) return { accord: false, motifs: ['TRANSITION_INTERDITE'] };
  const permise = possible.find(({ par }) => par.includes(acteur));
  return permise ? { accord: true, vers: permise.vers } : { accord: false, motifs: ['ACTEUR_NON_HABILITE'] };
}

/** What an actor can do now: the buttons of a screen. */
export function evenementsPossibles(
  nature: NatureActe,
  etat: EtatActe,
  acteur: Acteur,
): readonly EvenementActe[] {
  return regles(nature, etat)
    .filter(({ par }) => par.includes(acteur))
    .map(({ evenement }) => evenement);
}

/** States an event may start from: the `where etat in (…)` that decides a race. */
export function etatsAvant(nature: NatureActe, evenement: EvenementActe): readonly EtatActe[] {
  return TABLE.filter((regle) => regle.evenement === evenement && regle.natures.includes(nature)).flatMap(
    ({ depuis }) => depuis,
  );
}

/** Nothing leaves a terminal state. */
export function estTerminal(nature: NatureActe, etat: EtatActe): boolean {
  return regles(nature, etat).length === 0;
}

const regles = (nature: NatureActe, etat: EtatActe) =>
  TABLE.filter(({ natures, depuis }) => natures.includes(nature) && depuis.includes(etat));

/** The requis still owes an answer. A late request stays answerable. */
export function attendReponse(etat: EtatActe): boolean {
  return CHEZ_LE_REQUIS.some((attente) => attente === etat);
}

/** Lateness is computed, never stored. */
export function enRetard(etat: EtatActe, echeance: Instant, maintenant: Instant): boolean {
  return attendReponse(etat) && Date.parse(maintenant) > Date.parse(echeance);
}

export const DELAI_EXPIRATION_JOURS = 30;

/**
 * A request dies of silence only once someone was alerted, and thirty days past its deadline.
 *
 * @interpretation No text says when a request lapses: thirty days is the project's choice.
 */
export function peutExpirer(
  acte: {
    readonly nature: NatureActe;
    readonly etat: EtatActe;
    readonly echeance: Instant;
    readonly escaladeeLe?: Instant;
  },
  maintenant: Instant,
): boolean {
  if (!transition(acte.nature, acte.etat, 'EXPIRER', 'SYSTEME').accord) return false;
  if (acte.escaladeeLe === undefined || Date.parse(acte.escaladeeLe) > Date.parse(maintenant)) return false;
  return Date.parse(maintenant) >= Date.parse(ajouterHeures(acte.echeance, DELAI_EXPIRATION_JOURS * 24));
}
