import { randomUUID } from 'node:crypto';
import type { Objets } from '../../features/objets/ports.ts';

/**
 * Megabytes a second of encrypted ingest, from memory to a durable object: what `npm run bench` prints beside the
 * plain SHA-256 + AES-GCM and the disk.
 *
 * @param now monotonic milliseconds (`performance.now`)
 */
export async function mesurerDebit(
  objets: Objets,
  options: { readonly mega: number; readonly objets: number; readonly now: () => number },
): Promise<{ readonly ecriture: number; readonly lecture: number }> {
  const total = options.mega * options.objets;
  const refs = Array.from({ length: options.objets }, () => ({
    organisationId: randomUUID(),
    dossierId: randomUUID(),
    objetId: randomUUID(),
    version: 1,
  }));
  const avant = options.now();
  for (const ref of refs) await objets.ecrire(ref, deMemoire(options.mega));
  const entre = options.now();
  for (const ref of refs) for await (const morceau of objets.lire(ref)) void morceau.length;
  const apres = options.now();
  for (const ref of refs) await objets.supprimer(ref);
  return { ecriture: (total * 1_000) / (entre - avant), lecture: (total * 1_000) / (apres - entre) };
}

async function* deMemoire(mega: number): AsyncGenerator<Uint8Array> {
  const bloc = Buffer.alloc(65_536, 7);
  for (let octets = 0; octets < mega * 1_000_000; octets += bloc.length) {
    yield bloc.subarray(0, Math.min(bloc.length, mega * 1_000_000 - octets));
  }
}
