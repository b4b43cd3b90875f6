import { type CodeFdi, DENTS, estADroite, estAnterieure, estSuperieure, rang } from '../bouche/dents.ts';
import { type CleFace, cleFace, type Face } from '../bouche/faces.ts';
import type { Montree } from '../bouche/presomption.ts';

export type Vue = {
  readonly libelle: string;
  /** Keyword of the DENT-OIP table, when it has one that means this view. */
  readonly codeDentOip: string | null;
  /** Taken in a mirror, and turned back before it is kept. */
  readonly miroir: boolean;
  /** Place among the other views, in the order in which a mouth is read. */
  readonly ordre: number;
  /** Several pictures may carry this view. */
  readonly repetable: boolean;
  /** Never taken with Orapont's camera: brought in from elsewhere. */
  readonly importSeul: boolean;
  readonly consigne: string;
  /** What a good picture of this view shows by construction: the reader has still to see it. */
  readonly montre: Montree;
};

/**
 * Views of the protocols. Proximal faces are at best partly seen from above. Third molars are not presumed seen from the
 * side: the cheek hides them.
 *
 * @rule CAP-01, CAP-02
 * @source ADA SCDI White Paper 1100 (DENT-OIP) for the IV codes; the sets are Orapont's own choice
 */
export const VUES = {
  FACE: {
    libelle: 'De face, dents serrées',
    codeDentOip: 'IV07',
    miroir: false,
    ordre: 1,
    repetable: false,
    importSeul: false,
    consigne: 'Écartez les lèvres, dents serrées, objectif à hauteur des dents, cadrez de canine à canine.',
    montre: {
      faces: facesDeDents('vestibulaire', estAnterieure),
      facesPartielles: [],
      sites: ['GENCIVE_S2', 'GENCIVE_S5'],
    },
  },
  VESTIBULAIRE_DROITE: {
    libelle: 'Côté droit, dents serrées',
    codeDentOip: 'IV01',
    miroir: false,
    ordre: 2,
    repetable: false,
    importSeul: false,
    consigne: 'Écartez la joue droite vers l’arrière et cadrez de la canine à la dernière molaire visible.',
    montre: {
      faces: facesDeDents('vestibulaire', (dent) => estADroite(dent) && rang(dent) >= 3 && rang(dent) <= 7),
      facesPartielles: facesDeDents('vestibulaire', (dent) => estADroite(dent) && rang(dent) === 8),
      sites: ['GENCIVE_S1', 'GENCIVE_S6'],
    },
  },
  VESTIBULAIRE_GAUCHE: {
    libelle: 'Côté gauche, dents serrées',
    codeDentOip: 'IV18',
    miroir: false,
    ordre: 3,
    repetable: false,
    importSeul: false,
    consigne: 'Écartez la joue gauche vers l’arrière et cadrez de la canine à la dernière molaire visible.',
    montre: {
      faces: facesDeDents('vestibulaire', (dent) => !estADroite(dent) && rang(dent) >= 3 && rang(dent) <= 7),
      facesPartielles: facesDeDents('vestibulaire', (dent) => !estADroite(dent) && rang(dent) === 8),
      sites: ['GENCIVE_S3', 'GENCIVE_S4'],
    },
  },
  OCCLUSALE_SUPERIEURE: {
    libelle: 'Arcade du haut, vue de dessous',
    codeDentOip: 'IV25',
    miroir: true,
    ordre: 4,
    repetable: false,
    importSeul: false,
    consigne: 'Bouche grande ouverte, miroir contre les dents du bas, cadrez toute l’arcade du haut.',
    montre: {
      faces: facesDeDents('occlusale', estSuperieure),
      facesPartielles: proximales(estSuperieure),
      sites: [],
    },
  },
  OCCLUSALE_INFERIEURE: {
    libelle: 'Arcade du bas, vue de dessus',
    codeDentOip: 'IV27',
    miroir: true,
    ordre: 5,
    repetable: false,
    importSeul: false,
    consigne:
      'Bouche grande ouverte, langue en arrière, miroir contre les dents du haut, cadrez toute l’arcade du bas.',
    montre: {
      faces: facesDeDents('occlusale', (dent) => !estSuperieure(dent)),
      facesPartielles: proximales((dent) => !estSuperieure(dent)),
      sites: [],
    },
  },
  PALATINE_DROITE: segment('Intérieur des dents du haut, à droite', 6, true, true),
  PALATINE_GAUCHE: segment('Intérieur des dents du haut, à gauche', 7, true, false),
  LINGUALE_GAUCHE: segment('Intérieur des dents du bas, à gauche', 8, false, false),
  LINGUALE_DROITE: segment('Intérieur des dents du bas, à droite', 9, false, true),
  PALAIS: {
    libelle: 'Palais',
    codeDentOip: null,
    miroir: false,
    ordre: 10,
    repetable: false,
    importSeul: false,
    consigne: 'Tête en arrière, bouche grande ouverte, cadrez le palais jusqu’à la luette.',
    montre: { faces: [], facesPartielles: [], sites: ['PALAIS_DUR', 'PALAIS_MOU'] },
  },
  LANGUE: {
    libelle: 'Langue, dos et bords',
    codeDentOip: null,
    miroir: false,
    ordre: 11,
    repetable: true,
    importSeul: false,
    consigne: 'Langue tirée, photographiez le dos, puis chaque bord en la tournant avec une compresse.',
    montre: {
      faces: [],
      facesPartielles: [],
      sites: ['LANGUE_DOS', 'LANGUE_BORD_DROIT', 'LANGUE_BORD_GAUCHE'],
    },
  },
  PLANCHER: {
    libelle: 'Dessous de la langue et plancher',
    codeDentOip: null,
    miroir: false,
    ordre: 12,
    repetable: false,
    importSeul: false,
    consigne: 'Pointe de la langue au palais, cadrez le dessous de la langue et le plancher.',
    montre: { faces: [], facesPartielles: [], sites: ['LANGUE_VENTRALE', 'PLANCHER'] },
  },
  PLAINTE: {
    libelle: 'Gros plan de la plainte',
    // IV28 is DENT-OIP's nearest close-up, but it means a gingival recession: it would say too much.
    codeDentOip: null,
    miroir: false,
    ordre: 13,
    repetable: true,
    importSeul: false,
    consigne: 'Approchez-vous de l’endroit qui gêne, une photo par endroit, nette au centre.',
    montre: { faces: [], facesPartielles: [], sites: [] },
  },
  RADIO: {
    libelle: 'Radiographie importée',
    codeDentOip: null,
    miroir: false,
    ordre: 14,
    repetable: true,
    importSeul: true,
    consigne: 'Importez le fichier reçu du cabinet ou de l’hôpital, sans photographier un écran.',
    montre: { faces: [], facesPartielles: [], sites: [] },
  },
  AUTRE: {
    libelle: 'Autre vue',
    codeDentOip: null,
    miroir: false,
    ordre: 15,
    repetable: true,
    importSeul: false,
    consigne: 'Cadrez ce que vous voulez montrer et dites-le en une phrase.',
    montre: { faces: [], facesPartielles: [], sites: [] },
  },
} as const satisfies Record<string, Vue>;

export type CodeVue = keyof typeof VUES;
export const CODES_VUE = Object.keys(VUES) as readonly CodeVue[];

export function estCodeVue(code: string): code is CodeVue {
  return Object.hasOwn(VUES, code);
}

const RAPIDE = [
  'FACE',
  'VESTIBULAIRE_DROITE',
  'VESTIBULAIRE_GAUCHE',
  'OCCLUSALE_SUPERIEURE',
  'OCCLUSALE_INFERIEURE',
] as const satisfies readonly CodeVue[];

/** Sets of views to take. PLAINTE, RADIO and AUTRE may be added to any of them. */
export const PROTOCOLES = {
  RAPIDE_5: { libelle: 'Rapide, 5 vues', vues: RAPIDE },
  COMPLET_12: {
    libelle: 'Complet, 12 vues',
    vues: [
      ...RAPIDE,
      'PALATINE_DROITE',
      'PALATINE_GAUCHE',
      'LINGUALE_GAUCHE',
      'LINGUALE_DROITE',
      'PALAIS',
      'LANGUE',
      'PLANCHER',
    ],
  },
} as const satisfies Record<string, { readonly libelle: string; readonly vues: readonly CodeVue[] }>;

export type CodeProtocole = keyof typeof PROTOCOLES;
export const CODES_PROTOCOLE = Object.keys(PROTOCOLES) as readonly CodeProtocole[];

/** Views of the protocol that no picture carries, in mouth order. */
export function vuesManquantes(protocole: CodeProtocole, presentes: readonly CodeVue[]): readonly CodeVue[] {
  return PROTOCOLES[protocole].vues.filter((vue) => !presentes.includes(vue));
}

export const comparerVues = (a: CodeVue, b: CodeVue) => VUES[a].ordre - VUES[b].ordre;

function segment(libelle: string, ordre: number, superieur: boolean, droit: boolean): Vue {
  const dansLeSegment = (dent: CodeFdi) => estSuperieure(dent) === superieur && estADroite(dent) === droit;
  return {
    libelle,
    codeDentOip: null,
    miroir: true,
    ordre,
    repetable: false,
    importSeul: false,
    consigne: superieur
      ? 'Miroir le long du palais, cadrez l’intérieur des dents, de l’incisive à la dernière molaire.'
      : 'Miroir entre la langue et les dents, cadrez leur intérieur, de l’incisive à la dernière molaire.',
    montre: { faces: facesDeDents('linguale', dansLeSegment), facesPartielles: [], sites: [] },
  };
}

function facesDeDents(face: Face, choix: (dent: CodeFdi) => boolean): readonly CleFace[] {
  return DENTS.filter(choix).map((dent) => cleFace(dent, face));
}

function proximales(choix: (dent: CodeFdi) => boolean): readonly CleFace[] {
  return [...facesDeDents('mesiale', choix), ...facesDeDents('distale', choix)];
}
