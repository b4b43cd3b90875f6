import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const IV = 12;
const SCEAU = 16;

/** Nobody reads in it nor changes it without the key. */
export function scellerTexte(cle: Buffer, texte: string): string {
  const iv = randomBytes(IV);
  const chiffre = createCipheriv('aes-256-gcm', cle, iv);
  const octets = Buffer.concat([chiffre.update(texte, 'utf8'), chiffre.final()]);
  return Buffer.concat([iv, chiffre.getAuthTag(), octets]).toString('base64url');
}

/** Undefined when it was not sealed with this key, or was changed since. */
export function descellerTexte(cle: Buffer, scelle: string): string | undefined {
  const octets = Buffer.from(scelle, 'base64url');
  if (octets.length <= IV + SCEAU) return undefined;
  try {
    const dechiffre = createDecipheriv('aes-256-gcm', cle, octets.subarray(0, IV));
    dechiffre.setAuthTag(octets.subarray(IV, IV + SCEAU));
    return Buffer.concat([dechiffre.update(octets.subarray(IV + SCEAU)), dechiffre.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
