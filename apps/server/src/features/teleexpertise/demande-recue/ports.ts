import type {
  NatureRecue,
  noterConsentement,
  PersonneRecueT,
  prendreEnCharge,
  RequerantRecuT,
} from '@orapont/contract/demande-recue';
import type { PatientInscritT } from '@orapont/contract/reception';
import type { BodyOf } from '@orapont/contract/route';
import type { Tx } from '../../../kernel/bd.ts';
import type { SessionSoin } from '../../../kernel/session.ts';
import type { DocumentLu } from '../../echange/ports.ts';

/** A message that may be a request, as the capability that read it hands it over. */
export type DemandeRecue = {
  readonly courrierId: string;
  readonly boite: string;
  readonly expediteur: string;
  readonly messageId: string;
  readonly recuLe: string;
  /** Its structured request, or the first document that it brings. */
  readonly document: DocumentLu | null;
  /** What the message itself says, when no document does. */
  readonly texte: string;
  /** Whom its documents name. */
  readonly patient: PatientInscritT | null;
  readonly images: readonly { readonly nom: string; readonly octets: Uint8Array }[];
  /** Other readable files. */
  readonly pieces: number;
  /** The act of which the message that it answers spoke. */
  readonly acteId: string | null;
};

export type SaisiePriseEnCharge = Omit<BodyOf<typeof prendreEnCharge>, 'version'>;
export type ActeDeLaDemande = {
  readonly id: string;
  readonly numero: string;
  readonly etatLibelle: string;
  readonly attendComplement: boolean;
  /** Null once it is over. */
  readonly consentement: ConsentementDeLaDemande | null;
  readonly dossierId: string;
};
/** Whose consent it waits for; `attendu` is false when it was said and may still be withdrawn, `autre` when it names a colleague. */
export type ConsentementDeLaDemande = {
  readonly requisId: string;
  readonly pour: string;
  readonly demandeLe: string | null;
  readonly attendu: boolean;
  readonly autre: boolean;
  readonly requisActuel: string;
};
/** What a message says of it, and for which reader: another one may have been asked for meanwhile. */
export type SaisieConsentement = Omit<BodyOf<typeof noterConsentement>, 'version'>;

export type PropositionDemande = {
  readonly acte: ActeDeLaDemande | null;
  readonly structuree: boolean;
  readonly requerant: Partial<Omit<RequerantRecuT, 'structure'>> & {
    readonly structure: Partial<RequerantRecuT['structure']>;
  };
  readonly adresse: string;
  readonly adressePubliee: boolean | null;
  readonly personne: Partial<PersonneRecueT> | null;
  readonly nature: NatureRecue;
  readonly motifTexte: string;
  readonly question: string;
  readonly consentement: readonly string[];
  readonly images: number;
  readonly pieces: number;
  readonly requis: readonly { readonly id: string; readonly siteId: string; readonly libelle: string }[];
  readonly requisPropose: string | null;
};

/** Everything that had to be read or stored before the transaction. */
export type DemandePrete = { readonly acteId: string; readonly dossierId: string };

/**
 * Requests that came by mail: « réception » opens the message and files it, this capability makes it an act like any other.
 *
 * @rule TE-09
 */
export type DemandesRecues = {
  readonly proposer: (session: SessionSoin, recue: DemandeRecue) => Promise<PropositionDemande>;
  /** Checks who asks and puts the pictures away; nothing of it is visible before `ouvrir`. */
  readonly preparer: (
    session: SessionSoin,
    recue: DemandeRecue,
    saisie: SaisiePriseEnCharge,
  ) => Promise<{ readonly dossierId: string; readonly ouvrir: (tx: Tx) => Promise<DemandePrete> }>;
  /** What came since joins the request that waits for it. */
  readonly completer: (
    session: SessionSoin,
    recue: DemandeRecue,
    texte: string,
  ) => Promise<{ readonly dossierId: string; readonly joindre: (tx: Tx) => Promise<DemandePrete> }>;
  /** What it says of the consent that the request waits for. */
  readonly consentir: (
    session: SessionSoin,
    recue: DemandeRecue,
    saisie: SaisieConsentement,
  ) => Promise<{ readonly dossierId: string; readonly noter: (tx: Tx) => Promise<DemandePrete> }>;
};
