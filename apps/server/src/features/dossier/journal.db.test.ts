import { creerDossier } from '@orapont/contract/dossier';
import { lireJournal } from '@orapont/contract/journal';
import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { memoryObjets } from '../../adapters/objets/memory.ts';
import { baseDeTest } from '../../adapters/postgres/testing.ts';
import { creation, maison } from './testing.ts';

const { bd, proprietaire } = await baseDeTest();
const monde = () => maison(proprietaire, bd, memoryObjets());

test('« Qui a consulté mon dossier ? » nomme qui, avec profession et structure, y compris sur ses demandes', async () => {
  const { appeler, sites, gens, organisationId } = await monde();
  const corps = creation(sites.lilas);
  await appeler(creerDossier, { body: corps });
  const params = { id: corps.id };
  const acteId = uuidv7();
  await proprietaire.query(
    `insert into acte (organisation_id, id, dossier_id, site_id, nature, prepare_par) values ($1, $2, $3, $4, 'BILAN', $5)`,
    [organisationId, acteId, corps.id, sites.lilas, gens.claire.compteId],
  );
  await proprietaire.query(
    `insert into evenement (organisation_id, id, acte_id, chaine, texte, compte_id, acteur, action) values ($1, $2, $3, 'ACCES', '{}', $4, 'Paul Ailleurs', 'ACTE_OUVERT')`,
    [organisationId, uuidv7(), acteId, gens.etranger.compteId],
  );
  const { statut, corps: journal } = await appeler(lireJournal, { params });
  expect(statut).toBe(200);
  expect(
    journal.entrees.map(({ action, qui, profession, structure }) => [action, qui, profession, structure]),
  ).toEqual([
    ['ACTE_OUVERT', 'Paul Ailleurs', 'Infirmier', 'EHPAD Ailleurs'],
    ['DOSSIER_CREE', 'Claire Moreau', 'Infirmier', 'EHPAD Les Lilas'],
  ]);
  const suite = await appeler(lireJournal, { params });
  expect(suite.corps.entrees[0]?.action).toBe('JOURNAL_LU');
});
