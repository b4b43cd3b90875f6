import { ajouterAnnees, type DateCivile } from '../dates.ts';

/** Acts TE2 (and RQD) billable per year, per requis and per patient. */
export const PLAFOND_ANNUEL = 4;

/** Acts already done by this requis for this patient, in both readings of « par an ». */
export type ActesComptes = { readonly civil: number; readonly glissant: number };

/** Which of the two readings decides; the other is always shown. */
export type LectureAnnee = 'CIVILE' | 'GLISSANTE';

export type Plafond = ActesComptes & {
  /** Rank of this act among the billable ones of the year, 1 to 4; absent beyond. */
  readonly indexTe2: number | undefined;
  readonly facturable: boolean;
  readonly phrase: string;
};

/**
 * Counts the acts already done around the date of a new one, itself excluded. Every act of the
 * civil year counts, even one dated later: the limit is on the year, not on the order of entry.
 *
 * @rule TE-12, TE-13
 * @source JO 18/01/2025 art. 9, art. 58.4 a and b
 * @interpretation Both readings of « par an » are computed; twelve months exclude the same day a year before.
 */
export function compter(dates: readonly DateCivile[], dateActe: DateCivile): ActesComptes {
  const ilYAUnAn = ajouterAnnees(dateActe, -1);
  return {
    civil: dates.filter((date) => date.slice(0, 4) === dateActe.slice(0, 4)).length,
    glissant: dates.filter((date) => date > ilYAUnAn && date <= dateActe).length,
  };
}

/**
 * Says whether one more act would be paid. The limit is on billing, not on care: the fifth act is
 * done, recorded and not billed. A register that gives numbers only is enough to call it.
 *
 * @rule TE-12, TE-13, TE-14
 * @source JO 18/01/2025 art. 9, art. 58.4 a and b
 * @interpretation « Par an » is the civil year by default; an installation may choose twelve months.
 */
export function jugerPlafond(
  { civil, glissant }: ActesComptes,
  dateActe: DateCivile,
  lecture: LectureAnnee = 'CIVILE',
): Plafond {
  const deja = lecture === 'CIVILE' ? civil : glissant;
  const facturable = deja < PLAFOND_ANNUEL;
  const annee = dateActe.slice(0, 4);
  const comptes = direComptes({ civil, glissant }, annee);
  const suite = facturable
    ? `celui-ci est le ${ordinal(deja + 1)} sur ${PLAFOND_ANNUEL} facturables`
    : `celui-ci peut se faire, il ne sera pas payé (${PLAFOND_ANNUEL} par an)`;
  return {
    civil,
    glissant,
    indexTe2: facturable ? deja + 1 : undefined,
    facturable,
    phrase: `${comptes} : ${suite}.`,
  };
}

/** One figure when both readings agree, and « aucun » rather than « 0 ». */
function direComptes({ civil, glissant }: ActesComptes, annee: string): string {
  if (civil + glissant === 0) return `Aucun acte en ${annee}, ni sur douze mois glissants`;
  if (civil === glissant) return `Déjà ${actes(civil)} en ${annee}, autant sur douze mois glissants`;
  const cetteAnnee = civil === 0 ? `Aucun acte en ${annee}` : `Déjà ${actes(civil)} en ${annee}`;
  return `${cetteAnnee}, ${glissant === 0 ? 'aucun' : glissant} sur douze mois glissants`;
}

const actes = (nombre: number) => `${nombre} acte${nombre > 1 ? 's' : ''}`;
const ordinal = (rang: number) => (rang === 1 ? '1er' : `${rang}e`);
