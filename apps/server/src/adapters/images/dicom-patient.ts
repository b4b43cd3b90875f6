import type { DataSet } from 'dicom-parser';
import type { PatientDeLImage } from '../../features/medias/ports.ts';
import { decodeur } from './dicom-caracteres.ts';

/**
 * Who the header says the picture is of, so that it can be compared with the record. Compared and forgotten: it is neither
 * kept beside the picture nor written anywhere.
 *
 * @source DICOM PS3.3 §C.7.1.1; practice reference §5, « wrong-patient guard »
 */
export function patientDe(donnees: DataSet): PatientDeLImage | null {
  const naissance = dateDicom(donnees.string('x00100030') ?? '');
  const [nom = '', prenoms = ''] = composantes(donnees);
  return nom === '' && prenoms === '' && naissance === null ? null : { nom, prenoms, naissance };
}

/** Person name: three writings separated by =, of which the first is in letters; its parts are separated by ^. */
function composantes(donnees: DataSet): string[] {
  const element = donnees.elements['x00100010'];
  if (!element || element.length > 400) return [];
  const octets = donnees.byteArray.subarray(element.dataOffset, element.dataOffset + element.length);
  const texte = decodeur(donnees.string('x00080005') ?? '').decode(octets);
  const [enLettres = ''] = texte.split('=');
  const [nom = '', prenom = '', autres = ''] = enLettres
    .split('^')
    .map((partie) => partie.replace(/\0/g, '').trim());
  return [nom, `${prenom} ${autres}`.trim()];
}

function dateDicom(texte: string): string | null {
  const [, annee, mois, jour] = /^(\d{4})\.?(\d{2})\.?(\d{2})$/.exec(texte.trim()) ?? [];
  return annee && mois !== '00' && jour !== '00' ? `${annee}-${mois}-${jour}` : null;
}
