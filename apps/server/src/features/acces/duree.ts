/** Lengths of a login session (security.md, “Login sessions”), in milliseconds. */
export const INACTIVITE = 15 * 60_000;
export const ABSOLUE = 12 * 3_600_000;
/** The second factor must follow the password within this time. */
export const DEMI_SESSION = 5 * 60_000;
/** One write per session and this long at most, however many requests. */
export const PAS_DE_VUE = 30_000;
export const SIGNATURE = 15 * 60_000;
export const INVITATION = 24 * 3_600_000;

export const dans = (maintenant: Date, duree: number): string =>
  new Date(maintenant.getTime() + duree).toISOString();

export type Vie = { readonly vu_le: string; readonly expire_le: string; readonly revoque_le: string | null };

/** Neither signed out, nor past its end, nor left alone too long. */
export function estVivante({ vu_le, expire_le, revoque_le }: Vie, maintenant: Date): boolean {
  const moment = maintenant.getTime();
  return revoque_le === null && moment < Date.parse(expire_le) && moment - Date.parse(vu_le) < INACTIVITE;
}
