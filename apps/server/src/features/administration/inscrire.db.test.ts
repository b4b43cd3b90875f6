import { chercherRequis, inscrireCorrespondant } from '@orapont/contract/annuaire';
import { beforeAll, expect, test } from 'vitest';
import { baseDeTest } from '../../adapters/postgres/testing.ts';
import { type ServeurDeTest, serveurDeTest, sessionDeTest } from '../../kernel/testing.ts';
import type { CorrespondantLu } from '../annuaire/ports.ts';
import { annuaireRoutes, inscriptionRoutes } from './routes.ts';

const base = await baseDeTest();
const maintenant = () => new Date('2026-03-10T09:00:00.000Z');
const administrateur = sessionDeTest({
  administrateur: true,
  roles: ['administrateur'],
  organisationId: null,
  siteId: null,
  professionnelId: null,
  nom: 'Direction',
});
const RPPS = '10999001026';

const lieu = (suite: Partial<CorrespondantLu['lieux'][number]>): CorrespondantLu['lieux'][number] => ({
  identifiant: null,
  finess: null,
  secteur: 'SA07',
  nom: 'Cabinet de l’Aqueduc',
  codePostal: '34000',
  ville: 'MONTPELLIER',
  mode: 'LIBERAL',
  boites: [],
  boite: null,
  ...suite,
});
const lacombe: CorrespondantLu = {
  rpps: RPPS,
  idNat: `8${RPPS}`,
  actif: true,
  nom: 'Lacombe',
  prenom: 'Étienne',
  civilite: 'M',
  profession: '40',
  savoirFaire: ['SCD02', 'SCD99'],
  boites: [],
  boite: 'etienne.lacombe@demo.mssante.fr',
  lieux: [
    lieu({
      nom: 'Centre hospitalier du Bassin',
      finess: '340002011',
      secteur: 'SA01',
      mode: 'SALARIE',
      boite: 'bassin@demo.mssante.fr',
    }),
    lieu({ identifiant: '373282932000074' }),
    lieu({ nom: '' }),
  ],
};
const annuaire = new Map<string, CorrespondantLu>();
const retenus: string[] = [];
let serveur: ServeurDeTest;

beforeAll(async () => {
  serveur = await serveurDeTest({
    session: administrateur,
    monter: (cible) => {
      annuaireRoutes(cible, { bd: base.bd, maintenant });
      inscriptionRoutes(cible, {
        bd: base.bd,
        maintenant,
        correspondants: {
          lire: async (rpps) => annuaire.get(rpps),
          retenir: async (_, rpps) => void retenus.push(rpps),
        },
      });
    },
  });
  return serveur.fermer;
});

const inscrire = (rpps: string, session = administrateur) =>
  serveur.appeler(inscrireCorrespondant, { body: { rpps, conventionne: true }, session });

test('ID-RPPS : inscrit depuis l’annuaire, un correspondant sans compte peut être requis là où il exerce, une seule fois', async () => {
  annuaire.set(RPPS, lacombe);
  const premier = await inscrire('10 999001026');
  const second = await inscrire(RPPS);
  expect([premier.statut, second.statut]).toEqual([200, 200]);
  expect(second.corps.id).toBe(premier.corps.id);
  const praticien = sessionDeTest({ roles: ['praticien'] });
  const { corps } = await serveur.appeler(chercherRequis, { query: { q: 'lacombe' }, session: praticien });
  expect(corps.requis).toMatchObject([
    {
      id: premier.corps.id,
      nom: 'Lacombe',
      savoirFaire: [{ code: 'SCD02' }],
      conventionne: true,
      modeExercice: 'MIXTE',
      messagerieSecurisee: true,
      lieux: expect.arrayContaining([
        expect.objectContaining({ siteNom: 'Cabinet de l’Aqueduc' }),
        expect.objectContaining({ siteNom: 'Centre hospitalier du Bassin' }),
      ]),
    },
  ]);
  const { rows } = await base.proprietaire.query(
    `select o.type, s.finess, s.siret, s.bal_mssante, s.adresse from app.site s join app.organisation o on o.id = s.organisation_id order by s.nom`,
  );
  expect(rows).toEqual([
    {
      type: 'CABINET',
      finess: null,
      siret: '73282932000074',
      bal_mssante: null,
      adresse: '34000 MONTPELLIER',
    },
    {
      type: 'ETABLISSEMENT_SANTE',
      finess: '340002011',
      siret: null,
      bal_mssante: 'bassin@demo.mssante.fr',
      adresse: '34000 MONTPELLIER',
    },
  ]);
  expect(retenus).toEqual([RPPS, RPPS]);
});

test('un lieu déjà inscrit sous son numéro FINESS ou SIRET reçoit le second praticien', async () => {
  annuaire.set('10999001034', { ...lacombe, rpps: '10999001034' });
  expect((await inscrire('10999001034')).statut).toBe(200);
  const { rows } = await base.proprietaire.query(`select id from app.site`);
  expect(rows).toHaveLength(2);
});

test.each([
  ['CORRESPONDANT_INCONNU', undefined],
  ['CORRESPONDANT_SANS_LIEU', { ...lacombe, lieux: [] }],
  ['CORRESPONDANT_SANS_MESSAGERIE', { ...lacombe, boite: null, lieux: [lieu({})] }],
] as const)('%s : rien n’est écrit', async (motif, trouve) => {
  annuaire.clear();
  if (trouve) annuaire.set('10999001042', { ...trouve, rpps: '10999001042' });
  const { corps } = await inscrire('10999001042');
  expect(corps.motifs).toEqual([motif]);
  const { rows } = await base.proprietaire.query(
    `select 1 from app.professionnel where rpps = '10999001042'`,
  );
  expect(rows).toEqual([]);
});

test('seul un administrateur de la plateforme inscrit quelqu’un', async () => {
  const administrateurLocal = sessionDeTest({ roles: ['administrateur'], administrateur: false });
  expect((await inscrire(RPPS, administrateurLocal)).statut).toBe(403);
});
