import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { creerDemande, modifierDemande } from '@orapont/contract/demande';
import {
  accepterLecture,
  enregistrerLecture,
  ouvrirLecture,
  REPONSE_VIERGE,
} from '@orapont/contract/lecture';
import { type Browser, chromium, type Page } from 'playwright-core';
import sharp from 'sharp';
import { idDemo } from '../apps/server/src/bac-a-sable/demo/identifiants.ts';
import { CINQ_VUES, preparerDemande, professionnel, resident, site } from '../e2e/outils/acte.ts';
import { type Client, connecter, Refus } from '../e2e/outils/client.ts';

/**
 * Takes the pictures of the user guide again, from a running demonstration:
 *
 *     npm start, then in another window: node tools/captures.ts [--origine http://localhost:3000] [names…]
 *
 * Prepares two drafts and takes one case over: start from a demonstration just loaded (`npm run demo:reset`).
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { origine: { type: 'string', default: 'http://localhost:3000' } },
});
const { origine } = values;
const racine = resolve(import.meta.dirname, '..');
const SORTIE = join(racine, 'docs/guide/images');

/** A telephone for who takes the pictures, a desk for who reads them. */
const ECRANS = {
  TELEPHONE: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1.5 },
  BUREAU: { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1.25 },
} as const;

type Prise = {
  readonly nom: string;
  readonly qui?: string;
  readonly chemin: string;
  readonly ecran: keyof typeof ECRANS;
  /** Of the picture, when the page says more than a screen holds. */
  readonly hauteur?: number;
  /** What the person does before the picture. */
  readonly geste?: (page: Page) => Promise<unknown>;
};

const acte = (cle: string, nature = 'TELEEXPERTISE_ESMS') => idDemo(`acte ${cle} ${nature}`);
const EMILIE = 'emilie.roche';
const CLAIRE = 'claire.moreau';
const ADMIN = 'administration';

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

function prises(brouillon: string, bloque: string, compteRendu: string): readonly Prise[] {
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
    { nom: 'bac-a-sable', chemin: '/bac-a-sable/courrier', ecran: 'BUREAU' },
  ];
}

async function jusquAuCode(page: Page): Promise<void> {
  await bouton('Utiliser ce compte')(page);
  await bouton('Continuer')(page);
  await page.getByRole('button', { name: 'Entrer' }).waitFor();
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

/** A request ready to be sent, and one that a rule stops: the resident does not know that dentist. */
async function preparer(soignante: Client): Promise<{ brouillon: string; bloque: string }> {
  const photos = CINQ_VUES.map((vue) => ({
    name: `${vue}.jpg`,
    mimeType: 'image/jpeg',
    buffer: readFileSync(join(racine, `apps/server/demo/images/couronnes-${vue}.jpg`)),
  }));
  const brouillon = await preparerDemande(soignante, {
    dossierId: resident('casanova-ghjuvan'),
    requis: CLAIRE,
    lieuDuRequis: 'port',
    question: 'La couronne du bas à droite le gêne pour mâcher. Faut-il la refaire ?',
    photos,
  });
  const bloque = crypto.randomUUID();
  const { version } = await soignante.appeler(creerDemande, {
    body: { id: bloque, dossierId: resident('lefebvre-andre'), nature: 'TELEEXPERTISE_ESMS' },
  });
  await soignante.appeler(modifierDemande, {
    params: { id: bloque },
    body: { version, champs: { requisId: professionnel('julie.garnier'), requisSiteId: site('lices') } },
  });
  return { brouillon, bloque };
}

const REPONSE: typeof REPONSE_VIERGE = {
  ...REPONSE_VIERGE,
  conclusion:
    'Racine de 24 au ras de la gencive : elle peut expliquer la douleur. Lésion visible au collet de 23. Ailleurs, aucune lésion vue sur ces images.',
  urgence: 'RAPIDE',
  lieuDeSoins: 'Au cabinet, sans arrêter l’anticoagulant',
};

/** Takes the case of the guide over, when nobody has yet, and finds the answer already given. */
async function preparerLecture(dentiste: Client): Promise<string> {
  const params = { id: acte('lefevre-jeanne') };
  await dentiste.appeler(accepterLecture, { params }).catch((refus: unknown) => {
    if (!(refus instanceof Refus)) throw refus;
  });
  const { brouillon } = await dentiste.appeler(ouvrirLecture, { params });
  await dentiste.appeler(enregistrerLecture, {
    params,
    body: { version: brouillon.version, contenu: { chart: brouillon.contenu.chart, reponse: REPONSE } },
  });
  const rendu = await dentiste.appeler(ouvrirLecture, { params: { id: acte('rossi-angele') } });
  if (!rendu.compteRenduId)
    throw new Error('La demande répondue de la démonstration n’est pas encore chargée.');
  return rendu.compteRenduId;
}

const ecranDe = ({ ecran, hauteur }: Prise) => ({
  ...ECRANS[ecran],
  viewport: { ...ECRANS[ecran].viewport, ...(hauteur === undefined ? {} : { height: hauteur }) },
});

async function prendre(
  navigateur: Browser,
  prise: Prise,
  clients: ReadonlyMap<string, Client>,
): Promise<void> {
  const fenetre = await navigateur.newContext({
    ...ecranDe(prise),
    baseURL: origine,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
  });
  const client = prise.qui === undefined ? undefined : clients.get(prise.qui);
  if (client)
    await fenetre.addCookies([
      {
        name: '__Host-sid',
        value: client.jeton(),
        url: origine.replace('http:', 'https:'),
        secure: true,
        httpOnly: true,
      },
    ]);
  const page = await fenetre.newPage();
  try {
    await page.goto(prise.chemin);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.waitForLoadState('networkidle');
    await prise.geste?.(page);
    await page.waitForTimeout(600);
    const image = await page.screenshot();
    await sharp(image)
      .webp({ quality: 78, effort: 6 })
      .toFile(join(SORTIE, `${prise.nom}.webp`));
    console.log(prise.nom);
  } catch (cause) {
    console.error(`${prise.nom} : ${cause instanceof Error ? cause.message.split('\n')[0] : cause}`);
    process.exitCode = 1;
  } finally {
    await fenetre.close();
  }
}

mkdirSync(SORTIE, { recursive: true });
const noms = [EMILIE, CLAIRE, ADMIN];
const ouverts = await Promise.all(noms.map(async (nom) => [nom, await connecter(origine, nom)] as const));
const clients = new Map(ouverts);
const [soignante, dentiste] = [clients.get(EMILIE), clients.get(CLAIRE)];
if (!soignante || !dentiste) throw new Error('Les comptes de la démonstration manquent.');
const { brouillon, bloque } = await preparer(soignante);
const compteRendu = await preparerLecture(dentiste);
const navigateur = await chromium.launch({
  executablePath: process.env['ORAPONT_CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
});
for (const prise of prises(brouillon, bloque, compteRendu))
  if (positionals.length === 0 || positionals.includes(prise.nom)) await prendre(navigateur, prise, clients);
await navigateur.close();
