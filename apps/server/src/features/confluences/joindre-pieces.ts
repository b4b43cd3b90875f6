import type { Tx } from '../../kernel/bd.ts';
import { classer } from '../../kernel/document-repository.ts';
import { idStable, sha256 } from '../../kernel/empreinte.ts';
import { unSeul } from '../../kernel/octets.ts';
import { RefusFhir } from '../fhir/ports.ts';
import type { DepsConfluences } from './deps.ts';
import type { PieceTransmise } from './ports.ts';

type Ou = { readonly organisationId: string; readonly dossierId: string; readonly acteId: string };

/**
 * Pictures go through the same checks as any other, documents are filed as received; one that cannot be kept refuses the whole
 * transaction. The same file twice is one.
 *
 * @rule DOS-12
 * @interpretation a picture taken elsewhere is no capture here: the right to capture (TC-04) is not asked of who sends it.
 */
export async function joindrePieces(
  tx: Tx,
  { imagesRecues, objets }: Pick<DepsConfluences, 'imagesRecues' | 'objets'>,
  ou: Ou,
  pieces: readonly PieceTransmise[],
  { requerantId, logicielNom }: { readonly requerantId: string; readonly logicielNom: string },
): Promise<void> {
  for (const { genre, octets, titre, ou: place } of pieces) {
    if (genre === 'IMAGE') {
      const image = await imagesRecues.garder(ou, octets, (empreinte) =>
        idStable(ou.acteId, 'image', empreinte),
      );
      if (!image) throw illisible('Cette image n’est pas lisible.', place);
      await imagesRecues.inscrire(tx, ou, image, { auteurId: requerantId, deposePar: requerantId });
      continue;
    }
    if (!estPdf(octets)) throw illisible('Ce document n’est pas un PDF.', place);
    const empreinte = sha256(octets);
    const id = idStable(ou.acteId, 'document', empreinte);
    const { organisationId, dossierId, acteId } = ou;
    await objets.ecrire({ organisationId, dossierId, objetId: id, version: 1 }, unSeul(octets));
    await classer(tx, {
      organisationId,
      id,
      dossierId,
      acteId,
      type: 'AUTRE',
      titre: titre || 'Document joint à la demande',
      typeMime: 'application/pdf',
      octets: octets.length,
      empreinte,
      origine: 'RECU',
      auteur: logicielNom,
    });
  }
}

const illisible = (phrase: string, place: string) => new RefusFhir(422, 'value', phrase, place);
const estPdf = (octets: Uint8Array) => Buffer.from(octets.subarray(0, 5)).toString('latin1') === '%PDF-';
