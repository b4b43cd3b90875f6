import { createHmac } from 'node:crypto';
import type { DateCivile } from '@orapont/domain/dates';
import { traitsManquants } from '@orapont/domain/identite/ins';
import { normaliserNom } from '@orapont/domain/identite/nom';
import { type ActesComptes, compter } from '@orapont/domain/teleexpertise/plafond';
import { sql } from 'kysely';
import type { Tx } from '../../kernel/bd.ts';

export type CodeRegistre = 'TE2' | 'RQD';

/** What the register knows a patient by; `ins` only when the identity is qualified. */
export type IdentiteRegistre = {
  readonly nomNaissance: string;
  readonly prenoms: readonly string[];
  readonly dateNaissance: DateCivile;
  readonly sexe: 'F' | 'M' | 'I';
  readonly lieuNaissanceCog: string | null;
  readonly ins: { readonly matricule: string } | null;
};

/**
 * Keys of a patient in the register: keyed hashes, which name nobody without the secret. An act is written under one key, the
 * qualified INS when there is one; it is looked for under both, since an identity gets qualified in the course of a year.
 *
 * @param secret `lireSecret(dossier, 'registre')`
 * @rule TE-12, TE-13
 */
export function clesRegistre(
  identite: IdentiteRegistre,
  secret: Buffer,
): { readonly inscription: string | null; readonly lecture: readonly string[] } {
  const hacher = (texte: string) => createHmac('sha256', secret).update(texte).digest('hex');
  const ins = identite.ins ? hacher(`INS\n${identite.ins.matricule.trim()}`) : undefined;
  const complets =
    traitsManquants({ ...identite, codeLieuNaissance: identite.lieuNaissanceCog }).length === 0;
  const traits = complets
    ? hacher(
        [
          'TRAITS',
          normaliserNom(identite.nomNaissance),
          normaliserNom(identite.prenoms[0] ?? ''),
          identite.dateNaissance,
          identite.sexe,
          identite.lieuNaissanceCog,
        ].join('\n'),
      )
    : undefined;
  const lecture = [ins, traits].filter((cle) => cle !== undefined);
  return { inscription: lecture[0] ?? null, lecture };
}

export type DemandeDeCompte = {
  readonly rpps: string | null;
  readonly identite: IdentiteRegistre;
  readonly code: CodeRegistre;
  readonly jour: DateCivile;
  readonly secret: Buffer;
  /** Acts of this organisation, from `actesDeLOrganisation`: they count when the identity is not qualified. */
  readonly locales?: readonly DateCivile[];
  /** Acts that the requis declares to have done elsewhere this year. */
  readonly ailleurs?: number;
};

/**
 * Acts already done by this requis for this patient: numbers only.
 *
 * @rule TE-12, TE-13
 * @interpretation An act known both to the register and to this organisation counts once: same day, same act.
 */
export async function compterAuRegistre(
  tx: Tx,
  { rpps, identite, code, jour, secret, locales = [], ailleurs = 0 }: DemandeDeCompte,
): Promise<{ readonly actes: ActesComptes; readonly registreLu: boolean }> {
  const { lecture } = clesRegistre(identite, secret);
  const registreLu = rpps !== null && lecture.length > 0;
  const dates: DateCivile[] = [];
  if (rpps !== null)
    for (const cle of lecture) {
      const { rows } = await sql<{
        jour: DateCivile;
      }>`select registre_dates as jour from app.registre_dates(${rpps}, ${cle}, ${code}, ${jour}::date)`.execute(
        tx,
      );
      dates.push(...rows.map((ligne) => ligne.jour));
    }
  const { civil, glissant } = compter(identite.ins ? dates : reunir(dates, locales), jour);
  return { actes: { civil: civil + ailleurs, glissant: glissant + ailleurs }, registreLu };
}

/** Each day as many times as the list that holds it most. */
function reunir(a: readonly DateCivile[], b: readonly DateCivile[]): readonly DateCivile[] {
  const fois = (dates: readonly DateCivile[], jour: DateCivile) => dates.filter((d) => d === jour).length;
  return [...new Set([...a, ...b])].flatMap((jour) =>
    Array.from({ length: Math.max(fois(a, jour), fois(b, jour)) }, () => jour),
  );
}

/** Days of the answers that this requis gave in this record. */
export async function actesDeLOrganisation(
  tx: Tx,
  dossierId: string,
  requisId: string,
): Promise<readonly DateCivile[]> {
  const lignes = await tx
    .selectFrom('acte')
    .select(sql<DateCivile>`(repondu_le at time zone 'Europe/Paris')::date`.as('jour'))
    .where('dossier_id', '=', dossierId)
    .where('requis_id', '=', requisId)
    .where('nature', 'in', ['TELEEXPERTISE_ESMS', 'TELEEXPERTISE_SPECIALISTE'])
    .where('etat', 'in', ['AVIS_RENDU', 'CLOTUREE'])
    .where('repondu_le', 'is not', null)
    .execute();
  return lignes.map(({ jour }) => jour);
}

/**
 * Writes a signed act in the register, once however often it is asked.
 *
 * @param empreinteActe anything stable that names the act without opening it, e.g. its SHA-256
 * @returns false when nothing could be written (no RPPS, or neither a qualified INS nor the five strict traits)
 */
export async function inscrireAuRegistre(
  tx: Tx,
  acte: {
    readonly rpps: string | null;
    readonly identite: IdentiteRegistre;
    readonly code: CodeRegistre;
    readonly date: DateCivile;
    readonly empreinteActe: string;
    readonly secret: Buffer;
  },
): Promise<boolean> {
  const { inscription } = clesRegistre(acte.identite, acte.secret);
  if (acte.rpps === null || inscription === null) return false;
  await sql`select app.registre_inscrire(${acte.rpps}, ${inscription}, ${acte.code}, ${acte.date}::date, ${acte.empreinteActe})`.execute(
    tx,
  );
  return true;
}
