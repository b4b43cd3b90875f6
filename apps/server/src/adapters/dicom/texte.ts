import type { DataSet } from 'dicom-parser';
import { decodeur } from '../images/dicom-caracteres.ts';

/** A text of the header, in the characters that the file says. */
export function texteDicom(donnees: DataSet, tag: string): string {
  const element = donnees.elements[tag];
  if (!element || element.length > 1_024) return '';
  // Control characters would be refused by the database, and show nothing.
  return decodeur(donnees.string('x00080005') ?? '')
    .decode(donnees.byteArray.subarray(element.dataOffset, element.dataOffset + element.length))
    .replaceAll(/\p{Cc}/gu, ' ')
    .trim();
}
