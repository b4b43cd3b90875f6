import { listerDossiers } from '@orapont/contract/dossier';
import { expect, test } from 'vitest';
import { TEXTES as T } from '../apps/web/src/features/dossier/import/textes.ts';
import { axe, capture, client, parcours } from './outils/parcours.ts';

const { ouvrir } = parcours();

const LISTE = [
  'N° résident;Nom de naissance;Prénom;Date de naissance;Sexe;Chambre',
  'E2E1;Kerbrat;Solange;03/02/1938;F;301',
  'E2E2;Kerjean;Armand;31/02/1938;M;302',
  'E2E3;;Denise;14/07/1940;F;303',
  'E2E4;Kermarec;Yves;22/11/1936;M;304',
].join('\r\n');

test('une liste avec de mauvaises lignes : chacune dit pourquoi, et rien n’entre à moitié', async () => {
  const soignant = await client('thomas.leroy');
  const connus = async () => {
    const { dossiers } = await soignant.appeler(listerDossiers, { query: { q: 'Ker' } });
    return dossiers
      .map(({ nomNaissance }) => nomNaissance)
      .filter((nom) => /^KER(BRAT|JEAN|MAREC)/i.test(nom));
  };
  const page = await ouvrir('thomas.leroy');
  await page.goto('/residents/importer');
  await page.getByRole('textbox', { name: T.ouColler }).fill(LISTE);
  await page.getByRole('button', { name: T.continuer }).click();
  await page.getByRole('heading', { name: T.correspondance }).waitFor();
  await axe(page);
  await capture(page, 'import-colonnes', [1280, 390]);
  await page.getByRole('button', { name: T.continuer }).click();

  await page.getByText(T.decisions(2)).waitFor();
  const importer = page.getByRole('button', { name: /^Importer \d/ });
  expect(await importer.isDisabled()).toBe(true);
  expect(await page.getByText(T.etats.ERREUR, { exact: true }).count()).toBe(2);
  await axe(page);
  await capture(page, 'import-verification', [1280, 390]);
  expect(await connus()).toEqual([]);

  await page.getByRole('button', { name: T.ecarterErreurs(2) }).click();
  await page.getByRole('button', { name: T.importerLignes(2) }).dblclick();
  await page.getByText(T.fini).first().waitFor();
  await axe(page);
  await capture(page, 'import-fini', [1280, 390]);
  expect((await connus()).toSorted()).toHaveLength(2);
  expect((await connus()).some((nom) => /KERJEAN/i.test(nom))).toBe(false);
});

test('la même liste sans identifiants, donnée deux fois : on dit que ce sont les mêmes personnes, personne n’est créé', async () => {
  const soignant = await client('thomas.leroy');
  const voisins = async () =>
    (await soignant.appeler(listerDossiers, { query: { q: 'Kervelle' } })).dossiers.map(
      ({ chambre }) => chambre,
    );
  const liste = (chambre: string) =>
    `EHPAD;;;;\r\nNom Prénom;Né(e) le;Sexe;Chambre\r\nKERVELLE Anne-Marie;03/02/38;Mme;${chambre}`;
  const page = await ouvrir('thomas.leroy');
  const jusquAuxLignes = async (chambre: string) => {
    await page.goto('/residents/importer');
    await page.getByRole('textbox', { name: T.ouColler }).fill(liste(chambre));
    await page.getByRole('button', { name: T.continuer }).click();
    await page.getByRole('heading', { name: T.correspondance }).waitFor();
    await page.getByRole('button', { name: T.continuer }).click();
    await page.getByRole('button', { name: /^Importer \d/ }).waitFor();
  };
  await jusquAuxLignes('401');
  await page.getByRole('button', { name: T.importerLignes(1) }).click();
  await page.getByText(T.fini).first().waitFor();
  expect(await voisins()).toEqual(['401']);

  await jusquAuxLignes('402');
  await page.getByText(T.decisions(1)).waitFor();
  await page.getByRole('radio', { name: T.memePersonne }).focus();
  await page.keyboard.press('Space');
  await page.getByText(T.reprendreFichier('Chambre', '401', '402')).waitFor();
  await axe(page);
  await capture(page, 'import-meme-personne', [1280, 390]);
  await page.getByRole('button', { name: T.importerLignes(1) }).click();
  await page.getByText(T.fini).first().waitFor();
  expect(await voisins()).toEqual(['402']);
});
