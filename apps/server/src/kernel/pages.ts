import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import fastifyStatic from '@fastify/static';
import { page } from '@orapont/contract/systeme';
import { Erreur } from '@orapont/domain/erreurs';
import { mount, type Serveur } from './mount.ts';
import { envoyerPage } from './securite.ts';

/**
 * Serves the built web application: hashed files for a year, pages with a nonce. Any path without a file is a screen of the
 * application (deep links); an unknown file or an unknown API address is a 404.
 *
 * @param dist folder that Vite wrote
 */
export async function servirPages(serveur: Serveur, dist: string, origine: string): Promise<void> {
  if (!existsSync(join(dist, 'index.html')))
    throw new Error(`L’application web n’est pas construite dans ${dist}.`);
  await serveur.app.register(fastifyStatic, {
    root: dist,
    serve: false,
    preCompressed: true,
    cacheControl: false,
  });
  let construit = lireConstruction(dist);

  /** A build replaced under a running server is seen: a page that names files of the other one would stay blank. */
  function pour(chemin: string): typeof construit {
    const le = dateDe(dist);
    // Files may be written after the page that names them: an unknown one is looked for, once a second.
    const inconnu = FICHIER.test(chemin) && !construit.fichiers.has(chemin);
    const relire = le !== construit.le || (inconnu && Date.now() - construit.lueLe > 1_000);
    if (le !== undefined && relire) construit = lireConstruction(dist);
    return construit;
  }

  mount(serveur, page, async ({ params, reponse }) => {
    const chemin = params['*'];
    const { fichiers, accueil, galerie } = pour(chemin);
    if (fichiers.has(chemin) && !chemin.endsWith('.html')) {
      // What it may fetch is what it keeps: the program itself.
      if (chemin === SERVICE_WORKER)
        reponse.header(
          'content-security-policy',
          "default-src 'none'; connect-src 'self'; script-src 'self'",
        );
      return reponse.header('cache-control', dureeDeCache(chemin)).sendFile(chemin);
    }
    if (chemin.startsWith('api/') || FICHIER.test(chemin)) throw new Erreur('INTROUVABLE');
    return envoyerPage(reponse, chemin === 'galerie' ? galerie : accueil, origine);
  });
}

const SERVICE_WORKER = 'service-worker.js';

const dateDe = (dist: string) => statSync(join(dist, 'index.html'), { throwIfNoEntry: false })?.mtimeMs;

function lireConstruction(dist: string) {
  const fichiers = new Set(
    readdirSync(dist, { recursive: true, withFileTypes: true })
      .filter((entree) => entree.isFile())
      .map((entree) => relative(dist, join(entree.parentPath, entree.name))),
  );
  const lire = (nom: string) => (fichiers.has(nom) ? readFileSync(join(dist, nom), 'utf8') : '');
  const accueil = lire('index.html');
  return { le: dateDe(dist), lueLe: Date.now(), fichiers, accueil, galerie: lire('galerie.html') || accueil };
}

/** What only a file can be; an address of mail in a deep link ends in `.fr` and is a screen. */
const FICHIER = /\.(js|mjs|css|map|svg|png|jpg|webp|ico|json|woff2?|webmanifest|txt|wasm|html|php)$/i;

/** Names under assets/ carry their digest. */
const dureeDeCache = (chemin: string) =>
  chemin.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
