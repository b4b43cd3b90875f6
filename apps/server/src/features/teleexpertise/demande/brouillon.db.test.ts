import * as contrat from '@orapont/contract/demande';
import { afterAll, expect, test } from 'vitest';
import { baseDeTest } from '../../../adapters/postgres/testing.ts';
import { sessionDe } from './testing.ts';
import { bancDeDemande } from './testing-banc.ts';

const base = await baseDeTest();
const { http, monde, decor, brouillon, envoyer, appeler } = await bancDeDemande(base);
afterAll(() => http.fermer());

test('TE-02 : l’éducateur prépare, ne peut pas envoyer, et confie à l’infirmière', async () => {
  const d = await decor();
  const educateurId = await monde.professionnel(d.ehpad, { profession: 'EDUC', roles: ['preneur'] });
  const educateur = sessionDe(d.ehpad, educateurId, { profession: 'EDUC', roles: ['preneur'] });
  const acte = await brouillon({ ...d, session: educateur });
  expect((await envoyer(educateur, acte)).statut).toBe(403);
  const confie = await appeler(contrat.confierDemande, {
    session: educateur,
    params: { id: acte.id },
    body: { professionnelId: d.infirmiere },
  });
  expect(confie.statut).toBe(200);
  const liste = await appeler(contrat.listerDemandes, { session: d.session });
  expect(liste.corps.demandes).toMatchObject([{ id: acte.id, groupe: 'A_ENVOYER', mienne: true }]);
});

test('deux onglets : le second apprend que le brouillon a changé et n’écrase rien', async () => {
  const d = await decor();
  const acte = await brouillon(d);
  const ecrire = (question: string) =>
    appeler(contrat.modifierDemande, {
      session: d.session,
      params: { id: acte.id },
      body: { version: acte.version, champs: { question } },
    });
  expect((await ecrire('Première')).statut).toBe(200);
  expect((await ecrire('Seconde')).corps.motifs).toEqual(['VERSION_DEPASSEE']);
});
