import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { DEFI_SECONDES } from '@orapont/domain/appareil/vie';

/**
 * A challenge that the server recognises without having kept it: nothing is written for a caller who proved nothing. It names the
 * device and its end; that it serves once is kept with the token which it opened.
 */
export function nouveauDefi(
  cle: Buffer,
  appareilId: string,
  maintenant: Date,
): { defi: string; expireLe: string } {
  const fin = maintenant.getTime() + DEFI_SECONDES * 1000;
  const corps = `${randomBytes(16).toString('base64url')}.${fin}`;
  return { defi: `${corps}.${sceau(cle, appareilId, corps)}`, expireLe: new Date(fin).toISOString() };
}

export function estNotreDefi(cle: Buffer, appareilId: string, defi: string, maintenant: Date): boolean {
  const coupe = defi.lastIndexOf('.');
  const corps = defi.slice(0, coupe);
  const attendu = Buffer.from(sceau(cle, appareilId, corps));
  const lu = Buffer.from(defi.slice(coupe + 1));
  if (lu.length !== attendu.length || !timingSafeEqual(lu, attendu)) return false;
  return Number(corps.split('.')[1]) > maintenant.getTime();
}

const sceau = (cle: Buffer, appareilId: string, corps: string): string =>
  createHmac('sha256', cle).update(`defi\n${appareilId}\n${corps}`).digest('base64url');
