import { randomUUID } from 'node:crypto';
import * as appareil from '@orapont/contract/appareil';
import { lireDossier } from '@orapont/contract/dossier';
import * as livraison from '@orapont/contract/livraison';
import { messageEffacement, messageEnrolement } from '@orapont/domain/appareil/messages';
import { expect, test } from 'vitest';
import { idDemo } from '../bac-a-sable/demo/identifiants.ts';
import { ORIGINE } from '../matrice/application.ts';
import { bancDeTournee, SITE } from './testing-tournee.ts';

const banc = await bancDeTournee();
const { appeler } = banc;
const INVENTAIRE = { body: { plis: [], medias: [] } };
const fermer = (id: string, geste: 'FERMER' | 'ROUVRIR' | 'EFFACER') =>
  appeler(appareil.changerAppareil, { qui: 'soignant du site', params: { id }, body: { geste } });

test('une tablette s’enrôle avec sa clé, prouve qu’elle la tient, et livre', async () => {
  const t = await banc.tablette();
  expect(t.enrolement).toMatchObject({ statut: 200, corps: { id: t.id, etat: 'ACTIF', siteId: SITE } });
  const { statut, corps } = await t.ouvrir();
  expect({ statut, compteur: corps.compteur }).toEqual({ statut: 200, compteur: 0 });
  expect((await appeler(livraison.inventorier, { jeton: corps.jeton, ...INVENTAIRE })).statut).toBe(200);
});

test('sans la bonne signature, rien : ni enrôlement, ni jeton, ni sous une clé qui n’est pas sur la courbe', async () => {
  const t = await banc.tablette();
  const autre = await banc.tablette();
  const signature = autre.signer(messageEnrolement({ origine: ORIGINE, appareilId: t.id }));
  const enroler = (id: string, cle: appareil.ClePubliqueT, preuve: string) =>
    appeler(appareil.enrolerAppareil, {
      qui: 'soignant du site',
      params: { id },
      body: { nom: 'X', siteId: SITE, cle, signature: preuve },
    });
  expect((await enroler(randomUUID(), t.cle, signature)).statut).toBe(422);
  expect((await enroler(randomUUID(), { ...t.cle, x: 'A'.repeat(43) }, signature)).statut).toBe(422);
  // The id of a device that exists, with another key.
  expect(await enroler(t.id, autre.cle, signature)).toMatchObject({ statut: 409 });
  const { defi } = await t.defier();
  expect(await t.ouvrir({ defi, signature: autre.signer('autre chose') })).toMatchObject({
    statut: 401,
    corps: { motifs: ['DEFI_REFUSE'] },
  });
  // Signed by the right key, for something else.
  const effacement = t.signer(messageEffacement({ origine: ORIGINE, appareilId: t.id, defi }));
  expect((await t.ouvrir({ defi, signature: effacement })).statut).toBe(401);
});

test('un défi ne sert qu’une fois, même à deux réponses simultanées, et seulement à qui il fut donné', async () => {
  const t = await banc.tablette();
  const preuve = await t.defier();
  const essais = await Promise.all([t.ouvrir(preuve), t.ouvrir(preuve), t.ouvrir(preuve)]);
  expect(essais.map(({ statut }) => statut).toSorted((a, b) => a - b)).toEqual([200, 401, 401]);
  expect((await t.ouvrir(preuve)).statut).toBe(401);
  const autre = await banc.tablette();
  expect((await autre.ouvrir(preuve)).statut).toBe(401);
  expect((await t.ouvrir({ ...preuve, defi: `${preuve.defi}x` })).statut).toBe(401);
});

test('un jeton dure dix minutes ; une session ne remplace pas une tablette, ni une tablette une session', async () => {
  const t = await banc.tablette();
  const jeton = await t.jetonOuvert();
  await banc.proprietaire.query(
    `update appareil_jeton set expire_le = now() - interval '1 second' where appareil_id = $1`,
    [t.id],
  );
  expect(await appeler(livraison.inventorier, { jeton, ...INVENTAIRE })).toMatchObject({
    statut: 401,
    corps: { motifs: ['JETON_APPAREIL'] },
  });
  expect((await appeler(livraison.inventorier, { qui: 'soignant du site', ...INVENTAIRE })).statut).toBe(401);
  const neuf = (await t.ouvrir()).corps.jeton;
  const dossierId = await banc.resident();
  expect((await appeler(lireDossier, { jeton: neuf, params: { id: dossierId } })).statut).toBe(401);
});

test('fermée, elle garde et attend ; rouverte, elle livre ; effacée, elle le dit une dernière fois', async () => {
  const t = await banc.tablette();
  const jeton = await t.jetonOuvert();
  const inventaire = () => appeler(livraison.inventorier, { jeton, ...INVENTAIRE });
  expect((await fermer(t.id, 'FERMER')).corps).toMatchObject({ etat: 'FERME', fermePar: 'Émilie Roche' });
  // At once, with the token that it already holds.
  expect(await inventaire()).toMatchObject({ statut: 410, corps: { motifs: ['APPAREIL_FERME'] } });
  expect(await t.ouvrir()).toMatchObject({ statut: 410, corps: { motifs: ['APPAREIL_FERME'] } });
  expect((await t.effacer()).statut).toBe(409);
  expect((await fermer(t.id, 'ROUVRIR')).corps.etat).toBe('ACTIF');
  expect((await inventaire()).statut).toBe(200);
  expect((await fermer(t.id, 'EFFACER')).corps.etat).toBe('A_EFFACER');
  expect(await inventaire()).toMatchObject({ statut: 410, corps: { motifs: ['APPAREIL_EFFACER'] } });
  expect((await fermer(t.id, 'ROUVRIR')).statut).toBe(409);
  expect((await t.effacer()).statut).toBe(200);
  expect((await t.effacer()).statut).toBe(200);
  const { corps } = await appeler(appareil.listerAppareils, { qui: 'soignant du site' });
  expect(corps.appareils.find(({ id }) => id === t.id)).toMatchObject({
    etat: 'EFFACE',
    peut: { rouvrir: false },
  });
  const traces = await banc.lire(
    `select action from evenement where chaine = 'TECHNIQUE' and acteur like '%Tablette 1' and action like 'APPAREIL%' and compte_id is not null order by le desc limit 3`,
    [],
  );
  expect(traces.map(({ action }) => action)).toEqual([
    'APPAREIL_EFFACEMENT_DEMANDE',
    'APPAREIL_ROUVERT',
    'APPAREIL_FERME',
  ]);
});

test('trente jours de silence, ou une structure fermée : elle ne livre plus, sans rien perdre', async () => {
  const t = await banc.tablette();
  const vieillir = (jours: number) =>
    banc.proprietaire.query(`update appareil set vu_le = now() - make_interval(days => $2) where id = $1`, [
      t.id,
      jours,
    ]);
  await vieillir(29);
  expect((await t.ouvrir()).statut).toBe(200);
  await vieillir(31);
  expect(await t.ouvrir()).toMatchObject({ statut: 410, corps: { motifs: ['APPAREIL_SILENCIEUX'] } });
  expect((await fermer(t.id, 'ROUVRIR')).statut).toBe(200);
  expect((await t.ouvrir()).statut).toBe(200);
  const structure = (actif: boolean) =>
    banc.proprietaire.query(
      `update organisation set actif = $2 where id = (select organisation_id from appareil where id = $1)`,
      [t.id, actif],
    );
  await structure(false);
  expect(await t.ouvrir()).toMatchObject({ statut: 410, corps: { motifs: ['APPAREIL_FERME'] } });
  await structure(true);
  expect((await t.ouvrir()).statut).toBe(200);
});

test('une autre organisation ne la voit pas, ne la ferme pas, et n’en prend pas le nom', async () => {
  const t = await banc.tablette();
  const ailleurs = await appeler(appareil.changerAppareil, {
    qui: 'praticien d’une autre organisation',
    params: { id: t.id },
    body: { geste: 'EFFACER' },
  });
  expect(ailleurs.statut).toBe(404);
  const autreSite = await appeler(appareil.changerAppareil, {
    qui: 'soignant d’un autre site',
    params: { id: t.id },
    body: { geste: 'EFFACER' },
  });
  expect(autreSite.statut).toBe(403);
  // The same id enrolled elsewhere, with another key: the first keeps its own.
  const { rows } = await banc.proprietaire.query(
    `insert into appareil (organisation_id, id, site_id, nom, cle, enrole_par, enrole_par_nom)
     select organisation_id, $1, id, 'Double', $2, $1, 'X' from site where organisation_id <> (select organisation_id from site where id = $3) limit 1
     returning organisation_id`,
    [t.id, JSON.stringify((await banc.tablette()).cle), SITE],
  );
  expect(rows).toHaveLength(1);
  expect((await t.ouvrir()).statut).toBe(200);
});

test('trente réponses par minute : au-delà, plus rien n’est vérifié', async () => {
  const t = await banc.tablette();
  const preuve = { defi: 'x'.repeat(40), signature: 'A'.repeat(86) };
  const statuts: number[] = [];
  for (let i = 0; i < 32; i++) statuts.push((await t.ouvrir(preuve)).statut);
  expect([statuts[0], statuts[29], statuts[30], statuts[31]]).toEqual([401, 401, 429, 429]);
});

test('ORG-01 : qui répond de la plateforme ferme une tablette ; qui répond d’une autre structure ne la voit pas', async () => {
  const t = await banc.tablette();
  const query = { organisation: idDemo('organisation association') };
  const vues = async (qui: 'administrateur' | 'coordinateur') =>
    (await appeler(appareil.listerAppareils, { qui, query })).corps.appareils.map(({ id }) => id);
  const geste = (qui: 'administrateur' | 'coordinateur') =>
    appeler(appareil.changerAppareil, { qui, query, params: { id: t.id }, body: { geste: 'FERMER' } });
  expect(await vues('administrateur')).toContain(t.id);
  expect(await vues('coordinateur')).not.toContain(t.id);
  expect((await geste('coordinateur')).statut).toBe(404);
  expect((await geste('administrateur')).corps).toMatchObject({ etat: 'FERME' });
});
