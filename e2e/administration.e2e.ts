import { expect, test } from 'vitest';
import { TEXTES as ACCES } from '../apps/web/src/features/acces/textes.ts';
import { TEXTES } from '../apps/web/src/features/administration/textes.ts';
import { axe, capture, parcours } from './outils/parcours.ts';

const { ouvrir } = parcours();

test('l’administratrice parcourt les organisations, les professionnels et les comptes', async () => {
  const page = await ouvrir('administration');
  for (const [chemin, titre] of [
    ['organisations', TEXTES.organisations],
    ['professionnels', TEXTES.professionnels],
    ['comptes', TEXTES.comptes],
  ] as const) {
    await page.goto(`/administration/${chemin}`);
    await page.getByRole('heading', { name: titre, level: 1 }).waitFor();
    await page.getByRole('row').nth(2).waitFor();
    await axe(page);
    await capture(page, `administration-${chemin}`);
  }
  await page.goto('/administration/professionnels');
  await page.getByLabel(TEXTES.filtrer).fill('emilie');
  await page.getByRole('link', { name: /Roche/ }).first().click();
  await page.getByRole('heading', { level: 1, name: /Roche/ }).waitFor();
  await page.getByRole('heading', { name: TEXTES.affectations }).waitFor();
  await axe(page);
  await capture(page, 'administration-professionnel');
});

test('une organisation, une personne et son compte, puis son premier accès par le lien à usage unique', async () => {
  const page = await ouvrir('administration');
  await page.goto('/administration/organisations/nouvelle');
  await page.getByRole('textbox', { name: TEXTES.nomOrganisation }).first().fill('Résidence de la Plage');
  await page.getByRole('button', { name: TEXTES.enregistrer }).click();
  await page.getByRole('button', { name: TEXTES.ajouterSite }).waitFor();
  await axe(page);
  await capture(page, 'administration-organisation');

  await page.goto('/administration/professionnels');
  await page.getByLabel(TEXTES.filtrer).fill('delmas');
  await page
    .getByRole('link', { name: /Delmas/ })
    .first()
    .click();
  await page.getByRole('button', { name: TEXTES.motDePassePerdu }).click();
  await page.getByRole('button', { name: TEXTES.confirmerLien }).click();
  await page.getByText(TEXTES.lienTexte).waitFor();
  await axe(page);
  await capture(page, 'administration-lien');
  const lien = await page.getByRole('textbox', { name: TEXTES.lienTitre }).inputValue();
  expect(lien).toMatch(/\/invitation\/[\w-]{20,}$/);

  const chezLui = await ouvrir();
  await chezLui.goto(new URL(lien).pathname);
  await chezLui.getByRole('textbox', { name: ACCES.lienNeuf }).first().waitFor();
  await axe(chezLui);
  await capture(chezLui, 'invitation', [1280, 390]);
});
