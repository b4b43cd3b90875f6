import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type CodeQualite, type Contexte, jugerQualite } from '@orapont/domain/captation/qualite';
import { ecart, empreintePerceptuelle } from '@orapont/domain/captation/qualite-empreinte';
import { COTE_MESURE, mesurer, type Plan } from '@orapont/domain/captation/qualite-mesures';
import sharp from 'sharp';
import { expect, test } from 'vitest';

/** Photographs of mouths, beside the checkout when there are some; they are never copied into it. */
const IMAGES = join(import.meta.dirname, '../../../../../../shared/data/images');
const absentes = !existsSync(join(IMAGES, 'photos-intraoral'));

const CONTEXTE: Contexte = {
  modalite: 'LUMIERE_BLANCHE',
  vue: 'FACE',
  reference: null,
  horizontale: true,
  empreinte: '0',
  voisines: [],
};

/** At the size at which the browser measures. */
async function lire(fichier: string): Promise<Plan> {
  const { data, info } = await sharp(fichier)
    .rotate()
    .resize(COTE_MESURE, COTE_MESURE, { fit: 'inside', withoutEnlargement: true })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { largeur: info.width, hauteur: info.height, rgba: data };
}

const remarques = async (fichier: string): Promise<readonly CodeQualite[]> =>
  jugerQualite(mesurer(await lire(fichier)), CONTEXTE);

test.skipIf(absentes)('CAP-01 : les bonnes photographies ne reçoivent pas de remarque', async () => {
  const dossier = join(IMAGES, 'photos-intraoral');
  const fausses: string[] = [];
  const bonnes = readdirSync(dossier).filter((nom) => nom.endsWith('.jpg'));
  for (const nom of bonnes) {
    const codes = await remarques(join(dossier, nom));
    if (codes.length > 0) fausses.push(`${nom} : ${codes.join(', ')}`);
  }
  expect(bonnes.length).toBeGreaterThan(20);
  expect(fausses).toEqual([]);
});

test.skipIf(absentes).each([
  ['floue.jpg', 'FLOUE'],
  ['flou-bouge.jpg', 'FLOUE'],
  ['sous-exposee.jpg', 'SOMBRE'],
  ['surexposee.jpg', 'CLAIRE'],
  ['dominante-jaune.jpg', 'COULEUR'],
] as const)('CAP-01 : %s est reprochée : %s', async (nom, code) => {
  expect(await remarques(join(IMAGES, 'photos-derivees', nom))).toEqual([code]);
});

test.skipIf(absentes)(
  'CAP-01 : deux photographies ne sont jamais prises pour la même, une copie réduite l’est',
  async () => {
    const dossier = join(IMAGES, 'photos-intraoral');
    const noms = readdirSync(dossier).filter((nom) => nom.endsWith('.jpg'));
    const empreintes: string[] = [];
    for (const nom of noms) empreintes.push(empreintePerceptuelle(await lire(join(dossier, nom))));
    const ecarts = empreintes.flatMap((a, rang) => empreintes.slice(rang + 1).map((b) => ecart(a, b)));
    expect(Math.min(...ecarts)).toBeGreaterThan(60);
    const copie = await lire(join(IMAGES, 'photos-derivees/12mp-4032x3024.jpg'));
    const source = noms.indexOf('sbb-09-occlusal-sup-couronne.jpg');
    expect(ecart(empreintePerceptuelle(copie), empreintes[source] ?? '')).toBeLessThan(30);
  },
);
