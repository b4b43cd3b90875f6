import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, link, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import {
  type Depot,
  ErreurObjet,
  type Objets,
  type Plage,
  type RefObjet,
  type Trousseau,
} from '../../features/objets/ports.ts';
import {
  assurerRepertoire,
  balayerRepertoire,
  estAbsent,
  lister,
  synchroniserRepertoire,
  verifierIdentifiants,
} from './durable.ts';
import { type Ecriture, ecritureContinue } from './ecriture.ts';
import { ENTETE, ETIQUETTE, MORCEAU, nouvelEntete, type Plan, plan, type Sceau, sceller } from './format.ts';
import { enMorceaux } from './morceaux.ts';

/** Chunks read in one system call. */
const LOT = 16;

/**
 * Encrypted objects as files: `<data>/objets/<organisation>/<2 levels>/<dossier>.<objet>.<version>`. Nothing carries
 * that name before its last byte is on the disk.
 *
 * @source DESIGN.md, ground rules 4 and 5
 */
export function fichiersObjets(donnees: string, trousseau: Trousseau): Objets {
  const racine = join(donnees, 'objets');
  // Same file system as the objects, so that rename is atomic; one folder, so that sweeping is one listing.
  const temporaires = join(racine, '.en-cours');

  return {
    async ecrire(ref, source) {
      const chemin = cheminDe(racine, ref);
      const { secret } = await trousseau.cle(ref);
      const sceau = sceller(secret, nouvelEntete(), contexteDe(ref));
      await assurerRepertoire(temporaires);
      const temporaire = join(temporaires, randomUUID());
      // The folders of its name go to the disk while its bytes are made.
      const lieu = assurerRepertoire(dirname(chemin));
      lieu.catch(() => undefined);
      try {
        const depot = await ecrireTemporaire(temporaire, sceau, source);
        await lieu;
        await rename(temporaire, chemin);
        await synchroniserRepertoire(dirname(chemin));
        return depot;
      } catch (erreur) {
        await rm(temporaire, { force: true });
        throw erreur;
      }
    },

    async *lire(ref, plage) {
      const fichier = await ouvrir(cheminDe(racine, ref));
      try {
        const { secret } = await trousseau.cle(ref);
        yield* lirePlage(fichier, secret, contexteDe(ref), plage ?? {});
      } finally {
        await fichier.close();
      }
    },

    async taille(ref) {
      const etat = await etatDe(cheminDe(racine, ref));
      return etat && plan(etat.size).taille;
    },

    async existe(ref) {
      return (await etatDe(cheminDe(racine, ref))) !== undefined;
    },

    async supprimer(ref) {
      const chemin = cheminDe(racine, ref);
      if (!(await etatDe(chemin))) return;
      await rm(chemin, { force: true });
      await synchroniserRepertoire(dirname(chemin));
    },

    async *lister(avant) {
      for (const organisationId of await lister(racine))
        if (organisationId !== '.en-cours')
          yield* anciens(join(racine, organisationId), organisationId, avant);
    },

    async supprimerAvant(ref, avant) {
      const chemin = cheminDe(racine, ref);
      const etat = await etatDe(chemin);
      if (!etat || etat.mtime >= avant) return false;
      await assurerRepertoire(temporaires);
      const ecarte = join(temporaires, randomUUID());
      await rename(chemin, ecarte);
      const ancien = (await stat(ecarte)).mtime < avant;
      // Written again in between: it takes its name back, unless a still newer one has it.
      if (!ancien) await link(ecarte, chemin).catch(() => undefined);
      await rm(ecarte, { force: true });
      await synchroniserRepertoire(dirname(chemin));
      return ancien;
    },

    async balayer(avant) {
      return balayerRepertoire(temporaires, avant);
    },
  };
}

function contexteDe({ organisationId, dossierId, objetId, version }: RefObjet): string {
  return `${organisationId}|${dossierId}|${objetId}|${version}`;
}

function cheminDe(racine: string, ref: RefObjet): string {
  const { organisationId, dossierId, objetId, version } = ref;
  verifierIdentifiants(organisationId, dossierId, objetId);
  if (!Number.isSafeInteger(version) || version < 1) throw new ErreurObjet('REFERENCE_INVALIDE');
  // UUIDv7 of one day share their first digits: the folder comes from a digest.
  const hex = createHash('sha256').update(`${dossierId}|${objetId}`).digest('hex');
  return join(racine, organisationId, hex.slice(0, 2), hex.slice(2, 4), `${dossierId}.${objetId}.${version}`);
}

async function* anciens(chemin: string, organisationId: string, avant: Date): AsyncGenerator<RefObjet> {
  for await (const fichier of fichiersDe(chemin)) {
    const etat = await etatDe(fichier);
    const ref = etat && etat.mtime < avant ? refDe(organisationId, basename(fichier)) : undefined;
    if (ref) yield ref;
  }
}

/** Two levels of folders, then files. */
async function* fichiersDe(organisation: string): AsyncGenerator<string> {
  for (const premier of await lister(organisation))
    for (const second of await lister(join(organisation, premier)))
      for (const nom of await lister(join(organisation, premier, second)))
        yield join(organisation, premier, second, nom);
}

function refDe(organisationId: string, nom: string): RefObjet | undefined {
  const [dossierId, objetId, version, ...reste] = nom.split('.');
  if (!dossierId || !objetId || !version || reste.length > 0) return undefined;
  return { organisationId, dossierId, objetId, version: Number(version) };
}

async function ecrireTemporaire(
  chemin: string,
  sceau: Sceau,
  source: AsyncIterable<Uint8Array>,
): Promise<Depot> {
  const fichier = await open(chemin, 'wx', 0o600);
  try {
    return await ecrireFlux(ecritureContinue(fichier), sceau, source);
  } finally {
    await fichier.close();
  }
}

async function ecrireFlux(
  ecriture: Ecriture,
  sceau: Sceau,
  source: AsyncIterable<Uint8Array>,
): Promise<Depot> {
  const empreinte = createHash('sha256');
  let octets = 0;
  let index = 0;
  await ecriture.poser([sceau.entete]);
  for await (const { clair, dernier } of enMorceaux(source, MORCEAU)) {
    empreinte.update(clair);
    octets += clair.length;
    await ecriture.poser(sceau.chiffrer(clair, index, dernier));
    index += 1;
  }
  await ecriture.finir();
  return { octets, empreinte: empreinte.digest('hex') };
}

async function* lirePlage(
  fichier: FileHandle,
  secret: Parameters<typeof sceller>[0],
  contexte: string,
  { debut = 0, fin }: Plage,
): AsyncGenerator<Uint8Array> {
  const { size } = await fichier.stat();
  const fiche = plan(size);
  const entier = debut === 0 && fin === undefined && fiche.morceaux <= LOT;
  const lire = entier ? await dUnTrait(fichier, size) : surDisque(fichier);
  const sceau = sceller(secret, await lire(0, ENTETE), contexte);
  // The last chunk first: a file cut at a chunk boundary must fail before it has shown anything.
  const [queue] = await dechiffrerLot(lire, sceau, fiche, fiche.morceaux - 1, 1);
  const borne = borneDe(debut, fin, fiche);
  if (debut === borne || !queue) return;
  const dernierUtile = Math.floor((borne - 1) / MORCEAU);
  for (let index = Math.floor(debut / MORCEAU); index <= dernierUtile; index += LOT) {
    const finDeLot = Math.min(index + LOT - 1, dernierUtile);
    const avecQueue = finDeLot === fiche.morceaux - 1;
    const combien = finDeLot - index + (avecQueue ? 0 : 1);
    const clairs = await dechiffrerLot(lire, sceau, fiche, index, combien);
    if (avecQueue) clairs.push(queue);
    for (const [rang, clair] of clairs.entries()) {
      const position = (index + rang) * MORCEAU;
      yield clair.subarray(Math.max(0, debut - position), borne - position);
    }
  }
}

function borneDe(debut: number, fin: number | undefined, { taille }: Plan): number {
  const borne = fin ?? taille;
  if (debut < 0 || borne > taille || debut > borne) throw new ErreurObjet('PLAGE_INVALIDE');
  return borne;
}

type Lire = (position: number, longueur: number) => Buffer | Promise<Buffer>;

const surDisque =
  (fichier: FileHandle): Lire =>
  (position, longueur) =>
    lireExactement(fichier, position, longueur);

/** A small file that is asked whole: what takes time is going to the disk, not how much comes back. */
async function dUnTrait(fichier: FileHandle, taille: number): Promise<Lire> {
  const tout = await lireExactement(fichier, 0, taille);
  return (position, longueur) => tout.subarray(position, position + longueur);
}

async function dechiffrerLot(
  lire: Lire,
  sceau: Sceau,
  { morceaux, taille }: Plan,
  index: number,
  combien: number,
): Promise<Buffer[]> {
  if (combien <= 0) return [];
  const pas = MORCEAU + ETIQUETTE;
  const jusqua = Math.min((index + combien) * pas, taille + morceaux * ETIQUETTE);
  const chiffre = await lire(ENTETE + index * pas, jusqua - index * pas);
  return Array.from({ length: combien }, (_, rang) =>
    sceau.dechiffrer(
      chiffre.subarray(rang * pas, (rang + 1) * pas),
      index + rang,
      index + rang === morceaux - 1,
    ),
  );
}

async function lireExactement(fichier: FileHandle, position: number, longueur: number): Promise<Buffer> {
  const tampon = Buffer.allocUnsafe(longueur);
  for (let lus = 0; lus < longueur; ) {
    const { bytesRead } = await fichier.read(tampon, lus, longueur - lus, position + lus);
    if (bytesRead === 0) throw new ErreurObjet('OBJET_ALTERE');
    lus += bytesRead;
  }
  return tampon;
}

async function ouvrir(chemin: string): Promise<FileHandle> {
  try {
    return await open(chemin, 'r');
  } catch (cause) {
    if (estAbsent(cause)) throw new ErreurObjet('OBJET_INTROUVABLE', { cause });
    throw cause;
  }
}

async function etatDe(chemin: string) {
  try {
    return await stat(chemin);
  } catch (erreur) {
    if (estAbsent(erreur)) return undefined;
    throw erreur;
  }
}
