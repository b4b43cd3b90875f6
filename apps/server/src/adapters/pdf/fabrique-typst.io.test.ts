import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { FormulationInterdite } from '../../features/compte-rendu/ports.ts';
import { type FabriqueTypst, fabriqueTypst } from './fabrique-typst.ts';
import { compteRenduComplet, demandeComplete, prescriptionComplete } from './testing-modeles.ts';
import { LETTRES_DE_REPLI } from './texte-sur.ts';

let fabrique: FabriqueTypst;
let dossier: string;
let jpeg: Buffer;
beforeAll(async () => {
  fabrique = fabriqueTypst();
  dossier = mkdtempSync(join(tmpdir(), 'pdf-'));
  jpeg = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#b05a50' } })
    .jpeg()
    .toBuffer();
});
afterAll(async () => {
  await fabrique.fermer();
  rmSync(dossier, { recursive: true });
});

const present = (programme: string) => {
  try {
    execFileSync(programme, ['--version'], { stdio: 'ignore' });
    return true;
  } catch (erreur) {
    return (erreur as NodeJS.ErrnoException).code !== 'ENOENT';
  }
};
const POPPLER = present('pdftotext') && present('pdfinfo');
const QPDF = present('qpdf');
const VERAPDF = present('verapdf');
const MUTOOL = present('mutool');
if (!POPPLER) process.stderr.write('PDF : poppler-utils absent, la lecture du texte n’est pas vérifiée.\n');
if (!QPDF) process.stderr.write('PDF : qpdf absent, la structure du fichier n’est pas vérifiée.\n');

function lire(pdf: Uint8Array, programme: string, ...options: string[]): string {
  const chemin = join(dossier, 'document.pdf');
  writeFileSync(chemin, pdf);
  const sortie = programme === 'pdftotext' ? [chemin, '-'] : [chemin];
  return execFileSync(programme, [...options, ...sortie], { encoding: 'utf8' });
}

/** Text as a reader would copy it: words cut at the end of a line are put together, spaces are equal. */
function texte(pdf: Uint8Array): string {
  return lire(pdf, 'pdftotext')
    .replaceAll('\u200b', '')
    .replace(/[-\u00ad\u2010]\n(?=\p{Ll})/gu, '')
    .replace(/\s+/gu, ' ');
}

test('le fichier se dit PDF/A-1a, en français, daté par le modèle', async () => {
  const pdf = Buffer.from(await fabrique.compteRendu(compteRenduComplet([jpeg]))).toString('latin1');
  expect(pdf.startsWith('%PDF-1.4')).toBe(true);
  expect(pdf).toContain('<pdfaid:part>1</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
  expect(pdf).toContain('<xmp:CreateDate>2026-11-21T13:30:00Z</xmp:CreateDate>');
  expect(pdf).toMatch(/<rdf:li>fr(-FR)?<\/rdf:li>/u);
});

test('le même modèle donne les mêmes octets, même par un autre atelier', async () => {
  const autre = fabriqueTypst();
  const [un, deux, trois] = await Promise.all([
    fabrique.compteRendu(compteRenduComplet([jpeg])),
    fabrique.compteRendu(compteRenduComplet([jpeg])),
    autre.compteRendu(compteRenduComplet([jpeg])),
  ]);
  await autre.fermer();
  expect(Buffer.from(un).equals(deux)).toBe(true);
  expect(Buffer.from(un).equals(trois)).toBe(true);
  const change = await fabrique.compteRendu({ ...compteRenduComplet([jpeg]), urgence: 'urgente' });
  expect(Buffer.from(un).equals(change)).toBe(false);
});

test.runIf(POPPLER)('le fichier est balisé, sans script, avec titre et auteur', async () => {
  const infos = lire(await fabrique.compteRendu(compteRenduComplet([jpeg])), 'pdfinfo');
  expect(infos).toMatch(/Tagged:\s+yes/u);
  expect(infos).toMatch(/JavaScript:\s+no/u);
  expect(infos).toMatch(/Title:\s+Compte rendu – Téléexpertise/u);
  expect(infos).toMatch(/Author:\s+Claire Dupuis/u);
});

test.runIf(POPPLER)('les titres et les images décrites sont dans la structure', async () => {
  const structure = lire(await fabrique.compteRendu(compteRenduComplet([jpeg])), 'pdfinfo', '-struct-text');
  expect(structure).toMatch(/^\s*H1/mu);
  expect(structure).toMatch(/^\s*H2/mu);
  expect(structure.match(/^\s*Figure/gmu)?.length).toBeGreaterThanOrEqual(3);
});

test.runIf(QPDF)('qpdf ne trouve rien à redire', async () => {
  expect(lire(await fabrique.compteRendu(compteRenduComplet([jpeg])), 'qpdf', '--check')).toContain(
    'No syntax or stream encoding errors found',
  );
});

test.runIf(VERAPDF)('veraPDF reconnaît un PDF/A-1a', async () => {
  for (const pdf of [
    await fabrique.compteRendu(compteRenduComplet([jpeg])),
    await fabrique.demande(demandeComplete([jpeg])),
    await fabrique.prescription(prescriptionComplete()),
  ])
    expect(lire(pdf, 'verapdf', '--flavour', '1a', '--format', 'text')).toMatch(/^PASS /);
});

test.runIf(MUTOOL)('un second lecteur ouvre chaque page sans avertissement', async () => {
  const chemin = join(dossier, 'relu.pdf');
  writeFileSync(chemin, await fabrique.compteRendu(compteRenduComplet([jpeg])));
  const lecture = spawnSync('mutool', ['draw', '-o', join(dossier, 'page%d.png'), chemin], {
    encoding: 'utf8',
  });
  expect([lecture.status, lecture.stderr.replace(/^page .*$/gm, '').trim()]).toEqual([0, '']);
});

test.runIf(POPPLER)('un projet ne dit pas « rendu » et ne porte aucune signature', async () => {
  const modele = compteRenduComplet([jpeg]);
  const projet = texte(await fabrique.compteRendu({ ...modele, signature: null }));
  expect(projet).toContain('PROJET, NON SIGNÉ');
  expect(projet).not.toMatch(/Rendu le|Signé par/u);
  expect(texte(await fabrique.compteRendu(modele))).toContain('Rendu le');
});

test.runIf(POPPLER)(
  'TE-11 : une correction dit ce qui change, et la prescription laquelle elle remplace',
  async () => {
    const contenu = texte(await fabrique.compteRendu(compteRenduComplet([jpeg])));
    expect(contenu).toContain('Ce qui change');
    expect(contenu).toContain('Ajouté : 16, face occlusale : lésion');
    expect(contenu).toContain('La prescription PR-2026-000123-1 est remplacée');
    expect(texte(await fabrique.prescription(prescriptionComplete()))).toContain(
      'annule et remplace la prescription PR-2026-000123-1',
    );
  },
);

const TOUT_CE_QUE_LA_LOI_DEMANDE = [
  'Orapont',
  'Téléexpertise (article 58), circuit établissement médico-social',
  'TE-2026-000123',
  'CR-2026-000123-2',
  'remplace la version 1 (document CR-2026-000123-1), signée le 21/11/2026 à 13 h 00',
  'LEFÈVRE',
  'ŒUVRARD',
  'Jeanne, Marie, Élise',
  '28/03/1938',
  'féminin',
  '2 38 03 59 512 042 61',
  'Paul Œuvrard (tuteur avec représentation relative à la personne)',
  'Amina BENALI',
  '10100000017',
  '750000218',
  'Claire DUPUIS',
  '10100000025',
  '590000626',
  'Images prises par',
  'Yanis LE GOFF, aide-soignant',
  'Suspicion d’une affection d’origine bucco-dentaire',
  'Cette lésion du bord de la langue doit-elle',
  'Pénicilline (2005)',
  'Anticoagulant oral direct',
  'Consentement donné le 19/11/2026 à 9 h 25',
  'Racine résiduelle.',
  'Aucune lésion vue sur ces images.',
  '28 et 38 : hors du champ.',
  'Lésion du bord droit de la langue, ulcérée, à montrer à un spécialiste.',
  'rapide : consultation sous 72 heures',
  'Soin conservateur de la 16.',
  'Service de chirurgie orale, CHU de Lille',
  'Brosser deux fois par jour',
  'Téléexpertise TE2.',
  'chlorhexidine 0,12 %',
  '21/11/2026 à 14 h 30',
  'Incidents techniques',
  'aucun',
  'Signature électronique simple',
  '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  'Repère 1 : langue, bord droit',
  'a préparé la demande',
  'Page 1 /',
];

test.runIf(POPPLER)('TE-11, ANS-02 : le compte rendu dit tout ce que la loi demande', async () => {
  const contenu = texte(await fabrique.compteRendu(compteRenduComplet([jpeg])));
  expect(TOUT_CE_QUE_LA_LOI_DEMANDE.filter((attendu) => !contenu.includes(attendu))).toEqual([]);
});

test.runIf(POPPLER)('TE-09, TE-19 : la demande porte le cas entier, pour un requis sans compte', async () => {
  const contenu = texte(await fabrique.demande(demandeComplete([jpeg])));
  const attendus = [
    'Demande d’avis',
    'Réponse attendue avant le',
    '23/11/2026 à 9 h 05',
    'Suspicion d’une affection',
    'Apixaban 5 mg',
    'a refusé d’incliner la tête',
    'Repère 2',
    'Consentement donné',
  ];
  expect(attendus.filter((attendu) => !contenu.includes(attendu))).toEqual([]);
});

test.runIf(POPPLER)('TE-06 : un refus part du requis et dit son motif', async () => {
  const contenu = texte(
    await fabrique.demande({ ...demandeComplete(), objet: { type: 'REFUS', texte: 'Hors de mon champ.' } }),
  );
  expect(contenu).toContain('Demande refusée');
  expect(contenu).toContain('Hors de mon champ.');
});

test.runIf(POPPLER).each(['PROV', 'RECUP', 'VALI'] as const)(
  'INS/va1.53 : identité %s, l’INS ne sort pas',
  async (statut) => {
    const modele = compteRenduComplet();
    const contenu = texte(await fabrique.compteRendu({ ...modele, patient: { ...modele.patient, statut } }));
    expect(contenu).not.toMatch(/2 38 03|2380359512042|Matricule/u);
  },
);

test.runIf(POPPLER)('un avis non concluant se voit', async () => {
  const modele = compteRenduComplet();
  const contenu = texte(
    await fabrique.compteRendu({
      ...modele,
      conclusion: { texte: 'Images insuffisantes.', nonConcluant: true },
    }),
  );
  expect(contenu).toContain('Avis non concluant');
});

test.each([
  'Il n’y a pas de carie.',
  'PAS DE\u00a0CARIES',
  'Aucune carie',
  'Bouche indemne de carie',
  'sans carie',
])('les mots « %s » ne peuvent pas être signés', async (phrase) => {
  const modele = compteRenduComplet();
  for (const fautif of [
    { ...modele, conclusion: { texte: phrase, nonConcluant: false } },
    { ...modele, constats: [{ site: '16', phrases: [phrase] }] },
  ]) {
    await expect(fabrique.compteRendu(fautif)).rejects.toBeInstanceOf(FormulationInterdite);
  }
});

test.runIf(POPPLER)('un texte d’utilisateur sort tel quel, jamais évalué', async () => {
  const piege = '#eval("1") $x$ *gras* _souligné_ \\ <b> `code` = titre @ref // fin';
  const modele = compteRenduComplet();
  const contenu = texte(
    await fabrique.compteRendu({
      ...modele,
      conclusion: { texte: piege, nonConcluant: false },
      urgence: piege,
    }),
  );
  expect(contenu.split(piege)).toHaveLength(3);
});

test.runIf(POPPLER)('un signe que la police n’a pas devient son code, rien ne se perd', async () => {
  const modele = compteRenduComplet();
  const contenu = texte(
    await fabrique.compteRendu({
      ...modele,
      prescriptions: 'douleur 😀 مرحبا 中 fin ½ ﬁn',
      urgence: 'Ελένη Иван → ≥',
    }),
  );
  expect(contenu).toContain('douleur [U+1F600] [U+0645]');
  expect(contenu).toContain('[U+4E2D] fin');
  expect(contenu).toContain('Ελένη Иван → ≥');
});

const hostile: [string, string][] = [
  ['4 000 caractères', 'Texte long avec des mots. '.repeat(160)],
  ['4 000 lettres sans espace', 'W'.repeat(4_000)],
  ['emoji composés', '👩🏽‍⚕️🦷🇫🇷'.repeat(20)],
  ['arabe et hébreu', 'مرحبا بالعالم שלום'],
  ['contrôles et sens inversé', 'a\u0000b\u0007c\u202ed\u2028e\ufefff\u0085g'],
  ['usage privé et moitié de paire', '\ue000\uf8ff\ud800 x'],
  ['accents empilés', `Z${'\u0351'.repeat(50)}`],
  ['lignes vides', '\n\n\r\n\n fin'],
  ['texte vide', ''],
  ['toutes les lettres de repli', LETTRES_DE_REPLI],
];
test.each(hostile)('rien ne fait échouer le document : %s', async (_titre, phrase) => {
  const modele = compteRenduComplet([jpeg]);
  const [image] = modele.images;
  const pdf = await fabrique.compteRendu({
    ...modele,
    patient: { ...modele.patient, nomUtilise: phrase, sejour: phrase },
    conclusion: { texte: phrase, nonConcluant: true },
    constats: [{ site: phrase, phrases: [phrase] }],
    prescriptions: phrase,
    alertes: [phrase],
    images: image ? [{ ...image, legende: phrase }] : [],
  });
  expect(pdf.byteLength).toBeGreaterThan(10_000);
});

test('une image avec transparence, en quadrichromie ou couchée est mise à plat', async () => {
  const carre = { width: 300, height: 200 } as const;
  const transparente = await sharp({ create: { ...carre, channels: 4, background: '#ff000080' } })
    .png()
    .toBuffer();
  const quadri = await sharp({ create: { ...carre, channels: 3, background: '#336699' } })
    .toColourspace('cmyk')
    .jpeg()
    .toBuffer();
  const couchee = await sharp(jpeg).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  const webp = await sharp(transparente).webp().toBuffer();
  const pdf = Buffer.from(
    await fabrique.compteRendu(compteRenduComplet([transparente, quadri, couchee, webp])),
  );
  expect(pdf.toString('latin1')).not.toMatch(/\/SMask|\/DeviceCMYK/u);
});

test('une image illisible rejette ce document et laisse l’atelier en marche', async () => {
  await expect(fabrique.compteRendu(compteRenduComplet([Buffer.from('pas une image')]))).rejects.toThrow();
  expect((await fabrique.compteRendu(compteRenduComplet())).byteLength).toBeGreaterThan(10_000);
});

test.each(['TEMPORAIRE', 'MIXTE'] as const)('la denture %s se dessine', async (denture) => {
  const modele = compteRenduComplet();
  const pdf = await fabrique.compteRendu({ ...modele, odontogramme: { denture, dents: {} } });
  if (POPPLER) expect(texte(pdf)).toMatch(/\b55\b.*\b65\b/u);
  expect(pdf.byteLength).toBeGreaterThan(10_000);
});

test('fermer rejette ce qui attend ; la fabrique repart au document suivant', async () => {
  const autre = fabriqueTypst();
  const enAttente = autre.compteRendu(compteRenduComplet()).catch((erreur: Error) => erreur.message);
  await new Promise((resoudre) => setTimeout(resoudre, 20));
  await autre.fermer();
  expect(await enAttente).toBe('typst: closed');
  expect((await autre.compteRendu(compteRenduComplet())).byteLength).toBeGreaterThan(10_000);
  await autre.fermer();
});

/** The processes that this one has started. */
function enfants(): string[] {
  return readdirSync('/proc/self/task').flatMap((tache) =>
    readFileSync(`/proc/self/task/${tache}/children`, 'utf8').split(' ').filter(Boolean),
  );
}

test('après un repos, le processus est rendu ; le document suivant en fait un autre', async () => {
  const avant = enfants();
  const autre = fabriqueTypst({ reposMs: 50 });
  const enCours = autre.compteRendu(compteRenduComplet());
  await vi.waitFor(() => expect(enfants()).toHaveLength(avant.length + 1));
  await enCours;
  await vi.waitFor(() => expect(enfants()).toEqual(avant));
  expect((await autre.compteRendu(compteRenduComplet())).byteLength).toBeGreaterThan(10_000);
  await autre.fermer();
});

test('un dossier presque vide se compose aussi', async () => {
  const modele = compteRenduComplet();
  const pdf = await fabrique.compteRendu({
    ...modele,
    version: { numero: 1, remplace: null },
    autresIntervenants: [],
    auteursImages: [],
    contexte: [],
    alertes: [],
    constats: [],
    nonVus: [],
    odontogramme: null,
    muqueuse: [],
    soinsConseilles: [],
    lieuDeSoins: null,
    conseilsHygiene: [],
    actes: [],
    prescriptions: null,
  });
  expect(pdf.byteLength).toBeGreaterThan(10_000);
});

test.runIf(POPPLER)(
  'TE-11 : la prescription dit qui, pour qui, quoi, quand, et ce qu’elle n’est pas',
  async () => {
    const ecrit = texte(await fabrique.prescription(prescriptionComplete()));
    for (const attendu of [
      'Ce document n’est pas une e-prescription',
      'LEFÈVRE',
      '28/03/1938',
      'PRESCRIPTEUR',
      'Claire DUPUIS',
      '10100000025',
      'Bain de bouche à la chlorhexidine 0,12',
      'Jointe au compte rendu CR-2026-000123-2',
      'Signé par',
      '21/11/2026 à 14 h 30',
    ])
      expect(ecrit).toContain(attendu);
  },
);

test('flèche, contour et texte se dessinent sur l’image épinglée, opaques, et se disent', async () => {
  const pdf = await fabrique.compteRendu(compteRenduComplet([jpeg]));
  const brut = Buffer.from(pdf).toString('latin1');
  // PDF/A-1: an opacity would be an external graphics state of its own.
  expect(brut).not.toMatch(/\/ca 0|\/CA 0|\/SMask/);
  if (POPPLER) expect(texte(pdf)).toContain('bord #net* à revoir');
});
