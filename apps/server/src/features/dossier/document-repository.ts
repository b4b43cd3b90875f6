import type { DocumentT } from '@orapont/contract/dossier';
import type { Tx } from '../../kernel/bd.ts';

export async function documentsDe(tx: Tx, dossierId: string): Promise<DocumentT[]> {
  const lignes = await tx
    .selectFrom('document')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .orderBy('depose_le', 'desc')
    .execute();
  return lignes.map((ligne) => ({
    id: ligne.id,
    acteId: ligne.acte_id,
    type: ligne.type as DocumentT['type'],
    titre: ligne.titre,
    typeMime: ligne.type_mime,
    octets: Number(ligne.octets),
    auteur: ligne.auteur,
    origine: ligne.origine as DocumentT['origine'],
    numeroVersion: ligne.numero_version,
    deposeLe: ligne.depose_le,
  }));
}

export const trouverDocument = (tx: Tx, id: string) =>
  tx
    .selectFrom('document')
    .select(['id', 'dossier_id', 'acte_id', 'titre', 'type_mime', 'octets', 'objet_version'])
    .where('id', '=', id)
    .executeTakeFirst();
