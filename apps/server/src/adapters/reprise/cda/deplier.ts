import { posix } from 'node:path';
import { type ArchiveOuverte, ArchiveRefusee, type OuvrirArchive } from '../../../features/reprise/ports.ts';
import { rassembler, unSeul } from '../../../kernel/octets.ts';

/** A file of the archive, or of a zip that stands in it. */
export type Fichier = {
  readonly chemin: string;
  /** In capitals, as the indexes of lots write them. */
  readonly dossier: string;
  readonly nom: string;
  /** @throws ArchiveRefusee for what is too large, or breaks as it is read */
  readonly lire: () => Promise<Buffer>;
};
export type Deplie = {
  readonly fichiers: readonly Fichier[];
  readonly zips: readonly { readonly chemin: string; readonly refus: string }[];
};

/** A document with its pictures is far below; what is beyond is opened by hand. */
const OCTETS_MAX = 64 * 1024 * 1024;

/** Every file, those of the zips of the archive included: one level, never two. */
export async function deplier(archive: ArchiveOuverte, ouvrirArchive: OuvrirArchive): Promise<Deplie> {
  const ouvrir = unSeulALaFois((chemin) => ouvrirDedans(archive, chemin, ouvrirArchive));
  const parties: Deplie[] = [];
  for (const chemin of archive.fichiers.keys())
    parties.push(
      estZip(chemin)
        ? await deplierZip(chemin, ouvrir)
        : { fichiers: [fichierDe(chemin, chemin, async () => archive)], zips: [] },
    );
  return {
    fichiers: parties.flatMap(({ fichiers }) => fichiers),
    zips: parties.flatMap(({ zips }) => zips),
  };
}

/** A zip that does not open is one line of the archive. */
async function deplierZip(
  chemin: string,
  ouvrir: (chemin: string) => Promise<ArchiveOuverte>,
): Promise<Deplie> {
  try {
    const noms = [...(await ouvrir(chemin)).fichiers.keys()];
    return {
      fichiers: noms
        .filter((nom) => !estZip(nom))
        .map((nom) => fichierDe(`${chemin}, ${nom}`, nom, () => ouvrir(chemin))),
      zips: [
        ...noms.filter(estZip).map((nom) => ({ chemin: `${chemin}, ${nom}`, refus: TROP_PROFOND })),
        { chemin, refus: '' },
      ],
    };
  } catch (cause) {
    if (!(cause instanceof ArchiveRefusee)) throw cause;
    return { fichiers: [], zips: [{ chemin, refus: cause.message }] };
  }
}

const TROP_PROFOND =
  'Cette archive est dans une archive, elle-même dans une archive\u00a0: dépliez-la, puis déposez-la à part.';
const estZip = (chemin: string): boolean => /\.zip$/i.test(chemin);

function fichierDe(chemin: string, nom: string, ou: () => Promise<ArchiveOuverte>): Fichier {
  const { dir, base } = posix.parse(nom.replaceAll('\\', '/').toUpperCase());
  // Two zips have the same folders: the zip is part of where a file is.
  const dossier = `${chemin.slice(0, chemin.length - nom.length)}${dir}`;
  return {
    chemin,
    dossier,
    nom: base,
    async lire() {
      const archive = await ou();
      if ((archive.fichiers.get(nom) ?? 0) > OCTETS_MAX) throw new ArchiveRefusee(TROP_GRAND);
      return rassembler(await archive.lire(nom));
    },
  };
}

const TROP_GRAND = 'Ce fichier est trop grand pour un document\u00a0: classez-le à la main.';

async function ouvrirDedans(archive: ArchiveOuverte, chemin: string, ouvrirArchive: OuvrirArchive) {
  if ((archive.fichiers.get(chemin) ?? 0) > OCTETS_MAX) throw new ArchiveRefusee(TROP_GRAND);
  const octets = await rassembler(await archive.lire(chemin));
  return ouvrirArchive(octets.length, ({ debut = 0, fin = octets.length }) =>
    unSeul(octets.subarray(debut, fin)),
  );
}

/** Files come in their order: the zip that was opened last is the one that is read next. */
function unSeulALaFois(ouvrir: (chemin: string) => Promise<ArchiveOuverte>) {
  let dernier: { readonly chemin: string; readonly archive: ArchiveOuverte } | undefined;
  return async (chemin: string): Promise<ArchiveOuverte> => {
    if (dernier?.chemin !== chemin) dernier = { chemin, archive: await ouvrir(chemin) };
    return dernier.archive;
  };
}
