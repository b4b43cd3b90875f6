import type { SourceImport } from '@orapont/contract/dossier-import';
import { LIGNES_IMPORT_MAX } from '@orapont/contract/dossier-import';
import { Erreur } from '@orapont/domain/erreurs';
import { CsvError, parse } from 'csv-parse/sync';

export type Encodage = 'UTF-8' | 'Windows-1252' | 'UTF-16';
export type Separateur = ';' | ',' | '\t' | '|';
export type Rangee = { readonly numero: number; readonly cases: readonly string[] };
export type Liste = {
  readonly encodage: Encodage;
  readonly separateur: Separateur;
  readonly titres: readonly string[];
  readonly rangees: readonly Rangee[];
};

/**
 * Reads a list as it was given: the encoding and the separator are guessed, the first line that holds something names the columns.
 *
 * @throws Erreur SAISIE_INVALIDE with a sentence, when it is no list
 */
export function lireListe(source: SourceImport): Liste {
  const { encodage, texte } = decoder(source);
  const separateur = devinerSeparateur(texte);
  const [entete, ...rangees] = lireRangees(texte, separateur);
  if (!entete || rangees.length === 0)
    throw refus('Cette liste est vide : il faut une ligne de titres, puis une ligne par personne.');
  if (entete.cases.length < 3)
    throw refus(
      'Les colonnes n’ont pas été reconnues : exportez la liste en CSV, avec des points-virgules entre les colonnes.',
    );
  if (rangees.length > LIGNES_IMPORT_MAX)
    throw refus(`Cette liste a plus de ${LIGNES_IMPORT_MAX} lignes : coupez-la en plusieurs.`);
  return { encodage, separateur, titres: entete.cases, rangees };
}

const refus = (phrase: string) => new Erreur('SAISIE_INVALIDE', [], { champs: { source: phrase } });

/** Text pasted is already characters; a file is UTF-8 when its bytes say so, else what French spreadsheets write. */
function decoder(source: SourceImport): { encodage: Encodage; texte: string } {
  if ('texte' in source) return { encodage: 'UTF-8', texte: sansMarque(source.texte) };
  const octets = Buffer.from(source.base64, 'base64');
  if (octets[0] === 0xff && octets[1] === 0xfe)
    return { encodage: 'UTF-16', texte: sansMarque(new TextDecoder('utf-16le').decode(octets)) };
  if (octets.includes(0))
    throw refus(
      'Ce fichier n’est pas une liste en texte : dans le tableur, choisissez « Enregistrer sous », puis CSV.',
    );
  try {
    return { encodage: 'UTF-8', texte: sansMarque(new TextDecoder('utf-8', { fatal: true }).decode(octets)) };
  } catch {
    return { encodage: 'Windows-1252', texte: new TextDecoder('windows-1252').decode(octets) };
  }
}

const sansMarque = (texte: string) => texte.replace(/^\uFEFF/, '');

const SEPARATEURS = [';', '\t', ',', '|'] as const;

/** The one that cuts the first lines into the most columns, the same number on each. */
function devinerSeparateur(texte: string): Separateur {
  const debut = texte.split(/\r?\n/, 6).filter((ligne) => ligne.trim() !== '');
  const notes = SEPARATEURS.map((separateur) => {
    const comptes = debut.map((ligne) => compterHorsGuillemets(ligne, separateur));
    return { separateur, note: Math.min(...comptes) };
  });
  const meilleur = notes.reduce((a, b) => (b.note > a.note ? b : a));
  return meilleur.note > 0 ? meilleur.separateur : ';';
}

const compterHorsGuillemets = (ligne: string, separateur: string) =>
  ligne.replace(/"(?:[^"]|"")*"/g, '').split(separateur).length - 1;

function lireRangees(texte: string, separateur: Separateur): Rangee[] {
  try {
    const lues = parse(texte, {
      delimiter: separateur,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
      info: true,
    }) as unknown as { info: { lines: number }; record: string[] }[];
    return lues
      .map(({ info, record }) => ({ numero: info.lines, cases: record.map((c) => c.normalize('NFC')) }))
      .filter(({ cases }) => cases.some((c) => c !== ''));
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const ligne = typeof cause['lines'] === 'number' ? ` vers la ligne ${cause['lines']}` : '';
    throw refus(
      `Un guillemet n’est pas refermé${ligne} : corrigez le fichier, puis choisissez-le de nouveau.`,
    );
  }
}
