import type { Insertable } from 'kysely';
import type { DB } from '../../adapters/postgres/schema.ts';
import type { Tx } from '../../kernel/bd.ts';
import type { NomExterieur } from './ports.ts';

/** Whoever has this RPPS and works that day at one of these places, with the place. */
export const requerantsAuTravail = (
  tx: Tx,
  { rpps, sites, jour }: { readonly rpps: string; readonly sites: readonly string[]; readonly jour: string },
) =>
  tx
    .selectFrom('professionnel as p')
    .innerJoin('affectation as f', 'f.professionnel_id', 'p.id')
    .innerJoin('site as s', 's.id', 'f.site_id')
    .select(['p.id', 'p.profession', 'f.id as role_id', 's.id as site_id', 's.finess', 'f.roles'])
    .where('p.rpps', '=', rpps)
    .where('p.actif', '=', true)
    .where('s.actif', '=', true)
    .where('f.site_id', 'in', [...sites])
    .where('f.du', '<=', jour)
    .where((eb) => eb.or([eb('f.au', 'is', null), eb('f.au', '>=', jour)]))
    .orderBy('f.id')
    .execute();
export type RequerantTrouve = Awaited<ReturnType<typeof requerantsAuTravail>>[number];

/** The request of that name, when it came before. */
export const demandeConnue = (tx: Tx, logicielId: string, { systeme, valeur }: NomExterieur) =>
  tx
    .selectFrom('demande_exterieure as x')
    .innerJoin('acte as a', (j) =>
      j.onRef('a.organisation_id', '=', 'x.organisation_id').onRef('a.id', '=', 'x.acte_id'),
    )
    .innerJoin('dossier as d', (j) =>
      j.onRef('d.organisation_id', '=', 'a.organisation_id').onRef('d.id', '=', 'a.dossier_id'),
    )
    .select([
      'x.acte_id',
      'x.role_id',
      'a.dossier_id',
      'a.site_id',
      'a.prepare_par',
      'd.nom_norme',
      'd.date_naissance',
    ])
    .where('x.logiciel_id', '=', logicielId)
    .where('x.systeme', '=', systeme)
    .where('x.valeur', '=', valeur)
    .executeTakeFirst();

export async function inscrireDemande(tx: Tx, ligne: Insertable<DB['demande_exterieure']>): Promise<void> {
  await tx.insertInto('demande_exterieure').values(ligne).execute();
}

/** The day of death, when the record says one. */
export async function decesDe(tx: Tx, dossierId: string): Promise<string | null> {
  const ligne = await tx
    .selectFrom('dossier')
    .select('deces_le')
    .where('id', '=', dossierId)
    .executeTakeFirst();
  return ligne?.deces_le ?? null;
}

/** Which software began it, and what it said of the consent. */
export async function origineDe(
  tx: Tx,
  acteId: string,
): Promise<{ logiciel: string; consentement: boolean | null } | undefined> {
  const ligne = await tx
    .selectFrom('demande_exterieure')
    .select(['logiciel_nom', 'consentement'])
    .where('acte_id', '=', acteId)
    .executeTakeFirst();
  return ligne && { logiciel: ligne.logiciel_nom, consentement: ligne.consentement };
}
