import { apercevoirImport, importerDossiers } from '@orapont/contract/dossier-import';
import { expect, test } from 'vitest';
import { memoryObjets } from '../../../adapters/objets/memory.ts';
import { baseDeTest } from '../../../adapters/postgres/testing.ts';
import { maison } from '../testing.ts';

const { bd, proprietaire } = await baseDeTest();

const ENTETE =
  'N° résident;Nom de naissance;Prénom;Date de naissance;Sexe;Chambre;N° SS;Mesure de protection';
const SANS_DECISION = { ecartees: [], autresPersonnes: [], misesAJour: [], nomFichier: '' };

test('5 000 lignes : vues et écrites en une fois', async () => {
  const { appeler, sites } = await maison(proprietaire, bd, memoryObjets());
  const lignes = Array.from(
    { length: 5_000 },
    (_, i) =>
      `X${i};Nom${'abcdefghij'[i % 10]}${i};Prénom;0${1 + (i % 9)}/1${i % 3}/19${30 + (i % 60)};F;${i};;`,
  );
  const source = { base64: Buffer.from([ENTETE, ...lignes].join('\r\n')).toString('base64') };
  const { corps } = await appeler(apercevoirImport, { body: { source, siteId: sites.lilas } });
  expect(corps.lignes.filter(({ etat }) => etat === 'NOUVELLE')).toHaveLength(5_000);
  const ecrit = await appeler(importerDossiers, {
    body: { siteId: sites.lilas, correspondance: corps.correspondance, ...SANS_DECISION, source },
  });
  expect(ecrit.corps.crees).toBe(5_000);
}, 120_000);
