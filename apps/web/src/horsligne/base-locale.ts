import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { EtatPrise } from './prise.ts';
import type { EssaisPin } from './verrou-pin.ts';

type Octets = Uint8Array<ArrayBuffer>;

/** The key of one account on a device that is not enrolled: usable here, not copied out. */
export type CleDeCompte = { readonly nom: string; readonly cle: CryptoKey };

/** What a tablet knows of itself before anyone typed the PIN. Nothing in it tells who is looked after. */
export type CleDAppareil = {
  readonly nom: 'appareil';
  readonly appareilId: string;
  readonly libelle: string;
  readonly site: string;
  /** Signs deliveries and offline gestures; never leaves the device. */
  readonly signature: CryptoKey;
  /** The data key, wrapped by what the PIN gives. */
  readonly sel: Octets;
  readonly tours: number;
  readonly emballee: Octets;
  readonly essais: EssaisPin;
  /** The same data key, wrapped by what a passkey gives, when there is one. */
  readonly passkey?: { readonly id: Octets; readonly sel: Octets; readonly emballee: Octets } | undefined;
  readonly compteur: number;
};

export type NomVoie = 'SESSION' | 'APPAREIL' | 'DISQUE';

export type LignePrise = {
  readonly mediaId: string;
  /** Name of the key that opens it. */
  readonly cle: string;
  /** With the session of that account, for an act or for a received disc; or with the key of this device. */
  readonly voie: NomVoie;
  readonly compteId?: string | undefined;
  readonly etat: EtatPrise;
  readonly rang: number;
  readonly gardeLe: number;
  readonly octets: number;
  readonly envoyes: number;
  /** Digest of the bytes that leave. */
  readonly empreinte: string;
  /** Where the upload stands on the server. */
  readonly urlEnvoi?: string | undefined;
  /** The smaller copy that leaves first, with the measures of the whole picture. */
  readonly lecture?:
    | {
        readonly octets: number;
        readonly empreinte: string;
        readonly largeur: number;
        readonly hauteur: number;
      }
    | undefined;
  readonly urlLecture?: string | undefined;
  /** The server shows the smaller copy; the picture itself stays here until it is acknowledged. */
  readonly lectureRecue?: true | undefined;
  /** Taken back after something of it had left: the row stays, without its bytes, until the server has dropped it too. */
  readonly retiree?: true | undefined;
  /** Chosen among files that exist elsewhere: what is here is a copy, and goes by itself at that hour. */
  readonly expireLe?: number | undefined;
  /** No room for a copy: its bytes are those of the file itself, in the page where it was chosen. */
  readonly fichier?: true | undefined;
  /** It will not leave, and its bytes are gone: its name and the sentence stay until a person has read them. */
  readonly close?: true | undefined;
  /** How many files travel in it, when it is a lot of a disc. */
  readonly fichiers?: number | undefined;
  /** A person holds it back. */
  readonly pause?: true | undefined;
  /** Bytes of the picture that stands for a film. */
  readonly affiche?: number | undefined;
  readonly essais: number;
  readonly pasAvant: number;
  /** A sentence of ours or of the server; never about a person. */
  readonly phrase?: string | undefined;
  /** `Prise` and the type of the file. */
  readonly fiche: Octets;
};

/** A sheet of a round: what was taken along, or what was done with no network. */
export type LigneFeuille = {
  readonly tourneeId: string;
  readonly feuille: string;
  /** Rank among what was done on this device; 0 for what was taken along. */
  readonly rang: number;
  readonly recue: boolean;
  /** When what was taken along goes by itself; a letter has no such hour. */
  readonly expireLe?: number | undefined;
  readonly secret: Octets;
};

export interface BaseLocale extends DBSchema {
  cles: { key: string; value: CleDeCompte | CleDAppareil };
  prises: { key: string; value: LignePrise };
  morceaux: { key: [mediaId: string, piece: string, n: number]; value: Octets };
  feuilles: { key: [tourneeId: string, feuille: string]; value: LigneFeuille };
}

let ouverte: Promise<IDBPDatabase<BaseLocale>> | undefined;

/** One connection a page; opened again when the browser closed it. */
export function base(): Promise<IDBPDatabase<BaseLocale>> {
  ouverte ??= openDB<BaseLocale>('orapont', 1, {
    upgrade(db) {
      db.createObjectStore('cles', { keyPath: 'nom' });
      db.createObjectStore('prises', { keyPath: 'mediaId' });
      db.createObjectStore('morceaux');
      db.createObjectStore('feuilles', { keyPath: ['tourneeId', 'feuille'] });
    },
    blocking() {
      void oublierConnexion();
    },
    terminated() {
      ouverte = undefined;
    },
  });
  ouverte.catch(() => {
    ouverte = undefined;
  });
  return ouverte;
}

async function oublierConnexion(): Promise<void> {
  const connexion = await ouverte;
  ouverte = undefined;
  connexion?.close();
}

/** On the disk when it resolves, not in a cache of the system: a battery may die right after. */
export const DURABLE = { durability: 'strict' } as const;
