import type { Extrait } from '@orapont/domain/captation/extrait';
import type { GenreMedia, Modalite } from '@orapont/domain/captation/medias';

/** What is known of a picture when it is taken. The caller names it: kept twice under one name, it is one picture. */
export type Prise = {
  /** UUIDv7, made by the caller. */
  readonly mediaId: string;
  readonly acteId: string;
  /** Built-in or of the organisation. */
  readonly vue: string;
  readonly modalite: Modalite;
  readonly moyen: 'PRISE' | 'IMPORT';
  readonly miroir: boolean;
  /** Absent for a chosen file: its date says nothing sure. */
  readonly prisLe?: string | undefined;
  /** Someone else than the person signed in. */
  readonly auteurId?: string | undefined;
  /** Which sitting of the camera it belongs to. */
  readonly captationId?: string | undefined;
  /** What it was taken with, in the registry of the organisation. */
  readonly dispositifId?: string | undefined;
  /** The film that a still was taken out of. */
  readonly extrait?: Extrait | undefined;
  /** What the quality check measured, as the server keeps it; nothing of it is read here. */
  readonly qualite?: unknown;
  /** Taken during a round: delivered with the key of this device, not with a session. */
  readonly tourneeId?: string | undefined;
  readonly dossierId?: string | undefined;
  /** The most urgent leaves first; a suspicion before a check-up. */
  readonly urgence?: Urgence | undefined;
  /** How the file was called where it was chosen. It stays here: names of files often hold those of people. */
  readonly nom?: string | undefined;
  /** What it was announced as; its bytes decide. */
  readonly genre?: GenreMedia | undefined;
  /** Files of a received disc, of no act: `acteId` is empty, and `dossierId` says for whom when that is known. */
  readonly disque?: PartDeDisque | undefined;
};

export type FichierRefuse = { readonly chemin: string; readonly phrase: string };

/** Some files of a disc, that travel one after the other as one. */
export type PartDeDisque = {
  readonly importId: string;
  /** From 1; 0 for the row that stands for the whole disc. */
  readonly lot: number;
  readonly lots: number;
  readonly fichiers: readonly { readonly chemin: string; readonly octets: number }[];
  /** Of these, those that are not kept, and why. */
  readonly refus: readonly FichierRefuse[];
};

/** How a file that a person chose comes in. */
export type Choisi = {
  /** It exists elsewhere: the copy made here goes by itself, or at sign-out. */
  readonly copie: boolean;
  /** Bytes taken in so far. */
  readonly surCopie?: (octets: number) => void;
  readonly signal?: AbortSignal;
  /** Told before anything is read: there is no room for a copy, the page must stay open. */
  readonly surSansPlace?: () => void;
  /** Of a film, the picture that will stand for it: made of the file while it is being copied. */
  readonly affiche?: Promise<Blob | undefined> | undefined;
};

export type Urgence = 'VITALE' | 'URGENTE' | 'PROGRAMMEE' | 'BILAN';

/**
 * SUR_APPAREIL: waits for its turn, or for the line. ENVOI: its bytes travel. LECTURE_RECUE: the reading size is on the server, the full
 * picture follows. DEPOT: all is there, the server looks at it. RECUE: acknowledged and taken away from the device.
 * REFUSEE: the server said why, for good; the picture stays on the device until a person decides. ARRETEE: someone must act (sign in,
 * unlock, solve a conflict); it goes on by itself afterwards.
 */
export const ETATS_PRISE = [
  'SUR_APPAREIL',
  'ENVOI',
  'LECTURE_RECUE',
  'DEPOT',
  'RECUE',
  'REFUSEE',
  'ARRETEE',
] as const;
export type EtatPrise = (typeof ETATS_PRISE)[number];

export type PriseGardee = Prise & {
  readonly etat: EtatPrise;
  readonly typeMime: string;
  readonly octets: number;
  readonly envoyes: number;
  /** SHA-256 of the file as it will be received, in hexadecimal. */
  readonly empreinte: string;
  /** What is happening, or what must be done, in one sentence. */
  readonly phrase?: string | undefined;
  readonly pause: boolean;
  /** Refused or out of time, without its bytes: only to be read, then dismissed. */
  readonly close: boolean;
  /** Its bytes are those of the chosen file, not a copy: the page must stay open. */
  readonly sansCopie: boolean;
};

export type Suivi = {
  readonly prises: readonly PriseGardee[];
  /** Pictures of this device that the server has not acknowledged, those included that only a PIN or another account can open. */
  readonly nonRecues: number;
  /** Of these, those of which the server shows the reading size already. */
  readonly apercus: number;
  readonly octets: number;
  readonly envoyes: number;
  /** « 3 images sur cet appareil, non encore reçues par le serveur », « Tout est reçu ». */
  readonly phrase: string;
  /** Why nothing moves, when nothing does. */
  readonly frein?: string | undefined;
};
