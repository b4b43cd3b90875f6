import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp, { type Sharp } from 'sharp';
import { ouvrirAtelier } from './atelier.ts';
import { BOUCHES, type Bouche } from './bouches.ts';
import type { Machoire } from './machoire.ts';
import { dessinerRadio, RADIOS } from './radio.ts';
import { type Cadre, COMPLEMENT, LANGUE_BORDS, PROTHESE, RAPIDE } from './vues.ts';

/** Draws every picture of the demonstration: `node tools/bouches/generer.ts [only this mouth…]`. */

const racine = new URL('../../', import.meta.url);
const SORTIE = new URL('apps/server/demo/images/', racine);
const [LARGEUR, HAUTEUR] = [1600, 1200];
const OCTETS_MAX = 8 * 1024 * 1024;
const PAR_IMAGE = 152_000;

type Entree = {
  file: string;
  bouche: string;
  description: string;
  vue: string;
  dentOip: string | null;
  modalite: 'LUMIERE_BLANCHE' | 'FLUORESCENCE' | 'RADIO';
  presentes: string[];
  largeur: number;
  hauteur: number;
  sha256: string;
};
function presentes(b: Bouche): string[] {
  const de = (m: Machoire) =>
    (m.sup ? [1, 2] : [3, 4])
      .flatMap((q) => [1, 2, 3, 4, 5, 6, 7].map((r) => `${q}${r}`))
      .filter((f) => !(m.resine || m.absentes.includes(f) || m.pontiques?.includes(f)));
  return [...de(b.sup), ...de(b.inf)];
}

/** Highest quality that keeps the picture in its share of the total. */
async function encoder(image: Sharp): Promise<Buffer> {
  for (let quality = 86; ; quality -= 4) {
    const jpeg = await image.clone().jpeg({ quality, mozjpeg: true, chromaSubsampling: '4:2:0' }).toBuffer();
    if (jpeg.length <= PAR_IMAGE || quality < 50) return jpeg;
  }
}

type Tache = { bouche: Bouche; cadre: Cadre; fluo: boolean };
function taches(choix: readonly string[]): Tache[] {
  const cadres = (b: Bouche): readonly Cadre[] => {
    if (b.nom === 'usure') return [...RAPIDE, ...COMPLEMENT];
    if (b.nom === 'langue') return [...RAPIDE, ...COMPLEMENT, ...LANGUE_BORDS];
    return b.infNue ? [...RAPIDE, PROTHESE] : RAPIDE;
  };
  const photos = BOUCHES.flatMap((bouche) => cadres(bouche).map((cadre) => ({ bouche, cadre, fluo: false })));
  const bleues = BOUCHES.filter((b) => b.nom === 'caries').flatMap((bouche) =>
    RAPIDE.filter((c) => c.vue === 'OCCLUSALE_INFERIEURE').map((cadre) => ({ bouche, cadre, fluo: true })),
  );
  return [...photos, ...bleues].filter((t) => choix.length === 0 || choix.includes(t.bouche.nom));
}

let octets = 0;
async function poser(entree: Omit<Entree, 'sha256'>, jpeg: Buffer): Promise<Entree> {
  await writeFile(new URL(entree.file, SORTIE), jpeg);
  console.log(entree.file, jpeg.length);
  octets += jpeg.length;
  return { ...entree, sha256: createHash('sha256').update(jpeg).digest('hex') };
}

async function photographier(liste: readonly Tache[]): Promise<Entree[]> {
  const atelier = await ouvrirAtelier(process.env['CHROMIUM'] ?? '/usr/bin/chromium');
  const entrees: Entree[] = [];
  for (const { bouche, cadre, fluo } of liste) {
    const png = await atelier.photo({ bouche, cadre, fluo, largeur: LARGEUR, hauteur: HAUTEUR });
    const fiche = {
      file: `${bouche.nom}-${cadre.vue}${cadre.suffixe}${fluo ? '-fluo' : ''}.jpg`,
      bouche: bouche.nom,
      description: `${bouche.description}\u202f; ${cadre.titre}${fluo ? ', en fluorescence' : ''}`,
      vue: cadre.vue,
      dentOip: cadre.dentOip,
      modalite: fluo ? ('FLUORESCENCE' as const) : ('LUMIERE_BLANCHE' as const),
      presentes: presentes(bouche),
      largeur: LARGEUR,
      hauteur: HAUTEUR,
    };
    entrees.push(await poser(fiche, await encoder(sharp(png).removeAlpha())));
  }
  await atelier.fermer();
  return entrees;
}

async function radiographier(): Promise<Entree[]> {
  const [largeur, hauteur] = [900, 1200];
  const entrees: Entree[] = [];
  for (const r of RADIOS) {
    const b = BOUCHES.find((x) => x.nom === r.bouche);
    const image = sharp(dessinerRadio(r, largeur, hauteur), {
      raw: { width: largeur, height: hauteur, channels: 3 },
    });
    const fiche = {
      file: `${r.bouche}-RADIO-${r.numero}.jpg`,
      bouche: r.bouche,
      description: r.description,
      vue: 'RADIO',
      dentOip: null,
      modalite: 'RADIO' as const,
      presentes: b ? presentes(b) : [],
      largeur,
      hauteur,
    };
    entrees.push(await poser(fiche, await encoder(image.blur(0.8).greyscale())));
  }
  return entrees;
}

const choix = process.argv.slice(2);
await mkdir(SORTIE, { recursive: true });
if (choix.length === 0) {
  for (const f of await readdir(SORTIE)) if (f.endsWith('.jpg')) await rm(new URL(f, SORTIE));
}
const entrees = [...(await radiographier()), ...(await photographier(taches(choix)))];
if (octets > OCTETS_MAX) throw new Error(`${octets} bytes: lower PAR_IMAGE`);
if (choix.length === 0) {
  entrees.sort((a, b) => (a.file < b.file ? -1 : 1));
  const catalogue = fileURLToPath(new URL('catalogue.json', SORTIE));
  await writeFile(catalogue, JSON.stringify(entrees, null, 2));
  // Laid out as the house formatter wants it, so that running again changes nothing else.
  execFileSync('npx', ['biome', 'format', '--write', catalogue], { cwd: racine });
}
