import { type ContenuLectureT, enregistrerLecture } from '@orapont/contract/lecture';
import { expect, test } from 'vitest';
import { TEXTES_MUQUEUSE as M } from '../apps/web/src/features/lecture/muqueuse/textes.ts';
import { TEXTES_SALLE as SALLE } from '../apps/web/src/features/lecture/salle/textes.ts';
import { T } from '../apps/web/src/features/lecture/textes.ts';
import { TEXTES_VISIONNEUSE as IMAGES } from '../apps/web/src/features/lecture/visionneuse/textes.ts';
import { LIBELLES_URGENCE_SOINS } from '../packages/contract/src/lecture.ts';
import {
  LIBELLE_ANCIENNETE_LESION,
  LIBELLE_COULEUR_LESION,
  LIBELLE_SURFACE_LESION,
} from '../packages/domain/src/bouche/observation.ts';
import { CINQ_VUES, envoyer, nouveauResident, preparerDemande, ouvrir as recevoir } from './outils/acte.ts';
import { rendreLeCode } from './outils/base.ts';
import {
  allerA,
  choisirDansLaListe,
  compterLePointeur,
  gestesAuPointeur,
  repondreAuGroupe,
  seConnecterAuClavier,
  taper,
  valider,
} from './outils/clavier.ts';
import { comptesDemo } from './outils/connexion.ts';
import { photos } from './outils/images.ts';
import { axe, capture, client, parcours } from './outils/parcours.ts';

const { ouvrir } = parcours();
const QUI = 'claire.moreau';

async function demandeEnvoyee(nom: string): Promise<string> {
  const soignante = await client('emilie.roche');
  const dossierId = await nouveauResident(soignante, { nom, prenom: 'Léontine', lieu: 'tilleuls' }, QUI);
  const id = await preparerDemande(soignante, {
    dossierId,
    requis: QUI,
    lieuDuRequis: 'port',
    question: 'Une plaque blanche du bord de la langue : faut-il la montrer ?',
    photos: await photos(CINQ_VUES.length),
  });
  await envoyer(soignante, id);
  await recevoir(await client(QUI), id);
  return id;
}

test('au clavier seul, la dentiste lit un cas entier, le signe et passe au suivant', async () => {
  const acteId = await demandeEnvoyee('Zaraczyk');
  await demandeEnvoyee('Zimmerlin');
  const page = await ouvrir();
  await compterLePointeur(page);
  const ecrits: ContenuLectureT[] = [];
  page.on('request', (requete) => {
    const chemin = enregistrerLecture.path.replace(':id', acteId);
    if (requete.method() === enregistrerLecture.method && new URL(requete.url()).pathname === chemin)
      ecrits.push(requete.postDataJSON().contenu);
  });
  await seConnecterAuClavier(page, QUI);

  await page.getByRole('heading', { name: T.titre, level: 1 }).waitFor();
  const cas = page.getByRole('link', { name: /Zaraczyk/i });
  await cas.waitFor();
  await allerA(page, cas, 'j', 60);
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: T.onglets.reponse }).waitFor();

  // Pictures: the next one, the one before, larger, turned, then as it was.
  const rang = page.getByRole('toolbar', { name: IMAGES.outils }).getByText(/ \/ 5$/);
  for (const [touche, attendu] of [
    ['j', '2 / 5'],
    ['PageDown', '3 / 5'],
    ['k', '2 / 5'],
  ] as const) {
    await page.keyboard.press(touche);
    await expect.poll(() => rang.textContent()).toBe(attendu);
  }
  for (const touche of ['+', 'r', 'b', '0']) await page.keyboard.press(touche);

  await page.keyboard.press('Shift+P');
  await page.getByRole('button', { name: T.relire }).waitFor();

  // Teeth: pane by F6, tooth by arrows, face by letter, finding by digit, then the pin that shows it.
  const dent = (fdi: number) => page.locator(`[data-dent="${fdi}"]`);
  await allerA(page, dent(18), 'F6', 4);
  await allerA(page, dent(16), 'ArrowRight', 3);
  await page.keyboard.press('s');
  await page.keyboard.press('o');
  await page.keyboard.press('2');
  await expect.poll(() => dent(16).getAttribute('title')).toMatch(/lésion/i);
  await page.keyboard.press('p');
  await page.getByText(/Le repère sera attaché à.*16.*occlusale/i).waitFor();
  for (const touche of ['ArrowRight', 'ArrowDown', 'Shift+ArrowLeft']) await page.keyboard.press(touche);
  await page.keyboard.press('Enter');
  await page.getByText(IMAGES.aucunRepere).waitFor({ state: 'detached' });

  // The detail of a tooth opens and closes without losing one's place.
  await allerA(page, dent(16), 'F6', 4);
  await allerA(page, dent(15), 'ArrowRight', 2);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await allerA(page, dent(15), 'Tab', 1);

  // Mucosa: a lesion with everything that is said of it.
  await allerA(page, page.getByRole('tab', { name: SALLE.dents }), 'Shift+Tab', 6);
  await page.keyboard.press('ArrowRight');
  const site = page.locator('[data-site="LANGUE_BORD_DROIT"]');
  await allerA(page, page.getByRole('list', { name: M.liste }).getByRole('button').first());
  await allerA(page, site, 'ArrowDown', 30);
  await page.keyboard.press('2');
  await page.keyboard.press('Enter');
  const lesion = page.getByRole('group', { name: M.lesion(1) });
  await taper(page, lesion.getByRole('textbox', { name: M.taille }), '12');
  const liste = (nom: string) => lesion.getByRole('button', { name: new RegExp(nom) });
  await choisirDansLaListe(page, liste(M.couleur), LIBELLE_COULEUR_LESION.BLANCHE);
  await choisirDansLaListe(page, liste(M.surface), LIBELLE_SURFACE_LESION.SURELEVEE);
  await choisirDansLaListe(page, liste(M.depuis), LIBELLE_ANCIENNETE_LESION.PLUS_DE_3_MOIS);
  const reponses = lesion.getByRole('radio', { name: M.ouiNon.NON, exact: true });
  await repondreAuGroupe(page, reponses.first());
  await repondreAuGroupe(page, reponses.nth(1));
  await page.keyboard.press('Escape');
  await allerA(page, site, 'Tab', 1);
  await axe(page);
  await capture(page, 'clavier-lecture');

  // The answer, read again, then signed.
  const onglet = page.getByRole('tab', { name: T.onglets.dossier });
  await page.keyboard.press('F6');
  await allerA(page, onglet);
  await page.keyboard.press('ArrowRight');
  await taper(
    page,
    page.getByRole('textbox', { name: new RegExp(`^${T.conclusion}`) }),
    'Plaque blanche de 12 mm du bord droit de la langue. À revoir dans quinze jours.',
  );
  await repondreAuGroupe(page, page.getByRole('radio', { name: LIBELLES_URGENCE_SOINS.PROGRAMMEE }));
  await page.getByText(T.enregistre).first().waitFor();
  await page.keyboard.press('Shift+S');
  await page.getByRole('heading', { name: T.relectureTitre }).waitFor();
  await page.getByTitle(T.apercu).waitFor();
  await valider(page, page.getByRole('button', { name: T.signer }));
  const code = page.getByLabel(T.periodeCode);
  const signature = page.getByRole('dialog', { name: T.signer });
  await code.or(signature).first().waitFor();
  if (await code.isVisible()) {
    await rendreLeCode(page.url(), QUI);
    const { comptes } = await comptesDemo(page);
    await page.keyboard.type(comptes.find(({ identifiant }) => identifiant === QUI)?.code ?? '');
    await page.keyboard.press('Enter');
  }
  await signature.waitFor();
  await allerA(page, signature.getByRole('button', { name: T.signer }));
  await page.keyboard.press('Enter');
  await page.getByText(T.signeTexte).first().waitFor();

  await allerA(page, page.getByRole('link', { name: T.suivant }), 'Tab', 3);
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: T.onglets.reponse }).waitFor();
  expect(page.url()).not.toContain(acteId);
  expect(await gestesAuPointeur(page)).toBe(0);

  const { muqueuse, dents } = ecrits.at(-1)?.chart ?? { muqueuse: {}, dents: {} };
  expect(muqueuse.LANGUE_BORD_DROIT?.lesions).toEqual([
    {
      tailleMm: 12,
      couleur: 'BLANCHE',
      surface: 'SURELEVEE',
      depuis: 'PLUS_DE_3_MOIS',
      induration: 'NON',
      ganglion: 'NON',
    },
  ]);
  expect(dents['16']?.faces.occlusale).toMatchObject({ constats: ['LESION'], reperes: [expect.anything()] });
});
