import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TechniqueDicomT } from '@orapont/contract/media-technique';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { traitementLourds } from './lourds.ts';
import { coupes, dicomsInventes } from './testing-dicom.ts';
import { normaliser, tar } from './testing-lourds.ts';
import { traitementImages } from './traitement.ts';

const images = traitementImages({ delaiMs: 30_000 });
const lourds = traitementLourds({ delaiMs: 30_000 });
afterAll(() => Promise.all([images.fermer(), lourds.fermer()]));

const partage = process.env['ORAPONT_SHARED'] ?? join(import.meta.dirname, '../../../../../../shared');
const vraies = join(partage, 'data/images/dicom');

type Cas = { readonly nom: string; readonly octets: Buffer };
type Ligne = { readonly nom: string; readonly issue: string };

/** Real files when they are there; those that are made here hold the same traps, and are always tried. */
async function cas(): Promise<readonly Cas[]> {
  const noms = existsSync(vraies) ? await readdir(vraies, { recursive: true }) : [];
  // Slices of one examination are alike: three of them are tried one by one.
  const reels = noms
    .filter((nom) => nom.endsWith('.dcm') && !/cbct.*(?<!(001|024|048))\.dcm$/.test(nom))
    .toSorted();
  return [
    ...dicomsInventes(),
    ...(await Promise.all(reels.map(async (nom) => ({ nom, octets: await readFile(join(vraies, nom)) })))),
  ];
}

async function juger({ nom, octets }: Cas): Promise<Ligne> {
  const recue = await images.ingerer(octets);
  if (!recue.accepte) return { nom, issue: `refusé : ${recue.motif}` };
  const { copie, fichier } = await normaliser(lourds, recue.octets);
  if (!copie.accepte) return { nom, issue: `refusé : ${copie.motif}` };
  const technique = copie.technique as TechniqueDicomT;
  verifierAnonyme(nom, fichier);
  const { colonnes, lignes, images: combien, bits, canaux } = technique;
  const pas = colonnes * lignes * (canaux === 3 ? 3 : bits / 8);
  expect(fichier.length, nom).toBeGreaterThanOrEqual(132 + pas * combien);
  await verifierRendu(nom, recue.octets, copie.derivees.lecture.octets, combien);
  return {
    nom,
    issue: `montré : ${technique.modalite} ${colonnes}×${lignes}×${combien}, ${canaux === 3 ? 'couleur' : `${bits} bits`}`,
  };
}

/** Whoever is named in a file is not named in its copy. */
function verifierAnonyme(nom: string, fichier: Buffer): void {
  const texte = fichier.subarray(0, 2_000).toString('latin1');
  expect(texte, nom).not.toMatch(/Françoise|Glycines|TEST-0001|LEFEVRE|Anonymized|CompressedSamples/i);
}

const FENETRE = Buffer.from([0x28, 0, 0x50, 0x10]);

/** Another decoder draws the original: the same picture must come out of the copy. */
async function verifierRendu(
  nom: string,
  original: Uint8Array,
  lecture: Uint8Array,
  combien: number,
): Promise<void> {
  // Without a window each renderer has its own taste.
  if (combien > 1 || !Buffer.from(original).includes(FENETRE)) return;
  const attendue = await images.derivees(original, { rotation: 0 });
  if (!attendue.accepte) return;
  const [a, b] = await Promise.all(
    [attendue.lecture.octets, lecture].map((octets) =>
      sharp(octets)
        .removeAlpha()
        .toColourspace('b-w')
        .normalise()
        .resize(64, 64, { fit: 'fill' })
        .raw()
        .toBuffer(),
    ),
  );
  const ecart =
    (a ?? Buffer.alloc(0)).reduce((somme, valeur, i) => somme + Math.abs(valeur - (b?.[i] ?? 0)), 0) /
    (a?.length ?? 1);
  expect(ecart, nom).toBeLessThan(6);
}

test('chaque fichier DICOM est montré, ou refusé avec sa raison', async () => {
  const lignes: Ligne[] = [];
  for (const un of await cas()) lignes.push(await juger(un));
  process.stdout.write(`\n${lignes.map(({ nom, issue }) => `${issue.padEnd(48)} ${nom}`).join('\n')}\n`);
  for (const { nom, issue } of lignes) expect(issue, nom).toMatch(/^(montré|refusé) : \S/);
  expect(lignes.find(({ nom }) => nom === 'gonflé (bombe)')?.issue).toMatch(/^refusé : /);
}, 240_000);

test('les coupes d’un dossier deviennent un seul volume, dans l’ordre de la tête', async () => {
  const melees = coupes(12).toSorted((a, b) => b.nom.localeCompare(a.nom));
  const { copie, fichier } = await normaliser(
    lourds,
    tar([...melees.map(({ octets }) => octets), Buffer.from('LISEZ-MOI')]),
  );
  expect(copie).toMatchObject({
    accepte: true,
    technique: { sorte: 'DICOM', images: 12, bits: 16, pas: 0.4, signe: true },
  });
  const pas = 32 * 24 * 2;
  const premiers = Array.from({ length: 12 }, (_, rang) =>
    fichier.readInt16LE(fichier.length - (12 - rang) * pas),
  );
  expect(premiers).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
});
