import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { T_RELIRE, T_SUIVI } from '../../apps/web/src/features/demande/textes.ts';
import { T } from '../../apps/web/src/features/lecture/textes.ts';
import { LIBELLES_URGENCE_SOINS } from '../../packages/contract/src/lecture.ts';
import { rendreLeCode } from './base.ts';
import { comptesDemo } from './connexion.ts';

/** By the keyboard: pictures that arrive meanwhile move what a pointer aims at. */
export async function cocher(champ: Locator): Promise<void> {
  await champ.press('Space');
  expect(await champ.isChecked()).toBe(true);
}

/** Reads the request again on its page, and sends it. */
export async function envoyerALEcran(page: Page, acteId: string): Promise<void> {
  await page.goto(`/demandes/${acteId}/relire`);
  const juge = page.getByRole('checkbox', { name: T_RELIRE.juge });
  const envoi = page.getByRole('button', { name: T_RELIRE.envoyer });
  await envoi.waitFor();
  // A bilan supposes no judgement: nothing is to be ticked.
  if ((await juge.count()) > 0) await cocher(juge);
  await envoi.click();
  await page.getByText(T_SUIVI.attente).first().waitFor();
}

/** Opens the case once it is there, whatever the moment at which the job carries it over. */
export async function ouvrirLeCas(page: Page, acteId: string): Promise<void> {
  const onglet = page.getByRole('tab', { name: T.onglets.reponse });
  for (let essai = 0; essai < 20; essai++) {
    await page.goto(`/lectures/${acteId}`);
    await onglet.or(page.getByText(T.absenteAFaire)).first().waitFor();
    if (await onglet.isVisible()) return;
    await page.waitForTimeout(500);
  }
  throw new Error('La demande n’est pas arrivée chez son requis.');
}

/** Takes the case over and writes the shortest answer that may be signed. */
export async function ecrireLaReponse(page: Page, conclusion: string): Promise<void> {
  await page.getByRole('button', { name: T.prendre }).click();
  await page.getByRole('button', { name: T.relire }).waitFor();
  await page.getByRole('tab', { name: T.onglets.reponse }).click();
  await page.getByRole('textbox', { name: new RegExp(`^${T.conclusion}`) }).fill(conclusion);
  await page.getByText(LIBELLES_URGENCE_SOINS.PROGRAMMEE).first().click();
  await page.getByText(T.enregistre).first().waitFor();
}

/** Reads the document again and signs it, with a second factor when the period of signing is closed. */
export async function signer(page: Page, identifiant: string): Promise<void> {
  await page.getByRole('button', { name: T.relire }).click();
  await page.getByRole('heading', { name: T.relectureTitre }).waitFor();
  await page.getByRole('button', { name: T.signer }).click();
  const signature = page.getByRole('dialog', { name: T.signer });
  const code = page.getByRole('dialog', { name: T.periodeTitre }).getByLabel(T.periodeCode);
  await signature.or(code).first().waitFor();
  // The code may change while it is typed.
  for (let essai = 0; essai < 20 && !(await signature.isVisible()); essai++) {
    await rendreLeCode(page.url(), identifiant);
    const { comptes } = await comptesDemo(page);
    await code.fill(comptes.find((compte) => compte.identifiant === identifiant)?.code ?? '');
    await code.press('Enter');
    await signature.waitFor({ timeout: 4_000 }).catch(() => undefined);
  }
  await signature.getByRole('button', { name: T.signer }).click();
  await page.getByText(T.signeTexte).first().waitFor();
}
