import { estMesure } from '@orapont/domain/bouche/annotation';
import { direValeur } from '@orapont/domain/bouche/mesure';
import { direCoupe } from '@orapont/domain/imagerie/situation-coupe';
import type { ImageDuDocument, RepereDuDocument } from '../../compte-rendu/ports.ts';
import type { Constats } from './constats.ts';
import { type Coupes, cleCoupe } from './coupes.ts';

type RepereNumerote = Constats['reperes'][number];

/**
 * A picture of the request with what was drawn on it; an examination is followed by each of its slices that carries a drawing.
 * What lies on a slice that is not printed is said beside the examination.
 */
export function illustrations(
  { mediaId, ...image }: ImageDuDocument & { readonly mediaId: string },
  reperes: readonly RepereNumerote[],
  coupes: Coupes,
): ImageDuDocument[] {
  const siens = reperes.filter((repere) => repere.mediaId === mediaId);
  const octetsDe = ({ coupe }: RepereNumerote) => coupe && coupes.get(cleCoupe(mediaId, coupe.rang));
  const imprimees = siens
    .filter((repere) => octetsDe(repere))
    .toSorted((a, b) => (a.coupe?.rang ?? 0) - (b.coupe?.rang ?? 0));
  const suite = [...Map.groupBy(imprimees, octetsDe)].flatMap(([octets, dessus]) => {
    const coupe = dessus[0]?.coupe;
    return octets && coupe
      ? [
          {
            ...image,
            octets,
            legende: `${image.legende}, ${direCoupe(coupe)}`,
            reperes: dessus.map((repere) => enDocument(repere, false)),
          },
        ]
      : [];
  });
  const autres = siens.filter((repere) => !octetsDe(repere));
  return [
    { ...image, reperes: autres.map((repere) => enDocument(repere, repere.coupe !== undefined)) },
    ...suite,
  ];
}

const enDocument = (
  { numero, x, y, legende, trait }: RepereNumerote,
  ailleurs: boolean,
): RepereDuDocument => ({
  numero,
  x,
  y,
  legende,
  trait: trait ?? null,
  mesure: estMesure(trait) ? direValeur({ x, y }, trait) : null,
  ailleurs,
});
