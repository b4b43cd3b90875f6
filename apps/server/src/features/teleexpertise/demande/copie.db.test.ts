import * as lecture from '@orapont/contract/lecture';
import { afterAll, expect, test } from 'vitest';
import { baseDeTest } from '../../../adapters/postgres/testing.ts';
import { bancDeLecture } from '../lecture/testing.ts';
import { lireActe } from './demande-repository.ts';
import { copierChezLeRequis } from './synchroniser-repository.ts';

const base = await baseDeTest();
const { http, decor, demander } = await bancDeLecture(base);
afterAll(() => http.fermer());

test('la cloison : un acte d’une autre organisation, de même identifiant, ne prend pas la place du premier', async () => {
  const d = await decor();
  const ailleurs = await decor();
  const { id } = await demander(d);
  const autre = await demander(ailleurs);
  const acte = await base.bd.organisation(ailleurs.ehpad, (tx) => lireActe(tx, autre.id));
  if (!acte) throw new Error('no act');
  const imitation = { ...acte, id, version: 99 };
  const partage = {
    organisationId: d.cabinet.organisationId,
    professionnelId: d.dentiste,
    fermeLe: null,
    motif: null,
  };
  const prise = await base.bd.organisation(d.cabinet, (tx) => copierChezLeRequis(tx, imitation, partage));
  expect(prise).toBe(false);
  const { rows } = await base.proprietaire.query(
    'select proprietaire_organisation_id, version from acte_recu where id = $1',
    [id],
  );
  expect(rows).toMatchObject([{ proprietaire_organisation_id: d.ehpad.organisationId }]);
  const ouvert = await http.appeler(lecture.ouvrirLecture, { session: d.requis, params: { id }, query: {} });
  expect(ouvert.statut).toBe(200);
});
