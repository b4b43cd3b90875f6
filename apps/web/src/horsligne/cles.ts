import { base, type CleDAppareil, type CleDeCompte, DURABLE } from './base-locale.ts';
import { nouvelleCle } from './chiffre.ts';
import { AUCUN_ESSAI, apresEchec, ESSAIS_MAX, etatDuVerrou, type VerrouPin } from './verrou-pin.ts';

/**
 * Who can open what. On an enrolled tablet one data key, drawn at random, wrapped by what the PIN gives (PBKDF2) and, where there is
 * one, by what a passkey gives; open, it lives in the memory of the page only. On any other device one key an account, which the
 * browser keeps and does not give out.
 *
 * @source decision 0015; OWASP, PBKDF2-HMAC-SHA256 600 000 iterations; NIST SP 800-38F
 */
export const APPAREIL = 'appareil';
const TOURS = 600_000;

let ouverte: CryptoKey | undefined;
const ecouteurs = new Set<() => void>();
/** How the tablet opens has changed, or whether it is open. */
export const annoncerCles = () => {
  for (const ecouteur of ecouteurs) ecouteur();
};

export function ecouterCles(ecouteur: () => void): () => void {
  ecouteurs.add(ecouteur);
  return () => ecouteurs.delete(ecouteur);
}

export const estDeverrouillee = (): boolean => ouverte !== undefined;

export async function appareilEnrole(): Promise<CleDAppareil | undefined> {
  const lue = await (await base()).get('cles', APPAREIL);
  return lue && 'signature' in lue ? lue : undefined;
}

export const nomDeCompte = (compteId: string) => `compte:${compteId}`;

/** The key of that name, when it may be used now. */
export async function cleNommee(nom: string): Promise<CryptoKey | undefined> {
  if (nom === APPAREIL) return ouverte;
  const lue = await (await base()).get('cles', nom);
  return lue && 'cle' in lue ? lue.cle : undefined;
}

/** The key of an account, made the first time. Two tabs at once end with one key. */
export async function cleDeCompte(compteId: string): Promise<CleDeCompte> {
  const nom = nomDeCompte(compteId);
  const neuve = await nouvelleCle();
  const tx = (await base()).transaction('cles', 'readwrite', DURABLE);
  const lue = await tx.store.get(nom);
  const gardee = lue && 'cle' in lue ? lue : { nom, cle: neuve };
  if (gardee !== lue) await tx.store.put(gardee);
  await tx.done;
  return gardee;
}

export const oublierCle = async (nom: string): Promise<void> => (await base()).delete('cles', nom);

export type Enrolement = Pick<CleDAppareil, 'appareilId' | 'libelle' | 'site'> & {
  readonly pin: string;
  readonly signature: CryptoKey;
};

/** The pair that the server knows the device by. The private half cannot be read, here or elsewhere. */
export const nouvelleSignature = (): Promise<CryptoKeyPair> =>
  crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);

export async function enroler({ pin, ...appareil }: Enrolement): Promise<void> {
  const donnees = await nouvelleCle(true);
  const sel = crypto.getRandomValues(new Uint8Array(16));
  const emballee = await emballer(donnees, await cleDuPin(pin, sel, TOURS));
  const fiche: CleDAppareil = {
    nom: APPAREIL,
    ...appareil,
    sel,
    tours: TOURS,
    emballee,
    essais: AUCUN_ESSAI,
    compteur: 0,
  };
  await (await base()).put('cles', fiche);
  await ouvrir(await deballer(emballee, await cleDuPin(pin, sel, TOURS)));
}

export type Deverrouillage =
  | { readonly sorte: 'OUVERT' }
  | { readonly sorte: 'FAUX'; readonly verrou: VerrouPin }
  | { readonly sorte: 'ATTENDRE' | 'EFFACER'; readonly verrou: VerrouPin };

/**
 * Counts the try before it is made: a reload in the middle of it is a try. At the last one the wrapped key is destroyed, and with it
 * whatever it alone opened.
 */
export async function deverrouiller(pin: string, maintenant = Date.now()): Promise<Deverrouillage> {
  const issue = await essayerLeCode(pin, false, maintenant);
  if (!('donnees' in issue)) return issue;
  await ouvrir(issue.donnees);
  return { sorte: 'OUVERT' };
}

/** The data key itself, to be wrapped in another way; a try like any other. */
export const deballerParCode = (pin: string) => essayerLeCode(pin, true, Date.now());

async function essayerLeCode(
  pin: string,
  extractible: boolean,
  maintenant: number,
): Promise<
  Exclude<Deverrouillage, { sorte: 'OUVERT' }> | { readonly sorte: 'OUVERT'; readonly donnees: CryptoKey }
> {
  const appareil = await compterUnEssai(maintenant);
  if ('verrou' in appareil) return appareil;
  try {
    const cle = await cleDuPin(pin, appareil.sel, appareil.tours);
    const donnees = await deballer(appareil.emballee, cle, extractible);
    await changerAppareil((a) => ({ ...a, essais: AUCUN_ESSAI }));
    return { sorte: 'OUVERT', donnees };
  } catch (cause) {
    if (!(cause instanceof DOMException)) throw cause;
    const verrou = etatDuVerrou(appareil.essais, maintenant);
    return { sorte: verrou.sorte === 'EFFACER' ? 'EFFACER' : 'FAUX', verrou };
  }
}

async function compterUnEssai(
  maintenant: number,
): Promise<CleDAppareil | Extract<Deverrouillage, { sorte: 'ATTENDRE' | 'EFFACER' }>> {
  const avant = await appareilEnrole();
  const verrou = etatDuVerrou(avant?.essais ?? { rates: ESSAIS_MAX, dernierLe: 0 }, maintenant);
  if (!avant || verrou.sorte !== 'OUVERT')
    return { sorte: verrou.sorte === 'ATTENDRE' ? 'ATTENDRE' : 'EFFACER', verrou };
  const apres = await changerAppareil((a) => ({ ...a, essais: apresEchec(a.essais, maintenant) }));
  return apres ?? avant;
}

export function verrouiller(): void {
  ouverte = undefined;
  annoncerCles();
}

/** The same vault under another code; a passkey goes on opening it. */
export async function changerPin(pin: string, nouveau: string): Promise<Deverrouillage> {
  const deballee = await deballerParCode(pin);
  if (deballee.sorte !== 'OUVERT') return deballee;
  const sel = crypto.getRandomValues(new Uint8Array(16));
  const emballee = await emballer(deballee.donnees, await cleDuPin(nouveau, sel, TOURS));
  await changerAppareil((a) => ({ ...a, sel, tours: TOURS, emballee }));
  return { sorte: 'OUVERT' };
}

const RESERVE = 32;
let reserve: { readonly jusqua: number; suivant: number } | undefined;
let reservation: Promise<void> | undefined;
// Another tab may go on: numbers keep the order of the gestures.
document.addEventListener('visibilitychange', () => {
  if (document.hidden) reserve = undefined;
});

/**
 * Number of the next gesture of this device: it never comes twice, even after a restart. Numbers are set aside by lots, on the disk before
 * the first one serves; what a stop leaves of a lot is a hole, which the server allows.
 */
export async function prochainCompteur(): Promise<number> {
  while (!reserve || reserve.suivant > reserve.jusqua) {
    reservation ??= reserver().finally(() => {
      reservation = undefined;
    });
    await reservation;
  }
  return reserve.suivant++;
}

async function reserver(): Promise<void> {
  const apres = await changerAppareil((a) => ({ ...a, compteur: a.compteur + RESERVE }));
  const jusqua = apres?.compteur ?? 0;
  reserve = { jusqua, suivant: jusqua - RESERVE + 1 };
}

/** The server has seen letters of this device up to there: a restored tablet never numbers twice alike. */
export async function hausserCompteur(vu: number): Promise<void> {
  if (((await appareilEnrole())?.compteur ?? vu) >= vu) return;
  await changerAppareil((a) => ({ ...a, compteur: Math.max(a.compteur, vu) }));
  reserve = undefined;
}

export async function changerAppareil(
  changer: (appareil: CleDAppareil) => CleDAppareil,
): Promise<CleDAppareil | undefined> {
  const tx = (await base()).transaction('cles', 'readwrite', DURABLE);
  const lue = await tx.store.get(APPAREIL);
  const neuve = lue && 'signature' in lue ? changer(lue) : undefined;
  if (neuve) await tx.store.put(neuve);
  await tx.done;
  return neuve;
}

/** The tablet is open, in this page. */
export async function ouvrir(cle: CryptoKey): Promise<void> {
  ouverte = cle;
  annoncerCles();
}

async function cleDuPin(pin: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  const brute = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, [
    'deriveKey',
  ]);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    brute,
    { name: 'AES-KW', length: 256 },
    false,
    ['wrapKey', 'unwrapKey'],
  );
}

export async function emballer(donnees: CryptoKey, cle: CryptoKey): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.wrapKey('raw', donnees, cle, 'AES-KW'));
}

/** @throws DOMException when the key is not the right one: AES-KW checks itself */
export const deballer = (emballee: Uint8Array<ArrayBuffer>, cle: CryptoKey, extractable = false) =>
  crypto.subtle.unwrapKey('raw', emballee, cle, 'AES-KW', 'AES-GCM', extractable, ['encrypt', 'decrypt']);
