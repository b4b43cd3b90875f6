import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { generateSecret, generateSync, generateURI, verifySync } from 'otplib';
import { deriver } from '../../kernel/config.ts';

const PERIODE = 30;
const NONCE = 12;
const SCEAU = 16;

export const nouveauSecret = (): string => generateSecret({ length: 20 });

export const pasA = (moment: Date): number => Math.floor(moment.getTime() / 1000 / PERIODE);

/** Seconds left before the code changes. */
export const restantA = (moment: Date): number => PERIODE - (Math.floor(moment.getTime() / 1000) % PERIODE);

export const codeDuPas = (secret: string, pas: number): string =>
  generateSync({ secret, epoch: pas * PERIODE });

/**
 * Time step of a right code, one step of clock drift on either side. The caller must keep the step: the library accepts a
 * replayed code.
 */
export function verifierCode(secret: string, code: string, maintenant: Date): number | undefined {
  const epoch = Math.floor(maintenant.getTime() / 1000);
  const lu = verifySync({ secret, token: code, epoch, epochTolerance: PERIODE });
  return lu.valid && 'timeStep' in lu ? lu.timeStep : undefined;
}

export const adresseOtp = (identifiant: string, secret: string): string =>
  generateURI({ issuer: 'Orapont', label: identifiant, secret });

/**
 * A secret at rest: AES-256-GCM, bound to what owns it, so that a row moved to another account opens nothing.
 *
 * @param lien `compte:<id>` or `invitation:<id>`
 */
export function chiffrerSecret(cle: Buffer, lien: string, secret: string): Buffer {
  const nonce = randomBytes(NONCE);
  const chiffre = createCipheriv('aes-256-gcm', deriver(cle, 'totp'), nonce, { authTagLength: SCEAU });
  chiffre.setAAD(Buffer.from(lien));
  const corps = Buffer.concat([chiffre.update(secret, 'utf8'), chiffre.final()]);
  return Buffer.concat([nonce, chiffre.getAuthTag(), corps]);
}

export function dechiffrerSecret(cle: Buffer, lien: string, octets: Buffer): string {
  const nonce = octets.subarray(0, NONCE);
  const clair = createDecipheriv('aes-256-gcm', deriver(cle, 'totp'), nonce, { authTagLength: SCEAU });
  clair.setAAD(Buffer.from(lien));
  clair.setAuthTag(octets.subarray(NONCE, NONCE + SCEAU));
  return Buffer.concat([clair.update(octets.subarray(NONCE + SCEAU)), clair.final()]).toString('utf8');
}
