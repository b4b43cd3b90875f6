import type { DateCivile } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import { ecrituresDe } from '@orapont/domain/identite/nir';
import { sql } from 'kysely';
import type { Tx } from '../../../kernel/bd.ts';
import type { ChampsActe, LigneActe } from '../demande/demande-repository.ts';

/** Who may answer in this organisation today, place by place. */
export const requisPossibles = (tx: Tx, organisationId: string, jour: DateCivile) =>
  tx
    .selectFrom('affectation as a')
    .innerJoin('professionnel as p', 'p.id', 'a.professionnel_id')
    .innerJoin('site as s', 's.id', 'a.site_id')
    .select(['p.id', 'p.nom', 'p.prenom', 'p.rpps', 'p.bal_mssante', 's.id as site_id', 's.nom as site'])
    .select('s.bal_mssante as site_bal')
    .where('a.organisation_id', '=', organisationId)
    .where('p.actif', '=', true)
    .where('s.actif', '=', true)
    .where(sql<boolean>`'praticien' = any (a.roles)`)
    .where('a.du', '<=', jour)
    .where((eb) => eb.or([eb('a.au', 'is', null), eb('a.au', '>=', jour)]))
    .orderBy('p.nom')
    .orderBy('p.prenom')
    .orderBy('s.nom')
    .execute();

/** The address that this installation's own directory gives for that number; undefined when it does not know him. */
export async function adresseConnue(tx: Tx, rpps: string, adresse: string): Promise<boolean | undefined> {
  const lignes = await tx
    .selectFrom('professionnel as p')
    .leftJoin('affectation as a', 'a.professionnel_id', 'p.id')
    .leftJoin('site as s', 's.id', 'a.site_id')
    .select(['p.bal_mssante as propre', 's.bal_mssante as lieu'])
    .where('p.rpps', '=', rpps)
    .execute();
  if (lignes.length === 0) return undefined;
  return lignes.some(({ propre, lieu }) => [propre, lieu].some((bal) => bal?.toLowerCase() === adresse));
}

export async function insererActe(
  tx: Tx,
  acte: Pick<LigneActe, 'organisation_id' | 'id' | 'dossier_id' | 'site_id' | 'nature' | 'prepare_par'> & {
    readonly motif: string;
    readonly motif_texte: string;
    readonly question: string;
    readonly sante: string;
  },
): Promise<boolean> {
  const inseree = await tx
    .insertInto('acte')
    .values({ ...acte, etat: 'BROUILLON', complexite: 'CIRCONSCRITE' })
    .onConflict((conflit) => conflit.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inseree !== undefined;
}

export async function attesterLien(
  tx: Tx,
  lien: {
    readonly organisation_id: string;
    readonly id: string;
    readonly dossier_id: string;
    readonly professionnel_id: string;
    readonly preuve: string;
    readonly date_contact: string;
    readonly attestant: string;
    readonly declare_par: string;
  },
): Promise<void> {
  await tx
    .insertInto('lien_connu')
    .values(lien)
    .onConflict((conflit) => conflit.doNothing())
    .execute();
}

/** The received request of that identifier, or the one that a message answers. */
export const acteRecuPar = (tx: Tx, ids: readonly string[]) =>
  ids.length === 0
    ? Promise.resolve(undefined)
    : tx
        .selectFrom('acte')
        .selectAll()
        .where('id', 'in', [...ids])
        .where(sql<boolean>`demande -> 'recue' is not null`)
        .limit(1)
        .executeTakeFirst();

/** A record of this organisation holds that number already, under whatever name. */
export async function insPorte(tx: Tx, matricule: string): Promise<boolean> {
  const porteur = await tx
    .selectFrom('dossier')
    .select('id')
    .where('ins_matricule', 'in', [...ecrituresDe(matricule)])
    .limit(1)
    .executeTakeFirst();
  return porteur !== undefined;
}

/** Changes what an act says without moving it: a new version, so that its copy and who reads it follow. */
export async function modifierActe(tx: Tx, acte: LigneActe, champs: ChampsActe): Promise<number> {
  const version = acte.version + 1;
  const { numUpdatedRows } = await tx
    .updateTable('acte')
    .set({ ...champs, version, modifie_le: new Date().toISOString() })
    .where('id', '=', acte.id)
    .where('version', '=', acte.version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Erreur('CONFLIT', ['DEJA_TRAITEE']);
  return version;
}
