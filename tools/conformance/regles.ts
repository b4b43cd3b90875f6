import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { assembler } from './assemblage.ts';
import { deposer, dossierCache } from './cache.ts';
import type { Libxml, Moteur, XmlNode } from './moteur.ts';
import { type Arbre, lireNoeud, type Noeud } from './noeud.ts';
import type { Jeu } from './referentiel.ts';
import { type Assertion, compilerSchematron } from './schematron.ts';

/** Rules ready to run: their compiled form, and what their assertions say. */
export type Regles = {
  readonly sef: object;
  readonly assertions: readonly Assertion[];
  readonly remarques: readonly string[];
};

/**
 * The compiled form is kept under the digest of what it was made from (its place included: the rules name other files from
 * there). Only the compilation is long; the rules are read and assembled each time.
 */
export async function preparerRegles(
  jeu: Jeu,
  moteur: Moteur,
  dire: (phrase: string) => void,
): Promise<Regles> {
  const { schema, remarques } = assembler(jeu.fichier, {
    lire: (chemin) => lireFichier(chemin, moteur.libxml),
    existe: existsSync,
    nomsDe: (dossier) => (existsSync(dossier) ? readdirSync(dossier) : []),
  });
  const { xslt, regles, assertions } = compilerSchematron(schema, pathToFileURL(jeu.fichier).href);
  if (regles === 0) throw new Error('le schématron ne contient aucune règle active');
  const empreinte = createHash('sha256').update(xslt).digest('hex').slice(0, 32);
  const sef = join(dossierCache('regles'), `${jeu.nom}-${empreinte}.sef.json`);
  if (!existsSync(sef)) {
    dire(`Compilation des règles ${jeu.nom} (la première fois seulement)…`);
    await compiler(xslt, sef, moteur);
  }
  return { sef: JSON.parse(readFileSync(sef, 'utf8')), assertions, remarques };
}

async function compiler(xslt: string, sef: string, { compilerXslt }: Moteur): Promise<void> {
  const brouillon = `${sef}.${process.pid}`;
  deposer(`${brouillon}.xsl`, xslt);
  try {
    await compilerXslt(`${brouillon}.xsl`, `${brouillon}.sef.json`);
    renameSync(`${brouillon}.sef.json`, sef);
  } finally {
    rmSync(`${brouillon}.xsl`, { force: true });
  }
}

function lireFichier(chemin: string, { XmlDocument }: Libxml): Noeud {
  const document = XmlDocument.fromBuffer(readFileSync(chemin));
  try {
    const noeud = lireNoeud(arbre(document.root));
    if (noeud === undefined) throw new Error(`${basename(chemin)} n’est pas un schématron`);
    return noeud;
  } finally {
    document.dispose();
  }
}

function arbre(noeud: XmlNode): Arbre {
  const enfants: (Arbre | string)[] = [];
  for (let enfant = noeud.firstChild; enfant; enfant = enfant.next) {
    if (enfant.attrs) enfants.push(arbre(enfant));
    else if (['text', 'cdata'].includes(genre(enfant))) enfants.push(enfant.content);
  }
  return {
    espace: noeud.namespaceUri,
    nom: noeud.name,
    attributs: (noeud.attrs ?? []).map(({ name, value }) => [name, value]),
    enfants,
  };
}

const GENRES: Readonly<Record<string, string>> = { XmlText: 'text', XmlCData: 'cdata' };
const genre = (noeud: XmlNode) => GENRES[noeud.constructor.name] ?? '';
