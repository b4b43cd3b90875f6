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
 * How long the remark takes after the shutter, in the worker of the pages as they are built: a photograph of twelve million points from a
 * sensor, and a burst of three frames of a 1080p camera.
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
    const fichier = await chronometrer(page, photo, 'FICHIER');
    const rafale = await chronometrer(page, photo, 'RAFALE');
    return {
      titre: 'Qualité dans la chambre, du déclic à la remarque (au mieux / p50 / p95)',
      lignes: [
        {
          quoi: `Photographie de 12 Mpx, JPEG de ${Math.round(photo.length / 1_000)} ko`,
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

function chronometrer(page: Page, photo: Buffer, sorte: 'FICHIER' | 'RAFALE'): Promise<number[]> {
  return page.evaluate(
    async ({ base64, sorte, fois }) => {
      const fichier = await (await fetch(`data:image/jpeg;base64,${base64}`)).blob();
      const ouvrier = new Worker('/ouvrier.js', { type: 'module' });
      const contexte = {
        modalite: 'LUMIERE_BLANCHE',
        vue: 'FACE',
        reference: 50,
        horizontale: true,
        voisines: [],
      };
      const durees: number[] = [];
      for (let numero = -2; numero < fois; numero++) {
        const trames = await Promise.all(
          [1, 2, 3].map(() => createImageBitmap(fichier, { resizeWidth: 1920, resizeHeight: 1080 })),
        );
        const demande =
          sorte === 'FICHIER' ? { sorte, fichier, contexte } : { sorte, cle: `${numero}`, trames, contexte };
        const debut = performance.now();
        const retour = await new Promise<{ echec?: string }>((repondre) => {
          ouvrier.onmessage = ({ data }) => repondre(data);
          ouvrier.postMessage({ numero, demande }, sorte === 'RAFALE' ? trames : []);
        });
        if (retour.echec) throw new Error(retour.echec);
        // The first two find nothing warm.
        if (numero >= 0) durees.push(performance.now() - debut);
      }
      ouvrier.terminate();
      return durees;
    },
    { base64: photo.toString('base64'), sorte, fois: FOIS },
  );
}

if (import.meta.main) {
  const [, , dist = join(import.meta.dirname, '../apps/web/dist')] = process.argv;
  console.log(
    `\n${imprimer([await mesurerVerdicts(dist)], [])}\n\nCharge de la machine : ${loadavg()[0]?.toFixed(1)}.`,
  );
}
