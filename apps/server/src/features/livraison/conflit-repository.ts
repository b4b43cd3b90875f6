import type { CodeConflit, DecisionConflit } from '@orapont/domain/tournee/conflits';
import type { Insertable } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Conflit } from '../../adapters/postgres/schema.ts';
import type { Tx } from '../../kernel/bd.ts';
import type { LignePli } from './pli-repository.ts';

/** Told once for a letter and a reason. */
export async function signaler(
  tx: Tx,
  pli: LignePli,
  code: CodeConflit,
  motifs: readonly string[] = [],
): Promise<void> {
  const { dossier_id, acte_id } = pli;
  const ligne: Insertable<Conflit> = {
    organisation_id: pli.organisation_id,
    id: uuidv7(),
    code,
    tournee_id: pli.tournee_id,
    emport_id: pli.emport_id,
    dossier_id,
    acte_id,
    pli_id: pli.id,
    motifs: [...motifs],
  };
  await tx
    .insertInto('conflit')
    .values(ligne)
    .onConflict((conflit) => conflit.doNothing())
    .execute();
}

export const conflitsDuPli = (tx: Tx, pliId: string) =>
  tx
    .selectFrom('conflit')
    .select(['code', 'decision'])
    .where('pli_id', '=', pliId)
    .orderBy('cree_le')
    .execute();

const requete = (tx: Tx) =>
  tx
    .selectFrom('conflit as c')
    .innerJoin('tournee as t', (j) =>
      j.onRef('t.organisation_id', '=', 'c.organisation_id').onRef('t.id', '=', 'c.tournee_id'),
    )
    .leftJoin('dossier as d', (j) =>
      j.onRef('d.organisation_id', '=', 'c.organisation_id').onRef('d.id', '=', 'c.dossier_id'),
    )
    .innerJoin('emport as e', (j) =>
      j.onRef('e.organisation_id', '=', 'c.organisation_id').onRef('e.id', '=', 'c.emport_id'),
    )
    .innerJoin('appareil as a', (j) =>
      j.onRef('a.organisation_id', '=', 'e.organisation_id').onRef('a.id', '=', 'e.appareil_id'),
    )
    .innerJoin('pli as p', (j) =>
      j.onRef('p.organisation_id', '=', 'c.organisation_id').onRef('p.id', '=', 'c.pli_id'),
    )
    .selectAll('c')
    .select([
      't.nom as tournee_nom',
      't.jour',
      't.site_id',
      'd.nom_naissance',
      'd.nom_utilise',
      'd.prenoms',
      'd.prenom_utilise',
      'd.date_naissance',
      'e.par_nom',
      'a.nom as appareil_nom',
      'p.texte',
      'p.type',
      'p.le as pli_le',
    ]);
export type ConflitLu = Awaited<ReturnType<ReturnType<typeof requete>['execute']>>[number];

/** Those of the sites where the person works; what waits first, newest first. */
export async function conflitsDesSites(
  tx: Tx,
  sites: readonly string[],
  { tourneeId, resolus }: { readonly tourneeId: string | undefined; readonly resolus: boolean },
): Promise<ConflitLu[]> {
  if (sites.length === 0) return [];
  return requete(tx)
    .where('t.site_id', 'in', [...sites])
    .$if(tourneeId !== undefined, (q) => q.where('c.tournee_id', '=', tourneeId ?? ''))
    .$if(!resolus, (q) => q.where('c.decision', 'is', null))
    .orderBy('c.cree_le', 'desc')
    .limit(200)
    .execute();
}

export const trouverConflit = (tx: Tx, id: string): Promise<ConflitLu | undefined> =>
  requete(tx).where('c.id', '=', id).executeTakeFirst();

/** Held: of two people who decide at once, one does. */
export const prendreConflit = (tx: Tx, id: string) =>
  tx.selectFrom('conflit').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

export async function decider(
  tx: Tx,
  id: string,
  champs: { decision: DecisionConflit; precision: string; par: string; nom: string; le: string },
): Promise<void> {
  await tx
    .updateTable('conflit')
    .set({
      decision: champs.decision,
      precision_texte: champs.precision,
      resolu_par: champs.par,
      resolu_par_nom: champs.nom,
      resolu_le: champs.le,
    })
    .where('id', '=', id)
    .execute();
}

export async function dispositifsNommes(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly id: string; readonly nom: string }>> {
  if (ids.length === 0) return new Map();
  const lignes = await tx
    .selectFrom('dispositif')
    .select(['id', 'nom'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(lignes.map((dispositif) => [dispositif.id, dispositif]));
}

export async function chambresDe(
  tx: Tx,
  siteIds: readonly string[],
  dossiers: readonly string[],
  jour: string,
): Promise<ReadonlyMap<string, string>> {
  if (dossiers.length === 0 || siteIds.length === 0) return new Map();
  const lignes = await tx
    .selectFrom('sejour')
    .select(['dossier_id', 'chambre'])
    .where('dossier_id', 'in', [...new Set(dossiers)])
    .where('site_id', 'in', [...siteIds])
    .where('du', '<=', jour)
    .where((eb) => eb.or([eb('au', 'is', null), eb('au', '>=', jour)]))
    .execute();
  return new Map(lignes.map(({ dossier_id, chambre }) => [dossier_id, chambre]));
}
