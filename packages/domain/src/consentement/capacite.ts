import type { DateCivile } from '../dates.ts';
import { ageA } from '../dates.ts';

export const MESURES = [
  'AUCUNE',
  'SAUVEGARDE_JUSTICE',
  'CURATELLE',
  'TUTELLE',
  'HABILITATION_FAMILIALE',
  'MANDAT_PROTECTION_FUTURE',
] as const;
export type MesureProtection = (typeof MESURES)[number];

export const LIBELLES_MESURE = {
  AUCUNE: 'Aucune mesure de protection',
  SAUVEGARDE_JUSTICE: 'Sauvegarde de justice',
  CURATELLE: 'Curatelle',
  TUTELLE: 'Tutelle',
  HABILITATION_FAMILIALE: 'Habilitation familiale',
  MANDAT_PROTECTION_FUTURE: 'Mandat de protection future',
} as const satisfies Record<MesureProtection, string>;

/** In what capacity someone says yes or no. */
export const CAPACITES = [
  'PERSONNE',
  'PARENTS',
  'TUTEUR',
  'HABILITATION_FAMILIALE',
  'MANDATAIRE',
  'CURATEUR',
  'DECISION_APRES_CONSULTATION',
  'URGENCE',
] as const;
export type Capacite = (typeof CAPACITES)[number];

export const LIBELLES_CAPACITE = {
  PERSONNE: 'La personne elle-même',
  PARENTS: 'Titulaire de l’autorité parentale',
  TUTEUR: 'Tuteur',
  HABILITATION_FAMILIALE: 'Personne habilitée (habilitation familiale)',
  MANDATAIRE: 'Mandataire de protection future',
  CURATEUR: 'Curateur',
  DECISION_APRES_CONSULTATION: 'Décision du professionnel après consultation des proches',
  URGENCE: 'Décision du professionnel en urgence',
} as const satisfies Record<Capacite, string>;

/** What is known of the person on the day of the decision. */
export type SituationPersonne = {
  readonly naissance: DateCivile;
  readonly mesure: MesureProtection;
  /** The judge (or the mandate) gave representation relating to the person, not to property only. */
  readonly representationPersonne: boolean;
  readonly apteAExprimerSaVolonte: boolean;
};

const REPRESENTANTS: Readonly<Record<MesureProtection, Capacite | undefined>> = {
  AUCUNE: undefined,
  SAUVEGARDE_JUSTICE: undefined,
  CURATELLE: undefined,
  TUTELLE: 'TUTEUR',
  HABILITATION_FAMILIALE: 'HABILITATION_FAMILIALE',
  MANDAT_PROTECTION_FUTURE: 'MANDATAIRE',
};

/** Below eighteen on that day. */
export function estMineur({ naissance }: SituationPersonne, jour: DateCivile): boolean {
  return ageA(naissance, jour) < 18;
}

/** The one who may authorise in the person's place: only with representation relating to the person. */
export function representant(situation: SituationPersonne): Capacite | undefined {
  return situation.representationPersonne ? REPRESENTANTS[situation.mesure] : undefined;
}

/**
 * Who may decide, by the law. An adult able to express a will always decides; the protecting person
 * decides only for someone who cannot, and with representation relating to the person. A curateur
 * assists and never decides alone. For an adult whom nobody represents, the professional decides
 * after consulting.
 *
 * @rule TE-08
 * @source art. L.1111-4 CSP (ordonnance 2020-232); art. 372-2 C. civ. for one parent acting alone
 * @interpretation A person unable to express a will and without representation: proches consulted, then the
 * professional decides in writing (regulatory ⚠14).
 */
export function capacitesAdmises(situation: SituationPersonne, jour: DateCivile): readonly Capacite[] {
  if (estMineur(situation, jour))
    return situation.mesure === 'TUTELLE' ? ['TUTEUR', 'URGENCE'] : ['PARENTS', 'URGENCE'];
  if (situation.apteAExprimerSaVolonte) return ['PERSONNE'];
  return [representant(situation) ?? 'DECISION_APRES_CONSULTATION', 'URGENCE'];
}
