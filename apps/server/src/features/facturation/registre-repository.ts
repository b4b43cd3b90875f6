import type { DateCivile } from '@orapont/domain/dates';
import type { CodeActe } from '@orapont/domain/facturation/tarifs';
import { sql } from 'kysely';
import type { Tx } from '../../kernel/bd.ts';

/** Days of the acts of a requis for a patient: days and nothing else (PRODUCT principle 6). */
export async function datesAuRegistre(
  tx: Tx,
  qui: {
    readonly rpps: string | null;
    readonly cles: readonly string[];
    readonly code: CodeActe;
    readonly jour: DateCivile;
  },
): Promise<readonly DateCivile[]> {
  const { rpps, cles, code, jour } = qui;
  if (rpps === null) return [];
  const dates: DateCivile[] = [];
  for (const cle of cles) {
    const { rows } = await sql<{
      jour: DateCivile;
    }>`select registre_dates as jour from app.registre_dates(${rpps}, ${cle}, ${code}, ${jour}::date)`.execute(
      tx,
    );
    dates.push(...rows.map((ligne) => ligne.jour));
  }
  return dates;
}
