import { randomUUID } from 'node:crypto';
import * as contrat from '@orapont/contract/protocole';
import { PROTOCOLES } from '@orapont/domain/captation/protocoles';
import { VUES } from '@orapont/domain/captation/vues';
import { expect, test } from 'vitest';
import { baseDeTest } from '../../adapters/postgres/testing.ts';
import { serveurDeTest, sessionDeTest } from '../../kernel/testing.ts';
import { protocolesRoutes } from './routes.ts';

const base = await baseDeTest();
const maintenant = () => new Date('2026-03-10T09:00:00.000Z');
const { code: _face, ...FACE } = VUES.FACE;
const { code: _rapide, ...RAPIDE } = PROTOCOLES.RAPIDE_5;
const CONTENU = { ...FACE, libelle: 'De face, avec l’appareil' };

async function organisation(): Promise<string> {
  const id = randomUUID();
  await base.bd.administration(undefined, (tx) =>
    tx
      .insertInto('organisation')
      .values({ id, nom: `Organisation ${id}`, type: 'ESMS' })
      .execute(),
  );
  return id;
}

const serveurPour = (session: ReturnType<typeof sessionDeTest>) =>
  serveurDeTest({ session, monter: (cible) => protocolesRoutes(cible, { bd: base.bd, maintenant }) });

async function administrateurDe(organisationId: string) {
  const serveur = await serveurPour(sessionDeTest({ organisationId, roles: ['administrateur'] }));
  const poserVue = (code: string, { version = 0, archive = false, contenu = CONTENU } = {}) =>
    serveur.appeler(contrat.enregistrerVue, {
      params: { organisationId, code },
      body: { version, archive, contenu },
    });
  const poserProtocole = (code: string, vues: string[], { version = 0, archive = false } = {}) =>
    serveur.appeler(contrat.enregistrerProtocole, {
      params: { organisationId, code },
      body: { version, archive, contenu: { ...RAPIDE, vues } },
    });
  return { serveur, poserVue, poserProtocole };
}

test('CAP-01 : une vue et un protocole ajoutés se relisent tels quels, chez soi seulement', async () => {
  const [ici, ailleurs] = [await organisation(), await organisation()];
  const { serveur, poserVue, poserProtocole } = await administrateurDe(ici);
  expect((await poserVue('FACE_APPAREIL')).corps).toEqual({ version: 1 });
  expect((await poserProtocole('ORTHODONTIE', ['FACE_APPAREIL', 'FACE'])).corps).toEqual({ version: 1 });

  const soignante = await serveurPour(sessionDeTest({ organisationId: ici }));
  const { corps } = await soignante.appeler(contrat.listerProtocoles);
  expect(corps.vues).toEqual([{ ...CONTENU, code: 'FACE_APPAREIL', version: 1, archive: false }]);
  expect(corps.protocoles).toMatchObject([{ code: 'ORTHODONTIE', vues: ['FACE_APPAREIL', 'FACE'] }]);

  const voisine = await serveurPour(sessionDeTest({ organisationId: ailleurs }));
  expect((await voisine.appeler(contrat.listerProtocoles)).corps).toEqual({
    vues: [],
    protocoles: [],
    masques: [],
  });
  await Promise.all([serveur.fermer(), soignante.fermer(), voisine.fermer()]);
});

test('CAP-01 : on revient à ce qui était en l’enregistrant à nouveau, et les codes d’Orapont sont refusés', async () => {
  const { serveur, poserVue } = await administrateurDe(await organisation());
  await poserVue('FACE_APPAREIL');
  expect(
    (await poserVue('FACE_APPAREIL', { version: 1, contenu: { ...CONTENU, libelle: 'Autre' } })).corps,
  ).toEqual({
    version: 2,
  });
  expect((await poserVue('FACE_APPAREIL', { version: 2 })).corps).toEqual({ version: 3 });
  const refus = await poserVue('FACE');
  expect([refus.statut, refus.corps]).toMatchObject([
    422,
    { motifs: ['CODE_RESERVE'], champs: { code: expect.any(String) } },
  ]);
  await serveur.fermer();
});

test('CAP-01 : deux administrateurs à la fois, un seul l’emporte', async () => {
  const { serveur, poserVue } = await administrateurDe(await organisation());
  const nees = await Promise.all([poserVue('COTE'), poserVue('COTE')]);
  expect(nees.map(({ statut }) => statut).toSorted()).toEqual([200, 409]);
  const changees = await Promise.all([poserVue('COTE', { version: 1 }), poserVue('COTE', { version: 1 })]);
  expect(changees.map(({ statut }) => statut).toSorted()).toEqual([200, 409]);
  await serveur.fermer();
});

test('CAP-01 : archiver une vue pendant qu’un protocole la prend laisse l’un des deux', async () => {
  const { serveur, poserVue, poserProtocole } = await administrateurDe(await organisation());
  await poserVue('COTE');
  const issues = await Promise.all([
    poserVue('COTE', { version: 1, archive: true }),
    poserProtocole('P_COTE', ['COTE']),
  ]);
  expect(issues.map(({ statut }) => statut).toSorted()).toEqual([200, 422]);
  await serveur.fermer();
});

test('DOS-12 : l’administrateur d’une autre organisation n’apprend rien, une soignante ne règle rien', async () => {
  const ici = await organisation();
  const demande = { params: { organisationId: ici } };
  const ailleurs = await serveurPour(
    sessionDeTest({ organisationId: randomUUID(), roles: ['administrateur'] }),
  );
  expect((await ailleurs.appeler(contrat.gererProtocoles, demande)).statut).toBe(404);
  const soignante = await serveurPour(sessionDeTest({ organisationId: ici }));
  expect((await soignante.appeler(contrat.gererProtocoles, demande)).statut).toBe(403);
  const plateforme = sessionDeTest({
    administrateur: true,
    roles: ['administrateur'],
    organisationId: null,
    siteId: null,
    professionnelId: null,
  });
  const direction = await serveurPour(plateforme);
  expect((await direction.appeler(contrat.gererProtocoles, demande)).statut).toBe(200);
  const inconnue = { params: { organisationId: randomUUID() } };
  expect((await direction.appeler(contrat.gererProtocoles, inconnue)).statut).toBe(404);
  await Promise.all([ailleurs.fermer(), soignante.fermer(), direction.fermer()]);
});

test('CAP-01 : un modèle que l’organisation ne propose plus se propose à nouveau, et reste proposé ailleurs', async () => {
  const [ici, ailleurs] = [await organisation(), await organisation()];
  const { serveur } = await administrateurDe(ici);
  const masquer = (masque: boolean) =>
    serveur.appeler(contrat.masquerProtocole, {
      params: { organisationId: ici, code: 'GROS_PLAN' },
      body: { masque },
    });
  const soignante = await serveurPour(sessionDeTest({ organisationId: ici }));
  const voisine = await serveurPour(sessionDeTest({ organisationId: ailleurs }));
  const masques = async (chez: typeof soignante) =>
    (await chez.appeler(contrat.listerProtocoles)).corps.masques;
  await Promise.all([masquer(true), masquer(true)]);
  expect([await masques(soignante), await masques(voisine)]).toEqual([['GROS_PLAN'], []]);
  await masquer(false);
  expect(await masques(soignante)).toEqual([]);
  await Promise.all([serveur.fermer(), soignante.fermer(), voisine.fermer()]);
});
