import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { PHRASES_MOTIFS } from '../apps/server/src/kernel/phrases.ts';
import { TEXTES } from '../apps/web/src/features/acces/textes.ts';
import { TEXTES as UI } from '../apps/web/src/ui/textes.ts';
import {
  attendreEntree,
  comptesDemo,
  reprendreSession,
  saisirBonCode,
  saisirMotDePasse,
  seConnecter,
} from './outils/connexion.ts';
import { ici } from './outils/ici.ts';
import { axe, capture, parcours, SOIN } from './outils/parcours.ts';

const { ouvrir } = parcours();

test('la page de connexion dit à qui elle s’adresse et montre les comptes de démonstration', async () => {
  const page = await ouvrir();
  await page.goto('/');
  await page.waitForURL('**/connexion?retour=*');
  await page.getByRole('heading', { name: TEXTES.titre, level: 1 }).waitFor();
  await page.getByText(TEXTES.pour).waitFor();
  await page.getByText(TEXTES.bandeauDemo).waitFor();
  await page.getByRole('button', { name: /Émilie Roche/ }).waitFor();
  await axe(page);
  await capture(page, 'connexion', SOIN);
});

test('un mot de passe faux laisse la saisie, le bon demande le second facteur, un code faux est refusé', async () => {
  const page = await ouvrir();
  await page.goto('/connexion');
  await saisirMotDePasse(page, 'marie.fontaine', 'ce n’est pas celui-là');
  await page.getByText(String(PHRASES_MOTIFS['IDENTIFIANTS'])).first().waitFor();
  expect(await page.getByRole('textbox', { name: TEXTES.identifiant }).inputValue()).toBe('marie.fontaine');
  await axe(page);
  await capture(page, 'connexion-refusee', SOIN);

  const { motDePasse } = await comptesDemo(page);
  await saisirMotDePasse(page, 'marie.fontaine', motDePasse);
  await page.getByLabel(TEXTES.code).fill('000000');
  await page.getByRole('button', { name: TEXTES.entrer }).click();
  await page
    .getByText(/Ce code n’est pas valable/)
    .first()
    .waitFor();
  await axe(page);
  await capture(page, 'connexion-code', SOIN);
  await saisirBonCode(page, 'marie.fontaine');

  await page.getByRole('button', { name: /Marie Fontaine/ }).click();
  await page.getByRole('button', { name: UI.seDeconnecter }).click();
  await page.waitForURL('**/connexion');
  await page.goBack();
  await page.waitForURL('**/connexion*');
  expect((await page.request.get('/api/session')).status()).toBe(401);
});

test('au clavier seul : la page, le compte, le code, puis la sortie', async () => {
  const page = await ouvrir();
  await page.goto('/connexion');
  const { motDePasse } = await comptesDemo(page);
  await page.getByRole('textbox', { name: TEXTES.identifiant }).waitFor();
  const ici = () => page.evaluate(() => document.activeElement?.getAttribute('name') ?? '');
  for (let pas = 0; pas < 30 && (await ici()) !== 'identifiant'; pas++) await page.keyboard.press('Tab');
  await page.keyboard.type('lucas.morel');
  await page.keyboard.press('Tab');
  await page.keyboard.type(motDePasse);
  await page.keyboard.press('Enter');
  await page.getByLabel(TEXTES.code).waitFor();
  expect(await ici()).toBe('code');
  const { comptes } = await comptesDemo(page);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(comptes.find(({ identifiant }) => identifiant === 'lucas.morel')?.code ?? '');
  await page.keyboard.press('Enter');
  await attendreEntree(page);
});

test('deux personnes, l’une à localhost et l’autre à 127.0.0.1, ne se gênent pas', async () => {
  const chezElle = await ouvrir();
  const chezLui = await ouvrir(undefined, { origine: `http://127.0.0.1:${ici().port}` });
  await seConnecter(chezElle, 'anne.petit');
  await seConnecter(chezLui, 'hugo.lambert');
  const nomDe = async (page: typeof chezElle) =>
    (await (await page.request.get('/api/session')).json()).identifiant;
  expect(await nomDe(chezElle)).toBe('anne.petit');
  expect(await nomDe(chezLui)).toBe('hugo.lambert');
});

test('la session qui se termine masque la page, puis la rend telle quelle', async () => {
  const page = await ouvrir();
  await page.goto('/connexion');
  await seConnecter(page, 'administration');
  await page.goto('/administration/professionnels');
  const filtre = page.getByRole('searchbox').first();
  await filtre.fill('roche');
  await page.context().clearCookies();
  const dialogue = page.getByRole('alertdialog', { name: TEXTES.finTitre });
  await retrouverLaFenetre(page, dialogue);
  await axe(page);
  await capture(page, 'session-terminee', SOIN);
  await reprendreSession(page, 'administration');
  expect(await filtre.inputValue()).toBe('roche');
});

/** Coming back to a window asks the server for news, once what is on screen is a few seconds old. */
async function retrouverLaFenetre(page: Page, attendu: Locator): Promise<void> {
  for (let essai = 0; essai < 60 && !(await attendu.isVisible()); essai++) {
    await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
    await page.waitForTimeout(500);
  }
  await attendu.waitFor();
}
