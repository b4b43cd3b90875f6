import { type CodeDicom, code, type ElementDicom, el, type JeuDicom, sequence } from './jeu-dicom.ts';

const sct = (valeur: string, sens: string): CodeDicom => ({ valeur, schema: 'SCT', sens });

const BOUCHE = sct('123851003', 'Mouth region structure');
const CAVITE = sct('74262004', 'Oral cavity structure');
const VESTIBULE = sct('261063000', 'Structure of buccal space');
const ARCADE_HAUT = sct('39481002', 'Upper dental arch structure');
const ARCADE_BAS = sct('88176008', 'Lower dental arch structure');
const DE_FACE = sct('399033003', 'Frontal projection');
const DROITE = sct('399198007', 'Right lateral projection');
const GAUCHE = sct('399173006', 'Left lateral projection');
const OCCLUSALE = sct('260499007', 'Occlusal projection');
const MIROIR = sct('47162009', 'Mirror, device');
const NON_RETOURNEE = sct('789135000', 'Mirrored visible image uncorrected');
const RETOURNEE = sct('787610003', 'Photographic image corrected intraoral mirrored visible record');

type Geometrie = {
  readonly structure: CodeDicom;
  readonly projection: CodeDicom | null;
  /** Directions of the rows and of the columns, as the picture is kept. */
  readonly orientation: readonly [string, string] | null;
  /** The same in a mirror that was not turned back. */
  readonly orientationMiroir: readonly [string, string] | null;
  /** The code means a picture taken in a mirror and turned back. */
  readonly parMiroir: boolean;
};

/** @source open-ortho/dicom4ortho, table of views (ADA SCDI White Paper 1100) */
const GEOMETRIES: Readonly<Record<string, Geometrie>> = {
  IV07: {
    structure: CAVITE,
    projection: DE_FACE,
    orientation: ['L', 'F'],
    orientationMiroir: ['R', 'F'],
    parMiroir: false,
  },
  IV01: {
    structure: VESTIBULE,
    projection: DROITE,
    orientation: ['A', 'F'],
    orientationMiroir: ['P', 'F'],
    parMiroir: false,
  },
  IV18: {
    structure: VESTIBULE,
    projection: GAUCHE,
    orientation: ['P', 'F'],
    orientationMiroir: ['A', 'F'],
    parMiroir: false,
  },
  IV25: {
    structure: ARCADE_HAUT,
    projection: OCCLUSALE,
    orientation: ['L', 'P'],
    orientationMiroir: ['R', 'A'],
    parMiroir: true,
  },
  IV27: {
    structure: ARCADE_BAS,
    projection: OCCLUSALE,
    orientation: ['L', 'A'],
    orientationMiroir: ['L', 'P'],
    parMiroir: true,
  },
};

const SANS_GEOMETRIE: Geometrie = {
  structure: CAVITE,
  projection: null,
  orientation: null,
  orientationMiroir: null,
  parMiroir: false,
};

/**
 * What a photograph of the mouth shows, in the codes of dental visible light: region, structure, view, mirror. A view that has no
 * code of its own says the mouth and nothing more.
 *
 * @rule IMG-03
 * @source ADA SCDI White Paper 1100, ADA/ANSI 1107; DICOM PS3.3 §C.8.12.1 and CID 4016
 * @param miroir the picture is kept as the mirror showed it
 */
export function attributsVue(codeDentOip: string | null, miroir: boolean): JeuDicom {
  const geometrie = GEOMETRIES[codeDentOip ?? ''] ?? SANS_GEOMETRIE;
  const orientation = miroir ? geometrie.orientationMiroir : geometrie.orientation;
  const pris = miroir || geometrie.parMiroir;
  return {
    '00082218': sequence(code(BOUCHE)),
    '00082228': sequence(code(geometrie.structure)),
    '00200020': orientation ? el('CS', ...orientation) : { vr: 'CS' },
    '00200062': el('CS', 'U'),
    ...(pris ? { '00500010': sequence(code(MIROIR)) } : {}),
    ...(geometrie.projection
      ? { '00540220': sequence(vue(geometrie.projection, modificateur(miroir, pris))) }
      : {}),
  };
}

const modificateur = (miroir: boolean, pris: boolean): CodeDicom | null =>
  miroir ? NON_RETOURNEE : pris ? RETOURNEE : null;

/** The modifier stands inside the item of the view. */
function vue(projection: CodeDicom, avec: CodeDicom | null): JeuDicom {
  const suite: Record<string, ElementDicom> = avec ? { '00540222': sequence(code(avec)) } : {};
  return { ...code(projection), ...suite };
}
