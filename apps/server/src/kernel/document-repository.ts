import type { Tx } from './bd.ts';

export type DocumentClasse = {
  readonly organisationId: string;
  readonly id: string;
  readonly dossierId: string;
  readonly acteId: string | null;
  readonly type: 'COMPTE_RENDU' | 'PRESCRIPTION' | 'DEMANDE' | 'AUTRE';
  readonly titre: string;
  readonly typeMime: string;
  readonly octets: number;
  readonly empreinte: string;
  readonly origine: 'PRODUIT' | 'RECU';
  readonly auteur: string;
  readonly numeroVersion?: number;
  readonly remplaceId?: string | null;
};

/** Files a document once; its bytes are already stored under the same id. */
export async function classer(tx: Tx, doc: DocumentClasse): Promise<boolean> {
  const inseree = await tx
    .insertInto('document')
    .values({
      organisation_id: doc.organisationId,
      id: doc.id,
      dossier_id: doc.dossierId,
      acte_id: doc.acteId,
      type: doc.type,
      titre: doc.titre,
      type_mime: doc.typeMime,
      octets: doc.octets,
      empreinte: doc.empreinte,
      origine: doc.origine,
      auteur: doc.auteur,
      numero_version: doc.numeroVersion ?? 1,
      remplace_id: doc.remplaceId ?? null,
    })
    .onConflict((conflit) => conflit.columns(['organisation_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inseree !== undefined;
}
