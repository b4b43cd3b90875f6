import { creerDossier, lireDossier, listerDossiers, modifierSejour } from '@orapont/contract/dossier';
import { expect, test } from 'vitest';
import { memoryObjets } from '../../adapters/objets/memory.ts';
import { baseDeTest } from '../../adapters/postgres/testing.ts';
import { creation, maison } from './testing.ts';

const { bd, proprietaire } = await baseDeTest();
const monde = () => maison(proprietaire, bd, memoryObjets());

test.each([
  ['lefevre', 'sans accent'],
  ['LEFÈVRE', 'avec accent'],
  ['lef', 'trois lettres'],
  ['lefebre', 'avec une faute'],
  ['jeanne', 'par le prénom'],
  ['jeane lefevre', 'prénom puis nom, avec une faute'],
  ['03/02/1938', 'par la naissance'],
  ['lefevre 3/2/1938', 'par le nom et la naissance'],
])('la recherche « %s » (%s) trouve Jeanne Lefèvre en premier', async (q) => {
  const { appeler, sites } = await monde();
  const corps = creation(sites.lilas);
  await appeler(creerDossier, { body: corps });
  await appeler(creerDossier, {
    body: creation(sites.lilas, { nomNaissance: 'Garnier', prenoms: ['Paul'], dateNaissance: '1940-05-06' }),
  });
  const { corps: reponse } = await appeler(listerDossiers, { query: { q } });
  expect(reponse.dossiers[0]?.id).toBe(corps.id);
  expect(reponse.dossiers.map(({ nomNaissance }) => nomNaissance)).not.toContain('Garnier');
});

test('la liste du jour montre les séjours en cours, par chambre', async () => {
  const { appeler, sites } = await monde();
  const parti = creation(sites.lilas, { nomNaissance: 'Petit' });
  await appeler(creerDossier, { body: parti });
  const chambre7 = creation(
    sites.lilas,
    { nomNaissance: 'Zola' },
    { sejour: { siteId: sites.lilas, chambre: '7', du: '2026-01-10' } },
  );
  await appeler(creerDossier, { body: chambre7 });
  const chambre9 = creation(
    sites.lilas,
    { nomNaissance: 'Adam' },
    { sejour: { siteId: sites.lilas, chambre: '19', du: '2026-01-10' } },
  );
  await appeler(creerDossier, { body: chambre9 });
  const { corps } = await appeler(lireDossier, { params: { id: parti.id } });
  const sejourId = corps.sejours[0]?.id ?? '';
  const fin = await appeler(modifierSejour, {
    params: { id: parti.id, sejourId },
    body: { chambre: '12', du: '2026-01-10', au: '2026-02-01' },
  });
  expect(fin.statut).toBe(200);
  const liste = await appeler(listerDossiers);
  expect(liste.corps.dossiers.map(({ nomNaissance }) => nomNaissance)).toEqual(['Zola', 'Adam']);
});
