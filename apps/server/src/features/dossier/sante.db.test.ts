import { creerDossier, ecrireSante, lireDossier, lireSante } from '@orapont/contract/dossier';
import { donneesVierges } from '@orapont/domain/sante/donnees';
import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { memoryObjets } from '../../adapters/objets/memory.ts';
import { baseDeTest } from '../../adapters/postgres/testing.ts';
import { creation, maison } from './testing.ts';

const { bd, proprietaire } = await baseDeTest();
const monde = () => maison(proprietaire, bd, memoryObjets());

test('DOS-06 : les informations de santé s’ajoutent, lèvent les alertes, et ne s’écrasent pas', async () => {
  const { appeler, sites } = await monde();
  const corps = creation(sites.lilas);
  await appeler(creerDossier, { body: corps });
  const params = { id: corps.id };
  const vierges = donneesVierges('2026-03-02');
  const ligne = { libelle: 'Eliquis 5 mg', code: null, debut: null, fin: null };
  const id = uuidv7();
  const premier = {
    id,
    precedente: null,
    donnees: { ...vierges, traitements: [ligne], allergies: 'AUCUN_CONNU' as const },
  };
  expect((await appeler(ecrireSante, { params, body: premier })).statut).toBe(200);
  expect((await appeler(ecrireSante, { params, body: premier })).statut).toBe(200);
  const perdue = await appeler(ecrireSante, { params, body: { ...premier, id: uuidv7() } });
  expect([perdue.statut, perdue.corps.motifs]).toEqual([409, ['VERSION_DEPASSEE']]);
  const suite = {
    id: uuidv7(),
    precedente: id,
    donnees: { ...vierges, traitements: 'AUCUN_CONNU' as const },
  };
  expect((await appeler(ecrireSante, { params, body: suite })).statut).toBe(200);
  const lue = await appeler(lireSante, { params });
  expect([lue.corps.id, lue.corps.precedentes.map((jeu) => jeu.id)]).toEqual([suite.id, [id]]);
  const fiche1 = await appeler(lireDossier, { params });
  expect(fiche1.corps.alertes?.map(({ code }) => code)).toEqual(['ALLERGIES_INCONNUES']);
  const futur = await appeler(ecrireSante, {
    params,
    body: { id: uuidv7(), precedente: suite.id, donnees: donneesVierges('2030-01-01') },
  });
  expect(Object.keys(futur.corps.champs ?? {})).toEqual(['donnees.recueilliesLe']);
});
