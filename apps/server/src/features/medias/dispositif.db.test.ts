import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { baseDeTest } from '../../adapters/postgres/testing.ts';
import { citerDispositif } from './dispositif-repository.ts';
import { scenario } from './testing.ts';

const { bd, proprietaire } = await baseDeTest();
const s = await scenario(bd);
const PRIS_LE = '2026-11-22T10:00:00.000Z';

async function dispositif(organisationId: string, entretiens: readonly (readonly [string, string])[]) {
  const id = randomUUID();
  await proprietaire.query(
    `insert into app.dispositif (organisation_id, id, type, nom, modele, cree_par) values ($1, $2, 'CAMERA_INTRA_ORALE', 'Caméra 1', 'C50', $3)`,
    [organisationId, id, s.infirmiere.session.compteId],
  );
  for (const [type, le] of entretiens)
    await proprietaire.query(
      `insert into app.dispositif_entretien (organisation_id, id, dispositif_id, type, le, par_compte, par_nom) values ($1, $2, $3, $4, $5, $6, 'Claire')`,
      [organisationId, randomUUID(), id, type, le, s.infirmiere.session.compteId],
    );
  return id;
}

const citer = (id: string | null) =>
  bd.organisation({ organisationId: s.ehpad }, (tx) => citerDispositif(tx, id, PRIS_LE));

test('CAP-03 : l’image emporte l’appareil tel que son carnet le disait quand elle fut prise', async () => {
  const id = await dispositif(s.ehpad, [
    ['VERIFICATION', '2026-01-05T09:00:00.000Z'],
    ['DESINFECTION', '2026-11-22T08:00:00.000Z'],
    // Noted after the picture: it says nothing of it.
    ['DESINFECTION', '2026-11-22T11:00:00.000Z'],
  ]);
  expect(await citer(id)).toMatchObject({
    id,
    nom: 'Caméra 1',
    modele: 'C50',
    verifieLe: '2026-01-05T09:00:00.000Z',
    desinfecteLe: '2026-11-22T08:00:00.000Z',
  });
});

test('DOS-12 : l’appareil d’une autre organisation, ou d’aucune, n’est pas cité ; l’image n’en souffre pas', async () => {
  expect(await citer(await dispositif(s.cabinet, []))).toBeNull();
  expect(await citer(randomUUID())).toBeNull();
  expect(await citer(null)).toBeNull();
});
