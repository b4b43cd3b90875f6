import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Erreur } from '@orapont/domain/erreurs';

const deriverCle = promisify(argon2) as (algorithme: 'argon2id', p: Argon2Parameters) => Promise<Buffer>;

/** OWASP's first choice for argon2id: 19 MiB, two passes. */
const REGLAGES = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;
const PREFIXE = '$argon2id$v=19$m=19456,t=2,p=1$';
const ENSEMBLE = 2;
const ATTENTE = 64;

/** No password opens it: an unknown name costs the same time as a known one (security.md, “MFA”). */
const EMPREINTE_FACTICE = `${PREFIXE}${'A'.repeat(22)}$${'A'.repeat(43)}`;

export async function hacherMotDePasse(motDePasse: string): Promise<string> {
  const sel = randomBytes(16);
  const cle = await deriver(motDePasse, sel);
  return `${PREFIXE}${enBase64(sel)}$${enBase64(cle)}`;
}

/** True when the password is the one of this digest; without a digest, false after the same work. */
export async function verifierMotDePasse(
  empreinte: string | null | undefined,
  motDePasse: string,
): Promise<boolean> {
  const connue = empreinte?.startsWith(PREFIXE) ? empreinte : EMPREINTE_FACTICE;
  const [sel = '', attendue = ''] = connue.slice(PREFIXE.length).split('$');
  const cle = await deriver(motDePasse, Buffer.from(sel, 'base64'));
  return timingSafeEqual(cle, Buffer.from(attendue, 'base64')) && connue !== EMPREINTE_FACTICE;
}

async function deriver(motDePasse: string, sel: Buffer): Promise<Buffer> {
  await prendrePlace();
  try {
    return await deriverCle('argon2id', { message: motDePasse.normalize('NFC'), nonce: sel, ...REGLAGES });
  } finally {
    rendrePlace();
  }
}

// Two at once: each takes 19 MiB and a core, and a flood of guesses must not starve the rest of the server.
let enCours = 0;
const file: (() => void)[] = [];

async function prendrePlace(): Promise<void> {
  if (enCours < ENSEMBLE) {
    enCours++;
    return;
  }
  if (file.length >= ATTENTE) throw new Erreur('TROP_DE_REQUETES', ['TROP_D_ESSAIS']);
  await new Promise<void>((suite) => file.push(suite));
}

/** The place goes to the next one without being freed in between. */
function rendrePlace(): void {
  const suivant = file.shift();
  if (suivant) suivant();
  else enCours--;
}

const enBase64 = (octets: Buffer) => octets.toString('base64').replace(/=+$/, '');
