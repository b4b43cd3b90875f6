import { createHash } from 'node:crypto';
import type { DateCivile } from '@orapont/domain/dates';
import type { Attestation } from '@orapont/domain/habilitation/formation';
import { MODULES_FORMATION } from '@orapont/domain/habilitation/formation';
import { type CodeProfession, estCodeProfession } from '@orapont/domain/identite/professions';
import { sql } from 'kysely';
import type { Tx } from '../../kernel/bd.ts';

export type Titulaire = {
  readonly id: string;
  readonly profession: CodeProfession;
  readonly civilite: string | null;
  readonly attestations: readonly Attestation[];
};

/** Certificates are kept when they end: what ended is said, with its day. */
async function attestationsDe(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Attestation[]>> {
  const parPersonne = new Map<string, Attestation[]>();
  if (ids.length === 0) return parPersonne;
  const lignes = await tx
    .selectFrom('habilitation')
    .select(['professionnel_id', 'obtenue_le', 'expire_le', 'modules'])
    .where('professionnel_id', 'in', [...ids])
    .where('type', '=', 'CAPTATION')
    .orderBy('obtenue_le')
    .execute();
  for (const { professionnel_id, obtenue_le, expire_le, modules } of lignes) {
    const attestation = {
      date: obtenue_le as DateCivile,
      modules: MODULES_FORMATION.filter((module) => modules.includes(module)),
      fin: expire_le as DateCivile | null,
    };
    parPersonne.set(professionnel_id, [...(parPersonne.get(professionnel_id) ?? []), attestation]);
  }
  return parPersonne;
}

export async function lireTitulaire(tx: Tx, id: string): Promise<Titulaire | undefined> {
  const pro = await tx
    .selectFrom('professionnel')
    .select(['id', 'profession', 'civilite'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!pro || !estCodeProfession(pro.profession)) return undefined;
  const attestations = (await attestationsDe(tx, [id])).get(id) ?? [];
  return { id, profession: pro.profession, civilite: pro.civilite, attestations };
}

export type LieuDuPreneur = {
  readonly siteId: string;
  readonly siteNom: string;
  readonly du: DateCivile;
  readonly au: DateCivile | null;
};

/** Places of a person in the organisation of the context, on a day. */
export async function lieuxDuJour(
  tx: Tx,
  { professionnelId, organisationId }: { professionnelId: string; organisationId: string },
  jour: DateCivile,
): Promise<readonly LieuDuPreneur[]> {
  const lignes = await tx
    .selectFrom('affectation as a')
    .innerJoin('site as s', 's.id', 'a.site_id')
    .select(['a.site_id', 's.nom', 'a.du', 'a.au'])
    .where('a.professionnel_id', '=', professionnelId)
    .where('a.organisation_id', '=', organisationId)
    .where('s.actif', '=', true)
    .where('a.du', '<=', jour)
    .where((eb) => eb.or([eb('a.au', 'is', null), eb('a.au', '>=', jour)]))
    .orderBy('s.nom')
    .execute();
  return lignes.map(({ site_id, nom, du, au }) => ({
    siteId: site_id,
    siteNom: nom,
    du: du as DateCivile,
    au: au as DateCivile | null,
  }));
}

/** Rounds of the day at sites of the organisation. */
export async function tourneesDuJour(tx: Tx, jour: DateCivile): Promise<ReadonlySet<string>> {
  const lignes = await tx
    .selectFrom('tournee')
    .select('site_id')
    .distinct()
    .where('jour', '=', jour)
    .where('close_le', 'is', null)
    .execute();
  return new Set(lignes.map(({ site_id }) => site_id));
}

/** Whom to ask here: those who coordinate or administer, else those who employ. */
export async function contactsDe(tx: Tx, organisationId: string, jour: DateCivile) {
  return tx
    .selectFrom('affectation as a')
    .innerJoin('professionnel as p', 'p.id', 'a.professionnel_id')
    .select(['p.nom', 'p.prenom', 'p.profession', 'p.civilite'])
    .distinct()
    .where('a.organisation_id', '=', organisationId)
    .where(sql<boolean>`a.roles && array['coordinateur', 'administrateur']::text[]`)
    .where('a.du', '<=', jour)
    .where((eb) => eb.or([eb('a.au', 'is', null), eb('a.au', '>=', jour)]))
    .where('p.actif', '=', true)
    .orderBy('p.nom')
    .execute();
}

/** Everyone who may have to be reminded in an organisation: at work on that day, with a certificate that ends. */
export async function titulairesDuJour(tx: Tx, organisationId: string, jour: DateCivile) {
  const personnes = await tx
    .selectFrom('affectation as a')
    .innerJoin('professionnel as p', 'p.id', 'a.professionnel_id')
    .innerJoin('habilitation as h', 'h.professionnel_id', 'p.id')
    .select(['p.id', 'p.profession', 'p.civilite'])
    .distinct()
    .where('a.organisation_id', '=', organisationId)
    .where('a.du', '<=', jour)
    .where((eb) => eb.or([eb('a.au', 'is', null), eb('a.au', '>=', jour)]))
    .where('p.actif', '=', true)
    .where('h.expire_le', 'is not', null)
    .execute();
  const attestations = await attestationsDe(
    tx,
    personnes.map(({ id }) => id),
  );
  return personnes.flatMap(({ id, profession, civilite }): Titulaire[] =>
    estCodeProfession(profession)
      ? [{ id, profession, civilite, attestations: attestations.get(id) ?? [] }]
      : [],
  );
}

export async function organisationsActives(tx: Tx): Promise<readonly string[]> {
  const lignes = await tx.selectFrom('organisation').select('id').where('actif', '=', true).execute();
  return lignes.map(({ id }) => id);
}

/** Told once for each end, however often the job runs. */
export async function rappeler(
  tx: Tx,
  {
    organisationId,
    professionnelId,
    fin,
  }: { organisationId: string; professionnelId: string; fin: DateCivile },
): Promise<void> {
  const hex = createHash('sha256')
    .update(`${organisationId}\n${professionnelId}\nformation\n${fin}`)
    .digest('hex');
  const id = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  await tx
    .insertInto('notification')
    .values({
      organisation_id: organisationId,
      id: id.join('-'),
      professionnel_id: professionnelId,
      type: 'FORMATION_EXPIRE',
    })
    .onConflict((conflit) => conflit.doNothing())
    .execute();
}
