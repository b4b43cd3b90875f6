import { ErreurApi } from '../../../kernel/call.ts';
import { Banner } from '../../../ui/Banner.tsx';

export const champsDe = (erreur: Error | null): Readonly<Record<string, string>> =>
  erreur instanceof ErreurApi ? erreur.champs : {};

/** Why it did not go: what was typed stays. */
export function Echec({ erreur }: { readonly erreur: Error | null }) {
  return erreur ? <Banner kind="danger" isLive title={erreur.message} /> : null;
}
