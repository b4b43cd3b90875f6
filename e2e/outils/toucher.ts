import type { Locator, Page } from 'playwright-core';

type Doigts = readonly { readonly x: number; readonly y: number }[];

/** Real touches, as the screen sends them: two fingers put down in a frame, moved together, lifted. */
export async function deuxDoigts(
  page: Page,
  cadre: Locator,
  {
    ecart,
    deplacement = 0,
  }: { readonly ecart: readonly [de: number, a: number]; readonly deplacement?: number },
): Promise<void> {
  const boite = await cadre.boundingBox();
  if (!boite) throw new Error('Ce cadre n’est pas à l’écran.');
  // Above the middle, where something may be drawn that has fingers of its own.
  const [cx, cy] = [boite.x + boite.width / 2, boite.y + boite.height / 4];
  const doigts = (part: number): Doigts => {
    const demi = (ecart[0] + (ecart[1] - ecart[0]) * part) / 2;
    const x = cx + deplacement * part;
    return [
      { x: x - demi, y: cy },
      { x: x + demi, y: cy },
    ];
  };
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true });
  const envoyer = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Doigts) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: [...touchPoints] });
  const [premier] = doigts(0);
  // One after the other, as a hand does.
  if (premier) await envoyer('touchStart', [premier]);
  await envoyer('touchStart', doigts(0));
  for (let pas = 1; pas <= 8; pas += 1) await envoyer('touchMove', doigts(pas / 8));
  await envoyer('touchEnd', []);
  await session.detach();
}
