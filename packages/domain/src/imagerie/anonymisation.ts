import { type ElementDicom, el, type JeuDicom, sequence } from './jeu-dicom.ts';

/**
 * Elements that leave in an anonymous export: what makes and reads a picture, and nothing that tells who, where or when. A list of
 * what is kept, so that an unknown or private element is never forgotten.
 *
 * @source DICOM PS3.15 annex E, Basic Application Level Confidentiality Profile; subset: every action of the profile is
 *   « X » (removed) or « Z » (emptied) but for the identifiers « U », which are replaced. The options of the profile (retain dates,
 *   device, UIDs, clean pixel data) are not used.
 */
const GARDES: ReadonlySet<string> = new Set([
  // What it is.
  '00080008',
  '00080016',
  '00080060',
  '00080064',
  '00081090',
  // What it shows: codes only.
  '00082218',
  '00082220',
  '00082228',
  '00082230',
  '00540220',
  '00540222',
  '00500010',
  '00200020',
  '00200062',
  '00200060',
  '00180015',
  '00185101',
  // Codes inside the sequences above.
  '00080100',
  '00080102',
  '00080103',
  '00080104',
  // Geometry.
  '00180050',
  '00180088',
  '00181164',
  '00181114',
  '00200032',
  '00200037',
  '00200013',
  '00200011',
  '00201041',
  '00280030',
  '00280A02',
  '00280A04',
  // Pixels.
  '00280002',
  '00280004',
  '00280006',
  '00280008',
  '00280010',
  '00280011',
  '00280034',
  '00280100',
  '00280101',
  '00280102',
  '00280103',
  '00280106',
  '00280107',
  '00280120',
  '00281040',
  '00281041',
  '00281050',
  '00281051',
  '00281052',
  '00281053',
  '00281054',
  '00281055',
  '00281056',
  '00281101',
  '00281102',
  '00281103',
  '00281201',
  '00281202',
  '00281203',
  '00282110',
  '00282112',
  '00282114',
  '00283010',
  '00283002',
  '00283003',
  '00283006',
  '00280301',
  '20500020',
  '7FE00010',
]);

/** Emptied rather than removed: the standard wants them there. */
const VIDES: Readonly<Record<string, string>> = {
  '00080020': 'DA',
  '00080030': 'TM',
  '00080050': 'SH',
  '00080070': 'LO',
  '00080090': 'PN',
  '00100030': 'DA',
  '00100040': 'CS',
  '00200010': 'SH',
};

/** Identifiers, each replaced by another: two pictures of one series stay together. */
const IDENTIFIANTS: readonly string[] = ['00080018', '0020000D', '0020000E', '00200052'];

export type RegleAnonymat = {
  /** The same for the same, for the time of one export. */
  readonly remplacer: (uid: string) => string;
  readonly pseudonyme: string;
};

/**
 * A data set without what tells of whom it is.
 *
 * @rule IMG-04
 * @source DICOM PS3.15 annex E
 */
export function anonymiser(jeu: JeuDicom, { remplacer, pseudonyme }: RegleAnonymat): JeuDicom {
  const sortie: Record<string, ElementDicom> = {};
  for (const [tag, element] of Object.entries(jeu)) if (GARDES.has(tag)) sortie[tag] = dedans(element);
  for (const [tag, vr] of Object.entries(VIDES)) sortie[tag] = { vr };
  for (const tag of IDENTIFIANTS) {
    const [uid] = jeu[tag]?.Value ?? [];
    if (typeof uid === 'string') sortie[tag] = el('UI', remplacer(uid));
  }
  // Asked for where it was: a photograph and an intra-oral radiograph say how they were taken, or say nothing.
  if (jeu['00400555']) sortie['00400555'] = sequence();
  return {
    ...sortie,
    '00080005': el('CS', 'ISO_IR 192'),
    '00100010': el('PN', { Alphabetic: pseudonyme }),
    '00100020': el('LO', pseudonyme),
    '00120062': el('CS', 'YES'),
    '00120063': el('LO', 'Orapont, PS3.15 E Basic Profile (liste de ce qui est gardé)'),
    '00280303': el('CS', 'REMOVED'),
  };
}

/** Sequences are judged item by item. */
function dedans(element: ElementDicom): ElementDicom {
  if (element.vr !== 'SQ') return element;
  const items = (element.Value ?? []) as readonly JeuDicom[];
  return {
    vr: 'SQ',
    Value: items.map((item) =>
      Object.fromEntries(
        Object.entries(item)
          .filter(([tag]) => GARDES.has(tag))
          .map(([tag, sous]) => [tag, dedans(sous)]),
      ),
    ),
  };
}

/** Burned-in text cannot be taken out of the pixels here: such a picture does not leave. */
export const peutEtreAnonymise = (jeu: JeuDicom): boolean => jeu['00280301']?.Value?.[0] !== 'YES';
