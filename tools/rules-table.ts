import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * Writes docs/regles.md: for each rule id, its source, where it is coded and where it is tested. With `--verifier`, fails on a
 * rule without a test and on a table that is no longer the code's.
 */
const racine = resolve(import.meta.dirname, '..');
const verifier = process.argv.includes('--verifier');
/** Rules that issue 1 of the product asks for; one that nobody coded is a failure too. */
const ATTENDUES = [
  ...Array.from({ length: 19 }, (_, i) => `TE-${String(i + 1).padStart(2, '0')}`),
  'ID-NIR',
  'ID-INS',
  'ID-RPPS',
  'ID-FINESS',
  'DOS-14',
  'ANS-01',
  'CAP-02',
];

type Ligne = { code: Set<string>; tests: Set<string>; sources: Set<string> };
const lignes = new Map<string, Ligne>();

function ligne(id: string): Ligne {
  const connue = lignes.get(id) ?? { code: new Set(), tests: new Set(), sources: new Set() };
  lignes.set(id, connue);
  return connue;
}

const ID = '[A-Z]{2,3}-[A-Z0-9]{2,7}';
for (const fichier of globSync('{packages,apps}/*/src/**/*.{ts,tsx}', { cwd: racine }).toSorted()) {
  const texte = readFileSync(resolve(racine, fichier), 'utf8');
  if (/\.test\.tsx?$/.test(fichier)) {
    for (const [, ids = ''] of texte.matchAll(
      new RegExp(`['"\`]((?:${ID})(?:, (?:${ID}))*)[\\s\\u00a0\\u202f]?:`, 'g'),
    ))
      for (const id of ids.split(', ')) ligne(id).tests.add(fichier);
    continue;
  }
  for (const [bloc] of texte.matchAll(/\/\*\*[\s\S]*?\*\//g)) {
    const ids = [...bloc.matchAll(new RegExp(`@rule ((?:${ID}(?:, )?)+)`, 'g'))].flatMap(([, liste = '']) =>
      liste.split(',').map((id) => id.trim()),
    );
    const sources = [...bloc.matchAll(/@source ([^\n@]+)/g)].map(([, source = '']) =>
      source.replace(/\s*\*\/\s*$/, '').trim(),
    );
    for (const id of ids.filter((id) => id !== '')) {
      ligne(id).code.add(fichier);
      for (const source of sources) ligne(id).sources.add(source);
    }
  }
}

const triees = [...lignes].filter(([, { code }]) => code.size > 0).toSorted(([a], [b]) => a.localeCompare(b));
const liste = (noms: Set<string>) => [...noms].map((nom) => `\`${nom}\``).join('<br>');
const page = `# Règles : source, code, tests

Page écrite par \`npm run rules\` ; la vérification échoue sur une règle sans test.

| règle | source | code | tests |
|---|---|---|---|
${triees.map(([id, { code, tests, sources }]) => `| ${id} | ${[...sources].join('<br>')} | ${liste(code)} | ${liste(tests) || '**aucun**'} |`).join('\n')}
`;

const cible = resolve(racine, 'docs/regles.md');
const sansTest = triees.filter(([, { tests }]) => tests.size === 0).map(([id]) => id);
const absentes = ATTENDUES.filter((id) => !lignes.get(id)?.code.size);
for (const id of sansTest) console.error(`Règle sans test : ${id}`);
for (const id of absentes) console.error(`Règle sans code : ${id}`);
if (verifier && readFileSync(cible, 'utf8') !== page) {
  console.error('docs/regles.md n’est plus celle du code : lancez npm run rules.');
  process.exitCode = 1;
}
if (!verifier) writeFileSync(cible, page);
if (sansTest.length + absentes.length > 0) process.exitCode = 1;
console.log(`${triees.length} règles, ${sansTest.length} sans test`);
