import type { LigneAide } from '../visionneuse/gestes-visionneuse.ts';

export type Onglet = 'dents' | 'muqueuse';

export const TEXTES_SALLE = {
  images: 'Images',
  chart: 'Observations',
  dents: 'Dents',
  muqueuse: 'Muqueuse',
  compteRendu: 'Compte rendu',
  denture: 'Denture',
  raccourcis: 'Raccourcis clavier',
  lettresActives: 'Raccourcis d’une seule touche',
  lettresAide: 'Désactivez-les si vous dictez ou si un autre outil utilise ces touches.',
  separateur: (avant: string, apres: string) => `Largeur entre ${avant} et ${apres}`,
  hauteur: (avant: string, apres: string) => `Hauteur entre ${avant} et ${apres}`,
  dossier: 'Dossier',
  annuler: 'Annuler',
  retablir: 'Rétablir',
} as const;

export interface GroupeAide {
  readonly titre: string;
  readonly lignes: readonly LigneAide[];
}

const PARTOUT: readonly LigneAide[] = [
  ['?', 'Afficher cette aide'],
  ['F6', 'Passer au panneau suivant (Maj+F6\u00a0: précédent)'],
  ['Ctrl+Z', 'Annuler le dernier geste'],
  ['Ctrl+Y', 'Rétablir'],
  ['Z', 'Image sur toute la fenêtre, ou retour aux trois panneaux'],
];

/** Keys of the chart, heard where it has the focus. */
const OBSERVATIONS = {
  dents: {
    titre: 'Odontogramme',
    lignes: [
      ['Flèches', 'Aller d’une dent à l’autre'],
      ['Maj+Flèches', 'Prendre plusieurs dents de suite\u00a0: la touche suivante vaut pour toutes'],
      ['V', 'Face vestibulaire'],
      ['L', 'Face linguale ou palatine'],
      ['M', 'Face mésiale'],
      ['D', 'Face distale'],
      ['O', 'Face occlusale ou incisale (ou I)'],
      ['1', 'Sans lésion visible'],
      ['2', 'Lésion'],
      ['3', 'Obturation'],
      ['4', 'Obturation défectueuse'],
      ['5', 'Fracture'],
      ['6', 'Usure'],
      ['7', 'Coloration'],
      ['8', 'Tartre ou plaque'],
      ['9', 'Récession gingivale'],
      ['N', 'Face non vue'],
      ['T', 'Face partiellement vue'],
      ['S', 'Dent\u00a0: ce que les images montrent est vu, sans lésion visible (Maj+S\u00a0: secteur)'],
      ['E', 'Tout le reste de ce que les images montrent\u00a0: vu, sans lésion visible'],
      ['A', 'Dent absente'],
      ['G', 'Mobilité I, II, III'],
      ['Entrée', 'Ouvrir le détail de la dent (Échap\u00a0: revenir)'],
    ],
  },
  muqueuse: {
    titre: 'Muqueuse',
    lignes: [
      ['Flèches', 'Aller d’un site à l’autre'],
      ['1', 'Vu, sans lésion visible'],
      ['2', 'Noter une lésion'],
      ['N', 'Site non vu'],
      ['T', 'Site partiellement vu'],
      ['E', 'Tout le reste de ce que les images montrent\u00a0: vu, sans lésion visible'],
      ['Entrée', 'Ouvrir le détail du site (Échap\u00a0: revenir)'],
    ],
  },
} as const satisfies Readonly<Record<Onglet, GroupeAide>>;

interface Moment {
  /** Keys of the case and of the pictures, as they stand. */
  readonly dossier: readonly LigneAide[];
  readonly images: readonly LigneAide[];
  /** Undefined while a picture has the whole window. */
  readonly onglet: Onglet | undefined;
}

/** The help: what works now, where it works. */
export function groupesAide({ dossier, images, onglet }: Moment): readonly GroupeAide[] {
  const groupes: readonly GroupeAide[] = [
    { titre: 'Partout', lignes: PARTOUT },
    { titre: TEXTES_SALLE.dossier, lignes: dossier },
    { titre: TEXTES_SALLE.images, lignes: images },
    ...(onglet ? [OBSERVATIONS[onglet]] : []),
  ];
  return groupes.filter(({ lignes }) => lignes.length > 0);
}
