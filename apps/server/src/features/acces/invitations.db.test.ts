import { randomUUID } from 'node:crypto';
import * as contrat from '@orapont/contract/acces';
import { beforeAll, expect, test } from 'vitest';
import { baseDeTest } from '../../adapters/postgres/testing.ts';
import type { ServeurDeTest } from '../../kernel/testing.ts';
import { creerInvitationPremierAdministrateur } from './invitations.ts';
import type { DepsAcces } from './ports.ts';
import {
  affecter,
  codeActuel,
  depsDeTest,
  type Horloge,
  horloge,
  MOT_DE_PASSE,
  type PersonneDeTest,
  personneDeTest,
  seConnecter,
  serveurAcces,
} from './testing.ts';

const NEUF = 'le chat dort sur la commode';
let deps: DepsAcces;
let serveur: ServeurDeTest;
let temps: Horloge;
let administrateur: PersonneDeTest;
let jeton: string;
const base = await baseDeTest();

beforeAll(async () => {
  // The links of the first start are dated by the machine's clock.
  temps = horloge(new Date().toISOString());
  deps = depsDeTest(base.bd, temps);
  serveur = await serveurAcces(deps);
  return serveur.fermer;
});

const preparer = (lien: string, identifiant: string, motDePasse = NEUF) =>
  serveur.appeler(contrat.preparerInvitation, {
    params: { jeton: lien },
    body: { identifiant, motDePasse },
  });
const confirmer = (lien: string, code: string) =>
  serveur.appeler(contrat.confirmerInvitation, { params: { jeton: lien }, body: { code } });
const motDePasse = (identifiant: string, mot: string) =>
  serveur.appeler(contrat.ouvrirSession, { body: { identifiant, motDePasse: mot } });

test('le lien du premier démarrage crée l’administrateur, une seule fois, même confirmé deux fois ensemble', async () => {
  const lien = (await creerInvitationPremierAdministrateur(base.bd)) ?? '';
  const lu = await serveur.appeler(contrat.lireInvitation, { params: { jeton: lien } });
  expect(lu.corps).toEqual({ type: 'PREMIER_ADMINISTRATEUR', objet: 'TOUT', identifiant: null });
  const { corps } = await preparer(lien, 'Direction');
  const secret = corps.secret ?? '';
  expect(corps.qrSvg).toContain('<svg');
  const code = codeActuel(secret, deps);
  const confirmations = await Promise.all([1, 2, 3].map(() => confirmer(lien, code)));
  expect(confirmations.map(({ statut }) => statut).toSorted()).toEqual([200, 404, 404]);
  expect(await creerInvitationPremierAdministrateur(base.bd)).toBeNull();

  temps.avancer(30);
  const { jeton: demi } = await motDePasse('direction', NEUF);
  const ouverte = await serveur.appeler(contrat.saisirSecondFacteur, {
    jeton: demi,
    body: { code: codeActuel(secret, deps) },
  });
  expect(ouverte.corps).toMatchObject({ administrateur: true, roles: ['administrateur'] });
  jeton = ouverte.jeton ?? '';
  administrateur = {
    compteId: ouverte.corps.compteId,
    identifiant: 'direction',
    professionnelId: '',
    secret,
  };
});

test('un nouveau lien de premier démarrage tue le précédent', async () => {
  await base.proprietaire.query('update compte set actif = false where administrateur');
  const [un, deux] = [
    await creerInvitationPremierAdministrateur(base.bd),
    await creerInvitationPremierAdministrateur(base.bd),
  ];
  expect((await serveur.appeler(contrat.lireInvitation, { params: { jeton: un ?? '' } })).statut).toBe(404);
  expect((await serveur.appeler(contrat.lireInvitation, { params: { jeton: deux ?? '' } })).statut).toBe(200);
  await base.proprietaire.query('update compte set actif = true where administrateur');
  expect((await preparer(deux ?? '', 'seconde')).statut).toBe(200);
});

test.each([
  ['court', 'motDePasse'],
  ['aaaaaaaaaaaaaaaa', 'motDePasse'],
  ['une-fleur-bleue-ici', 'motDePasse'],
])('le mot de passe « %s » est refusé à côté de son champ', async (faible, champ) => {
  const personne = await personneDeTest(deps);
  await base.proprietaire.query('update compte set identifiant = $1 where id = $2', [
    `fleur-bleue`,
    personne.compteId,
  ]);
  const lien = await reinitialiser(personne.compteId, 'TOUT');
  const { statut, corps } = await preparer(lien, 'fleur-bleue', faible);
  expect(statut).toBe(422);
  expect(corps.champs).toHaveProperty(champ);
  await base.proprietaire.query('update compte set identifiant = $1 where id = $2', [
    personne.identifiant,
    personne.compteId,
  ]);
});

async function reinitialiser(compteId: string, objet: contrat.ObjetLienT): Promise<string> {
  const { statut, corps } = await serveur.appeler(contrat.reinitialiserCompte, {
    params: { id: compteId },
    body: { objet },
    jeton,
  });
  expect(statut).toBe(200);
  return corps.lien.split('/').at(-1) ?? '';
}

test('réinitialiser ferme les sessions aussitôt ; l’ancien mot de passe ne sert plus', async () => {
  const personne = await personneDeTest(deps);
  const session = await seConnecter(serveur, deps, personne);
  const lien = await reinitialiser(personne.compteId, 'MOT_DE_PASSE');
  expect((await serveur.appeler(contrat.lireSession, { jeton: session })).statut).toBe(401);
  expect((await motDePasse(personne.identifiant, MOT_DE_PASSE)).statut).toBe(401);

  const prepare = await preparer(lien, 'un autre nom');
  expect(prepare.statut).toBe(422);
  const bon = await preparer(lien, personne.identifiant);
  expect(bon.corps.secret).toBeNull();
  temps.avancer(30);
  const code = codeActuel(personne.secret, deps);
  const ensemble = await Promise.all([confirmer(lien, code), confirmer(lien, code)]);
  expect(ensemble.filter(({ statut }) => statut === 200)).toHaveLength(1);
  expect((await motDePasse(personne.identifiant, NEUF)).statut).toBe(200);
});

test('changer de second facteur demande le mot de passe actuel, et l’ancien code ne vaut plus', async () => {
  const personne = await personneDeTest(deps);
  const lien = await reinitialiser(personne.compteId, 'SECOND_FACTEUR');
  const faux = await preparer(lien, personne.identifiant, 'pas le bon mot de passe');
  expect(faux).toMatchObject({ statut: 422, corps: { motifs: ['IDENTIFIANTS'] } });
  const { corps } = await preparer(lien, personne.identifiant, MOT_DE_PASSE);
  expect((await confirmer(lien, codeActuel(personne.secret, deps))).statut).toBe(422);
  expect((await confirmer(lien, codeActuel(corps.secret ?? '', deps))).statut).toBe(200);
  temps.avancer(30);
  const { jeton: demi } = await motDePasse(personne.identifiant, MOT_DE_PASSE);
  const essai = (code: string) =>
    serveur.appeler(contrat.saisirSecondFacteur, { jeton: demi, body: { code } });
  expect((await essai(codeActuel(personne.secret, deps))).statut).toBe(422);
  expect((await essai(codeActuel(corps.secret ?? '', deps))).statut).toBe(200);
});

test('un lien expire vingt-quatre heures après, et un nouveau tue l’ancien', async () => {
  const personne = await personneDeTest(deps);
  const ancien = await reinitialiser(personne.compteId, 'TOUT');
  const lien = await reinitialiser(personne.compteId, 'TOUT');
  expect((await preparer(ancien, personne.identifiant)).statut).toBe(404);
  const avant = temps.maintenant();
  const plusTard = { ...deps, maintenant: () => new Date(avant.getTime() + 24 * 3_600_000 + 1000) };
  const demain = await serveurAcces(plusTard);
  const lu = await demain.appeler(contrat.lireInvitation, { params: { jeton: lien } });
  await demain.fermer();
  expect(lu).toMatchObject({ statut: 404, corps: { motifs: ['LIEN_EXPIRE'] } });
});

test('fermer un compte termine ses sessions ; on ne ferme pas le sien', async () => {
  const personne = await personneDeTest(deps);
  const session = await seConnecter(serveur, deps, personne);
  const fermer = (id: string) =>
    serveur.appeler(contrat.changerActiviteCompte, { params: { id }, body: { actif: false }, jeton });
  expect((await fermer(personne.compteId)).statut).toBe(200);
  expect((await serveur.appeler(contrat.lireSession, { jeton: session })).statut).toBe(401);
  expect((await motDePasse(personne.identifiant, MOT_DE_PASSE)).statut).toBe(401);
  expect((await fermer(administrateur.compteId)).statut).toBe(409);
});

test('créer un compte deux fois n’en fait qu’un ; un identifiant pris est dit à côté du champ', async () => {
  const { professionnelId } = await personneDeTest(deps);
  const id = randomUUID();
  const creer = (compte: string, identifiant: string) =>
    serveur.appeler(contrat.creerCompte, {
      params: { id: compte },
      body: { identifiant, professionnelId },
      jeton,
    });
  expect((await creer(id, 'Anne.Martin')).statut).toBe(200);
  expect((await creer(id, 'anne.martin')).statut).toBe(200);
  const pris = await creer(randomUUID(), 'anne.martin');
  expect(pris.statut).toBe(422);
  expect(pris.corps.champs).toHaveProperty('identifiant');
  const { corps } = await serveur.appeler(contrat.listerComptes, { jeton });
  expect(corps.comptes.filter(({ identifiant }) => identifiant === 'anne.martin')).toMatchObject([
    { id, motDePasse: false, secondFacteur: false, actif: true },
  ]);
});

test('une réinitialisation est notée dans la chaîne technique de l’organisation de la personne, et d’elle seule', async () => {
  const personne = await personneDeTest(deps);
  const { organisationId } = await affecter(deps, personne.professionnelId);
  await reinitialiser(personne.compteId, 'SECOND_FACTEUR');
  const { rows } = await base.proprietaire.query(
    `select organisation_id, chaine, acteur from evenement where action = 'COMPTE_REINITIALISE'`,
  );
  expect(rows).toContainEqual({ organisation_id: organisationId, chaine: 'TECHNIQUE', acteur: 'direction' });
});

test('un acte sur un compte et sa trace ne font qu’une transaction : sans trace possible, rien n’est fait', async () => {
  const personne = await personneDeTest(deps);
  await affecter(deps, personne.professionnelId);
  const session = await seConnecter(serveur, deps, personne);
  await base.proprietaire.query(
    `alter table evenement add constraint panne check (action <> 'COMPTE_FERME') not valid`,
  );
  try {
    const { statut } = await serveur.appeler(contrat.changerActiviteCompte, {
      params: { id: personne.compteId },
      body: { actif: false },
      jeton,
    });
    expect(statut).toBe(500);
  } finally {
    await base.proprietaire.query('alter table evenement drop constraint panne');
  }
  expect((await serveur.appeler(contrat.lireSession, { jeton: session })).statut).toBe(200);
});

test('ce qui est fait à un compte sans lieu de travail est noté dans la chaîne de la plateforme', async () => {
  const personne = await personneDeTest(deps);
  await reinitialiser(personne.compteId, 'MOT_DE_PASSE');
  const { rows } = await base.proprietaire.query(
    `select chaine, acteur, action from evenement where organisation_id = '00000000-0000-0000-0000-000000000000'`,
  );
  expect(rows).toContainEqual({ chaine: 'TECHNIQUE', acteur: 'direction', action: 'COMPTE_REINITIALISE' });
});

test('la démonstration montre un code qui marche encore après avoir servi', async () => {
  const personne = await personneDeTest(deps);
  const { identifiant } = personne;
  const comptes = [{ identifiant, nom: 'Camille Essai', fonction: 'Infirmière', lieu: 'EHPAD' }];
  const demo = await serveurAcces({
    ...deps,
    demo: true,
    comptesDemo: async () => ({ motDePasse: MOT_DE_PASSE, comptes }),
  });
  for (const _ of [1, 2]) {
    const { corps } = await demo.appeler(contrat.lireComptesDemo);
    const demi = await demo.appeler(contrat.ouvrirSession, {
      body: { identifiant, motDePasse: corps.motDePasse },
    });
    const entree = await demo.appeler(contrat.saisirSecondFacteur, {
      jeton: demi.jeton,
      body: { code: corps.comptes[0]?.code ?? '' },
    });
    expect(entree.statut).toBe(200);
  }
  await demo.fermer();
});

test('sans démonstration, aucun compte n’est montré', async () => {
  const { corps } = await serveur.appeler(contrat.lireComptesDemo);
  expect(corps).toEqual({ demo: false, essai: false, motDePasse: '', restant: 0, comptes: [] });
});
