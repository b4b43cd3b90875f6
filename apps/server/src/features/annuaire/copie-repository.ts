import { CIVILITES } from '@orapont/domain/identite/libelle-profession';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../kernel/bd.ts';
import { type ProfessionnelNational, TYPES_BOITE } from './ports.ts';

const Boites = z.array(z.object({ adresse: z.string(), type: z.enum(TYPES_BOITE).nullable() }));
const Contenu = z.object({
  rpps: z.string(),
  idNat: z.string().nullable(),
  actif: z.boolean(),
  nom: z.string(),
  prenom: z.string(),
  civilite: z.enum(CIVILITES).nullable(),
  profession: z.string(),
  savoirFaire: z.array(z.string()),
  boites: Boites,
  lieux: z.array(
    z.object({
      identifiant: z.string().nullable(),
      finess: z.string().nullable(),
      secteur: z.string().nullable(),
      nom: z.string(),
      codePostal: z.string(),
      ville: z.string(),
      mode: z.enum(['LIBERAL', 'SALARIE', 'REMPLACANT']).nullable(),
      boites: Boites,
    }),
  ),
});

const COPIES_MAX = 500;

/** Keeps what was just read; whoever is a correspondent stays one. */
export async function garderCopies(
  tx: Tx,
  lus: readonly ProfessionnelNational[],
  instant: string,
): Promise<void> {
  for (const lu of lus) {
    const valeurs = {
      contenu: JSON.stringify(lu),
      mots: sql<string>`' ' || app.mots(${`${lu.prenom} ${lu.nom}`})`,
      lu_le: instant,
    };
    await tx
      .insertInto('annuaire_sante')
      .values({ rpps: lu.rpps, ...valeurs })
      .onConflict((conflit) => conflit.column('rpps').doUpdateSet(valeurs))
      .execute();
  }
}

export async function marquerInscrit(tx: Tx, rpps: string, instant: string): Promise<void> {
  await tx
    .updateTable('annuaire_sante')
    .set({ inscrit_le: instant })
    .where('rpps', '=', rpps)
    .where('inscrit_le', 'is', null)
    .execute();
}

/** @param depuis a copy that is older is not good enough */
export async function lireCopie(
  tx: Tx,
  rpps: string,
  depuis: string,
): Promise<ProfessionnelNational | undefined> {
  const ligne = await tx
    .selectFrom('annuaire_sante')
    .select('contenu')
    .where('rpps', '=', rpps)
    .where('lu_le', '>=', depuis)
    .executeTakeFirst();
  return ligne && Contenu.parse(ligne.contenu);
}

/** Those whose names begin with what was typed, accents and case set aside. */
export async function chercherCopies(tx: Tx, q: string): Promise<readonly ProfessionnelNational[]> {
  const { rows } = await sql<{ contenu: unknown }>`
    select contenu from app.annuaire_sante
    where not exists (
      select 1 from unnest(string_to_array(app.mots(${q}), ' ')) mot where mots not like '% ' || mot || '%'
    )
    order by mots, rpps limit ${COPIES_MAX}`.execute(tx);
  return rows.map(({ contenu }) => Contenu.parse(contenu));
}

/** Correspondents whose copy was made before. */
export async function inscritsLusAvant(tx: Tx, avant: string, limite: number): Promise<readonly string[]> {
  const lignes = await tx
    .selectFrom('annuaire_sante')
    .select('rpps')
    .where('inscrit_le', 'is not', null)
    .where('lu_le', '<', avant)
    .orderBy('lu_le')
    .limit(limite)
    .execute();
  return lignes.map(({ rpps }) => rpps);
}

/** @returns how many copies went */
export async function purgerCopies(
  tx: Tx,
  avant: string,
  { sauf }: { readonly sauf: 'INSCRITS' | 'PERSONNE' },
) {
  const { numDeletedRows } = await tx
    .deleteFrom('annuaire_sante')
    .where('lu_le', '<', avant)
    .$if(sauf === 'INSCRITS', (requete) => requete.where('inscrit_le', 'is', null))
    .executeTakeFirst();
  return Number(numDeletedRows);
}

export type LieuConnu = { readonly id: string; readonly siteId: string; readonly siteNom: string };

/** Who of these numbers is on this platform, and where he can be asked that day. */
export async function connusPar(
  tx: Tx,
  rpps: readonly string[],
  jour: string,
): Promise<ReadonlyMap<string, readonly LieuConnu[]>> {
  if (rpps.length === 0) return new Map();
  const { rows } = await sql<{ rpps: string; id: string; site_id: string | null; site: string | null }>`
    select p.rpps, p.id, s.id as site_id, s.nom as site
    from app.professionnel p
    left join app.affectation a on a.professionnel_id = p.id and p.actif and 'praticien' = any (a.roles)
      and a.du <= ${jour} and (a.au is null or a.au >= ${jour})
    left join app.site s on s.id = a.site_id and s.actif
      and exists (select 1 from app.organisation o where o.id = s.organisation_id and o.actif)
    where p.rpps = any (${[...rpps]}::text[])
    order by s.nom`.execute(tx);
  const parNumero = Map.groupBy(rows, (ligne) => ligne.rpps);
  return new Map(
    [...parNumero].map(([numero, lignes]) => [
      numero,
      lignes.flatMap(({ id, site_id, site }) =>
        site_id && site ? [{ id, siteId: site_id, siteNom: site }] : [],
      ),
    ]),
  );
}

/** The address follows the directory as long as it is the directory's: one that was written by hand stays. */
export async function suivreBoite(
  tx: Tx,
  rpps: string,
  { ancienne, nouvelle }: { readonly ancienne: string | null; readonly nouvelle: string | null },
): Promise<boolean> {
  if (ancienne === nouvelle || ancienne === null) return false;
  const { numUpdatedRows } = await tx
    .updateTable('professionnel')
    .set({ bal_mssante: nouvelle })
    .where('rpps', '=', rpps)
    .where(sql<string>`lower(bal_mssante)`, '=', ancienne)
    .executeTakeFirst();
  return Number(numUpdatedRows) > 0;
}
