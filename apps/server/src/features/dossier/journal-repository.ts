import { sql } from 'kysely';
import type { Tx } from '../../kernel/bd.ts';

export type EvenementLu = {
  readonly id: string;
  readonly le: string;
  readonly action: string;
  readonly acteur: string;
  readonly compteId: string | null;
  readonly acteId: string | null;
};

/** Access events of a record and of its acts, newest first. Ids are UUIDv7: they sort by time. */
export async function evenementsDuDossier(
  tx: Tx,
  dossierId: string,
  avant: string | undefined,
  limite: number,
): Promise<readonly EvenementLu[]> {
  const lignes = await tx
    .selectFrom('evenement as e')
    .select(['e.id', 'e.le', 'e.action', 'e.acteur', 'e.compte_id', 'e.acte_id'])
    .where('e.chaine', '=', 'ACCES')
    .where((eb) =>
      eb.or([
        eb('e.dossier_id', '=', dossierId),
        eb(
          'e.acte_id',
          'in',
          eb.selectFrom('acte').select('acte.id').where('acte.dossier_id', '=', dossierId),
        ),
      ]),
    )
    .$if(avant !== undefined, (q) => q.where('e.id', '<', avant ?? ''))
    .orderBy('e.id', 'desc')
    .limit(limite)
    .execute();
  return lignes.map(({ compte_id, acte_id, ...ligne }) => ({
    ...ligne,
    compteId: compte_id,
    acteId: acte_id,
  }));
}

export type Auteur = {
  readonly professionnelId: string;
  readonly nom: string;
  readonly profession: string;
  readonly civilite: string | null;
};

/** Which professional is behind each account that left a trace here. */
export async function auteursDe(tx: Tx, comptes: readonly string[]): Promise<ReadonlyMap<string, Auteur>> {
  if (comptes.length === 0) return new Map();
  const { rows } = await sql<Auteur & { compteId: string }>`
    select a.compte_id as "compteId", p.id as "professionnelId", trim(p.prenom || ' ' || p.nom) as nom, p.profession, p.civilite
    from app.auteurs_des_traces(${[...comptes]}::uuid[]) a join app.professionnel p on p.id = a.professionnel_id`.execute(
    tx,
  );
  return new Map(rows.map(({ compteId, ...auteur }) => [compteId, auteur]));
}

export type LieuDeTravail = {
  readonly professionnelId: string;
  readonly organisationId: string;
  readonly lieu: string;
  readonly du: string;
  readonly au: string | null;
};

export async function lieuxDe(tx: Tx, professionnels: readonly string[]): Promise<readonly LieuDeTravail[]> {
  if (professionnels.length === 0) return [];
  const lignes = await tx
    .selectFrom('affectation as a')
    .innerJoin('site as s', 's.id', 'a.site_id')
    .select(['a.professionnel_id', 'a.organisation_id', 's.nom', 'a.du', 'a.au'])
    .where('a.professionnel_id', 'in', professionnels)
    .orderBy('a.du')
    .execute();
  return lignes.map((ligne) => ({
    professionnelId: ligne.professionnel_id,
    organisationId: ligne.organisation_id,
    lieu: ligne.nom,
    du: ligne.du,
    au: ligne.au,
  }));
}
