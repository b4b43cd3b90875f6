import type { Recueil } from '../consentement/recueil.ts';
import type { DateCivile, Instant } from '../dates.ts';
import type { CodeProfession } from '../identite/professions.ts';
import type { NatureActe } from './circuit.ts';
import type { LienConnu } from './lien.ts';
import type { MotifDemande } from './motifs.ts';
import type { ActesComptes, LectureAnnee } from './plafond.ts';

export type Lieu = 'ESMS' | 'CABINET_DENTAIRE' | 'ETABLISSEMENT_DE_SANTE' | 'AUTRE';

/** The place where the person is, with its FINESS category as the dated table reads it. */
export type Site = {
  readonly organisationId: string;
  readonly lieu: Lieu;
  readonly categorie?: {
    readonly code: string;
    readonly alinea: '6' | '7' | 'autre';
    readonly service: boolean;
    readonly du?: DateCivile;
    readonly au?: DateCivile;
  };
};

type Professionnel = {
  readonly id: string;
  readonly profession: CodeProfession;
  readonly savoirFaire: string | null;
  /** Has an address of the MSSanté trust space. */
  readonly messagerieSecurisee: boolean;
};

export type Requerant = Professionnel & {
  /** Organisations that employ him: a network nurse on a round is employed by the network. */
  readonly employeurs: readonly string[];
};

export type Exercice = 'TITULAIRE' | 'REMPLACANT' | 'SALARIE';

export type Requis = Professionnel & {
  readonly conventionne: boolean;
  readonly actif: boolean;
  readonly enConge: boolean;
  readonly exercice: Exercice;
};

/** What the requérant writes, joins and records. */
export type Contenu = {
  /** Why he asks, in his own words (TE-03, TE-19). */
  readonly precision: string;
  readonly situation: 'QUESTION_CIRCONSCRITE' | 'SITUATION_COMPLEXE';
  readonly question: string;
  readonly contexteRenseigne: boolean;
  readonly nombreDocuments: number;
  readonly patientEnPresenceDuRequis: boolean;
  /** The suspicion, or the need, was judged by the requérant himself and not only by who prepared. */
  readonly jugeParRequerant: boolean;
  readonly volonte: Recueil;
};

type Commun = {
  readonly nature: NatureActe;
  readonly motif?: MotifDemande;
  readonly site: Site;
  /** As he was at the sending: a later departure does not undo a request. */
  readonly requerant: Requerant;
  readonly requis: Requis;
  readonly lien?: LienConnu;
  readonly identiteQualifiee: boolean;
  /** Acts already done by this requis for this patient, those of the register and those he declares. */
  readonly actes: ActesComptes;
  readonly maintenant: Instant;
  readonly reglages?: { readonly generalistesAdmis?: boolean; readonly lectureAnnee?: LectureAnnee };
};

/** At the choice of the requis nothing is written yet; from the sending on, everything is. */
export type Demande =
  | (Commun & { readonly moment: 'CHOIX' })
  | (Commun & { readonly moment: 'ENVOI' | 'PRISE_EN_CHARGE' | 'SIGNATURE'; readonly contenu: Contenu });
