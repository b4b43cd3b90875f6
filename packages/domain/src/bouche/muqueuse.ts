/**
 * Sites of the oral mucosa, in the order in which they are looked at. Gum goes by sextant.
 * Crests exist only where an arch has lost its teeth.
 *
 * @rule CAP-02
 * @source SOSS, « éléments anatomiques (langue, palais…) »; the list of sites is a design choice
 */
export const SITES = [
  'LEVRE_SUPERIEURE',
  'LEVRE_INFERIEURE',
  'COMMISSURE_DROITE',
  'COMMISSURE_GAUCHE',
  'JOUE_DROITE',
  'JOUE_GAUCHE',
  'GENCIVE_S1',
  'GENCIVE_S2',
  'GENCIVE_S3',
  'GENCIVE_S4',
  'GENCIVE_S5',
  'GENCIVE_S6',
  'CRETE_MAXILLAIRE',
  'CRETE_MANDIBULAIRE',
  'LANGUE_DOS',
  'LANGUE_BORD_DROIT',
  'LANGUE_BORD_GAUCHE',
  'LANGUE_VENTRALE',
  'PLANCHER',
  'PALAIS_DUR',
  'PALAIS_MOU',
  'AMYGDALE_DROITE',
  'AMYGDALE_GAUCHE',
] as const;
export type CodeSite = (typeof SITES)[number];

export const LIBELLE_SITE = {
  LEVRE_SUPERIEURE: 'Lèvre supérieure',
  LEVRE_INFERIEURE: 'Lèvre inférieure',
  COMMISSURE_DROITE: 'Commissure labiale droite',
  COMMISSURE_GAUCHE: 'Commissure labiale gauche',
  JOUE_DROITE: 'Face interne de la joue droite',
  JOUE_GAUCHE: 'Face interne de la joue gauche',
  GENCIVE_S1: 'Gencive, secteur supérieur droit (18–14)',
  GENCIVE_S2: 'Gencive, secteur supérieur antérieur (13–23)',
  GENCIVE_S3: 'Gencive, secteur supérieur gauche (24–28)',
  GENCIVE_S4: 'Gencive, secteur inférieur gauche (38–34)',
  GENCIVE_S5: 'Gencive, secteur inférieur antérieur (33–43)',
  GENCIVE_S6: 'Gencive, secteur inférieur droit (44–48)',
  CRETE_MAXILLAIRE: 'Crête édentée maxillaire',
  CRETE_MANDIBULAIRE: 'Crête édentée mandibulaire',
  LANGUE_DOS: 'Dos de la langue',
  LANGUE_BORD_DROIT: 'Bord droit de la langue',
  LANGUE_BORD_GAUCHE: 'Bord gauche de la langue',
  LANGUE_VENTRALE: 'Face ventrale de la langue',
  PLANCHER: 'Plancher de la bouche',
  PALAIS_DUR: 'Palais dur',
  PALAIS_MOU: 'Palais mou (voile du palais)',
  AMYGDALE_DROITE: 'Amygdale droite',
  AMYGDALE_GAUCHE: 'Amygdale gauche',
} as const satisfies Record<CodeSite, string>;

export const GENCIVES_MAXILLAIRES = ['GENCIVE_S1', 'GENCIVE_S2', 'GENCIVE_S3'] as const;
export const GENCIVES_MANDIBULAIRES = ['GENCIVE_S4', 'GENCIVE_S5', 'GENCIVE_S6'] as const;
