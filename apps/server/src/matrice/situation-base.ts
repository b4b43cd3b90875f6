import sharp from 'sharp';
import type { ApplicationDeTest } from './application.ts';
import { empreinte } from './situation-contenus.ts';
import type { Situation } from './situations.ts';

export const identite = (s: Situation, organisation_id: string, id: string) => ({
  organisation_id,
  id,
  nom_naissance: s.marque,
  prenoms: ['Camille'],
  date_naissance: '1940-05-06',
  sexe: 'F',
  nom_norme: s.marque.toUpperCase(),
  recherche: `${s.marque} CAMILLE`.toUpperCase(),
});

export const document = (s: Situation, dossier_id: string, origine: 'PRODUIT' | 'RECU') => ({
  dossier_id,
  acte_id: s.acteId,
  type: 'COMPTE_RENDU',
  titre: 'Compte rendu',
  type_mime: 'application/pdf',
  octets: s.marque.length,
  empreinte: empreinte(s),
  origine,
});

export async function* octets({ marque }: Situation): AsyncGenerator<Uint8Array> {
  yield Buffer.from(marque);
}

/** The original, then the thumbnail and the reading size. */
export async function* pixels(version: number): AsyncGenerator<Uint8Array> {
  const image = sharp({ create: { width: 8, height: 8, channels: 3, background: '#a55' } });
  yield await (version === 1 ? image.jpeg() : image.webp()).toBuffer();
}

export const json = (valeur: unknown) => JSON.stringify(valeur);

export async function inserer(
  { proprietaire }: ApplicationDeTest,
  table: string,
  ligne: Readonly<Record<string, unknown>>,
): Promise<void> {
  const colonnes = Object.keys(ligne);
  const valeurs = colonnes.map((_, rang) => `$${rang + 1}`);
  await proprietaire.query(
    `insert into app.${table} (${colonnes.join(', ')}) values (${valeurs.join(', ')})`,
    Object.values(ligne),
  );
}
