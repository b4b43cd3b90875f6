import { randomUUID } from 'node:crypto';
import { lireCompteRendu } from '@orapont/contract/compte-rendu';
import { creerDemande } from '@orapont/contract/demande';
import { ouvrirLecture } from '@orapont/contract/lecture';
import { expect, test } from 'vitest';
import { T_QUI, T_VERDICT } from '../apps/web/src/features/demande/textes.ts';
import { T } from '../apps/web/src/features/lecture/textes.ts';
import { SAVOIR_FAIRE } from '../packages/domain/src/identite/professions.ts';
import {
  CINQ_VUES,
  ecrireReponse,
  envoyer,
  nouveauResident,
  ouvrirSignature,
  preparerDemande,
} from './outils/acte.ts';
import { BOITE_SOIGNANTE, lettresDe } from './outils/boite.ts';
import { jusqua } from './outils/client.ts';
import { photos } from './outils/images.ts';
import { axe, capture, client, garderSession, parcours } from './outils/parcours.ts';

const { ouvrir } = parcours();

test('deux fenêtres de la dentiste signent ensemble, l’une d’un double clic : une version, un courrier', async () => {
  const soignante = await client('emilie.roche');
  const dossierId = await nouveauResident(
    soignante,
    { nom: 'Falchun', prenom: 'Denise', lieu: 'tilleuls' },
    'claire.moreau',
  );
  const id = await preparerDemande(soignante, {
    dossierId,
    requis: 'claire.moreau',
    lieuDuRequis: 'port',
    question: 'Que faut-il faire ?',
    photos: await photos(CINQ_VUES.length),
  });
  await envoyer(soignante, id);
  const dentiste = await client('claire.moreau');
  await ecrireReponse(dentiste, id, 'Aucune lésion vue sur ces images.');
  await ouvrirSignature(dentiste, 'claire.moreau');
  garderSession('claire.moreau', dentiste);

  const premiere = await ouvrir('claire.moreau');
  const seconde = await premiere.context().newPage();
  for (const fenetre of [premiere, seconde]) {
    await fenetre.goto(`/lectures/${id}/relecture`);
    await fenetre.getByRole('button', { name: T.signer }).click();
    await fenetre.getByRole('dialog', { name: T.signer }).waitFor();
  }
  const signer = (fenetre: typeof premiere) =>
    fenetre.getByRole('dialog', { name: T.signer }).getByRole('button', { name: T.signer });
  await Promise.all([signer(premiere).dblclick(), signer(seconde).click()]);
  const rendu = await jusqua(async () => {
    const { compteRenduId } = await dentiste.appeler(ouvrirLecture, { params: { id } });
    return compteRenduId ?? undefined;
  }, 'le compte rendu');
  const { versions } = await dentiste.appeler(lireCompteRendu, { params: { id: rendu } });
  expect(versions).toHaveLength(1);
  const lettres = await jusqua(async () => {
    const recues = await lettresDe(soignante, BOITE_SOIGNANTE);
    const siennes = recues.filter(({ objet }) => objet.includes('FALCHUN'));
    return siennes.length > 0 ? siennes : undefined;
  }, 'la lettre');
  expect(lettres).toHaveLength(1);
  // Back, then forward: nothing to sign a second time.
  await premiere.goBack();
  await premiere.goto(`/lectures/${id}`);
  await premiere.getByText(T.rendu).waitFor();
  expect(await premiere.getByRole('button', { name: T.relire }).count()).toBe(0);
});

test('art. 58.1.2 : la dentiste trouve le spécialiste par son savoir-faire', async () => {
  const dentiste = await client('claire.moreau');
  const dossierId = await nouveauResident(dentiste, { nom: 'Goasdoué', prenom: 'Marthe', lieu: 'port' });
  const id = randomUUID();
  await dentiste.appeler(creerDemande, { body: { id, dossierId, nature: 'TELEEXPERTISE_SPECIALISTE' } });
  const page = await ouvrir('claire.moreau');
  await page.goto(`/demandes/${id}/qui`);
  const liste = page.getByRole('list', { name: T_QUI.resultats }).getByRole('listitem');
  await liste.first().waitFor();
  const tous = await liste.count();
  await page.getByRole('button', { name: new RegExp(T_QUI.savoirFaire) }).click();
  const oral = Object.values(SAVOIR_FAIRE).find((libelle) => /chirurgie orale/i.test(libelle)) ?? '';
  await page.getByRole('option', { name: oral, exact: true }).click();
  await expect.poll(() => liste.count()).toBeLessThan(tous);
  for (const ligne of await liste.allTextContents()) expect(ligne).toContain(oral);
  await axe(page);
  await capture(page, 'savoir-faire', [1280, 390]);
  await page.getByRole('button', { name: /Choisir Antoine Mercier/ }).click();
  await page.getByText(T_VERDICT.titre).or(page.getByText(T_VERDICT.accord)).first().waitFor();
});
