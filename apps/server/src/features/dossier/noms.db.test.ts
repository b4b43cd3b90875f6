import { creerDossier, lireDossier, listerDossiers } from '@orapont/contract/dossier';
import type { FicheT } from '@orapont/contract/dossier-fiche';
import { beforeAll, expect, test } from 'vitest';
import { memoryObjets } from '../../adapters/objets/memory.ts';
import { baseDeTest } from '../../adapters/postgres/testing.ts';
import { creation, maison } from './testing.ts';

const { bd, proprietaire } = await baseDeTest();
let monde: Awaited<ReturnType<typeof maison>>;
beforeAll(async () => {
  monde = await maison(proprietaire, bd, memoryObjets());
  for (const personne of PERSONNES) {
    const { statut } = await monde.appeler(creerDossier, {
      body: creation(monde.sites.lilas, personne, {
        sejour: { siteId: monde.sites.lilas, chambre: '', du: '2026-03-02' },
      }),
    });
    expect(statut, personne.nomNaissance).toBe(200);
  }
});

const PERSONNES = [
  {
    nomNaissance: 'd’Aubigné-Le Guéhennec de Kerangal',
    prenoms: ['Marie-Thérèse'],
    dateNaissance: '1925-12-31',
  },
  { nomNaissance: 'Œuvrard', prenoms: ['Ÿ'], dateNaissance: '1931-07-14' },
  { nomNaissance: 'Maʻohi', prenoms: ['ʻEta'], dateNaissance: '1947-05-02', lieuNaissanceCog: '98735' },
  {
    nomNaissance: 'Nguyễn',
    prenoms: ['Thị Ánh'],
    nomUtilise: 'Đặng',
    dateNaissance: '1952-01-01',
    lieuNaissanceCog: '99243',
  },
  {
    nomNaissance: 'Ḥusaynī',
    prenoms: ['ʿAbd Allāh'],
    dateNaissance: '1949-12-31',
    lieuNaissanceCog: '99352',
    sexe: 'M',
  },
  { nomNaissance: 'O', prenoms: ['É'], dateNaissance: '1940-02-29' },
  { nomNaissance: 'L’Haÿ', prenoms: ['Anne', 'Rose'], prenomUtilise: 'Rosette', dateNaissance: '1938-11-11' },
  { nomNaissance: 'Nouveau-Né', prenoms: ['Zoé'], dateNaissance: '2026-03-02' },
] satisfies (Partial<FicheT> & { nomNaissance: string })[];

const chercher = async (q: string) =>
  (await monde.appeler(listerDossiers, { query: { q } })).corps.dossiers.map(
    ({ nomNaissance }) => nomNaissance,
  );

test.each([
  ['aubigne', 'd’Aubigné-Le Guéhennec de Kerangal'],
  ["D'AUBIGNE LE GUEHENNEC", 'd’Aubigné-Le Guéhennec de Kerangal'],
  ['kerangal', 'd’Aubigné-Le Guéhennec de Kerangal'],
  ['guehenec', 'd’Aubigné-Le Guéhennec de Kerangal'],
  ['oeuvrard', 'Œuvrard'],
  ['Œuvrar', 'Œuvrard'],
  ['euvrard', 'Œuvrard'],
  ["ma'ohi", 'Maʻohi'],
  ['eta', 'Maʻohi'],
  ['nguyen', 'Nguyễn'],
  ['dang', 'Nguyễn'],
  ['husayni', 'Ḥusaynī'],
  ['abd allah', 'Ḥusaynī'],
  ['o', 'O'],
  ['lhay', 'L’Haÿ'],
  ["l'hay", 'L’Haÿ'],
  ['rosette', 'L’Haÿ'],
  ['nouveau ne', 'Nouveau-Né'],
  ['31/12/1925', 'd’Aubigné-Le Guéhennec de Kerangal'],
])('« %s » trouve %s', async (q, attendu) => {
  expect((await chercher(q)).slice(0, 3)).toContain(attendu);
});

test('un nom revient tel qu’il a été écrit, signe pour signe', async () => {
  const { dossiers } = (await monde.appeler(listerDossiers)).corps;
  expect(dossiers.map(({ nomNaissance }) => nomNaissance).toSorted()).toEqual(
    PERSONNES.map(({ nomNaissance }) => nomNaissance).toSorted(),
  );
  const maohi = dossiers.find(({ nomNaissance }) => nomNaissance === 'Maʻohi');
  const { corps } = await monde.appeler(lireDossier, { params: { id: maohi?.id ?? '' } });
  expect([corps.fiche.prenoms, corps.fiche.lieuNaissanceCog]).toEqual([['ʻEta'], '98735']);
});

test('ID-INS : des jumelles sont homonymes : il faut dire que c’est une autre personne', async () => {
  const premiere = { nomNaissance: 'Jumel', prenoms: ['Anna'], dateNaissance: '1936-06-06' } as const;
  const jumelle = { ...premiere, prenoms: ['Berthe'] };
  const creer = (personne: Partial<FicheT>, autrePersonne = false) =>
    monde.appeler(creerDossier, { body: creation(monde.sites.lilas, personne, { autrePersonne }) });
  expect((await creer({ ...premiere, prenoms: [...premiere.prenoms] })).statut).toBe(200);
  expect((await creer(jumelle)).corps.motifs).toEqual(['HOMONYME']);
  expect((await creer(jumelle, true)).statut).toBe(200);
});
