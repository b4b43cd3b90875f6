import { creerDossier, declarerLien, enregistrerRepresentant, lireDossier } from '@orapont/contract/dossier';
import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { memoryObjets } from '../../adapters/objets/memory.ts';
import { baseDeTest } from '../../adapters/postgres/testing.ts';
import { creation, maison } from './testing.ts';

const { bd, proprietaire } = await baseDeTest();
const monde = () => maison(proprietaire, bd, memoryObjets());

test('TE-08 : la fiche dit qui décide, selon la mesure', async () => {
  const { appeler, sites } = await monde();
  const corps = creation(sites.lilas, {
    protection: 'TUTELLE',
    representationPersonne: true,
    apteAExprimer: false,
  });
  await appeler(creerDossier, { body: corps });
  const params = { id: corps.id };
  const representant = {
    qualite: 'TUTEUR' as const,
    nom: 'Lefèvre',
    prenom: 'Anne',
    representationPersonne: true,
    telephone: '06 00 00 00 00',
    courriel: null,
    finLe: null,
  };
  const representantId = uuidv7();
  expect(
    (await appeler(enregistrerRepresentant, { params: { ...params, representantId }, body: representant }))
      .statut,
  ).toBe(200);
  const { corps: lue } = await appeler(lireDossier, { params });
  expect(lue.decideurs).toEqual(['TUTEUR', 'URGENCE']);
  expect(lue.representants).toEqual([{ id: representantId, ...representant }]);
  const autre = creation(sites.lilas, { nomNaissance: 'Petit' });
  await appeler(creerDossier, { body: autre });
  const vole = await appeler(enregistrerRepresentant, {
    params: { id: autre.id, representantId },
    body: { ...representant, nom: 'Autre' },
  });
  expect(vole.statut).toBe(404);
});

test('TE-07 : un lien se déclare avec sa preuve ; une téléconsultation passée n’en est pas une', async () => {
  const { appeler, sites, gens } = await monde();
  const corps = creation(sites.lilas);
  await appeler(creerDossier, { body: corps });
  const params = { id: corps.id };
  const lien = {
    id: uuidv7(),
    professionnelId: gens.chene.professionnelId ?? '',
    preuve: 'SOINS_AU_CABINET' as const,
    dateContact: '2024-05-06' as const,
    attestant: 'Anne Lefèvre',
    precision: '',
  };
  expect((await appeler(declarerLien, { params, body: lien })).corps.recevable).toBe(true);
  const faible = await appeler(declarerLien, {
    params,
    body: { ...lien, id: uuidv7(), preuve: 'TELECONSULTATION_PASSEE' },
  });
  expect(faible.corps.recevable).toBe(false);
  const futur = await appeler(declarerLien, {
    params,
    body: { ...lien, id: uuidv7(), dateContact: '2027-01-01' },
  });
  expect(Object.keys(futur.corps.champs ?? {})).toEqual(['dateContact']);
  const { corps: lue } = await appeler(lireDossier, { params });
  expect(lue.liens.map(({ recevable }) => recevable).toSorted()).toEqual([false, true]);
});
