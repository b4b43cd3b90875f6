/** Files of an archive beside its lists: what each of them is, and how a list finds the one that it names. */

/** By their end; what a record can hold, and give back under its own kind. */
const GENRES: Readonly<Record<string, Genre>> = {
  ...image('jpg', 'image/jpeg'),
  ...image('jpeg', 'image/jpeg'),
  ...image('png', 'image/png'),
  ...image('webp', 'image/webp'),
  ...image('heic', 'image/heic'),
  ...image('heif', 'image/heif'),
  dcm: { porte: 'DICOM', type: 'application/dicom' },
  ...document('pdf', 'application/pdf'),
  ...document('txt', 'text/plain'),
  ...document('csv', 'text/csv'),
  ...document('rtf', 'application/rtf'),
  ...document('doc', 'application/msword'),
  ...document('docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'),
  ...document('odt', 'application/vnd.oasis.opendocument.text'),
  ...document('xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  ...document('tif', 'image/tiff'),
  ...document('tiff', 'image/tiff'),
  ...document('mp4', 'video/mp4'),
};
export type Genre = { readonly porte: 'DOCUMENT' | 'IMAGE' | 'DICOM'; readonly type: string };

function image(fin: string, type: string): Record<string, Genre> {
  return { [fin]: { porte: 'IMAGE', type } };
}
function document(fin: string, type: string): Record<string, Genre> {
  return { [fin]: { porte: 'DOCUMENT', type } };
}

const finDe = (chemin: string): string => /\.([^./]+)$/.exec(chemin)?.[1]?.toLowerCase() ?? '';

export const genreDe = (chemin: string): Genre | undefined =>
  Object.hasOwn(GENRES, finDe(chemin)) ? GENRES[finDe(chemin)] : undefined;

export const estListe = (chemin: string): boolean => /\.(csv|tsv)$/i.test(chemin) && !estDuSysteme(chemin);

/** What computers leave in folders. */
export const estDuSysteme = (chemin: string): boolean =>
  /(^|\/)(__MACOSX\/|\.[^/]*$|thumbs\.db$|desktop\.ini$)/i.test(chemin);

/** The same name, whoever wrote it: accents in one piece, capitals or not, slashes of either system. */
export const nomComparable = (nom: string): string =>
  nom
    .normalize('NFC')
    .replaceAll('\\', '/')
    .replace(/^(\.?\/)+/, '')
    .trim()
    .toLocaleLowerCase('fr');

export const sansFin = (chemin: string): string => (chemin.split('/').at(-1) ?? '').replace(/\.[^.]*$/, '');

export type Trouve = { readonly chemin: string } | { readonly motif: string };
export type Chercher = (nom: string, liste: string) => Trouve;

/** Finds what a list names: by its whole path, from the folder of the list, or by its name alone when only one file bears it. */
export function chercheur(chemins: readonly string[]): Chercher {
  const parChemin = Map.groupBy(chemins, nomComparable);
  const parNom = Map.groupBy(chemins, (chemin) => nomComparable(chemin.split('/').at(-1) ?? ''));
  return (nom, liste) => {
    const cherche = nomComparable(nom);
    const dossier = nomComparable(liste).replace(/[^/]*$/, '');
    const trouves =
      parChemin.get(cherche) ??
      parChemin.get(dossier + cherche) ??
      parNom
        .get(cherche.split('/').at(-1) ?? '')
        ?.filter((c) => `/${nomComparable(c)}`.endsWith(`/${cherche}`)) ??
      [];
    const [seul, ...autres] = trouves;
    if (seul === undefined) return { motif: `Le fichier «\u00a0${nom}\u00a0» n’est pas dans l’archive.` };
    return autres.length === 0
      ? { chemin: seul }
      : {
          motif: `Plusieurs fichiers de l’archive s’appellent «\u00a0${nom}\u00a0»\u00a0: écrivez le chemin entier.`,
        };
  };
}
