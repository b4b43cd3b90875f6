import { ZipFile } from 'yazl';
import type { PatientCda } from '../../../features/echange/ports.ts';
import { rassembler } from '../../../kernel/octets.ts';
import { fabriqueCda } from '../../cda/fabrique-cda.ts';
import { enTeteDemande, PDF_FICTIF } from '../../cda/testing-cda.ts';
import { fabriqueXdm } from '../../xdm/fabrique-xdm.ts';

export type PatientEcrit = PatientCda;

/** A letter of another software: a CDA N1, each with a PDF of its own. */
export const lettre = (numero = 1, patient: Partial<PatientEcrit> = {}): Uint8Array =>
  fabriqueCda.pdf({
    type: 'LETTRE',
    enTete: enTeteDemande({
      identifiant: `2.25.${numero}`,
      lot: `2.25.${numero}0`,
      titre: `Lettre ${numero}`,
      acte: { code: null, debut: '2026-11-21T13:30:05.120Z', fin: null },
      patient: { ...enTeteDemande().patient, ...patient },
    }),
    pdf: pdf(numero),
  });
export const pdf = (numero: number): Uint8Array => Buffer.concat([PDF_FICTIF, Buffer.from(`% ${numero}`)]);

export const archiver = (...documents: readonly Uint8Array[]): Promise<Uint8Array> =>
  fabriqueXdm.archiver({
    identifiant: '2.25.900',
    source: '2.25.901',
    emisLe: '2026-11-21T13:30:05.120Z',
    emetteur: 'EHPAD',
    documents: documents.map((cda) => ({ cda, masquages: [] })),
  });

export function zipper(fichiers: Readonly<Record<string, Uint8Array>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [chemin, octets] of Object.entries(fichiers)) zip.addBuffer(Buffer.from(octets), chemin);
  zip.end();
  return rassembler(zip.outputStream as AsyncIterable<Buffer>);
}
