import type { Bd, Tx } from '../../kernel/bd.ts';
import type { Travaux } from '../../kernel/travaux.ts';
import type { FabriquePdf } from '../compte-rendu/ports.ts';
import type { Documents } from '../echange/ports.ts';
import type { TraitementImages } from '../medias/ports.ts';
import type { Objets } from '../objets/ports.ts';
import type { DemandesRecues } from '../teleexpertise/demande-recue/ports.ts';
import type { BoitesReception, LecteurMessages, ReponsesRecues } from './ports.ts';

export type DepsReception = {
  readonly bd: Bd;
  readonly travaux: Travaux;
  readonly objets: Objets;
  readonly maintenant: () => Date;
  readonly documents: Documents;
  readonly pdf: Pick<FabriquePdf, 'recu'>;
  readonly images: Pick<TraitementImages, 'ingerer'>;
  readonly boites: BoitesReception;
  readonly messages: LecteurMessages;
  readonly suites: SuitesReception;
  readonly reponses: ReponsesRecues;
  readonly demandes: DemandesRecues;
};

/** What others decide of what came in: plugged where the application is put together. */
export type SuitesReception = {
  /** Identifiers under which an answer may cite this frozen request, and the lot of its documents. */
  readonly citations: (
    demande: unknown,
  ) => { readonly lot: string; readonly identifiants: readonly string[] } | null;
  /** The lot of the request of an act. */
  readonly lotDemande: (acteId: string) => string;
  /** A letter that had been accepted came back: its row and its delivery say so, once. */
  readonly courrierRevenu: (tx: Tx, organisationId: string, envoiId: string) => Promise<boolean>;
};
