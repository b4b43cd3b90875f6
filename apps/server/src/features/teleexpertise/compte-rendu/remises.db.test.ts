import * as contrat from '@orapont/contract/compte-rendu';
import { afterAll, expect, test } from 'vitest';
import { baseDeTest } from '../../../adapters/postgres/testing.ts';
import { finaliser } from './finaliser.ts';
import { bancDeSignature } from './testing.ts';

const base = await baseDeTest();
const { http, deps, decor, lu, signer, signe, etat, courriers } = await bancDeSignature(base);
afterAll(() => http.fermer());
const { appeler } = http;

test('TE-11 : Mon espace santé se marque fait ou non transmis avec son motif ; l’acte se clôt quand tout est réglé', async () => {
  const d = await decor();
  const { id, compteRenduId } = await signe(d);
  const regler = (type: 'REQUERANT' | 'MON_ESPACE_SANTE', body: object) =>
    appeler(contrat.reglerRemise, {
      session: d.requis,
      params: { id: compteRenduId, type },
      body: { etat: 'NON_TRANSMIS', le: null, motif: null, motifTexte: '', ...body },
    });
  expect((await regler('MON_ESPACE_SANTE', {})).corps.champs).toHaveProperty('motif');
  expect((await regler('MON_ESPACE_SANTE', { motif: 'OPPOSITION' })).corps.motifs).toEqual([
    'MOTIF_LEGITIME_ABSENT',
  ]);
  expect((await regler('REQUERANT', { etat: 'FAIT', le: '2026-01-01' })).corps.motifs).toEqual([
    'REMISE_AUTOMATIQUE',
  ]);
  expect((await regler('MON_ESPACE_SANTE', { motif: 'MES_NON_OUVERT' })).corps.etatActe).toBe('AVIS_RENDU');
  await base.proprietaire.query(
    `update remise set etat = 'FAIT', preuve = '250 OK' where compte_rendu_id = $1 and type = 'REQUERANT'`,
    [compteRenduId],
  );
  await finaliser(deps, { organisationId: d.cabinet.organisationId, compteRenduId });
  expect(await etat(id)).toBe('CLOTUREE');
});

test('TE-11 : un requérant sans boîte : la remise dit pourquoi, aucun courrier de santé', async () => {
  const d = await decor({ bal: null });
  const { id, compteRenduId } = await signe(d);
  const { rows } = await base.proprietaire.query(
    `select etat, motif from remise where compte_rendu_id = $1 and type = 'REQUERANT'`,
    [compteRenduId],
  );
  expect(rows).toEqual([{ etat: 'NON_TRANSMIS', motif: 'SANS_BAL' }]);
  expect(await courriers(id)).toBe(0);
});

test('TE-11 : le partage fermé, la remise se règle encore et l’état de l’acte est celui que le requis connaît', async () => {
  const d = await decor();
  const { id } = await lu(d);
  const signature = await signer(d, id);
  expect(signature.statut).toBe(200);
  await base.proprietaire.query(
    `update partage set au = now(), ferme_le = now(), ferme_motif = 'RETRAIT' where acte_id = $1`,
    [id],
  );
  const reglee = await appeler(contrat.reglerRemise, {
    session: d.requis,
    params: { id: signature.corps.compteRenduId, type: 'MON_ESPACE_SANTE' },
    body: { etat: 'NON_TRANSMIS', motif: 'MES_NON_OUVERT', motifTexte: '', le: null },
  });
  expect([reglee.statut, reglee.corps]).toEqual([200, { etatActe: 'AVIS_RENDU' }]);
});
