import type { TypeCree } from '@orapont/contract/fhir-creation';
import type { NatureActe } from '@orapont/domain/teleexpertise/circuit';
import type { MotifDemande } from '@orapont/domain/teleexpertise/motifs';
import type { EtatSuivi } from '@orapont/domain/teleexpertise/suivi';
import type { DentLue, ProvenanceLue, TraceLue } from './clinique/ports.ts';
import type { AffectationLue, PatientLu, PraticienLu, StructureLue } from './identites/ports.ts';

/** ISO 8601 in UTC, to the microsecond: what was read last is asked for again without missing nor repeating. */
export type Maj = string;

/** A resource, ready to be written: the standard's words are the adapter's. */
export type RessourceFhir = {
  readonly resourceType: string;
  readonly id?: string;
  readonly meta?: {
    readonly lastUpdated?: string;
    readonly profile?: readonly string[];
    readonly extension?: readonly object[];
    readonly tag?: readonly object[];
  };
};

/** What the product holds, in words of the field, and its resource of FHIR R4 on the profiles of FR Core. */
export type FabriqueFhir = {
  readonly patient: (lu: PatientLu) => RessourceFhir;
  readonly praticien: (lu: PraticienLu) => RessourceFhir;
  readonly affectation: (lu: AffectationLue) => RessourceFhir;
  readonly structure: (lu: StructureLue) => RessourceFhir;
  readonly demande: (lu: DemandeLue) => RessourceFhir;
  readonly consentement: (lu: ConsentementLu) => RessourceFhir;
  readonly document: (lu: DocumentLu) => RessourceFhir;
  readonly compteRendu: (lu: DocumentLu) => RessourceFhir;
  readonly examen: (lu: ExamenLu) => RessourceFhir;
  readonly dent: (lu: DentLue) => RessourceFhir;
  readonly provenance: (lu: ProvenanceLue) => RessourceFhir;
  readonly trace: (lu: TraceLue) => RessourceFhir;
};

/** Where the identifiers of an installation are named from. */
export type CadreFhir = { readonly origine: string; readonly production: boolean };

/**
 * Where a request stands, in the codes of the standard. `cancelled` does not exist in R4: what was refused, cancelled or let expire is
 * revoked.
 *
 * @source FHIR R4 request-status; Confluences Téléexpertise, active-status-cs
 */
export const STATUT_SUIVI = {
  NON_ENVOYEE: { statut: 'entered-in-error', avancement: null },
  NON_COMPLETE: { statut: 'draft', avancement: null },
  PUBLIEE: { statut: 'active', avancement: 'ready' },
  REJETEE_OU_ANNULEE: { statut: 'revoked', avancement: null },
  LUE: { statut: 'active', avancement: 'in_progress' },
  INFO_COMPLEMENTAIRES: { statut: 'on-hold', avancement: null },
  TERMINEE: { statut: 'completed', avancement: null },
} as const satisfies Record<EtatSuivi, { readonly statut: string; readonly avancement: string | null }>;

export type StatutDemande = (typeof STATUT_SUIVI)[EtatSuivi]['statut'];

/** A request that other software began, under its name there. */
export type OrigineDemande = {
  readonly systeme: string;
  readonly valeur: string;
  readonly source: string;
  readonly urlOffre: string | null;
  readonly consentement: boolean | null;
  readonly redigeeLe: string;
  /** Whether an active one was read. */
  readonly avancement: (typeof STATUT_SUIVI)[EtatSuivi]['avancement'];
  /** Situations (affectations) of who asks, and of who was asked. */
  readonly roleId: string;
  readonly requisRoleId: string | null;
};

/** Asked from here, about someone whose record is here; or received from elsewhere, with what the worklist shows of it. */
export type CoteDemande =
  | { readonly genre: 'ENVOYEE'; readonly dossierId: string; readonly requerantId: string }
  | {
      readonly genre: 'RECUE';
      readonly patientNom: string;
      readonly patientNaissance: string | null;
      readonly requerantNom: string;
      readonly structureNom: string;
    };

export type DemandeLue = {
  readonly id: string;
  readonly maj: Maj | null;
  readonly numero: string | null;
  readonly cote: CoteDemande;
  readonly nature: NatureActe;
  readonly statut: StatutDemande;
  /** When other software began it. */
  readonly origine?: OrigineDemande | null;
  readonly urgence: 'URGENTE' | 'RAPIDE' | 'PROGRAMMEE' | null;
  readonly motif: MotifDemande | null;
  readonly motifPrecision: string;
  readonly question: string;
  readonly requisId: string | null;
  readonly creeLe: string;
  readonly envoyeLe: string | null;
  readonly echeance: string | null;
  readonly consentements: readonly string[];
};

export type ConsentementLu = {
  readonly id: string;
  readonly maj: Maj | null;
  readonly organisationId: string;
  readonly dossierId: string;
  readonly acteId: string;
  readonly decision: string;
  readonly capacite: string;
  /** Said or written by, when the record names him. */
  readonly auteur: string | null;
  readonly requisId: string | null;
  readonly texteVersion: string | null;
  readonly le: string;
  /** Something later was recorded about the same act. */
  readonly remplace: boolean;
};

export type DocumentLu = {
  readonly id: string;
  readonly maj: Maj | null;
  readonly dossierId: string;
  readonly acteId: string | null;
  readonly organisationId: string;
  readonly type: 'COMPTE_RENDU' | 'DEMANDE' | 'PRESCRIPTION' | 'AUTRE';
  readonly titre: string;
  readonly typeMime: string;
  readonly octets: number;
  readonly objetVersion: number;
  readonly auteur: string;
  readonly numeroVersion: number;
  readonly remplaceId: string | null;
  readonly remplace: boolean;
  readonly deposeLe: string;
  /** Names that other software gave to this document. */
  readonly nomsExterieurs?: readonly { readonly systeme: string; readonly valeur: string }[];
};

export type SerieLue = {
  readonly uid: string;
  readonly numero: number | null;
  readonly modalite: string;
  readonly description: string;
  readonly instances: readonly {
    readonly uid: string;
    readonly classe: string;
    readonly numero: number | null;
  }[];
};

export type ExamenLu = {
  readonly id: string;
  readonly maj: Maj | null;
  readonly dossierId: string;
  readonly acteId: string | null;
  readonly studyUid: string;
  readonly faiteLe: string | null;
  readonly description: string;
  readonly modalites: readonly string[];
  readonly series: readonly SerieLue[];
};

/** @source FHIR R4 IssueType (required binding) */
export type CodeIssue =
  | 'invalid'
  | 'structure'
  | 'required'
  | 'value'
  | 'business-rule'
  | 'not-found'
  | 'not-supported'
  | 'duplicate'
  | 'login'
  | 'expired'
  | 'forbidden'
  | 'conflict'
  | 'throttled'
  | 'too-long'
  | 'too-costly'
  | 'multiple-matches'
  | 'transient'
  | 'exception'
  | 'informational';

export type Issue = {
  readonly severity: 'error' | 'warning' | 'fatal' | 'information';
  readonly code: CodeIssue;
  readonly diagnostics: string;
  /** Where in what was sent, as a FHIRPath. */
  readonly expression?: readonly string[];
};

/** A refusal in the words of the standard, with a sentence for whoever reads the journal of the other software. */
export class RefusFhir extends Error {
  readonly statut: number;
  readonly issues: readonly Issue[];

  constructor(statut: number, code: CodeIssue, diagnostics: string, expression?: string) {
    super(`${statut} ${code}`);
    this.name = 'RefusFhir';
    this.statut = statut;
    this.issues = [
      {
        severity: 'error',
        code,
        diagnostics,
        ...(expression === undefined ? {} : { expression: [expression] }),
      },
    ];
  }
}

/** A software that was let in: what it may read and begin is known from here on. */
export type Logiciel = {
  readonly id: string;
  readonly organisationId: string;
  readonly nom: string;
  readonly sites: readonly string[];
  /** Kinds of resources; `*` for all of them. */
  readonly portees: readonly string[];
  /** May begin requests at its sites. */
  readonly ecrit: boolean;
  /** Kinds that it may create, for people followed at its sites. */
  readonly cree: readonly TypeCree[];
};

/** What a transaction brings is read and decided elsewhere: all of it stands, or none. */
export type RecevoirTransaction = (logiciel: Logiciel, corps: string) => Promise<RessourceFhir>;
