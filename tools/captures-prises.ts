import type { Page } from 'playwright-core';
import { idDemo } from '../apps/server/src/bac-a-sable/demo/identifiants.ts';
import { T_NATIONAL } from '../apps/web/src/annuaire/textes.ts';
import { T as CAMERA } from '../apps/web/src/features/captation/textes.ts';
import { TEXTES as FHIR } from '../apps/web/src/features/fhir/textes.ts';
import { T as TABLETTE } from '../apps/web/src/features/tablette/textes.ts';
import { TEXTES_PERSONNE as PERSONNE } from '../apps/web/src/personne/textes.ts';
import { resident } from '../e2e/outils/acte.ts';
import { ADMIN, acte, CLAIRE, type Decor, EMILIE, TOURNEE } from './captures-decor.ts';
import { EXPORTEE, REPRENEUR } from './captures-exports.ts';

/** A telephone for who takes the pictures, a desk for who reads them. */
export const ECRANS = {
  TELEPHONE: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1.5 },
  BUREAU: { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1.25 },
} as const;

export type Prise = {
  readonly nom: string;
  readonly qui?: string;
  readonly chemin: string;
  readonly ecran: keyof typeof ECRANS;
  /** Of the picture, when the page says more than a screen holds. */
  readonly hauteur?: number;
  /** What the person does before the picture. */
  readonly geste?: (page: Page) => Promise<unknown>;
};

const bouton = (nom: string) => (page: Page) => page.getByRole('button', { name: nom }).first().click();
const soin = (nom: string, chemin: string, hauteur = 844, geste?: Prise['geste']): Prise => ({
  nom,
  qui: EMILIE,
  chemin,
  ecran: 'TELEPHONE',
  hauteur,
  ...(geste ? { geste } : {}),
});
const bureau = (nom: string, qui: string, chemin: string, geste?: Prise['geste'], hauteur = 800): Prise => ({
  nom,
  qui,
  chemin,
  ecran: 'BUREAU',
  hauteur,
  ...(geste ? { geste } : {}),
});

const jeanne = `/dossiers/${resident('lefevre-jeanne')}`;

export function prises(decor: Decor): readonly Prise[] {
  const { brouillon, bloque, sansImage, tournee, compteRendu, reponse, demandeRecue } = decor;
  return [
    { nom: 'connexion', chemin: '/connexion', ecran: 'BUREAU' },
    { nom: 'connexion-code', chemin: '/connexion', ecran: 'TELEPHONE', geste: jusquAuCode },
    soin('residents-recherche', '/residents', 844, async (page) => {
      await page.getByRole('searchbox').fill('lefevre');
      await page.waitForTimeout(800);
    }),
    soin('resident', jeanne, 1500),
    soin('resident-ajouter', '/dossiers/nouveau', 1300),
    bureau('importer', EMILIE, '/residents/importer', verifierListe),
    soin('journal', `${jeanne}/journal`, 1200),
    soin('demande-pourquoi', `/demandes/${brouillon}/pourquoi`, 1300),
    soin('demande-qui', `/demandes/${brouillon}/qui`, 1500),
    soin('demande-obstacle', `/demandes/${bloque}/qui`, 1700),
    soin('demande-consentement', `/demandes/${brouillon}/consentement`, 2200),
    soin('demande-questions', `/demandes/${brouillon}/questions`, 1700),
    soin('demande-images', `/demandes/${brouillon}/images`, 1500),
    soin('demande-relire', `/demandes/${brouillon}/relire`, 2000),
    soin('demandes', '/demandes', 1100),
    soin('demande-envoyee', `/demandes/${acte('lefevre-jeanne')}`, 1500),
    soin('demande-complement', `/demandes/${acte('petit-marcel')}`, 1500),
    soin('demande-repondue', `/demandes/${acte('rossi-angele')}`, 1100),
    bureau('lectures', CLAIRE, '/lectures'),
    bureau('lecture', CLAIRE, `/lectures/${acte('lefevre-jeanne')}`, lireAuClavier, 900),
    bureau('lecture-muqueuse', CLAIRE, `/lectures/${acte('lefevre-jeanne')}`, noterLaMuqueuse, 900),
    bureau('raccourcis', CLAIRE, `/lectures/${acte('lefevre-jeanne')}`, (page) => page.keyboard.press('?')),
    bureau('relecture', CLAIRE, `/lectures/${acte('lefevre-jeanne')}/relecture`, attendreLePdf),
    bureau('compte-rendu', CLAIRE, `/comptes-rendus/${compteRendu}`),
    bureau('facturation', CLAIRE, '/facturation', undefined, 900),
    bureau('courrier', CLAIRE, `/actes/${acte('rossi-angele')}/courrier`),
    bureau('administration-professionnels', ADMIN, '/administration/professionnels'),
    bureau('administration-organisations', ADMIN, '/administration/organisations'),
    bureau('administration-comptes', ADMIN, '/administration/comptes'),
    soin('captation-personne', `/demandes/${sansImage}/captation`),
    soin('captation', `/demandes/${sansImage}/captation`, 844, viser),
    soin('captation-verdict', `/demandes/${sansImage}/captation`, 844, declencher),
    soin('captation-carte', `/demandes/${sansImage}/captation`, 844, ouvrirLaCarte),
    soin('tournee', `/tournees/${tournee}`, 1100),
    soin('tablette', '/tablette', 900, enroler),
    soin('tablette-tournee', '/tablette', 900, emporter),
    soin('observer', `${jeanne}/evaluations/OHAT`, 1300),
    soin('materiel', '/materiel', 900),
    soin('mon-droit', '/mon-droit', 900),
    bureau(
      'protocoles',
      ADMIN,
      `/administration/protocoles?organisation=${idDemo('organisation association')}`,
    ),
    bureau('courrier-recu', EMILIE, '/courrier-recu', undefined, 900),
    soin('courrier-reponse', `/courrier-recu/${reponse}`, 2300),
    bureau('prise-en-charge', CLAIRE, `/courrier-recu/${demandeRecue}/demande`, undefined, 1700),
    soin('transferer', `${jeanne}/transmettre`, 1150),
    bureau('annuaire-national', ADMIN, '/administration/professionnels/annuaire', chercherAnnuaire),
    bureau('export', ADMIN, `/administration/export?organisation=${EXPORTEE}`),
    bureau('reprise', ADMIN, `/administration/reprise?organisation=${REPRENEUR}`, undefined, 1100),
    bureau('logiciels', ADMIN, '/administration/logiciels', declarer, 1100),
    { nom: 'bac-a-sable', chemin: '/bac-a-sable/courrier', ecran: 'BUREAU' },
  ];
}

async function chercherAnnuaire(page: Page): Promise<void> {
  await page.getByLabel(T_NATIONAL.lieu).fill('34');
  await bouton(T_NATIONAL.chercher)(page);
  await page.getByRole('list', { name: T_NATIONAL.resultats }).waitFor();
}

async function declarer(page: Page): Promise<void> {
  await bouton(FHIR.declarer)(page);
  await page.getByLabel(FHIR.nom).fill('Logiciel de soins des Tilleuls');
  await page.getByLabel('EHPAD Les Tilleuls').check({ force: true });
}

async function jusquAuCode(page: Page): Promise<void> {
  await bouton('Utiliser ce compte')(page);
  await bouton('Continuer')(page);
  await page.getByRole('button', { name: 'Entrer' }).waitFor();
}

async function viser(page: Page): Promise<void> {
  await bouton(PERSONNE.oui)(page);
  await page.getByRole('button', { name: CAMERA.declencher }).waitFor();
  await page.waitForTimeout(1_500);
}

async function declencher(page: Page): Promise<void> {
  await viser(page);
  await page.keyboard.press('Space');
  await page.locator('[data-ms]').waitFor();
}

async function ouvrirLaCarte(page: Page): Promise<void> {
  await viser(page);
  await page.getByRole('button', { name: /ouvrir la carte de la bouche/ }).click();
  await page.getByRole('grid').waitFor();
}

const CODE = '481516';

async function enroler(page: Page): Promise<void> {
  await page.getByLabel(TABLETTE.nomTablette).fill('Tablette des Tilleuls');
  await page.getByLabel(TABLETTE.codeChoisir).fill(CODE);
  await page.getByLabel(TABLETTE.codeEncore).fill(CODE);
  await bouton(TABLETTE.enroler)(page);
  await page.getByRole('button', { name: TABLETTE.emporterCelle(TOURNEE) }).waitFor();
}

async function emporter(page: Page): Promise<void> {
  await enroler(page);
  await bouton(TABLETTE.emporterCelle(TOURNEE))(page);
  await page.getByRole('link', { name: TABLETTE.ouvrirTournee, exact: true }).click();
  await page.getByRole('region', { name: TABLETTE.aVoir }).waitFor();
}

const LISTE = `Nom;Prénom;Né(e) le;Sexe;Chambre;Site
Garcin;Odile;12/04/1939;F;118;EHPAD Les Tilleuls
Vallon;René;31/02/1940;M;119;EHPAD Les Tilleuls
Lefèvre;Jeanne;03/02/1938;F;101;EHPAD Les Tilleuls
`;

async function verifierListe(page: Page): Promise<void> {
  await page.getByRole('textbox').first().fill(LISTE);
  await bouton('Continuer')(page);
  await page.getByText('À quoi correspond chaque colonne').waitFor();
  await bouton('Continuer')(page);
  await page.waitForTimeout(1_000);
}

/** What these pictures show, typed with the keys of the guide: teeth absent, fillings, a lesion. */
async function lireAuClavier(page: Page): Promise<void> {
  const absentes = ['16', '15', '26', '27', '36', '37', '45', '47'].map((dent) => [dent, 'a'] as const);
  for (const [dent, touches] of [...absentes, ['17', 'o3'], ['46', 'o3'], ['23', 'v2']] as const) {
    await page.locator(`[data-dent="${dent}"]`).focus();
    for (const touche of touches) await page.keyboard.press(touche);
  }
  await page.waitForTimeout(1_500);
}

async function attendreLePdf(page: Page): Promise<void> {
  await page.getByText('Signer le compte rendu').first().waitFor();
  await page.waitForTimeout(8_000);
}

async function noterLaMuqueuse(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Muqueuse' }).click();
  await page.getByRole('list', { name: 'Sites de la muqueuse' }).getByRole('button').first().click();
}
