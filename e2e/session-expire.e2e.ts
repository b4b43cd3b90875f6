import { signerCompteRendu } from '@orapont/contract/compte-rendu';
import { modifierDemande } from '@orapont/contract/demande';
import { enregistrerLecture } from '@orapont/contract/lecture';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { TEXTES as ACCES } from '../apps/web/src/features/acces/textes.ts';
import {
  T,
  T_CONSENTEMENT,
  T_QUESTIONS,
  T_RELIRE,
  T_SUIVI,
} from '../apps/web/src/features/demande/textes.ts';
import { T as LECTURE } from '../apps/web/src/features/lecture/textes.ts';
import { CINQ_VUES, envoyer, nouveauResident, preparerDemande } from './outils/acte.ts';
import { faireExpirer } from './outils/base.ts';
import { reprendreSession } from './outils/connexion.ts';
import { cocher, ecrireLaReponse, ouvrirLeCas, signer } from './outils/gestes.ts';
import { photos } from './outils/images.ts';
import { axe, capture, client, parcours } from './outils/parcours.ts';

const { ouvrir } = parcours();

async function preparer(nom: string, consentement?: false): Promise<string> {
  const soignante = await client('emilie.roche');
  const dossierId = await nouveauResident(
    soignante,
    { nom, prenom: 'Simone', lieu: 'tilleuls' },
    'claire.moreau',
  );
  return preparerDemande(soignante, {
    dossierId,
    requis: 'claire.moreau',
    lieuDuRequis: 'port',
    question: 'Avant la fin de session.',
    photos: await photos(CINQ_VUES.length),
    ...(consentement === false ? { consentement } : {}),
  });
}

/** What is typed waits on its way until the session has ended: any later request that is refused may open the dialog first. */
async function retenir(page: Page, route: { path: string; method: string }, id: string): Promise<() => void> {
  const expiree = Promise.withResolvers<void>();
  await page.route(`**${route.path.replace(':id', id)}`, async (appel) => {
    if (appel.request().method() === route.method) await expiree.promise;
    await appel.continue();
  });
  return expiree.resolve;
}

test('la session de la soignante expire pendant la saisie : tout revient, et la demande part une fois', async () => {
  const id = await preparer('Ollivaud', false);
  const page = await ouvrir('emilie.roche');

  // A form that is not a draft: what it holds is on this page only.
  await page.goto(`/demandes/${id}/consentement`);
  const informateur = page.getByRole('textbox', { name: T_CONSENTEMENT.parQui });
  await informateur.fill('Solène Kerbrat, infirmière');
  await page.getByText(T_CONSENTEMENT.oui, { exact: true }).click();
  await faireExpirer('emilie.roche');
  await page.getByRole('button', { name: T_CONSENTEMENT.enregistrer }).click();
  await reprendreSession(page, 'emilie.roche');
  expect(await informateur.inputValue()).toBe('Solène Kerbrat, infirmière');
  await page.getByRole('button', { name: T_CONSENTEMENT.enregistrer }).click();
  // Once it is kept, the wizard goes on by itself.
  const question = page.getByRole('textbox', { name: T_QUESTIONS.question });
  await question.waitFor();
  await page.goto(`/demandes/${id}/consentement`);
  await page.getByText(T_CONSENTEMENT.dejaTitre).first().waitFor();
  await page
    .getByText(/Solène Kerbrat/)
    .first()
    .waitFor();

  // A draft: it was about to be saved.
  await page.goto(`/demandes/${id}/questions`);
  await question.waitFor();
  const laisser = await retenir(page, modifierDemande, id);
  await question.fill('Écrite quand la session finissait.');
  await faireExpirer('emilie.roche');
  laisser();
  await page.getByRole('alertdialog', { name: ACCES.finTitre }).waitFor();
  await axe(page);
  await capture(page, 'session-expiree-saisie', [1280, 390]);
  await reprendreSession(page, 'emilie.roche');
  expect(await question.inputValue()).toBe('Écrite quand la session finissait.');
  await page.getByText(T.enregistre, { exact: true }).waitFor();
  await page.reload();
  await question.waitFor();
  expect(await question.inputValue()).toBe('Écrite quand la session finissait.');

  // The gesture itself: it did not happen, it is done again, once.
  await page.goto(`/demandes/${id}/relire`);
  await cocher(page.getByRole('checkbox', { name: T_RELIRE.juge }));
  await faireExpirer('emilie.roche');
  await page.getByRole('button', { name: T_RELIRE.envoyer }).click();
  await reprendreSession(page, 'emilie.roche');
  expect(await page.getByRole('checkbox', { name: T_RELIRE.juge }).isChecked()).toBe(true);
  await page.getByRole('button', { name: T_RELIRE.envoyer }).click();
  await page.getByText(T_SUIVI.attente).first().waitFor();
});

test('la session de la dentiste expire pendant la lecture puis à la signature : rien n’est perdu', async () => {
  const id = await preparer('Guillemot');
  await envoyer(await client('emilie.roche'), id);
  const page = await ouvrir('claire.moreau');
  await ouvrirLeCas(page, id);
  await ecrireLaReponse(page, 'Première phrase.');

  const conclusion = page.getByRole('textbox', { name: new RegExp(`^${LECTURE.conclusion}`) });
  const molaire = page.locator('[data-dent="16"]');
  await molaire.focus();
  const laisser = await retenir(page, enregistrerLecture, id);
  await page.keyboard.press('s');
  await conclusion.fill('Aucune lésion vue sur ces images. Écrite quand la session finissait.');
  await faireExpirer('claire.moreau');
  laisser();
  await page.getByRole('alertdialog', { name: ACCES.finTitre }).waitFor();
  await capture(page, 'session-expiree-lecture');
  await reprendreSession(page, 'claire.moreau');
  await page.getByText(LECTURE.enregistre).first().waitFor();
  await page.reload();
  await page.getByRole('tab', { name: LECTURE.onglets.reponse }).click();
  expect(await conclusion.inputValue()).toMatch(/Écrite quand la session finissait/);
  expect(await molaire.getAttribute('title')).toMatch(/sans lésion/);

  let signatures = 0;
  page.on('response', (reponse) => {
    const chemin = signerCompteRendu.path.replace(':id', id);
    if (reponse.ok() && new URL(reponse.url()).pathname === chemin) signatures++;
  });
  await page.getByRole('button', { name: LECTURE.relire }).click();
  await page.getByRole('heading', { name: LECTURE.relectureTitre }).waitFor();
  await faireExpirer('claire.moreau');
  await page.goBack();
  await reprendreSession(page, 'claire.moreau');
  await signer(page, 'claire.moreau');
  expect(signatures).toBe(1);
});
