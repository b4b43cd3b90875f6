import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits: a session cookie, or the secret of a link. */
export const nouveauJeton = (): string => randomBytes(32).toString('base64url');

/** What the database keeps of a token: who reads it there cannot use it. */
export const empreinteJeton = (jeton: string): Buffer => createHash('sha256').update(jeton).digest();
