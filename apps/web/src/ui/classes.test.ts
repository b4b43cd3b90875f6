import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const folder = import.meta.dirname;

test('toute classe employée par un composant existe dans sa feuille de style', () => {
  const missing = globSync('*.tsx', { cwd: folder }).flatMap((name) => missingClasses(name));
  expect(missing).toEqual([]);
});

/** A misspelt class of a CSS module is only `undefined`: the types do not see it. */
function missingClasses(name: string): string[] {
  const source = readFileSync(path.join(folder, name), 'utf8');
  const sheets = [...source.matchAll(/import (\w+) from '\.\/([\w.]+\.module\.css)'/g)];
  return sheets.flatMap(([, variable, file]) => {
    const css = readFileSync(path.join(folder, file ?? ''), 'utf8');
    const used = [...source.matchAll(new RegExp(`\\b${variable}\\.(?!module)(\\w+)`, 'g'))].map(
      ([, used]) => used ?? '',
    );
    return used.filter((used) => !new RegExp(`\\.${used}\\b`).test(css)).map((used) => `${name}: ${used}`);
  });
}
