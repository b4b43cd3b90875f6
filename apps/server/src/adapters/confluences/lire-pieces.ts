import type { PieceTransmise } from '../../features/confluences/ports.ts';
import { RefusFhir } from '../../features/fhir/ports.ts';
import { DocumentReference, lireForme, type Situee } from './entrees.ts';

const PIECES_MAX = 6;
const GENRES: Readonly<Record<string, PieceTransmise['genre']>> = {
  'image/jpeg': 'IMAGE',
  'image/png': 'IMAGE',
  'application/pdf': 'PDF',
};

/** The guide carries none; a software that joins some does so by the resource of FHIR for that. */
export function lirePieces(entrees: readonly Situee[]): readonly PieceTransmise[] {
  const pieces = entrees
    .filter(({ type }) => type === 'DocumentReference')
    .flatMap(({ entree, ou }) =>
      lireForme(DocumentReference, entree.resource, ou).content.map(({ attachment }, rang) => {
        const place = `${ou}.content[${rang}].attachment`;
        const genre = GENRES[attachment.contentType.split(';')[0]?.trim().toLowerCase() ?? ''];
        if (genre === undefined)
          throw new RefusFhir(422, 'not-supported', 'Une pièce est une image JPEG ou PNG, ou un PDF.', place);
        const octets = new Uint8Array(Buffer.from(attachment.data, 'base64'));
        return { titre: attachment.title?.trim() ?? '', genre, octets, ou: place };
      }),
    );
  if (pieces.length > PIECES_MAX)
    throw new RefusFhir(422, 'too-long', `${PIECES_MAX} pièces au plus.`, 'Bundle.entry');
  return pieces;
}
