type Fichier = Pick<File, 'name' | 'size' | 'lastModified'>;

/** One state of a file: another size, another hour, another key. */
export const cleDe = ({ name, size, lastModified }: Fichier) => `${name} ${size} ${lastModified}`;

/**
 * Files to offer: those that are new, and that did not change since the folder was read before. A file that is still being written
 * waits for the next reading.
 */
export const arrives = <F extends Fichier>(
  fichiers: readonly F[],
  precedents: ReadonlySet<string>,
  connus: ReadonlySet<string>,
): readonly F[] =>
  fichiers.filter((fichier) => {
    const cle = cleDe(fichier);
    return fichier.size > 0 && precedents.has(cle) && !connus.has(cle);
  });

/** What waits for a decision: a file that went on growing after it was offered takes its own place. */
export const enAttente = <F extends Fichier>(avant: readonly F[], neufs: readonly F[]): readonly F[] => [
  ...avant.filter(({ name }) => !neufs.some((neuf) => neuf.name === name)),
  ...neufs,
];
