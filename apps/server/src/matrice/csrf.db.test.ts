import { beforeAll, expect, test } from 'vitest';
import { type Acteur, jetonDe } from './acteurs.ts';
import { type ApplicationDeTest, applicationDeTest } from './application.ts';
import { appeler } from './matrice.ts';

let application: ApplicationDeTest;
beforeAll(async () => {
  application = await applicationDeTest();
}, 120_000);

/** Who could have done it from our own pages, so that only the origin can refuse. */
function acteurDe(roles: unknown): Acteur {
  if (roles === 'public') return 'anonyme';
  if (roles === 'demi-session' || roles === 'appareil') return roles;
  if (!Array.isArray(roles) || roles.includes('soignant')) return 'soignant du site';
  return roles.includes('administrateur') ? 'administrateur' : 'praticien requis';
}

const ATTAQUES: readonly (readonly [string, Readonly<Record<string, string | undefined>>])[] = [
  ['sans origine', { origin: undefined, 'sec-fetch-site': undefined }],
  ['depuis une autre origine', { origin: 'https://malveillant.exemple', 'sec-fetch-site': 'cross-site' }],
  ['depuis un autre port', { origin: 'http://localhost:3001', 'sec-fetch-site': 'same-site' }],
  ['depuis une page sans origine', { origin: 'null' }],
  ['avec l’origine juste et un site étranger', { 'sec-fetch-site': 'cross-site' }],
  ['en text/plain', { 'content-type': 'text/plain' }],
  ['en formulaire', { 'content-type': 'application/x-www-form-urlencoded' }],
];
const DE_TYPE = new Set(['en text/plain', 'en formulaire']);

test.each(ATTAQUES)('CSRF : chaque écriture demandée %s est refusée', async (nom, entetes) => {
  const ecritures = [...application.serveur.registre.values()].filter(
    ({ method, genre }) =>
      !['GET', 'HEAD'].includes(method) &&
      genre !== 'protocole' &&
      !(genre === 'televersement' && DE_TYPE.has(nom)),
  );
  expect(ecritures.length).toBeGreaterThan(10);
  const passees: string[] = [];
  for (const route of ecritures) {
    const jeton = await jetonDe(application, acteurDe(route.roles));
    const { statut } = await appeler(application, route, {}, jeton, entetes);
    if (statut !== 403 && statut !== 415) passees.push(`${route.method} ${route.path} : ${statut}`);
  }
  expect(passees).toEqual([]);
});
