import { createHash } from 'node:crypto';
import type { TechniqueDicomT } from '@orapont/contract/media-technique';
import { TAILLE_MAX_OCTETS } from '@orapont/domain/captation/medias';
import { geometrieDe } from '@orapont/domain/imagerie/geometrie';
import type {
  Derivees,
  Normalisee,
  OptionsNormalisation,
  SourceAleatoire,
} from '../../features/medias/ports.ts';
import { lireEntre, ouvrirArchive, type Piece } from './archive.ts';
import type { Atelier } from './atelier.ts';
import { debuteUneImage } from './dicom-cadres.ts';
import { teteNormalisee } from './dicom-ecriture.ts';
import type { EnteteDicom } from './dicom-entete.ts';
import { etendue, medianeDesEcarts } from './dicom-valeurs.ts';
import { lecteurDe } from './lecteur.ts';
import { ImageRefusee } from './rejet.ts';

/** Beginning of a long file in which its header must stand. */
const ENTETE_MAX = 8_000_000;
/** Decoded values that travel at once between the two processes. */
const LOT_OCTETS = 24_000_000;
const PIXELS_MAX = 4_000_000_000;

type Coupe = { readonly piece: Piece; readonly entete: EnteteDicom };

/**
 * The copy that viewers draw: every frame of the largest series in its order, plain values, explicit little endian, rebuilt from a
 * list of allowed attributes. Whatever the original was compressed with, and whatever it said of the person, stays in the original.
 *
 * @source PS3.5 §A.2; web.md §6 (what a browser fails to draw)
 */
export async function normaliserDicom(
  atelier: Atelier,
  source: SourceAleatoire,
  { ecrire, surAvance }: OptionsNormalisation,
): Promise<Normalisee> {
  const { coupes, ecartees } = await choisir(atelier, source, surAvance);
  const [premiere] = coupes;
  if (!premiere) throw new ImageRefusee('SERIE_SANS_IMAGE');
  const { grille, resume, mesures } = premiere.entete;
  const images = coupes.reduce((somme, { entete }) => somme + entete.resume.images, 0);
  const octetsPixels = images * premiere.entete.octetsRendus;
  if (octetsPixels > PIXELS_MAX) throw new ImageRefusee('TROP_GRAND');
  const geometrie = images > 1 ? geometrieDe(coupes.flatMap(({ entete }) => entete.plans)) : undefined;
  const canaux = grille.canaux === 3 || grille.espace === 'PALETTE COLOR' ? 3 : 1;
  const base = {
    modalite: mesures.modalite,
    colonnes: grille.colonnes,
    lignes: grille.lignes,
    images,
    canaux,
    bits: canaux === 1 && grille.alloues > 8 ? 16 : 8,
    signe: canaux === 1 && grille.signe,
    inverse: grille.espace === 'MONOCHROME1',
    pente: mesures.pente,
    ordonnee: mesures.ordonnee,
    espacement: mesures.espacement,
    pas:
      geometrie?.etat === 'PLANS'
        ? geometrie.pas
        : (medianeDesEcarts(coupes.map(({ entete }) => entete.position)) ?? mesures.pas),
  } as const satisfies Partial<TechniqueDicomT>;
  const graine = createHash('sha256').update(`${premiere.entete.serie} ${octetsPixels}`).digest('hex');
  const copie = { ...base, fenetre: mesures.fenetre, graine };
  const milieu = Math.floor(images / 2);
  const vu = { milieu: Buffer.alloc(0) };
  const suivre = async (cadre: Uint8Array, rang: number) => {
    if (rang === milieu) vu.milieu = Buffer.from(cadre);
    if (rang % PAS_AVANCE === 0) await surAvance(20 + Math.round((75 * rang) / images));
  };

  async function* octets(): AsyncGenerator<Uint8Array> {
    yield teteNormalisee(copie, octetsPixels);
    let faites = 0;
    for await (const cadre of tousLesCadres(atelier, coupes)) {
      await suivre(cadre, faites);
      yield cadre;
      faites += 1;
    }
    if (faites !== images) throw new ImageRefusee('TRONQUE');
    if (octetsPixels % 2 === 1) yield new Uint8Array(1);
  }

  await ecrire(octets());
  const fenetre = mesures.fenetre ?? etendue(vu.milieu, base);
  const une = Buffer.concat([
    teteNormalisee({ ...copie, images: 1, fenetre }, premiere.entete.octetsRendus),
    vu.milieu,
    Buffer.alloc(vu.milieu.length % 2),
  ]);
  return {
    accepte: true,
    largeur: grille.colonnes,
    hauteur: grille.lignes,
    technique: { sorte: 'DICOM', ...base, fenetre, ecartees, ...(geometrie ? { geometrie } : {}) },
    patient: resume.patient,
    texteIncruste: coupes.some(({ entete }) => entete.resume.texteIncruste),
    derivees: await deriver(atelier, une),
  };
}

const PAS_AVANCE = 16;

/** One slice of a normalised copy as a picture: the window of the file, as for the one that stands for the examination. */
export function rendreCoupe(
  atelier: Atelier,
  fichier: TechniqueDicomT,
  valeurs: Uint8Array,
): Promise<Derivees> {
  const tete = teteNormalisee({ ...fichier, images: 1, graine: 'coupe' }, valeurs.length);
  return deriver(atelier, Buffer.concat([tete, valeurs, Buffer.alloc(valeurs.length % 2)]));
}

async function deriver(atelier: Atelier, octets: Buffer): Promise<Derivees> {
  const reponse = await atelier.executer({ geste: 'deriver', octets, rotation: 0 });
  if (reponse.accepte && 'vignette' in reponse) return reponse;
  throw new ImageRefusee(reponse.accepte ? 'ILLISIBLE' : reponse.motif);
}

/** The series that is the examination; an archive may also hold a locator, a report, a viewer for another system. */
async function choisir(
  atelier: Atelier,
  source: SourceAleatoire,
  surAvance: OptionsNormalisation['surAvance'],
): Promise<{ coupes: readonly Coupe[]; ecartees: number }> {
  const debut = await lireEntre(source, 0, 512);
  const type =
    debut.toString('latin1', 0, 2) === 'PK'
      ? 'ZIP'
      : debut.toString('latin1', 257, 262) === 'ustar'
        ? 'TAR'
        : undefined;
  if (!type) return { coupes: [{ piece: source, entete: await enteteDe(atelier, source) }], ecartees: 0 };
  const series = new Map<string, Coupe[]>();
  const pieces = await ouvrirArchive(source, type);
  for (const [rang, piece] of pieces.entries()) {
    const entete = await enteteOuRien(atelier, piece);
    if (entete) series.set(entete.serie, [...(series.get(entete.serie) ?? []), { piece, entete }]);
    if (rang % PAS_AVANCE === 0) await surAvance(Math.round((20 * rang) / pieces.length));
  }
  const rangees = [...series.values()].toSorted((a, b) => imagesDe(b) - imagesDe(a));
  const [plusGrande] = rangees;
  if (!plusGrande) throw new ImageRefusee('SERIE_SANS_IMAGE');
  const toutes = rangees.reduce((somme, coupes) => somme + imagesDe(coupes), 0);
  const ecartees = toutes - imagesDe(plusGrande);
  // Half of what was sent would go unread: each series is then sent for itself.
  if (ecartees > imagesDe(plusGrande)) throw new ImageRefusee('SERIE_MELANGEE');
  exigerPareilles(plusGrande);
  return { coupes: plusGrande.toSorted(dansLOrdre), ecartees };
}

const imagesDe = (coupes: readonly Coupe[]) =>
  coupes.reduce((somme, { entete }) => somme + entete.resume.images, 0);

function exigerPareilles(coupes: readonly Coupe[]): void {
  const formes = new Set(
    coupes.map(({ entete: { grille, mesures } }) =>
      [
        grille.lignes,
        grille.colonnes,
        grille.canaux,
        grille.alloues,
        grille.signe,
        grille.espace,
        mesures.pente,
        mesures.ordonnee,
      ].join(' '),
    ),
  );
  if (formes.size > 1) throw new ImageRefusee('SERIE_MELANGEE');
}

const dansLOrdre = (a: Coupe, b: Coupe): number =>
  a.entete.position !== null && b.entete.position !== null && a.entete.position !== b.entete.position
    ? a.entete.position - b.entete.position
    : a.entete.numero - b.entete.numero;

/** What is no DICOM picture in a folder is passed over; what is one and cannot be read stops everything. */
async function enteteOuRien(atelier: Atelier, piece: Piece): Promise<EnteteDicom | undefined> {
  const debut = await lireEntre(piece, 0, 132);
  if (debut.toString('latin1', 128, 132) !== 'DICM') return undefined;
  try {
    return await enteteDe(atelier, piece);
  } catch (cause) {
    if (cause instanceof ImageRefusee && cause.motif === 'DICOM_SANS_IMAGE') return undefined;
    throw cause;
  }
}

async function enteteDe(atelier: Atelier, piece: Piece): Promise<EnteteDicom> {
  const partiel = piece.taille > TAILLE_MAX_OCTETS;
  const octets = await lireEntre(piece, 0, partiel ? ENTETE_MAX : piece.taille);
  const reponse = await atelier.executer({ geste: 'entete', octets, partiel });
  if (reponse.accepte && 'entete' in reponse) return reponse.entete;
  throw new ImageRefusee(reponse.accepte ? 'ILLISIBLE' : reponse.motif);
}

async function* tousLesCadres(atelier: Atelier, coupes: readonly Coupe[]): AsyncGenerator<Uint8Array> {
  for (const coupe of coupes) yield* cadresDe(atelier, coupe);
}

/** Values of each frame of a file, in its order. */
async function* cadresDe(atelier: Atelier, { piece, entete }: Coupe): AsyncGenerator<Uint8Array> {
  const parLot = Math.max(1, Math.floor(LOT_OCTETS / entete.octetsRendus));
  if (piece.taille > TAILLE_MAX_OCTETS) {
    yield* cadresDUnLongFichier(atelier, { piece, entete }, parLot);
    return;
  }
  const octets = await lireEntre(piece, 0, piece.taille);
  for (let de = 0; de < entete.resume.images; de += parLot)
    yield* await decoder(atelier, {
      octets,
      de,
      a: Math.min(de + parLot, entete.resume.images),
      cadres: null,
    });
}

/** Read forward once: its head travels with each lot of frames. */
async function* cadresDUnLongFichier(
  atelier: Atelier,
  { piece, entete }: Coupe,
  parLot: number,
): AsyncGenerator<Uint8Array> {
  const tete = await lireEntre(piece, 0, Math.min(ENTETE_MAX, entete.debutPixels + 64));
  let lot: Buffer[] = [];
  const vider = async () => {
    const cadres = lot;
    lot = [];
    return decoder(atelier, { octets: tete, de: 0, a: 0, cadres });
  };
  for await (const cadre of entete.natif ? natifs({ piece, entete }) : fragments({ piece, entete })) {
    lot.push(cadre);
    if (lot.length >= parLot) yield* await vider();
  }
  if (lot.length > 0) yield* await vider();
}

async function decoder(
  atelier: Atelier,
  tache: { octets: Buffer; de: number; a: number; cadres: readonly Buffer[] | null },
): Promise<readonly Uint8Array[]> {
  const reponse = await atelier.executer({ geste: 'cadres', ...tache });
  if (reponse.accepte && 'cadres' in reponse) return reponse.cadres;
  throw new ImageRefusee(reponse.accepte ? 'ILLISIBLE' : reponse.motif);
}

async function* natifs({ piece, entete }: Coupe): AsyncGenerator<Buffer> {
  const { debut, pas } = entete.natif ?? { debut: 0, pas: 0 };
  const lecteur = lecteurDe(piece.lire(debut, debut + pas * entete.resume.images));
  try {
    for (let rang = 0; rang < entete.resume.images; rang += 1) {
      const cadre = await lecteur.prendre(pas);
      if (cadre.length < pas) throw new ImageRefusee('TRONQUE');
      yield cadre;
    }
  } finally {
    await lecteur.fermer();
  }
}

const ITEM = 0xe000fffe;
const FRAGMENT_MAX = 64_000_000;

async function* fragments({ piece, entete }: Coupe): AsyncGenerator<Buffer> {
  const courant: Buffer[] = [];
  for await (const fragment of items(piece, entete.debutPixels)) {
    // Frames are told apart by how they begin; one that begins like nothing known stands alone.
    const debute = debuteUneImage(fragment);
    if (courant.length > 0 && debute) yield Buffer.concat(courant.splice(0));
    if (courant.length === 0 && !debute) yield fragment;
    else courant.push(fragment);
  }
  if (courant.length > 0) yield Buffer.concat(courant);
}

/** The first item is the table of offsets, often empty. */
async function* items(piece: Piece, debut: number): AsyncGenerator<Buffer> {
  const lecteur = lecteurDe(piece.lire(debut, piece.taille));
  try {
    for (let rang = 0; ; rang += 1) {
      const tete = await lecteur.prendre(8);
      if (tete.length < 8 || tete.readUInt32LE(0) !== ITEM) return;
      const longueur = tete.readUInt32LE(4);
      if (longueur > FRAGMENT_MAX) throw new ImageRefusee('ILLISIBLE');
      const fragment = await lecteur.prendre(longueur);
      if (fragment.length < longueur) throw new ImageRefusee('TRONQUE');
      if (rang > 0) yield fragment;
    }
  } finally {
    await lecteur.fermer();
  }
}
