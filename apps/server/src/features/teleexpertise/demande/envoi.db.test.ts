import { randomUUID } from 'node:crypto';
import * as contrat from '@orapont/contract/demande';
import { afterAll, expect, test } from 'vitest';
import { baseDeTest } from '../../../adapters/postgres/testing.ts';
import { synchroniser } from './synchroniser.ts';
import { type Lieu, sessionDe } from './testing.ts';
import { bancDeDemande } from './testing-banc.ts';

const base = await baseDeTest();
const { proprietaire } = base;
const {
  http,
  deps,
  monde,
  decor,
  recueil,
  brouillon,
  pret,
  envoyer,
  envoyee,
  compter,
  ouvrirEnFace,
  appeler,
} = await bancDeDemande(base);
afterAll(() => http.fermer());

test('TE-04, TE-08, TE-19 : une demande complète part, figée, partagée, avec ses deux courriers', async () => {
  const d = await decor();
  const acte = await envoyee(d);
  const lue = await appeler(contrat.lireDemande, { session: d.session, params: { id: acte.id } });
  expect(lue.corps).toMatchObject({ etat: 'ENVOYEE', etatLibelle: 'Envoyée', enRetard: false });
  expect(lue.corps.demande).toMatchObject({
    urgence: 'RAPIDE',
    requerant: { id: d.infirmiere },
    requis: { id: d.dentiste },
    quota: { indexTe2: 1 },
    consentement: { texteVersion: '2026-1' },
  });
  expect(await compter('from envoi where acte_id = $1', [acte.id])).toBe(2);
  expect(await ouvrirEnFace(d, acte.id)).toEqual({ etat: 'ENVOYEE' });
  const { rows } = await proprietaire.query(
    'select patient_nom, urgence, images from acte_recu where id = $1',
    [acte.id],
  );
  expect(rows).toEqual([{ patient_nom: 'LEFÈVRE Jeanne', urgence: 'RAPIDE', images: 1 }]);
});

test('TE-04, TE-08 : sans consentement ni image, tous les obstacles viennent ensemble et rien ne part', async () => {
  const d = await decor();
  const acte = await brouillon(d);
  const refus = await envoyer(d.session, acte);
  expect(refus.statut).toBe(422);
  const codes = (JSON.parse(refus.brute.body).obstacles as { code: string; source: string }[]).map(
    (o) => o.code,
  );
  expect(codes).toEqual(
    expect.arrayContaining(['DOCUMENT_ABSENT', 'INFORMATION_ABSENTE', 'CONSENTEMENT_ABSENT']),
  );
  expect(await compter('from envoi where acte_id = $1', [acte.id])).toBe(0);
  expect(await compter('from partage where acte_id = $1', [acte.id])).toBe(0);
});

test('TE-02 : l’infirmière d’un réseau, non employée, prépare sans pouvoir envoyer', async () => {
  const d = await decor();
  const acte = await pret(d);
  const reseau = sessionDe(d.ehpad, await monde.professionnel(d.ehpad, { employeur: false }), {
    employeur: false,
  });
  const reponse = await envoyer(reseau, acte);
  expect(reponse.corps).toMatchObject({ code: 'INTERDIT', motifs: ['NON_EMPLOYE_PAR_LA_STRUCTURE'] });
});

test('deux envois du même écran, même clé ou non, ne font qu’un départ', async () => {
  const d = await decor();
  const acte = await pret(d);
  const cle = randomUUID();
  const reponses = await Promise.all([
    envoyer(d.session, acte, cle),
    envoyer(d.session, acte, cle),
    envoyer(d.session, acte),
  ]);
  expect(reponses.filter(({ statut }) => statut === 200).length).toBeGreaterThanOrEqual(1);
  expect(await compter(`from envoi where acte_id = $1 and type = 'DEMANDE'`, [acte.id])).toBe(1);
  expect(await compter('from partage where acte_id = $1', [acte.id])).toBe(1);
  expect(await compter(`from acte_evenement where acte_id = $1 and type = 'ENVOYER'`, [acte.id])).toBe(1);
});

test('TE-02, TE-08 : changer de requis redemande le consentement, ferme l’ancien partage et ouvre le nouveau', async () => {
  const d = await decor();
  const acte = await envoyee(d);
  const ailleurs = await monde.lieu('CABINET', null);
  const autre = await monde.professionnel(ailleurs, { profession: '40', roles: ['praticien'] });
  await monde.lien(d.ehpad, d.dossierId, autre);
  const changer = () =>
    appeler(contrat.changerRequis, {
      session: d.session,
      params: { id: acte.id },
      body: { requisId: autre, jugeParRequerant: true },
    });
  expect((await changer()).corps.motifs).toEqual(['CONSENTEMENT_AUTRE_REQUIS']);
  await appeler(contrat.recueillirConsentement, {
    session: d.session,
    params: { id: acte.id },
    body: recueil(autre),
  });
  expect((await changer()).statut).toBe(200);
  await synchroniser(deps, { organisationId: d.ehpad.organisationId, acteId: acte.id });
  await expect(ouvrirEnFace(d, acte.id)).rejects.toThrow('INTROUVABLE');
  expect(await ouvrirEnFace({ ...d, cabinet: ailleurs }, acte.id)).toEqual({ etat: 'ENVOYEE' });
  expect(
    await compter(`from notification where professionnel_id = $1 and type = 'DEMANDE_RECUE'`, [autre]),
  ).toBe(1);
});

test('la cloison : une autre organisation, ou un autre site, ne voit pas la demande', async () => {
  const d = await decor();
  const acte = await brouillon(d);
  const etranger: Lieu = await monde.lieu('ESMS', '500');
  const autre = sessionDe(etranger, await monde.professionnel(etranger));
  expect((await appeler(contrat.lireDemande, { session: autre, params: { id: acte.id } })).statut).toBe(404);
  const memeOrganisation = { organisationId: d.ehpad.organisationId, siteId: etranger.siteId };
  const sansRelation = sessionDe(memeOrganisation, d.infirmiere);
  expect(
    (await appeler(contrat.lireDemande, { session: sansRelation, params: { id: acte.id } })).statut,
  ).toBe(403);
});
