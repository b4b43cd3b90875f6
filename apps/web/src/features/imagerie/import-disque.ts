import { deposer } from '@orapont/contract/dicomweb';
import { lireDicomdir } from '@orapont/domain/imagerie/dicomdir';
import { INSTANCE_MAX_OCTETS } from '@orapont/domain/imagerie/refus';

const LOT_OCTETS = 24_000_000;
const LOT_FICHIERS = 50;

/** Path inside the chosen folder, in capitals as a disc writes it. */
const cheminDe = (fichier: File) =>
  (fichier.webkitRelativePath || fichier.name).split('/').slice(1).join('/').toUpperCase() ||
  fichier.name.toUpperCase();

/**
 * The pictures of a disc: those that its index names; without one, every file that bears the mark of DICOM.
 *
 * @source DICOM PS3.10 §8
 */
export async function imagesDuDisque(fichiers: readonly File[]): Promise<readonly File[]> {
  const index = fichiers.find(({ name }) => name.toUpperCase() === 'DICOMDIR');
  const nommes = index && lireDicomdir(new Uint8Array(await index.arrayBuffer()));
  const petits = fichiers.filter(({ size }) => size > 132 && size <= INSTANCE_MAX_OCTETS);
  if (nommes && nommes.length > 0) {
    const voulus = new Set(nommes.map(({ chemin }) => chemin.join('/').toUpperCase()));
    const trouves = petits.filter((fichier) => voulus.has(cheminDe(fichier)));
    if (trouves.length > 0) return trouves;
  }
  const marques = await Promise.all(petits.map(estDicom));
  return petits.filter((fichier, rang) => marques[rang] && fichier !== index);
}

async function estDicom(fichier: File): Promise<boolean> {
  return (await fichier.slice(128, 132).text()) === 'DICM';
}

export type Bilan = { readonly gardees: number; readonly refusees: number };

/** Sent in small lots, so that a broken line costs one lot; sent again, a picture is kept once. */
export async function envoyerImages(
  images: readonly File[],
  avancer: (faites: number) => void,
): Promise<Bilan> {
  let [gardees, refusees, faites] = [0, 0, 0];
  for (const lot of enLots(images)) {
    const bilan = await envoyerLot(lot);
    gardees += bilan.gardees;
    refusees += bilan.refusees;
    faites += lot.length;
    avancer(faites);
  }
  return { gardees, refusees };
}

function enLots(images: readonly File[]): readonly File[][] {
  const lots: File[][] = [];
  let octets = 0;
  for (const image of images) {
    const dernier = lots.at(-1);
    if (!dernier || dernier.length >= LOT_FICHIERS || octets + image.size > LOT_OCTETS) {
      lots.push([image]);
      octets = image.size;
    } else {
      dernier.push(image);
      octets += image.size;
    }
  }
  return lots;
}

async function envoyerLot(lot: readonly File[]): Promise<Bilan> {
  const frontiere = `orapont-${crypto.randomUUID()}`;
  const parts = lot.flatMap((fichier) => [
    `--${frontiere}\r\nContent-Type: application/dicom\r\n\r\n`,
    fichier,
    '\r\n',
  ]);
  const reponse = await fetch(deposer.path, {
    method: 'POST',
    headers: { 'content-type': `multipart/related; type="application/dicom"; boundary=${frontiere}` },
    body: new Blob([...parts, `--${frontiere}--\r\n`]),
  });
  if (![200, 202, 409].includes(reponse.status)) throw new Error('IMPORT');
  const bilan = (await reponse.json()) as Readonly<Record<string, { readonly Value?: readonly unknown[] }>>;
  return {
    gardees: bilan['00081199']?.Value?.length ?? 0,
    refusees: bilan['00081198']?.Value?.length ?? 0,
  };
}
