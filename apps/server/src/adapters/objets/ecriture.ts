import type { FileHandle } from 'node:fs/promises';

/** Bytes that wait at most while the disk is busy with the ones before. */
const LOT = 1_048_576;
/** Bytes after which the disk is asked to begin: less is left for the end, when someone waits for the answer. */
const ELAN = 4 * LOT;

export type Ecriture = {
  /** Takes the buffers, written by nobody afterwards; waits only when the disk does not follow. */
  poser(buffers: readonly Buffer[]): Promise<void>;
  /** Answers once everything is on the disk. */
  finir(): Promise<void>;
};

/**
 * Appends to a file while the next bytes are being made. A slow source is written piece by piece, so that a killed process
 * loses little; a fast one in batches that grow with the delay of the disk.
 */
export function ecritureContinue(fichier: FileHandle): Ecriture {
  let attente: Buffer[] = [];
  let taille = 0;
  let depuisElan = 0;
  let occupe = false;
  let enCours: Promise<void> = Promise.resolve();
  const elans: Promise<void>[] = [];

  const partir = () => {
    const lot = attente;
    depuisElan += taille;
    attente = [];
    taille = 0;
    occupe = true;
    enCours = ecrireTout(fichier, lot).finally(() => {
      occupe = false;
    });
    // Marked as handled: the failure surfaces at the next await, never as an unhandled rejection.
    enCours.catch(() => undefined);
  };

  return {
    async poser(buffers) {
      for (const buffer of buffers) {
        attente.push(buffer);
        taille += buffer.length;
      }
      if (occupe && taille < LOT) return;
      await enCours;
      if (depuisElan >= ELAN) {
        depuisElan = 0;
        const elan = fichier.datasync();
        elan.catch(() => undefined);
        elans.push(elan);
      }
      partir();
    },
    async finir() {
      await enCours;
      if (attente.length > 0) partir();
      await enCours;
      await Promise.all(elans);
      await fichier.sync();
    },
  };
}

async function ecrireTout(fichier: FileHandle, lot: readonly Buffer[]): Promise<void> {
  const total = lot.reduce((somme, { length }) => somme + length, 0);
  const { bytesWritten } = await fichier.writev(lot);
  if (bytesWritten < total) await fichier.writeFile(Buffer.concat(lot).subarray(bytesWritten));
}
