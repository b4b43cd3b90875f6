import type { Page } from 'playwright-core';
import { TEXTES } from '../../apps/web/src/features/acces/textes.ts';
import { TEXTES as UI } from '../../apps/web/src/ui/textes.ts';
import { rendreLeCode } from './base.ts';

export type CompteDemo = { readonly identifiant: string; readonly nom: string; readonly code: string };

export async function comptesDemo(
  page: Page,
): Promise<{ motDePasse: string; comptes: readonly CompteDemo[] }> {
  return (await page.request.get('/api/demonstration')).json();
}

export async function saisirMotDePasse(page: Page, identifiant: string, motDePasse: string): Promise<void> {
  await page.getByRole('textbox', { name: TEXTES.identifiant }).fill(identifiant);
  await page.getByLabel(TEXTES.motDePasse, { exact: true }).fill(motDePasse);
  await page.getByRole('button', { name: TEXTES.continuer }).click();
}

/** The current code of an account, typed over whatever is in the box. It may have served already: here, it serves again. */
export async function saisirCode(page: Page, identifiant: string, valider: string): Promise<void> {
  await rendreLeCode(page.url(), identifiant);
  const { comptes } = await comptesDemo(page);
  const code = comptes.find((compte) => compte.identifiant === identifiant)?.code ?? '';
  await page.getByLabel(TEXTES.code).fill(code);
  // A finger stays a moment on the button: the remark on the field leaves in between.
  await page.getByRole('button', { name: valider }).click({ delay: 80 });
}

/** Inside: the menu of the person is there. */
export const attendreEntree = (page: Page): Promise<void> =>
  page.getByRole('button', { name: UI.affichage }).waitFor();

/** Both steps of the sign-in page, with the code that the demonstration shows. */
export async function seConnecter(page: Page, identifiant: string): Promise<void> {
  if (!page.url().includes('/connexion')) await page.goto('/connexion');
  const { motDePasse } = await comptesDemo(page);
  await saisirMotDePasse(page, identifiant, motDePasse);
  await saisirBonCode(page, identifiant);
}

/** Types the code until it opens: it may have just changed. */
export async function saisirBonCode(page: Page, identifiant: string): Promise<void> {
  const entree = page.getByRole('button', { name: UI.affichage });
  for (let essai = 0; essai < 10; essai++) {
    await saisirCode(page, identifiant, TEXTES.entrer);
    const ouverte = await entree.waitFor({ timeout: 4_000 }).then(
      () => true,
      () => false,
    );
    if (ouverte) return;
  }
  throw new Error(`Aucun code n’a ouvert la session de ${identifiant}.`);
}

/** The dialog that masks a page whose session ended: password, code, and the page is there again. */
export async function reprendreSession(page: Page, identifiant: string): Promise<void> {
  const dialogue = page.getByRole('alertdialog', { name: TEXTES.finTitre });
  await dialogue.waitFor();
  const { motDePasse } = await comptesDemo(page);
  await dialogue.getByLabel(TEXTES.motDePasse, { exact: true }).fill(motDePasse);
  await dialogue.getByRole('button', { name: TEXTES.continuer }).click();
  await dialogue.getByLabel(TEXTES.code).waitFor();
  for (let essai = 0; essai < 10 && (await dialogue.isVisible()); essai++) {
    await saisirCode(page, identifiant, TEXTES.reprendre);
    await dialogue.waitFor({ state: 'detached', timeout: 4_000 }).catch(() => undefined);
  }
  await dialogue.waitFor({ state: 'detached' });
}
