import { type CodeFdi, estADroite, estAnterieure, estSuperieure, rang } from '../bouche/dents.ts';
import type { CodeDentOip } from './dent-oip.ts';
import { type DefinitionVue, facesDeDents, proximales } from './vue.ts';

const GENCIVES = {
  haut: { droite: 'GENCIVE_S1', milieu: 'GENCIVE_S2', gauche: 'GENCIVE_S3', crete: 'CRETE_MAXILLAIRE' },
  bas: { droite: 'GENCIVE_S6', milieu: 'GENCIVE_S5', gauche: 'GENCIVE_S4', crete: 'CRETE_MANDIBULAIRE' },
} as const;

/**
 * Views of the teeth. Proximal faces are at best partly seen from above. Third molars are not presumed seen from the side: the
 * cheek hides them. An arch without teeth shows its crest where it would have shown its gum.
 *
 * @rule CAP-01, CAP-02
 * @source ADA SCDI White Paper 1100 (DENT-OIP) for the IV codes; the sets are Orapont's own choice
 */
export const VUES_DENTS = {
  FACE: {
    libelle: 'De face, dents serrées',
    codeDentOip: 'IV07',
    consigne: 'Écartez les lèvres, dents serrées, objectif à hauteur des dents, cadrez de canine à canine.',
    phraseParlee: 'De face, s’il vous plaît\u00a0: dents serrées, lèvres écartées.',
    dessin: 'FACE',
    faces: facesDeDents('vestibulaire', estAnterieure),
    sites: ['GENCIVE_S2', 'GENCIVE_S5'],
    sitesPartiels: ['CRETE_MAXILLAIRE', 'CRETE_MANDIBULAIRE'],
  },
  FACE_OUVERTE: {
    libelle: 'De face, bouche ouverte',
    codeDentOip: 'IV10',
    consigne: 'Bouche grande ouverte, langue au repos, cadrez d’une commissure à l’autre.',
    phraseParlee: 'De face, s’il vous plaît\u00a0: bouche grande ouverte, langue au repos.',
    dessin: 'FACE_OUVERTE',
    faces: facesDeDents('vestibulaire', estAnterieure),
    sitesPartiels: ['GENCIVE_S2', 'GENCIVE_S5', 'CRETE_MAXILLAIRE', 'CRETE_MANDIBULAIRE', 'LANGUE_DOS'],
  },
  VESTIBULAIRE_DROITE: cote('Côté droit, dents serrées', 'IV01', 'droit'),
  VESTIBULAIRE_GAUCHE: cote('Côté gauche, dents serrées', 'IV18', 'gauche'),
  OCCLUSALE_SUPERIEURE: {
    libelle: 'Arcade du haut, vue de dessous',
    codeDentOip: 'IV25',
    miroir: true,
    consigne: 'Bouche grande ouverte, miroir contre les dents du bas, cadrez toute l’arcade du haut.',
    phraseParlee: 'Arcade du haut\u00a0: ouvrez grand la bouche, s’il vous plaît.',
    dessin: 'ARCADE_HAUT',
    faces: facesDeDents('occlusale', estSuperieure),
    facesPartielles: proximales(estSuperieure),
    sites: ['CRETE_MAXILLAIRE'],
    sitesPartiels: ['PALAIS_DUR'],
  },
  OCCLUSALE_INFERIEURE: {
    libelle: 'Arcade du bas, vue de dessus',
    codeDentOip: 'IV27',
    miroir: true,
    consigne:
      'Bouche grande ouverte, langue en arrière, miroir contre les dents du haut, cadrez toute l’arcade du bas.',
    phraseParlee: 'Arcade du bas\u00a0: ouvrez grand, la langue en arrière, s’il vous plaît.',
    dessin: 'ARCADE_BAS',
    faces: facesDeDents('occlusale', (dent) => !estSuperieure(dent)),
    facesPartielles: proximales((dent) => !estSuperieure(dent)),
    sites: ['CRETE_MANDIBULAIRE'],
  },
  PALATINE_DROITE: interieur('haut', 'droite', 'INTERIEUR_HAUT_DROIT'),
  PALATINE_GAUCHE: interieur('haut', 'gauche', 'INTERIEUR_HAUT_GAUCHE'),
  LINGUALE_GAUCHE: interieur('bas', 'gauche', 'INTERIEUR_BAS_GAUCHE'),
  LINGUALE_DROITE: interieur('bas', 'droite', 'INTERIEUR_BAS_DROIT'),
} as const satisfies Record<string, DefinitionVue>;

/** Four videos, one for each quarter of the mouth; the same four again in fluorescence where the camera has it. */
export const VUES_BALAYAGE = {
  BALAYAGE_SUPERIEUR_DROIT: balayage('haut', 'droite', 'BALAYAGE_HAUT_DROIT'),
  BALAYAGE_SUPERIEUR_GAUCHE: balayage('haut', 'gauche', 'BALAYAGE_HAUT_GAUCHE'),
  BALAYAGE_INFERIEUR_GAUCHE: balayage('bas', 'gauche', 'BALAYAGE_BAS_GAUCHE'),
  BALAYAGE_INFERIEUR_DROIT: balayage('bas', 'droite', 'BALAYAGE_BAS_DROIT'),
} as const satisfies Record<string, DefinitionVue>;

type Arcade = 'haut' | 'bas';
type Cote = 'droite' | 'gauche';

function dansLeQuart(arcade: Arcade, cote: Cote) {
  return (dent: CodeFdi) =>
    estSuperieure(dent) === (arcade === 'haut') && estADroite(dent) === (cote === 'droite');
}

function cote(libelle: string, codeDentOip: CodeDentOip, lequel: 'droit' | 'gauche'): DefinitionVue {
  const droit = lequel === 'droit';
  const duCote = (dent: CodeFdi) => estADroite(dent) === droit;
  return {
    libelle,
    codeDentOip,
    consigne: `Écartez la joue ${droit ? 'droite' : 'gauche'} vers l’arrière et cadrez de la canine à la dernière molaire visible.`,
    phraseParlee: `Côté ${lequel}, s’il vous plaît\u00a0: dents serrées, j’écarte doucement la joue.`,
    dessin: droit ? 'COTE_DROIT' : 'COTE_GAUCHE',
    faces: facesDeDents('vestibulaire', (dent) => duCote(dent) && rang(dent) >= 3 && rang(dent) <= 7),
    facesPartielles: facesDeDents('vestibulaire', (dent) => duCote(dent) && rang(dent) === 8),
    sites: droit ? ['GENCIVE_S1', 'GENCIVE_S6'] : ['GENCIVE_S3', 'GENCIVE_S4'],
    sitesPartiels: ['CRETE_MAXILLAIRE', 'CRETE_MANDIBULAIRE'],
  };
}

function interieur(arcade: Arcade, lequel: Cote, dessin: DefinitionVue['dessin']): DefinitionVue {
  const haut = arcade === 'haut';
  return {
    libelle: `Intérieur des dents du ${arcade}, à ${lequel}`,
    miroir: true,
    consigne: haut
      ? 'Miroir le long du palais, cadrez l’intérieur des dents, de l’incisive à la dernière molaire.'
      : 'Miroir entre la langue et les dents, cadrez leur intérieur, de l’incisive à la dernière molaire.',
    phraseParlee: `Intérieur des dents du ${arcade}, à ${lequel}\u00a0: ouvrez grand, s’il vous plaît.`,
    dessin,
    faces: facesDeDents('linguale', dansLeQuart(arcade, lequel)),
  };
}

/** A sweep turns round the teeth of one quarter: outside, biting edge, inside. Half of the front gum is in each. */
function balayage(arcade: Arcade, lequel: Cote, dessin: DefinitionVue['dessin']): DefinitionVue {
  const duQuart = dansLeQuart(arcade, lequel);
  const gencives = GENCIVES[arcade];
  return {
    libelle: `Balayage du ${arcade}, à ${lequel}`,
    support: 'VIDEO',
    consigne:
      'Filmez lentement, sans à-coup\u00a0: l’extérieur des dents de la dernière molaire au milieu, puis le dessus, puis l’intérieur.',
    phraseParlee: `Vidéo du ${arcade}, à ${lequel}\u00a0: ouvrez la bouche, s’il vous plaît, je filme une vingtaine de secondes.`,
    dessin,
    faces: [
      ...facesDeDents('vestibulaire', (dent) => duQuart(dent) && rang(dent) <= 7),
      ...facesDeDents('linguale', duQuart),
      ...facesDeDents('occlusale', duQuart),
    ],
    facesPartielles: [
      ...facesDeDents('vestibulaire', (dent) => duQuart(dent) && rang(dent) === 8),
      ...proximales(duQuart),
    ],
    sites: [gencives[lequel]],
    sitesPartiels: [gencives.milieu, gencives.crete],
  };
}
