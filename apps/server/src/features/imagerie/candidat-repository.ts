import type { DossierCandidat, PatientRecu } from '@orapont/domain/imagerie/rapprochement';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../kernel/bd.ts';

const COLONNES = [
  'id',
  'nom_naissance',
  'nom_utilise',
  'prenoms',
  'prenom_utilise',
  'date_naissance',
  'sexe',
] as const;
const lignes = (tx: Tx) => tx.selectFrom('dossier').select(COLONNES);
type Ligne = Awaited<ReturnType<ReturnType<typeof lignes>['executeTakeFirstOrThrow']>>;

const enCandidat = (l: Ligne): DossierCandidat => ({
  id: l.id,
  nomNaissance: l.nom_naissance,
  nomUtilise: l.nom_utilise,
  prenoms: l.prenoms,
  prenomUtilise: l.prenom_utilise,
  dateNaissance: l.date_naissance,
  sexe: l.sexe as DossierCandidat['sexe'],
});

export async function candidat(tx: Tx, id: string): Promise<DossierCandidat | undefined> {
  const ligne = await lignes(tx).where('id', '=', id).executeTakeFirst();
  return ligne && enCandidat(ligne);
}

export async function candidats(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, DossierCandidat>> {
  if (ids.length === 0) return new Map();
  const lus = await lignes(tx)
    .where('id', 'in', [...ids])
    .execute();
  return new Map(lus.map((ligne) => [ligne.id, enCandidat(ligne)]));
}

/** Those who were born that day: the domain compares the rest. */
export async function nesLe(tx: Tx, { naissance }: PatientRecu): Promise<readonly DossierCandidat[]> {
  if (naissance === null) return [];
  const lus = await lignes(tx)
    .where('date_naissance', '=', naissance)
    .where('deces_le', 'is', null)
    .limit(500)
    .execute();
  return lus.map(enCandidat);
}

/** The person to whom someone tied this identifier of this issuer. */
export async function connuSous(
  tx: Tx,
  { emetteur, identifiant }: PatientRecu,
): Promise<DossierCandidat | undefined> {
  if (identifiant === '') return undefined;
  const lien = await tx
    .selectFrom('imagerie_identifiant')
    .select('dossier_id')
    .where('emetteur', '=', emetteur)
    .where('identifiant', '=', identifiant)
    .where('revoque_le', 'is', null)
    .executeTakeFirst();
  return lien && candidat(tx, lien.dossier_id);
}

/** One person for one identifier: an older tie gives way. */
export async function retenirIdentifiant(
  tx: Tx,
  organisationId: string,
  recu: PatientRecu,
  dossierId: string,
): Promise<void> {
  if (recu.identifiant === '') return;
  await oublierIdentifiant(tx, recu);
  await tx
    .insertInto('imagerie_identifiant')
    .values({
      organisation_id: organisationId,
      id: uuidv7(),
      emetteur: recu.emetteur,
      identifiant: recu.identifiant,
      dossier_id: dossierId,
    })
    .execute();
}

export async function oublierIdentifiant(tx: Tx, { emetteur, identifiant }: PatientRecu): Promise<void> {
  await tx
    .updateTable('imagerie_identifiant')
    .set({ revoque_le: sql<string>`now()` })
    .where('emetteur', '=', emetteur)
    .where('identifiant', '=', identifiant)
    .where('revoque_le', 'is', null)
    .execute();
}

/** Requests of a person that still take pictures. */
export async function demandesOuvertes(tx: Tx, dossierId: string, sites: readonly string[]) {
  if (sites.length === 0) return [];
  return tx
    .selectFrom('acte')
    .select(['id', 'motif', 'motif_texte', 'cree_le', 'site_id', 'etat', 'dossier_id'])
    .where('dossier_id', '=', dossierId)
    .where('site_id', 'in', [...sites])
    .where('etat', 'in', ['BROUILLON', 'COMPLEMENT_DEMANDE'])
    .orderBy('cree_le', 'desc')
    .limit(10)
    .execute();
}
