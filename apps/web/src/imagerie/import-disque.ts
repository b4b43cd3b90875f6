import { deposer } from '@orapont/contract/dicomweb';
import { type CodeRefusReception, REFUS_RECEPTION } from '@orapont/domain/imagerie/refus';
import { adresse } from '../kernel/call.ts';
import type { Piece, RefusImport } from './source-import.ts';

const LOT_OCTETS = 24_000_000;
const LOT_FICHIERS = 50;

export type Bilan = { readonly gardees: number; readonly refus: readonly RefusImport[] };

/** Sent in small lots, so that a broken line costs one lot; sent again, a picture is kept once. */
export async function envoyerImages(
  images: readonly Piece[],
  dossierId: string | undefined,
  avancer: (faites: number) => void,
): Promise<Bilan> {
  let [gardees, faites] = [0, 0];
  const refus: RefusImport[] = [];
  for (const lot of enLots(images)) {
    const bilan = await envoyerLot(lot, adresse(deposer, {}, { dossier: dossierId }));
    gardees += bilan.gardees;
    refus.push(...bilan.refus);
    faites += lot.length;
    avancer(faites);
  }
  return { gardees, refus };
}

function enLots(images: readonly Piece[]): readonly Piece[][] {
  const lots: Piece[][] = [];
  let octets = 0;
  for (const image of images) {
    const dernier = lots.at(-1);
    if (!dernier || dernier.length >= LOT_FICHIERS || octets + image.taille > LOT_OCTETS) {
      lots.push([image]);
      octets = image.taille;
    } else {
      dernier.push(image);
      octets += image.taille;
    }
  }
  return lots;
}

async function envoyerLot(lot: readonly Piece[], url: string): Promise<Bilan> {
  const frontiere = `orapont-${crypto.randomUUID()}`;
  const parts: BlobPart[] = [];
  for (const piece of lot)
    parts.push(`--${frontiere}\r\nContent-Type: application/dicom\r\n\r\n`, await piece.ouvrir(), '\r\n');
  const reponse = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': `multipart/related; type="application/dicom"; boundary=${frontiere}` },
    body: new Blob([...parts, `--${frontiere}--\r\n`]),
  });
  if (![200, 202, 409].includes(reponse.status)) throw new Error('IMPORT');
  const refus = refusDe(reponse.headers.get('x-orapont-refus') ?? '', lot);
  return { gardees: lot.length - refus.length, refus };
}

/** `3=TRONQUE 7=ILLISIBLE`: by the rank in what was sent. */
const refusDe = (entete: string, lot: readonly Piece[]): readonly RefusImport[] =>
  [...entete.matchAll(/(\d+)=([A-Z_]+)/g)].flatMap(([, rang, code]) => {
    const piece = lot[Number(rang)];
    const connu = (code && code in REFUS_RECEPTION ? code : 'ILLISIBLE') as CodeRefusReception;
    return piece ? [{ chemin: piece.chemin, phrase: REFUS_RECEPTION[connu].phrase }] : [];
  });
