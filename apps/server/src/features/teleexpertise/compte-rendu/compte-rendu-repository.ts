import { ContenuCompteRendu, type ContenuCompteRenduT } from '@orapont/contract/compte-rendu';
import type { Destination, EtatRemise, Remise } from '@orapont/domain/teleexpertise/remise';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../kernel/bd.ts';
import type { PreuveSignature } from '../../compte-rendu/ports.ts';

export type CompteRendu = {
  readonly organisationId: string;
  readonly id: string;
  readonly acteId: string;
  readonly dossierId: string;
  readonly numeroVersion: number;
  readonly remplaceId: string | null;
  readonly etat: 'EN_SIGNATURE' | 'SIGNE' | 'ABANDONNE';
  readonly contenu: ContenuCompteRenduT;
  readonly empreinteContenu: string;
  readonly empreintePdf: string;
  readonly octetsPdf: number;
  readonly preuve: PreuveSignature;
  readonly signePar: string;
  readonly signeLe: string;
  readonly creeLe: string;
};

type Ligne = Awaited<ReturnType<typeof lire>>;
const lire = (tx: Tx, id: string) =>
  tx.selectFrom('compte_rendu').selectAll().where('id', '=', id).executeTakeFirst();

const enCompteRendu = (ligne: NonNullable<Ligne>): CompteRendu => ({
  organisationId: ligne.organisation_id,
  id: ligne.id,
  acteId: ligne.acte_id,
  dossierId: ligne.dossier_id,
  numeroVersion: ligne.numero_version,
  remplaceId: ligne.remplace_id,
  etat: ligne.etat as CompteRendu['etat'],
  contenu: ContenuCompteRendu.parse(ligne.contenu),
  empreinteContenu: ligne.empreinte_contenu,
  empreintePdf: ligne.empreinte_pdf,
  octetsPdf: Number(ligne.octets_pdf),
  preuve: ligne.signature as PreuveSignature,
  signePar: ligne.signe_par,
  signeLe: ligne.signe_le,
  creeLe: ligne.cree_le,
});

export async function trouverCompteRendu(tx: Tx, id: string): Promise<CompteRendu | undefined> {
  const ligne = await lire(tx, id);
  return ligne && enCompteRendu(ligne);
}

/** Held until the end of the transaction: of two finishers, one does the work. */
export async function verrouillerCompteRendu(tx: Tx, id: string): Promise<CompteRendu | undefined> {
  const ligne = await tx
    .selectFrom('compte_rendu')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return ligne && enCompteRendu(ligne);
}

export async function versionsDe(tx: Tx, acteId: string): Promise<readonly CompteRendu[]> {
  const lignes = await tx
    .selectFrom('compte_rendu')
    .selectAll()
    .where('acte_id', '=', acteId)
    .where('etat', '=', 'SIGNE')
    .orderBy('numero_version')
    .execute();
  return lignes.map(enCompteRendu);
}

/** One writer at a time for the versions of an act, until the end of the transaction. */
export async function attendreSonTour(tx: Tx, acteId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`versions ${acteId}`}, 0))`.execute(tx);
}

export async function estSignee(tx: Tx, acteId: string, numeroVersion: number): Promise<boolean> {
  const ligne = await tx
    .selectFrom('compte_rendu')
    .select('id')
    .where('acte_id', '=', acteId)
    .where('numero_version', '=', numeroVersion)
    .where('etat', '=', 'SIGNE')
    .executeTakeFirst();
  return ligne !== undefined;
}

/** Another try of the same version that never got its answer gives way: the act decides which one counts. */
export async function abandonnerAutres(
  tx: Tx,
  { acteId, numeroVersion, id }: Pick<CompteRendu, 'acteId' | 'numeroVersion' | 'id'>,
): Promise<void> {
  await tx
    .updateTable('compte_rendu')
    .set({ etat: 'ABANDONNE' })
    .where('acte_id', '=', acteId)
    .where('numero_version', '=', numeroVersion)
    .where('id', '!=', id)
    .where('etat', '=', 'EN_SIGNATURE')
    .execute();
}

export async function insererCompteRendu(tx: Tx, cr: Omit<CompteRendu, 'etat' | 'creeLe'>): Promise<void> {
  await tx
    .insertInto('compte_rendu')
    .values({
      organisation_id: cr.organisationId,
      id: cr.id,
      acte_id: cr.acteId,
      dossier_id: cr.dossierId,
      numero_version: cr.numeroVersion,
      remplace_id: cr.remplaceId,
      etat: 'EN_SIGNATURE',
      contenu: JSON.stringify(cr.contenu),
      empreinte_contenu: cr.empreinteContenu,
      empreinte_pdf: cr.empreintePdf,
      octets_pdf: cr.octetsPdf,
      signature: JSON.stringify(cr.preuve),
      signe_par: cr.signePar,
      signe_le: cr.signeLe,
    })
    .onConflict((conflit) => conflit.columns(['organisation_id', 'id']).doNothing())
    .execute();
}

export async function marquer(tx: Tx, id: string, etat: 'SIGNE' | 'ABANDONNE'): Promise<void> {
  await tx.updateTable('compte_rendu').set({ etat }).where('id', '=', id).execute();
}

export const abandonner = (tx: Tx, id: string) =>
  tx
    .updateTable('compte_rendu')
    .set({ etat: 'ABANDONNE' })
    .where('id', '=', id)
    .where('etat', '=', 'EN_SIGNATURE')
    .execute();

// ------------------------------------------------------------------------------------------------ deliveries

export type RemiseEcrite = {
  readonly etat: EtatRemise;
  readonly motif: string | null;
  readonly motifTexte: string;
  readonly le: string | null;
  readonly par: string | null;
};

export async function creerRemise(
  tx: Tx,
  cr: Pick<CompteRendu, 'organisationId' | 'id' | 'acteId'>,
  type: Destination,
  remise: Partial<RemiseEcrite> & { readonly etat: EtatRemise },
): Promise<void> {
  await tx
    .insertInto('remise')
    .values({
      organisation_id: cr.organisationId,
      id: uuidv7(),
      compte_rendu_id: cr.id,
      acte_id: cr.acteId,
      type,
      etat: remise.etat,
      motif: remise.motif ?? null,
      motif_texte: remise.motifTexte ?? '',
      le: remise.le ?? null,
      par: remise.par ?? null,
    })
    .onConflict((conflit) => conflit.columns(['organisation_id', 'compte_rendu_id', 'type']).doNothing())
    .execute();
}

export const remisesDe = (tx: Tx, compteRenduId: string) =>
  tx.selectFrom('remise').selectAll().where('compte_rendu_id', '=', compteRenduId).execute();
export type LigneRemise = Awaited<ReturnType<typeof remisesDe>>[number];

export const enRemise = ({ type, etat, motif, motif_texte }: LigneRemise): Remise => ({
  destination: type as Destination,
  etat: etat as EtatRemise,
  ...(motif ? { motif: motif as NonNullable<Remise['motif']> } : {}),
  motifLegitime: motif_texte,
});

/** False when that delivery is already done: what is proven does not go back. */
export async function ecrireRemise(
  tx: Tx,
  compteRenduId: string,
  type: Destination,
  remise: RemiseEcrite & { readonly modifieLe: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('remise')
    .set({
      etat: remise.etat,
      motif: remise.motif,
      motif_texte: remise.motifTexte,
      le: remise.le,
      par: remise.par,
      modifie_le: remise.modifieLe,
    })
    .where('compte_rendu_id', '=', compteRenduId)
    .where('type', '=', type)
    .where('etat', '!=', 'FAIT')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** State of the act in this organisation's own copy. */
export const etatRecu = async (tx: Tx, acteId: string): Promise<string | undefined> =>
  (await tx.selectFrom('acte_recu').select('etat').where('id', '=', acteId).executeTakeFirst())?.etat;
