import type { EchecAilleurs } from '@orapont/contract/demande-ailleurs';
import type { NatureActe } from '@orapont/domain/teleexpertise/circuit';
import type { Urgence } from '@orapont/domain/teleexpertise/echeance';
import type { EtatSuivi } from '@orapont/domain/teleexpertise/suivi';
import type { Tx } from '../../../kernel/bd.ts';
import type { SessionSoin } from '../../../kernel/session.ts';
import type { CadreFhir, FabriqueFhir, RessourceFhir } from '../../fhir/ports.ts';
import type { NomExterieur } from '../ports.ts';

/** Who is told of, in the words that FHIR is written from. */
export type PatientLu = Parameters<FabriqueFhir['patient']>[0];
export type PraticienLu = Parameters<FabriqueFhir['praticien']>[0];
export type AffectationLue = Parameters<FabriqueFhir['affectation']>[0];
export type StructureLue = Parameters<FabriqueFhir['structure']>[0];

/** Téléexpertise software where a request goes on, and how one enters it. */
export type LogicielDistant = {
  readonly id: string;
  readonly nom: string;
  readonly url: string;
  readonly jetonUrl: string | null;
  readonly clientId: string;
  readonly secret: string;
  readonly urlOffre: string | null;
  readonly pieces: boolean;
};

/** A draft that may leave: who may send it asks, and the person agreed. */
export type DemandePrete = {
  readonly acteId: string;
  readonly dossierId: string;
  readonly siteId: string;
  readonly redigeeLe: string;
  readonly nature: NatureActe;
  readonly motif: string;
  readonly question: string;
  readonly urgence: Urgence;
  readonly mediaIds: readonly string[];
};

/** Drafts, held by those who ask. */
export type DemandesAConfier = {
  /** Held until the end of the transaction. @throws Erreur when it may not leave, with what stands in the way */
  readonly prendre: (tx: Tx, session: SessionSoin, acteId: string) => Promise<DemandePrete>;
  /** Whether it may be read. @throws Erreur otherwise */
  readonly consulter: (tx: Tx, session: SessionSoin, acteId: string) => Promise<void>;
  /** A line of its history. */
  readonly raconter: (
    tx: Tx,
    evenement: {
      readonly organisationId: string;
      readonly acteId: string;
      readonly type: 'CONFIER_AILLEURS' | 'SUIVI_AILLEURS';
      readonly nom: string;
      readonly compteId?: string | undefined;
      readonly raison: string;
    },
  ) => Promise<void>;
};

export type PieceJointe = { readonly titre: string; readonly octets: Uint8Array };

/** What leaves, in words of the field. */
export type DemandeConfiee = {
  readonly nom: NomExterieur;
  readonly acteId: string;
  readonly redigeeLe: string;
  readonly nature: NatureActe;
  readonly motif: string;
  readonly question: string;
  readonly urgence: Urgence;
  readonly urlOffre: string | null;
  readonly patient: PatientLu;
  readonly praticien: PraticienLu;
  readonly affectation: AffectationLue;
  readonly structure: StructureLue;
  readonly pieces: readonly PieceJointe[];
};

/** Where a request stands, in the codes of the standard, as they were read. */
export type StatutLu = {
  /** Every name that the request has there; none in a patch. */
  readonly noms: readonly NomExterieur[];
  readonly statut: string;
  readonly avancement: string | null;
};

/** A request that was handed over, as the software that has it may read it here. */
export type DemandeSuivie = {
  readonly nom: NomExterieur;
  readonly acteId: string;
  readonly organisationId: string;
  readonly dossierId: string;
  readonly rpps: string;
  readonly etat: EtatSuivi;
  readonly etatLe: string;
  readonly demandeeLe: string;
};

/** The words of the guide, written and read from the side of who asks. */
export type GuideAilleurs = {
  readonly ecrire: (demande: DemandeConfiee, cadre: CadreFhir) => RessourceFhir;
  readonly montrer: (suivie: DemandeSuivie) => RessourceFhir;
  /** A state that is told: FHIRPath Patch, or the whole request. @throws RefusFhir what is wrong, in words */
  readonly lireAnnonce: (methode: 'PATCH' | 'PUT', corps: string) => StatutLu;
};

export type ClientAilleurs = {
  /** Flow B1. The address that it gives serves once. @throws AilleursImpossible */
  readonly deposer: (distant: LogicielDistant, corps: string) => Promise<string>;
  /** Flow C, by search: requests of that professional which changed since. @throws AilleursImpossible */
  readonly suivre: (
    distant: LogicielDistant,
    critere: { readonly rpps: string; readonly depuis: string },
  ) => Promise<readonly StatutLu[]>;
};

/** Its text holds no address nor anything of a person: it may be logged. What the other software says stays apart. */
export class AilleursImpossible extends Error {
  readonly motif: EchecAilleurs;
  /** Whether the request may be there all the same. */
  readonly incertain: boolean;
  readonly dit: string;

  constructor(motif: EchecAilleurs, { incertain = false, dit = '' } = {}) {
    super(motif);
    this.name = 'AilleursImpossible';
    this.motif = motif;
    this.incertain = incertain;
    this.dit = dit;
  }
}

/** A call with the token of a follower: software that has a request begun here, and tells or reads where it stands. */
export type AppelSuivi = {
  readonly jeton: string;
  readonly methode: 'GET' | 'PATCH' | 'PUT';
  /** Behind the base: `ServiceRequest`, or one of them. */
  readonly chemin: string;
  readonly question: URLSearchParams;
  readonly corps: string;
  readonly siVersion: string | undefined;
};
export type EntendreSuivi = (
  appel: AppelSuivi,
) => Promise<{ readonly ressource: RessourceFhir; readonly version: string | null }>;
