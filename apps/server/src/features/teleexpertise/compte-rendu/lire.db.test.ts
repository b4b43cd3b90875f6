import * as contrat from '@orapont/contract/compte-rendu';
import { afterAll, expect, test } from 'vitest';
import { baseDeTest } from '../../../adapters/postgres/testing.ts';
import { modeleDuPdf } from '../lecture/testing.ts';
import { bancDeSignature, contenu } from './testing.ts';

const base = await baseDeTest();
const { http, decor, copier, lu, signe, lire, compter, corriger } = await bancDeSignature(base);
afterAll(() => http.fermer());
const { appeler } = http;

test('le PDF se lit des deux côtés, chaque ouverture est notée, un autre cabinet ne le trouve pas', async () => {
  const d = await decor();
  const { compteRenduId } = await signe(d);
  const params = { id: compteRenduId };
  for (const session of [d.requis, d.soignante]) {
    const { statut, brute } = await appeler(contrat.lirePdfCompteRendu, { session, params });
    expect(statut).toBe(200);
    expect(brute.headers['content-type']).toBe('application/pdf');
    expect(brute.rawPayload.toString()).toContain('Lésion à examiner');
  }
  const ailleurs = await decor();
  expect((await appeler(contrat.lirePdfCompteRendu, { session: ailleurs.requis, params })).statut).toBe(404);
  expect((await appeler(contrat.lireCompteRendu, { session: ailleurs.soignante, params })).statut).toBe(404);
  const { rows } = await base.proprietaire.query(
    `select organisation_id from evenement where action = 'COMPTE_RENDU_OUVERT' and organisation_id in ($1, $2)`,
    [d.ehpad.organisationId, d.cabinet.organisationId],
  );
  expect(new Set(rows.map((r) => r.organisation_id)).size).toBe(2);
});

test('l’aperçu porte « projet », ne signe rien et ne laisse aucune version', async () => {
  const d = await decor();
  const { id } = await lu(d);
  const { statut, brute } = await appeler(contrat.apercevoirCompteRendu, {
    session: d.requis,
    params: { id },
    body: { contenu: contenu() },
  });
  expect(statut).toBe(200);
  expect(modeleDuPdf(brute.rawPayload)).toMatchObject({
    signature: null,
    document: { identifiant: 'Projet, non signé' },
  });
  expect(await compter('from compte_rendu where acte_id = $1', [id])).toBe(0);
  await copier(d, id);
});

test('DOS-12 : une demande, une image ou une prescription de l’acte ne s’ouvre pas comme un compte rendu', async () => {
  const d = await decor();
  const { id, compteRenduId } = await signe(d, { prescriptions: 'Bain de bouche' });
  await base.proprietaire.query(
    `insert into document (organisation_id, id, dossier_id, acte_id, type, titre, type_mime, octets, empreinte, origine)
     select organisation_id, gen_random_uuid(), dossier_id, acte_id, unnest(array['DEMANDE', 'AUTRE']), 'pièce', 'application/pdf', 1, empreinte, 'RECU'
     from document where id = $1 and organisation_id = $2`,
    [compteRenduId, d.ehpad.organisationId],
  );
  const { rows } = await base.proprietaire.query(
    'select id, type, organisation_id from document where acte_id = $1',
    [id],
  );
  const types = new Set(rows.map(({ type }) => type));
  expect(types).toEqual(new Set(['AUTRE', 'COMPTE_RENDU', 'DEMANDE', 'PRESCRIPTION']));
  for (const document of rows) {
    const session = document.organisation_id === d.ehpad.organisationId ? d.soignante : d.requis;
    const attendu = document.type === 'COMPTE_RENDU' ? 200 : 404;
    const params = { id: document.id };
    expect((await lire(session, document.id)).statut, document.type).toBe(attendu);
    expect((await appeler(contrat.lirePdfCompteRendu, { session, params })).statut).toBe(attendu);
  }
});

test('TE-11 : l’aperçu d’une correction dit ce qu’elle remplace et ce qui change', async () => {
  const d = await decor();
  const { id, compteRenduId } = await signe(d);
  const apercu = (session = d.requis) =>
    appeler(contrat.apercevoirCompteRendu, {
      session,
      params: { id },
      body: { contenu: contenu({ conclusion: 'Lésion à gauche.' }), correction: { motif: 'Erreur de côté' } },
    });
  const { statut, brute } = await apercu();
  expect(statut).toBe(200);
  expect(modeleDuPdf(brute.rawPayload)).toMatchObject({
    signature: null,
    version: {
      numero: 2,
      remplace: { numero: 1, motif: 'Erreur de côté', changements: ['Conclusion\u00a0: texte modifié'] },
    },
  });
  expect((await apercu(d.autre)).statut).toBe(404);
  expect((await corriger(d, compteRenduId, contenu())).corps.motifs).toEqual(['CORRECTION_SANS_CHANGEMENT']);
  expect(await compter('from compte_rendu where acte_id = $1', [id])).toBe(1);
});
