import type { Modalite } from '../captation/medias.ts';
import { el, type JeuDicom, sequence } from './jeu-dicom.ts';
import { uidDeUuid } from './uid.ts';
import { attributsVue } from './vues-dent-oip.ts';

export const VL_PHOTOGRAPHIQUE = '1.2.840.10008.5.1.4.1.1.77.1.4';
export const JPEG_BASELINE = '1.2.840.10008.1.2.4.50';

export type PersonneDicom = {
  readonly nom: string;
  readonly prenoms: readonly string[];
  readonly naissance: string;
  readonly sexe: 'F' | 'M' | 'I';
  /** Number of the record, and who gave it. */
  readonly identifiant: string;
  readonly emetteur: string;
};

export type PhotoDicom = {
  readonly mediaId: string;
  readonly acteId: string;
  readonly codeDentOip: string | null;
  readonly libelleVue: string;
  readonly modalite: Modalite;
  readonly miroir: boolean;
  /** When it was taken, in universal time; when it was filed, if that is all that is known. */
  readonly priseLe: string;
  readonly largeur: number;
  readonly hauteur: number;
  readonly structure: string;
  readonly numero: number;
};

const LUMIERES: readonly Modalite[] = ['LUMIERE_BLANCHE', 'FLUORESCENCE', 'RADIO'];

/** A series for each light of an act, so that fluorescence is never taken for white light. */
export const serieDe = (acteId: string, modalite: Modalite): string =>
  `${uidDeUuid(acteId)}.${1 + LUMIERES.indexOf(modalite)}`;

/**
 * A photograph as a VL Photographic Image, all but its pixels: who, when, what the view shows, how it was lit. It is the very
 * picture that is kept, so what was said lossy stays said.
 *
 * @rule IMG-03
 * @source DICOM PS3.3 §A.32.4 (VL Photographic Image IOD), §C.8.12.1 (VL Image)
 */
export function photoEnDicom(photo: PhotoDicom, personne: PersonneDicom | null): JeuDicom {
  const { jour, heure } = dateHeure(photo.priseLe);
  return {
    '00080005': el('CS', 'ISO_IR 192'),
    '00080008': el('CS', 'ORIGINAL', 'PRIMARY'),
    '00080016': el('UI', VL_PHOTOGRAPHIQUE),
    '00080018': el('UI', uidDeUuid(photo.mediaId)),
    '00080020': el('DA', jour),
    '00080023': el('DA', jour),
    '0008002A': el('DT', `${jour}${heure}+0000`),
    '00080030': el('TM', heure),
    '00080033': el('TM', heure),
    '00080050': el('SH'),
    '00080060': el('CS', 'XC'),
    '00080070': el('LO', 'Orapont'),
    '00080080': el('LO', photo.structure.slice(0, 64)),
    '00080090': el('PN'),
    '00080201': el('SH', '+0000'),
    '0008103E': el('LO', LIBELLE_SERIE[photo.modalite]),
    '00081030': el('LO', 'Photographies de la bouche'),
    '00081090': el('LO', 'Orapont'),
    ...identite(personne),
    '0020000D': el('UI', uidDeUuid(photo.acteId)),
    '0020000E': el('UI', serieDe(photo.acteId, photo.modalite)),
    '00200010': el('SH'),
    '00200011': el('IS', 1 + LUMIERES.indexOf(photo.modalite)),
    '00200013': el('IS', photo.numero),
    '00204000': el('LT', [photo.codeDentOip, photo.libelleVue].filter(Boolean).join(' · ')),
    '00280002': el('US', 3),
    '00280004': el('CS', 'YBR_FULL_422'),
    '00280006': el('US', 0),
    '00280010': el('US', photo.hauteur),
    '00280011': el('US', photo.largeur),
    '00280100': el('US', 8),
    '00280101': el('US', 8),
    '00280102': el('US', 7),
    '00280103': el('US', 0),
    '00280301': el('CS', 'NO'),
    '00282110': el('CS', '01'),
    '00282114': el('CS', 'ISO_10918_1'),
    '00400555': sequence(),
    ...attributsVue(photo.codeDentOip, photo.miroir),
  };
}

const LIBELLE_SERIE = {
  LUMIERE_BLANCHE: 'Lumière blanche',
  FLUORESCENCE: 'Fluorescence',
  RADIO: 'Radiographie importée',
} as const satisfies Record<Modalite, string>;

/** Of nobody when the export is anonymous: the elements that the standard asks for stay, empty. */
function identite(personne: PersonneDicom | null): JeuDicom {
  if (!personne)
    return { '00100010': el('PN'), '00100020': el('LO'), '00100030': el('DA'), '00100040': el('CS') };
  const nom = [personne.nom, personne.prenoms[0] ?? '', personne.prenoms.slice(1).join(' ')]
    .map((partie) => partie.replaceAll(/[\\^=]/g, ' '))
    .join('^')
    .replace(/\^+$/, '');
  return {
    '00100010': el('PN', { Alphabetic: nom }),
    '00100020': el('LO', personne.identifiant),
    '00100021': el('LO', personne.emetteur.slice(0, 64)),
    '00100030': el('DA', personne.naissance.replaceAll('-', '')),
    '00100040': el('CS', personne.sexe === 'I' ? 'O' : personne.sexe),
  };
}

function dateHeure(instant: string): { readonly jour: string; readonly heure: string } {
  const chiffres = instant.replaceAll(/\D/g, '').padEnd(14, '0');
  return { jour: chiffres.slice(0, 8), heure: chiffres.slice(8, 14) };
}
