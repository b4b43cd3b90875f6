import type { DateCivile } from '../dates.ts';
import { CHIRURGIEN_DENTISTE, type CodeProfession } from '../identite/professions.ts';
import type { Centimes } from '../montants.ts';

export type CodeActe = 'TE2' | 'RQD';
export type ZoneTarifaire = 'METROPOLE' | 'DROM';

export type Tarif = {
  readonly code: CodeActe;
  readonly zone: ZoneTarifaire;
  readonly profession: CodeProfession;
  readonly du: DateCivile;
  readonly montant: Centimes;
  readonly statut: 'EN_VIGUEUR' | 'A_VERIFIER';
  readonly source: string;
};

const JO = 'Avenant 1, JO du 18/01/2025, art. 58.4, en vigueur au 01/02/2025';
const PRESSE =
  'omnidoc.fr, « Téléexpertise : nouveaux tarifs au 1er janvier 2026 » ; telesante-bretagne.fr (aucun texte officiel vu)';
const DROM_A_VERIFIER = `${JO} ; majoration DROM rapportée par des sources professionnelles, à vérifier`;

/**
 * Every known price, each with the text it comes from. A price without an official text waits for
 * the installation to switch it on.
 *
 * @rule TE-12, TE-13
 * @source JO 18/01/2025 art. 9, art. 58.4 a and b
 * @interpretation 23 € since 2026 has no official text in sight: off by default, its source displayed (⚠1).
 */
export const TARIFS: readonly Tarif[] = [
  tarif('TE2', 'METROPOLE', '2025-02-01', 2000, 'EN_VIGUEUR', JO),
  tarif('TE2', 'DROM', '2025-02-01', 2400, 'EN_VIGUEUR', DROM_A_VERIFIER),
  tarif('RQD', 'METROPOLE', '2025-02-01', 1000, 'EN_VIGUEUR', JO),
  tarif('RQD', 'DROM', '2025-02-01', 1200, 'EN_VIGUEUR', DROM_A_VERIFIER),
  tarif('TE2', 'METROPOLE', '2026-01-01', 2300, 'A_VERIFIER', PRESSE),
  tarif('TE2', 'DROM', '2026-01-01', 2760, 'A_VERIFIER', PRESSE),
];

/** The latest price in force on the day of the act; undefined before the first one. */
export function tarifApplicable(
  acte: {
    readonly code: CodeActe;
    readonly zone: ZoneTarifaire;
    readonly profession: CodeProfession;
    readonly dateActe: DateCivile;
  },
  reglages: { readonly tarifsAVerifier: boolean } = { tarifsAVerifier: false },
): Tarif | undefined {
  return TARIFS.filter(
    ({ code, zone, profession, du, statut }) =>
      code === acte.code &&
      zone === acte.zone &&
      profession === acte.profession &&
      du <= acte.dateActe &&
      (statut === 'EN_VIGUEUR' || reglages.tarifsAVerifier),
  )
    .toSorted((a, b) => a.du.localeCompare(b.du))
    .at(-1);
}

/** Zone of a département (`974`) or of a postal code (`97400`). */
export function zoneTarifaire(departementOuCodePostal: string): ZoneTarifaire {
  return /^97[12346]/.test(departementOuCodePostal) ? 'DROM' : 'METROPOLE';
}

function tarif(
  code: CodeActe,
  zone: ZoneTarifaire,
  du: DateCivile,
  montant: Centimes,
  statut: Tarif['statut'],
  source: string,
): Tarif {
  return { code, zone, profession: CHIRURGIEN_DENTISTE, du, montant, statut, source };
}
