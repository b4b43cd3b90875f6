import type { PatientCite } from '@orapont/contract/demande-figee';
import { profilLibre } from '@orapont/domain/evaluation/profil-sensoriel';
import { traitsManquants } from '@orapont/domain/identite/ins';
import { normaliserNom } from '@orapont/domain/identite/nom';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import type { Tx } from '../../../kernel/bd.ts';

type Patient = z.infer<typeof PatientCite>;

/**
 * The requis's own record of a patient: the one that holds the same qualified INS, otherwise the one whose five strict traits are
 * the same. A doubt makes another record: two records can be joined, two people mixed up cannot be told apart.
 *
 * @rule TE-11, ID-INS
 */
export async function trouverDossierRequis(tx: Tx, patient: Patient): Promise<string | undefined> {
  return (await parIns(tx, patient)) ?? (await parTraits(tx, patient));
}

async function parIns(tx: Tx, { ins }: Patient): Promise<string | undefined> {
  if (!ins) return undefined;
  const lignes = await tx
    .selectFrom('dossier')
    .select('id')
    .where('ins_matricule', '=', ins.matricule)
    .where('ins_oid', '=', ins.oid)
    .limit(2)
    .execute();
  return lignes.length === 1 ? lignes[0]?.id : undefined;
}

async function parTraits(tx: Tx, patient: Patient): Promise<string | undefined> {
  const { lieuNaissanceCog } = patient;
  if (traitsManquants({ ...patient, codeLieuNaissance: lieuNaissanceCog }).length > 0) return undefined;
  const lignes = await tx
    .selectFrom('dossier')
    .select(['id', 'prenoms', 'ins_matricule'])
    .where('nom_norme', '=', normaliserNom(patient.nomNaissance))
    .where('date_naissance', '=', patient.dateNaissance)
    .where('sexe', '=', patient.sexe)
    .where('lieu_naissance_cog', '=', lieuNaissanceCog)
    .where(sql<boolean>`not ins_attributs && array['HOMONYME', 'DOUTEUSE']::text[]`)
    .execute();
  const memes = lignes.filter(
    ({ prenoms, ins_matricule }) =>
      normaliserNom(prenoms[0] ?? '') === normaliserNom(patient.prenoms[0] ?? '') &&
      (ins_matricule === null || patient.ins === null || ins_matricule === patient.ins.matricule),
  );
  return memes.length === 1 ? memes[0]?.id : undefined;
}

/**
 * Opens the record when there is none. It is attached to no place until the answer is given: nobody sees it before.
 *
 * @interpretation An INS received with a request is « récupérée »: only the requis's own check of identity qualifies it here (RNIV).
 */
export async function ouvrirDossierRequis(
  tx: Tx,
  {
    organisationId,
    patient,
    par,
    id = uuidv7(),
  }: { organisationId: string; patient: Patient; par: string; id?: string },
): Promise<string> {
  const verrou = `dossier ${organisationId} ${normaliserNom(patient.nomNaissance)}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${verrou}, 0))`.execute(tx);
  const connu = await trouverDossierRequis(tx, patient);
  if (connu) return connu;
  const noms = [patient.nomNaissance, ...patient.prenoms, patient.nomUtilise, patient.prenomUtilise];
  await tx
    .insertInto('dossier')
    .values({
      organisation_id: organisationId,
      id,
      nom_naissance: patient.nomNaissance,
      prenoms: [...patient.prenoms],
      nom_utilise: patient.nomUtilise,
      prenom_utilise: patient.prenomUtilise,
      date_naissance: patient.dateNaissance,
      sexe: patient.sexe,
      lieu_naissance_cog: patient.lieuNaissanceCog,
      ins_matricule: patient.ins?.matricule ?? null,
      ins_oid: patient.ins?.oid ?? null,
      ins_statut: patient.ins ? 'RECUP' : 'PROV',
      assure: patient.assure === null ? null : JSON.stringify(patient.assure),
      profil_sensoriel: JSON.stringify(patient.approche ?? profilLibre(patient.profilSensoriel)),
      opposition_mes: patient.oppositionMes,
      nom_norme: normaliserNom(patient.nomNaissance),
      recherche: normaliserNom(noms.filter(Boolean).join(' ')),
      cree_par: par,
    })
    .execute();
  return id;
}

/** From now on the patient is followed at this place: the relation of care rests on it. */
export async function rattacher(
  tx: Tx,
  sejour: { organisationId: string; dossierId: string; siteId: string; du: string },
): Promise<void> {
  const enCours = await tx
    .selectFrom('sejour')
    .select('id')
    .where('dossier_id', '=', sejour.dossierId)
    .where('site_id', '=', sejour.siteId)
    .where((eb) => eb.or([eb('au', 'is', null), eb('au', '>=', sejour.du)]))
    .executeTakeFirst();
  if (enCours) return;
  await tx
    .insertInto('sejour')
    .values({
      organisation_id: sejour.organisationId,
      id: uuidv7(),
      dossier_id: sejour.dossierId,
      site_id: sejour.siteId,
      du: sejour.du,
    })
    .execute();
}

export const trouverDocument = (tx: Tx, id: string) =>
  tx
    .selectFrom('document')
    .select(['id', 'type', 'dossier_id', 'acte_id', 'octets', 'empreinte', 'objet_version'])
    .where('id', '=', id)
    .executeTakeFirst();

/** Whether something of this organisation is stored under that id: writing there would put other bytes in its place. */
export async function identifiantPris(tx: Tx, id: string): Promise<boolean> {
  if (await trouverDocument(tx, id)) return true;
  return (await tx.selectFrom('media').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

export const comptesRendusRecus = (tx: Tx, acteId: string) =>
  tx
    .selectFrom('document')
    .select(['id', 'numero_version', 'depose_le', 'auteur', 'empreinte'])
    .where('acte_id', '=', acteId)
    .where('type', '=', 'COMPTE_RENDU')
    .orderBy('numero_version')
    .execute();

/** The act whose answer is this compte rendu, on the requérant's side. */
export const acteDuCompteRendu = (tx: Tx, compteRenduId: string) =>
  tx
    .selectFrom('acte')
    .select('id')
    .where(sql<string>`compte_rendu ->> 'id'`, '=', compteRenduId)
    .executeTakeFirst();
