import { PHRASES_REJET } from '@orapont/contract/media-rejet';
import { idStable } from '../../kernel/empreinte.ts';
import type { Quoi } from './archive-deposee.ts';
import type { DepsReprise } from './deps.ts';
import { fichiersConnus } from './dossier-repris-repository.ts';
import { DOSSIER_EN_ATTENTE, DOSSIER_NON_LU, type Jugement } from './juger.ts';
import { empreinteDe, enEntier } from './lire-archive.ts';
import { type ArchiveOuverte, ArchiveRefusee } from './ports.ts';
import type { Ligne } from './reprise-repository.ts';
import type { Personne, Piece, PieceDite, PieceFichier, PiecePersonne } from './sources.ts';

/** What became of each person of the archive, and which record she is here. */
export type Connues = Map<string, Jugement & { readonly dossierId: string }>;

/** The name that a file gets here: the same bytes get the same one, and never that of an object that is here already. */
export const idDeFichier = (dossierId: string, distingue: string | undefined, empreinte: string): string =>
  idStable('reprise', dossierId, ...(distingue === undefined ? [] : [distingue]), empreinte);

type SansRang = Omit<Ligne, 'rang'>;

/** What a trial looks into: the archive that is open, whom it named so far, and who is here. */
export type Essai = {
  readonly quoi: Quoi;
  readonly archive: ArchiveOuverte;
  readonly connues: Connues;
  readonly jugerPersonne: (personne: Personne) => Promise<Jugement>;
};

/** The line of one piece; a file that cannot be read is one line, and the archive goes on. */
export async function jugerPiece(deps: DepsReprise, essai: Essai, piece: Piece): Promise<SansRang> {
  if (piece.genre === 'DITE') return ligneDite(essai, piece);
  const { connues } = essai;
  const lue = await ouRefus(async () => ({ empreinte: await empreinteDe(await piece.octets()) }));
  const jugement = 'motif' in lue ? lue : await jugerLue(deps, essai, piece, lue.empreinte);
  const empreinte = 'motif' in lue ? null : lue.empreinte;
  const personneId = piece.genre === 'PERSONNE' ? piece.personne.id : piece.personneId;
  const dossierId = jugement.dossierId ?? connues.get(personneId)?.dossierId ?? personneId;
  if (piece.genre === 'PERSONNE') connues.set(personneId, { ...jugement, dossierId });
  const fichierId = empreinte === null ? null : idDeFichier(dossierId, piece.distingue, empreinte);
  const noms = [fichierId, piece.genre === 'FICHIER' ? piece.id : null].filter(
    (nom) => typeof nom === 'string',
  );
  const deja = jugement.sort === 'A_CREER' && (await estConnu(deps, essai.quoi, noms));
  const { chemin, nature, type } = piece;
  return {
    ...{ chemin, nature, type, dossierId, fichierId, empreinte },
    sort: deja ? 'DEJA' : jugement.sort,
    motif: avecRemarque(deja ? '' : jugement.motif, piece),
  };
}

export const avecRemarque = (motif: string, { remarque }: { readonly remarque?: string }): string =>
  [motif, remarque ?? ''].filter((phrase) => phrase !== '').join(' ');

const CHANGE: Jugement = {
  sort: 'REFUSE',
  motif: 'Ce fichier n’est pas celui que dit l’archive\u00a0: il a été abîmé ou changé.',
};

/** What is damaged in an archive is one line of it. */
export async function ouRefus<T>(travail: () => Promise<T>): Promise<T | Jugement> {
  try {
    return await travail();
  } catch (cause) {
    if (cause instanceof ArchiveRefusee) return { sort: 'REFUSE', motif: cause.message };
    throw cause;
  }
}

function jugerLue(
  deps: DepsReprise,
  { connues, jugerPersonne }: Essai,
  piece: PiecePersonne | PieceFichier,
  empreinte: string,
): Promise<Jugement> {
  if (piece.empreinte !== undefined && piece.empreinte !== empreinte) return Promise.resolve(CHANGE);
  return piece.genre === 'PERSONNE'
    ? jugerUnePersonne(piece, jugerPersonne)
    : ouRefus(() => jugerFichier(deps, piece, connues));
}

const jugerUnePersonne = async (
  { personne, attend }: PiecePersonne,
  juger: Essai['jugerPersonne'],
): Promise<Jugement> => (attend === undefined ? juger(personne) : { sort: 'A_VOIR', motif: attend });

async function jugerFichier(
  { images }: Pick<DepsReprise, 'images'>,
  { personneId, porte, octets }: PieceFichier,
  connues: Connues,
): Promise<Jugement> {
  const sien = connues.get(personneId);
  if (!sien || sien.sort === 'REFUSE') return { sort: 'REFUSE', motif: DOSSIER_NON_LU };
  if (sien.sort === 'A_VOIR') return { sort: 'A_VOIR', motif: DOSSIER_EN_ATTENTE };
  if (porte !== 'IMAGE') return { sort: 'A_CREER', motif: '' };
  const image = await images.ingerer(await enEntier(await octets()));
  return image.accepte
    ? { sort: 'A_CREER', motif: '' }
    : { sort: 'REFUSE', motif: PHRASES_REJET[image.motif] };
}

async function ligneDite(
  { archive, connues }: Essai,
  { chemin, nature, personneId, type = '', empreinte, sort, motif }: PieceDite,
): Promise<SansRang> {
  const dossierId = personneId ? (connues.get(personneId)?.dossierId ?? personneId) : null;
  const ligne = {
    chemin,
    nature,
    type,
    dossierId,
    fichierId: null,
    empreinte: empreinte ?? null,
    sort,
    motif,
  };
  if (empreinte === undefined || sort === 'REFUSE' || !archive.fichiers.has(chemin)) return ligne;
  const lue = await ouRefus(async () => ({ empreinte: await empreinteDe(await archive.lire(chemin)) }));
  if ('motif' in lue) return { ...ligne, ...lue };
  return lue.empreinte === empreinte ? ligne : { ...ligne, ...CHANGE };
}

const estConnu = async (deps: DepsReprise, { organisationId }: Quoi, ids: readonly string[]) =>
  (await deps.bd.organisation({ organisationId }, (tx) => fichiersConnus(tx, ids))).size > 0;
