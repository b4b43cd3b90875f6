import type { DateCivile } from '@orapont/domain/dates';
import type { Sexe } from '@orapont/domain/identite/ins';
import type { Urgence } from '@orapont/domain/teleexpertise/echeance';
import type { EtatSuivi } from '@orapont/domain/teleexpertise/suivi';
import type { Tx } from '../../kernel/bd.ts';
import type { RessourceFhir } from '../fhir/ports.ts';

/** Who a request is about, as the other software says it. Nothing of it is a proof of identity. */
export type PersonneTransmise = {
  readonly nomNaissance: string;
  readonly prenoms: readonly string[];
  readonly nomUtilise: string | null;
  readonly prenomUtilise: string | null;
  readonly dateNaissance: string;
  readonly sexe: Sexe;
  readonly lieuNaissance: string | null;
  readonly ins: { readonly matricule: string; readonly oid: string } | null;
};

/** The name of a request in the software that began it. */
export type NomExterieur = { readonly systeme: string; readonly valeur: string };

/** What a transaction brings, in words of the field. */
export type DemandeTransmise = {
  /** Null when the software gave none: its whole text is then its name. */
  readonly nom: NomExterieur | null;
  readonly source: string;
  readonly urlOffre: string | null;
  readonly consentement: boolean | null;
  readonly redigeeLe: string;
  readonly personne: PersonneTransmise;
  readonly requerantRpps: string;
  readonly finess: string | null;
  readonly question: string;
  readonly motif: string;
  readonly urgence: Urgence | null;
  readonly pieces: readonly PieceTransmise[];
  /** What each entry was, in their order, for the answer. */
  readonly entrees: readonly EntreeTransmise[];
};

/** A picture or a document that came with the request. */
export type PieceTransmise = {
  readonly titre: string;
  readonly genre: 'IMAGE' | 'PDF';
  readonly octets: Uint8Array;
  /** Where it stands in what was sent. */
  readonly ou: string;
};

export type RoleEntree = 'DEMANDE' | 'PERSONNE' | 'REQUERANT' | 'SITUATION' | 'STRUCTURE' | 'PIECE' | 'AUTRE';
export type EntreeTransmise = { readonly role: RoleEntree; readonly type: string };

/** Where each thing stands here once the transaction is done. */
export type DemandeInscrite = {
  readonly acteId: string;
  readonly dossierId: string;
  readonly requerantId: string;
  readonly roleId: string;
  readonly siteId: string;
  /** False when the same request had come before. */
  readonly neuve: boolean;
  readonly personneNeuve: boolean;
};

/** The words of the guide: read and written by the adapter. */
export type GuideConfluences = {
  /** @throws RefusFhir what is wrong, in words */
  readonly lire: (corps: string) => DemandeTransmise;
  readonly repondre: (demande: DemandeTransmise, inscrite: DemandeInscrite, lien: string) => RessourceFhir;
};

export type Recherche =
  | { readonly genre: 'RECONNUE'; readonly dossierId: string }
  /** Someone here could be that person, and nothing says so for certain. */
  | { readonly genre: 'DOUTE' }
  | { readonly genre: 'INCONNUE' };

/** The records of the organisation, held by those who keep them. */
export type Personnes = {
  /** One at a time in an organisation: two transactions about one person see each other. */
  readonly attendreSonTour: (tx: Tx, organisationId: string) => Promise<void>;
  readonly chercher: (tx: Tx, personne: PersonneTransmise) => Promise<Recherche>;
  /** What is wrong with these traits, by field; nothing when they can be written. */
  readonly examiner: (personne: PersonneTransmise, jour: DateCivile) => Readonly<Record<string, string>>;
  readonly inscrire: (
    tx: Tx,
    ou: {
      readonly organisationId: string;
      readonly siteId: string;
      readonly id: string;
      readonly du: DateCivile;
    },
    personne: PersonneTransmise,
  ) => Promise<void>;
};

/** Drafts, held by those who ask. */
export type Brouillons = {
  readonly ouvrir: (
    tx: Tx,
    brouillon: {
      readonly organisationId: string;
      readonly acteId: string;
      readonly dossierId: string;
      readonly siteId: string;
      readonly requerant: { readonly id: string; readonly dentiste: boolean };
      readonly logicielNom: string;
      readonly question: string;
      readonly motif: string;
      readonly urgence: Urgence | null;
      readonly precision: string;
    },
  ) => Promise<void>;
};

/** One state of one request, told to the software that began it. */
export type Annonce = {
  readonly nom: NomExterieur;
  readonly etat: EtatSuivi;
  /** Told with the publication: who is asked. */
  readonly requis: { readonly rpps: string; readonly nom: string } | null;
  /** Whether a detail of « active » was told before: it is then replaced. */
  readonly avancementDit: boolean;
};

export type Destination = {
  readonly url: string;
  readonly jeton: string;
  /** The state alone, or the whole request as it stands there. */
  readonly methode: 'PATCH' | 'PUT';
};

/** Flow C, by push. @throws AnnonceImpossible */
export type Annonceur = (destination: Destination, annonce: Annonce) => Promise<void>;

export type MotifAnnonce = 'INJOIGNABLE' | 'OCCUPE' | 'JETON_REFUSE' | 'REFUSEE';

/** Its text holds no address: it may be logged. */
export class AnnonceImpossible extends Error {
  readonly motif: MotifAnnonce;

  constructor(motif: MotifAnnonce) {
    super(motif);
    this.name = 'AnnonceImpossible';
    this.motif = motif;
  }
}
