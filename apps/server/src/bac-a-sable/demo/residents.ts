import { BELAIR } from './residents/belair.ts';
import { LICES, PORT, ROCH } from './residents/cabinets.ts';
import type { FicheDemo } from './residents/fiche.ts';
import { PEUPLIERS } from './residents/peupliers.ts';
import { SOURCE } from './residents/source.ts';
import { TILLEULS } from './residents/tilleuls.ts';

export type ResidentDemo = FicheDemo & { readonly site: string };

const auSite = (site: string, fiches: readonly FicheDemo[]): ResidentDemo[] =>
  fiches.map((fiche) => ({ ...fiche, site }));

/** Forty fictitious people, place by place: the identities and the protections that give trouble are all met. */
export const RESIDENTS: readonly ResidentDemo[] = [
  ...auSite('tilleuls', TILLEULS),
  ...auSite('belair', BELAIR),
  ...auSite('source', SOURCE),
  ...auSite('peupliers', PEUPLIERS),
  ...auSite('port', PORT),
  ...auSite('lices', LICES),
  ...auSite('roch', ROCH),
];
