import {
  EBML,
  type Element,
  element,
  enfants,
  enflottant,
  entier,
  lireIdentifiant,
  lireTaille,
} from './ebml.ts';
import { type Lecteur, lecteurDe, type Morceau } from './lecteur.ts';
import { ImageRefusee } from './rejet.ts';
import type { Analyse } from './video-mp4.ts';

const PETIT_MAX = 4_000_000;
const CODECS: Readonly<Record<string, string>> = {
  V_VP8: 'VP8',
  V_VP9: 'VP9',
  V_AV1: 'AV1',
  'V_MPEG4/ISO/AVC': 'H.264',
  'V_MPEGH/ISO/HEVC': 'H.265',
};

type Grappe = {
  /** Where its content starts and ends in the file. */
  readonly debut: number;
  readonly fin: number;
  readonly instant: number;
  /** A film can be entered here: its first picture needs no other. */
  readonly cle: boolean;
};

type Piste = {
  readonly numero: number;
  readonly codec: string | undefined;
  readonly largeur: number;
  readonly hauteur: number;
};

/**
 * A WebM film, as browsers record it: without a length, without an index, so that nothing can be sought in it. Its clusters are kept
 * as they are under a new head: length, index, and none of the tags, attachments and free texts.
 *
 * @source RFC 9559 (Matroska); WebM container guidelines
 */
export async function analyserWebm(source: AsyncIterable<Uint8Array>, taille: number): Promise<Analyse> {
  const lecteur = lecteurDe(source);
  const tete = await suivant(lecteur, taille);
  if (tete?.id !== EBML.ENTETE || tete.fin === undefined || tete.fin > 4_096) throw new ImageRefusee('VIDEO');
  await lecteur.sauter(tete.fin - lecteur.position());
  const segment = await suivant(lecteur, taille);
  if (segment?.id !== EBML.SEGMENT) throw new ImageRefusee('VIDEO');
  const lu = await lireSegment(lecteur, Math.min(taille, segment.fin ?? taille));
  const { piste } = lu;
  if (!piste) throw new ImageRefusee('VIDEO_COUPEE');
  if (lu.grappes.length === 0) throw new ImageRefusee('VIDEO_COUPEE');
  if (!piste.codec) throw new ImageRefusee('VIDEO');
  const duree = lu.duree > 0 ? lu.duree : lu.dernier + 40_000_000 / lu.echelle;
  return {
    plan: [{ debut: 0, fin: tete.fin }, ...assembler(lu, duree)],
    film: {
      largeur: piste.largeur,
      hauteur: piste.hauteur,
      codec: piste.codec,
      duree: (duree * lu.echelle) / 1e9,
      aVider: [],
    },
  };
}

type Entete = {
  readonly id: number;
  readonly position: number;
  readonly corps: number;
  readonly fin: number | undefined;
};

/** Undefined at the end; `fin` is undefined for an element that goes on until another one starts. */
async function suivant(lecteur: Lecteur, limite: number): Promise<Entete | undefined> {
  const position = lecteur.position();
  if (position >= limite) return undefined;
  const id = await lireIdentifiant(lecteur);
  const longueur = await lireTaille(lecteur);
  const corps = lecteur.position();
  const fin = longueur === undefined ? undefined : corps + longueur;
  if (fin !== undefined && fin > limite) throw new ImageRefusee('VIDEO_COUPEE');
  return { id, position, corps, fin };
}

type Segment = {
  echelle: number;
  duree: number;
  dernier: number;
  pistes: Buffer | undefined;
  piste: Piste | undefined;
  readonly grappes: Grappe[];
};

async function lireSegment(lecteur: Lecteur, limite: number): Promise<Segment> {
  const segment: Segment = {
    echelle: 1_000_000,
    duree: 0,
    dernier: 0,
    pistes: undefined,
    piste: undefined,
    grappes: [],
  };
  let suite = await suivant(lecteur, limite);
  while (suite) {
    const { id, corps, fin } = suite;
    if (id === EBML.GRAPPE) {
      suite = await lireGrappe(lecteur, segment, { debut: corps, fin, limite });
      continue;
    }
    if (fin === undefined) throw new ImageRefusee('ILLISIBLE');
    if (id === EBML.INFO) lireInfo(segment, await petit(lecteur, fin - corps));
    else if (id === EBML.PISTES) lirePistes(segment, await petit(lecteur, fin - corps));
    else await lecteur.sauter(fin - corps);
    suite = await suivant(lecteur, limite);
  }
  return segment;
}

async function petit(lecteur: Lecteur, longueur: number): Promise<Buffer> {
  if (longueur > PETIT_MAX) throw new ImageRefusee('ILLISIBLE');
  return lecteur.prendre(longueur);
}

function lireInfo(segment: Segment, octets: Buffer): void {
  for (const { id, contenu } of enfants(octets)) {
    if (id === EBML.ECHELLE) segment.echelle = Math.max(1, entier(contenu));
    if (id === EBML.DUREE) segment.duree = enflottant(contenu);
  }
}

function lirePistes(segment: Segment, octets: Buffer): void {
  const gardees = enfants(octets).flatMap(({ id, contenu }) => (id === EBML.PISTE ? [enfants(contenu)] : []));
  const sortes = gardees.filter((piste) => [1, 2].includes(nombre(piste, EBML.SORTE)));
  // Names and languages are free texts.
  segment.pistes = Buffer.concat(
    sortes.map((piste) =>
      element(
        EBML.PISTE,
        Buffer.concat(
          piste.filter(({ id }) => id !== EBML.NOM).map(({ id, contenu }) => element(id, contenu)),
        ),
      ),
    ),
  );
  const video = gardees.find((piste) => nombre(piste, EBML.SORTE) === 1);
  if (!video) return;
  const image = enfants(trouver(video, EBML.IMAGE) ?? Buffer.alloc(0));
  segment.piste = {
    numero: nombre(video, EBML.NUMERO),
    codec: CODECS[(trouver(video, EBML.CODEC) ?? Buffer.alloc(0)).toString('latin1')],
    largeur: nombre(image, EBML.LARGEUR),
    hauteur: nombre(image, EBML.HAUTEUR),
  };
}

const trouver = (elements: readonly Element[], id: number) =>
  elements.find((element) => element.id === id)?.contenu;
const nombre = (elements: readonly Element[], id: number) => entier(trouver(elements, id) ?? Buffer.alloc(0));

/** Answers the header that follows: a cluster without a length ends where the next element of its level starts. */
async function lireGrappe(
  lecteur: Lecteur,
  segment: Segment,
  { debut, fin, limite }: { debut: number; fin: number | undefined; limite: number },
): Promise<Entete | undefined> {
  const lue: GrappeLue = { instant: 0, cle: undefined };
  const bord = fin ?? limite;
  let suite = await suivant(lecteur, bord);
  while (suite && (fin !== undefined || !NIVEAU_UN.has(suite.id))) {
    await lireElement(lecteur, segment, lue, suite);
    suite = await suivant(lecteur, bord);
  }
  const bout = suite?.position ?? lecteur.position();
  segment.grappes.push({ debut, fin: bout, instant: lue.instant, cle: lue.cle ?? false });
  return fin === undefined ? suite : suivant(lecteur, limite);
}

type GrappeLue = { instant: number; cle: boolean | undefined };

async function lireElement(
  lecteur: Lecteur,
  segment: Segment,
  lue: GrappeLue,
  { id, corps, fin }: Entete,
): Promise<void> {
  if (fin === undefined) throw new ImageRefusee('ILLISIBLE');
  if (id === EBML.GROUPE) {
    await lireGroupe(lecteur, segment, lue, fin);
    return;
  }
  const tete = await lecteur.prendre(Math.min(12, fin - corps));
  if (id === EBML.INSTANT) lue.instant = entier(tete);
  else if (id === EBML.BLOC) lireBloc(segment, lue, tete, ((tete[3] ?? 0) & 0x80) !== 0);
  await lecteur.sauter(fin - lecteur.position());
}

/** As browsers write pictures that have more than themselves to say; one that refers to no other can be entered. */
async function lireGroupe(lecteur: Lecteur, segment: Segment, lue: GrappeLue, fin: number): Promise<void> {
  let tete = Buffer.alloc(0);
  let seule = true;
  for (let suite = await suivant(lecteur, fin); suite; suite = await suivant(lecteur, fin)) {
    if (suite.fin === undefined) throw new ImageRefusee('ILLISIBLE');
    if (suite.id === EBML.BLOC_DU_GROUPE)
      tete = Buffer.from(await lecteur.prendre(Math.min(4, suite.fin - suite.corps)));
    if (suite.id === EBML.REFERENCE) seule = false;
    await lecteur.sauter(suite.fin - lecteur.position());
  }
  lireBloc(segment, lue, tete, seule);
}

const NIVEAU_UN = new Set<number>([
  EBML.GRAPPE,
  EBML.INDEX,
  EBML.ETIQUETTES,
  EBML.SOMMAIRE,
  EBML.INFO,
  EBML.PISTES,
  EBML.CHAPITRES,
  EBML.PIECES,
]);

function lireBloc(segment: Segment, grappe: GrappeLue, tete: Buffer, cle: boolean): void {
  if (tete.length < 4) return;
  // A track number under 128 is one byte, its mark set.
  const numero = (tete[0] ?? 0) & 0x7f;
  segment.dernier = Math.max(segment.dernier, grappe.instant + tete.readInt16BE(1));
  if (numero === segment.piste?.numero) grappe.cle ??= cle;
}

/** Segment, head, index, clusters: sizes first, since the index says where clusters start. */
function assembler(segment: Segment, duree: number): Morceau[] {
  const info = element(
    EBML.INFO,
    Buffer.concat([
      element(EBML.ECHELLE, enEntier(segment.echelle)),
      element(EBML.DUREE, enDouble(duree)),
      element(EBML.PROGRAMME, Buffer.from('Orapont')),
      element(EBML.ECRIVAIN, Buffer.from('Orapont')),
    ]),
  );
  const tete = Buffer.concat([info, element(EBML.PISTES, segment.pistes ?? Buffer.alloc(0))]);
  const entrees = segment.grappes.some(({ cle }) => cle)
    ? segment.grappes.filter(({ cle }) => cle)
    : segment.grappes;
  const index = (positions: ReadonlyMap<Grappe, number>) =>
    element(
      EBML.INDEX,
      Buffer.concat(
        entrees.map((grappe) =>
          element(
            EBML.ENTREE,
            Buffer.concat([
              element(EBML.ENTREE_INSTANT, enEntier(grappe.instant)),
              element(
                EBML.ENTREE_LIEU,
                Buffer.concat([
                  element(EBML.ENTREE_PISTE, enEntier(segment.piste?.numero ?? 1)),
                  element(EBML.ENTREE_GRAPPE, enEntier(positions.get(grappe) ?? 0)),
                ]),
              ),
            ]),
          ),
        ),
      ),
    );
  const positions = new Map<Grappe, number>();
  let ici = tete.length + index(positions).length;
  for (const grappe of segment.grappes) {
    positions.set(grappe, ici);
    ici += TETE_GRAPPE + grappe.fin - grappe.debut;
  }
  const grappes = segment.grappes.flatMap((grappe): Morceau[] => [
    { octets: enteteElement(EBML.GRAPPE, grappe.fin - grappe.debut) },
    { debut: grappe.debut, fin: grappe.fin },
  ]);
  return [
    { octets: enteteElement(EBML.SEGMENT, ici) },
    { octets: tete },
    { octets: index(positions) },
    ...grappes,
  ];
}

const TETE_GRAPPE = 12;

/** Four bytes of name, eight of length. */
function enteteElement(id: number, longueur: number): Buffer {
  const tete = Buffer.alloc(TETE_GRAPPE);
  tete.writeUInt32BE(id, 0);
  tete.writeBigUInt64BE(BigInt(longueur), 4);
  tete.writeUInt8(0x01, 4);
  return tete;
}

function enEntier(valeur: number): Buffer {
  const octets = Buffer.alloc(8);
  octets.writeBigUInt64BE(BigInt(Math.max(0, Math.round(valeur))));
  return octets;
}

function enDouble(valeur: number): Buffer {
  const octets = Buffer.alloc(8);
  octets.writeDoubleBE(valeur);
  return octets;
}
