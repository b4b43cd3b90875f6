import type { DateCivile } from '@orapont/domain/dates';
import type { Attestation } from '@orapont/domain/habilitation/formation';
import { MODULES_FORMATION } from '@orapont/domain/habilitation/formation';
import type { Tx } from '../../kernel/bd.ts';

/** One line per practitioner and place where he works that day. */
export const praticiensDuJour = (tx: Tx, jour: DateCivile) =>
  tx
    .selectFrom('professionnel as p')
    .innerJoin('affectation as a', 'a.professionnel_id', 'p.id')
    .innerJoin('organisation as o', 'o.id', 'a.organisation_id')
    .innerJoin('site as s', 's.id', 'a.site_id')
    .select([
      'p.id',
      'p.nom',
      'p.prenom',
      'p.profession',
      'p.savoir_faire',
      'p.conventionne',
      'p.mode_exercice',
      'p.remplace_id',
      'p.conge_du',
      'p.conge_au',
      'p.bal_mssante',
      'a.organisation_id',
      'o.nom as organisation',
      'a.site_id',
      's.nom as site',
    ])
    .where('p.actif', '=', true)
    .where('o.actif', '=', true)
    .where('s.actif', '=', true)
    .where('a.du', '<=', jour)
    .where((eb) => eb.or([eb('a.au', 'is', null), eb('a.au', '>=', jour)]))
    .where((eb) => eb(eb.val('praticien'), '=', eb.fn.any('a.roles')))
    .orderBy('p.nom')
    .orderBy('p.prenom')
    .orderBy('p.id')
    .execute();
export type LignePraticien = Awaited<ReturnType<typeof praticiensDuJour>>[number];

/** Names of those who stand in, or who are stood in for, whether they work that day or not. */
export async function nomsDe(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const lignes = await tx
    .selectFrom('professionnel')
    .select(['id', 'nom', 'prenom'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(lignes.map(({ id, nom, prenom }) => [id, `${prenom} ${nom}`.trim()]));
}

/** One line per person and place of the team, at these sites, that day. */
export const equipeDuJour = (tx: Tx, sites: readonly string[], jour: DateCivile) =>
  tx
    .selectFrom('professionnel as p')
    .innerJoin('affectation as a', 'a.professionnel_id', 'p.id')
    .select(['p.id', 'p.nom', 'p.prenom', 'p.profession', 'a.roles', 'a.site_id'])
    .where('p.actif', '=', true)
    .where('a.site_id', 'in', [...sites])
    .where('a.du', '<=', jour)
    .where((eb) => eb.or([eb('a.au', 'is', null), eb('a.au', '>=', jour)]))
    .orderBy('p.nom')
    .orderBy('p.prenom')
    .orderBy('p.id')
    .execute();

export async function attestationsDe(
  tx: Tx,
  professionnels: readonly string[],
  jour: DateCivile,
): Promise<ReadonlyMap<string, Attestation[]>> {
  if (professionnels.length === 0) return new Map();
  const lignes = await tx
    .selectFrom('habilitation')
    .select(['professionnel_id', 'obtenue_le', 'modules'])
    .where('professionnel_id', 'in', [...professionnels])
    .where('type', '=', 'CAPTATION')
    .where((eb) => eb.or([eb('expire_le', 'is', null), eb('expire_le', '>=', jour)]))
    .execute();
  const parPersonne = Map.groupBy(lignes, ({ professionnel_id }) => professionnel_id);
  return new Map(
    [...parPersonne].map(([id, attestations]) => [
      id,
      attestations.map(({ obtenue_le, modules }) => ({
        date: obtenue_le as DateCivile,
        modules: MODULES_FORMATION.filter((module) => modules.includes(module)),
      })),
    ]),
  );
}
