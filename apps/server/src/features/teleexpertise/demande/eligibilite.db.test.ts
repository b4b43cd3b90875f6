import * as contrat from '@orapont/contract/demande';
import { jourParis } from '@orapont/domain/dates';
import { afterAll, expect, test } from 'vitest';
import { baseDeTest } from '../../../adapters/postgres/testing.ts';
import { inscrireAuRegistre } from '../quota-repository.ts';
import { bancDeDemande } from './testing-banc.ts';

const base = await baseDeTest();
const { bd, proprietaire } = base;
const { http, deps, horloge, monde, decor, brouillon, pret, envoyer, juger, appeler } =
  await bancDeDemande(base);
afterAll(() => http.fermer());

test('TE-01 : un IME est hors liste, dit avant tout effort avec sa source et ses issues', async () => {
  const d = await decor({ categorie: '183' });
  const { id } = await brouillon(d);
  const verdict = await juger(d, id);
  expect(verdict.corps.obstacles).toEqual([
    expect.objectContaining({
      code: 'SITE_HORS_LISTE',
      regle: 'TE-01',
      issues: expect.arrayContaining(['AVIS_HORS_58']),
    }),
  ]);
});

test('TE-07 : un dentiste inconnu du patient arrête la demande ; un avis passé ne suffit pas', async () => {
  const d = await decor({ lien: false });
  const { id } = await brouillon(d);
  expect((await juger(d, id)).corps.obstacles.map((o) => o.code)).toEqual(['REQUIS_INCONNU_DU_PATIENT']);
  await monde.lien(d.ehpad, d.dossierId, d.dentiste, 'AVIS_PASSE');
  expect((await juger(d, id)).corps.obstacles.map((o) => o.code)).toEqual(['PREUVE_NON_RECEVABLE']);
  await monde.lien(d.ehpad, d.dossierId, d.dentiste);
  expect((await juger(d, id)).corps.accord).toBe(true);
});

test('TE-12, TE-14 : la cinquième TE2 est un avertissement, pas une interdiction', async () => {
  const d = await decor();
  const { id } = await brouillon(d);
  const { rows } = await proprietaire.query(
    'select p.rpps, d.ins_matricule from professionnel p, dossier d where p.id = $1 and d.id = $2',
    [d.dentiste, d.dossierId],
  );
  await bd.organisation({ organisationId: d.cabinet.organisationId }, async (tx) => {
    for (const acte of ['a', 'b', 'c', 'd', 'd'])
      await inscrireAuRegistre(tx, {
        rpps: rows[0].rpps,
        code: 'TE2',
        date: jourParis(new Date(horloge).toISOString()),
        empreinteActe: acte,
        secret: deps.cleRegistre,
        identite: {
          nomNaissance: 'Lefèvre',
          prenoms: ['Jeanne'],
          dateNaissance: '1938-02-03',
          sexe: 'F',
          lieuNaissanceCog: '29019',
          ins: { matricule: rows[0].ins_matricule },
        },
      });
  });
  const verdict = await juger(d, id);
  expect(verdict.corps).toMatchObject({
    accord: true,
    registreLu: true,
    quota: { civil: 4, facturable: false },
  });
  expect(verdict.corps.avertissements.map((a) => a.code)).toContain('PLAFOND_ATTEINT');
});

test('TE-12 : sans identité qualifiée, le verdict le dit', async () => {
  const d = await decor({ ins: false });
  const { id } = await brouillon(d);
  expect((await juger(d, id)).corps.avertissements.map((a) => a.code)).toContain('IDENTITE_NON_QUALIFIEE');
});

test.each(['BILAN', 'AVIS_HORS_58'] as const)(
  '%s : part sans lien connu et ne sera jamais facturé',
  async (nature) => {
    const d = await decor({ lien: false, categorie: '183' });
    const acte = await pret(d, nature);
    const parti = await envoyer(d.session, acte);
    expect(parti.corps).toMatchObject({ etat: 'ENVOYEE' });
    const lue = (await appeler(contrat.lireDemande, { session: d.session, params: { id: acte.id } })).corps;
    expect(lue.demande?.quota).toBeNull();
  },
);
