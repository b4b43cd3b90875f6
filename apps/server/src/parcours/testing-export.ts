import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { Manifeste, type ManifesteT } from '@orapont/contract/export';
import yauzl from 'yauzl';
import { ecrireZip } from '../adapters/archive/ecrire-zip.ts';
import { fabriqueFhir } from '../adapters/fhir/fabrique-fhir.ts';
import type { DepsExport } from '../features/export/ports.ts';
import { exportRoutes } from '../features/export/routes.ts';
import { objetDe as objetDInstance } from '../features/imagerie/objets-imagerie.ts';
import { objetDe as objetDImage } from '../features/medias/objets-media.ts';
import type { bancDeSignature } from '../features/teleexpertise/compte-rendu/testing.ts';
import { sha256 } from '../kernel/empreinte.ts';
import { serveurDeTest } from '../kernel/testing.ts';

type Banc = Awaited<ReturnType<typeof bancDeSignature>>;

const CADRE = { origine: 'https://essai.orapont.example', production: true };

/** What exports are made with, on the objects of another bench. */
export async function bancDExport(banc: Banc) {
  const deps: DepsExport = {
    ...banc.deps,
    ...CADRE,
    fabrique: fabriqueFhir(CADRE),
    archiver: ecrireZip,
    emplacements: {
      image: (media) => objetDImage({ ...media, rotation: 0 }, 'original'),
      instance: (instance) => objetDInstance(instance, 'original'),
    },
    // Each record closes its part.
    octetsPartie: 1,
  };
  const { appeler, fermer } = await serveurDeTest({ monter: (serveur) => exportRoutes(serveur, deps) });
  return { deps, appeler, fermer };
}

/** The files of a zip, read by another program than the one that wrote it. */
export async function ouvrirZip(octets: Buffer): Promise<ReadonlyMap<string, Buffer>> {
  const zip = await promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer)(octets, {
    lazyEntries: true,
  });
  const fichiers = new Map<string, Buffer>();
  return new Promise((resoudre, refuser) => {
    zip.on('error', refuser);
    zip.on('end', () => resoudre(fichiers));
    zip.on('entry', (entree: yauzl.Entry) => {
      zip.openReadStream(entree, (erreur, flux) => {
        if (erreur || !flux) return refuser(erreur);
        buffer(flux as Readable).then((contenu) => {
          fichiers.set(entree.fileName, contenu);
          zip.readEntry();
        }, refuser);
      });
    });
    zip.readEntry();
  });
}

/** What the manifest says, once each file was measured again: all of them are listed, none is another. */
export async function verifierArchive(
  octets: Buffer,
): Promise<{ manifeste: ManifesteT; fichiers: ReadonlyMap<string, Buffer> }> {
  const fichiers = await ouvrirZip(octets);
  const manifeste = Manifeste.parse(JSON.parse(fichiers.get('manifest.json')?.toString() ?? '{}'));
  const dits = manifeste.fichiers.map((f) => `${f.chemin} ${f.octets} ${f.sha256}`);
  const mesures = [...fichiers]
    .filter(([chemin]) => chemin !== 'manifest.json')
    .map(([chemin, contenu]) => `${chemin} ${contenu.length} ${sha256(contenu)}`);
  if (dits.toSorted().join('\n') !== mesures.toSorted().join('\n'))
    throw new Error('le manifeste ne dit pas l’archive');
  return { manifeste, fichiers };
}
