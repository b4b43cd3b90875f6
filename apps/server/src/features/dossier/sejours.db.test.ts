import {
  ajouterSejour,
  chercherHomonymes,
  creerDossier,
  lireDossier,
  modifierSejour,
} from '@orapont/contract/dossier';
import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { memoryObjets } from '../../adapters/objets/memory.ts';
import { baseDeTest } from '../../adapters/postgres/testing.ts';
import { creation, maison } from './testing.ts';

const { bd, proprietaire } = await baseDeTest();
const monde = () => maison(proprietaire, bd, memoryObjets());

test('un déménagement ferme la fiche à l’ancien site le lendemain et l’ouvre au nouveau', async () => {
  const { appeler, sites, gens, horloge } = await monde();
  const corps = creation(sites.lilas);
  await appeler(creerDossier, { body: corps });
  const params = { id: corps.id };
  const deux = { ...gens.claire, acteur: { ...gens.claire.acteur, sites: [sites.lilas, sites.chenes] } };
  const depart = await appeler(ajouterSejour, {
    params,
    session: deux,
    body: { id: uuidv7(), siteId: sites.chenes, chambre: '3', du: '2026-03-02', remplace: true },
  });
  expect(depart.statut).toBe(200);
  horloge(new Date('2026-03-03T09:00:00Z'));
  expect((await appeler(lireDossier, { params })).statut).toBe(403);
  const ici = await appeler(lireDossier, { params, session: gens.chene });
  expect(ici.corps.sejours.map(({ enCours, au }) => [enCours, au])).toEqual([
    [true, null],
    [false, '2026-03-02'],
  ]);
});

test('un retour après la fin de tous les séjours rouvre la fiche et se trace', async () => {
  const { appeler, sites, gens, traces } = await monde();
  const corps = creation(sites.lilas);
  await appeler(creerDossier, { body: corps });
  const params = { id: corps.id };
  const { corps: lue } = await appeler(lireDossier, { params });
  const sejourId = lue.sejours[0]?.id ?? '';
  await appeler(modifierSejour, {
    params: { ...params, sejourId },
    body: { chambre: '', du: '2026-01-10', au: '2026-02-01' },
  });
  expect((await appeler(lireDossier, { params })).statut).toBe(403);
  const traits = { nomNaissance: 'Lefèvre', prenom: 'Jeanne', dateNaissance: '1938-02-03' as const };
  const { corps: trouves } = await appeler(chercherHomonymes, { body: traits, session: gens.chene });
  expect(trouves.aRouvrir.map(({ id }) => id)).toEqual([corps.id]);
  const { corps: approchants } = await appeler(chercherHomonymes, {
    body: { ...traits, dateNaissance: '1938-02-13' },
    session: gens.chene,
  });
  expect([approchants.aRouvrir, approchants.ailleurs]).toEqual([[], 1]);
  const retour = {
    id: uuidv7(),
    siteId: sites.chenes,
    chambre: '4',
    du: '2026-03-01' as const,
    remplace: false,
  };
  expect((await appeler(ajouterSejour, { params, session: gens.chene, body: retour })).statut).toBe(200);
  expect((await appeler(lireDossier, { params, session: gens.chene })).statut).toBe(200);
  expect(await traces(corps.id)).toContain('SEJOUR_ROUVERT');
  const intrus = await appeler(ajouterSejour, {
    params,
    body: { ...retour, id: uuidv7(), siteId: sites.lilas },
  });
  expect([intrus.statut, intrus.corps.motifs]).toEqual([403, ['SANS_RELATION_DE_SOIN']]);
});
