import type { Modalite } from '@orapont/domain/captation/medias';

/**
 * The local vault, as a capture screen sees it. A picture goes in as soon as it is taken and leaves only when the server has
 * acknowledged the digest of what it received. The code behind is loaded at the first call.
 *
 * @source PRODUCT.md, principle 5
 */

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
  readonly prisLe: string;
  /** Someone else than the person signed in. */
  readonly auteurId?: string | undefined;
  /** Which sitting of the camera it belongs to. */
  readonly captationId?: string | undefined;
  /** What the quality check measured, as the server keeps it; nothing of it is read here. */
  readonly qualite?: unknown;
  /** Taken during a round: delivered with the key of this device, not with a session. */
  readonly tourneeId?: string | undefined;
  readonly dossierId?: string | undefined;
  /** The most urgent leaves first; a suspicion before a check-up. */
  readonly urgence?: Urgence | undefined;
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
};

export type Suivi = {
  readonly prises: readonly PriseGardee[];
  /** Pictures of this device that the server has not acknowledged, those included that only a PIN or another account can open. */
  readonly nonRecues: number;
  readonly octets: number;
  readonly envoyes: number;
  /** « 3 images sur cette tablette, non encore reçues par le serveur », « Tout est reçu ». */
  readonly phrase: string;
  /** Why nothing moves, when nothing does. */
  readonly frein?: string | undefined;
};

const coffre = () => import('./facade.ts');

/**
 * Resolves once the encrypted bytes are on the device; the sending starts by itself.
 *
 * @throws ErreurCoffre when the device is full, or its vault is locked: the picture is then still the caller's
 */
export async function garder(prise: Prise, fichier: Blob): Promise<PriseGardee> {
  return (await coffre()).garder(prise, fichier);
}

/** Takes a picture back before it is acknowledged, here and on the server. False: it had been received already. */
export async function retirer(mediaId: string): Promise<boolean> {
  return (await coffre()).retirer(mediaId);
}

/** The view or the light of a picture that has not left yet. False: it had left already, change it on the server. */
export async function corriger(
  mediaId: string,
  correction: Partial<Pick<Prise, 'vue' | 'modalite' | 'miroir' | 'qualite'>>,
): Promise<boolean> {
  return (await coffre()).corriger(mediaId, correction);
}

/** Pictures of an act that this device still holds. */
export async function lister(acteId: string): Promise<readonly PriseGardee[]> {
  return (await coffre()).lister(acteId);
}

/** What can be shown of it, from this device. */
export async function lireApercu(mediaId: string): Promise<Blob | undefined> {
  return (await coffre()).lireApercu(mediaId);
}

/** Told at once, then at each change. */
export function suivre(ecouteur: (suivi: Suivi) => void): () => void {
  let arret: (() => void) | undefined;
  let fini = false;
  void coffre().then((module) => {
    if (!fini) arret = module.suivre(ecouteur);
  });
  return () => {
    fini = true;
    arret?.();
  };
}
