import { randomUUID } from 'node:crypto';
import * as contrat from '@orapont/contract/compte-rendu';
import { afterAll, expect, test } from 'vitest';
import { baseDeTest } from '../../../adapters/postgres/testing.ts';
import { enSoin } from '../../../kernel/session.ts';
import { finaliser } from './finaliser.ts';
import { preparer } from './preparer.ts';
import { rendre } from './rendre.ts';
import { bancDeSignature, contenu } from './testing.ts';

const base = await baseDeTest();
const { http, deps, horloge, decor, compter, lu, signer, etat, courriers, signes } =
  await bancDeSignature(base);
afterAll(() => http.fermer());
const { appeler } = http;

type Decor = Awaited<ReturnType<typeof decor>>;

const etapes = async (d: Decor) => {
  const { id } = await lu(d);
  const session = enSoin(d.requis);
  const cr = await preparer(deps, session, {
    compteRenduId: randomUUID(),
    acteId: id,
    evenement: 'RENDRE',
    lecture: contenu(),
    remplace: null,
  });
  return { id, session, cr, charge: { organisationId: d.cabinet.organisationId, compteRenduId: cr.id } };
};

test('arrêt entre la préparation et la remise : rien de visible, le travail abandonne, on signe de nouveau', async () => {
  const d = await decor();
  const { id, cr, charge } = await etapes(d);
  expect(cr.etat).toBe('EN_SIGNATURE');
  expect(await etat(id)).toBe('ACCEPTEE');
  expect((await appeler(contrat.lireCompteRendu, { session: d.requis, params: { id: cr.id } })).statut).toBe(
    404,
  );
  expect(await compter('from document where acte_id = $1', [id])).toBe(0);
  await expect(finaliser(deps, charge)).rejects.toThrow();
  horloge.maintenant += 3 * 60_000;
  await finaliser(deps, charge);
  expect(await compter(`from compte_rendu where id = $1 and etat = 'ABANDONNE'`, [cr.id])).toBe(1);
  expect((await signer(d, id)).statut).toBe(200);
  expect(await courriers(id)).toBe(1);
});

test('arrêt entre la remise et la fin : le travail achève, un seul courrier même repris trois fois', async () => {
  const d = await decor();
  const { id, session, cr, charge } = await etapes(d);
  await rendre(deps, session, cr);
  expect(await etat(id)).toBe('AVIS_RENDU');
  expect(await signes(id)).toBe(0);
  await Promise.all([finaliser(deps, charge), finaliser(deps, charge), finaliser(deps, charge)]);
  expect(await signes(id)).toBe(1);
  expect(await courriers(id)).toBe(1);
  expect(await compter('from remise where acte_id = $1', [id])).toBe(3);
});

test('une version abandonnée que l’acte porte malgré tout est achevée', async () => {
  const d = await decor();
  const { id, session, cr, charge } = await etapes(d);
  await base.proprietaire.query(`update compte_rendu set etat = 'ABANDONNE' where id = $1`, [cr.id]);
  await rendre(deps, session, cr);
  await finaliser(deps, charge);
  expect(await signes(id)).toBe(1);
});
