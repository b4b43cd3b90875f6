import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { decor, ECRANS, type Ecran, regarder } from './outils/ecrans.ts';
import { debordement, fautes, parcours, REGLES_D_ASPECT } from './outils/parcours.ts';
import { artefacts } from './outils/serveur.ts';

const { ouvrir } = parcours();
const dossier = join(artefacts, 'themes');

/** As the menu « Affichage » writes them on the page. */
const ASPECTS = {
  clair: { theme: 'clair', taille: 'normale', police: 'atkinson' },
  sombre: { theme: 'sombre', taille: 'normale', police: 'atkinson' },
  contraste: { theme: 'contraste', taille: 'grande', police: 'atkinson' },
  grande: { theme: 'clair', taille: 'tres-grande', police: 'opendyslexic' },
} as const;
type Aspect = keyof typeof ASPECTS;

/** A telephone, and a desk enlarged twice (1280 ÷ 2). */
const ETROITES = [390, 640] as const;

/** One screen of each kind: table, form, questions, picture, letter, report. What does not depend on the look is in ecrans.e2e. */
const MONTRES: ReadonlySet<string> = new Set([
  'residents',
  'resident',
  'demandes',
  'demande-consentement',
  'demande-images',
  'demande-repondue',
  'lectures',
  'lecture',
  'relecture',
  'compte-rendu',
  'facturation',
  'organisation',
  'professionnel',
  'connexion',
  'bac-a-sable-message',
  'galerie',
]);
const CHOISIS = Map.groupBy(
  ECRANS.filter(({ nom }) => MONTRES.has(nom)),
  ({ qui }) => qui ?? 'sans compte',
);

beforeAll(async () => {
  mkdirSync(dossier, { recursive: true });
  await decor();
}, 180_000);

test('chaque écran choisi existe', () => {
  expect([...CHOISIS.values()].flat().length).toBe(MONTRES.size);
});

test.each([...CHOISIS])(
  'dans chaque aspect, les écrans se lisent (%s) : contraste, cibles, largeur, mouvement',
  async (_, ecrans) => {
    const page = await ouvrir(ecrans[0]?.qui);
    const vues: string[] = [];
    for (const ecran of ecrans) {
      await regarder(page, ecran.chemin(await decor()));
      for (const aspect of Object.keys(ASPECTS) as Aspect[])
        vues.push(...(await examiner(page, ecran, aspect)));
      for (const quoi of await bouge(page))
        vues.push(`${ecran.nom} : « ${quoi} » bouge malgré « réduire les animations »`);
    }
    expect(vues).toEqual([]);
  },
  240_000,
);

async function examiner(page: Page, { nom }: Ecran, aspect: Aspect): Promise<string[]> {
  await page.evaluate((choix) => Object.assign(document.documentElement.dataset, choix), ASPECTS[aspect]);
  await peinte(page);
  const vues = (await fautes(page, REGLES_D_ASPECT)).map((faute) => `${nom}, ${aspect} : ${faute}`);
  await page.screenshot({ path: join(dossier, `${nom}-${aspect}.png`) });
  const avant = page.viewportSize() ?? { width: 1280, height: 800 };
  // Dark takes the room that light does.
  for (const width of aspect === 'sombre' ? [] : ETROITES) {
    await page.setViewportSize({ ...avant, width });
    await peinte(page);
    const trop = await debordement(page);
    if (trop > 0)
      vues.push(`${nom}, ${aspect} : déborde de ${trop} px à ${width} px (${await dehors(page)})`);
    if (width === 390) await page.screenshot({ path: join(dossier, `${nom}-${aspect}-390.png`) });
  }
  await page.setViewportSize(avant);
  return vues;
}

/** New colours and letters are there before anything is measured. */
const peinte = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise<void>((suite) => requestAnimationFrame(() => requestAnimationFrame(() => suite())));
  });

/** The innermost elements that reach beyond the right edge. */
const dehors = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const bord = document.documentElement.clientWidth + 0.5;
    const depasse = (element: Element) => element.getBoundingClientRect().right > bord;
    return [...document.body.querySelectorAll('*')]
      .filter((element) => depasse(element) && ![...element.children].some(depasse))
      .slice(0, 5)
      .map(({ tagName, className, textContent }) =>
        `${tagName.toLowerCase()}.${className} ${textContent}`.slice(0, 80),
      )
      .join(' | ');
  });

/** What loops or lasts by itself: neither a change of colour that takes no time, nor what follows the finger that scrolls. */
const bouge = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ playState, effect, timeline }) => {
        const { activeDuration = 0 } = effect?.getComputedTiming() ?? {};
        return timeline === document.timeline && playState === 'running' && Number(activeDuration) > 100;
      })
      .map(({ effect }) =>
        (effect instanceof KeyframeEffect ? (effect.target?.className ?? '') : '').toString(),
      ),
  );
