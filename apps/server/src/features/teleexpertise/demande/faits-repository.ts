import type { DateCivile } from '@orapont/domain/dates';
import { sql } from 'kysely';
import type { Tx } from '../../../kernel/bd.ts';

/** The record as an eligibility reads it: identity, protection, where the person is today. */
export async function lirePersonneSuivie(tx: Tx, dossierId: string, jour: DateCivile) {
  const dossier = await tx
    .selectFrom('dossier')
    .select([
      'id',
      'organisation_id',
      'nom_naissance',
      'prenoms',
      'nom_utilise',
      'prenom_utilise',
      'date_naissance',
      'sexe',
      'lieu_naissance_cog',
      'ins_matricule',
      'ins_oid',
      'ins_statut',
      'ins_attributs',
      'assure',
      'protection',
      'representation_personne',
      'apte_a_exprimer',
      'profil_sensoriel',
      'opposition_mes',
      'deces_le',
    ])
    .where('id', '=', dossierId)
    .executeTakeFirst();
  if (!dossier) return undefined;
  const sejours = await tx
    .selectFrom('sejour')
    .select(['site_id', 'chambre'])
    .where('dossier_id', '=', dossierId)
    .where('du', '<=', jour)
    .where((eb) => eb.or([eb('au', 'is', null), eb('au', '>=', jour)]))
    .orderBy('du', 'desc')
    .execute();
  const representants = await tx
    .selectFrom('representant')
    .select(['qualite', 'nom', 'prenom', 'representation_personne'])
    .where('dossier_id', '=', dossierId)
    .where((eb) => eb.or([eb('fin_le', 'is', null), eb('fin_le', '>=', jour)]))
    .execute();
  return { ...dossier, sejours, representants };
}
export type PersonneSuivie = NonNullable<Awaited<ReturnType<typeof lirePersonneSuivie>>>;

export async function lireLieu(tx: Tx, siteId: string) {
  return tx
    .selectFrom('site as s')
    .innerJoin('organisation as o', 'o.id', 's.organisation_id')
    .select([
      's.id',
      's.organisation_id',
      's.nom',
      's.finess',
      's.siret',
      's.categorie',
      's.categorie_du',
      's.zone',
      's.adresse',
      's.bal_mssante',
      's.actif',
      'o.type',
      'o.nom as organisation',
    ])
    .where('s.id', '=', siteId)
    .executeTakeFirst();
}
export type Lieu = NonNullable<Awaited<ReturnType<typeof lireLieu>>>;

export async function lireProfessionnel(tx: Tx, id: string, jour: DateCivile) {
  const pro = await tx
    .selectFrom('professionnel')
    .select([
      'id',
      'nom',
      'prenom',
      'profession',
      'civilite',
      'savoir_faire',
      'rpps',
      'conventionne',
      'mode_exercice',
      'conge_du',
      'conge_au',
      'bal_mssante',
      'courriel',
      'actif',
    ])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!pro) return undefined;
  const affectations = await tx
    .selectFrom('affectation')
    .select(['site_id', 'organisation_id', 'employeur', 'roles'])
    .where('professionnel_id', '=', id)
    .where('du', '<=', jour)
    .where((eb) => eb.or([eb('au', 'is', null), eb('au', '>=', jour)]))
    .orderBy('du')
    .execute();
  return { ...pro, affectations };
}
export type ProfessionnelLu = NonNullable<Awaited<ReturnType<typeof lireProfessionnel>>>;

export const lireLiens = (tx: Tx, dossierId: string, professionnelId: string) =>
  tx
    .selectFrom('lien_connu')
    .select([
      'preuve',
      'date_contact',
      'attestant',
      sql<DateCivile>`(declare_le at time zone 'Europe/Paris')::date`.as('declare_jour'),
    ])
    .where('dossier_id', '=', dossierId)
    .where('professionnel_id', '=', professionnelId)
    .orderBy('declare_le', 'desc')
    .execute();
export type LienLu = Awaited<ReturnType<typeof lireLiens>>[number];

/** Professionals of a declared link, then those who were asked before: the nearest first. */
export async function lireConnus(tx: Tx, dossierId: string): Promise<string[]> {
  const liens = await tx
    .selectFrom('lien_connu')
    .select('professionnel_id')
    .where('dossier_id', '=', dossierId)
    .orderBy('declare_le', 'desc')
    .execute();
  const demandes = await tx
    .selectFrom('acte')
    .select('requis_id')
    .where('dossier_id', '=', dossierId)
    .where('requis_id', 'is not', null)
    .where('envoye_le', 'is not', null)
    .orderBy('envoye_le', 'desc')
    .execute();
  const tous = [...liens.map((l) => l.professionnel_id), ...demandes.map((a) => a.requis_id)];
  return [...new Set(tous.filter((id) => id !== null))];
}

/** Who works at a site on a day, employed by the structure, with a role of care. */
export const lireEmployes = (tx: Tx, siteId: string, jour: DateCivile) =>
  tx
    .selectFrom('affectation as a')
    .innerJoin('professionnel as p', 'p.id', 'a.professionnel_id')
    .select(['p.id', 'p.nom', 'p.prenom', 'p.profession', 'p.civilite'])
    .distinct()
    .where('a.site_id', '=', siteId)
    .where('a.employeur', '=', true)
    .where('p.actif', '=', true)
    .where(sql<boolean>`a.roles && array['soignant', 'praticien']::text[]`)
    .where('a.du', '<=', jour)
    .where((eb) => eb.or([eb('a.au', 'is', null), eb('a.au', '>=', jour)]))
    .orderBy('p.nom')
    .execute();

/** Ordinary address of a professional, for notices that say nothing of health. */
export async function courrielDe(tx: Tx, professionnelId: string): Promise<string | null> {
  const pro = await tx
    .selectFrom('professionnel')
    .select('courriel')
    .where('id', '=', professionnelId)
    .executeTakeFirst();
  return pro?.courriel ?? null;
}
