import { signerCompteRendu } from '@orapont/contract/compte-rendu';
import * as lecture from '@orapont/contract/lecture';
import { chartVierge } from '@orapont/domain/bouche/observation';
import { afterAll, expect, test } from 'vitest';
import { baseDeTest } from '../../../adapters/postgres/testing.ts';
import { bancDeLecture } from './testing.ts';

const base = await baseDeTest();
const banc = await bancDeLecture(base);
afterAll(() => banc.http.fermer());
const { appeler } = banc.http;
type Decor = Awaited<ReturnType<typeof banc.decor>>;

const prendre = async (d: Decor) => {
  const { id } = await banc.demander(d);
  const { statut } = await appeler(lecture.accepterLecture, { session: d.requis, params: { id } });
  expect(statut).toBe(200);
  const { rows } = await base.proprietaire.query('select verdict from acte where id = $1', [id]);
  return { id, quota: rows[0].verdict.quota };
};

async function signer({ requis: session }: Decor, id: string) {
  const reponse = { ...lecture.REPONSE_VIERGE, conclusion: 'À examiner', urgence: 'RAPIDE' } as const;
  await appeler(lecture.enregistrerLecture, {
    session,
    params: { id },
    body: { version: 0, contenu: { chart: chartVierge('PERMANENTE'), reponse } },
  });
  const { statut } = await appeler(signerCompteRendu, { session, params: { id }, body: { version: 1 } });
  expect(statut).toBe(200);
  const { rows } = await base.proprietaire.query(
    `select contenu -> 'quota' as quota from compte_rendu where acte_id = $1`,
    [id],
  );
  return rows[0].quota;
}

/** Nothing of him can be written in the register: only records count. */
const sansRpps = (d: Decor) =>
  base.proprietaire.query('update professionnel set rpps = null where id = $1', [d.dentiste]);

test('TE-12 : à la prise en charge comme à la signature, le requis compte les actes de son propre dossier', async () => {
  const d = await banc.decor({ ins: false });
  await sansRpps(d);
  const premier = await prendre(d);
  expect(premier.quota).toMatchObject({ civil: 0, indexTe2: 1 });
  await signer(d, premier.id);
  // The requérant's record loses its count: what is left is the requis's own.
  await base.proprietaire.query('update acte set repondu_le = null where id = $1', [premier.id]);
  const second = await prendre(d);
  expect(second.quota).toMatchObject({ civil: 1, indexTe2: 2 });
  expect(await signer(d, second.id)).toMatchObject({ civil: 1, indexTe2: 2 });
});

test('TE-12 : sans identité que le registre connaisse, le compte de l’envoi n’est pas oublié à la signature', async () => {
  const d = await banc.decor({ ins: false });
  await base.proprietaire.query('update dossier set lieu_naissance_cog = null where id = $1', [d.dossierId]);
  await signer(d, (await prendre(d)).id);
  const second = await prendre(d);
  expect(second.quota).toMatchObject({ civil: 1, indexTe2: 2 });
  expect(await signer(d, second.id)).toMatchObject({ civil: 1, indexTe2: 2 });
});
