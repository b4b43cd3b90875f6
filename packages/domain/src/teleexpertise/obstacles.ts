import type { CatalogueObstacles } from './obstacle.ts';

export type CodeObstacle =
  | 'SITE_HORS_LISTE'
  | 'LIEU_HORS_LISTE'
  | 'REQUERANT_NON_PROFESSIONNEL_DE_SANTE'
  | 'REQUERANT_HORS_STRUCTURE'
  | 'REQUERANT_NON_DENTISTE'
  | 'REQUIS_NON_DENTISTE'
  | 'REQUIS_NON_SPECIALISTE'
  | 'REQUIS_NON_MEDICAL'
  | 'REQUIS_INACTIF'
  | 'REQUIS_EN_CONGE'
  | 'REQUIS_EST_REQUERANT'
  | 'MOTIF_ABSENT'
  | 'MOTIF_HORS_LISTE'
  | 'QUESTION_ABSENTE'
  | 'CONTEXTE_ABSENT'
  | 'DOCUMENT_ABSENT'
  | 'PATIENT_PRESENT'
  | 'REQUIS_INCONNU_DU_PATIENT'
  | 'PREUVE_NON_RECEVABLE'
  | 'LIEN_NON_ATTESTE'
  | 'MESSAGERIE_REQUIS_ABSENTE'
  | 'RECOURS_NON_JUGE'
  | 'MOTIVATION_ABSENTE';

const avenant = (article: string) => `Avenant 1, JO du 18/01/2025, art. ${article}`;
const CSP = 'Art. R.6316-1 et L.6316-1 du code de la santé publique';
const NGAP = 'NGAP, art. 14.9.4';

/** Everything that stands in the way of a request, in plain words, with its text and the ways out. */
export const OBSTACLES = {
  SITE_HORS_LISTE: {
    regle: 'TE-01',
    source: avenant('58.1.1'),
    phrase:
      'Cet établissement n’est pas de ceux que vise l’article 58 (personnes âgées ou adultes handicapés, 6° et 7° du L.312-1).',
    issues: ['AVIS_HORS_58', 'BILAN', 'VISITE_PRESENTIELLE'],
  },
  LIEU_HORS_LISTE: {
    regle: 'TE-01',
    source: avenant('58.1.2'),
    phrase: 'Cette demande part d’un cabinet dentaire ou d’un établissement de santé.',
    issues: ['AUTRE_REQUERANT', 'AVIS_HORS_58'],
  },
  REQUERANT_NON_PROFESSIONNEL_DE_SANTE: {
    regle: 'TE-02',
    source: avenant('58.1.1'),
    phrase:
      'Vous pouvez préparer la demande ; seul un professionnel de santé peut la juger, la signer et l’envoyer.',
    issues: ['AUTRE_REQUERANT'],
  },
  REQUERANT_HORS_STRUCTURE: {
    regle: 'TE-02',
    source: avenant('58.1.1'),
    phrase:
      'Le requérant est un professionnel de santé de l’établissement : vous pouvez préparer, il enverra.',
    issues: ['AUTRE_REQUERANT', 'BILAN', 'AVIS_HORS_58'],
  },
  REQUERANT_NON_DENTISTE: {
    regle: 'TE-02',
    source: avenant('58.1.2'),
    phrase: 'Seul un chirurgien-dentiste peut demander cette téléexpertise.',
    issues: ['AUTRE_REQUERANT', 'AVIS_HORS_58'],
  },
  REQUIS_NON_DENTISTE: {
    regle: 'TE-02',
    source: avenant('58.1.1'),
    phrase: 'Le requis est un chirurgien-dentiste.',
    issues: ['AUTRE_REQUIS', 'AVIS_HORS_58'],
  },
  REQUIS_NON_SPECIALISTE: {
    regle: 'TE-02',
    source: avenant('58.1.2'),
    phrase: 'Le requis est un chirurgien-dentiste spécialiste ou un médecin spécialiste.',
    issues: ['AUTRE_REQUIS', 'AVIS_HORS_58'],
  },
  REQUIS_NON_MEDICAL: {
    regle: 'TE-02',
    source: CSP,
    phrase: 'Un avis se demande à un chirurgien-dentiste ou à un médecin.',
    issues: ['AUTRE_REQUIS'],
  },
  REQUIS_INACTIF: {
    regle: 'TE-02',
    source: avenant('58.1'),
    phrase: 'Ce professionnel n’exerce plus ici.',
    issues: ['AUTRE_REQUIS', 'VISITE_PRESENTIELLE'],
  },
  REQUIS_EN_CONGE: {
    regle: 'TE-02',
    source: avenant('58.1'),
    phrase: 'Ce professionnel est en congé : adressez la demande à un confrère ou à son remplaçant.',
    issues: ['AUTRE_REQUIS', 'AVIS_HORS_58', 'VISITE_PRESENTIELLE'],
  },
  REQUIS_EST_REQUERANT: {
    regle: 'TE-02',
    source: CSP,
    phrase: 'On ne se demande pas un avis à soi-même.',
    issues: ['AUTRE_REQUIS'],
  },
  MOTIF_ABSENT: {
    regle: 'TE-03',
    source: avenant('58'),
    phrase: 'Choisissez pourquoi vous demandez cet avis.',
    issues: ['COMPLETER'],
  },
  MOTIF_HORS_LISTE: {
    regle: 'TE-03',
    source: avenant('58 et 58.2.2'),
    phrase:
      'Ce motif n’ouvre pas cette demande : sans suspicion, demandez un bilan ou un avis hors article 58.',
    issues: ['COMPLETER', 'BILAN', 'AVIS_HORS_58'],
  },
  QUESTION_ABSENTE: {
    regle: 'TE-04',
    source: avenant('58.1'),
    phrase: 'Écrivez la question posée ou décrivez la situation complexe.',
    issues: ['COMPLETER'],
  },
  CONTEXTE_ABSENT: {
    regle: 'TE-04',
    source: avenant('58.1'),
    phrase: 'Le contexte clinique est obligatoire.',
    issues: ['COMPLETER'],
  },
  DOCUMENT_ABSENT: {
    regle: 'TE-04',
    source: avenant('58.1'),
    phrase: 'Joignez au moins une image ou un document.',
    issues: ['COMPLETER'],
  },
  PATIENT_PRESENT: {
    regle: 'TE-05',
    source: avenant('58.1'),
    phrase:
      'Une téléexpertise se fait hors de la présence du patient : s’il est devant vous, c’est une consultation.',
    issues: ['VISITE_PRESENTIELLE'],
  },
  REQUIS_INCONNU_DU_PATIENT: {
    regle: 'TE-07',
    source: avenant('58.4 a'),
    phrase:
      'Ce patient ne connaît pas ce dentiste : déclarez le lien avec sa preuve, ou proposez une visite.',
    issues: ['DECLARER_LIEN', 'AUTRE_REQUIS', 'VISITE_PRESENTIELLE', 'AVIS_HORS_58'],
  },
  PREUVE_NON_RECEVABLE: {
    regle: 'TE-07',
    source: avenant('58.4 a'),
    phrase:
      'Une téléconsultation ou un avis passé ne suffit pas à prouver que le patient connaît ce dentiste.',
    issues: ['DECLARER_LIEN', 'AUTRE_REQUIS', 'VISITE_PRESENTIELLE', 'AVIS_HORS_58'],
  },
  LIEN_NON_ATTESTE: {
    regle: 'TE-07',
    source: avenant('58.4 a'),
    phrase: 'Le lien porte une date passée et le nom de qui l’atteste : complétez-le.',
    issues: ['DECLARER_LIEN', 'AUTRE_REQUIS'],
  },
  MESSAGERIE_REQUIS_ABSENTE: {
    regle: 'TE-09',
    source: avenant('58.3.1'),
    phrase:
      'Ce professionnel n’a pas de messagerie sécurisée de santé : la demande ne peut pas lui parvenir.',
    issues: ['AUTRE_REQUIS', 'VISITE_PRESENTIELLE'],
  },
  RECOURS_NON_JUGE: {
    regle: 'TE-19',
    source: NGAP,
    phrase:
      'Le requérant juge lui-même, au cas par cas, que l’avis est nécessaire : confirmez votre jugement.',
    issues: ['COMPLETER', 'BILAN'],
  },
  MOTIVATION_ABSENTE: {
    regle: 'TE-19',
    source: NGAP,
    phrase: 'Écrivez ce qui motive votre demande.',
    issues: ['COMPLETER'],
  },
} as const satisfies CatalogueObstacles<CodeObstacle>;
