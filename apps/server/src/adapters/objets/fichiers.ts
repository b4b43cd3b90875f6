import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, link, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import {
  type Depot,
  ErreurObjet,
  type Objets,
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
import { MORCEAU, nouvelEntete, plan, type Sceau, sceller } from './format.ts';
import { lirePlage } from './lecture.ts';
import { enMorceaux } from './morceaux.ts';

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
