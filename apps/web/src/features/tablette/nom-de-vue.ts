import type { Vue } from '@orapont/domain/captation/vue';
import { decrireVue } from '@orapont/domain/captation/vues';
import { lireEmport, tourneesEmportees } from '../../horsligne/tournee.ts';

/** The organisation's own views, as the rounds taken along describe them; none while the tablet is locked. */
export async function vuesEmportees(): Promise<readonly Vue[]> {
  const emports = await Promise.all((await tourneesEmportees()).map(lireEmport));
  // A round taken along by an earlier version has none.
  return emports.flatMap((emport) => emport?.propres?.vues ?? []);
}

/** As people read it, whoever defined the view. */
export const nomDeVue = (code: string, propres: readonly Vue[]): string => decrireVue(code, propres).libelle;
