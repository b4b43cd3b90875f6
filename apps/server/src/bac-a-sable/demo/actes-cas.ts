import type { ChampsDemandeT, RecueilSaisiT } from '@orapont/contract/demande';
import type { LesionDecriteT } from '@orapont/contract/demande-figee';
import type { ContenuLectureT } from '@orapont/contract/lecture';
import type { Modalite } from '@orapont/domain/captation/medias';
import type { CodeVue } from '@orapont/domain/captation/vues';
import type { DonneesSante, Plainte } from '@orapont/domain/sante/donnees';
import type { DrapeauRouge } from '@orapont/domain/sante/urgence';
import type { NatureActe } from '@orapont/domain/teleexpertise/circuit';
import type { Urgence } from '@orapont/domain/teleexpertise/echeance';
import type { MotifComplement, MotifDemande, MotifRefus } from '@orapont/domain/teleexpertise/motifs';
import { lectureCaries } from './actes-lecture.ts';

export type ImageDemo = {
  readonly fichier: string;
  readonly vue: CodeVue;
  readonly modalite: Modalite;
  readonly moyen: 'PRISE' | 'IMPORT';
};

export type Lieu = { readonly identifiant: string; readonly site: string };

/** Who decides for the person, as the nurse writes it down. */
export type Volonte = Pick<RecueilSaisiT['decision'], 'capacite' | 'auteur' | 'mode'> &
  Partial<Pick<RecueilSaisiT, 'avisPersonne' | 'motivation'>> & {
    readonly consulte?: Pick<RecueilSaisiT['consultes'][number], 'qualite' | 'nom'>;
  };

/** What the requis has already done with it, and how many minutes ago. */
export type Suite =
  | { readonly type: 'ACCEPTER'; readonly minutes: number }
  | {
      readonly type: 'REFUSER';
      readonly minutes: number;
      readonly motif: MotifRefus;
      readonly precision: string;
    }
  | {
      readonly type: 'DEMANDER_COMPLEMENT';
      readonly minutes: number;
      readonly motifs: MotifComplement[];
      readonly vues: CodeVue[];
      readonly texte: string;
    }
  | {
      readonly type: 'RENDRE';
      readonly minutes: number;
      readonly lecture: (media: (fichier: string) => string) => ContenuLectureT;
    };

export type ActeDemo = {
  readonly resident: string;
  readonly nature: NatureActe;
  readonly auteur: Lieu;
  readonly requis: Lieu;
  /** When it was sent (or handed over), in minutes before the loading. */
  readonly minutes: number;
  readonly motif: MotifDemande;
  readonly motifTexte: string;
  readonly question: string;
  readonly situation: NonNullable<ChampsDemandeT['situation']>;
  readonly urgence: Urgence;
  readonly drapeaux: readonly DrapeauRouge[];
  readonly plainte: Plainte | 'AUCUNE_PLAINTE';
  readonly sante?: Partial<DonneesSante>;
  readonly lesion?: LesionDecriteT;
  readonly images: readonly ImageDemo[];
  readonly photographe?: string;
  /** Absent: the draft is handed over to this professional instead of being sent. */
  readonly volonte?: Volonte;
  readonly confieA?: string;
  readonly suites: readonly Suite[];
};

const heures = (nombre: number) => nombre * 60;
const jours = (nombre: number) => heures(nombre * 24);

const vue = (bouche: string, code: CodeVue, suffixe = ''): ImageDemo => ({
  fichier: `${bouche}-${code}${suffixe}.jpg`,
  vue: code,
  modalite: 'LUMIERE_BLANCHE',
  moyen: 'PRISE',
});

const COTES: readonly CodeVue[] = ['FACE', 'VESTIBULAIRE_DROITE', 'VESTIBULAIRE_GAUCHE'];
const CINQ: readonly CodeVue[] = [...COTES, 'OCCLUSALE_SUPERIEURE', 'OCCLUSALE_INFERIEURE'];
const vues = (bouche: string, codes: readonly CodeVue[]) => codes.map((code) => vue(bouche, code));

const EMILIE: Lieu = { identifiant: 'emilie.roche', site: 'tilleuls' };
const MARIE: Lieu = { identifiant: 'marie.fontaine', site: 'source' };
const CLAIRE: Lieu = { identifiant: 'claire.moreau', site: 'port' };

/** Eight requests of a service that has been running for a while: waiting, late, answered, to complete, refused, drafted. */
export const ACTES: readonly ActeDemo[] = [
  {
    resident: 'lefevre-jeanne',
    nature: 'TELEEXPERTISE_ESMS',
    auteur: EMILIE,
    requis: CLAIRE,
    minutes: heures(2),
    motif: 'AFFECTION_BUCCO_DENTAIRE',
    motifTexte: 'Douleur à gauche en mangeant, elle laisse la viande.',
    question:
      'La dent du haut à gauche cassée au ras de la gencive explique-t-elle la douleur ? Faut-il la voir au cabinet, sachant qu’elle prend de l’Eliquis ?',
    situation: 'QUESTION_CIRCONSCRITE',
    urgence: 'RAPIDE',
    drapeaux: ['ALIMENTATION'],
    plainte: {
      description: 'Douleur à la mastication, en haut à gauche',
      depuis: 'MOINS_D_UNE_SEMAINE',
      tailleMm: null,
      douleurEva: 5,
    },
    images: vues('usure', CINQ),
    volonte: { capacite: 'PERSONNE', auteur: 'Jeanne Lefèvre', mode: 'ORAL' },
    suites: [],
  },
  {
    resident: 'durand-suzanne',
    nature: 'TELEEXPERTISE_ESMS',
    auteur: EMILIE,
    requis: CLAIRE,
    minutes: heures(30),
    motif: 'AFFECTION_BUCCO_DENTAIRE',
    motifTexte: 'Chute dans la chambre : dent de devant cassée, gencive qui saigne au brossage.',
    question:
      'La dent cassée est-elle à traiter rapidement ? Que faire pour le tartre et la gencive en attendant ?',
    situation: 'QUESTION_CIRCONSCRITE',
    urgence: 'URGENTE',
    drapeaux: ['TRAUMATISME'],
    plainte: {
      description: 'Grimace quand on touche l’incisive du haut',
      depuis: 'MOINS_DE_24_H',
      tailleMm: null,
      douleurEva: null,
    },
    images: vues('tartre', CINQ),
    volonte: {
      capacite: 'TUTEUR',
      auteur: 'Philippe Durand',
      mode: 'TELEPHONE',
      avisPersonne: 'ASSENTIMENT',
    },
    suites: [],
  },
  {
    resident: 'rossi-angele',
    nature: 'TELEEXPERTISE_ESMS',
    auteur: EMILIE,
    requis: CLAIRE,
    minutes: jours(8),
    motif: 'AFFECTION_BUCCO_DENTAIRE',
    motifTexte: 'Plusieurs dents noires, elle refuse les aliments froids.',
    question: 'Quelles dents faut-il soigner d’abord, et peut-on attendre une place au cabinet ?',
    situation: 'SITUATION_COMPLEXE',
    urgence: 'RAPIDE',
    drapeaux: ['DOULEUR_INTENSE'],
    plainte: {
      description: 'Porte la main à la joue gauche au repas',
      depuis: 'UNE_A_TROIS_SEMAINES',
      tailleMm: null,
      douleurEva: 7,
    },
    images: [
      ...vues('caries', CINQ),
      { ...vue('caries', 'OCCLUSALE_INFERIEURE', '-fluo'), modalite: 'FLUORESCENCE' },
      { ...vue('caries', 'RADIO', '-1'), modalite: 'RADIO', moyen: 'IMPORT' },
    ],
    volonte: {
      capacite: 'HABILITATION_FAMILIALE',
      auteur: 'Carla Rossi',
      mode: 'ORAL',
      avisPersonne: 'ASSENTIMENT',
    },
    suites: [
      { type: 'ACCEPTER', minutes: jours(8) - heures(3) },
      { type: 'RENDRE', minutes: jours(7), lecture: lectureCaries },
    ],
  },
  {
    resident: 'petit-marcel',
    nature: 'TELEEXPERTISE_ESMS',
    auteur: EMILIE,
    requis: CLAIRE,
    minutes: jours(2),
    motif: 'AFFECTION_BUCCO_DENTAIRE',
    motifTexte: 'Prothèse du bas qui blesse, il ne la supporte plus.',
    question: 'D’où vient la blessure, et faut-il laisser la prothèse de côté ?',
    situation: 'QUESTION_CIRCONSCRITE',
    urgence: 'PROGRAMMEE',
    drapeaux: [],
    plainte: {
      description: 'Retire sa prothèse du bas à chaque repas',
      depuis: 'UNE_A_TROIS_SEMAINES',
      tailleMm: null,
      douleurEva: null,
    },
    images: vues('edente', COTES),
    volonte: {
      capacite: 'DECISION_APRES_CONSULTATION',
      auteur: 'Émilie Roche',
      mode: 'ORAL',
      avisPersonne: 'NON_EXPRIMABLE',
      consulte: { qualite: 'FAMILLE', nom: 'Hélène Petit, sa fille' },
      motivation: 'Sa fille y est favorable. Les photographies se prennent en cinq minutes, sans contrainte.',
    },
    suites: [
      { type: 'ACCEPTER', minutes: jours(1) },
      {
        type: 'DEMANDER_COMPLEMENT',
        minutes: jours(1) - 20,
        motifs: ['VUES_MANQUANTES'],
        vues: ['OCCLUSALE_SUPERIEURE', 'OCCLUSALE_INFERIEURE'],
        texte: 'Merci de photographier les deux arcades, prothèse retirée, et l’intrados de la prothèse.',
      },
    ],
  },
  {
    resident: 'renaud-michel',
    nature: 'TELEEXPERTISE_SPECIALISTE',
    auteur: CLAIRE,
    requis: { identifiant: 'antoine.mercier', site: 'hopital' },
    minutes: heures(5),
    motif: 'CANCER_ORAL',
    motifTexte: 'Ulcération du bord droit de la langue qui ne cicatrise pas, chez un fumeur.',
    question:
      'Cette lésion justifie-t-elle une biopsie, et sous quel délai pouvez-vous recevoir ce patient ?',
    situation: 'QUESTION_CIRCONSCRITE',
    urgence: 'RAPIDE',
    drapeaux: ['LESION_PERSISTANTE'],
    plainte: {
      description: 'Gêne du bord droit de la langue, peu douloureuse',
      depuis: 'PLUS_DE_TROIS_SEMAINES',
      tailleMm: 14,
      douleurEva: 2,
    },
    sante: { alcool: { etat: 'OUI', precision: 'deux verres par jour' } },
    lesion: {
      site: 'LANGUE_BORD_DROIT',
      tailleMm: 14,
      depuis: 'Plus de trois semaines',
      aspect: 'Ulcération à bords surélevés, rouge et blanche',
      induration: 'OUI',
      adenopathie: 'NON',
      facteurs: ['Tabac', 'Alcool'],
    },
    images: [
      vue('langue', 'LANGUE', '-bord-droit'),
      vue('langue', 'LANGUE', '-bord-gauche'),
      vue('langue', 'LANGUE', '-dos'),
      vue('langue', 'PLANCHER'),
    ],
    volonte: { capacite: 'PERSONNE', auteur: 'Michel Renaud', mode: 'ORAL' },
    suites: [],
  },
  {
    resident: 'benhamou-sarah',
    nature: 'BILAN',
    auteur: MARIE,
    requis: CLAIRE,
    minutes: jours(1),
    motif: 'BILAN_PERIODIQUE',
    motifTexte: 'Bilan annuel prévu dans son projet de vie.',
    question: 'Y a-t-il des soins à prévoir cette année ?',
    situation: 'QUESTION_CIRCONSCRITE',
    urgence: 'PROGRAMMEE',
    drapeaux: [],
    plainte: 'AUCUNE_PLAINTE',
    images: vues('couronnes', CINQ),
    volonte: {
      capacite: 'TUTEUR',
      auteur: 'David Benhamou',
      mode: 'TELEPHONE',
      avisPersonne: 'ASSENTIMENT',
    },
    suites: [],
  },
  {
    resident: 'casanova-ghjuvan',
    nature: 'TELEEXPERTISE_ESMS',
    auteur: EMILIE,
    requis: CLAIRE,
    minutes: jours(3),
    motif: 'AFFECTION_BUCCO_DENTAIRE',
    motifTexte: 'Une dent du bas bouge beaucoup, il a peur de l’avaler.',
    question: 'Peut-on attendre, ou faut-il l’extraire ?',
    situation: 'QUESTION_CIRCONSCRITE',
    urgence: 'PROGRAMMEE',
    drapeaux: [],
    plainte: {
      description: 'Dent du bas très mobile, pas de douleur',
      depuis: 'PLUS_DE_TROIS_SEMAINES',
      tailleMm: null,
      douleurEva: 0,
    },
    images: vues('usure', ['FACE', 'OCCLUSALE_INFERIEURE']),
    volonte: { capacite: 'PERSONNE', auteur: 'Ghjuvan Casanova', mode: 'ORAL' },
    suites: [
      {
        type: 'REFUSER',
        minutes: jours(2),
        motif: 'SOIN_PRESENTIEL',
        precision:
          'La mobilité se juge au doigt, pas sur une photographie. Je peux le recevoir au cabinet jeudi matin : appelez le secrétariat.',
      },
    ],
  },
  {
    resident: 'traore-aminata',
    nature: 'TELEEXPERTISE_ESMS',
    auteur: { identifiant: 'lucas.morel', site: 'source' },
    requis: CLAIRE,
    minutes: heures(1),
    motif: 'AFFECTION_BUCCO_DENTAIRE',
    motifTexte: 'Elle montre sa couronne du bas à droite et ne mâche plus de ce côté.',
    question: 'La couronne est-elle en cause ?',
    situation: 'QUESTION_CIRCONSCRITE',
    urgence: 'PROGRAMMEE',
    drapeaux: [],
    plainte: {
      description: 'Ne mâche plus à droite',
      depuis: 'UNE_A_TROIS_SEMAINES',
      tailleMm: null,
      douleurEva: 3,
    },
    images: vues('couronnes', ['FACE', 'VESTIBULAIRE_DROITE']),
    photographe: 'marie.fontaine',
    confieA: 'marie.fontaine',
    suites: [],
  },
];
