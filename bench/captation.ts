import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import sharp from 'sharp';
import { bouche } from '../packages/domain/src/captation/qualite-testing.ts';
import { auPlus, centile, imprimer, mediane, ms, type Section } from './tableau.ts';

const DOUZE_MP = join(import.meta.dirname, '../../shared/data/images/photos-derivees/12mp-4032x3024.jpg');
const FOIS = 20;

/**
 * How long the remark takes after the shutter, in the worker of the pages as they are built. A sensor of twelve million points: that of
 * the preview at the same instant, then what its photograph itself is worth. A camera that has only its stream: the best of three frames.
 */
export async function mesurerVerdicts(dist: string): Promise<Section> {
  const ouvrier = readdirSync(join(dist, 'assets')).find((nom) => /^qualite\.worker-.*\.js$/.test(nom));
  if (!ouvrier) throw new Error('Le module de mesure n’est pas dans les pages construites.');
  const serveur = createServer((requete, reponse) => {
    const script = requete.url === '/ouvrier.js';
    const corps = script
      ? readFileSync(join(dist, 'assets', ouvrier))
      : '<!doctype html><title>Mesure</title>';
    reponse.setHeader('content-type', script ? 'text/javascript' : 'text/html').end(corps);
  });
  await new Promise<void>((pret) => serveur.listen(0, '127.0.0.1', pret));
  const navigateur = await chromium.launch({
    executablePath: process.env['ORAPONT_CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await navigateur.newPage();
    const adresse = serveur.address();
    await page.goto(`http://127.0.0.1:${typeof adresse === 'object' ? adresse?.port : ''}/`);
    const photo = await photoDe12Mp();
    const apercu = await chronometrer(page, photo, 1);
    const rafale = await chronometrer(page, photo, 3);
    const fichier = await chronometrer(page, photo, 0);
    return {
      titre: 'Qualité dans la chambre, du déclic à la remarque (au mieux / p50 / p95)',
      lignes: [
        {
          quoi: 'Capteur de 12 Mpx : remarque, sur l’aperçu 1920 × 1080 du même instant',
          valeurs: [resume(apercu)],
          seuils: [auPlus(mediane(apercu), 150, '150 ms (p50)')],
        },
        {
          quoi: `Capteur de 12 Mpx : la photographie à son tour, JPEG de ${Math.round(photo.length / 1_000)} ko`,
          valeurs: [resume(fichier)],
          seuils: [auPlus(mediane(fichier), 150, '150 ms (p50)')],
        },
        {
          quoi: 'Rafale de trois images 1920 × 1080',
          valeurs: [resume(rafale)],
          seuils: [auPlus(mediane(rafale), 150, '150 ms (p50)')],
        },
      ],
    };
  } finally {
    await navigateur.close();
    serveur.close();
  }
}

const resume = (durees: readonly number[]) =>
  [Math.min(...durees), mediane(durees), centile(durees, 0.95)].map(ms).join(' / ');

async function photoDe12Mp(): Promise<Buffer> {
  if (existsSync(DOUZE_MP)) return readFileSync(DOUZE_MP);
  const { rgba, largeur, hauteur } = bouche(1, 4032, 3024);
  return sharp(Buffer.from(rgba), { raw: { width: largeur, height: hauteur, channels: 4 } })
    .jpeg({ quality: 88 })
    .toBuffer();
}

/** A burst of that many frames; of none, the file. */
function chronometrer(page: Page, photo: Buffer, trames: number): Promise<number[]> {
  return page.evaluate(
    async ({ base64, combien, fois }) => {
      const fichier = await (await fetch(`data:image/jpeg;base64,${base64}`)).blob();
      const ouvrier = new Worker('/ouvrier.js', { type: 'module' });
      const contexte = {
        modalite: 'LUMIERE_BLANCHE',
        vue: 'FACE',
        reference: 50,
        horizontale: true,
        voisines: [],
      };
      const demander = (demande: object, cedees: Transferable[] = []) =>
        new Promise<void>((repondre, echouer) => {
          const numero = crypto.randomUUID();
          ouvrier.addEventListener('message', function ecouter({ data }) {
            if (data.numero !== numero) return;
            ouvrier.removeEventListener('message', ecouter);
            if (data.echec) echouer(new Error(data.echec));
            else repondre();
          });
          ouvrier.postMessage({ numero, demande }, cedees);
        });
      const durees: number[] = [];
      for (let tour = -2; tour < fois; tour++) {
        const cle = `${tour}`;
        const trames = await Promise.all(
          Array.from({ length: combien }, () =>
            createImageBitmap(fichier, { resizeWidth: 1920, resizeHeight: 1080 }),
          ),
        );
        const debut = performance.now();
        for (const trame of trames) void demander({ sorte: 'EPREUVE', cle, trame }, [trame]);
        await demander(
          combien > 0 ? { sorte: 'RAFALE', cle, contexte } : { sorte: 'FICHIER', fichier, contexte },
        );
        // The first two find nothing warm.
        if (tour >= 0) durees.push(performance.now() - debut);
      }
      ouvrier.terminate();
      return durees;
    },
    { base64: photo.toString('base64'), combien: trames, fois: FOIS },
  );
}

if (import.meta.main) {
  const [, , dist = join(import.meta.dirname, '../apps/web/dist')] = process.argv;
  console.log(
    `\n${imprimer([await mesurerVerdicts(dist)], [])}\n\nCharge de la machine : ${loadavg()[0]?.toFixed(1)}.`,
  );
}
