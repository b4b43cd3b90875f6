import type { NatureActe } from './circuit.ts';

/**
 * Why the requis is asked, by nature of act. The law closes the list for a téléexpertise; a free
 * text always comes with it.
 *
 * @rule TE-03
 * @source JO 18/01/2025 art. 9, art. 58 and 58.2.2
 */
export const MOTIFS_PAR_NATURE = {
  TELEEXPERTISE_ESMS: ['AFFECTION_BUCCO_DENTAIRE'],
  TELEEXPERTISE_SPECIALISTE: ['CANCER_ORAL', 'DERMATOLOGIE_ORALE', 'MALADIE_RARE'],
  BILAN: ['BILAN_ENTREE', 'BILAN_PERIODIQUE', 'BILAN_TOURNEE'],
  AVIS_HORS_58: ['AVIS_DIAGNOSTIQUE', 'PLAN_DE_TRAITEMENT', 'SUIVI', 'AUTRE_AVIS'],
} as const satisfies Record<NatureActe, readonly string[]>;

export type MotifDemande = (typeof MOTIFS_PAR_NATURE)[NatureActe][number];

export const LIBELLES_MOTIF_DEMANDE = {
  AFFECTION_BUCCO_DENTAIRE: 'Suspicion d’une affection d’origine bucco-dentaire',
  CANCER_ORAL: 'Suspicion de cancer oral',
  DERMATOLOGIE_ORALE: 'Suspicion cancéreuse de pathologie dermatologique orale',
  MALADIE_RARE: 'Suspicion de maladie rare à répercussion ou manifestation orale ou dentaire',
  BILAN_ENTREE: 'Bilan à l’entrée dans l’établissement, sans suspicion',
  BILAN_PERIODIQUE: 'Bilan périodique, sans suspicion',
  BILAN_TOURNEE: 'Bilan recueilli lors d’une tournée, sans suspicion',
  AVIS_DIAGNOSTIQUE: 'Avis diagnostique',
  PLAN_DE_TRAITEMENT: 'Avis sur un plan de traitement',
  SUIVI: 'Suivi d’une lésion ou d’un soin',
  AUTRE_AVIS: 'Autre avis',
} as const satisfies Record<MotifDemande, string>;

/**
 * Why the requis declines. He writes more when he wishes; « autre » obliges him to.
 *
 * @rule TE-06
 * @source JO 18/01/2025 art. 9, art. 58.1
 */
export const MOTIFS_REFUS = [
  'HORS_CHAMP',
  'PATIENT_INCONNU',
  'IMAGES_INSUFFISANTES',
  'SOIN_PRESENTIEL',
  'INDISPONIBLE',
  'AUTRE',
] as const;
export type MotifRefus = (typeof MOTIFS_REFUS)[number];

export const LIBELLES_MOTIF_REFUS = {
  HORS_CHAMP: 'Hors de mon champ d’expertise',
  PATIENT_INCONNU: 'Ce patient ne me connaît pas',
  IMAGES_INSUFFISANTES: 'Images insuffisantes pour répondre',
  SOIN_PRESENTIEL: 'Un examen en présence du patient est nécessaire',
  INDISPONIBLE: 'Je ne suis pas disponible dans le délai demandé',
  AUTRE: 'Autre motif',
} as const satisfies Record<MotifRefus, string>;

/** What the requis still needs before he can answer. */
export const MOTIFS_COMPLEMENT = [
  'VUES_MANQUANTES',
  'IMAGES_FLOUES',
  'CONTEXTE_INCOMPLET',
  'TRAITEMENTS_A_PRECISER',
  'QUESTION_A_PRECISER',
  'RADIOGRAPHIE',
  'AUTRE',
] as const;
export type MotifComplement = (typeof MOTIFS_COMPLEMENT)[number];

export const LIBELLES_MOTIF_COMPLEMENT = {
  VUES_MANQUANTES: 'Des vues manquent',
  IMAGES_FLOUES: 'Des images sont floues ou mal éclairées',
  CONTEXTE_INCOMPLET: 'Le contexte clinique est incomplet',
  TRAITEMENTS_A_PRECISER: 'Les traitements ou les allergies sont à préciser',
  QUESTION_A_PRECISER: 'La question est à préciser',
  RADIOGRAPHIE: 'Une radiographie existante serait utile',
  AUTRE: 'Autre complément',
} as const satisfies Record<MotifComplement, string>;

/**
 * Why a compte rendu was not delivered to one of its three destinations.
 *
 * @rule TE-11
 * @source JO 18/01/2025 art. 9, art. 58.3.2
 */
export const MOTIFS_NON_TRANSMISSION = [
  'MES_NON_OUVERT',
  'INS_NON_QUALIFIEE',
  'OPPOSITION',
  'SANS_BAL',
  'ECHEC_DEFINITIF',
] as const;
export type MotifNonTransmission = (typeof MOTIFS_NON_TRANSMISSION)[number];

export const LIBELLES_MOTIF_NON_TRANSMISSION = {
  MES_NON_OUVERT: 'Mon espace santé n’est pas ouvert',
  INS_NON_QUALIFIEE: 'L’identité du patient n’est pas qualifiée',
  OPPOSITION: 'Le patient s’y oppose pour un motif légitime',
  SANS_BAL: 'Le destinataire n’a pas de messagerie sécurisée de santé',
  ECHEC_DEFINITIF: 'La messagerie du destinataire a refusé le message définitivement',
} as const satisfies Record<MotifNonTransmission, string>;
