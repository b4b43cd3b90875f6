import type { Modalite } from '../captation/medias.ts';
import { ajouterAnnees, type DateCivile } from '../dates.ts';
import {
  AIDE_SOIGNANT,
  ASSISTANT_DENTAIRE,
  CHIRURGIEN_DENTISTE,
  type CodeProfession,
  INFIRMIER,
  MEDECIN,
} from '../identite/professions.ts';
import { type Verdict, verdict } from '../verdict.ts';
import { type Attestation, MODULES_FORMATION } from './formation.ts';

/** Who may take pictures here; an administrator changes it. */
export type RegleCaptation = {
  readonly professionsHabilitees: readonly CodeProfession[];
  /** Professions whose own studies stand for the training. */
  readonly professionsDispensees: readonly CodeProfession[];
  /** Years for which a certificate counts, null when it has no end. */
  readonly validiteAnnees: number | null;
};

/**
 * @rule TC-04, TRN-01
 * @source SOSS, « professionnel de santé habilité (infirmier, assistante dentaire niveau II…) »; the list is open
 * @interpretation no text gives a certificate an end: none is invented. Médecins and dentists are not sent to the training.
 */
export const REGLE_CAPTATION: RegleCaptation = {
  professionsHabilitees: [MEDECIN, CHIRURGIEN_DENTISTE, INFIRMIER, ASSISTANT_DENTAIRE, AIDE_SOIGNANT],
  professionsDispensees: [MEDECIN, CHIRURGIEN_DENTISTE],
  validiteAnnees: null,
};

export type DemandeCaptation = {
  readonly profession: CodeProfession;
  readonly attestations: readonly Attestation[];
  readonly modalite: Modalite;
  /** PRISE: made now, by this person. IMPORT: brought in from elsewhere. */
  readonly moyen: 'PRISE' | 'IMPORT';
  readonly jour: DateCivile;
};

export type MotifCaptation =
  | 'PROFESSION_NON_HABILITEE'
  | 'FORMATION_ABSENTE'
  | 'FORMATION_INCOMPLETE'
  | 'FORMATION_EXPIREE'
  | 'HORS_SITE_DU_JOUR'
  | 'RADIO_IMPORT_SEUL';

export const PHRASE_CAPTATION = {
  PROFESSION_NON_HABILITEE:
    'Votre profession n’est pas dans la liste des preneurs d’images : demandez à un collègue habilité, ou à l’administrateur d’ouvrir la liste.',
  FORMATION_ABSENTE:
    'Aucune attestation de formation à la prise d’images n’est enregistrée : faites-la ajouter avant de photographier.',
  FORMATION_INCOMPLETE:
    'L’attestation ne couvre pas les quatre modules : complétez la formation ou faites corriger l’attestation.',
  FORMATION_EXPIREE:
    'L’attestation de formation n’est plus valide : suivez la mise à jour puis faites enregistrer la nouvelle.',
  HORS_SITE_DU_JOUR:
    'Aucune affectation ni tournée n’est prévue sur ce site ce jour-là : demandez-la à la coordination, ou changez de lieu.',
  RADIO_IMPORT_SEUL:
    'Seuls un médecin ou un chirurgien-dentiste réalisent une radiographie : importez un cliché déjà fait.',
} as const satisfies Record<MotifCaptation, string>;

/**
 * Says whether a person may be the author of a picture. An X-ray is made by médecins and dentists only; bringing one in asks no
 * right to capture, since nobody here exposes the patient.
 *
 * @rule TC-04, TRN-01, CAP-03
 * @source SOSS; art. R.1333-68 CSP for exposure to X-rays (⚠22)
 */
export function verifierCaptation(
  demande: DemandeCaptation,
  regle: RegleCaptation = REGLE_CAPTATION,
): Verdict<MotifCaptation> {
  if (demande.modalite === 'RADIO')
    return verdict([[demande.moyen === 'PRISE' && !peutExposer(demande.profession), 'RADIO_IMPORT_SEUL']]);
  return verdict([
    [!regle.professionsHabilitees.includes(demande.profession), 'PROFESSION_NON_HABILITEE'],
    ...obstaclesFormation(demande, regle),
  ]);
}

const peutExposer = (profession: CodeProfession) =>
  profession === MEDECIN || profession === CHIRURGIEN_DENTISTE;

type Obstacle = readonly [boolean, MotifCaptation];

/** One reason only: an absent certificate is not also incomplete. */
function obstaclesFormation(
  { profession, attestations, jour }: DemandeCaptation,
  regle: RegleCaptation,
): readonly Obstacle[] {
  if (regle.professionsDispensees.includes(profession)) return [];
  const passees = attestations.filter(({ date }) => date <= jour);
  const valides = passees.filter((attestation) => {
    const fin = finDeValidite(attestation, regle);
    return fin === null || jour <= fin;
  });
  const acquis = new Set(valides.flatMap(({ modules }) => modules));
  const complete = MODULES_FORMATION.every((module) => acquis.has(module));
  return [
    [passees.length === 0, 'FORMATION_ABSENTE'],
    [passees.length > 0 && valides.length === 0, 'FORMATION_EXPIREE'],
    [valides.length > 0 && !complete, 'FORMATION_INCOMPLETE'],
  ];
}

/** Last day on which a certificate counts: the one written on it, or the rule's, whichever comes first; null when there is none. */
export function finDeValidite(
  { date, fin }: Attestation,
  { validiteAnnees }: Pick<RegleCaptation, 'validiteAnnees'>,
): DateCivile | null {
  const selonRegle = validiteAnnees === null ? null : ajouterAnnees(date, validiteAnnees);
  if (!fin) return selonRegle;
  return selonRegle !== null && selonRegle < fin ? selonRegle : fin;
}
