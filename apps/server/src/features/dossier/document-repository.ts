import type { DocumentT } from '@orapont/contract/dossier';
import type { Tx } from '../../kernel/bd.ts';

export async function documentsDe(tx: Tx, dossierId: string): Promise<DocumentT[]> {
  const lignes = await tx
    .selectFrom('document')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .orderBy('depose_le', 'desc')
    .execute();
  const remplaces = remplacements(lignes);
  return lignes.map((ligne) => ({
    id: ligne.id,
    acteId: ligne.acte_id,
    type: ligne.type as DocumentT['type'],
    titre: remplaces.has(ligne.id) ? `${ligne.titre}, ${remplaces.get(ligne.id)}` : ligne.titre,
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

type Ligne = { id: string; acte_id: string | null; type: string; numero_version: number };

/** A compte rendu that was corrected, and what was prescribed with it, say so wherever they are listed. */
function remplacements(lignes: readonly Ligne[]): ReadonlyMap<string, string> {
  const versions = lignes.filter(({ type }) => type === 'COMPTE_RENDU' || type === 'PRESCRIPTION');
  const enVigueur = (acteId: string | null) =>
    Math.max(...versions.filter(({ acte_id }) => acte_id === acteId).map((ligne) => ligne.numero_version));
  return new Map(
    versions
      .filter((ligne) => ligne.numero_version < enVigueur(ligne.acte_id))
      .map((ligne) => [ligne.id, ligne.type === 'PRESCRIPTION' ? 'remplacée' : 'remplacé']),
  );
}
