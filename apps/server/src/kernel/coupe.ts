import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { Erreur } from '@orapont/domain/erreurs';
import { plageDeCoupe } from '@orapont/domain/imagerie/coupe';
import type { FastifyReply, FastifyRequest } from 'fastify';

type Copie = {
  readonly grille: Parameters<typeof plageDeCoupe>[0];
  readonly taille: () => Promise<number | undefined>;
  readonly lire: (plage: { debut: number; fin: number }) => AsyncIterable<Uint8Array>;
};

/** The values of one slice: a part of the normalised copy, squeezed for the road. */
export async function envoyerCoupe(
  { grille, taille, lire }: Copie,
  { numero, etag, cache }: { readonly numero: number; readonly etag: string; readonly cache: string },
  { requete, reponse }: { readonly requete: FastifyRequest; readonly reponse: FastifyReply },
): Promise<FastifyReply> {
  const octets = await taille();
  const plage = octets === undefined ? undefined : plageDeCoupe(grille, octets, numero);
  if (!plage) throw new Erreur('INTROUVABLE');
  reponse.headers({ etag, 'cache-control': cache, vary: 'cookie, accept-encoding' });
  if (requete.headers['if-none-match'] === etag) return reponse.code(304).send();
  reponse.header('content-type', 'application/octet-stream');
  const coupe = Readable.from(lire(plage));
  if (!/\bgzip\b/.test(requete.headers['accept-encoding'] ?? ''))
    return reponse.header('content-length', plage.fin - plage.debut).send(coupe);
  // The first level: a slice is sent in the time of a heartbeat, and is a third lighter.
  return reponse.header('content-encoding', 'gzip').send(coupe.pipe(createGzip({ level: 1 })));
}
