import { Erreur } from '@orapont/domain/erreurs';
import { normaliserNom } from '@orapont/domain/identite/nom';
import { sql } from 'kysely';
import type { Tx } from '../../kernel/bd.ts';
import type { Personne } from './sources.ts';

export type Connu = {
  readonly id: string;
  readonly nom_naissance: string;
  readonly nom_norme: string;
  readonly prenoms: readonly string[];
  readonly date_naissance: string;
  readonly sexe: string;
  readonly identifiant_externe: string | null;
};

/** The record of this id, and those that could be the same person: same birth name, or same identifier of the home's software. */
export const dossiersProches = (
  tx: Tx,
  { id, fiche }: Pick<Personne, 'id' | 'fiche'>,
): Promise<readonly Connu[]> =>
  tx
    .selectFrom('dossier')
    .select([
      ...(['id', 'nom_naissance', 'nom_norme', 'prenoms', 'date_naissance', 'sexe'] as const),
      'identifiant_externe',
    ])
    .where(
      sql<boolean>`id = ${id}::uuid or nom_norme collate "C" = ${normaliserNom(fiche.nomNaissance)}
        or identifiant_externe = ${fiche.identifiantExterne}`,
    )
    .execute();

/** Files that are here already, under the id that they had or under the one that they were given. */
export async function fichiersConnus(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const voulus = [...ids];
  const { rows } = await sql<{ id: string }>`
    select id from app.document where id = any (${voulus}::uuid[])
    union select id from app.media where id = any (${voulus}::uuid[])
    union select id from app.photo_identite where id = any (${voulus}::uuid[])`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

export async function verrouillerCreations(tx: Tx, organisationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`dossiers ${organisationId}`}, 0))`.execute(tx);
}

/** What a checked record becomes here: identity, where it is followed, who protects, health. */
export async function insererDossierRepris(
  tx: Tx,
  ou: {
    readonly organisationId: string;
    readonly siteId: string;
    readonly sejourId: string;
    readonly jour: string;
    readonly compteId: string;
  },
  { id, chambre = '', depuis, representants, sante }: Personne,
  colonnes: object,
): Promise<void> {
  const { organisationId } = ou;
  await tx
    .insertInto('dossier')
    .values({ ...colonnes, organisation_id: organisationId, id, cree_par: ou.compteId } as never)
    .execute();
  await tx
    .insertInto('sejour')
    .values({
      organisation_id: organisationId,
      id: ou.sejourId,
      dossier_id: id,
      site_id: ou.siteId,
      chambre,
      du: depuis ?? ou.jour,
    })
    .execute();
  for (const r of representants)
    await tx
      .insertInto('representant')
      .values({
        organisation_id: organisationId,
        id: r.id,
        dossier_id: id,
        qualite: r.qualite,
        nom: r.nom,
        prenom: r.prenom,
        representation_personne: r.representationPersonne,
        telephone: r.telephone,
        courriel: r.courriel,
        fin_le: r.finLe,
      })
      .execute();
  for (const { id: santeId, contenu, saisiLe } of sante)
    await tx
      .insertInto('donnees_sante')
      .values({
        organisation_id: organisationId,
        dossier_id: id,
        id: santeId,
        contenu: JSON.stringify(contenu),
        saisi_le: saisiLe,
        saisi_par: null,
      })
      .execute();
}

/**
 * What the database will never take, however often it is tried: a value of a wrong form, or one that another row forbids.
 *
 * @source PostgreSQL, appendix A, classes 22 and 23
 */
export const estImpossible = (cause: unknown): boolean =>
  cause instanceof Erreur
    ? cause.motifs.includes('CARACTERE_INTERDIT')
    : cause instanceof Error && 'code' in cause && /^2[23]/.test(String(cause.code));
