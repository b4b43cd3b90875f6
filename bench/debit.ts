import { createCipheriv, createHash, randomBytes, randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fichiersObjets } from '../apps/server/src/adapters/objets/fichiers.ts';
import { ouvrirTrousseau } from '../apps/server/src/adapters/trousseau/fichiers.ts';
import type { Objets } from '../apps/server/src/features/objets/ports.ts';
import { auMoins, mediane, type Section } from './tableau.ts';

const BLOC = randomBytes(65_536);
const TOURS = 12;
/** A photograph, and a large DICOM. */
const TAILLES = [4, 32];

/**
 * Encrypted ingest, from memory to a durable object, beside what the machine does bare. The disk and the neighbours of a machine
 * change from one second to the next: each round does the three in turn, and the figure is the median of the rounds' ratios.
 */
export async function mesurerDebits(): Promise<Section> {
  const dossier = mkdtempSync(join(tmpdir(), 'orapont-bench-'));
  try {
    const objets = fichiersObjets(
      dossier,
      await ouvrirTrousseau({ donnees: dossier, fichierMaitre: undefined }),
    );
    const lignes = [];
    for (const mega of TAILLES) lignes.push(...(await mesurer(objets, dossier, mega)));
    return { titre: 'Images chiffrées', lignes };
  } finally {
    rmSync(dossier, { recursive: true, force: true });
  }
}

async function mesurer(objets: Objets, dossier: string, mega: number) {
  const blocs = Math.round((mega * 1_000_000) / BLOC.length);
  const debit = async (travail: () => unknown) => {
    const debut = performance.now();
    await travail();
    return (blocs * BLOC.length) / 1_000 / (performance.now() - debut);
  };
  const patient = { organisationId: randomUUID(), dossierId: randomUUID() };
  const tours: Tour[] = [];
  for (let rang = 0; rang < TOURS + 2; rang++) {
    const ref = { ...patient, objetId: randomUUID(), version: 1 };
    tours.push({
      nu: await debit(() => chiffrerNu(blocs)),
      disque: await debit(() => ecrireNu(join(dossier, randomUUID()), blocs)),
      ecriture: await debit(() => objets.ecrire(ref, deMemoire(blocs))),
      lecture: await debit(async () => {
        for await (const morceau of objets.lire(ref)) void morceau.length;
      }),
    });
    await objets.supprimer(ref);
  }
  return decrire(tours.slice(2), `${mega} Mo`);
}

type Tour = Record<'nu' | 'disque' | 'ecriture' | 'lecture', number>;

function decrire(tours: readonly Tour[], taille: string) {
  const parSeconde = (quoi: keyof Tour) => `${Math.round(mediane(tours.map((tour) => tour[quoi])))} Mo/s`;
  const part = mediane(tours.map(({ nu, disque, ecriture }) => ecriture / Math.min(nu, disque)));
  return [
    {
      quoi: `Dépôt d’un fichier de ${taille}, part du plus lent des deux nus`,
      valeurs: [`${parSeconde('ecriture')}, ${Math.round(part * 100)} %`],
      seuils: [auMoins(part, 0.6, '60 %')],
    },
    { quoi: `  SHA-256 puis AES-256-GCM, en mémoire (${taille})`, valeurs: [parSeconde('nu')] },
    { quoi: `  écriture durable en clair (${taille})`, valeurs: [parSeconde('disque')] },
    { quoi: `Lecture d’un fichier de ${taille}`, valeurs: [parSeconde('lecture')] },
  ];
}

async function* deMemoire(blocs: number): AsyncGenerator<Uint8Array> {
  for (let rang = 0; rang < blocs; rang++) yield BLOC;
}

function chiffrerNu(blocs: number): void {
  const condense = createHash('sha256');
  const chiffre = createCipheriv('aes-256-gcm', randomBytes(32), randomBytes(12));
  for (let rang = 0; rang < blocs; rang++) {
    condense.update(BLOC);
    chiffre.update(BLOC);
  }
  condense.digest();
  chiffre.final();
}

function ecrireNu(chemin: string, blocs: number): void {
  const fichier = openSync(chemin, 'wx');
  for (let rang = 0; rang < blocs; rang++) writeSync(fichier, BLOC);
  fsyncSync(fichier);
  closeSync(fichier);
  rmSync(chemin);
}
