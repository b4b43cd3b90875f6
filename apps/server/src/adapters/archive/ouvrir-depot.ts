import type { OuvrirArchive } from '../../features/reprise/ports.ts';
import { ouvrirZip } from './lire-zip.ts';

/** An archive, or one file alone: a Bundle, or a document, is brought in as its software wrote it. */
export const ouvrirDepot: OuvrirArchive = async (taille, lire) => {
  const nom = await nomDe(lire({ debut: 0, fin: Math.min(taille, DEBUT) }));
  if (nom === undefined) return ouvrirZip(taille, lire);
  return { fichiers: new Map([[nom, taille]]), lire: async () => lire({}) };
};

const DEBUT = 64;

/** By how it begins: an object or a list of JSON, an element of XML. */
async function nomDe(debut: AsyncIterable<Uint8Array>): Promise<string | undefined> {
  let texte = '';
  for await (const octets of debut) texte += Buffer.from(octets).toString('utf8');
  const [premier] = texte.replace(/^\uFEFF/, '').trimStart();
  if (premier === '{' || premier === '[') return 'lot.json';
  return premier === '<' ? 'document.xml' : undefined;
}
