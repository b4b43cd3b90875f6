import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { listerMedias } from '@orapont/contract/media';
import { creerTournee, lireTournee } from '@orapont/contract/tournee';
import { LIBELLE_VUE_PASSEE } from '@orapont/domain/captation/issue';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { T as CAMERA } from '../apps/web/src/features/captation/textes.ts';
import { T } from '../apps/web/src/features/tablette/textes.ts';
import { TEXTES_PERSONNE } from '../apps/web/src/personne/textes.ts';
import { nouveauResident, professionnel, site } from './outils/acte.ts';
import { film } from './outils/camera.ts';
import {
  allerA,
  compterLePointeur,
  gestesAuPointeur,
  repondreAuGroupe,
  taper,
  valider,
} from './outils/clavier.ts';
import { type Client, jusqua } from './outils/client.ts';
import { AAA, axe, capture, client, parcours } from './outils/parcours.ts';

const camera = await film();
const { ouvrir } = parcours([`--use-file-for-fake-video-capture=${camera}`]);
afterAll(() => rmSync(dirname(camera), { recursive: true }));

const CODE = '480915';
const NOM = 'Les Tilleuls, au clavier';
const bouton = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Two people: five photographs of one, four films of the other. */
async function planifier(soignante: Client): Promise<string> {
  const [premiere, seconde] = [
    await nouveauResident(soignante, { nom: 'Abgrall', prenom: 'Yvonne', lieu: 'tilleuls' }, 'claire.moreau'),
    await nouveauResident(soignante, { nom: 'Bodin', prenom: 'Marcel', lieu: 'tilleuls' }, 'claire.moreau'),
  ];
  const id = crypto.randomUUID();
  await soignante.appeler(creerTournee, {
    body: {
      id,
      siteId: site('tilleuls'),
      nom: NOM,
      jour: new Date().toISOString().slice(0, 10) as '2026-1-1',
      protocole: 'RAPIDE_5',
      requisId: professionnel('claire.moreau'),
      requisSiteId: site('port'),
      residents: [{ dossierId: premiere }, { dossierId: seconde, protocole: 'BALAYAGE' }],
    },
  });
  return id;
}

async function preparerLaTablette(page: Page): Promise<void> {
  await page.goto('/tablette');
  await taper(page, page.getByLabel(T.nomTablette), 'Tablette au clavier');
  await taper(page, page.getByLabel(T.codeChoisir), CODE);
  await taper(page, page.getByLabel(T.codeEncore), CODE);
  await valider(page, bouton(page, T.enroler));
  await valider(page, bouton(page, T.emporterCelle(NOM)));
  await page.getByRole('link', { name: T.ouvrirTournee, exact: true }).waitFor();
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await jusqua(
    () => page.evaluate(() => caches.keys().then((noms) => (noms.length > 0 ? true : undefined))),
    'le programme gardé',
  );
}

async function ouvrirLesPhotos(page: Page, qui: RegExp): Promise<void> {
  await page.getByRole('heading', { name: qui }).first().waitFor();
  await valider(page, bouton(page, TEXTES_PERSONNE.oui));
  await page.getByRole('heading', { name: T.etapes }).waitFor();
  await valider(page, page.getByRole('link', { name: T.prendre }));
  await prete(page);
}

/** The shutter has the focus and the camera runs. */
async function prete(page: Page): Promise<void> {
  await page.locator('button[data-declencheur][aria-disabled="false"]:focus').waitFor();
  await page.locator('video').evaluate(async (video: HTMLVideoElement) => {
    while (video.readyState < 2) await new Promise((suite) => setTimeout(suite, 20));
  });
}

async function passer(page: Page): Promise<void> {
  await valider(page, bouton(page, CAMERA.passer));
  await valider(page, bouton(page, LIBELLE_VUE_PASSEE.OUVERTURE_LIMITEE));
}

test('au clavier seul et sans réseau, la soignante prépare sa tablette et fait sa tournée', async () => {
  const soignante = await client('emilie.roche');
  const tourneeId = await planifier(soignante);
  const page = await ouvrir('emilie.roche');
  await compterLePointeur(page);
  await page.setViewportSize({ width: 820, height: 1180 });
  await preparerLaTablette(page);
  await page.context().setOffline(true);
  await valider(page, page.getByRole('link', { name: T.ouvrirTournee, exact: true }));
  await valider(page, page.getByRole('link', { name: /ABGRALL/ }));

  // The decision of the person, then the camera: a key takes the picture, a key keeps it.
  await valider(page, bouton(page, TEXTES_PERSONNE.oui));
  await valider(page, page.getByRole('link', { name: T.recueillir }));
  await repondreAuGroupe(page, page.getByRole('radio', { name: T.oui }));
  await valider(page, bouton(page, T.enregistrer));
  await valider(page, page.getByRole('link', { name: T.prendre }));
  await prete(page);
  await page.keyboard.press('Space');
  await page.locator('[data-ms]').waitFor();
  await valider(page, page.getByRole('button', { name: /^Garder/ }));
  await page.getByRole('heading', { name: /Côté droit/ }).waitFor();
  await passer(page);
  await page.getByRole('heading', { name: /Côté gauche/ }).waitFor();
  // What opens over the camera is left by Escape, hands back on the shutter.
  await valider(page, page.getByRole('button', { name: /ouvrir la carte de la bouche/ }));
  await page.getByRole('grid').waitFor();
  await page.keyboard.press('Escape');
  await prete(page);
  await valider(page, bouton(page, CAMERA.terminer));
  await page.getByRole('heading', { name: CAMERA.fin.PARTIELLE }).waitFor();
  await axe(page, AAA);
  await capture(page, 'tablette-fin-de-prise', [820, 390]);
  await valider(page, page.getByRole('button', { name: T.residentSuivant }));

  // The next one, by films: one is kept with its stills, the others are passed or left for another day.
  await ouvrirLesPhotos(page, /BODIN/);
  await page.keyboard.press('Space');
  await page.getByText(CAMERA.filmEnCours(2)).waitFor();
  await page.keyboard.press('Space');
  await page.getByRole('alertdialog').waitFor();
  await axe(page, AAA);
  await capture(page, 'tablette-film', [820, 390]);
  await valider(page, bouton(page, CAMERA.garderFilm));
  await page.getByRole('heading', { name: /haut, à gauche/i }).waitFor();
  await passer(page);
  await page.getByRole('heading', { name: /bas, à gauche/i }).waitFor();
  await valider(page, bouton(page, CAMERA.fatigueNom));
  await page.getByRole('heading', { name: CAMERA.fin.FATIGUE }).waitFor();
  expect(await page.getByRole('button', { name: T.residentSuivant }).count()).toBe(0);
  await valider(page, bouton(page, T.revenirTournee));
  await page.getByRole('region', { name: T.faits }).getByRole('link', { name: /BODIN/ }).waitFor();
  expect(await page.getByRole('region', { name: T.aVoir }).count()).toBe(0);

  // Locked and opened again, it delivers.
  await valider(page, bouton(page, T.verrouiller));
  await page.getByLabel(T.code, { exact: true }).waitFor();
  await page.context().setOffline(false);
  await taper(page, page.getByLabel(T.code, { exact: true }), CODE);
  await page.keyboard.press('Enter');
  await bouton(page, T.verrouiller).waitFor();
  await allerA(page, bouton(page, T.verrouiller));
  const { residents } = await jusqua(async () => {
    const lue = await soignante.appeler(lireTournee, { params: { id: tourneeId } });
    return lue.residents.every(({ etat }) => etat !== 'A_VOIR') ? lue : undefined;
  }, 'les deux visites livrées');
  expect(residents.map(({ etat, arret, images }) => [etat, arret, images > 0])).toEqual([
    ['PARTIEL', null, true],
    ['PARTIEL', 'FATIGUE', true],
  ]);
  const acte = { params: { id: residents[1]?.acteId ?? '' } };
  const { medias } = await soignante.appeler(listerMedias, acte);
  const films = medias.filter(({ genre }) => genre === 'VIDEO');
  const tirees = medias.filter(({ genre }) => genre === 'PHOTO');
  expect(films).toHaveLength(1);
  expect(tirees.length).toBeGreaterThan(0);
  for (const { extrait } of tirees)
    expect(extrait).toMatchObject({ mediaId: films[0]?.id, secteur: expect.stringMatching(/haut/i) });
  expect(await gestesAuPointeur(page)).toBe(0);
});
