import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { inflateRawSync } from 'node:zlib';
import type { PatientRecu } from '@orapont/domain/imagerie/rapprochement';
import { type CodeRefusReception, INSTANCE_MAX_OCTETS } from '@orapont/domain/imagerie/refus';
import { estUid } from '@orapont/domain/imagerie/uid';
import type { DataSet } from 'dicom-parser';
import type { InstanceExaminee, RefusExamen } from '../../features/imagerie/ports.ts';
import type { MotifRejetImage } from '../../features/medias/ports.ts';
import { lireDicom } from '../images/dicom.ts';
import { avecEnveloppe } from '../images/dicom-enveloppe.ts';
import { ImageRefusee } from '../images/rejet.ts';
import { texteDicom } from './texte.ts';

const require = createRequire(import.meta.url);
const INFLATION_MAX = 256_000_000;

/**
 * Reads what a received file says of itself. No pixel is decoded: a machine that sends forty-eight slices is answered at once, and
 * the queue looks at them later.
 *
 * @source DICOM PS3.3 §C.7; CVE-2019-11687 (preamble)
 */
export function examiner(octets: Buffer): InstanceExaminee | RefusExamen {
  if (octets.length > INSTANCE_MAX_OCTETS) return refus('TROP_LOURD');
  if (cacheUnProgramme(octets)) return refus('PROGRAMME');
  if (avecEnveloppe(octets).toString('latin1', 128, 132) !== 'DICM') return refus('ILLISIBLE');
  try {
    const { octets: gardes, resume } = lireDicom(octets);
    const donnees = analyser(gardes);
    const uids = identifiants(donnees);
    if (!uids) return refus('SANS_IDENTIFIANTS');
    return {
      accepte: true,
      octets: gardes,
      ...uids,
      empreinte: empreinteDuJeu(gardes, donnees, uids.syntaxe),
      modalite: resume.modalite,
      images: resume.images,
      lignes: donnees.uint16('x00280010') ?? 0,
      colonnes: donnees.uint16('x00280011') ?? 0,
      numeroSerie: entier(donnees, 'x00200011'),
      numero: entier(donnees, 'x00200013'),
      descriptionEtude: texteDicom(donnees, 'x00081030').slice(0, 120),
      descriptionSerie: texteDicom(donnees, 'x0008103e').slice(0, 120),
      faiteLe: jour(donnees.string('x00080020') ?? ''),
      patient: patientDe(donnees),
      texteIncruste: resume.texteIncruste,
    };
  } catch (cause) {
    return refus((cause instanceof ImageRefusee && CODES[cause.motif]) || 'ILLISIBLE');
  }
}

/**
 * The 128 free bytes before the mark are nobody's business, but a program that starts there is no mistake: PE and DOS, ELF, Mach-O,
 * a script. What reads the file as two things (a TIFF) is let in, its preamble put to zero.
 *
 * @source CVE-2019-11687; NEMA, « DICOM preamble » (2019)
 */
function cacheUnProgramme(octets: Buffer): boolean {
  const debut = octets.toString('latin1', 0, 4);
  return (
    octets.toString('latin1', 128, 132) === 'DICM' && PROGRAMMES.some((marque) => debut.startsWith(marque))
  );
}

const PROGRAMMES = ['MZ', '\x7fELF', '#!', '\xca\xfe\xba\xbe', '\xcf\xfa\xed\xfe', '\xce\xfa\xed\xfe'];

const refus = (code: CodeRefusReception): RefusExamen => ({ accepte: false, code });

const CODES: Readonly<Partial<Record<MotifRejetImage, CodeRefusReception>>> = {
  TROP_LOURD: 'TROP_LOURD',
  TROP_GRAND: 'TROP_GRAND',
  TRONQUE: 'TRONQUE',
  DICOM_SANS_IMAGE: 'SANS_IMAGE',
};

export function analyser(octets: Buffer): DataSet {
  const { parseDicom }: typeof import('dicom-parser') = require('dicom-parser');
  const inflater = (tout: Uint8Array, position: number) =>
    Buffer.concat([
      tout.subarray(0, position),
      inflateRawSync(tout.subarray(position), { maxOutputLength: INFLATION_MAX }),
    ]);
  return parseDicom(octets, { inflater } as Parameters<typeof parseDicom>[1]);
}

function identifiants(donnees: DataSet) {
  const uid = (tag: string) => (donnees.string(tag) ?? '').trim();
  const uids = {
    etudeUid: uid('x0020000d'),
    serieUid: uid('x0020000e'),
    sopUid: uid('x00080018'),
    sopClasse: uid('x00080016'),
    syntaxe: uid('x00020010') || '1.2.840.10008.1.2',
  };
  return Object.values(uids).every(estUid) ? uids : undefined;
}

/** Of what follows the file meta information, which every carrier writes in its own way. */
function empreinteDuJeu(octets: Buffer, donnees: DataSet, syntaxe: string): string {
  const metas = Object.values(donnees.elements).filter(({ tag }) => tag.startsWith('x0002'));
  const debut = Math.max(0, ...metas.map(({ dataOffset, length }) => dataOffset + length));
  return createHash('sha256').update(`${syntaxe}\n`).update(octets.subarray(debut)).digest('hex');
}

function entier(donnees: DataSet, tag: string): number | null {
  const valeur = Number((donnees.string(tag) ?? '').trim() || Number.NaN);
  return Number.isSafeInteger(valeur) && Math.abs(valeur) < 2_000_000_000 ? valeur : null;
}

function patientDe(donnees: DataSet): PatientRecu {
  const [nom = '', prenom = '', autres = ''] = (texteDicom(donnees, 'x00100010').split('=')[0] ?? '')
    .split('^')
    .map((partie) => partie.trim());
  const sexe = (donnees.string('x00100040') ?? '').trim();
  return {
    nom: nom.slice(0, 100),
    prenoms: `${prenom} ${autres}`.trim().slice(0, 100),
    naissance: jour(donnees.string('x00100030') ?? ''),
    sexe: sexe === 'F' || sexe === 'M' || sexe === 'O' ? sexe : null,
    identifiant: texteDicom(donnees, 'x00100020').trim().slice(0, 64),
    emetteur: texteDicom(donnees, 'x00100021').trim().slice(0, 64),
  };
}

/** A day that exists, or nothing. */
function jour(texte: string): string | null {
  const [, annee = '', mois = '', leJour = ''] = /^(\d{4})\.?(\d{2})\.?(\d{2})/.exec(texte.trim()) ?? [];
  const date = `${annee}-${mois}-${leJour}`;
  const lue = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(lue.getTime()) && lue.toISOString().startsWith(date) && annee > '1800' ? date : null;
}
