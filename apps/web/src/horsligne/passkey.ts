import {
  annoncerCles,
  changerAppareil,
  type Deverrouillage,
  deballer,
  deballerParCode,
  emballer,
  ouvrir,
} from './cles.ts';

/**
 * A passkey opens the vault beside the PIN: what it computes (PRF) wraps the same data key. Nothing of it leaves the device, and it works with no
 * network. The PIN stays: a finger in a glove, another person, another browser.
 *
 * @source WebAuthn Level 3, §10.1.4 (PRF extension); docs/decisions/0015
 */
type Prf = {
  readonly prf?: { readonly enabled?: boolean; readonly results?: { readonly first?: ArrayBuffer } };
};

const ADRESSE = /^[\d.]+$|:/;

/** A passkey is tied to a name, and to a device that recognises its holder. */
export async function passkeyPossible(): Promise<boolean> {
  if (typeof PublicKeyCredential === 'undefined' || ADRESSE.test(location.hostname)) return false;
  const capacites = await PublicKeyCredential.getClientCapabilities?.().catch(() => undefined);
  if (capacites?.['extension:prf'] === false) return false;
  return PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable().catch(() => false);
}

const hasard = (octets: number) => crypto.getRandomValues(new Uint8Array(octets));

/** REFUSE: the person or the device did not go to the end of it; INCAPABLE: this device makes passkeys that wrap nothing. */
export type IssuePasskey = Deverrouillage | { readonly sorte: 'REFUSE' | 'INCAPABLE' };

/** Asks the PIN again: it alone gives the data key out, to be wrapped once more. */
export async function ajouterPasskey(pin: string, libelle: string): Promise<IssuePasskey> {
  const deballee = await deballerParCode(pin);
  if (deballee.sorte !== 'OUVERT') return deballee;
  const sel = hasard(32);
  const creee = await creer(libelle, sel);
  if (!creee) return { sorte: 'REFUSE' };
  const secret = secretDe(creee) ?? (await demander(new Uint8Array(creee.rawId), sel));
  if (!secret) return { sorte: 'INCAPABLE' };
  const emballee = await emballer(deballee.donnees, await cleDe(secret));
  await changerAppareil((a) => ({ ...a, passkey: { id: new Uint8Array(creee.rawId), sel, emballee } }));
  annoncerCles();
  return { sorte: 'OUVERT' };
}

/** False when the person, or the device, did not go to the end of it: the PIN is asked. */
export async function ouvrirParPasskey(passkey: {
  readonly id: Uint8Array<ArrayBuffer>;
  readonly sel: Uint8Array<ArrayBuffer>;
  readonly emballee: Uint8Array<ArrayBuffer>;
}): Promise<boolean> {
  const secret = await demander(passkey.id, passkey.sel);
  if (!secret) return false;
  try {
    await ouvrir(await deballer(passkey.emballee, await cleDe(secret)));
  } catch (cause) {
    if (cause instanceof DOMException) return false;
    throw cause;
  }
  return true;
}

export async function oublierPasskey(): Promise<void> {
  await changerAppareil(({ passkey: _, ...reste }) => reste);
  annoncerCles();
}

async function creer(
  libelle: string,
  first: Uint8Array<ArrayBuffer>,
): Promise<PublicKeyCredential | undefined> {
  const cree = await navigator.credentials
    .create({
      publicKey: {
        challenge: hasard(32),
        rp: { name: 'Orapont', id: location.hostname },
        user: { id: hasard(16), name: libelle, displayName: libelle },
        pubKeyCredParams: [-7, -257].map((alg) => ({ type: 'public-key', alg })),
        authenticatorSelection: { authenticatorAttachment: 'platform', userVerification: 'required' },
        extensions: { prf: { eval: { first } } },
      },
    })
    .catch(() => null);
  return cree instanceof PublicKeyCredential ? cree : undefined;
}

/** What the passkey computes for this vault; undefined when it was refused. */
async function demander(
  id: Uint8Array<ArrayBuffer>,
  first: Uint8Array<ArrayBuffer>,
): Promise<ArrayBuffer | undefined> {
  const lue = await navigator.credentials
    .get({
      publicKey: {
        challenge: hasard(32),
        rpId: location.hostname,
        allowCredentials: [{ type: 'public-key', id }],
        userVerification: 'required',
        extensions: { prf: { eval: { first } } },
      },
    })
    .catch(() => null);
  return lue instanceof PublicKeyCredential ? secretDe(lue) : undefined;
}

const secretDe = (cle: PublicKeyCredential): ArrayBuffer | undefined =>
  (cle.getClientExtensionResults() as Prf).prf?.results?.first;

async function cleDe(secret: ArrayBuffer): Promise<CryptoKey> {
  const brute = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const info = new TextEncoder().encode('orapont coffre');
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info },
    brute,
    { name: 'AES-KW', length: 256 },
    false,
    ['wrapKey', 'unwrapKey'],
  );
}
