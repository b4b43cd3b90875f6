import {
  ALGORITHME_APPAREIL,
  messageDefi,
  messageEffacement,
  messagePli,
} from '@orapont/domain/appareil/messages';
import { appareilEnrole, hausserCompteur } from './cles.ts';

const serveur = () => import('./jeton-serveur.ts');

/** The token with which this device delivers, for a few minutes; asked again when it is worn out. */
let garde: { readonly jeton: string; readonly jusqua: number } | undefined;
const MARGE = 30_000;
/** A challenge that nobody answers must not hold back, for ever, all that waits for it. */
const PATIENCE = 30_000;

export async function signer(cle: CryptoKey, message: string): Promise<string> {
  const octets = new TextEncoder().encode(message);
  return enBase64Url(new Uint8Array(await crypto.subtle.sign(ALGORITHME_APPAREIL, cle, octets)));
}

export const sceller = async (cle: CryptoKey, texte: string) => ({
  texte,
  signature: await signer(cle, messagePli(texte)),
});

const enBase64Url = (octets: Uint8Array) =>
  btoa(String.fromCharCode(...octets))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** Two people of the device may ask at once: one challenge. */
let demande: Promise<string> | undefined;

/** @throws ErreurApi 410 with the reason of a tablet that may deliver no more */
export async function jetonAppareil(): Promise<string> {
  if (garde && garde.jusqua > Date.now()) return garde.jeton;
  demande ??= demander().finally(() => {
    demande = undefined;
  });
  return demande;
}

async function demander(): Promise<string> {
  const appareil = await appareilEnrole();
  if (!appareil) throw new Error('Cette tablette n’est pas enrôlée.');
  const { appareilId, signature: cle } = appareil;
  const signal = AbortSignal.timeout(PATIENCE);
  const { defiPour, jetonContre } = await serveur();
  const defi = await defiPour(appareilId, signal);
  const signature = await signer(cle, messageDefi({ origine: location.origin, appareilId, defi }));
  const recu = await jetonContre(appareilId, { defi, signature }, signal);
  await hausserCompteur(recu.compteur);
  // The server's clock says for how long, whatever this one says.
  const duree = Date.parse(recu.expireLe) - Date.parse(recu.maintenant);
  garde = { jeton: recu.jeton, jusqua: Date.now() + duree - MARGE };
  return recu.jeton;
}

export function oublierJeton(): void {
  garde = undefined;
}

export const entetesAppareil = async (): Promise<{ readonly authorization: string }> => ({
  authorization: `Appareil ${await jetonAppareil()}`,
});

/** The last word of a tablet that was declared lost; its key, held in memory, signs it and goes too. */
export async function direEffacee(appareilId: string, cle: CryptoKey): Promise<void> {
  const { defiPour, confirmer } = await serveur();
  const defi = await defiPour(appareilId);
  const signature = await signer(cle, messageEffacement({ origine: location.origin, appareilId, defi }));
  await confirmer(appareilId, { defi, signature });
}
