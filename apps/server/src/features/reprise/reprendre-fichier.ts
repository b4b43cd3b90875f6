import { PHRASES_REJET } from '@orapont/contract/media-rejet';
import type { Sort } from '@orapont/contract/reprise';
import { classer, type DocumentClasse } from '../../kernel/document-repository.ts';
import { unSeul } from '../../kernel/octets.ts';
import type { Depot, RefObjet } from '../objets/ports.ts';
import type { Quoi } from './archive-deposee.ts';
import type { DepsReprise } from './deps.ts';
import { DOSSIER_EN_ATTENTE, DOSSIER_NON_LU, type Jugement, type ReglesDossier } from './juger.ts';
import { avecRemarque, idDeFichier } from './juger-piece.ts';
import { empreinteDe, enEntier } from './lire-archive.ts';
import { type Ligne, noterSort } from './reprise-repository.ts';
import type { PieceFichier, PiecePersonne } from './sources.ts';

/** What became of someone, and which record she is here. */
export type Repris = { readonly sort: Sort; readonly dossierId: string };

export type Travail = {
  readonly quoi: Quoi;
  readonly regles: ReglesDossier;
  /** Who says so, on what is filed. */
  readonly auteur: string;
  readonly reprise: { readonly siteId: string; readonly compteId: string; readonly nom: string };
  /** By their id in the archive, as they come. */
  readonly repris: Map<string, Repris>;
};

const dit = (sort: Sort, motif: string): Jugement => ({ sort, motif });

/** Files what the trial said; what it comes to is answered, but for what is settled already. */
export async function reprendreFichier(
  deps: DepsReprise,
  travail: Travail,
  piece: PieceFichier,
  ligne: Ligne,
): Promise<Jugement | undefined> {
  const repris = travail.repris.get(piece.personneId);
  if (!repris || repris.sort === 'REFUSE') return dit('REFUSE', DOSSIER_NON_LU);
  if (repris.sort === 'A_VOIR') return dit('A_VOIR', DOSSIER_EN_ATTENTE);
  if (piece.porte === 'DICOM') return recevoirDicom(deps, travail, piece);
  const { organisationId, repriseId } = travail.quoi;
  const { dossierId } = repris;
  const garde = await garder(deps, travail, piece, ligne, dossierId);
  if ('motif' in garde) return garde;
  await deps.bd.organisation({ organisationId }, async (tx) => {
    const classe = await classer(
      tx,
      enDocument(garde.ref, { ...piece, type: garde.type }, garde.depot, travail.auteur),
    );
    await noterSort(tx, repriseId, ligne.rang, classe ? 'CREE' : 'DEJA', avecRemarque('', piece));
  });
  return undefined;
}

type Garde = { readonly ref: RefObjet; readonly depot: Depot; readonly type: string };

const A_CHANGE = dit('REFUSE', 'Ce fichier a changé depuis l’examen.');

/** The bytes first: as they came, or as the door of pictures keeps them. */
async function garder(
  deps: DepsReprise,
  { quoi: { organisationId } }: Travail,
  { porte, octets, distingue, type }: PieceFichier,
  { empreinte }: Ligne,
  dossierId: string,
): Promise<Garde | Jugement> {
  if (empreinte === null) return A_CHANGE;
  const objetId = idDeFichier(dossierId, distingue, empreinte);
  const ref = { organisationId, dossierId, objetId, version: 1 };
  if (porte === 'IMAGE') {
    const image = await deps.images.ingerer(await enEntier(await octets()));
    if (!image.accepte) return dit('REFUSE', PHRASES_REJET[image.motif]);
    if (image.empreinteRecue !== empreinte) return A_CHANGE;
    return { ref, depot: await deps.objets.ecrire(ref, unSeul(image.octets)), type: MIMES[image.type] };
  }
  // Judged before it is written: an object that is here already is never replaced by other bytes.
  if ((await empreinteDe(await octets())) !== empreinte) return A_CHANGE;
  return { ref, depot: await deps.objets.ecrire(ref, await octets()), type };
}

const MIMES = {
  JPEG: 'image/jpeg',
  PNG: 'image/png',
  WEBP: 'image/webp',
  DICOM: 'application/dicom',
} as const;

const RATTACHER = 'Reçu parmi les images reçues\u00a0: une personne rattache l’examen au dossier.';

async function recevoirDicom(
  { recevoirDicom: recevoir }: DepsReprise,
  { quoi: { organisationId }, reprise: { siteId, nom } }: Travail,
  piece: PieceFichier,
): Promise<Jugement> {
  const refus = await recevoir({ organisationId, siteId, nom }, await enEntier(await piece.octets()));
  return refus === null ? dit('CREE', avecRemarque(RATTACHER, piece)) : dit('REFUSE', refus);
}

export const enDocument = (
  { organisationId, dossierId, objetId }: RefObjet,
  { type, titre }: Pick<PieceFichier | PiecePersonne, 'type' | 'titre'>,
  { octets, empreinte }: Depot,
  auteur: string,
): DocumentClasse => ({
  organisationId,
  id: objetId,
  dossierId,
  acteId: null,
  type: 'AUTRE',
  titre: titre.slice(0, 200),
  typeMime: type,
  octets,
  empreinte,
  origine: 'RECU',
  auteur,
});
