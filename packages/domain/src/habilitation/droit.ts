import { ajouterJours, type DateCivile } from '../dates.ts';
import { type Verdict, verdict } from '../verdict.ts';
import {
  type DemandeCaptation,
  finDeValidite,
  type MotifCaptation,
  REGLE_CAPTATION,
  type RegleCaptation,
  verifierCaptation,
} from './captation.ts';
import { type Attestation, MODULES_FORMATION, type ModuleFormation } from './formation.ts';

/** A place where someone is expected, and when: a lasting affectation, or a round of one day. */
export type Presence = {
  readonly siteId: string;
  readonly du: DateCivile;
  readonly au: DateCivile | null;
};

export type DemandeDroit = DemandeCaptation & {
  readonly siteId: string;
  /** Affectations and rounds of the person. */
  readonly presences: readonly Presence[];
};

/**
 * May this person take pictures, there, that day: profession, training, and the site of the day.
 *
 * @rule TC-04, TRN-01, ORG-01, CAP-03
 * @source SOSS: rotating personnel or trained staff, « rights scoped to the sites of the day »
 * @interpretation a round of the day at the site is worth an affectation for that day, and for that day only
 */
export function verifierDroit(
  demande: DemandeDroit,
  regle: RegleCaptation = REGLE_CAPTATION,
): Verdict<MotifCaptation> {
  const metier = verifierCaptation(demande, regle);
  return verdict([
    ...(metier.accord ? [] : metier.motifs.map((motif) => [true, motif] as const)),
    [!presentLe(demande.presences, demande.siteId, demande.jour), 'HORS_SITE_DU_JOUR'],
  ]);
}

export const presentLe = (presences: readonly Presence[], siteId: string, jour: DateCivile): boolean =>
  presences.some((p) => p.siteId === siteId && p.du <= jour && (p.au === null || jour <= p.au));

export type EtatModule = {
  readonly module: ModuleFormation;
  readonly obtenuLe: DateCivile | null;
  /** Last day; null when the certificate has no end, or when the module is missing. */
  readonly jusquAu: DateCivile | null;
  readonly valide: boolean;
};

/** Each module of the training on a day, by the certificate that covers it the longest. */
export function etatDesModules(
  attestations: readonly Attestation[],
  jour: DateCivile,
  regle: RegleCaptation = REGLE_CAPTATION,
): readonly EtatModule[] {
  return MODULES_FORMATION.map((module) => {
    const couvrantes = attestations
      .filter(({ date, modules }) => date <= jour && modules.includes(module))
      .map((attestation) => ({ obtenuLe: attestation.date, jusquAu: finDeValidite(attestation, regle) }))
      .toSorted((a, b) => plusTard(b.jusquAu, a.jusquAu));
    const [meilleure] = couvrantes;
    if (!meilleure) return { module, obtenuLe: null, jusquAu: null, valide: false };
    return { module, ...meilleure, valide: meilleure.jusquAu === null || jour <= meilleure.jusquAu };
  });
}

/** No end comes after every end. */
const plusTard = (a: DateCivile | null, b: DateCivile | null): number => {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
};

/** Last day of the training as a whole: that of the first module to end. Null when nothing ends, or when the training is not asked. */
export function finDeFormation(
  { profession, attestations, jour }: Pick<DemandeCaptation, 'profession' | 'attestations' | 'jour'>,
  regle: RegleCaptation = REGLE_CAPTATION,
): DateCivile | null {
  if (regle.professionsDispensees.includes(profession)) return null;
  const fins = etatDesModules(attestations, jour, regle).flatMap(({ jusquAu }) => jusquAu ?? []);
  return fins.toSorted()[0] ?? null;
}

/** Days before the end at which the person is told. */
export const JOURS_DE_RAPPEL = 30;

/** True on the days between the reminder and the end. */
export const aRappeler = (fin: DateCivile | null, jour: DateCivile): boolean =>
  fin !== null && jour <= fin && ajouterJours(jour, JOURS_DE_RAPPEL) >= fin;
