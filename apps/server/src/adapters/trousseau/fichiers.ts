import { createSecretKey, randomBytes } from 'node:crypto';
import { access, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Cle, ErreurObjet, type RefDossier, type Trousseau } from '../../features/objets/ports.ts';
import {
  assurerRepertoire,
  creerDurablement,
  estAbsent,
  lister,
  synchroniserRepertoire,
  verifierIdentifiants,
} from '../objets/durable.ts';
import { lireMaitres, type Maitres } from './cle-maitre.ts';
import { deballer, emballer, marqueLue } from './enveloppe.ts';

const VERSION = 1;
const EN_MEMOIRE = 1_000;

/**
 * Keys as 0600 files under `<data>/trousseau/<organisation>/<dossier>.cle`, each wrapped by the master key. The
 * folder is backed up apart from the database and kept for a short time: destroying a key there is what sheds a
 * dossier. A destroyed key leaves a mark, so that a late job cannot bring the dossier back under a new key.
 *
 * @source DESIGN.md, ground rule 4; security.md, “Crypto-shredding”
 */
export async function ouvrirTrousseau(options: {
  readonly donnees: string;
  /** A file given by the operator: never created here. Without it, `<data>/secrets/maitre.cle` is. */
  readonly fichierMaitre?: string | undefined;
}): Promise<Trousseau> {
  const racine = join(options.donnees, 'trousseau');
  await assurerRepertoire(racine);
  const coffre = await ouvrirCoffre(() => lireMaitres(options.donnees, racine, options.fichierMaitre));
  const memoire = new Map<string, Promise<Cle>>();

  return {
    async cle(ref) {
      verifierIdentifiants(ref.organisationId, ref.dossierId);
      const nom = `${ref.organisationId}|${ref.dossierId}`;
      const connue = memoire.get(nom) ?? chargerOuCreer(racine, coffre, ref);
      // Last used goes last; the first of the map is the one to forget.
      memoire.delete(nom);
      memoire.set(nom, connue);
      const [ancienne] = memoire.keys();
      if (memoire.size > EN_MEMOIRE && ancienne) memoire.delete(ancienne);
      try {
        return await connue;
      } catch (erreur) {
        if (memoire.get(nom) === connue) memoire.delete(nom);
        throw erreur;
      }
    },

    async detruire(ref) {
      verifierIdentifiants(ref.organisationId, ref.dossierId);
      const { repertoire, marque } = chemins(racine, ref);
      await creerDurablement(marque, Buffer.alloc(0));
      memoire.delete(`${ref.organisationId}|${ref.dossierId}`);
      // A process killed while it created the key may have left a second copy beside it.
      const copies = (await lister(repertoire)).filter((nom) => nom.startsWith(`${ref.dossierId}.cle`));
      for (const nom of copies) await rm(join(repertoire, nom), { force: true });
      await synchroniserRepertoire(repertoire);
    },
  };
}

type Coffre = {
  readonly deballer: (ref: RefDossier, enveloppe: Buffer) => Promise<Cle>;
  readonly emballer: (ref: RefDossier, cle: Cle) => Promise<Buffer>;
};

/** A rotation may change the master key while this process runs: it is read again when a mark is unknown, and for each new key. */
async function ouvrirCoffre(lireTout: () => Promise<Maitres>): Promise<Coffre> {
  let maitres = await lireTout();
  return {
    async deballer(ref, enveloppe) {
      const marque = marqueLue(enveloppe);
      if (!maitres.parMarque.has(marque)) maitres = await lireTout();
      return deballer(maitres.parMarque.get(marque) ?? maitres.courante, ref, enveloppe);
    },
    async emballer(ref, cle) {
      maitres = await lireTout();
      return emballer(maitres.courante, ref, cle);
    },
  };
}

async function chargerOuCreer(racine: string, coffre: Coffre, ref: RefDossier): Promise<Cle> {
  const { fichier, marque } = chemins(racine, ref);
  if (await existe(marque)) throw new ErreurObjet('CLE_DETRUITE');
  const gardee = await lire(fichier);
  if (gardee) return coffre.deballer(ref, gardee);
  const secret = createSecretKey(randomBytes(32));
  const creee = await creerDurablement(fichier, await coffre.emballer(ref, { version: VERSION, secret }));
  if (creee) return { version: VERSION, secret };
  const gagnante = await lire(fichier);
  if (!gagnante) throw new ErreurObjet('CLE_DETRUITE');
  return coffre.deballer(ref, gagnante);
}

function chemins(racine: string, { organisationId, dossierId }: RefDossier) {
  const repertoire = join(racine, organisationId);
  return {
    repertoire,
    fichier: join(repertoire, `${dossierId}.cle`),
    marque: join(repertoire, `${dossierId}.detruite`),
  };
}

async function lire(fichier: string): Promise<Buffer | undefined> {
  try {
    return await readFile(fichier);
  } catch (erreur) {
    if (estAbsent(erreur)) return undefined;
    throw erreur;
  }
}

async function existe(chemin: string): Promise<boolean> {
  return access(chemin).then(
    () => true,
    () => false,
  );
}
