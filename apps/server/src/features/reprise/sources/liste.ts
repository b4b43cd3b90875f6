import { lireTexte } from '../lire-archive.ts';
import { type ArchiveOuverte, ArchiveRefusee, type LecteurDeListes, type TableauLu } from '../ports.ts';
import type { CadreSource, Piece, PieceDite, Source } from '../sources.ts';
import {
  type Chercher,
  chercheur,
  estDuSysteme,
  estListe,
  genreDe,
  nomComparable,
  sansFin,
} from './liste-fichiers.ts';
import {
  estListeDImages,
  lireMentions,
  type Mention,
  mentionsDeLaRangee,
  proprietaires,
  titresDImages,
} from './liste-mentions.ts';
import { idDuNumero, piecesDePersonnes, registreDe } from './liste-personnes.ts';

/** Lists of people, and their files: named by a list, by the row of someone, or put in a folder that bears her number. */
export const sourceListe = (listes: LecteurDeListes): Source => ({
  code: 'LISTE',
  numeroDeLEtablissement: true,
  horsListe:
    'Ce fichier n’est à personne\u00a0: mettez-le dans un dossier au nom d’un identifiant de la liste.',
  reconnait: async ({ fichiers }) => fichiers.keys().some(estListe),
  pieces: (archive, cadre) => toutLire(listes, archive, cadre),
});

type Listes = {
  readonly personnes: readonly Lue[];
  readonly images: readonly Lue[];
  /** Why each of the others is neither. */
  readonly autres: ReadonlyMap<string, string>;
};
type Lue = { readonly chemin: string; readonly tableau: TableauLu };

async function* toutLire(
  listes: LecteurDeListes,
  archive: ArchiveOuverte,
  cadre: CadreSource,
): AsyncGenerator<Piece> {
  const { personnes, images, autres } = await lireListes(listes, archive);
  if (personnes.length === 0) throw new ArchiveRefusee(sansPersonne(autres));
  const dites = new Set([...personnes, ...images].map(({ chemin }) => chemin));
  const reste = [...archive.fichiers.keys()].filter((chemin) => !dites.has(chemin));
  const fichiers = reste.filter((chemin) => !estDuSysteme(chemin));
  const chercher = chercheur(fichiers);
  const mentions: Mention[] = [];
  const lues = personnes.map((l) => ({ ...l, lues: listes.personnes(l.tableau, cadre.jour) }));
  const registre = registreDe(cadre, lues);
  for (const liste of lues) {
    const { chemin, tableau } = liste;
    yield lue(chemin);
    const parRangee = tableau.rangees.map(({ cases }) =>
      nommes(listes, chemin, tableau.titres, cases, chercher),
    );
    mentions.push(...parRangee.flatMap((rangee) => rangee.mentions));
    const remarque = (rang: number) => parRangee[rang]?.remarque ?? '';
    yield* piecesDePersonnes(liste, registre, remarque);
  }
  const numeros = numerosDe(listes, personnes);
  const connu = (numero: string) => numeros.has(nomComparable(numero));
  for (const { chemin, tableau } of images) {
    yield lue(chemin);
    const dit = lireMentions(listes, chemin, tableau, connu, chercher);
    mentions.push(...dit.mentions);
    yield* dit.pieces;
  }
  for (const chemin of reste.filter(estDuSysteme))
    yield dite(chemin, 'LISIBLE', 'Fichier du système de l’ordinateur, rien à reprendre.');
  const parFichier = Map.groupBy(mentions, ({ chemin }) => chemin);
  for (const chemin of fichiers)
    yield enPiece(archive, cadre, chemin, {
      numeros,
      mentions: parFichier.get(chemin) ?? [],
      autre: autres.get(chemin),
    });
}

async function lireListes(listes: LecteurDeListes, archive: ArchiveOuverte): Promise<Listes> {
  const personnes: Lue[] = [];
  const images: Lue[] = [];
  const autres = new Map<string, string>();
  for (const chemin of [...archive.fichiers.keys()].filter(estListe)) {
    const tableau = await lireTableau(listes, archive, chemin);
    if (typeof tableau === 'string') {
      autres.set(chemin, tableau);
      continue;
    }
    const manquants = listes.manquants(tableau.titres);
    if (manquants.length === 0) personnes.push({ chemin, tableau });
    else if (estListeDImages(listes, tableau)) images.push({ chemin, tableau });
    else
      autres.set(
        chemin,
        `Ni liste de personnes (il manque\u00a0: ${manquants.join(', ')}), ni liste d’images (il faut l’identifiant et le fichier).`,
      );
  }
  return { personnes, images, autres };
}

async function lireTableau(
  listes: LecteurDeListes,
  archive: ArchiveOuverte,
  chemin: string,
): Promise<TableauLu | string> {
  try {
    const octets = await lireTexte(archive, chemin);
    return listes.tableau(octets, (cases) => Math.max(listes.titres(cases), titresDImages(cases)));
  } catch (cause) {
    if (cause instanceof ArchiveRefusee) return cause.message;
    throw cause;
  }
}

function sansPersonne(autres: ReadonlyMap<string, string>): string {
  const dites = [...autres].slice(0, 3).map(([chemin, motif]) => `${chemin}\u00a0: ${motif}`);
  return `Aucune liste de personnes dans cette archive. ${dites.join(' ')}`.trim();
}

const dite = (chemin: string, sort: PieceDite['sort'], motif: string): PieceDite => ({
  ...{ genre: 'DITE', nature: 'FICHIER', chemin, sort, motif },
});
const lue = (chemin: string): PieceDite => ({ ...dite(chemin, 'LISIBLE', ''), nature: 'TABLEAU' });

function nommes(
  listes: LecteurDeListes,
  liste: string,
  titres: readonly string[],
  cases: readonly string[],
  chercher: Chercher,
) {
  const numero = cases[listes.identifiant(titres) ?? -1];
  return mentionsDeLaRangee(titres, cases, numero, (nom) => chercher(nom, liste));
}

/** As the lists write them, by what compares them. */
const numerosDe = (listes: LecteurDeListes, personnes: readonly Lue[]): ReadonlyMap<string, string> =>
  new Map(
    personnes.flatMap(({ tableau: { titres, rangees } }) =>
      rangees.flatMap(({ cases }) => {
        const numero = cases[listes.identifiant(titres) ?? -1] ?? '';
        return numero === '' ? [] : [[nomComparable(numero), numero] as const];
      }),
    ),
  );

type Contexte = {
  readonly numeros: ReadonlyMap<string, string>;
  readonly mentions: readonly Mention[];
  readonly autre: string | undefined;
};

function enPiece(archive: ArchiveOuverte, cadre: CadreSource, chemin: string, contexte: Contexte): Piece {
  const { numeros, mentions, autre } = contexte;
  const [sien, ...encore] = proprietaires(chemin, mentions, numeros);
  if (sien === undefined) return dite(chemin, 'REFUSE', autre ?? A_PERSONNE);
  if (encore.length > 0)
    return dite(
      chemin,
      'A_VOIR',
      `Donné à plusieurs personnes (${[sien, ...encore].map((n) => numeros.get(n) ?? n).join(', ')})\u00a0: n’en gardez qu’une.`,
    );
  const genre = genreDe(chemin);
  if (!genre)
    return dite(
      chemin,
      'REFUSE',
      'Ce genre de fichier n’est pas repris\u00a0: images, radiographies DICOM, PDF et textes seulement.',
    );
  const titre = mentions.map((mention) => mention.titre).find((dit) => dit !== '');
  return {
    ...{ genre: 'FICHIER', chemin, nature: genre.porte === 'DOCUMENT' ? 'DOCUMENT' : 'IMAGE' },
    ...{ ...genre, personneId: idDuNumero(cadre, sien) },
    titre: titre ?? sansFin(chemin),
    octets: () => archive.lire(chemin),
  };
}

const A_PERSONNE =
  'Ce fichier n’est à personne\u00a0: mettez-le dans un dossier au nom d’un identifiant de la liste, ou nommez-le dans une liste d’images.';
