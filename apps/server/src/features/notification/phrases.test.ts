import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { phraseNotification } from './phrases.ts';

const TELEEXPERTISE = join(import.meta.dirname, '..', 'teleexpertise');

/** Types written next to a call of `notifier`, and those of the two tables of `synchroniser.ts`. */
function typesEcrits(): readonly string[] {
  const sources = readdirSync(TELEEXPERTISE, { recursive: true, encoding: 'utf8' })
    .filter((nom) => nom.endsWith('.ts') && !/test/.test(nom))
    .map((nom) => readFileSync(join(TELEEXPERTISE, nom), 'utf8'));
  const directs = sources.flatMap((source) =>
    [...source.matchAll(/notifier\(tx, \{[^}]*?type: '([A-Z_]+)'/gs)].map(([, type]) => type ?? ''),
  );
  const tables = sources.flatMap((source) =>
    [...source.matchAll(/const AU_\w+[^{]*\{([^}]*)\}/gs)].flatMap(([, corps]) =>
      [...(corps ?? '').matchAll(/: '([A-Z_]+)'/g)].map(([, type]) => type ?? ''),
    ),
  );
  return [...new Set([...directs, ...tables])];
}

test('chaque notification écrite a sa propre phrase', () => {
  const types = typesEcrits();
  expect(types).toEqual(
    expect.arrayContaining(['A_RELIRE', 'RELEVE_PROPOSEE', 'DEMANDE_RECUE', 'AVIS_CORRIGE']),
  );
  const parDefaut = phraseNotification('INCONNUE');
  expect(types.filter((type) => phraseNotification(type) === parDefaut)).toEqual([]);
});
