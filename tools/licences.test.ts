import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

type Paquet = {
  readonly license?: string;
  readonly link?: boolean;
  readonly os?: readonly string[];
  readonly optional?: boolean;
};

/** Permissive, or copyleft that stops at the file or at the library: compatible with EUPL-1.2. */
const ADMISES = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BSL-1.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'EUPL-1.2',
  'ISC',
  'LGPL-3.0',
  'LGPL-3.0-or-later',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

/** Packages whose registry entry names no licence: it was read in their own files. */
const LUES: Readonly<Record<string, string>> = {
  '@react-aria/optimize-locales-plugin': 'Apache-2.0',
  'combine-errors': 'MIT',
  memorystream: 'MIT',
  rechoir: 'MIT',
};

const verrou = JSON.parse(readFileSync(join(import.meta.dirname, '../package-lock.json'), 'utf8')) as {
  packages: Record<string, Paquet>;
};

/** « A OR B » is ours to choose; « A AND B » binds by both. */
function admise(licence: string): boolean {
  return licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choix) => choix.split(' AND ').every((une) => ADMISES.has(une)));
}

test('chaque dépendance est sous une licence permissive ou à copyleft faible', () => {
  const refusees = Object.entries(verrou.packages)
    .filter(([chemin, { link, os, optional, license }]) => {
      // Builds for other systems, added to the lockfile so that npm accepts it: never installed here, same licence as their package.
      const jamaisInstallee = license === undefined && optional === true && os !== undefined;
      return chemin.includes('node_modules/') && !link && !jamaisInstallee;
    })
    .map(([chemin, { license }]) => {
      const nom = chemin.slice(chemin.lastIndexOf('node_modules/') + 'node_modules/'.length);
      return { nom, licence: license ?? LUES[nom] ?? 'inconnue' };
    })
    .filter(({ licence }) => !admise(licence));
  expect(refusees).toEqual([]);
});

test.each([
  ['AGPL-3.0', false],
  ['(WTFPL OR MIT)', true],
  ['MIT AND GPL-2.0', false],
  ['Apache-2.0 AND LGPL-3.0-or-later AND MIT', true],
])('%s : %s', (licence, attendu) => {
  expect(admise(licence)).toBe(attendu);
});
