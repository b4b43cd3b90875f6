import { Manifeste, type ManifesteT } from '@orapont/contract/export';
import { enJson, lireTexte } from '../lire-archive.ts';
import { type DossierRepris, lireDonnees } from '../lire-donnees.ts';
import { type ArchiveOuverte, ArchiveRefusee } from '../ports.ts';
import type { Piece, PieceDite, Source } from '../sources.ts';

const MANIFESTE = 'manifest.json';

/** What another Orapont exported: its manifest names each file, with its digest. */
export const sourceOrapont: Source = {
  code: 'ORAPONT',
  horsListe: 'Ce fichier n’est pas au manifeste.',
  numeroDeLEtablissement: false,
  // Without its manifest it is still recognised: a part of an export must not pass for a list of people.
  reconnait: async ({ fichiers }) =>
    fichiers.has(MANIFESTE) || fichiers.keys().some((chemin) => chemin.endsWith('/donnees.json')),
  async *pieces(archive) {
    const manifeste = await lireManifeste(archive);
    yield { genre: 'DITE', chemin: MANIFESTE, nature: 'MANIFESTE', sort: 'LISIBLE', motif: '' };
    const titres = new Map<string, DossierRepris['titres']>();
    // The rows of a record come first: what becomes of its files follows from what becomes of it.
    const ordre = manifeste.fichiers.toSorted(
      (a, b) => Number(b.nature === 'DONNEES') - Number(a.nature === 'DONNEES'),
    );
    for (const fichier of ordre) yield await enPiece(archive, fichier, titres);
    for (const { chemin, nature, dossierId, motif } of manifeste.absents)
      yield {
        genre: 'DITE',
        chemin,
        nature,
        personneId: dossierId,
        sort: 'REFUSE',
        motif: `Absent de l’export\u00a0: ${motif}`,
      };
  },
};

async function lireManifeste(archive: ArchiveOuverte): Promise<ManifesteT> {
  if (!archive.fichiers.has(MANIFESTE))
    throw new ArchiveRefusee(
      'Cette archive n’a pas de manifeste\u00a0: ce n’est pas un export d’Orapont entier.',
    );
  const lu = Manifeste.safeParse(enJson(await lireTexte(archive, MANIFESTE)));
  if (!lu.success)
    throw new ArchiveRefusee(
      'Le manifeste de cette archive n’est pas d’une version connue ici\u00a0: mettez Orapont à jour.',
    );
  return lu.data;
}

type Fichier = ManifesteT['fichiers'][number];

async function enPiece(
  archive: ArchiveOuverte,
  fichier: Fichier,
  titres: Map<string, DossierRepris['titres']>,
): Promise<Piece> {
  const { chemin, nature, dossierId, type, sha256, id } = fichier;
  const dite = (sort: PieceDite['sort'], motif: string): Piece => ({
    ...{ genre: 'DITE', chemin, nature, personneId: dossierId, type, empreinte: sha256, sort, motif },
  });
  if (!archive.fichiers.has(chemin)) return dite('REFUSE', 'Au manifeste, mais absent de l’archive.');
  const dit = sansReprise(fichier);
  if (dit || dossierId === null) return dite(dit?.sort ?? 'LISIBLE', dit?.motif ?? '');
  const portee = {
    ...{ chemin, nature, type, empreinte: sha256, distingue: chemin },
    octets: () => archive.lire(chemin),
  };
  if (nature !== 'DONNEES')
    return {
      ...portee,
      genre: 'FICHIER',
      personneId: dossierId,
      porte: nature === 'DICOM' ? 'DICOM' : 'DOCUMENT',
      titre: titreDe(chemin, titres.get(dossierId)),
      id,
    };
  const lu = await lireDossier(archive, chemin);
  if (lu?.id !== dossierId)
    return dite('REFUSE', 'Les données de ce dossier ne sont pas celles d’Orapont, ou sont abîmées.');
  titres.set(dossierId, lu.titres);
  return { ...portee, genre: 'PERSONNE', personne: lu, titre: 'Données du dossier avant la reprise' };
}

/** One damaged record is one line; the others are taken. */
async function lireDossier(archive: ArchiveOuverte, chemin: string): Promise<DossierRepris | undefined> {
  try {
    return lireDonnees(await lireTexte(archive, chemin));
  } catch (cause) {
    if (cause instanceof ArchiveRefusee) return undefined;
    throw cause;
  }
}

const HISTORIQUE = /\/(demandes|odontogrammes|traces)\.csv$/;

/** What of an export is not taken in, whatever its record. */
function sansReprise({ nature, chemin, dossierId }: Fichier): Pick<PieceDite, 'sort' | 'motif'> | undefined {
  if (nature === 'PHOTO_IDENTITE')
    return {
      sort: 'A_VOIR',
      motif: 'L’accord pour cette photographie est à recueillir de nouveau ici.',
    };
  if (dossierId === null && nature === 'DONNEES')
    return {
      sort: 'A_VOIR',
      motif: 'Matériel, protocoles et tournées ne sont pas repris\u00a0: recréez-les ici.',
    };
  const copie = nature === 'FHIR' || nature === 'LISEZ_MOI' || dossierId === null;
  return copie || (nature === 'TABLEAU' && !HISTORIQUE.test(chemin))
    ? { sort: 'LISIBLE', motif: '' }
    : undefined;
}

const TITRES: Readonly<Record<string, string>> = {
  'demandes.csv': 'Demandes d’avis avant la reprise',
  'odontogrammes.csv': 'Odontogrammes avant la reprise',
  'traces.csv': 'Accès au dossier avant la reprise',
};

/** As it was named; the id of an image that is named nowhere tells it from the others. */
function titreDe(chemin: string, titres: DossierRepris['titres'] | undefined): string {
  const nom = chemin.split('/').at(-1) ?? '';
  return TITRES[nom] ?? (titres?.get(nom.split('.')[0] ?? '')?.trim() || `Fichier repris ${nom}`);
}
