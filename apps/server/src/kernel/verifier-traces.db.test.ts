import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, expect, test } from 'vitest';
import { baseDeTest } from '../adapters/postgres/testing.ts';
import { ancrer } from './ancres.ts';
import { PLATEFORME, sceller, tracer } from './traces-repository.ts';
import { verifierTraces } from './verifier-traces.ts';

const { bd, proprietaire } = await baseDeTest();
const cle = Buffer.alloc(32, 9);
const dossier = mkdtempSync(join(tmpdir(), 'orapont-ancres-'));
afterAll(() => rmSync(dossier, { recursive: true, force: true }));
const ancres = join(dossier, 'ancres', 'ancres.jsonl');

const organisationId = uuidv7();
await proprietaire.query(`insert into organisation (id, nom, type) values ($1, 'Les Tilleuls', 'ESMS')`, [
  organisationId,
]);
for (const action of ['DOSSIER_OUVERT', 'SANTE_LUE', 'JOURNAL_LU'])
  await bd.organisation({ organisationId }, (tx) =>
    tracer(tx, { organisationId, chaine: 'ACCES', action, acteur: 'P' }),
  );
await bd.administration(undefined, (tx) =>
  tracer(tx, { organisationId: PLATEFORME, chaine: 'TECHNIQUE', action: 'COMPTE_CREE', acteur: 'P' }),
);
for (const id of [organisationId, PLATEFORME]) await sceller(bd, id, cle, new Date(0));
await ancrer(bd, cle, dossier);
const verifier = () => verifierTraces(bd, cle, dossier);

test('DOS-09 : les chaînes de l’organisation et de la plateforme se vérifient, les ancres en 0600', async () => {
  expect(await verifier()).toMatchObject({ maillons: 4, anomalies: [], ancresFausses: [] });
  expect(statSync(ancres).mode & 0o777).toBe(0o600);
});

test('une écriture d’ancre coupée n’arrête pas la vérification ; une ligne changée est nommée', async () => {
  const avant = readFileSync(ancres, 'utf8');
  appendFileSync(ancres, '{"texte":"{\\"org');
  expect((await verifier()).ancresFausses).toEqual([]);
  writeFileSync(ancres, avant.replace('\\"seq\\":3', '\\"seq\\":2'));
  expect((await verifier()).ancresFausses).toHaveLength(1);
  writeFileSync(ancres, avant);
});

test('les dernières lignes effacées partout, événements compris, se voient par l’ancre', async () => {
  await proprietaire.query('delete from scellement where organisation_id = $1 and seq > 1', [organisationId]);
  await proprietaire.query(
    `delete from evenement where organisation_id = $1 and action <> 'DOSSIER_OUVERT'`,
    [organisationId],
  );
  expect((await verifier()).anomalies).toEqual([
    { nom: 'Les Tilleuls', chaine: 'ACCES', seq: 3, probleme: 'QUEUE_COUPEE' },
  ]);
});

test('une organisation effacée de l’annuaire avec ses traces reste réclamée par son ancre', async () => {
  for (const table of ['scellement', 'evenement'])
    await proprietaire.query(`delete from ${table} where organisation_id = $1`, [organisationId]);
  await proprietaire.query('delete from organisation where id = $1', [organisationId]);
  expect((await verifier()).anomalies).toEqual([
    { nom: `Organisation disparue ${organisationId}`, chaine: 'ACCES', seq: 3, probleme: 'QUEUE_COUPEE' },
  ]);
});
