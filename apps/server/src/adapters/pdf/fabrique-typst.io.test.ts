import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test, vi } from 'vitest';
import { FormulationInterdite } from '../../features/compte-rendu/ports.ts';
import { fabriqueTypst } from './fabrique-typst.ts';
import {
  compteRenduComplet,
  demandeComplete,
  pieceComplete,
  prescriptionComplete,
} from './testing-modeles.ts';
import { bancPdf, MUTOOL, POPPLER, QPDF, VERAPDF } from './testing-pdf.ts';
import { LETTRES_DE_REPLI } from './texte-sur.ts';

const { fabrique, dossier, jpeg, lire, texte, fermer } = await bancPdf();
afterAll(fermer);

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
    await fabrique.piece(pieceComplete([jpeg])),
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
