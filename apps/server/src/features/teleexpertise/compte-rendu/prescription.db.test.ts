import * as contrat from '@orapont/contract/compte-rendu';
import { afterAll, expect, test } from 'vitest';
import { baseDeTest } from '../../../adapters/postgres/testing.ts';
import { modeleDuPdf } from '../lecture/testing.ts';
import { bancDeSignature, contenu } from './testing.ts';

const base = await baseDeTest();
const { http, decor, compter, signe, arriver, corriger, lire, composer } = await bancDeSignature(base);
afterAll(() => http.fermer());
const { appeler } = http;

test('TE-11 : ce qui est prescrit fait un document à part, des deux côtés, joint au courrier', async () => {
  const d = await decor();
  const { id, compteRenduId } = await signe(d, {
    prescriptions: 'Bain de bouche\ndeux fois par jour, 7 jours',
  });
  const params = { id: compteRenduId };
  const chez = async ({ organisationId }: { organisationId: string }) =>
    (
      await base.proprietaire.query(
        `select id, origine from document where acte_id = $1 and organisation_id = $2 and type = 'PRESCRIPTION'`,
        [id, organisationId],
      )
    ).rows;
  const [sien] = await chez(d.cabinet);
  expect(await chez(d.cabinet)).toMatchObject([{ origine: 'PRODUIT' }]);
  expect(await chez(d.ehpad)).toEqual([{ id: sien.id, origine: 'RECU' }]);
  for (const session of [d.requis, d.soignante]) {
    const lue = await lire(session, compteRenduId);
    expect(lue.corps.prescription).toBe(true);
    const { statut, brute } = await appeler(contrat.lirePdfPrescription, { session, params });
    expect(statut).toBe(200);
    expect(modeleDuPdf(brute.rawPayload)).toMatchObject({
      texte: 'Bain de bouche\ndeux fois par jour, 7 jours',
      compteRendu: { remplace: null },
      signature: { empreinteContenu: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  }
  const ailleurs = await decor();
  expect((await appeler(contrat.lirePdfPrescription, { session: ailleurs.requis, params })).statut).toBe(404);
  const { jointes, message } = await composer(d, id);
  expect(jointes).toEqual(['CR de télémédecine', 'Prescription']);
  expect(message?.corps).toContain('Ce n’est pas une e-prescription');
  await arriver(d, id);
  expect(await chez(d.ehpad)).toHaveLength(1);
});

test('TE-11 : rien n’est prescrit : aucun document, aucune pièce ; une correction qui prescrit fait le sien', async () => {
  const d = await decor();
  const { id, compteRenduId } = await signe(d, { prescriptions: ' \n' });
  const params = { id: compteRenduId };
  const prescriptions = () => compter(`from document where acte_id = $1 and type = 'PRESCRIPTION'`, [id]);
  expect(await prescriptions()).toBe(0);
  for (const session of [d.requis, d.soignante]) {
    expect((await lire(session, compteRenduId)).corps.prescription).toBe(false);
    expect((await appeler(contrat.lirePdfPrescription, { session, params })).statut).toBe(404);
  }
  expect((await composer(d, id)).jointes).toEqual(['CR de télémédecine']);
  const corrige = await appeler(contrat.corrigerCompteRendu, {
    session: d.requis,
    params,
    body: { motif: 'Prescription oubliée', contenu: contenu({ prescriptions: 'Bain de bouche' }) },
  });
  expect(corrige.statut).toBe(200);
  await arriver(d, id);
  expect(await prescriptions()).toBe(2);
  const nouvelle = await appeler(contrat.lirePdfPrescription, {
    session: d.soignante,
    params: { id: corrige.corps.compteRenduId },
  });
  expect(modeleDuPdf(nouvelle.brute.rawPayload).compteRendu.remplace).toMatch(/^CR-/);
});

test('TE-11 : une prescription corrigée remplace la précédente, des deux côtés, et le dit', async () => {
  const d = await decor();
  const { id, compteRenduId } = await signe(d, { prescriptions: 'Bain de bouche' });
  const suite = await corriger(
    d,
    compteRenduId,
    contenu({ prescriptions: 'Gel fluoré' }),
    'Erreur de produit',
  );
  expect(suite.statut).toBe(200);
  await arriver(d, id);
  for (const { organisationId } of [d.cabinet, d.ehpad]) {
    const { rows } = await base.proprietaire.query(
      `select id, remplace_id from document where acte_id = $1 and organisation_id = $2 and type = 'PRESCRIPTION' order by numero_version`,
      [id, organisationId],
    );
    expect(rows).toHaveLength(2);
    expect(rows[0].remplace_id).toBeNull();
    expect(rows[1].remplace_id).toBe(rows[0].id);
  }
  const { brute } = await appeler(contrat.lirePdfPrescription, {
    session: d.soignante,
    params: { id: suite.corps.compteRenduId },
  });
  expect(modeleDuPdf(brute.rawPayload).remplace).toMatch(/^PR-.*-1$/);
  const { message } = await composer(d, id);
  expect(message?.corps).toMatch(/annule et remplace la prescription PR-.*-1\./);
});

test('TE-11 : une prescription retirée par la correction est dite annulée', async () => {
  const d = await decor();
  const { id, compteRenduId } = await signe(d, { prescriptions: 'Bain de bouche' });
  const suite = await corriger(d, compteRenduId, contenu(), 'Prescrit par erreur');
  expect(suite.statut).toBe(200);
  const { jointes, message } = await composer(d, id);
  expect(jointes).toEqual(['CR de télémédecine']);
  expect(message?.corps).toMatch(/La prescription PR-.*-1 est annulée et n’est pas remplacée/);
  const pdf = await appeler(contrat.lirePdfCompteRendu, {
    session: d.requis,
    params: { id: suite.corps.compteRenduId },
  });
  expect(modeleDuPdf(pdf.brute.rawPayload).version.remplace.prescription).toEqual({
    identifiant: expect.stringMatching(/^PR-/),
    remplacee: false,
  });
});
