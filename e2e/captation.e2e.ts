import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { listerCaptations } from '@orapont/contract/captation';
import { listerMedias, suivreMedias } from '@orapont/contract/media';
import { faceObservee } from '@orapont/domain/bouche/observation';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { T as BOUCHE } from '../apps/web/src/bouche/textes.ts';
import { TEXTES as OUVRIR } from '../apps/web/src/captation/textes.ts';
import { T } from '../apps/web/src/features/captation/textes.ts';
import { TEXTES_PERSONNE } from '../apps/web/src/personne/textes.ts';
import { envoyer, nouveauResident, ouvrir, preparerDemande } from './outils/acte.ts';
import { film } from './outils/camera.ts';
import { jusqua } from './outils/client.ts';
import { AAA, axe, capture, client, parcours } from './outils/parcours.ts';

const camera = await film();
const { ouvrir: fenetre } = parcours([`--use-file-for-fake-video-capture=${camera}`]);
afterAll(() => rmSync(dirname(camera), { recursive: true }));

const accessible = (page: Page) => axe(page, AAA);

test('une soignante prend des vues à la pédale, passe ce qui ne se peut pas, et note un refus', async () => {
  const soignante = await client('emilie.roche');
  const dossierId = await nouveauResident(
    soignante,
    { nom: 'Marchand', prenom: 'Solange', lieu: 'tilleuls' },
    'claire.moreau',
  );
  const id = await preparerDemande(soignante, {
    dossierId,
    requis: 'claire.moreau',
    lieuDuRequis: 'port',
    question: 'Gencive qui saigne en bas à droite : que faire ?',
    photos: [],
  });
  const page = await fenetre('emilie.roche');
  await page.goto(`/demandes/${id}/images`);
  await page.getByRole('link', { name: OUVRIR.prendre }).click();

  // The person first: nothing opens before someone has said that it is her.
  await page.getByRole('heading', { name: /Solange MARCHAND/ }).waitFor();
  expect(await page.locator('video').count()).toBe(0);
  await accessible(page);
  await capture(page, 'captation-personne', [820, 390]);
  // No voice here: the sentence of the view is a recording.
  const phrase = page.waitForResponse(/\/vue-face-[^/]*\.mp3$/);
  await page.getByRole('button', { name: TEXTES_PERSONNE.oui }).click();
  expect((await phrase).status()).toBe(200);

  const declencheur = page.getByRole('button', { name: T.declencher });
  await declencheur.waitFor();
  await page.locator('video').evaluate(async (video: HTMLVideoElement) => {
    while (video.readyState < 2) await new Promise((suite) => setTimeout(suite, 50));
  });
  await accessible(page);
  await capture(page, 'captation-visee', [820, 390]);

  // What is touched while aiming does not keep the pedal: hands are on the shutter again.
  for (const nom of [T.fluorescence, T.fluorescence, new RegExp(`, ${T.vueAPrendre}$`)]) {
    await page.getByRole('button', { name: nom }).first().click();
    expect(await declencheur.evaluate((bouton) => bouton === document.activeElement)).toBe(true);
  }

  // A key takes the picture, the verdict follows; taken again, then kept with the key of a remote control.
  await page.keyboard.press('Space');
  const verdict = page.locator('[data-ms]');
  await verdict.getByRole('heading', { name: T.bonne }).waitFor();
  await page.getByRole('img', { name: 'De face, dents serrées' }).waitFor();
  await accessible(page);
  await capture(page, 'captation-verdict', [820, 390]);
  await page.getByRole('button', { name: T.reprendre }).click();
  await prete(page);
  await page.keyboard.press('PageDown');
  await verdict.waitFor();
  await page.keyboard.press('AudioVolumeUp');

  // The same picture under another view: said, and kept all the same with its reason.
  await page.getByRole('heading', { name: /Côté droit/ }).waitFor();
  await prete(page);
  await page.keyboard.press('b');
  await verdict.getByText('Cette image ressemble beaucoup à une autre').waitFor();
  await accessible(page);
  await capture(page, 'captation-a-revoir', [820, 390]);
  await page.getByRole('button', { name: 'la personne bouge' }).click();
  await page.getByRole('button', { name: T.garderQuandMeme }).click();

  // A view that cannot be taken today has its reason, the map its percentage.
  await page.getByRole('heading', { name: /Côté gauche/ }).waitFor();
  await page.getByRole('button', { name: T.passer }).click();
  await page.getByRole('button', { name: 'La bouche s’ouvre peu' }).click();
  await page.getByRole('heading', { name: /Arcade du haut/ }).waitFor();
  await page.getByRole('button', { name: /ouvrir la carte de la bouche/ }).click();
  await page.getByRole('grid').waitFor();
  await accessible(page);
  await capture(page, 'captation-carte', [820, 390]);
  // A tooth that is gone: said on the map, by touching it.
  await page.getByRole('gridcell', { name: /Bas, à gauche/ }).click();
  await page.getByRole('gridcell', { name: /^35/ }).click();
  await page.getByRole('button', { name: BOUCHE.dentAbsente('35') }).click();
  await page.getByRole('button', { name: BOUCHE.dentPresente('35') }).waitFor();
  await accessible(page);
  await page.getByRole('button', { name: 'Fermer' }).click();

  // One tap, undone, then for good.
  await page.getByRole('button', { name: T.refus }).click();
  await page.getByRole('heading', { name: T.fin.REFUS }).waitFor();
  await page.getByRole('button', { name: T.annulerFin }).click();
  await declencheur.waitFor();
  await page.getByRole('button', { name: T.refus }).click();
  await page.getByText(T.noteEnregistree).waitFor();
  await accessible(page);
  await capture(page, 'captation-refus', [820, 390]);
  await page.getByRole('button', { name: T.retour }).click();
  await page.getByText('Dernière prise de vues').waitFor();

  // Everything that was kept is on the server, with what was said of it.
  const { medias } = await jusqua(async () => {
    const suivi = await soignante.appeler(suivreMedias, { params: { id } });
    const pretes = suivi.medias.filter(({ etat }) => etat === 'PRET').length === 2;
    return pretes ? soignante.appeler(listerMedias, { params: { id } }) : undefined;
  }, 'les deux images');
  expect(medias.map(({ vue, qualite }) => [vue, qualite?.codes, qualite?.gardee, qualite?.motif])).toEqual([
    ['FACE', [], false, null],
    ['VESTIBULAIRE_DROITE', ['DOUBLON'], true, 'BOUGE'],
  ]);
  const { captations } = await soignante.appeler(listerCaptations, { params: { id } });
  expect(captations).toMatchObject([
    {
      issue: 'REFUS',
      vuesPassees: [{ vue: 'VESTIBULAIRE_GAUCHE', motif: 'OUVERTURE_LIMITEE' }],
      corrections: [{ sorte: 'PRESENCE', dent: '35', presente: false }],
      suite: { moment: 'SEMAINE' },
    },
  ]);

  // The dentist finds each gap with its reason.
  await envoyer(soignante, id);
  const { demande, brouillon } = await ouvrir(await client('claire.moreau'), id);
  expect(demande.captation?.phrase).toBe('Images partielles\u00a0: refus aujourd’hui');
  const { chart } = brouillon.contenu;
  expect(faceObservee(chart, '26', 'vestibulaire')).toMatchObject({ motif: 'OUVERTURE_LIMITEE' });
  expect(faceObservee(chart, '16', 'occlusale')).toMatchObject({ visibilite: 'NON_VUE', motif: 'REFUS' });
  expect(faceObservee(chart, '35', 'occlusale')).toMatchObject({
    visibilite: 'NON_VUE',
    motif: 'DITE_ABSENTE',
  });
  expect(faceObservee(chart, '11', 'vestibulaire')).toMatchObject({ visibilite: 'VUE', motif: null });
});

/** The preview runs again: the next press takes another picture. */
async function prete(page: Page): Promise<void> {
  await page.locator('button[data-declencheur][aria-disabled="false"]').waitFor();
  // Two presses this near would be one, as for a pedal that bounces.
  await page.waitForTimeout(400);
}
