import { CHAMPS, CHAMPS_IMPORT } from '@orapont/contract/dossier-import';

/** Bytes as base 64, in pieces: a long list would not fit the arguments of one call. */
export async function enBase64(fichier: Blob): Promise<string> {
  const octets = new Uint8Array(await fichier.arrayBuffer());
  const morceaux: string[] = [];
  for (let debut = 0; debut < octets.length; debut += 8_192)
    morceaux.push(String.fromCharCode(...octets.subarray(debut, debut + 8_192)));
  return btoa(morceaux.join(''));
}

/** The model has a column for each thing. */
const COLONNES = CHAMPS.filter((champ) => champ !== 'nomPrenoms');

/** A list with every column that is understood and one made-up person; the mark tells spreadsheets that it is UTF-8. */
export const MODELE = `data:text/csv;charset=utf-8,${encodeURIComponent(
  `\uFEFF${COLONNES.map((champ) => CHAMPS_IMPORT[champ]).join(';')}\r\nR-001;Exemple;Marie, Louise;;;03/02/1938;F;59350;;12;15/01/2026;Aucune\r\n`,
)}`;
