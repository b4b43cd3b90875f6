import { Autorisation, ContenuTransmission, type ContenuTransmissionT } from '@orapont/contract/transmission';
import type { Selectable } from 'kysely';
import type { z } from 'zod';
import type { DB } from '../../../adapters/postgres/schema.ts';
import type { Tx } from '../../../kernel/bd.ts';
import { idStable } from '../../../kernel/empreinte.ts';

export type AutorisationT = z.infer<typeof Autorisation>;

export type TransmissionGardee = {
  readonly organisationId: string;
  readonly id: string;
  readonly dossierId: string;
  readonly objet: 'DOSSIER' | 'DOCUMENT';
  readonly adresse: string;
  readonly contenu: ContenuTransmissionT;
  readonly autorisation: AutorisationT | null;
  readonly autorisationDocumentId: string | null;
  readonly demandeePar: string;
  readonly demandeeParNom: string;
  readonly demandeeLe: string;
  readonly revoqueeLe: string | null;
};

const garder = (ligne: Selectable<DB['transmission']>): TransmissionGardee => ({
  organisationId: ligne.organisation_id,
  id: ligne.id,
  dossierId: ligne.dossier_id,
  objet: ligne.objet as 'DOSSIER',
  adresse: ligne.adresse,
  contenu: ContenuTransmission.parse(ligne.contenu),
  autorisation: Autorisation.nullable().parse(ligne.autorisation),
  autorisationDocumentId: ligne.autorisation_document_id,
  demandeePar: ligne.demandee_par,
  demandeeParNom: ligne.demandee_par_nom,
  demandeeLe: ligne.demandee_le,
  revoqueeLe: ligne.revoquee_le,
});

export async function trouverTransmission(tx: Tx, id: string): Promise<TransmissionGardee | undefined> {
  const ligne = await tx.selectFrom('transmission').selectAll().where('id', '=', id).executeTakeFirst();
  return ligne && garder(ligne);
}

export async function transmissionsDe(tx: Tx, dossierId: string): Promise<readonly TransmissionGardee[]> {
  const lignes = await tx
    .selectFrom('transmission')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .orderBy('demandee_le', 'desc')
    .limit(50)
    .execute();
  return lignes.map(garder);
}

export const insererTransmission = (tx: Tx, t: Omit<TransmissionGardee, 'revoqueeLe'>) =>
  tx
    .insertInto('transmission')
    .values({
      organisation_id: t.organisationId,
      id: t.id,
      dossier_id: t.dossierId,
      objet: t.objet,
      adresse: t.adresse,
      contenu: JSON.stringify(t.contenu),
      autorisation: t.autorisation && JSON.stringify(t.autorisation),
      autorisation_document_id: t.autorisationDocumentId,
      demandee_par: t.demandeePar,
      demandee_par_nom: t.demandeeParNom,
      demandee_le: t.demandeeLe,
    })
    .execute();

/** False when it was withdrawn already. */
export async function noterRevocation(
  tx: Tx,
  id: string,
  revocation: { readonly le: string; readonly auteur: string; readonly ecriteParNom: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('transmission')
    .set({ revoquee_le: revocation.le, revocation: JSON.stringify(revocation) })
    .where('id', '=', id)
    .where('revoquee_le', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The letter of that rank in the outbox: the same for ever, so that none is put there twice. */
export const idLettre = (transmissionId: string, rang: number): string =>
  idStable(transmissionId, 'lettre', `${rang}`);

export const lettresDe = ({ id, contenu }: Pick<TransmissionGardee, 'id' | 'contenu'>): readonly string[] =>
  contenu.lettres.map((_, rang) => idLettre(id, rang));

/** One letter of the outbox, in the transaction that decided it: ids only. */
export const posterLettre = (
  tx: Tx,
  t: Pick<TransmissionGardee, 'organisationId' | 'id' | 'adresse'>,
  rang: number,
) =>
  tx
    .insertInto('envoi')
    .values({
      organisation_id: t.organisationId,
      id: idLettre(t.id, rang),
      acte_id: null,
      type: 'TRANSMISSION',
      canal: 'MSSANTE',
      destinataire: t.adresse,
      charge: JSON.stringify({ transmissionId: t.id, rang }),
      message_id: `<${idLettre(t.id, rang)}@orapont>`,
    })
    .execute();
