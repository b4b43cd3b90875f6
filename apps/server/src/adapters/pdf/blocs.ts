import type { RepereDuDocument } from '../../features/compte-rendu/ports.ts';

/** What the Typst template draws: a document is a list of blocks, already written in French. */
export type VueDocument = {
  titre: string;
  sousTitre: string;
  precision: string | null;
  /** Plain title for the file's metadata. */
  titreFichier: string;
  auteur: string;
  identifiant: string;
  produit: string;
  /** Repeated on top of every page. */
  rappel: string;
  references: Ligne[];
  emetteur: { nom: string; lignes: string[] };
  /** UTC, so that the same model gives the same bytes. */
  creation: { annee: number; mois: number; jour: number; heure: number; minute: number; seconde: number };
  blocs: Bloc[];
};

export type Ligne = { libelle: string; valeurs: string[] };

export type Bloc =
  | { type: 'titre'; texte: string }
  | { type: 'cartes'; cartes: { titre: string; nom: string; lignes: Ligne[] }[] }
  | { type: 'lignes'; lignes: Ligne[] }
  | { type: 'paragraphe'; texte: string }
  | { type: 'liste'; elements: string[] }
  | { type: 'alertes'; titre: string; elements: string[] }
  | { type: 'encadre'; titre: string; texte: string; mention: string | null; lignes: Ligne[] }
  | { type: 'constats'; constats: { site: string; phrases: string[] }[] }
  | { type: 'odontogramme'; description: string; rangees: DentDuDessin[][]; legende: MarqueFace[] }
  | { type: 'muqueuse'; description: string; reperes: RepereBouche[]; lesions: LesionEcrite[] }
  | { type: 'images'; images: ImageEcrite[] }
  | { type: 'signature'; lignes: string[]; empreinte: string };

export type LesionEcrite = { numero: number; site: string; description: string };
/** Position in millimetres on the schematic mouth. */
export type RepereBouche = { numero: number; x: number; y: number };

export type MarqueFace =
  | 'vue'
  | 'lesion'
  | 'fracture'
  | 'obturation'
  | 'obturation-defectueuse'
  | 'usure'
  | 'recession'
  | 'tartre'
  | 'coloration'
  | 'partielle'
  | 'non-vue';

export type DentDuDessin = {
  fdi: string;
  /** Letters under the number: « abs. », « cour. »… empty for a tooth that is simply there. */
  mention: string;
  mobilite: string;
  trait: 'faces' | 'absente' | 'incluse' | 'racine' | 'inconnue';
  contour: 'simple' | 'double';
  /** Faces as they stand on the page: the reader faces the patient. */
  haut: MarqueFace;
  bas: MarqueFace;
  gauche: MarqueFace;
  droite: MarqueFace;
  centre: MarqueFace;
};

export type ImageEcrite = {
  fichier: string;
  alternative: string;
  legende: string;
  details: string;
  reperes: RepereDuDocument[];
};
