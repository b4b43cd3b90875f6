import {
  chercherHomonymes,
  creerDossier,
  lireDossier,
  listerDossiers,
  modifierDossier,
} from '@orapont/contract/dossier';
import { profilLibre } from '@orapont/domain/evaluation/profil-sensoriel';
import { expect, test } from 'vitest';
import { memoryObjets } from '../../adapters/objets/memory.ts';
import { baseDeTest } from '../../adapters/postgres/testing.ts';
import { creation, fiche, maison } from './testing.ts';

const { bd, proprietaire } = await baseDeTest();
const monde = () => maison(proprietaire, bd, memoryObjets());

test('le même identifiant envoyé deux fois, même en même temps, fait une seule fiche', async () => {
  const { appeler, sites } = await monde();
  const corps = creation(sites.lilas);
  const reponses = await Promise.all([1, 2, 3].map(() => appeler(creerDossier, { body: corps })));
  expect(reponses.map(({ statut }) => statut)).toEqual([200, 200, 200]);
  const { rows } = await proprietaire.query('select count(*)::int as n from sejour where dossier_id = $1', [
    corps.id,
  ]);
  expect(rows[0].n).toBe(1);
  const autre = await appeler(creerDossier, { body: { ...corps, fiche: fiche({ nomNaissance: 'Martin' }) } });
  expect([autre.statut, autre.corps.motifs]).toEqual([409, ['CLE_REUTILISEE']]);
});

test('ID-INS : un homonyme arrête la création, jusqu’à « c’est bien une autre personne »', async () => {
  const { appeler, sites, gens } = await monde();
  const premiere = creation(sites.lilas);
  await appeler(creerDossier, { body: premiere });
  const seconde = creation(sites.lilas, { nomNaissance: 'LEFEVRE', dateNaissance: '1941-07-12' });
  const refusee = await appeler(creerDossier, { body: seconde });
  expect([refusee.statut, refusee.corps.motifs]).toEqual([409, ['HOMONYME']]);
  const traits = { nomNaissance: 'Lefevre', prenom: 'jeanne', dateNaissance: '1938-02-03' as const };
  const connus = await appeler(chercherHomonymes, { body: traits });
  expect(connus.corps.visibles.map(({ id }) => id)).toEqual([premiere.id]);
  const vusDailleurs = await appeler(chercherHomonymes, { body: traits, session: gens.chene });
  expect([vusDailleurs.corps.visibles, vusDailleurs.corps.ailleurs]).toEqual([[], 1]);
  expect((await appeler(creerDossier, { body: { ...seconde, autrePersonne: true } })).statut).toBe(200);
  const liste = await appeler(listerDossiers, { query: { q: 'lefevre' } });
  expect(liste.corps.dossiers.map(({ homonyme }) => homonyme)).toEqual([true, true]);
});

test('ID-INS : deux créations de la même personne au même instant, une seule passe', async () => {
  const { appeler, sites } = await monde();
  const reponses = await Promise.all(
    [1, 2].map(() => appeler(creerDossier, { body: creation(sites.lilas) })),
  );
  expect(reponses.map(({ statut }) => statut).toSorted()).toEqual([200, 409]);
});

test('ID-NIR, ID-INS : chaque champ faux reçoit sa phrase', async () => {
  const { appeler, sites } = await monde();
  const { statut, corps } = await appeler(creerDossier, {
    body: creation(sites.lilas, {
      dateNaissance: '2031-01-01',
      oppositionMes: ' ',
      lieuNaissanceCog: '20000',
      assure: { nir: '279035121518900', ayantDroit: null },
      ins: {
        reponseInsi: true,
        pieceVerifiee: true,
        attributs: [],
        matricule: '2790351215189',
        oid: 'inconnu',
      },
    }),
  });
  expect(statut).toBe(422);
  expect(new Set(Object.keys(corps.champs ?? {}))).toEqual(
    new Set([
      'fiche.assure.nir',
      'fiche.dateNaissance',
      'fiche.ins.matricule',
      'fiche.ins.oid',
      'fiche.lieuNaissanceCog',
      'fiche.oppositionMes',
    ]),
  );
});

test('ID-INS : le statut découle de ce qui a été fait', async () => {
  const { appeler, sites } = await monde();
  const corps = creation(sites.lilas, {
    ins: {
      reponseInsi: true,
      pieceVerifiee: true,
      attributs: [],
      matricule: '2 79 03 51 215 189 89',
      oid: '1.2.250.1.213.1.4.10',
    },
  });
  expect(await appeler(creerDossier, { body: corps })).toMatchObject({ statut: 200 });
  const params = { id: corps.id };
  const lue = await appeler(lireDossier, { params });
  expect([lue.corps.insStatut, lue.corps.fiche.ins.matricule, lue.corps.insObstacles]).toEqual([
    'QUAL',
    '279035121518989',
    [],
  ]);
  const doute = { ...lue.corps.fiche, ins: { ...lue.corps.fiche.ins, attributs: ['DOUTEUSE' as const] } };
  await appeler(modifierDossier, { params, body: { version: 1, fiche: doute } });
  const relue = await appeler(lireDossier, { params });
  expect(relue.corps.insStatut).toBe('RECUP');
  expect(relue.corps.insObstacles.length).toBeGreaterThan(0);
});

test('deux personnes modifient la même fiche : une gagne, l’autre le sait et rien n’est écrasé', async () => {
  const { appeler, sites } = await monde();
  const corps = creation(sites.lilas);
  await appeler(creerDossier, { body: corps });
  const params = { id: corps.id };
  const reponses = await Promise.all(
    ['Aime le calme.', 'Parle fort.'].map((texte) =>
      appeler(modifierDossier, {
        params,
        body: { version: 1, fiche: fiche({ profilSensoriel: profilLibre(texte) }) },
      }),
    ),
  );
  expect(reponses.map(({ statut }) => statut).toSorted()).toEqual([200, 409]);
  expect(reponses.find(({ statut }) => statut === 409)?.corps.motifs).toEqual(['VERSION_DEPASSEE']);
  const { corps: lue } = await appeler(lireDossier, { params });
  const gagnante = reponses.findIndex(({ statut }) => statut === 200);
  expect([lue.version, lue.fiche.profilSensoriel.libre]).toEqual([
    2,
    ['Aime le calme.', 'Parle fort.'][gagnante],
  ]);
});
