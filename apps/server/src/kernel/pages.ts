import { existsSync, readdirSync, readFileSync } from 'node:fs';
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
  const fichiers = new Set(
    readdirSync(dist, { recursive: true, withFileTypes: true })
      .filter((entree) => entree.isFile())
      .map((entree) => relative(dist, join(entree.parentPath, entree.name))),
  );
  const lire = (nom: string) => (fichiers.has(nom) ? readFileSync(join(dist, nom), 'utf8') : '');
  const accueil = lire('index.html');
  const galerie = lire('galerie.html') || accueil;

  mount(serveur, page, async ({ params, reponse }) => {
    const chemin = params['*'];
    if (fichiers.has(chemin) && !chemin.endsWith('.html'))
      return reponse.header('cache-control', dureeDeCache(chemin)).sendFile(chemin);
    if (chemin.startsWith('api/') || FICHIER.test(chemin)) throw new Erreur('INTROUVABLE');
    return envoyerPage(reponse, chemin === 'galerie' ? galerie : accueil, origine);
  });
}

/** What only a file can be; an address of mail in a deep link ends in `.fr` and is a screen. */
const FICHIER = /\.(js|mjs|css|map|svg|png|jpg|webp|ico|json|woff2?|webmanifest|txt|wasm|html|php)$/i;

/** Names under assets/ carry their digest. */
const dureeDeCache = (chemin: string) =>
  chemin.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
