import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { TEXTES } from '../../apps/web/src/features/acces/textes.ts';
import { rendreLeCode } from './base.ts';
import { attendreEntree, comptesDemo } from './connexion.ts';

/** Whatever moved, pressed or touched: a journey by keyboard must count none of it. */
const POINTEUR = ['pointerdown', 'mousedown', 'touchstart', 'wheel'];

declare global {
  interface Window {
    gestesAuPointeur?: number;
  }
}

/** From now on every gesture of a pointer on this page is counted. */
export async function compterLePointeur(page: Page): Promise<void> {
  await page.addInitScript((evenements: readonly string[]) => {
    for (const evenement of evenements)
      window.addEventListener(
        evenement,
        () => {
          window.gestesAuPointeur = (window.gestesAuPointeur ?? 0) + 1;
        },
        { capture: true },
      );
  }, POINTEUR);
}

export const gestesAuPointeur = (page: Page): Promise<number> =>
  page.evaluate(() => window.gestesAuPointeur ?? 0);

/** Goes by Tab (or another key) until the focus stands there; at each stop the focus is seen. */
export async function allerA(page: Page, cible: Locator, touche = 'Tab', pas = 120): Promise<void> {
  await cible.first().waitFor();
  for (let n = 0; n < pas; n++) {
    if (await aLeFocus(cible)) {
      await exigerFocusVisible(page);
      return;
    }
    await presser(page, touche);
    await exigerFocusVisible(page);
  }
  throw new Error(`La touche ${touche} ne mène pas à ${cible}.`);
}

/** A press of Enter on what Tab reaches. */
export async function valider(page: Page, cible: Locator, touche = 'Enter'): Promise<void> {
  await allerA(page, cible);
  await page.keyboard.press(touche);
}

/** Tab to a box, and type in place of what it holds. */
export async function taper(page: Page, cible: Locator, texte: string): Promise<void> {
  await allerA(page, cible);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(texte);
}

/** Tab to a closed list, then arrows from its first option. */
export async function choisirDansLaListe(page: Page, bouton: Locator, option: string): Promise<void> {
  await allerA(page, bouton);
  await page.keyboard.press('Enter');
  const voulue = page.getByRole('option', { name: option, exact: true });
  await voulue.waitFor();
  await presser(page, 'Home');
  await allerA(page, voulue, 'ArrowDown', 40);
  await page.keyboard.press('Enter');
  await voulue.waitFor({ state: 'detached' });
}

/** Tab to a group of answers, then arrows to the wanted one. */
export async function repondreAuGroupe(page: Page, voulue: Locator): Promise<void> {
  const groupe = voulue.locator('xpath=ancestor::*[@role="radiogroup" or @role="toolbar"][1]');
  for (let n = 0; n < 120 && !(await contientLeFocus(groupe)); n++) {
    await presser(page, 'Tab');
    await exigerFocusVisible(page);
  }
  await allerA(page, voulue, 'ArrowRight', 12);
  await page.keyboard.press('Space');
}

/** A press, then the next picture of the screen: a list moves its focus once it is drawn. */
async function presser(page: Page, touche: string): Promise<void> {
  await page.keyboard.press(touche);
  await page.evaluate(
    () => new Promise((suite) => requestAnimationFrame(() => requestAnimationFrame(suite))),
  );
}

const aLeFocus = (cible: Locator) =>
  cible.first().evaluate((element) => element === document.activeElement, undefined, { timeout: 5_000 });

const contientLeFocus = (cible: Locator) =>
  cible.first().evaluate((element) => element.contains(document.activeElement));

/**
 * Where the focus stands is drawn with an outline, on the element or on what stands for it (the card of a hidden radio), and
 * nothing hides it.
 *
 * @source WCAG 2.2, 2.4.7 and 2.4.11
 */
async function exigerFocusVisible(page: Page): Promise<void> {
  const defaut = await page.evaluate(() => {
    const ici = document.activeElement;
    // The window's own controls, and a document shown in a frame, draw their own focus; the title or the frame that a new screen
    // puts the reader at is not a control: no key stops there.
    if (!ici || ici.matches('body, iframe, :is(h1, h2, [role="dialog"])[tabindex="-1"]')) return null;
    const dessine = (element: Element | null | undefined) => {
      if (!element) return false;
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && !/, 0\)$/.test(outlineColor);
    };
    const suppleants = [ici, ici.parentElement, ici.closest('label'), ici.closest('[data-focus-visible]')];
    const qui = `${ici.tagName} « ${(ici.getAttribute('aria-label') ?? ici.textContent ?? '').slice(0, 60)} »`;
    if (!suppleants.some(dessine)) return `${qui} : focus invisible`;
    const { x, y, width, height } = (ici.closest('label') ?? ici).getBoundingClientRect();
    const points = [0.15, 0.5, 0.85].flatMap((a) =>
      [0.2, 0.5, 0.8].map((b) => [x + width * a, y + height * b]),
    );
    const vu = points.some(([px = 0, py = 0]) => {
      const dessus = document.elementFromPoint(px, py);
      return (
        dessus !== null &&
        (ici.contains(dessus) || dessus.contains(ici) || !!ici.closest('label')?.contains(dessus))
      );
    });
    return vu || width < 2 ? null : `${qui} : focus recouvert ou hors de l’écran`;
  });
  expect(defaut, page.url()).toBeNull();
}

/** Signs in without a mouse. */
export async function seConnecterAuClavier(page: Page, identifiant: string): Promise<void> {
  await page.goto('/connexion');
  const { motDePasse } = await comptesDemo(page);
  await taper(page, page.getByRole('textbox', { name: TEXTES.identifiant }), identifiant);
  await taper(page, page.getByLabel(TEXTES.motDePasse, { exact: true }), motDePasse);
  await page.keyboard.press('Enter');
  const code = page.getByLabel(TEXTES.code);
  await code.waitFor();
  await rendreLeCode(page.url(), identifiant);
  const { comptes } = await comptesDemo(page);
  await taper(page, code, comptes.find((compte) => compte.identifiant === identifiant)?.code ?? '');
  await page.keyboard.press('Enter');
  await attendreEntree(page);
}
