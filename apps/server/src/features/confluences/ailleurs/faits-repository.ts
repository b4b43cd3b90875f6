import type { AttributIdentite, Sexe, StatutIns } from '@orapont/domain/identite/ins';
import type { CodeProfession } from '@orapont/domain/identite/professions';
import type { Tx } from '../../../kernel/bd.ts';
import type { AffectationLue, PatientLu, PraticienLu, StructureLue } from './ports.ts';

/** Who the request is about. */
export async function lirePatient(tx: Tx, dossierId: string): Promise<PatientLu | undefined> {
  const l = await tx.selectFrom('dossier').selectAll().where('id', '=', dossierId).executeTakeFirst();
  return (
    l && {
      id: l.id,
      maj: null,
      organisationId: l.organisation_id,
      nomNaissance: l.nom_naissance,
      prenoms: l.prenoms,
      nomUtilise: l.nom_utilise,
      prenomUtilise: l.prenom_utilise,
      dateNaissance: l.date_naissance,
      sexe: l.sexe as Sexe,
      lieuNaissanceCog: l.lieu_naissance_cog,
      insStatut: l.ins_statut as StatutIns,
      insAttributs: l.ins_attributs as AttributIdentite[],
      insMatricule: l.ins_matricule,
      insOid: l.ins_oid,
      identifiantExterne: null,
      decesLe: l.deces_le,
    }
  );
}

type Requerant = {
  readonly praticien: PraticienLu;
  readonly affectation: AffectationLue;
  readonly structure: StructureLue;
};

/** Who asks, where he works that day. */
export async function lireRequerant(
  tx: Tx,
  {
    professionnelId,
    siteId,
    jour,
  }: { readonly professionnelId: string; readonly siteId: string; readonly jour: string },
): Promise<Requerant | undefined> {
  const l = await tx
    .selectFrom('affectation as f')
    .innerJoin('professionnel as p', 'p.id', 'f.professionnel_id')
    .innerJoin('site as s', 's.id', 'f.site_id')
    .select([
      'f.id as role_id',
      'f.du',
      'f.au',
      'p.id',
      'p.nom',
      'p.prenom',
      'p.civilite',
      'p.profession',
      'p.savoir_faire',
      'p.rpps',
      'p.mode_exercice',
      's.id as site_id',
      's.nom as site_nom',
      's.finess',
      's.adresse',
    ])
    .where('f.professionnel_id', '=', professionnelId)
    .where('f.site_id', '=', siteId)
    .where('f.du', '<=', jour)
    .where((eb) => eb.or([eb('f.au', 'is', null), eb('f.au', '>=', jour)]))
    .orderBy('f.id')
    .executeTakeFirst();
  if (!l) return undefined;
  const profession = l.profession as CodeProfession;
  return {
    praticien: {
      id: l.id,
      nom: l.nom,
      prenom: l.prenom,
      civilite: l.civilite as PraticienLu['civilite'],
      profession,
      savoirFaire: l.savoir_faire,
      rpps: l.rpps,
      bal: null,
      actif: true,
    },
    affectation: {
      id: l.role_id,
      praticienId: l.id,
      siteId: l.site_id,
      profession,
      modeExercice: l.mode_exercice as AffectationLue['modeExercice'],
      du: l.du,
      au: l.au,
      enCours: true,
    },
    structure: {
      id: l.site_id,
      genre: 'SITE',
      nom: l.site_nom,
      finess: l.finess,
      adresse: l.adresse,
      bal: null,
      entiteId: null,
      actif: true,
    },
  };
}
