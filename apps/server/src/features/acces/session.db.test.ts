import * as contrat from '@orapont/contract/acces';
import { beforeAll, expect, test } from 'vitest';
import { baseDeTest } from '../../adapters/postgres/testing.ts';
import type { ServeurDeTest } from '../../kernel/testing.ts';
import type { DepsAcces } from './ports.ts';
import {
  affecter,
  codeActuel,
  depsDeTest,
  type Horloge,
  horloge,
  MOT_DE_PASSE,
  personneDeTest,
  seConnecter,
  serveurAcces,
} from './testing.ts';

let deps: DepsAcces;
let serveur: ServeurDeTest;
let temps: Horloge;
const base = await baseDeTest();

beforeAll(async () => {
  temps = horloge();
  deps = depsDeTest(base.bd, temps);
  serveur = await serveurAcces(deps);
  return serveur.fermer;
});

const lire = (jeton: string | undefined) => serveur.appeler(contrat.lireSession, { jeton });
const motDePasse = (identifiant: string, mot = MOT_DE_PASSE, adresse = '192.0.2.1') =>
  serveur.appeler(contrat.ouvrirSession, { body: { identifiant, motDePasse: mot }, adresse });

test('mot de passe puis code ouvrent une session sous un nouveau cookie, et l’ancien est mort', async () => {
  const personne = await personneDeTest(deps);
  const lieu = await affecter(deps, personne.professionnelId);
  const demi = await motDePasse(personne.identifiant);
  expect(demi.corps).toEqual({ etape: 'SECOND_FACTEUR' });
  expect((await lire(demi.jeton)).statut).toBe(401);

  const ouverte = await serveur.appeler(contrat.saisirSecondFacteur, {
    jeton: demi.jeton,
    body: { code: codeActuel(personne.secret, deps) },
  });
  expect(ouverte.corps).toMatchObject({
    nom: 'Camille Essai',
    roles: ['soignant'],
    affectation: { id: lieu.id },
    captation: false,
  });
  expect(ouverte.jeton).not.toBe(demi.jeton);
  expect((await lire(ouverte.jeton)).statut).toBe(200);
  expect((await lire(demi.jeton)).statut).toBe(401);
});

test('le cookie porte __Host-, Secure, HttpOnly, SameSite=Lax et le chemin /', async () => {
  const personne = await personneDeTest(deps);
  const { brute } = await motDePasse(personne.identifiant);
  const [cookie] = brute.cookies;
  expect(cookie).toMatchObject({
    name: '__Host-sid',
    path: '/',
    secure: true,
    httpOnly: true,
    sameSite: 'Lax',
  });
  expect(cookie?.['domain']).toBeUndefined();
  const { rows } = await base.proprietaire.query('select encode(jeton_sha256, $1) as trace from session', [
    'escape',
  ]);
  expect(JSON.stringify(rows)).not.toContain(cookie?.value);
});

test('le même code deux fois, ou en parallèle, ouvre exactement une session', async () => {
  const personne = await personneDeTest(deps);
  const code = codeActuel(personne.secret, deps);
  const demis = await Promise.all([1, 2, 3, 4].map(() => motDePasse(personne.identifiant)));
  const essais = await Promise.all(
    demis.map(({ jeton }) => serveur.appeler(contrat.saisirSecondFacteur, { jeton, body: { code } })),
  );
  expect(essais.filter(({ statut }) => statut === 200)).toHaveLength(1);
  const ensuite = await motDePasse(personne.identifiant);
  const rejeu = await serveur.appeler(contrat.saisirSecondFacteur, {
    jeton: ensuite.jeton,
    body: { code },
  });
  expect(rejeu).toMatchObject({ statut: 422, corps: { motifs: ['CODE_INCORRECT'] } });
});

test('un code vaut un pas avant et un pas après, pas deux', async () => {
  for (const [decalage, statut] of [
    [-60, 422],
    [-30, 200],
    [60, 422],
  ] as const) {
    const personne = await personneDeTest(deps);
    const { jeton } = await motDePasse(personne.identifiant);
    const code = codeActuel(personne.secret, {
      maintenant: () => new Date(temps.maintenant().getTime() + decalage * 1000),
    });
    expect((await serveur.appeler(contrat.saisirSecondFacteur, { jeton, body: { code } })).statut).toBe(
      statut,
    );
  }
});

test('fermer la session la tue aussitôt', async () => {
  const personne = await personneDeTest(deps);
  const jeton = await seConnecter(serveur, deps, personne);
  const { statut, jeton: efface } = await serveur.appeler(contrat.fermerSession, { jeton });
  expect([statut, efface]).toEqual([200, '']);
  expect((await lire(jeton)).statut).toBe(401);
});

test('quinze minutes sans rien faire, ou douze heures en tout, terminent la session', async () => {
  const personne = await personneDeTest(deps);
  const abandonnee = await seConnecter(serveur, deps, personne);
  temps.avancer(14 * 60);
  expect((await lire(abandonnee)).statut).toBe(200);
  temps.avancer(14 * 60);
  expect((await lire(abandonnee)).statut).toBe(200);
  temps.avancer(15 * 60 + 1);
  expect((await lire(abandonnee)).statut).toBe(401);

  const longue = await seConnecter(serveur, deps, personne);
  for (let minutes = 0; minutes < 12 * 60 - 10; minutes += 10) {
    temps.avancer(600);
    expect((await lire(longue)).statut).toBe(200);
  }
  temps.avancer(601);
  expect((await lire(longue)).statut).toBe(401);
});

test('une affectation finie hier ne donne plus de rôle, même à une session déjà ouverte', async () => {
  const personne = await personneDeTest(deps, { profession: '40' });
  const jour = temps.maintenant().toISOString().slice(0, 10);
  const { organisationId, siteId } = await affecter(deps, personne.professionnelId, {
    roles: ['praticien'],
    au: jour,
  });
  const jeton = await seConnecter(serveur, deps, personne);
  expect((await lire(jeton)).corps).toMatchObject({ roles: ['praticien'], sites: [siteId], captation: true });
  await base.proprietaire.query(`update affectation set au = $1::date - 1 where organisation_id = $2`, [
    jour,
    organisationId,
  ]);
  expect((await lire(jeton)).corps).toMatchObject({
    roles: [],
    affectation: null,
    affectations: [],
    sites: [],
  });
  const signature = await serveur.appeler(contrat.ouvrirPeriodeDeSignature, {
    jeton,
    body: { code: '000000' },
  });
  expect(signature.statut).toBe(403);
});

test('choisir un autre lieu donne un autre cookie et les rôles de ce lieu seulement', async () => {
  const personne = await personneDeTest(deps);
  const [matin, soir] = await Promise.all([
    affecter(deps, personne.professionnelId, { roles: ['soignant'] }),
    affecter(deps, personne.professionnelId, { roles: ['secretariat'] }),
  ]);
  const jeton = await seConnecter(serveur, deps, personne);
  expect((await lire(jeton)).corps).toMatchObject({ roles: [], affectation: null });
  const chez = (id: string, cookie: string | undefined) =>
    serveur.appeler(contrat.choisirAffectation, { jeton: cookie, body: { affectationId: id } });
  const au = await chez(matin.id, jeton);
  expect(au.corps).toMatchObject({ roles: ['soignant'], sites: [matin.siteId] });
  expect((await lire(jeton)).statut).toBe(401);
  const puis = await chez(soir.id, au.jeton);
  expect(puis.corps).toMatchObject({ roles: ['secretariat'], sites: [soir.siteId] });
  const etranger = await affecter(deps, (await personneDeTest(deps)).professionnelId);
  expect((await chez(etranger.id, puis.jeton)).statut).toBe(404);
});

test('la période de signature demande un code neuf, change le cookie et dure quinze minutes', async () => {
  const personne = await personneDeTest(deps, { profession: '40' });
  await affecter(deps, personne.professionnelId, { roles: ['praticien'] });
  const jeton = await seConnecter(serveur, deps, personne);
  const signer = (cookie: string | undefined) =>
    serveur.appeler(contrat.ouvrirPeriodeDeSignature, {
      jeton: cookie,
      body: { code: codeActuel(personne.secret, deps) },
    });
  expect((await signer(jeton)).statut).toBe(422);
  temps.avancer(30);
  const ouverte = await signer(jeton);
  expect(ouverte.statut).toBe(200);
  expect((await lire(jeton)).statut).toBe(401);
  expect((await lire(ouverte.jeton)).corps.signatureJusqu).toBe(ouverte.corps.jusqu);
  temps.avancer(14 * 60);
  expect((await lire(ouverte.jeton)).corps.signatureJusqu).not.toBeNull();
  temps.avancer(61);
  expect((await lire(ouverte.jeton)).corps.signatureJusqu).toBeNull();
});

test('dix essais, puis une minute de repos pour ce compte depuis cette adresse, pas pour son titulaire ailleurs', async () => {
  const personne = await personneDeTest(deps);
  const essais = await Promise.all(
    Array.from({ length: 30 }, () => motDePasse(personne.identifiant, 'faux')),
  );
  expect(essais.filter(({ statut }) => statut === 401)).toHaveLength(10);
  expect(essais.filter(({ statut }) => statut === 429)).toHaveLength(20);
  expect((await motDePasse(personne.identifiant)).statut).toBe(429);
  expect((await motDePasse(personne.identifiant, MOT_DE_PASSE, '198.51.100.7')).statut).toBe(200);
  temps.avancer(61);
  expect((await motDePasse(personne.identifiant)).statut).toBe(200);
});

test('une liste de noms essayée depuis une adresse s’arrête à soixante, connus ou non ; ailleurs, rien ne change', async () => {
  const personne = await personneDeTest(deps);
  const essayer = (identifiant: string, adresse: string, motDePasse = 'faux') =>
    serveur.appeler(contrat.ouvrirSession, { body: { identifiant, motDePasse }, adresse });
  const statuts: number[] = [];
  for (let n = 0; n < 70; n++) statuts.push((await essayer(`liste-${n}`, '198.51.100.7')).statut);
  expect(statuts.filter((statut) => statut === 401)).toHaveLength(60);
  expect(statuts.slice(60).every((statut) => statut === 429)).toBe(true);
  expect((await essayer(personne.identifiant, '198.51.100.8', MOT_DE_PASSE)).statut).toBe(200);
  temps.avancer(61);
  expect((await essayer(personne.identifiant, '198.51.100.7', MOT_DE_PASSE)).statut).toBe(200);
});

test('soixante entrées justes depuis une même adresse n’arrêtent personne', async () => {
  const personne = await personneDeTest(deps);
  for (let n = 0; n < 65; n++) {
    const { statut } = await serveur.appeler(contrat.ouvrirSession, {
      body: { identifiant: personne.identifiant, motDePasse: MOT_DE_PASSE },
      adresse: '198.51.100.9',
    });
    expect(statut).toBe(200);
  }
});

test('des essais freinés se lisent une fois dans la chaîne technique de l’organisation', async () => {
  const personne = await personneDeTest(deps);
  const { organisationId } = await affecter(deps, personne.professionnelId);
  for (let n = 0; n < 14; n++)
    await serveur.appeler(contrat.ouvrirSession, {
      body: { identifiant: personne.identifiant, motDePasse: 'faux' },
      adresse: '198.51.100.10',
    });
  const { rows } = await base.proprietaire.query(
    'select action, acteur, texte from evenement where organisation_id = $1',
    [organisationId],
  );
  expect(rows).toMatchObject([{ action: 'MOTS_DE_PASSE_FREINES', acteur: 'Personne non identifiée' }]);
  expect(rows[0].texte).not.toContain('198.51');
});

test('dix codes faux arrêtent les codes du compte, depuis toutes les adresses', async () => {
  const personne = await personneDeTest(deps);
  const { jeton } = await motDePasse(personne.identifiant);
  const faux = codeActuel(personne.secret, deps) === '000000' ? '111111' : '000000';
  const essais = await Promise.all(
    Array.from({ length: 14 }, (_, n) =>
      serveur.appeler(contrat.saisirSecondFacteur, {
        jeton,
        body: { code: faux },
        adresse: `192.0.2.${n + 10}`,
      }),
    ),
  );
  expect(essais.filter(({ statut }) => statut === 422)).toHaveLength(10);
  expect(essais.filter(({ statut }) => statut === 429)).toHaveLength(4);
  temps.avancer(61);
  const juste = await serveur.appeler(contrat.saisirSecondFacteur, {
    jeton,
    body: { code: codeActuel(personne.secret, deps) },
  });
  expect(juste.statut).toBe(200);
});

test('un nom inconnu répond comme un mauvais mot de passe, en un temps comparable', async () => {
  const personne = await personneDeTest(deps);
  const mesurer = async (identifiant: string, rang: number) => {
    const debut = performance.now();
    const reponse = await motDePasse(identifiant, 'mauvais mot de passe', `203.0.113.${rang}`);
    expect(reponse).toMatchObject({ statut: 401, corps: { motifs: ['IDENTIFIANTS'] } });
    return performance.now() - debut;
  };
  const connus: number[] = [];
  const inconnus: number[] = [];
  for (let rang = 0; rang < 9; rang++) {
    connus.push(await mesurer(personne.identifiant, rang));
    inconnus.push(await mesurer('personne-de-ce-nom', rang));
  }
  const rapport = mediane(connus) / mediane(inconnus);
  expect(rapport).toBeGreaterThan(1 / 3);
  expect(rapport).toBeLessThan(3);
});

const mediane = (durees: number[]) => durees.toSorted((a, b) => a - b)[Math.floor(durees.length / 2)] ?? 0;

test('les secrets du second facteur sont chiffrés et liés à leur compte', async () => {
  const [une, autre] = [await personneDeTest(deps), await personneDeTest(deps)];
  const { rows } = await base.proprietaire.query('select secret_chiffre from moyen_authentification');
  for (const { secret_chiffre } of rows) expect(String(secret_chiffre)).not.toContain(une.secret);
  await base.proprietaire.query(
    `update moyen_authentification set secret_chiffre = (select secret_chiffre from moyen_authentification where compte_id = $1)
     where compte_id = $2`,
    [une.compteId, autre.compteId],
  );
  const { jeton } = await motDePasse(autre.identifiant);
  const deplace = await serveur.appeler(contrat.saisirSecondFacteur, {
    jeton,
    body: { code: codeActuel(une.secret, deps) },
  });
  expect(deplace.statut).toBe(500);
});

test('une écriture sans origine, d’une autre origine ou en texte simple est refusée sur chaque route', async () => {
  const personne = await personneDeTest(deps, { administrateur: true });
  const jeton = await seConnecter(serveur, deps, personne);
  const routes = [...serveur.serveur.registre.values()].filter(({ method }) => method !== 'GET');
  expect(routes.length).toBeGreaterThanOrEqual(9);
  const id = personne.compteId;
  for (const route of routes)
    for (const entetes of [
      { origin: undefined },
      { origin: 'https://ailleurs.exemple' },
      { 'sec-fetch-site': 'cross-site' },
      { 'content-type': 'text/plain' },
    ]) {
      const params = { id, jeton: 'x'.repeat(43) };
      const { statut } = await serveur.appeler(route, { params, jeton, entetes });
      expect([route.nom, entetes, statut], JSON.stringify([route.nom, entetes])).toEqual([
        route.nom,
        entetes,
        403,
      ]);
    }
  expect((await lire(jeton)).statut).toBe(200);
});

test('sans authentification, aucune route de compte ne répond ; sans être administrateur non plus', async () => {
  const personne = await personneDeTest(deps);
  await affecter(deps, personne.professionnelId, { roles: ['administrateur'] });
  const jeton = await seConnecter(serveur, deps, personne);
  expect((await serveur.appeler(contrat.listerComptes)).statut).toBe(401);
  expect((await serveur.appeler(contrat.listerComptes, { jeton })).statut).toBe(403);
});
