import { lireDemande } from '@orapont/contract/demande';
import { suivreMedias } from '@orapont/contract/media';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import {
  T,
  T_CONSENTEMENT,
  T_POURQUOI,
  T_QUESTIONS,
  T_QUI,
  T_RELIRE,
  T_SUIVI,
  T_VERDICT,
} from '../apps/web/src/features/demande/textes.ts';
import { TEXTES_SANTE } from '../apps/web/src/sante/textes.ts';
import { TEXTES as UI } from '../apps/web/src/ui/textes.ts';
import { nouveauResident } from './outils/acte.ts';
import {
  allerA,
  compterLePointeur,
  gestesAuPointeur,
  repondreAuGroupe,
  seConnecterAuClavier,
  taper,
  valider,
} from './outils/clavier.ts';
import { ATELIER_OCCUPE, jusqua } from './outils/client.ts';
import { photos } from './outils/images.ts';
import { axe, capture, client, parcours } from './outils/parcours.ts';

const { ouvrir } = parcours();
const SANS_RISQUE = [
  T_QUESTIONS.non,
  TEXTES_SANTE.plainteAucune,
  TEXTES_SANTE.etatLignes.AUCUN_CONNU,
] as const;

test('au clavier seul, la soignante prépare une demande entière et l’envoie', async () => {
  const soignante = await client('emilie.roche');
  await nouveauResident(
    soignante,
    { nom: 'Quéméneur', prenom: 'Armelle', lieu: 'tilleuls' },
    'claire.moreau',
  );
  const page = await ouvrir();
  await compterLePointeur(page);
  await seConnecterAuClavier(page, 'emilie.roche');

  await valider(page, page.getByRole('link', { name: 'Demandes', exact: true }));
  await valider(page, page.getByRole('link', { name: T.demander }));
  await taper(page, page.getByRole('searchbox', { name: T.personne }), 'quemen');
  await valider(page, page.getByRole('link', { name: /Quéméneur/i }));
  await repondreAuGroupe(
    page,
    page.getByRole('radio', { name: T_POURQUOI.natures.TELEEXPERTISE_ESMS.label }),
  );
  await taper(
    page,
    page.getByRole('textbox', { name: T_POURQUOI.motivation }),
    'Une tache blanche vue à la toilette.',
  );
  await continuer(page, T_QUI.recherche);
  await taper(page, page.getByRole('searchbox', { name: T_QUI.recherche }), 'moreau');
  await valider(page, page.getByRole('button', { name: /Choisir Claire Moreau/ }));
  await page.getByText(T_VERDICT.accord).waitFor();
  await continuer(page, T.etapes.consentement);

  await repondreAuGroupe(page, page.getByRole('radio', { name: T_CONSENTEMENT.oui }));
  await valider(page, page.getByRole('button', { name: T_CONSENTEMENT.enregistrer }));
  await page.getByRole('heading', { name: T.etapes.questions, level: 1 }).waitFor();

  await taper(page, page.getByRole('textbox', { name: T_QUESTIONS.question }), 'Faut-il la montrer ?');
  const groupes = page.getByRole('radiogroup');
  for (const groupe of await groupes.all())
    for (const reponse of SANS_RISQUE) {
      const voulue = groupe.getByRole('radio', { name: reponse, exact: true });
      if ((await voulue.count()) > 0) await repondreAuGroupe(page, voulue);
    }
  expect(await page.getByText(T_QUESTIONS.manques).count()).toBe(0);
  await axe(page);
  await capture(page, 'clavier-questions', [1280, 390]);
  await continuer(page, T.etapes.images);

  const choisir = page.getByRole('button', { name: UI.choisirFichiers });
  // Asked for before the walk to the button: the browser has to know that its dialog is awaited when the key goes down.
  const choix = page.waitForEvent('filechooser', { timeout: 30_000 });
  await valider(page, choisir);
  await (await choix).setFiles([...(await photos(5))]);
  const id = new URL(page.url()).pathname.split('/')[2] ?? '';
  await jusqua(
    async () => {
      const { medias } = await soignante.appeler(suivreMedias, { params: { id } });
      return (medias.length === 5 && medias.every(({ etat }) => etat === 'PRET')) || undefined;
    },
    'les images préparées',
    ATELIER_OCCUPE,
  );
  await continuer(page, T.etapes.relire);

  await allerA(page, page.getByRole('checkbox', { name: T_RELIRE.juge }));
  await page.keyboard.press('Space');
  await valider(page, page.getByRole('button', { name: T_RELIRE.envoyer }));
  await page.getByText(T_SUIVI.attente).first().waitFor();
  expect(await gestesAuPointeur(page)).toBe(0);

  const { etat, champs } = await soignante.appeler(lireDemande, { params: { id } });
  expect(etat).toBe('ENVOYEE');
  expect(champs.question).toBe('Faut-il la montrer ?');
});

/** « Continuer », then the title of the step that follows. */
async function continuer(page: Page, titre: string): Promise<void> {
  await valider(page, page.getByRole('button', { name: T.continuer }));
  await page.getByRole('heading', { name: titre, level: 1 }).waitFor();
}
