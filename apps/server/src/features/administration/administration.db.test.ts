import { randomUUID } from 'node:crypto';
import * as contrat from '@orapont/contract/administration';
import { chercherRequis } from '@orapont/contract/annuaire';
import { beforeAll, expect, test } from 'vitest';
import { baseDeTest } from '../../adapters/postgres/testing.ts';
import { type ServeurDeTest, serveurDeTest, sessionDeTest } from '../../kernel/testing.ts';
import { administrationRoutes, annuaireRoutes } from './routes.ts';

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
let serveur: ServeurDeTest;

beforeAll(async () => {
  serveur = await serveurDeTest({
    session: administrateur,
    monter: (cible) => {
      administrationRoutes(cible, { bd: base.bd, maintenant, demo: false });
      annuaireRoutes(cible, { bd: base.bd, maintenant });
    },
  });
  return serveur.fermer;
});

const ORGANISATION = { nom: 'Association Les Tilleuls', type: 'ESMS', finess: null, actif: true } as const;
const SITE = {
  nom: 'EHPAD Les Tilleuls',
  finess: null,
  categorie: '500',
  categorieDu: '2020-01-01',
  zone: 'METROPOLE',
  adresse: '',
  balMssante: 'tilleuls@demo.mssante.fr',
  actif: true,
} as const;
const PROFESSIONNEL = {
  nom: 'Lefèvre',
  prenom: 'Hélène',
  profession: '40',
  savoirFaire: [] as string[],
  rpps: null,
  conventionne: true,
  modeExercice: 'LIBERAL',
  remplaceId: null,
  congeDu: null,
  congeAu: null,
  balMssante: null,
  courriel: null,
  actif: true,
} as const;

async function lieu(): Promise<{ organisationId: string; siteId: string }> {
  const [organisationId, siteId] = [randomUUID(), randomUUID()];
  await serveur.appeler(contrat.enregistrerOrganisation, {
    params: { id: organisationId },
    body: ORGANISATION,
  });
  await serveur.appeler(contrat.enregistrerSite, {
    params: { id: siteId },
    body: { ...SITE, organisationId },
  });
  return { organisationId, siteId };
}

const enregistrer = (id: string, corps: Partial<Record<keyof typeof PROFESSIONNEL, unknown>> = {}) =>
  serveur.appeler(contrat.enregistrerProfessionnel, {
    params: { id },
    body: { ...PROFESSIONNEL, ...corps } as typeof PROFESSIONNEL,
  });

async function professionnel(
  siteId: string,
  corps = {},
  roles: ('praticien' | 'soignant')[] = ['praticien'],
) {
  const id = randomUUID();
  expect((await enregistrer(id, corps)).statut).toBe(200);
  const { statut } = await serveur.appeler(contrat.enregistrerAffectation, {
    params: { id: randomUUID() },
    body: { professionnelId: id, siteId, roles, employeur: true, du: '2026-01-01', au: null },
  });
  expect(statut).toBe(200);
  return id;
}

test('la même création deux fois laisse une seule fiche, et modifier la change', async () => {
  const { organisationId } = await lieu();
  const nom = 'Association Les Érables';
  for (const _ of [1, 2])
    await serveur.appeler(contrat.enregistrerOrganisation, {
      params: { id: organisationId },
      body: { ...ORGANISATION, nom },
    });
  const { corps } = await serveur.appeler(contrat.listerOrganisations);
  const trouvees = corps.organisations.filter(({ id }) => id === organisationId);
  expect(trouvees).toMatchObject([{ nom, sites: [{ nom: SITE.nom, categorie: '500' }] }]);
});

test.each([
  ['rpps', { rpps: '10001234567' }],
  ['rpps', { rpps: '123' }],
  ['congeAu', { congeDu: '2026-03-02', congeAu: '2026-03-01' }],
  ['remplaceId', { remplaceId: randomUUID() }],
  ['balMssante', { balMssante: 'pas une adresse' }],
  ['profession', { profession: '99' }],
])('ID-RPPS : une erreur sur « %s » est dite à côté du champ (%j)', async (champ, corps) => {
  const reponse = await enregistrer(randomUUID(), corps);
  expect(reponse.statut).toBe(422);
  expect(reponse.corps.champs).toHaveProperty(champ);
});

test('ID-RPPS : un numéro ne sert qu’à une personne', async () => {
  const rpps = '10000000009';
  const premier = await enregistrer(randomUUID(), { rpps });
  const second = await enregistrer(randomUUID(), { rpps });
  expect([premier.statut, second.statut]).toEqual([200, 422]);
  expect(second.corps.champs).toHaveProperty('rpps');
});

test('ID-FINESS : une clé fausse est refusée hors démonstration', async () => {
  const { statut, corps } = await serveur.appeler(contrat.enregistrerOrganisation, {
    params: { id: randomUUID() },
    body: { ...ORGANISATION, finess: '750000003' },
  });
  expect(statut).toBe(422);
  expect(corps.champs).toHaveProperty('finess');
});

test('un site ne passe pas d’une organisation à une autre', async () => {
  const [un, deux] = [await lieu(), await lieu()];
  const { statut } = await serveur.appeler(contrat.enregistrerSite, {
    params: { id: un.siteId },
    body: { ...SITE, organisationId: deux.organisationId },
  });
  expect(statut).toBe(422);
});

test('le rôle d’administrateur d’une organisation n’ouvre pas la plateforme', async () => {
  const local = sessionDeTest({ roles: ['administrateur'] });
  for (const route of serveur.serveur.registre.values())
    if (route.nom.startsWith('administration.')) {
      const { statut } = await serveur.appeler(route, {
        params: { id: randomUUID() },
        session: local,
        body: corpsDe(route.nom),
      });
      expect([route.nom, statut]).toEqual([route.nom, 403]);
    }
});

function corpsDe(nom: string): object {
  const id = randomUUID();
  const corps: Readonly<Record<string, object>> = {
    'administration.enregistrerOrganisation': ORGANISATION,
    'administration.enregistrerSite': { ...SITE, organisationId: id },
    'administration.enregistrerProfessionnel': PROFESSIONNEL,
    'administration.enregistrerAffectation': {
      professionnelId: id,
      siteId: id,
      roles: ['soignant'],
      employeur: true,
      du: '2026-01-01',
      au: null,
    },
    'administration.enregistrerHabilitation': {
      professionnelId: id,
      obtenueLe: '2026-01-01',
      expireLe: null,
      organisme: 'Ordre',
      modules: ['ACCUEIL'],
    },
  };
  return corps[nom] ?? {};
}

test('chaque écriture refuse une autre origine et un autre type que JSON', async () => {
  for (const route of serveur.serveur.registre.values())
    if (route.method !== 'GET')
      for (const entetes of [
        { origin: undefined },
        { origin: 'https://ailleurs.exemple' },
        { 'content-type': 'text/plain' },
      ]) {
        const { statut } = await serveur.appeler(route, { params: { id: randomUUID() }, entetes });
        expect([route.nom, statut]).toEqual([route.nom, 403]);
      }
});

test('un changement de la fiche est noté dans la chaîne technique de l’organisation de la personne', async () => {
  const { organisationId, siteId } = await lieu();
  const id = await professionnel(siteId);
  await enregistrer(id, { conventionne: false });
  const { rows } = await base.proprietaire.query(
    'select action, chaine, acteur from evenement where organisation_id = $1 order by le',
    [organisationId],
  );
  expect(rows.map(({ action }) => action)).toEqual([
    'ORGANISATION_ENREGISTREE',
    'SITE_ENREGISTRE',
    'AFFECTATION_ENREGISTREE',
    'PROFESSIONNEL_ENREGISTRE',
  ]);
  expect(new Set(rows.map(({ chaine }) => chaine))).toEqual(new Set(['TECHNIQUE']));
});

test('TE-02 : l’annuaire trouve sans accents, dit l’absence, le remplaçant et la boîte absente', async () => {
  const { siteId } = await lieu();
  const nom = `Crépin ${randomUUID().slice(0, 6)}`;
  const titulaire = await professionnel(siteId, { nom, congeDu: '2026-03-01', congeAu: '2026-03-31' });
  const remplacante = await professionnel(siteId, {
    nom: `${nom} bis`,
    modeExercice: 'REMPLACANT',
    remplaceId: titulaire,
    balMssante: 'r@demo.mssante.fr',
  });
  const dermatologue = await professionnel(siteId, { nom, profession: '10', savoirFaire: ['SM15'] });
  const infirmiere = await professionnel(siteId, { nom, profession: '60' }, ['soignant']);
  const session = sessionDeTest();
  const chercher = async (query: {
    nature?: 'TELEEXPERTISE_ESMS' | 'TELEEXPERTISE_SPECIALISTE';
    savoirFaire?: string;
  }) =>
    (
      await serveur.appeler(chercherRequis, {
        query: { q: nom.toLowerCase().replace('é', 'e'), ...query },
        session,
      })
    ).corps.requis;

  const tous = await chercher({});
  expect(new Set(tous.map(({ id }) => id))).toEqual(new Set([titulaire, remplacante, dermatologue]));
  expect(tous.map(({ id }) => id)).not.toContain(infirmiere);
  expect(tous.find(({ id }) => id === titulaire)).toMatchObject({
    absent: true,
    absentJusqu: '2026-03-31',
    remplacants: [{ id: remplacante }],
    messagerieSecurisee: false,
  });
  expect((await chercher({ nature: 'TELEEXPERTISE_ESMS' })).map(({ id }) => id)).not.toContain(dermatologue);
  expect((await chercher({ nature: 'TELEEXPERTISE_SPECIALISTE' })).map(({ id }) => id)).toEqual([
    dermatologue,
  ]);
  expect(await chercher({ savoirFaire: 'SCD02' })).toEqual([]);
});

test('l’annuaire se lit page après page : chacun une fois, tous retrouvés sans accent, à un mot de leur lieu près', async () => {
  const { organisationId, siteId } = await lieu();
  const nom = `Brévœu-${randomUUID().slice(0, 6)}`;
  await base.proprietaire.query(
    `with p as (
       insert into professionnel (id, nom, prenom, profession, actif)
       select gen_random_uuid(), $1, 'N' || n, '40', true from generate_series(1, 130) n returning id)
     insert into affectation (id, professionnel_id, organisation_id, site_id, roles, du)
     select gen_random_uuid(), id, $2, $3, '{praticien}', '2026-01-01' from p`,
    [nom, organisationId, siteId],
  );
  const session = sessionDeTest();
  const pages = [];
  for (const page of [0, 1, 2, 3]) {
    const q = `tilleuls brevoeu ${nom.slice(-6)} chirurg`;
    const { corps } = await serveur.appeler(chercherRequis, { query: { q, page }, session });
    pages.push({ ids: corps.requis.map(({ id }) => id), complet: corps.complet });
  }
  expect(pages.map(({ ids, complet }) => [ids.length, complet])).toEqual([
    [50, false],
    [50, false],
    [30, true],
    [0, true],
  ]);
  expect(new Set(pages.flatMap(({ ids }) => ids)).size).toBe(130);
  const joker = await serveur.appeler(chercherRequis, { query: { q: `${nom} %` }, session });
  expect(joker.corps.requis).toHaveLength(50);
  const inconnu = await serveur.appeler(chercherRequis, { query: { q: `${nom} orthodontiste` }, session });
  expect(inconnu.corps.requis).toEqual([]);
});
