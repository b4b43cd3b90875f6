import {
  enregistrerDispositif,
  lireDispositif,
  listerDispositifs,
  noterEntretien,
} from '@orapont/contract/dispositif';
import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { baseDeTest } from '../../adapters/postgres/testing.ts';
import type { Session } from '../../kernel/session.ts';
import { serveurDeTest, sessionDeTest } from '../../kernel/testing.ts';
import { dispositifsRoutes } from './routes.ts';

const { bd, proprietaire } = await baseDeTest();

async function atelier() {
  const organisationId = uuidv7();
  const autreId = uuidv7();
  for (const id of [organisationId, autreId])
    await proprietaire.query(`insert into organisation (id, nom, type) values ($1, 'Maison', 'ESMS')`, [id]);
  const personne = (nom: string, roles: Session['roles'], organisation: string | null = organisationId) =>
    sessionDeTest({ nom, roles, organisationId: organisation, compteId: uuidv7() });
  const gens = {
    infirmiere: personne('Claire Moreau', ['soignant']),
    coordinatrice: personne('Nathalie Perrin', ['coordinateur']),
    accueil: personne('Ana Secret', ['secretariat']),
    plateforme: { ...personne('Hélène Fabre', ['administrateur'], null), administrateur: true },
    ailleurs: personne('Paul Ailleurs', ['coordinateur'], autreId),
  };
  const serveur = await serveurDeTest({
    session: gens.coordinatrice,
    monter: (s) => dispositifsRoutes(s, { bd, maintenant: () => new Date('2026-03-02T09:00:00Z') }),
  });
  const id = uuidv7();
  return { organisationId, gens, appeler: serveur.appeler, id, params: { id } };
}

const SOPRO = {
  version: null,
  type: 'FLUORESCENCE' as const,
  nom: 'Caméra bleue',
  modele: 'Sopro C50',
  numeroSerie: 'S-1234',
  validation: 'Étude e-DENT 2014',
};

test('CAP-03 : un appareil s’ajoute une fois, se corrige depuis sa version, s’archive en dernier', async () => {
  const { appeler, id, params } = await atelier();
  const ajouts = await Promise.all([1, 2].map(() => appeler(enregistrerDispositif, { params, body: SOPRO })));
  expect(ajouts.map(({ statut, corps }) => [statut, corps.version])).toEqual([
    [200, 1],
    [200, 1],
  ]);
  const changements = await Promise.all(
    ['A', 'B'].map((nom) => appeler(enregistrerDispositif, { params, body: { ...SOPRO, nom, version: 1 } })),
  );
  expect(changements.map(({ statut }) => statut).toSorted()).toEqual([200, 409]);
  await appeler(enregistrerDispositif, { params: { id: uuidv7() }, body: { ...SOPRO, nom: 'Téléphone' } });
  await appeler(enregistrerDispositif, { params, body: { ...SOPRO, version: 2, archive: true } });
  const { corps } = await appeler(listerDispositifs, {});
  expect(corps.dispositifs.map(({ nom, archive }) => [nom, archive])).toEqual([
    ['Téléphone', false],
    ['Caméra bleue', true],
  ]);
  expect(corps.dispositifs.find((d) => d.id === id)).toMatchObject({ verifieLe: null, desinfecteLe: null });
});

test('CAP-03 : « désinfecté » en un geste, l’infirmière l’écrit, rien ne s’efface', async () => {
  const { appeler, params, gens, organisationId } = await atelier();
  await appeler(enregistrerDispositif, { params, body: SOPRO });
  const session = gens.infirmiere;
  const geste = { id: uuidv7(), type: 'DESINFECTION' as const, produit: 'Lingette virucide' };
  const notes = await Promise.all(
    [1, 2].map(() => appeler(noterEntretien, { params, session, body: geste })),
  );
  expect(notes.map(({ statut }) => statut)).toEqual([200, 200]);
  await appeler(noterEntretien, {
    params,
    session,
    body: { id: uuidv7(), type: 'VERIFICATION', le: '2026-02-01T08:00:00.000Z', note: 'Image nette.' },
  });
  const { corps } = await appeler(lireDispositif, { params, session });
  expect(corps.entretiens.map(({ type, par, produit }) => [type, par, produit])).toEqual([
    ['DESINFECTION', 'Claire Moreau', 'Lingette virucide'],
    ['VERIFICATION', 'Claire Moreau', ''],
  ]);
  expect(corps.dispositif).toMatchObject({
    desinfecteLe: '2026-03-02T09:00:00.000Z',
    desinfectePar: 'Claire Moreau',
    dernierProduit: 'Lingette virucide',
    verifieLe: '2026-02-01T08:00:00.000Z',
  });
  expect([corps.gerer, corps.entretenir]).toEqual([false, true]);
  const demain = await appeler(noterEntretien, {
    params,
    session,
    body: { ...geste, id: uuidv7(), le: '2026-03-03T09:00:00.000Z' },
  });
  expect(Object.keys(demain.corps.champs ?? {})).toEqual(['le']);
  await expect(
    bd.organisation({ organisationId }, (tx) => tx.deleteFrom('dispositif_entretien').execute()),
  ).rejects.toThrow(/permission denied/);
  const { rows } = await proprietaire.query(
    'select action from evenement where organisation_id = $1 order by id',
    [organisationId],
  );
  expect(rows.map(({ action }) => action)).toEqual([
    'DISPOSITIF_AJOUTE',
    'DISPOSITIF_DESINFECTE',
    'DISPOSITIF_VERIFIE',
  ]);
});

test('CAP-03 : chacun chez soi ; qui administre la plateforme nomme l’organisation', async () => {
  const { appeler, params, gens, organisationId } = await atelier();
  await appeler(enregistrerDispositif, { params, body: SOPRO });
  const lire = (session: Session, query = {}) => appeler(lireDispositif, { params, session, query });
  expect((await lire(gens.accueil)).statut).toBe(403);
  expect((await lire(gens.ailleurs)).statut).toBe(404);
  // Another organisation that is named by someone of this one is not opened.
  expect((await lire(gens.ailleurs, { organisation: organisationId })).statut).toBe(404);
  expect((await lire(gens.plateforme)).corps.motifs).toEqual(['ORGANISATION_A_CHOISIR']);
  const ici = { organisation: organisationId };
  expect((await lire(gens.plateforme, ici)).corps.dispositif.nom).toBe('Caméra bleue');
  const refus = await appeler(enregistrerDispositif, {
    params,
    session: gens.infirmiere,
    body: { ...SOPRO, version: 1 },
  });
  expect(refus.statut).toBe(403);
  const note = { id: uuidv7(), type: 'DESINFECTION' as const };
  const parElle = await appeler(noterEntretien, { params, session: gens.plateforme, query: ici, body: note });
  expect([parElle.statut, parElle.corps.motifs]).toEqual([403, ['ROLE_INSUFFISANT']]);
});
