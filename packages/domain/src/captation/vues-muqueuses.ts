import type { DefinitionVue } from './vue.ts';

/**
 * Views of the soft tissues and of removable dentures. The edges of the tongue are seen wholly only when it is turned aside: the
 * view of its back shows them in part.
 *
 * @rule CAP-01, CAP-02
 * @source the DENT-OIP table has no keyword for them; the list is Orapont's own choice
 */
export const VUES_MUQUEUSES = {
  PALAIS: {
    libelle: 'Palais',
    consigne: 'Tête en arrière, bouche grande ouverte, cadrez le palais jusqu’à la luette.',
    phraseParlee: 'Le palais\u00a0: la tête un peu en arrière et la bouche grande ouverte, s’il vous plaît.',
    dessin: 'PALAIS',
    sites: ['PALAIS_DUR', 'PALAIS_MOU'],
  },
  LANGUE: {
    libelle: 'Langue, dos et bords',
    repetable: true,
    consigne: 'Langue tirée, photographiez le dos, puis chaque bord en la tournant avec une compresse.',
    phraseParlee: 'La langue\u00a0: tirez-la bien, s’il vous plaît.',
    dessin: 'LANGUE_TIREE',
    sites: ['LANGUE_DOS'],
    sitesPartiels: ['LANGUE_BORD_DROIT', 'LANGUE_BORD_GAUCHE'],
  },
  LANGUE_BORD_DROIT: bord('droit'),
  LANGUE_BORD_GAUCHE: bord('gauche'),
  PLANCHER: {
    libelle: 'Dessous de la langue et plancher',
    consigne: 'Pointe de la langue au palais, cadrez le dessous de la langue et le plancher.',
    phraseParlee: 'Sous la langue\u00a0: la pointe au palais, s’il vous plaît.',
    dessin: 'LANGUE_LEVEE',
    sites: ['LANGUE_VENTRALE', 'PLANCHER'],
    sitesPartiels: ['LANGUE_BORD_DROIT', 'LANGUE_BORD_GAUCHE'],
  },
  JOUE_DROITE: joue('droite'),
  JOUE_GAUCHE: joue('gauche'),
  LEVRES: {
    libelle: 'Lèvres au repos et commissures',
    consigne: 'Bouche à peine entrouverte, cadrez les lèvres et les deux coins de la bouche.',
    phraseParlee: 'Les lèvres au repos, s’il vous plaît, bouche à peine entrouverte.',
    dessin: 'LEVRES',
    sites: ['COMMISSURE_DROITE', 'COMMISSURE_GAUCHE'],
    sitesPartiels: ['LEVRE_SUPERIEURE', 'LEVRE_INFERIEURE'],
  },
  LEVRE_SUPERIEURE: {
    libelle: 'Intérieur de la lèvre du haut',
    consigne: 'Soulevez la lèvre du haut avec deux doigts et cadrez toute sa face interne.',
    phraseParlee: 'L’intérieur de la lèvre du haut\u00a0: je la soulève doucement.',
    dessin: 'LEVRE_HAUT',
    sites: ['LEVRE_SUPERIEURE'],
    sitesPartiels: ['GENCIVE_S2'],
  },
  LEVRE_INFERIEURE: {
    libelle: 'Intérieur de la lèvre du bas',
    consigne: 'Abaissez la lèvre du bas avec deux doigts et cadrez toute sa face interne.',
    phraseParlee: 'L’intérieur de la lèvre du bas\u00a0: je l’abaisse doucement.',
    dessin: 'LEVRE_BAS',
    sites: ['LEVRE_INFERIEURE'],
    sitesPartiels: ['GENCIVE_S5'],
  },
  PROTHESES: {
    libelle: 'Prothèses hors de la bouche',
    repetable: true,
    consigne:
      'Prothèses rincées, posées sur une compresse\u00a0: photographiez le dessus, puis le dessous qui touche la gencive.',
    phraseParlee: 'Les prothèses, hors de la bouche\u00a0: je les photographie sur la compresse.',
    dessin: 'PROTHESES',
  },
} as const satisfies Record<string, DefinitionVue>;

function bord(cote: 'droit' | 'gauche'): DefinitionVue {
  const droit = cote === 'droit';
  return {
    libelle: `Langue, bord ${cote}`,
    consigne: `Tenez la pointe avec une compresse, tournez la langue vers la ${droit ? 'gauche' : 'droite'} de la personne et cadrez le bord ${cote} jusqu’à l’arrière.`,
    phraseParlee: `Le bord ${cote} de la langue\u00a0: je la tourne doucement avec une compresse.`,
    dessin: droit ? 'LANGUE_BORD_DROIT' : 'LANGUE_BORD_GAUCHE',
    sites: [droit ? 'LANGUE_BORD_DROIT' : 'LANGUE_BORD_GAUCHE'],
  };
}

function joue(cote: 'droite' | 'gauche'): DefinitionVue {
  const droite = cote === 'droite';
  return {
    libelle: `Intérieur de la joue ${cote}`,
    consigne: `Bouche entrouverte, écartez la joue ${cote} et cadrez toute sa face interne, commissure comprise.`,
    phraseParlee: `L’intérieur de la joue ${cote}\u00a0: bouche entrouverte, s’il vous plaît.`,
    dessin: droite ? 'JOUE_DROITE' : 'JOUE_GAUCHE',
    sites: [droite ? 'JOUE_DROITE' : 'JOUE_GAUCHE'],
    sitesPartiels: [droite ? 'COMMISSURE_DROITE' : 'COMMISSURE_GAUCHE'],
  };
}
