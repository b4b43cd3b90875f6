import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { T_CONSENTEMENT as T, T_SUIVI } from '../apps/web/src/features/demande/textes.ts';
import { T as LECTURE } from '../apps/web/src/features/lecture/textes.ts';
import { LIBELLES_CAPACITE } from '../packages/domain/src/consentement/capacite.ts';
import { LIBELLES_AVIS_PERSONNE } from '../packages/domain/src/consentement/recueil.ts';
import { CINQ_VUES, envoyer, nouveauResident, type Protection, preparerDemande } from './outils/acte.ts';
import { ouvrirLeCas } from './outils/gestes.ts';
import { photos } from './outils/images.ts';
import { axe, capture, client, parcours } from './outils/parcours.ts';

const { ouvrir } = parcours();

async function preparer(nom: string, protection: Protection, consentement?: false): Promise<string> {
  const soignante = await client('emilie.roche');
  const dossierId = await nouveauResident(
    soignante,
    { nom, prenom: 'Marthe', lieu: 'tilleuls', protection },
    'claire.moreau',
  );
  const acteId = await preparerDemande(soignante, {
    dossierId,
    requis: 'claire.moreau',
    lieuDuRequis: 'port',
    question: 'Cette rougeur est-elle à montrer ?',
    photos: await photos(CINQ_VUES.length),
    ...(consentement === false ? { consentement } : {}),
  });
  if (consentement !== false) await envoyer(soignante, acteId);
  return acteId;
}

async function ouvrirConsentement(acteId: string): Promise<Page> {
  const page = await ouvrir('emilie.roche');
  await page.goto(`/demandes/${acteId}/consentement`);
  await page.getByRole('heading', { name: T.decisionTitre }).waitFor();
  return page;
}

const choisir = (page: Page, question: string, reponse: string) =>
  page
    .getByRole('radiogroup', { name: question })
    .getByRole('radio', { name: reponse })
    .check({ force: true });

/** What is recorded leads to the next step; one may come back to read it. */
async function revoir(page: Page): Promise<void> {
  await page.waitForURL('**/questions');
  await page.goBack();
  await page.getByRole('heading', { name: T.dejaTitre }).waitFor();
}

test('TE-08 : la tutrice qui représente la personne consent, et l’avis de la personne est noté', async () => {
  const acteId = await preparer(
    'Boissel',
    { protection: 'TUTELLE', representationPersonne: true, apteAExprimer: false },
    false,
  );
  const page = await ouvrirConsentement(acteId);
  await choisir(page, T.capacite, LIBELLES_CAPACITE.TUTEUR);
  await page.getByRole('textbox', { name: T.auteur }).fill('Jeanne Boissel');
  await choisir(page, T.sens, T.oui);
  await page.getByRole('button', { name: T.enregistrer }).click();
  // Someone else decides: what the person herself says of it is asked for.
  await page.getByText(T.corriger).first().waitFor();
  await choisir(page, T.avis, LIBELLES_AVIS_PERSONNE.ASSENTIMENT);
  await axe(page);
  await capture(page, 'consentement-tutelle', [1280, 390]);
  await page.getByRole('button', { name: T.enregistrer }).click();
  await revoir(page);
  await page
    .getByText(/Jeanne Boissel/)
    .first()
    .waitFor();
});

test('TE-08 : sans mesure ni volonté exprimable, les proches sont consultés et la soignante écrit ses raisons', async () => {
  const acteId = await preparer('Cordier', { apteAExprimer: false }, false);
  const page = await ouvrirConsentement(acteId);
  await choisir(page, T.capacite, LIBELLES_CAPACITE.DECISION_APRES_CONSULTATION);
  await choisir(page, T.sensDecision, T.ouiDecision);
  await choisir(page, T.avis, LIBELLES_AVIS_PERSONNE.NON_EXPRIMABLE);
  await page.getByRole('button', { name: T.enregistrer }).click();
  await page
    .getByText(/Consultez la personne de confiance/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: T.ajouter }).click();
  await page.getByRole('textbox', { name: T.nom, exact: true }).fill('Paul Cordier, son fils');
  await page
    .getByRole('textbox', { name: new RegExp(`^${T.motivation}`) })
    .fill('Son fils y est favorable. Les photographies se prennent sans contrainte.');
  await axe(page);
  await capture(page, 'consentement-consultation', [1280, 390]);
  await page.getByRole('button', { name: T.enregistrer }).click();
  await revoir(page);
  await page
    .getByText(/Paul Cordier/)
    .first()
    .waitFor();
});

test('le refus est respecté : rien n’est envoyé, et la demande peut être reprise un autre jour', async () => {
  const acteId = await preparer('Delorme', {}, false);
  const page = await ouvrirConsentement(acteId);
  await choisir(page, T.sens, T.non);
  await page.getByRole('button', { name: T.enregistrerRefus }).click();
  await page.getByRole('button', { name: T_SUIVI.reprendre }).waitFor();
  expect(new URL(page.url()).pathname).toBe(`/demandes/${acteId}`);
  await axe(page);
  await capture(page, 'consentement-refus', [1280, 390]);
});

test('le consentement retiré ferme aussitôt le dossier chez la dentiste', async () => {
  const acteId = await preparer('Evrard', {});
  const auCabinet = await ouvrir('claire.moreau');
  await ouvrirLeCas(auCabinet, acteId);

  const page = await ouvrir('emilie.roche');
  await page.goto(`/demandes/${acteId}`);
  await page.getByRole('button', { name: T_SUIVI.retirer }).click();
  const dialogue = page.getByRole('dialog', { name: T_SUIVI.retirerTitre });
  await dialogue.getByText(T_SUIVI.retirerAvant).waitFor();
  await axe(page);
  await capture(page, 'consentement-retrait', [1280, 390]);
  await dialogue.getByRole('button', { name: T_SUIVI.retirerAction }).click();
  await dialogue.waitFor({ state: 'detached' });

  expect((await auCabinet.request.get(`/api/lectures/${acteId}`)).status()).toBe(404);
  await auCabinet.goto(`/lectures/${acteId}`);
  await auCabinet.getByText(LECTURE.absenteAFaire).first().waitFor();
  await axe(auCabinet);
  await capture(auCabinet, 'lecture-fermee');
});
