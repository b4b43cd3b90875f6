import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Mail spool: one folder a box, one `.eml` a message, named by reception time and digest of the Message-ID. */
export type Boites = {
  /** Writes, syncs and only then shows the message. False when the box already had this Message-ID. */
  deposer: (boite: string, messageId: string, brut: Buffer, recuLe: Date) => Promise<boolean>;
  adresses: () => Promise<string[]>;
  /** Latest first. */
  identifiants: (boite: string) => Promise<string[]>;
  /** Received since that instant, oldest first, without opening any. */
  depuis: (boite: string, instant: Date) => Promise<{ id: string; recuLe: Date }[]>;
  lire: (id: string) => Promise<{ boite: string; recuLe: Date; brut: Buffer } | null>;
};

const BOITE = /^[a-z0-9_%+.-]+@[a-z0-9.-]+$/u;
const FICHIER = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-([0-9a-f]{32})$/u;

export async function ouvrirBoites(dossier: string): Promise<Boites> {
  const provisoire = join(dossier, 'en-cours');
  // What was being written when the program died was never acknowledged: it goes.
  await rm(provisoire, { recursive: true, force: true });
  await mkdir(provisoire, { recursive: true });
  let file: Promise<unknown> = Promise.resolve();
  let numero = 0;

  const ecrire = async (boite: string, messageId: string, brut: Buffer, recuLe: Date) => {
    const cible = join(dossier, cheminDe(boite));
    await mkdir(cible, { recursive: true });
    const empreinte = createHash('sha256').update(messageId).digest('hex').slice(0, 32);
    const presents = await readdir(cible);
    if (presents.some((nom) => nom.endsWith(`-${empreinte}.eml`))) return false;
    const temporaire = join(provisoire, String(++numero));
    await ecrireEtSynchroniser(temporaire, brut);
    await rename(temporaire, join(cible, `${horodatage(recuLe)}-${empreinte}.eml`));
    await synchroniser(cible);
    await synchroniser(dossier);
    return true;
  };

  const identifiants = async (boite: string) => {
    const noms = await readdir(join(dossier, cheminDe(boite))).catch(() => [] as string[]);
    return noms
      .filter((nom) => nom.endsWith('.eml'))
      .sort()
      .reverse()
      .map((nom) => versId(boite, nom.slice(0, -'.eml'.length)));
  };

  return {
    deposer: (boite, messageId, brut, recuLe) => {
      // One at a time: two copies of one message cannot both find the box without it.
      const depot = file.then(() => ecrire(boite, messageId, brut, recuLe));
      file = depot.catch(() => undefined);
      return depot;
    },
    adresses: async () => (await readdir(dossier)).filter((nom) => BOITE.test(nom)).sort(),
    identifiants,
    depuis: async (boite, instant) =>
      (await identifiants(boite)).toReversed().flatMap((id) => {
        const recuLe = depuisId(id)?.recuLe;
        return recuLe && recuLe >= instant ? [{ id, recuLe }] : [];
      }),
    lire: async (id) => {
      const trouve = depuisId(id);
      if (!trouve) return null;
      const brut = await readFile(join(dossier, cheminDe(trouve.boite), `${trouve.fichier}.eml`)).catch(
        () => null,
      );
      return brut && { boite: trouve.boite, recuLe: trouve.recuLe, brut };
    },
  };
}

/** Lower case and nothing that could climb out of the spool. */
function cheminDe(boite: string): string {
  const nom = boite.toLowerCase();
  if (!BOITE.test(nom) || nom.startsWith('.')) throw new TypeError('not a mailbox');
  return nom;
}

function versId(boite: string, fichier: string): string {
  return Buffer.from(`${boite.toLowerCase()}/${fichier}`).toString('base64url');
}

function depuisId(id: string) {
  const [boite = '', fichier = '', ...reste] = Buffer.from(id, 'base64url').toString('utf8').split('/');
  const date = FICHIER.exec(fichier);
  if (reste.length > 0 || !BOITE.test(boite) || boite.startsWith('.') || !date) return null;
  const [, annee, mois, jour, heure, minute, seconde, milli] = date;
  return {
    boite,
    fichier,
    recuLe: new Date(`${annee}-${mois}-${jour}T${heure}:${minute}:${seconde}.${milli}Z`),
  };
}

function horodatage(date: Date): string {
  return date.toISOString().replace(/[-:.]/gu, '');
}

async function ecrireEtSynchroniser(chemin: string, octets: Buffer) {
  const fichier = await open(chemin, 'wx', 0o600);
  try {
    await fichier.writeFile(octets);
    await fichier.sync();
  } finally {
    await fichier.close();
  }
}

async function synchroniser(dossier: string) {
  const poignee = await open(dossier, 'r');
  try {
    await poignee.sync();
  } finally {
    await poignee.close();
  }
}
