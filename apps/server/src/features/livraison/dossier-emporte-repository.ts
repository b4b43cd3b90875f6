import { CompteRenduReference } from '@orapont/contract/compte-rendu';
import type { DateCivile } from '@orapont/domain/dates';
import type { Tx } from '../../kernel/bd.ts';

export const lireDossier = (tx: Tx, id: string) =>
  tx
    .selectFrom('dossier')
    .select([
      'id',
      'organisation_id',
      'nom_naissance',
      'nom_utilise',
      'prenoms',
      'prenom_utilise',
      'date_naissance',
      'sexe',
      'profil_sensoriel',
      'protection',
      'representation_personne',
      'apte_a_exprimer',
    ])
    .where('id', '=', id)
    .executeTakeFirst();

export const lirePro = (tx: Tx, id: string) =>
  tx
    .selectFrom('professionnel')
    .select(['id', 'nom', 'prenom', 'profession', 'civilite'])
    .where('id', '=', id)
    .executeTakeFirst();

export async function sitesDuJour(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const sites = await tx
    .selectFrom('site')
    .select(['id', 'nom'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(sites.map(({ id, nom }) => [id, nom]));
}

export const representantsActuels = (tx: Tx, dossierId: string, jour: DateCivile) =>
  tx
    .selectFrom('representant')
    .select(['qualite', 'nom', 'prenom', 'telephone', 'representation_personne'])
    .where('dossier_id', '=', dossierId)
    .where((eb) => eb.or([eb('fin_le', 'is', null), eb('fin_le', '>=', jour)]))
    .orderBy('representation_personne', 'desc')
    .orderBy('nom')
    .execute();

/** What the person decided before, newest first. */
export async function derniersConsentements(tx: Tx, dossierId: string) {
  const lignes = await tx
    .selectFrom('consentement as c')
    .leftJoin('professionnel as p', 'p.id', 'c.requis_id')
    .select(['c.decision', 'c.le', 'p.nom', 'p.prenom'])
    .where('c.dossier_id', '=', dossierId)
    .orderBy('c.le', 'desc')
    .limit(5)
    .execute();
  return lignes.map(({ decision, le, nom, prenom }) => ({
    decision,
    le,
    requisNom: nom === null ? null : `${prenom ?? ''} ${nom}`.trim(),
  }));
}

/** The last answer that came for this person. */
export async function dernierRendu(tx: Tx, dossierId: string) {
  const ligne = await tx
    .selectFrom('acte')
    .select('compte_rendu')
    .where('dossier_id', '=', dossierId)
    .where('compte_rendu', 'is not', null)
    .orderBy('repondu_le', 'desc')
    .limit(1)
    .executeTakeFirst();
  const lu = CompteRenduReference.safeParse(ligne?.compte_rendu);
  return lu.success ? lu.data : null;
}
