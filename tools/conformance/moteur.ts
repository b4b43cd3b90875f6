import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { dossierCache } from './cache.ts';

const SOURCES = ['package.json', 'package-lock.json'].map((nom) => join(import.meta.dirname, 'moteur', nom));

/** Deep recursions of the compiler and of the rules; a thread may have them without any setting of the machine. */
export const PILE = { stackSizeMb: 64 };

/**
 * Folder of the engine: libxml2 (XSD), SaxonJS and its compiler (XSLT 3). Installed the first time, apart from the product, of
 * which it is no part: SaxonJS is free of charge but not open source.
 */
export function installerMoteur(dire: (phrase: string) => void): string {
  const empreinte = createHash('sha256');
  for (const source of SOURCES) empreinte.update(readFileSync(source));
  const dossier = join(dossierCache(), `moteur-${empreinte.digest('hex').slice(0, 16)}`);
  if (existsSync(dossier)) return dossier;
  dire(
    'Installation du moteur de vérification : libxml2-wasm 0.7.2 (licence MIT), saxon-js et xslt3 2.7.0 (Saxonica, gratuits, non libres ; hors du produit).',
  );
  const brouillon = mkdtempSync(join(dossierCache(), 'installation-'));
  for (const [rang, nom] of ['package.json', 'package-lock.json'].entries())
    copyFileSync(SOURCES[rang] ?? '', join(brouillon, nom));
  const { status, stderr, error } = spawnSync(
    'npm',
    [
      'ci',
      '--prefix',
      brouillon,
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      '--fetch-retries=1',
    ],
    { cwd: brouillon, encoding: 'utf8' },
  );
  if (status !== 0) {
    rmSync(brouillon, { recursive: true, force: true });
    throw new Error(
      `Le moteur de vérification n’a pas pu être installé : vérifiez le réseau et l’accès au registre npm, puis relancez la commande.\n${error?.message ?? stderr.trim().split('\n').slice(0, 2).join('\n')}`,
    );
  }
  if (existsSync(dossier)) rmSync(brouillon, { recursive: true, force: true });
  else renameSync(brouillon, dossier);
  return dossier;
}

/** The part of libxml2-wasm that is used. */
export type Libxml = {
  readonly XmlDocument: {
    fromBuffer: (
      octets: Uint8Array,
      options?: { readonly url?: string; readonly option?: number },
    ) => XmlDocument;
  };
  readonly XsdValidator: { fromDoc: (xsd: XmlDocument) => XsdValidator };
  readonly xmlRegisterInputProvider: (fournisseur: unknown) => boolean;
};
export type XmlNode = {
  readonly name: string;
  readonly namespaceUri: string;
  readonly content: string;
  readonly next: XmlNode | null;
  readonly firstChild?: XmlNode | null;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
};
export type XmlDocument = {
  readonly root: XmlNode;
  get: (xpath: string, espaces?: Readonly<Record<string, string>>) => XmlNode | null;
  find: (xpath: string, espaces?: Readonly<Record<string, string>>) => readonly XmlNode[];
  toString: (options: { readonly format: boolean }) => string;
  dispose: () => void;
};
export type XsdValidator = { validate: (document: XmlDocument) => void; dispose: () => void };

/** The part of SaxonJS that is used; its trees have no iterable lists. */
export type Saxon = {
  readonly getResource: (options: { readonly text: string; readonly type: 'xml' }) => Promise<Node>;
  readonly transform: (
    options: {
      readonly stylesheetInternal: object;
      readonly sourceNode: Node;
      readonly destination: 'document';
    },
    mode: 'sync',
  ) => { readonly principalResult: Document };
};

export type Moteur = {
  readonly libxml: Libxml;
  readonly saxon: Saxon;
  readonly compilerXslt: (xsl: string, sef: string) => Promise<void>;
};

export async function chargerMoteur(dossier: string): Promise<Moteur> {
  const paquets = join(dossier, 'node_modules');
  const lib = (nom: string) => import(pathToFileURL(join(paquets, 'libxml2-wasm', 'lib', nom)).href);
  const libxml: Libxml = await lib('index.mjs');
  const { fsInputProviders }: { fsInputProviders: unknown } = await lib('nodejs.mjs');
  libxml.xmlRegisterInputProvider(fsInputProviders);
  const saxon: Saxon = createRequire(join(paquets, 'saxon-js', 'package.json'))('saxon-js');
  return {
    libxml,
    saxon,
    compilerXslt: (xsl, sef) => compiler(join(paquets, 'xslt3', 'xslt3.js'), xsl, sef),
  };
}

/** xslt3 is a command: it runs in a thread of its own, which it ends by itself. */
function compiler(xslt3: string, xsl: string, sef: string): Promise<void> {
  const travail = new Worker(xslt3, {
    argv: [`-xsl:${xsl}`, `-export:${sef}`, '-nogo'],
    resourceLimits: PILE,
    stdout: true,
    stderr: true,
  });
  let dit = '';
  travail.stdout.on('data', (morceau) => (dit += morceau));
  travail.stderr.on('data', (morceau) => (dit += morceau));
  return new Promise((resolve, reject) => {
    travail.on('error', reject);
    travail.on('exit', (code) => {
      if (code === 0 && existsSync(sef)) resolve();
      else reject(new Error(`les règles ne se compilent pas : ${dit.trim()}`));
    });
  });
}
