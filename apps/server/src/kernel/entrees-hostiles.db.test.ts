import { ouvrirSession } from '@orapont/contract/acces';
import { afterAll, expect, test } from 'vitest';
import { baseDeTest } from '../adapters/postgres/testing.ts';
import { mount } from './mount.ts';
import { systemeRoutes } from './systeme.ts';
import { serveurDeTest } from './testing.ts';

const { bd } = await baseDeTest();
const http = await serveurDeTest({
  monter: (serveur) => {
    systemeRoutes(serveur, { bd, origine: 'http://localhost:3000' });
    mount(serveur, ouvrirSession, async ({ body }) => {
      await bd.authentification((tx) =>
        tx.selectFrom('compte').select('id').where('identifiant', '=', body.identifiant).execute(),
      );
      return { etape: 'SECOND_FACTEUR' as const };
    });
  },
});
afterAll(() => http.fermer());

test.each(['/%', '/api/%', '/api/dossiers/%E0%A4%A'])(
  'une adresse illisible (%s) est refusée en clair, avec les en-têtes de sécurité, sans être renvoyée',
  async (url) => {
    const reponse = await http.serveur.app.inject({ url });
    expect(reponse.statusCode).toBe(400);
    expect(reponse.headers).toMatchObject({
      'content-type': expect.stringContaining('application/problem+json'),
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    expect(reponse.json()).toMatchObject({ code: 'SAISIE_INVALIDE' });
    expect(reponse.body).not.toContain('%');
  },
);

test('un caractère nul dans un champ est une saisie à corriger, pas une panne', async () => {
  const { statut, corps } = await http.appeler(ouvrirSession, {
    body: { identifiant: 'nom\u0000', motDePasse: 'phrase' },
  });
  expect([statut, corps]).toMatchObject([422, { motifs: ['CARACTERE_INTERDIT'] }]);
});
