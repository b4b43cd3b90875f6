import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ChampsDemandeT, RecueilSaisiT } from '@orapont/contract/demande';
import type { DispositifT } from '@orapont/contract/dispositif';
import type { deposerMedia } from '@orapont/contract/media';
import type { PropresT } from '@orapont/contract/protocole';
import type { BodyOf } from '@orapont/contract/route';
import type { DateCivile } from '@orapont/domain/dates';
import type { Bd, Tx } from '../../kernel/bd.ts';
import type { SessionSoin } from '../../kernel/session.ts';
import type { AppareilConnu } from '../appareils/ports.ts';
import type { EcrireCaptation } from '../captation/ports.ts';
import type { InscrireDesinfection } from '../dispositifs/ports.ts';
import type { InscrireEvaluation } from '../evaluation/ports.ts';
import type { GardeEnvoi } from '../medias/ports.ts';
import type { Televersements } from '../objets/ports.ts';

/** Devices, and what proves them. */
export type Appareils = {
  trouver(tx: Tx, id: string): Promise<AppareilConnu | undefined>;
  aSigne(cle: unknown, message: string, signature: string): boolean;
  noterCompteur(tx: Tx, id: string, compteur: number): Promise<void>;
};

/** Whose work a device delivers. */
export type Personnes = {
  /** The rights that this account had at this site on that day; undefined when it had none. */
  auTravail(qui: {
    readonly compteId: string;
    readonly organisationId: string;
    readonly siteId: string;
    readonly jour: DateCivile;
  }): Promise<SessionSoin | undefined>;
};

export type BrouillonLivre = {
  readonly acteId: string;
  readonly dossierId: string;
  readonly siteId: string;
  readonly motif: string;
  readonly protocole: string;
  readonly requisId: string;
  readonly requisSiteId: string | null;
};

export type Ecriture = { readonly version: number } | 'MODIFIEE' | 'PARTIE';
/** Each letter is whole or absent: the form of a tablet is never half of one. */
type ChampsLivres = { readonly [K in keyof ChampsDemandeT]?: ChampsDemandeT[K] | undefined };

/** Drafts of the requérant’s side, written in the transaction of the letter that brings them. */
export type Actes = {
  /** The same id twice is the same draft; its version. */
  ouvrir(tx: Tx, session: SessionSoin, brouillon: BrouillonLivre): Promise<number>;
  /** Writes the form unless someone wrote since `version`. */
  ecrire(
    tx: Tx,
    session: SessionSoin,
    acteId: string,
    champs: ChampsLivres,
    version: number | null,
  ): Promise<Ecriture>;
  /** @throws Erreur with what the law refuses, before anything is written */
  recueillir(tx: Tx, session: SessionSoin, acteId: string, recueil: RecueilSaisiT): Promise<void>;
};

export type MediaLivre = {
  readonly mediaId: string;
  readonly acteId: string;
  readonly etat: 'RECU' | 'PRET' | 'REJETE';
  readonly rejet: string | null;
  readonly empreinteRecue: string | null;
  /** Of its reading size, when that came before it. */
  readonly apercuEmpreinte: string | null;
  /** Its reading size is here, the whole picture is not. */
  readonly incomplete: boolean;
};

export type Medias = {
  /** Who may open an upload, for a picture of this person. */
  garde(session: SessionSoin): GardeEnvoi;
  deposer(
    session: SessionSoin,
    depot: BodyOf<typeof deposerMedia>,
  ): Promise<{ media: MediaLivre; doublon: boolean }>;
  trouver(tx: Tx, mediaId: string): Promise<MediaLivre | undefined>;
  /** Drops a picture known by its reading size alone. */
  retirer(tx: Tx, session: SessionSoin, mediaId: string): Promise<void>;
};

/** What the organisation has for taking pictures, as it stands when a round leaves. */
export type Equipement = {
  readonly propres: (tx: Tx) => Promise<PropresT>;
  readonly dispositifs: (tx: Tx) => Promise<DispositifT[]>;
  /** The portrait of a person, in base64, when there is a consent to it. */
  readonly portrait: (
    tx: Tx,
    dossier: { readonly organisationId: string; readonly dossierId: string },
  ) => Promise<string | null>;
};

export type DepsLivraison = {
  readonly equipement: Equipement;
  readonly bd: Bd;
  readonly maintenant: () => Date;
  readonly appareils: Appareils;
  readonly personnes: Personnes;
  readonly actes: Actes;
  readonly medias: Medias;
  readonly captations: EcrireCaptation;
  readonly inscrireEvaluation: InscrireEvaluation;
  readonly inscrireDesinfection: InscrireDesinfection;
  readonly televersements: Televersements;
  readonly tus: {
    traiter(requete: IncomingMessage, reponse: ServerResponse, garde: GardeEnvoi): Promise<void>;
  };
};
