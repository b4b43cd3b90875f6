import { createHash } from 'node:crypto';
import type { DateCivile } from '@orapont/domain/dates';
import type { EtatActe } from '@orapont/domain/teleexpertise/etat';
import type { Faits } from '@orapont/domain/tournee/changements';
import { sql } from 'kysely';
import type { Tx } from '../../kernel/bd.ts';
import { lireTexteInformation, sitesDuDossier } from '../../kernel/dossier-repository.ts';

const EN_COURS = [
  'BROUILLON',
  'ENVOYEE',
  'ACCEPTEE',
  'COMPLEMENT_DEMANDE',
] as const satisfies readonly EtatActe[];

const condense = (valeur: unknown): string =>
  createHash('sha256').update(JSON.stringify(valeur)).digest('hex').slice(0, 32);

/** What the dossier is made of today, in digests: nothing of it can be read back. */
export async function faitsDe(tx: Tx, dossierId: string, jour: DateCivile): Promise<Faits | undefined> {
  const d = await tx.selectFrom('dossier').selectAll().where('id', '=', dossierId).executeTakeFirst();
  if (!d) return undefined;
  const sites = await sitesDuDossier(tx, dossierId, jour);
  const representants = await tx
    .selectFrom('representant')
    .select(['id', 'qualite', 'nom', 'prenom', 'representation_personne', 'fin_le'])
    .where('dossier_id', '=', dossierId)
    .orderBy('id')
    .execute();
  const sante = await tx
    .selectFrom('donnees_sante')
    .select('id')
    .where('dossier_id', '=', dossierId)
    .orderBy('saisi_le', 'desc')
    .limit(1)
    .executeTakeFirst();
  const actes = await tx
    .selectFrom('acte')
    .select('id')
    .where('dossier_id', '=', dossierId)
    .where('etat', 'in', EN_COURS)
    .orderBy('id')
    .execute();
  return {
    identite: condense([
      d.nom_naissance,
      d.prenoms,
      d.nom_utilise,
      d.prenom_utilise,
      d.date_naissance,
      d.sexe,
      d.ins_matricule,
      d.ins_statut,
    ]),
    decedee: d.deces_le !== null,
    sites: [...new Set(sites)].toSorted((a, b) => a.localeCompare(b)),
    mesure: condense([d.protection, d.representation_personne, d.apte_a_exprimer, representants]),
    sante: sante?.id ?? null,
    actes: actes.map(({ id }) => id),
  };
}

export const empreinteDe = (faits: Faits): string => condense(faits);

/** A withdrawal noted for this person that is more recent than a decision. */
export async function retraitApres(tx: Tx, dossierId: string, le: string): Promise<boolean> {
  const retrait = await tx
    .selectFrom('consentement')
    .select('id')
    .where('dossier_id', '=', dossierId)
    .where('decision', '=', 'RETRAIT')
    .where('le', '>', le)
    .executeTakeFirst();
  return retrait !== undefined;
}

/** Version of the text of information in force on a day. */
export async function texteEnVigueur(tx: Tx, jour: DateCivile): Promise<string | undefined> {
  return (await lireTexteInformation(tx, jour))?.version;
}

/** People of a site on a day, for the likeness of names. */
export const personnesDuSite = (tx: Tx, siteId: string, jour: DateCivile) =>
  tx
    .selectFrom('dossier as d')
    .innerJoin('sejour as s', (j) =>
      j.onRef('s.organisation_id', '=', 'd.organisation_id').onRef('s.dossier_id', '=', 'd.id'),
    )
    .select(['d.id', 'd.nom_naissance', 'd.prenoms', 'd.date_naissance', 's.chambre'])
    .where('s.site_id', '=', siteId)
    .where('s.du', '<=', jour)
    .where((eb) => eb.or([eb('s.au', 'is', null), eb('s.au', '>=', jour)]))
    .execute();

/** Last chart that this organisation itself read for the person; one read elsewhere stays in its document. */
export async function dernierSchema(tx: Tx, dossierId: string): Promise<unknown> {
  const { rows } = await sql<{ chart: unknown }>`
    select cr.contenu -> 'lecture' -> 'chart' as chart
    from app.compte_rendu cr
    join app.acte a on a.organisation_id = cr.organisation_id and a.id = cr.acte_id
    where a.dossier_id = ${dossierId} and cr.etat = 'SIGNE'
    order by cr.signe_le desc limit 1`.execute(tx);
  return rows[0]?.chart ?? null;
}
