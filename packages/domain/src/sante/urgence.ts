import { URGENCES, type Urgence } from '../teleexpertise/echeance.ts';
import { type Verdict, verdict } from '../verdict.ts';

/**
 * The red flags, as they are asked.
 *
 * @rule TC-08
 * @source practice reference 5, row 6
 */
export const QUESTIONS_URGENCE = {
  DYSPNEE: 'La personne a-t-elle du mal à respirer ou à avaler sa salive ?',
  SAIGNEMENT: 'Un saignement de la bouche continue-t-il malgré une compression de vingt minutes ?',
  GONFLEMENT: 'Le visage ou le cou est-il gonflé ?',
  GONFLEMENT_EXTENSIF: 'Ce gonflement s’étend-il, ou gagne-t-il l’œil ou le cou ?',
  FIEVRE: 'La température est-elle de 38 °C ou plus ?',
  TRISMUS: 'La bouche s’ouvre-t-elle de moins de deux doigts ?',
  TRAUMATISME: 'Y a-t-il eu un choc récent, avec une dent cassée, déplacée ou tombée ?',
  DOULEUR_INTENSE: 'La douleur est-elle forte (7 sur 10 ou plus) ou empêche-t-elle de dormir ?',
  ALIMENTATION: 'La personne a-t-elle cessé de manger ou de boire à cause de sa bouche ?',
  LESION_PERSISTANTE: 'Une lésion de la bouche est-elle présente depuis plus de trois semaines ?',
  SIGNE_NEUROLOGIQUE: 'La lèvre ou le menton sont-ils devenus insensibles ?',
} as const;
export type DrapeauRouge = keyof typeof QUESTIONS_URGENCE;
export const DRAPEAUX_ROUGES = Object.keys(QUESTIONS_URGENCE) as readonly DrapeauRouge[];

export type ReponseUrgence = 'OUI' | 'NON' | 'NE_SAIT_PAS';
export type ReponsesUrgence = Readonly<Partial<Record<DrapeauRouge, ReponseUrgence>>>;

/** A rule fires when every one of its questions is answered « oui ». Shown as it stands to whoever answers. */
export type RegleUrgence = {
  readonly reponses: readonly DrapeauRouge[];
  readonly urgence: Urgence;
  readonly appeler15: boolean;
  readonly phrase: string;
};

/**
 * Published rules of the proposed urgency, the most serious first. The program adds up answers; it interprets no picture and
 * decides nothing.
 *
 * @rule TC-08
 * @interpretation régulation belongs to the SAMU: ours is an orientation, by a displayed questionnaire that a person decides
 * upon (⚠20). Thresholds are the project's, to be read again by a dentist.
 */
export const REGLES_URGENCE: readonly RegleUrgence[] = [
  regle(['DYSPNEE'], 'URGENTE', true, 'Gêne pour respirer ou avaler sa salive : appelez le 15.'),
  regle(['SAIGNEMENT'], 'URGENTE', true, 'Saignement qui ne cède pas à la compression : appelez le 15.'),
  regle(['GONFLEMENT_EXTENSIF'], 'URGENTE', true, 'Gonflement qui s’étend : appelez le 15.'),
  regle(['GONFLEMENT', 'FIEVRE'], 'URGENTE', false, 'Gonflement avec fièvre.'),
  regle(['GONFLEMENT', 'TRISMUS'], 'URGENTE', false, 'Gonflement avec ouverture de bouche limitée.'),
  regle(['FIEVRE', 'TRISMUS'], 'URGENTE', false, 'Fièvre avec ouverture de bouche limitée.'),
  regle(['TRAUMATISME'], 'URGENTE', false, 'Choc récent avec une dent cassée, déplacée ou tombée.'),
  regle(['GONFLEMENT'], 'RAPIDE', false, 'Gonflement du visage ou du cou.'),
  regle(['FIEVRE'], 'RAPIDE', false, 'Fièvre.'),
  regle(['TRISMUS'], 'RAPIDE', false, 'Ouverture de bouche limitée.'),
  regle(['DOULEUR_INTENSE'], 'RAPIDE', false, 'Douleur forte.'),
  regle(['ALIMENTATION'], 'RAPIDE', false, 'Alimentation arrêtée.'),
  regle(['LESION_PERSISTANTE'], 'RAPIDE', false, 'Lésion présente depuis plus de trois semaines.'),
  regle(['SIGNE_NEUROLOGIQUE'], 'RAPIDE', false, 'Lèvre ou menton devenus insensibles.'),
];

export type PropositionUrgence = {
  readonly urgence: Urgence;
  /** Rules that made the proposal; empty when nothing was found. */
  readonly raisons: readonly RegleUrgence[];
  readonly appeler15: boolean;
  /** Questions without answer: the proposal holds only for what was asked. */
  readonly sansReponse: readonly DrapeauRouge[];
};

/**
 * Urgency that the answers propose, with the rules that made it. « Ne sait pas » raises nothing but is listed.
 *
 * @rule TC-08
 */
export function proposerUrgence(reponses: ReponsesUrgence): PropositionUrgence {
  const remplies = REGLES_URGENCE.filter((r) => r.reponses.every((question) => reponses[question] === 'OUI'));
  const urgence = URGENCES.find((candidate) => remplies.some((r) => r.urgence === candidate)) ?? 'PROGRAMMEE';
  return {
    urgence,
    raisons: remplies.filter((r) => r.urgence === urgence),
    appeler15: remplies.some((r) => r.appeler15),
    sansReponse: DRAPEAUX_ROUGES.filter(
      (question) => (reponses[question] ?? 'NE_SAIT_PAS') === 'NE_SAIT_PAS',
    ),
  };
}

export type MotifUrgence = 'ECART_SANS_MOTIF';
export const PHRASE_URGENCE = {
  ECART_SANS_MOTIF: 'Vous choisissez un délai plus long que celui proposé : dites pourquoi.',
} as const satisfies Record<MotifUrgence, string>;

/**
 * A person decides; choosing less than what the answers propose asks for a reason.
 *
 * @rule TC-08
 * @interpretation the questionnaire proposes, a person decides (⚠20).
 */
export function verifierUrgence(decision: {
  readonly choisie: Urgence;
  readonly proposee: Urgence;
  readonly motifEcart: string;
}): Verdict<MotifUrgence> {
  const moindre = URGENCES.indexOf(decision.choisie) > URGENCES.indexOf(decision.proposee);
  return verdict([[moindre && decision.motifEcart.trim() === '', 'ECART_SANS_MOTIF']]);
}

function regle(
  reponses: readonly DrapeauRouge[],
  urgence: Urgence,
  appeler15: boolean,
  phrase: string,
): RegleUrgence {
  return { reponses, urgence, appeler15, phrase };
}
