import { changerAppareil, listerAppareils } from '@orapont/contract/appareil';
import { creerTournee } from '@orapont/contract/tournee';
import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { T } from '../apps/web/src/features/tablette/textes.ts';
import { TEXTES as COFFRE } from '../apps/web/src/horsligne/textes.ts';
import { ESSAIS_MAX } from '../apps/web/src/horsligne/verrou-pin.ts';
import { TEXTES_PERSONNE } from '../apps/web/src/personne/textes.ts';
import { professionnel, resident, site } from './outils/acte.ts';
import { type Client, jusqua } from './outils/client.ts';
import { axe, capture, client, parcours } from './outils/parcours.ts';

const { ouvrir } = parcours();
const [CODE, AUTRE_CODE] = ['480915', '7302648'];

async function planifier(soignante: Client, nom: string): Promise<void> {
  await soignante.appeler(creerTournee, {
    body: {
      id: crypto.randomUUID(),
      siteId: site('tilleuls'),
      nom,
      jour: new Date().toISOString().slice(0, 10) as '2026-1-1',
      protocole: 'RAPIDE_5',
      requisId: professionnel('claire.moreau'),
      requisSiteId: site('port'),
      residents: [{ dossierId: resident('lefevre-jeanne') }],
    },
  });
}

async function preparer(page: Page, nom: string): Promise<void> {
  await page.goto('/tablette');
  await page.getByLabel(T.nomTablette).fill(nom);
  await page.getByLabel(T.codeChoisir).fill(CODE);
  await page.getByLabel(T.codeEncore).fill(CODE);
  await page.getByRole('button', { name: T.enroler }).click();
  await page.getByRole('button', { name: T.verrouiller }).waitFor();
}

const taper = async (page: Page, code: string) => {
  await page.getByLabel(T.code, { exact: true }).fill(code);
  await page.keyboard.press('Enter');
};
const ouverte = (page: Page) => page.getByRole('button', { name: T.verrouiller }).waitFor();

const surLaTablette = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const ouverture = indexedDB.open('orapont');
        ouverture.onsuccess = () => {
          const base = ouverture.result;
          const noms = [...base.objectStoreNames];
          const tx = base.transaction(noms);
          const lectures = noms.map((nom) => tx.objectStore(nom).count());
          tx.oncomplete = () => {
            base.close();
            resolve(lectures.reduce((somme, { result }) => somme + result, 0));
          };
        };
      }),
  );

/** So many wrong codes, and the hours that they cost, are behind. */
const compter = (page: Page, rates: number) =>
  page.evaluate(
    (essais) =>
      new Promise<void>((resolve) => {
        const ouverture = indexedDB.open('orapont');
        ouverture.onsuccess = () => {
          const base = ouverture.result;
          const tx = base.transaction('cles', 'readwrite');
          const magasin = tx.objectStore('cles');
          const lecture = magasin.get('appareil');
          lecture.onsuccess = () => magasin.put({ ...lecture.result, essais });
          tx.oncomplete = () => {
            base.close();
            resolve();
          };
        };
      }),
    { rates, dernierLe: Date.now() - 3_600_000 },
  );

/** A refusal of the day: a letter, and nothing that a camera must see. */
async function noterUnRefus(page: Page): Promise<void> {
  await page.getByRole('button', { name: TEXTES_PERSONNE.oui }).click();
  await page.getByRole('button', { name: T.refusDuJour }).click();
  await page.getByRole('dialog').getByRole('button', { name: T.enregistrer }).click();
}

async function emporter(page: Page, nom: string): Promise<void> {
  await page.getByRole('button', { name: T.emporterCelle(nom) }).click();
  await page.getByRole('link', { name: T.ouvrirTournee, exact: true }).click();
  await page.getByRole('region', { name: T.aVoir }).getByRole('link').first().click();
}

/** Twice the same tablet, side by side. */
async function deuxieme(fenetre: BrowserContext): Promise<Page> {
  const page = await fenetre.newPage();
  await page.goto('/tablette');
  return page;
}

async function appareilDe(soignante: Client, nom: string) {
  const { appareils } = await soignante.appeler(listerAppareils);
  const trouve = appareils.find((appareil) => appareil.nom === nom);
  if (!trouve) throw new Error(`Pas de tablette ${nom}`);
  return trouve;
}

test('deux onglets, un envoi ; fermée, elle garde tout ; rouverte, tout part ; déclarée perdue, rien ne reste', async () => {
  const soignante = await client('emilie.roche');
  await planifier(soignante, 'Tournée à perdre');
  const page = await ouvrir('emilie.roche');
  await preparer(page, 'Tablette à perdre');
  const appareil = await appareilDe(soignante, 'Tablette à perdre');
  await emporter(page, 'Tournée à perdre');

  // Closed by the team while it works: nothing leaves, nothing goes.
  await soignante.appeler(changerAppareil, { params: { id: appareil.id }, body: { geste: 'FERMER' } });
  const livres: string[] = [];
  page.context().on('request', (requete) => {
    if (requete.url().endsWith('/api/livraison/plis')) livres.push(requete.postData() ?? '');
  });
  await noterUnRefus(page);
  await page.getByText(COFFRE.etat(0, 2)).waitFor();
  await page.goto('/tablette');
  await taper(page, CODE);
  await page.getByText(COFFRE.etat(0, 2)).waitFor();

  const autre = await deuxieme(page.context());
  await taper(autre, CODE);
  await ouverte(autre);
  livres.length = 0;
  await soignante.appeler(changerAppareil, { params: { id: appareil.id }, body: { geste: 'ROUVRIR' } });
  await Promise.all([page.reload(), autre.reload()]);
  await Promise.all([taper(page, CODE), taper(autre, CODE)]);
  await page.getByText(COFFRE.etat(0)).first().waitFor();
  await autre.getByText(COFFRE.etat(0)).first().waitFor();
  expect(new Set(livres).size).toBe(2);
  expect(livres).toHaveLength(2);

  // Lost: it hears the order at its next call, locked or not, and says that it is done.
  await soignante.appeler(changerAppareil, { params: { id: appareil.id }, body: { geste: 'EFFACER' } });
  await autre.close();
  await page.reload();
  await page.getByText(T.effacee).waitFor();
  expect(await surLaTablette(page)).toBe(0);
  await capture(page, 'tablette-effacee', [820, 390]);
  const effacee = await jusqua(async () => {
    const lue = await appareilDe(soignante, 'Tablette à perdre');
    return lue.effaceLe ? lue : undefined;
  }, 'la tablette dite effacée');
  expect(effacee.etat).toBe('EFFACE');
}, 60_000);

test('un autre code, une clé d’accès, puis dix codes faux : rien ne reste', async () => {
  const page = await ouvrir('emilie.roche');
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      hasPrf: true,
    },
  });
  await preparer(page, 'Tablette oubliée');
  await page.getByRole('link', { name: T.codeChanger }).click();
  await axe(page);
  await capture(page, 'tablette-code', [820, 390]);
  const changement = page.getByRole('form', { name: T.codeChanger });
  await changement.getByLabel(T.codeActuel).fill('999999');
  await changement.getByLabel(T.codeNouveau).fill(AUTRE_CODE);
  await changement.getByLabel(T.codeEncore).fill(AUTRE_CODE);
  await changement.getByRole('button', { name: T.codeChanger }).click();
  await page
    .getByText(T.faux(ESSAIS_MAX - 1))
    .first()
    .waitFor();
  await changement.getByLabel(T.codeActuel).fill(CODE);
  await changement.getByRole('button', { name: T.codeChanger }).click();
  await page.getByText(T.codeChange).first().waitFor();

  await page.getByRole('link', { name: T.codeChanger }).click();
  const ajout = page.getByRole('form', { name: T.passkey });
  await ajout.getByLabel(T.codeActuel).fill(AUTRE_CODE);
  await ajout.getByRole('button', { name: T.passkeyAjouter }).click();
  await page.getByText(T.passkeyEnPlace).waitFor();
  await page.reload();
  const parPasskey = page.getByRole('button', { name: T.passkeyOuvrir });
  await parPasskey.waitFor();
  await axe(page);
  await capture(page, 'tablette-verrou', [820, 390]);
  await parPasskey.click();
  await ouverte(page);

  await page.getByRole('button', { name: T.verrouiller }).click();
  await taper(page, CODE);
  await page.getByText(T.faux(ESSAIS_MAX - 1)).waitFor();
  await taper(page, AUTRE_CODE);
  await ouverte(page);

  await page.getByRole('button', { name: T.verrouiller }).click();
  await compter(page, ESSAIS_MAX - 3);
  await page.reload();
  await taper(page, CODE);
  await page.getByText(/^Trop d’essais/).waitFor();
  await compter(page, ESSAIS_MAX - 1);
  await page.reload();
  await taper(page, CODE);
  await page.getByText(T.effacee).waitFor();
  expect(await surLaTablette(page)).toBe(0);
}, 60_000);
