import * as contrat from '@orapont/contract/demande';
import { afterAll, expect, test } from 'vitest';
import { baseDeTest } from '../../../adapters/postgres/testing.ts';
import { sessionDe } from './testing.ts';
import { bancDeDemande } from './testing-banc.ts';

const base = await baseDeTest();
const { http, monde, decor, brouillon, envoyer, appeler, envoyee, lire } = await bancDeDemande(base);
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

test('le dentiste d’un lien déclaré, puis celui qui a déjà été sollicité, sont proposés d’abord', async () => {
  const d = await decor();
  const autre = await monde.professionnel(d.cabinet, { profession: '40', roles: ['praticien'] });
  await envoyee(d);
  const ailleurs = await decor({ lien: false });
  const { id } = await brouillon(d);
  await monde.lien(d.ehpad, d.dossierId, autre);
  expect((await lire(d, id)).connus).toEqual([autre, d.dentiste]);
  expect((await lire(ailleurs, (await brouillon(ailleurs)).id)).connus).toEqual([]);
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
