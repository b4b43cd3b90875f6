import { randomUUID } from 'node:crypto';
import type { CaptationEcriteT } from '@orapont/contract/captation';
import { PROTOCOLES } from '@orapont/domain/captation/protocoles';
import { VUES } from '@orapont/domain/captation/vues';
import { Erreur } from '@orapont/domain/erreurs';
import { expect, test } from 'vitest';
import { baseDeTest } from '../adapters/postgres/testing.ts';
import { ecrireCaptation } from '../features/captation/ecrire.ts';
import { enregistrer, lister } from '../features/captation/enregistrer.ts';
import { envoyerActe, scenario } from '../features/medias/testing.ts';
import { lireCaptations } from '../features/teleexpertise/demande/captation-lue-repository.ts';
import { citerCaptation } from '../features/teleexpertise/demande/citer-captation.ts';
import { enSoin, type Session } from '../kernel/session.ts';

const { bd, proprietaire } = await baseDeTest();
const s = await scenario(bd);
const AUCUN_PROPRE = { vues: [], protocoles: [] };
const deps = { bd, maintenant: () => new Date('2026-11-22T09:30:00.000Z') };

const ecrite = (autre: Partial<CaptationEcriteT> = {}): CaptationEcriteT => ({
  revision: 1,
  protocole: 'RAPIDE_5',
  appareil: 'TABLETTE',
  dispositifId: null,
  debut: '2026-11-22T09:00:00.000Z',
  fin: null,
  issue: null,
  vuesPassees: [],
  corrections: [],
  suite: null,
  ...autre,
});

const refusee = (autre: Partial<CaptationEcriteT> = {}) =>
  ecrite({
    revision: 3,
    fin: '2026-11-22T09:08:00.000Z',
    issue: 'REFUS',
    vuesPassees: [{ vue: 'OCCLUSALE_SUPERIEURE', motif: 'OUVERTURE_LIMITEE' }],
    corrections: [{ sorte: 'DENT', dent: '37', faces: [], visibilite: 'NON_VUE', motif: 'MASQUEE' }],
    suite: { moment: 'SEMAINE', amenagements: ['PERSONNE_PRESENTE'], vues: ['FACE'] },
    ...autre,
  });

const ecrire = (session: Session, acteId: string, captationId: string, captation: CaptationEcriteT) =>
  enregistrer(deps, enSoin(session), { acteId, captationId }, captation);
const motifs = (promesse: Promise<unknown>) =>
  promesse.then(
    () => 'passe',
    (erreur: unknown) => (erreur instanceof Erreur ? [erreur.code, ...erreur.motifs] : String(erreur)),
  );

test('CAP-02 : une prise de vues s’écrit geste après geste, et se relit entière', async () => {
  const acteId = await s.nouvelActe();
  const id = randomUUID();
  await ecrire(s.infirmiere.session, acteId, id, ecrite());
  const relue = await ecrire(s.infirmiere.session, acteId, id, refusee());
  expect(relue).toMatchObject({ ...refusee(), id, mienne: true, auteur: { nom: 'Claire Aubry' } });
  expect(await lister(deps, enSoin(s.infirmiere.session), acteId)).toEqual([relue]);
});

test('CAP-02 : une écriture en retard n’efface pas la dernière ; ensemble, la plus haute reste', async () => {
  const acteId = await s.nouvelActe();
  const id = randomUUID();
  await Promise.all(
    [3, 1, 2].map((revision) => ecrire(s.infirmiere.session, acteId, id, refusee({ revision }))),
  );
  await ecrire(s.infirmiere.session, acteId, id, ecrite({ revision: 2 }));
  const [lue] = await lister(deps, enSoin(s.infirmiere.session), acteId);
  expect([lue?.revision, lue?.issue]).toEqual([3, 'REFUS']);
});

test('TC-04 : sans droit de prendre des images on ne l’écrit pas ; sur un autre site ou ailleurs, on ne la voit pas', async () => {
  const acteId = await s.nouvelActe();
  const id = randomUUID();
  expect(await motifs(ecrire(s.novice.session, acteId, id, ecrite()))).toContain('SANS_DROIT_DE_CAPTATION');
  expect(await motifs(ecrire(s.voisine.session, acteId, id, ecrite()))).toContain('SANS_RELATION_DE_SOIN');
  await ecrire(s.infirmiere.session, acteId, id, ecrite());
  expect(await motifs(ecrire(s.dentiste.session, acteId, id, ecrite()))).toEqual(['INTROUVABLE']);
  expect(await motifs(lister(deps, enSoin(s.dentiste.session), acteId))).toEqual(['INTROUVABLE']);
  expect(await motifs(lister(deps, enSoin(s.voisine.session), acteId))).toContain('SANS_RELATION_DE_SOIN');
});

test('TE-15 : le requis ne lit pas la table, même quand l’acte lui est ouvert', async () => {
  const acteId = await s.nouvelActe();
  await ecrire(s.infirmiere.session, acteId, randomUUID(), refusee());
  await envoyerActe(bd, s, acteId, { medias: [] });
  const vues = await bd.acte({ organisationId: s.cabinet }, acteId, (tx) => lireCaptations(tx, acteId));
  expect(vues).toEqual([]);
});

test('CAP-02 : une demande partie ne reçoit plus de prise de vues', async () => {
  const acteId = await s.nouvelActe();
  await envoyerActe(bd, s, acteId, { medias: [] });
  expect(await motifs(ecrire(s.infirmiere.session, acteId, randomUUID(), ecrite()))).toEqual([
    'CONFLIT',
    'TRANSITION_IMPOSSIBLE',
  ]);
});

test('CAP-02 : l’identifiant d’une prise reste à son auteur et à sa demande', async () => {
  const acteId = await s.nouvelActe();
  const id = randomUUID();
  await ecrire(s.infirmiere.session, acteId, id, ecrite());
  expect(await motifs(ecrire(s.infirmiere.session, await s.nouvelActe(), id, ecrite()))).toEqual([
    'CONFLIT',
    'CLE_REUTILISEE',
  ]);
});

test('CAP-02 : la base refuse une fin sans issue', async () => {
  const acteId = await s.nouvelActe();
  const id = randomUUID();
  await ecrire(s.infirmiere.session, acteId, id, ecrite());
  await expect(
    proprietaire.query('update app.captation set fin = now() where id = $1', [id]),
  ).rejects.toThrow(/fin_motivee/);
});

test('DOS-09 : une prise de vues laisse un début et une fin dans le journal, pas un événement par geste', async () => {
  const acteId = await s.nouvelActe();
  const id = randomUUID();
  const maintenant = { bd, maintenant: () => new Date() };
  const noter = (captation: CaptationEcriteT) =>
    enregistrer(maintenant, enSoin(s.infirmiere.session), { acteId, captationId: id }, captation);
  await noter(ecrite());
  await noter(ecrite({ revision: 2 }));
  await noter(refusee());
  const { rows } = await proprietaire.query(
    'select action from app.evenement where acte_id = $1 order by le',
    [acteId],
  );
  expect(rows.map(({ action }) => action)).toEqual(['CAPTATION_EN_COURS', 'CAPTATION_TERMINEE']);
});

test('CAP-02 : une tournée livre une prise par le même chemin, vérifiée', async () => {
  const acteId = await s.nouvelActe();
  const id = randomUUID();
  const { rows } = await proprietaire.query('select dossier_id from app.acte where id = $1', [acteId]);
  const seance = {
    organisationId: s.ehpad,
    acteId,
    dossierId: String(rows[0]?.dossier_id),
    auteurId: s.infirmiere.professionnelId,
  };
  const livrer = (captation: object) =>
    bd.organisation({ organisationId: s.ehpad }, (tx) =>
      ecrireCaptation.ecrire(tx, seance, { id, ...captation }),
    );
  await livrer(refusee());
  await livrer(refusee());
  expect(await lister(deps, enSoin(s.infirmiere.session), acteId)).toHaveLength(1);
  expect(await motifs(livrer({ revision: 'deux' }))).toEqual(['SAISIE_INVALIDE']);
});

test('CAP-02 : la demande figée dit le refus et la raison de chaque vue qui manque', async () => {
  const acteId = await s.nouvelActe();
  await ecrire(s.infirmiere.session, acteId, randomUUID(), refusee());
  const captations = await bd.organisation({ organisationId: s.ehpad }, (tx) => lireCaptations(tx, acteId));
  expect(citerCaptation(captations, ['FACE'], AUCUN_PROPRE)).toMatchObject({
    auteur: 'Claire Aubry',
    appareil: 'tablette',
    phrase: 'Images partielles\u00a0: refus aujourd’hui',
    vuesNonPrises: [
      { vue: 'VESTIBULAIRE_DROITE', motif: 'REFUS' },
      { vue: 'VESTIBULAIRE_GAUCHE', motif: 'REFUS' },
      { vue: 'OCCLUSALE_SUPERIEURE', motif: 'OUVERTURE_LIMITEE' },
      { vue: 'OCCLUSALE_INFERIEURE', motif: 'REFUS' },
    ],
    corrections: [{ dent: '37' }],
  });
  expect(citerCaptation([], ['FACE'], AUCUN_PROPRE)).toBeNull();
});

test('CAP-01 : une vue de l’organisation qui manque passe la cloison avec ce qu’elle aurait montré', async () => {
  const acteId = await s.nouvelActe();
  await ecrire(s.infirmiere.session, acteId, randomUUID(), refusee({ protocole: 'MAISON', vuesPassees: [] }));
  const captations = await bd.organisation({ organisationId: s.ehpad }, (tx) => lireCaptations(tx, acteId));
  const vue = { ...VUES.FACE, code: 'VUE_MAISON', libelle: 'Vue de la maison' };
  const protocole = {
    ...PROTOCOLES.RAPIDE_5,
    code: 'MAISON',
    libelle: 'Maison',
    vues: ['FACE', 'VUE_MAISON'],
  };
  expect(citerCaptation(captations, ['FACE'], { vues: [vue], protocoles: [protocole] })).toMatchObject({
    protocoleLibelle: 'Maison',
    vuesNonPrises: [{ vue: 'VUE_MAISON', vueLibelle: 'Vue de la maison', motif: 'REFUS', vueDecrite: vue }],
  });
});
