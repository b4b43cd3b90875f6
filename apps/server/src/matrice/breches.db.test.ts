import { randomUUID } from 'node:crypto';
import { ParId, Rien, Vide } from '@orapont/contract/communs';
import { type Route, route } from '@orapont/contract/route';
import { Erreur } from '@orapont/domain/erreurs';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { mount } from '../kernel/mount.ts';
import { type ApplicationDeTest, applicationDeTest } from './application.ts';
import { parcourir } from './matrice.ts';
import type { Attente } from './portes.ts';
import type { Situation } from './situations.ts';

/** Breaches, one mistake each: what the matrix must see. */
const plantee = (nom: string) =>
  route({
    nom: `breche.${nom}`,
    genre: 'json',
    method: 'GET',
    path: `/api/breches/${nom}/:id`,
    roles: 'tous',
    resume: 'Planted by a test.',
    params: ParId,
    query: Rien,
    body: Vide,
    reply: z.any(),
  });
const SANS_RELATION_DE_SOIN = plantee('sans-relation-de-soin');
const SANS_CLOISON = plantee('sans-cloison');
const BAVARDE = plantee('bavarde');
const SANS_LIGNE = plantee('sans-ligne');

const ATTENDUE: Attente = {
  etat: 'ENVOYEE',
  passe: { equipe: ['soignant', 'preneur', 'praticien'] },
  appel: ({ dossierId }: Situation) => ({ params: { id: dossierId } }),
};
const attentes = {
  [SANS_RELATION_DE_SOIN.nom]: ATTENDUE,
  [SANS_CLOISON.nom]: ATTENDUE,
  [BAVARDE.nom]: ATTENDUE,
};

let application: ApplicationDeTest;
const parBreche = async (breche: Route) => {
  const { fausses } = await parcourir(application, attentes);
  return fausses.filter(({ route: nom }) => nom === breche.nom);
};

beforeAll(async () => {
  let base: ApplicationDeTest['proprietaire'];
  application = await applicationDeTest((serveur, { bd }) => {
    mount(serveur, SANS_RELATION_DE_SOIN, async ({ session, params }) => {
      const organisationId = session.organisationId ?? randomUUID();
      const lu = await bd.organisation({ organisationId }, (tx) =>
        tx.selectFrom('dossier').select('nom_naissance').where('id', '=', params.id).executeTakeFirst(),
      );
      if (!lu) throw new Erreur('INTROUVABLE');
      return lu;
    });
    mount(serveur, SANS_CLOISON, async ({ params }) => {
      const { rows } = await base.query('select nom_naissance from app.dossier where id = $1', [params.id]);
      return rows[0];
    });
    mount(serveur, BAVARDE, async ({ params }) => {
      const { rows } = await base.query('select nom_naissance from app.dossier where id = $1', [params.id]);
      throw new Erreur('SAISIE_INVALIDE', [], { champs: { nom: String(rows[0]?.nom_naissance) } });
    });
    mount(serveur, SANS_LIGNE, async () => ({}));
  });
  base = application.proprietaire;
}, 120_000);

test('une porte sans ligne est signalée', async () => {
  const { nonDeclarees } = await parcourir(application, attentes);
  expect(nonDeclarees).toContain(SANS_LIGNE.nom);
});

test('une porte qui oublie la relation de soin est vue', async () => {
  const fausses = await parBreche(SANS_RELATION_DE_SOIN);
  const entrees = fausses.filter(({ statut }) => statut === 200);
  expect(entrees.map(({ acteur, situation }) => `${acteur}, ${situation}`)).toEqual([
    'soignant du site, autre site',
    'preneur du site, autre site',
    'soignant d’un autre site, partage ouvert',
    'soignant d’un autre site, partage fermé',
  ]);
});

test('une porte qui oublie la cloison des organisations est vue', async () => {
  const fausses = await parBreche(SANS_CLOISON);
  const acteurs = new Set(fausses.map(({ acteur }) => acteur));
  expect([...acteurs]).toEqual(
    expect.arrayContaining(['praticien du même cabinet', 'secretariat', 'coordinateur', 'administrateur']),
  );
});

test('une porte qui refuse en montrant le nom est vue', async () => {
  const fausses = await parBreche(BAVARDE);
  expect(fausses.filter(({ ecart }) => ecart?.startsWith('montre')).length).toBeGreaterThan(0);
});
