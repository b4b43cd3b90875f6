import * as contrat from '@orapont/contract/facturation';
import type { DateCivile } from '@orapont/domain/dates';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { baseDeTest } from '../adapters/postgres/testing.ts';
import { sessionDeTest } from '../kernel/testing.ts';
import { bancDeFacturation } from './testing-facturation.ts';

const base = await baseDeTest();
const banc = await bancDeFacturation(base);
afterAll(() => banc.http.fermer());
beforeEach(() => banc.nouveauMonde());
const { dentiste, lire, livrer, monde, signer } = banc;
const { appeler } = banc.http;
const { proprietaire } = base;

const ligne = async () => {
  await livrer(await signer());
  const [premiere] = (await lire()).lignes;
  return premiere?.id ?? '';
};

test('TE-18 : l’ADRi se note avec son jour et son résultat, et l’ancienne note reste', async () => {
  const id = await ligne();
  const noter = (le: DateCivile, resultat: string) =>
    appeler(contrat.noterAdri, { session: monde.requis, params: { id }, body: { le, resultat } });
  expect((await noter('2026-03-21', 'demain')).corps.champs).toHaveProperty('le');
  expect((await noter('2026-03-09', 'avant l’acte')).corps.champs).toHaveProperty('le');
  await noter('2026-03-12', 'droits fermés');
  await noter('2026-03-15', 'droits ouverts');
  expect((await lire()).lignes[0]?.adri).toMatchObject({
    fait: true,
    le: '2026-03-15',
    resultat: 'droits ouverts',
  });
  const { rows } = await proprietaire.query('select 1 from suivi_facturation where ligne_id = $1', [id]);
  expect(rows).toHaveLength(2);
});

test('TE-15 : le NIR manquant se complète, faux il est refusé à côté de son champ', async () => {
  const id = await ligne();
  expect((await lire()).lignes[0]?.aCompleter).toEqual(['NIR']);
  const completer = (nir: string) =>
    appeler(contrat.completerLigne, {
      session: monde.requis,
      params: { id },
      body: {
        nir,
        ayantDroit: true,
        dateNaissance: null,
        rangGemellaire: null,
        numeroRequerant: '',
        logicielAJour: false,
      },
    });
  expect((await completer('2 79 03 51 215 189 88')).corps.champs).toHaveProperty('nir');
  await completer('2 79 03 51 215 189 89');
  expect((await lire()).lignes[0]).toMatchObject({
    patient: { nir: '279035121518989' },
    aCompleter: ['DATE_NAISSANCE'],
    mode: 'SESAM_DEGRADE',
  });
});

test('un confrère ne voit ni ne touche la ligne ; le secrétariat du même cabinet, oui', async () => {
  const id = await ligne();
  const { organisationId } = monde.requis;
  const confrere = { ...(await dentiste()), organisationId };
  expect((await lire(confrere)).lignes).toEqual([]);
  const body = { le: '2026-03-12' as const, resultat: 'x' };
  expect((await appeler(contrat.noterAdri, { session: confrere, params: { id }, body })).statut).toBe(404);
  const secretariat = sessionDeTest({ roles: ['secretariat'], organisationId });
  expect((await lire(secretariat)).lignes).toHaveLength(1);
  expect((await lire(sessionDeTest({ roles: ['secretariat'] }))).lignes).toEqual([]);
  expect(
    (await appeler(contrat.lireFacturation, { session: sessionDeTest({ organisationId }) })).statut,
  ).toBe(403);
});

test('l’export CSV s’ouvre en tableur sans exécuter de formule', async () => {
  await ligne();
  const { brute } = await appeler(contrat.exporterFacturation, {
    session: monde.requis,
    query: { mois: '2026-03' },
  });
  expect(brute.headers['content-type']).toBe('text/csv; charset=utf-8');
  const champs = brute.body
    .replace('\ufeff', '')
    .split('\r\n')
    .flatMap((rangee) => rangee.split(';'));
  expect(champs).toContain('"TE2"');
  expect(brute.body).toContain(`"'=HYPERLINK`);
  expect(champs.filter((champ) => /^"?[=+\-@]/.test(champ))).toEqual([]);
});
