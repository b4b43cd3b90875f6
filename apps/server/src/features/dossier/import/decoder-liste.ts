import type { ENCODAGES_IMPORT, SourceImport } from '@orapont/contract/dossier-import';
import { refusListe } from './refus-liste.ts';

export type Encodage = (typeof ENCODAGES_IMPORT)[number];
type Texte = { readonly encodage: Encodage; readonly texte: string };

/**
 * The characters of a list. Text pasted is already characters; a file says by its bytes what it is: UTF-16 with or without its
 * mark, UTF-8 when every byte fits, else what French spreadsheets write on Windows or wrote on a Mac.
 *
 * @throws Erreur SAISIE_INVALIDE with a sentence, when it is no text
 */
export function decoderListe(source: SourceImport): Texte {
  if ('texte' in source) return { encodage: 'UTF-8', texte: sansMarque(source.texte) };
  const octets = Buffer.from(source.base64, 'base64');
  refuserCeQuiNEstPasUnTexte(octets);
  const seize = utf16(octets);
  if (seize) return { encodage: 'UTF-16', texte: sansMarque(new TextDecoder(seize).decode(octets)) };
  if (octets.includes(0)) throw refusListe(`Ce fichier n’est pas une liste en texte. ${ENREGISTRER_CSV}`);
  return enHuitBits(octets);
}

const sansMarque = (texte: string) => texte.replace(/^\uFEFF/, '');

const ENREGISTRER_CSV =
  'Ouvrez-le dans le tableur, choisissez « Enregistrer sous », puis le type « CSV UTF-8 », et choisissez ce nouveau fichier.';

const AUTRES_FICHIERS: readonly (readonly [string, string])[] = [
  [
    '504b0304',
    `Ce fichier est un classeur (Excel ou LibreOffice), pas une liste en texte. ${ENREGISTRER_CSV}`,
  ],
  ['d0cf11e0', `Ce fichier est un ancien classeur Excel, pas une liste en texte. ${ENREGISTRER_CSV}`],
  [
    '25504446',
    'Ce fichier est un PDF : il ne contient pas de colonnes. Exportez la liste de votre logiciel de soins en CSV.',
  ],
];

function refuserCeQuiNEstPasUnTexte(octets: Buffer): void {
  const debut = octets.toString('hex', 0, 4);
  const phrase = AUTRES_FICHIERS.find(([signature]) => debut === signature)?.[1];
  if (phrase !== undefined) throw refusListe(phrase);
  // Several programs name .xls a web page that holds a table.
  if (
    /^(?:\ufeff|\u00ef\u00bb\u00bf)?\s*<(?:!doctype|html|\?xml|table|meta)/i.test(
      octets.toString('latin1', 0, 200),
    )
  )
    throw refusListe(`Ce fichier est une page web, même si son nom finit par .xls. ${ENREGISTRER_CSV}`);
}

/** By its mark, or because one byte in two is zero. */
function utf16(octets: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  if (octets[0] === 0xff && octets[1] === 0xfe) return 'utf-16le';
  if (octets[0] === 0xfe && octets[1] === 0xff) return 'utf-16be';
  const debut = octets.subarray(0, 400);
  const zeros = (parite: number) => debut.filter((octet, rang) => rang % 2 === parite && octet === 0).length;
  const assez = debut.length * 0.4;
  if (zeros(1) > assez) return 'utf-16le';
  return zeros(0) > assez ? 'utf-16be' : undefined;
}

function enHuitBits(octets: Buffer): Texte {
  try {
    return { encodage: 'UTF-8', texte: sansMarque(new TextDecoder('utf-8', { fatal: true }).decode(octets)) };
  } catch {
    const windows = new TextDecoder('windows-1252').decode(octets);
    const mac = new TextDecoder('macintosh').decode(octets);
    return noteFrancaise(mac) > noteFrancaise(windows)
      ? { encodage: 'Mac', texte: mac }
      : { encodage: 'Windows-1252', texte: windows };
  }
}

/** How much it reads like French: its letters count for, those that no French name has count against. */
function noteFrancaise(texte: string): number {
  const hors = texte.match(/[^\p{ASCII}]/gu) ?? [];
  return (
    hors.filter((c) => /[éèêëàâäîïôöùûüçœæÿñÉÈÊËÀÂÎÏÔÖÙÛÜÇŒÆŸ’°«»\u00a0]/.test(c)).length * 2 - hors.length
  );
}
