import * as contrat from '@orapont/contract/demande';
import { afterAll, expect, test } from 'vitest';
import { baseDeTest } from '../../../adapters/postgres/testing.ts';
import { synchroniser } from './synchroniser.ts';
import { bancDeDemande } from './testing-banc.ts';

const base = await baseDeTest();
const { proprietaire } = base;
const { http, deps, monde, le, decor, recueil, brouillon, envoyer, envoyee, compter, ouvrirEnFace, appeler } =
  await bancDeDemande(base);
afterAll(() => http.fermer());

test('TE-08 : une information donnée après le consentement n’est pas enregistrée', async () => {
  const d = await decor();
  const acte = await brouillon(d);
  const reponse = await appeler(contrat.recueillirConsentement, {
    session: d.session,
    params: { id: acte.id },
    body: recueil(d.dentiste, { information: { le: le(-5), par: 'Camille', versionTexte: '2026-1' } }),
  });
  expect(reponse.corps).toMatchObject({ code: 'REGLE_NON_RESPECTEE', motifs: ['INFORMATION_POSTERIEURE'] });
  expect(await compter('from consentement where acte_id = $1', [acte.id])).toBe(0);
});

test('TE-08 : le refus de la personne est enregistré et clôt la demande', async () => {
  const d = await decor();
  const acte = await brouillon(d);
  const saisie = recueil(d.dentiste);
  const reponse = await appeler(contrat.recueillirConsentement, {
    session: d.session,
    params: { id: acte.id },
    body: { ...saisie, decision: { ...saisie.decision, sens: 'REFUSE' }, revenirLe: '2027-01-04' },
  });
  expect(reponse.corps.etat).toBe('ANNULEE');
  const lue = await appeler(contrat.lireDemande, { session: d.session, params: { id: acte.id } });
  expect(lue.corps.historique.at(-1)?.precision).toBe('Refus enregistré. En reparler le 04/01/2027.');
});

test('TE-08 : un consentement donné pour un autre requis ne vaut pas pour celui-ci', async () => {
  const d = await decor();
  const acte = await brouillon(d);
  await monde.image(d.ehpad, { id: acte.id, dossierId: d.dossierId, auteurId: d.infirmiere });
  const autre = await monde.professionnel(d.cabinet, { profession: '40', roles: ['praticien'] });
  await appeler(contrat.recueillirConsentement, {
    session: d.session,
    params: { id: acte.id },
    body: recueil(autre),
  });
  expect((await envoyer(d.session, acte)).corps.motifs).toEqual(['CONSENTEMENT_AUTRE_REQUIS']);
});

test('TE-08 : le retrait ferme le partage dans l’instant, avant même la copie', async () => {
  const d = await decor();
  const acte = await envoyee(d);
  expect(await ouvrirEnFace(d, acte.id)).toEqual({ etat: 'ENVOYEE' });
  const retrait = await appeler(contrat.retirerConsentement, {
    session: d.session,
    params: { id: acte.id },
    body: { auteur: 'Jeanne Lefèvre', capacite: 'PERSONNE' },
  });
  expect(retrait.corps).toEqual({ etat: 'ANNULEE', acteAnnule: true, compteRenduConserve: false });
  await expect(ouvrirEnFace(d, acte.id)).rejects.toThrow('INTROUVABLE');
  await synchroniser(deps, { organisationId: d.ehpad.organisationId, acteId: acte.id });
  await synchroniser(deps, { organisationId: d.ehpad.organisationId, acteId: acte.id });
  expect(await compter(`from notification where acte_id = $1 and type = 'RETRAIT'`, [acte.id])).toBe(1);
  expect(await compter('from acte_recu where id = $1 and ferme_le is not null', [acte.id])).toBe(1);
});

test('TE-08 : après l’avis, le retrait est noté et le compte rendu reste', async () => {
  const d = await decor();
  const acte = await envoyee(d);
  await proprietaire.query(
    `update acte set etat = 'AVIS_RENDU', compte_rendu = '{}', repondu_le = now() where id = $1`,
    [acte.id],
  );
  const retrait = await appeler(contrat.retirerConsentement, {
    session: d.session,
    params: { id: acte.id },
    body: { auteur: 'Jeanne Lefèvre', capacite: 'PERSONNE' },
  });
  expect(retrait.corps).toEqual({ etat: 'AVIS_RENDU', acteAnnule: false, compteRenduConserve: true });
});
