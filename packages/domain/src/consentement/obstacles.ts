import type { CatalogueObstacles } from '../teleexpertise/obstacle.ts';

export type CodeConsentement =
  | 'INFORMATION_ABSENTE'
  | 'INFORMATION_INCOMPLETE'
  | 'INFORMATION_POSTERIEURE'
  | 'CONSENTEMENT_ABSENT'
  | 'CONSENTEMENT_REFUSE'
  | 'CONSENTEMENT_RETIRE'
  | 'CONSENTEMENT_FUTUR'
  | 'CONSENTEMENT_AUTRE_REQUIS'
  | 'AUTEUR_ABSENT'
  | 'CURATEUR_SEUL'
  | 'PERSONNE_APTE_NON_DECISIONNAIRE'
  | 'REPRESENTATION_ABSENTE'
  | 'CAPACITE_INSUFFISANTE'
  | 'AVIS_PERSONNE_ABSENT'
  | 'REFUS_DE_LA_PERSONNE'
  | 'CONSULTATION_ABSENTE'
  | 'MOTIVATION_ABSENTE'
  | 'DESACCORD'
  | 'REFUS_DU_JUGE';

const ARTICLE_58_2 = 'Avenant 1, JO du 18/01/2025, art. 58.2';
const L_1111_4 = 'Art. L.1111-4 du code de la santé publique';
const recueillir = ['RECUEILLIR_CONSENTEMENT'] as const;

/** What can be missing from someone's will, in plain words. */
export const OBSTACLES_CONSENTEMENT = {
  INFORMATION_ABSENTE: {
    regle: 'TE-08',
    source: ARTICLE_58_2,
    phrase:
      'La personne ou son représentant n’a pas encore été informée. L’information vient avant le consentement.',
    issues: recueillir,
  },
  INFORMATION_INCOMPLETE: {
    regle: 'TE-08',
    source: ARTICLE_58_2,
    phrase: 'Indiquez qui a informé et avec quelle version du texte.',
    issues: recueillir,
  },
  INFORMATION_POSTERIEURE: {
    regle: 'TE-08',
    source: ARTICLE_58_2,
    phrase:
      'L’information doit être donnée avant le consentement : corrigez l’heure ou recueillez de nouveau l’accord.',
    issues: recueillir,
  },
  CONSENTEMENT_ABSENT: {
    regle: 'TE-08',
    source: ARTICLE_58_2,
    phrase: 'Le consentement n’est pas recueilli.',
    issues: recueillir,
  },
  CONSENTEMENT_REFUSE: {
    regle: 'TE-08',
    source: L_1111_4,
    phrase: 'L’acte est refusé : il ne se fait pas. Une visite en présence du patient reste possible.',
    issues: ['VISITE_PRESENTIELLE'],
  },
  CONSENTEMENT_RETIRE: {
    regle: 'TE-08',
    source: L_1111_4,
    phrase: 'Le consentement a été retiré : l’acte ne peut pas continuer.',
    issues: ['VISITE_PRESENTIELLE'],
  },
  CONSENTEMENT_FUTUR: {
    regle: 'TE-08',
    source: ARTICLE_58_2,
    phrase: 'La date du consentement est dans le futur : corrigez-la.',
    issues: recueillir,
  },
  CONSENTEMENT_AUTRE_REQUIS: {
    regle: 'TE-08',
    source: ARTICLE_58_2,
    phrase: 'Le consentement a été donné pour un autre professionnel : recueillez-le pour celui-ci.',
    issues: ['RECUEILLIR_CONSENTEMENT', 'AUTRE_REQUIS'],
  },
  AUTEUR_ABSENT: {
    regle: 'TE-08',
    source: ARTICLE_58_2,
    phrase: 'Indiquez le nom de la personne qui a donné sa décision.',
    issues: recueillir,
  },
  CURATEUR_SEUL: {
    regle: 'TE-08',
    source: L_1111_4,
    phrase: 'Un curateur assiste la personne et ne consent pas à sa place.',
    issues: ['RECUEILLIR_CONSENTEMENT', 'CONSULTER_PROCHES'],
  },
  PERSONNE_APTE_NON_DECISIONNAIRE: {
    regle: 'TE-08',
    source: L_1111_4,
    phrase: 'Cette personne peut exprimer sa volonté : c’est elle qui consent, au besoin avec assistance.',
    issues: recueillir,
  },
  REPRESENTATION_ABSENTE: {
    regle: 'TE-08',
    source: L_1111_4,
    phrase:
      'La mesure de protection ne comporte pas de représentation relative à la personne : consultez les proches.',
    issues: ['CONSULTER_PROCHES'],
  },
  CAPACITE_INSUFFISANTE: {
    regle: 'TE-08',
    source: L_1111_4,
    phrase: 'Dans cette situation, la loi ne permet pas à cette personne de décider : indiquez qui le peut.',
    issues: recueillir,
  },
  AVIS_PERSONNE_ABSENT: {
    regle: 'TE-08',
    source: L_1111_4,
    phrase:
      'L’avis de la personne est recherché, même quand un autre décide : notez-le, ou notez qu’elle ne peut pas l’exprimer.',
    issues: recueillir,
  },
  REFUS_DE_LA_PERSONNE: {
    regle: 'TE-08',
    source: L_1111_4,
    phrase: 'La personne refuse : l’acte ne se fait pas sans la décision d’un juge.',
    issues: ['SAISIR_JUGE', 'VISITE_PRESENTIELLE'],
  },
  CONSULTATION_ABSENTE: {
    regle: 'TE-08',
    source: L_1111_4,
    phrase:
      'Consultez la personne de confiance, la famille ou un proche, ou écrivez pourquoi c’est impossible.',
    issues: ['CONSULTER_PROCHES'],
  },
  MOTIVATION_ABSENTE: {
    regle: 'TE-08',
    source: L_1111_4,
    phrase: 'La décision revient au professionnel : écrivez-la avec ses raisons.',
    issues: ['COMPLETER'],
  },
  DESACCORD: {
    regle: 'TE-08',
    source: L_1111_4,
    phrase: 'La personne et ceux qui la protègent ne sont pas d’accord : seul un juge peut trancher.',
    issues: ['SAISIR_JUGE', 'VISITE_PRESENTIELLE'],
  },
  REFUS_DU_JUGE: {
    regle: 'TE-08',
    source: L_1111_4,
    phrase: 'Le juge n’a pas autorisé l’acte : il ne se fait pas.',
    issues: ['VISITE_PRESENTIELLE'],
  },
} as const satisfies CatalogueObstacles<CodeConsentement>;
