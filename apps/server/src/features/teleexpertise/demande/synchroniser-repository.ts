import { DemandeFigee } from '@orapont/contract/demande-figee';
import { sql } from 'kysely';
import type { Tx } from '../../../kernel/bd.ts';
import { SANS_NOM, viderBrouillons } from '../copie-repository.ts';
import { type LigneActe, lireActe } from './demande-repository.ts';
import { nomPatient } from './identite.ts';

export type Partage = {
  readonly organisationId: string;
  readonly professionnelId: string;
  readonly fermeLe: string | null;
  readonly motif: string | null;
};

/** An act, who it was shared with in each organisation (the newest sharing of each), and what happened to it. */
export async function lirePourCopie(tx: Tx, acteId: string) {
  const acte = await lireActe(tx, acteId);
  if (!acte) return undefined;
  const lignes = await tx
    .selectFrom('partage')
    .selectAll()
    .where('acte_id', '=', acteId)
    .orderBy('du')
    .orderBy('id')
    .execute();
  const partages = new Map<string, Partage>();
  for (const ligne of lignes)
    partages.set(ligne.cible_organisation_id, {
      organisationId: ligne.cible_organisation_id,
      professionnelId: ligne.cible_professionnel_id,
      fermeLe: ligne.ferme_le,
      motif: ligne.ferme_motif,
    });
  const evenements = await tx
    .selectFrom('acte_evenement')
    .select(['type', 'details'])
    .where('acte_id', '=', acteId)
    .orderBy('le')
    .execute();
  return { acte, partages: [...partages.values()], evenements };
}

/**
 * Writes what the requis's worklist needs. A version never goes backwards: two jobs at once, or one late, leave the newest. A
 * sharing that a colleague relieved is closed and keeps the state that its reader knew; one that ends before the answer keeps no name. An id is chosen by whoever writes: a copy
 * that came from one organisation is never taken over by another's act of the same id.
 *
 * @returns true when something changed
 */
export async function copierChezLeRequis(tx: Tx, acte: LigneActe, partage: Partage): Promise<boolean> {
  const demande = DemandeFigee.parse(acte.demande);
  const sansReponse = partage.fermeLe !== null && !estRendue(acte, partage);
  const copie = {
    organisation_id: partage.organisationId,
    id: acte.id,
    proprietaire_organisation_id: acte.organisation_id,
    requis_id: partage.professionnelId,
    nature: acte.nature,
    etat: acte.etat,
    version: acte.version,
    urgence: demande.urgence,
    echeance: acte.echeance ?? demande.echeance,
    envoye_le: acte.envoye_le ?? demande.envoyeLe,
    patient_nom: nomPatient({
      nom_naissance: demande.patient.nomNaissance,
      nom_utilise: demande.patient.nomUtilise,
      prenoms: demande.patient.prenoms,
      prenom_utilise: demande.patient.prenomUtilise,
    }),
    patient_naissance: demande.patient.dateNaissance,
    structure_nom: demande.structure.nom,
    requerant_nom: `${demande.requerant.prenom} ${demande.requerant.nom}`.trim(),
    motif: demande.motif.libelle,
    images: demande.medias.length,
    ferme_le: partage.fermeLe,
    numero: demande.numero,
    modifie_le: sql<string>`now()`,
    issue: sansReponse ? partage.motif : null,
    ...(sansReponse ? SANS_NOM : {}),
  };
  const {
    id: _id,
    organisation_id: _organisation,
    proprietaire_organisation_id: proprietaire,
    ...suite
  } = copie;
  const releve = partage.motif === 'RELEVE' && partage.fermeLe !== null;
  const ligne = await tx
    .insertInto('acte_recu')
    .values(copie)
    .onConflict((conflit) =>
      conflit
        .columns(['organisation_id', 'id'])
        .doUpdateSet(
          releve
            ? {
                ...SANS_NOM,
                version: acte.version,
                ferme_le: partage.fermeLe,
                issue: 'RELEVE',
                modifie_le: sql<string>`now()`,
              }
            : suite,
        )
        .where('acte_recu.version', '<', acte.version)
        .where('acte_recu.proprietaire_organisation_id', '=', proprietaire),
    )
    .returning('id')
    .executeTakeFirst();
  if (ligne) await viderBrouillons(tx, acte.id, sansReponse ? null : partage.professionnelId);
  return ligne !== undefined;
}

/** Answered by that very reader: one who was relieved before has nothing of it in his own record. */
const estRendue = ({ compte_rendu }: LigneActe, { motif }: Partage) =>
  compte_rendu !== null && motif !== 'RELEVE';

export async function actesEnRetard(
  tx: Tx,
): Promise<readonly { readonly organisationId: string; readonly acteId: string }[]> {
  const { rows } = await sql<{
    organisation_id: string;
    acte_id: string;
  }>`select organisation_id, acte_id from app.actes_en_retard()`.execute(tx);
  return rows.map(({ organisation_id, acte_id }) => ({ organisationId: organisation_id, acteId: acte_id }));
}

/** Says that someone was told of the delay; a new version, so that the other side hears of it too. */
export async function marquerRetard(tx: Tx, acte: LigneActe, le: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('acte')
    .set({ escalade_le: le, version: acte.version + 1, modifie_le: le })
    .where('id', '=', acte.id)
    .where('version', '=', acte.version)
    .where('escalade_le', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
