import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const racine = join(import.meta.dirname, '..');
const lire = (chemin: string) => readFileSync(join(racine, chemin), 'utf8');
const fichiers = (motifs: readonly string[]) =>
  globSync(motifs, { cwd: racine, exclude: (chemin) => /node_modules|dist|breaches/.test(chemin) });

const PAGES = fichiers(['*.md', 'docs/guide/*.md', 'docs/decisions/*.md']);
const SOURCES = fichiers(['{apps,packages}/*/src/**/*.{ts,tsx}', 'tools/*.{ts,mjs}']).filter(
  (chemin) => !/\.test\.tsx?$|testing/.test(chemin),
);
const code = SOURCES.map(lire).join('\n');

/** What a page points at: the target of a link, or a path between backticks. */
function chemins(page: string): readonly string[] {
  const texte = lire(page).replace(/```[\s\S]*?```/g, '');
  const liens = [...texte.matchAll(/(?:\]\(|src=")(?!https?:|#|mailto:)([^)"#]+)/g)].map(([, cible = '']) =>
    join(dirname(page), cible),
  );
  const nommes = [...texte.matchAll(/`((?:packages|apps|tools|docs|e2e|bench)\/[\w./-]+)`/g)].map(
    ([, chemin = '']) => chemin,
  );
  return [...liens, ...nommes];
}

test.each(PAGES)('%s ne nomme que des chemins qui existent', (page) => {
  expect(chemins(page).filter((chemin) => !existsSync(join(racine, chemin)))).toEqual([]);
});

test('la documentation ne nomme que des commandes qui existent', () => {
  const { scripts } = JSON.parse(lire('package.json'));
  const nommees = PAGES.flatMap((page) =>
    [...lire(page).matchAll(/`npm run ([\w:]+)/g)].map(([, nom]) => nom),
  );
  expect(nommees.length).toBeGreaterThan(5);
  expect(nommees.filter((nom = '') => !(nom in scripts))).toEqual([]);
});

/** A mail server is read by prefix: its address, and the authority that it is known by. */
const PAR_PREFIXE = ['_URL', '_CA'];

test('chaque variable lue par le programme est décrite une fois dans README.md, et aucune autre', () => {
  const lues = new Set([...code.matchAll(/'(ORAPONT_[A-Z0-9_]+)'/g)].map(([, nom = '']) => nom));
  const attendues = [...lues].flatMap((nom) =>
    code.includes(`lireSmtp(env, '${nom}'`) ? PAR_PREFIXE.map((suite) => nom + suite) : [nom],
  );
  const lignes = lire('README.md').matchAll(/^\| (`ORAPONT_[^|]+) \|/gm);
  const decrites = [...lignes].flatMap(([, cellule = '']) => cellule.match(/ORAPONT_[A-Z0-9_]+/g) ?? []);
  expect(decrites.toSorted()).toEqual(attendues.toSorted());
});

test('chaque identifiant du glossaire se trouve dans le code', () => {
  const lignes = lire('GLOSSAIRE.md')
    .split('\n')
    .filter((ligne) => ligne.startsWith('| ') && !ligne.startsWith('| Terme'));
  const identifiants = lignes.flatMap((ligne) => [...(ligne.split('|')[4] ?? '').matchAll(/`([\w-]+)`/g)]);
  expect(identifiants.length).toBeGreaterThan(30);
  const absents = identifiants.map(([, nom = '']) => nom).filter((nom) => !code.includes(nom));
  expect(absents.filter((nom) => !SOURCES.some((chemin) => chemin.includes(nom)))).toEqual([]);
});

/** What a template counts. */
const COMPTES: ReadonlySet<string> = new Set(['2 dangers']);

/** As both sides write them: one kind of space, of apostrophe, of case; what a template fills in is anything. */
const nu = (texte: string) =>
  texte
    .replaceAll(/\\u(00a0|202f)/g, ' ')
    .replaceAll(/[\u00a0\u202f\s]+/g, ' ')
    .replaceAll("'", '’')
    .toLowerCase();

test('chaque libellé cité par le guide est un libellé des écrans', () => {
  const ecrans = nu(
    fichiers([
      'apps/web/src/**/*.{ts,tsx}',
      'packages/{domain,contract}/src/**/*.ts',
      'apps/server/src/**/*.ts',
    ])
      .filter((chemin) => !/\.test\.tsx?$|testing/.test(chemin))
      .map(lire)
      .join('\n'),
  );
  const cites = fichiers(['docs/guide/*.md']).flatMap((page) =>
    [...lire(page).matchAll(/«\u00a0(.+?)\u00a0»/g)].map(([, libelle = '']) => ({ page, libelle })),
  );
  expect(cites.length).toBeGreaterThan(200);
  const absents = cites.filter(
    ({ libelle }) =>
      !COMPTES.has(nu(libelle)) &&
      !nu(libelle)
        .split('…')
        .every((morceau) => ecrans.includes(morceau.trim())),
  );
  expect(absents.map(({ page, libelle }) => `${page} : ${libelle}`)).toEqual([]);
});
