import { sql } from 'kysely';
import type { Tx } from '../../kernel/bd.ts';
import type { Etude } from './etude-repository.ts';
import { etudesNommees } from './etudes-repository.ts';

/** One study that the caller may see: received and filed, or made of the photographs of an act. */
export type EtudeTrouvee = {
  readonly genre: 'RECUE' | 'ACTE';
  readonly id: string;
  readonly dossierId: string;
  /** Read already, when it was found by its name. */
  readonly connue?: Etude;
};

export type Filtre = {
  readonly studyUid: string | null;
  /** The act that a study identifier of ours names. */
  readonly acteId: string | null;
  readonly patientId: string | null;
  readonly nomCommence: string | null;
  readonly du: string | null;
  readonly au: string | null;
  readonly modalite: string | null;
  readonly limite: number;
  readonly debut: number;
};

/**
 * Studies of the people followed today at the caller's sites, newest first. The policy reads the same condition
 * (`peutSurDossier`, `peutSurActe`) on what comes out: this only keeps the page short.
 */
export async function chercherEtudes(
  tx: Tx,
  sites: readonly string[],
  jour: string,
  f: Filtre,
): Promise<readonly EtudeTrouvee[]> {
  if (sites.length === 0) return [];
  if (f.studyUid !== null) return nommees(tx, f.studyUid, f.acteId);
  const lieux = sql`array[${sql.join(sites)}]::uuid[]`;
  const { rows } = await sql<{ genre: EtudeTrouvee['genre']; id: string; dossier_id: string }>`
    select genre, id, dossier_id from (
      select 'RECUE' as genre, e.id, e.dossier_id, coalesce(e.faite_le, e.recue_le::date) as le, e.recue_le as vrai
      from app.imagerie_etude e
      where e.etat = 'RATTACHEE'
        and exists (select 1 from app.sejour s where s.dossier_id = e.dossier_id and s.site_id = any(${lieux})
          and s.du <= ${jour}::date and (s.au is null or s.au >= ${jour}::date))
        and (${f.patientId}::text is null or e.patient ->> 'identifiant' = ${f.patientId} or e.dossier_id::text = ${f.patientId})
        and (${f.modalite}::text is null or ${f.modalite} = any(e.modalites))
      union all
      select 'ACTE', a.id, a.dossier_id, a.cree_le::date, a.cree_le
      from app.acte a
      where a.site_id = any(${lieux})
        and exists (select 1 from app.media m where m.acte_id = a.id and m.etat = 'PRET'
          and m.type_mime in ('image/jpeg', 'image/png', 'image/webp'))
        and (${f.patientId}::text is null or a.dossier_id::text = ${f.patientId})
        and (${f.modalite}::text is null or ${f.modalite} = 'XC')
    ) t
    where (${f.du}::date is null or t.le >= ${f.du}::date) and (${f.au}::date is null or t.le <= ${f.au}::date)
      and (${f.nomCommence}::text is null or exists (select 1 from app.dossier d
        where d.id = t.dossier_id and starts_with(app.mots(d.nom_naissance), ${f.nomCommence})))
    order by t.le desc, t.vrai desc, t.id
    limit ${f.limite} offset ${f.debut}`.execute(tx);
  return rows.map((r) => ({ genre: r.genre, id: r.id, dossierId: r.dossier_id }));
}

/** A study that is named: nothing else of the organisation is looked through, and the policy says who may read it. */
async function nommees(tx: Tx, studyUid: string, acteId: string | null): Promise<readonly EtudeTrouvee[]> {
  const recues = await etudesNommees(tx, studyUid);
  const actes =
    acteId === null
      ? []
      : await tx
          .selectFrom('acte as a')
          .select(['a.id', 'a.dossier_id'])
          .where('a.id', '=', acteId)
          .where((eb) =>
            eb.exists(
              eb
                .selectFrom('media as m')
                .select('m.id')
                .whereRef('m.acte_id', '=', 'a.id')
                .where('m.etat', '=', 'PRET')
                .where('m.type_mime', 'in', ['image/jpeg', 'image/png', 'image/webp']),
            ),
          )
          .execute();
  return [
    ...recues.map((connue) => ({
      genre: 'RECUE' as const,
      id: connue.id,
      dossierId: connue.dossierId ?? '',
      connue,
    })),
    ...actes.map(({ id, dossier_id }) => ({ genre: 'ACTE' as const, id, dossierId: dossier_id })),
  ];
}
