import type { DateCivile } from '@orapont/domain/dates';
import { type Attestation, MODULES_FORMATION } from '@orapont/domain/habilitation/formation';
import { type CodeProfession, estCodeProfession } from '@orapont/domain/identite/professions';
import { sql } from 'kysely';
import type { Tx } from '../../kernel/bd.ts';

export type Preneur = {
  readonly id: string;
  readonly nom: string;
  readonly profession: CodeProfession;
  readonly civilite: string | null;
  readonly attestations: readonly Attestation[];
  /** Where the person is expected that day. */
  readonly sites: readonly string[];
};

/** People who work in the organisation that day, with the certificates that hold that day. */
export async function equipeDuJour(
  tx: Tx,
  organisationId: string,
  jour: DateCivile,
): Promise<readonly Preneur[]> {
  const personnes = await tx
    .selectFrom('affectation as a')
    .innerJoin('professionnel as p', 'p.id', 'a.professionnel_id')
    .select(['p.id', 'p.nom', 'p.prenom', 'p.profession', 'p.civilite'])
    .select(sql<string[]>`array_agg(distinct a.site_id)::text[]`.as('sites'))
    .groupBy(['p.id', 'p.nom', 'p.prenom', 'p.profession', 'p.civilite'])
    .where('a.organisation_id', '=', organisationId)
    .where('a.du', '<=', jour)
    .where((eb) => eb.or([eb('a.au', 'is', null), eb('a.au', '>=', jour)]))
    .where('p.actif', '=', true)
    .orderBy('p.nom')
    .orderBy('p.prenom')
    .execute();
  const attestations = await attestationsDe(
    tx,
    personnes.map(({ id }) => id),
    jour,
  );
  return personnes.flatMap(({ id, nom, prenom, profession, civilite, sites }) =>
    estCodeProfession(profession)
      ? [
          {
            id,
            nom: `${prenom} ${nom}`.trim(),
            profession,
            civilite,
            sites,
            attestations: attestations.get(id) ?? [],
          },
        ]
      : [],
  );
}

async function attestationsDe(tx: Tx, ids: readonly string[], jour: DateCivile) {
  const parPersonne = new Map<string, Attestation[]>();
  if (ids.length === 0) return parPersonne;
  const lignes = await tx
    .selectFrom('habilitation')
    .select(['professionnel_id', 'obtenue_le', 'modules'])
    .where('professionnel_id', 'in', [...ids])
    .where('type', '=', 'CAPTATION')
    .where((eb) => eb.or([eb('expire_le', 'is', null), eb('expire_le', '>=', jour)]))
    .execute();
  for (const { professionnel_id, obtenue_le, modules } of lignes) {
    const attestation = {
      date: obtenue_le as DateCivile,
      modules: MODULES_FORMATION.filter((module) => modules.includes(module)),
    };
    parPersonne.set(professionnel_id, [...(parPersonne.get(professionnel_id) ?? []), attestation]);
  }
  return parPersonne;
}

export async function nomsDe(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const lignes = await tx
    .selectFrom('professionnel')
    .select(['id', 'nom', 'prenom'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(lignes.map(({ id, nom, prenom }) => [id, `${prenom} ${nom}`.trim()]));
}
