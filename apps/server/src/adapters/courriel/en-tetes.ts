import { RefusMessagerie } from '../../features/courrier/ports.ts';

/** RFC 5322 wants less than 998 bytes a line; a subject longer than this is a mistake or an attack. */
const LONGUEUR_MAX = 400;
const MESSAGE_ID = /^<[A-Za-z0-9.+_-]{1,120}@[A-Za-z0-9.-]{1,120}>$/u;

/**
 * Refuses control characters and line breaks, Unicode ones included: a line break in a header begins another.
 *
 * @source CWE-93; ASVS 5.0 1.3.11
 */
export function verifierEnTete(valeur: string): void {
  if (valeur.length > LONGUEUR_MAX || /[\p{Cc}\p{Zl}\p{Zp}]/u.test(valeur)) {
    throw new RefusMessagerie('EN_TETE_INVALIDE');
  }
}

/** RFC 5322 §3.6.4, in its plainest form. */
export function verifierMessageId(messageId: string): void {
  if (!MESSAGE_ID.test(messageId)) throw new RefusMessagerie('EN_TETE_INVALIDE');
}
