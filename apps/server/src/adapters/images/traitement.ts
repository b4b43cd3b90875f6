import { TAILLE_MAX_OCTETS } from '@orapont/domain/captation/medias';
import type { Derivees, ImageGardee, RejetImage, TraitementImages } from '../../features/medias/ports.ts';
import { ouvrirAtelier } from './atelier.ts';
import type { Reponse } from './messages.ts';
import { rejet } from './rejet.ts';
import { typeDesOctets } from './signature.ts';

/**
 * Pictures decoded in child processes: a lasting one for most, a fresh one for each HEIC, whose decoder would keep
 * several hundred megabytes.
 *
 * @source server.md §5; security.md, “Images”
 */
export function traitementImages(options: { readonly delaiMs: number }): TraitementImages {
  const courant = ouvrirAtelier({ ...options, taches: 200, reposMs: 60_000 });
  const heic = ouvrirAtelier({ ...options, taches: 1, reposMs: 1_000 });

  return {
    async ingerer(source) {
      const octets = await rassembler(source);
      if (!octets) return rejet('TROP_LOURD');
      if (octets.length === 0) return rejet('VIDE');
      const atelier = typeDesOctets(octets) === 'HEIC' ? heic : courant;
      return imageGardee(await atelier.executer({ geste: 'ingerer', octets }));
    },

    async derivees(octets, { rotation }) {
      return imageDerivee(await courant.executer({ geste: 'deriver', octets, rotation }));
    },

    async fermer() {
      await Promise.all([courant.fermer(), heic.fermer()]);
    },
  };
}

/** In memory, since nothing in clear may touch a disk; undefined past the limit, before reading further. */
async function rassembler(source: Uint8Array | AsyncIterable<Uint8Array>): Promise<Buffer | undefined> {
  if (source instanceof Uint8Array) {
    return source.length > TAILLE_MAX_OCTETS
      ? undefined
      : Buffer.from(source.buffer, source.byteOffset, source.length);
  }
  const morceaux: Uint8Array[] = [];
  let longueur = 0;
  for await (const morceau of source) {
    longueur += morceau.length;
    if (longueur > TAILLE_MAX_OCTETS) return undefined;
    morceaux.push(morceau);
  }
  return Buffer.concat(morceaux);
}

function imageGardee(reponse: Reponse): ImageGardee | RejetImage {
  return !reponse.accepte || 'empreinteGardee' in reponse ? reponse : rejet('ILLISIBLE');
}

function imageDerivee(reponse: Reponse): Derivees | RejetImage {
  return !reponse.accepte || ('lecture' in reponse && 'vignette' in reponse) ? reponse : rejet('ILLISIBLE');
}
