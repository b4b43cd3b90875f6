import * as contrat from '@orapont/contract/compte-rendu';
import * as lecture from '@orapont/contract/lecture';
import { chartVierge } from '@orapont/domain/bouche/observation';
import { afterAll, expect, test } from 'vitest';
import { baseDeTest } from '../../../adapters/postgres/testing.ts';
import { bancDeLecture } from '../lecture/testing.ts';

const base = await baseDeTest();
const { http, decor, demander } = await bancDeLecture(base);
afterAll(() => http.fermer());
const { appeler } = http;

test('TE-11 : le partage fermé, la remise se règle encore et l’état de l’acte est celui que le requis connaît', async () => {
  const d = await decor();
  const { id } = await demander(d);
  const { requis: session } = d;
  await appeler(lecture.accepterLecture, { session, params: { id } });
  const reponse = {
    ...lecture.REPONSE_VIERGE,
    conclusion: 'À examiner au cabinet',
    urgence: 'RAPIDE',
  } as const;
  await appeler(lecture.enregistrerLecture, {
    session,
    params: { id },
    body: { version: 0, contenu: { chart: chartVierge('PERMANENTE'), reponse } },
  });
  const signe = await appeler(contrat.signerCompteRendu, { session, params: { id }, body: { version: 1 } });
  expect(signe.statut).toBe(200);
  await base.proprietaire.query(
    `update partage set au = now(), ferme_le = now(), ferme_motif = 'RETRAIT' where acte_id = $1`,
    [id],
  );
  const reglee = await appeler(contrat.reglerRemise, {
    session,
    params: { id: signe.corps.compteRenduId, type: 'MON_ESPACE_SANTE' },
    body: { etat: 'NON_TRANSMIS', motif: 'MES_NON_OUVERT', motifTexte: '', le: null },
  });
  expect([reglee.statut, reglee.corps]).toEqual([200, { etatActe: 'AVIS_RENDU' }]);
});
