import type { Instant } from '../dates.ts';
import type { Capacite, SituationPersonne } from './capacite.ts';

export const MODES_RECUEIL = ['ORAL', 'ECRIT', 'GESTE_OU_PICTOGRAMME', 'TELEPHONE', 'VISIO'] as const;
export type ModeRecueil = (typeof MODES_RECUEIL)[number];

export const LIBELLES_MODE_RECUEIL = {
  ORAL: 'À l’oral, en présence',
  ECRIT: 'Par écrit',
  GESTE_OU_PICTOGRAMME: 'Par un geste ou un pictogramme',
  TELEPHONE: 'Par téléphone',
  VISIO: 'En visioconférence',
} as const satisfies Record<ModeRecueil, string>;

/** The person's own view, sought even when someone else decides. */
export const AVIS_PERSONNE = ['ASSENTIMENT', 'REFUS', 'NON_EXPRIMABLE'] as const;
export type AvisPersonne = (typeof AVIS_PERSONNE)[number];

export const LIBELLES_AVIS_PERSONNE = {
  ASSENTIMENT: 'La personne est d’accord',
  REFUS: 'La personne refuse',
  NON_EXPRIMABLE: 'La personne ne peut pas exprimer d’avis',
} as const satisfies Record<AvisPersonne, string>;

export const QUALITES_CONSULTE = ['PERSONNE_DE_CONFIANCE', 'FAMILLE', 'PROCHE'] as const;
export type QualiteConsulte = (typeof QUALITES_CONSULTE)[number];

export const LIBELLES_QUALITE_CONSULTE = {
  PERSONNE_DE_CONFIANCE: 'Personne de confiance',
  FAMILLE: 'Famille',
  PROCHE: 'Proche',
} as const satisfies Record<QualiteConsulte, string>;

export type Information = { readonly le: Instant; readonly par: string; readonly versionTexte: string };

export type Decision = {
  readonly le: Instant;
  readonly sens: 'CONSENT' | 'REFUSE';
  readonly capacite: Capacite;
  readonly auteur: string;
  readonly mode: ModeRecueil;
  /** The named professional whom the decision lets see the case. */
  readonly requisId: string;
};

export type Consulte = { readonly qualite: QualiteConsulte; readonly nom: string; readonly le: Instant };

/** A consent that the requérant says he collected where the person is: his word, dated, for one named professional. */
export type Rapporte = { readonly le: Instant; readonly par: string; readonly requisId: string };

/** Everything recorded of someone's will about one act. */
export type Recueil = {
  readonly situation: SituationPersonne;
  /** Instead of a decision collected here: the request came from elsewhere. */
  readonly rapporte?: Rapporte;
  readonly information?: Information;
  readonly decision?: Decision;
  readonly avisPersonne?: AvisPersonne;
  readonly consultes?: readonly Consulte[];
  /** Why nobody could be consulted. */
  readonly consultationImpossible?: string;
  /** What the professional decided and why, when the decision is his. */
  readonly motivation?: string;
  /** The person and the one who protects her, or two parents, do not agree. */
  readonly desaccord?: { readonly decisionJuge?: { readonly autorise: boolean; readonly reference: string } };
  readonly retireLe?: Instant;
};
