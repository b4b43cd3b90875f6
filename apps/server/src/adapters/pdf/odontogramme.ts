import {
  type CodeFdi,
  estADroite,
  estSuperieure,
  LIBELLE_DENTURE,
  rangees,
} from '@orapont/domain/bouche/dents';
import type { Face } from '@orapont/domain/bouche/faces';
import type {
  ConstatFace,
  EtatDent,
  ObservationDent,
  ObservationFace,
} from '@orapont/domain/bouche/observation';
import type { DessinOdontogramme } from '../../features/compte-rendu/ports.ts';
import type { Bloc, DentDuDessin, MarqueFace } from './blocs.ts';

type Dessin = Pick<DentDuDessin, 'mention' | 'trait' | 'contour'>;
const NON_VUE: Dessin = { mention: 'non vue', trait: 'inconnue', contour: 'simple' };
const DESSINS = {
  PRESENTE: { mention: '', trait: 'faces', contour: 'simple' },
  ABSENTE: { mention: 'abs.', trait: 'absente', contour: 'simple' },
  INCLUSE: { mention: 'incluse', trait: 'incluse', contour: 'simple' },
  RACINE_RESIDUELLE: { mention: 'racine', trait: 'racine', contour: 'simple' },
  COURONNE: { mention: 'cour.', trait: 'faces', contour: 'double' },
  BRIDGE: { mention: 'bridge', trait: 'faces', contour: 'double' },
  IMPLANT: { mention: 'implant', trait: 'faces', contour: 'double' },
  PROTHESE_FIXEE: { mention: 'p. fixée', trait: 'faces', contour: 'double' },
  PROTHESE_AMOVIBLE: { mention: 'p. amov.', trait: 'faces', contour: 'double' },
} as const satisfies Record<EtatDent, Dessin>;

/** The finding drawn when a face has several: the one that most asks for attention. */
const MARQUES: readonly [ConstatFace, MarqueFace][] = [
  ['LESION', 'lesion'],
  ['FRACTURE', 'fracture'],
  ['OBTURATION_DEFECTUEUSE', 'obturation-defectueuse'],
  ['OBTURATION', 'obturation'],
  ['USURE', 'usure'],
  ['RECESSION', 'recession'],
  ['TARTRE', 'tartre'],
  ['COLORATION', 'coloration'],
];

/** Teeth in the order of the page: the patient's right stands on the reader's left. */
export function blocOdontogramme({ denture, dents }: DessinOdontogramme): Bloc {
  const dessins = rangees(denture).map((rangee) => rangee.map((fdi) => dessiner(fdi, dents[fdi])));
  return {
    type: 'odontogramme',
    description: `${LIBELLE_DENTURE[denture]}, schéma à cinq faces en notation FDI. La liste des constats dit la même chose en toutes lettres.`,
    rangees: dessins,
    legende: legende(dessins.flat()),
  };
}

/**
 * Turns anatomical faces into places on the page. On top: vestibular for the upper arch, lingual for the lower
 * one. The mesial face looks at the midline: right on the patient's right side, left on the other.
 */
export function dessiner(fdi: CodeFdi, dent: ObservationDent | undefined): DentDuDessin {
  const marque = (face: Face) => marquer(dent?.faces[face]);
  const [haut, bas] = estSuperieure(fdi)
    ? (['vestibulaire', 'linguale'] as const)
    : (['linguale', 'vestibulaire'] as const);
  const [gauche, droite] = estADroite(fdi)
    ? (['distale', 'mesiale'] as const)
    : (['mesiale', 'distale'] as const);
  return {
    fdi,
    ...(dent?.etat ? DESSINS[dent.etat] : NON_VUE),
    mobilite: dent?.mobilite ? `mob. ${dent.mobilite}` : '',
    haut: marque(haut),
    bas: marque(bas),
    gauche: marque(gauche),
    droite: marque(droite),
    centre: marque('occlusale'),
  };
}

/** A presumed face is drawn as not seen: only the reader's own look counts in a compte rendu. */
export function marquer(face: ObservationFace | undefined): MarqueFace {
  if (face?.provenance !== 'CONSTATEE' || face.visibilite === 'NON_VUE') return 'non-vue';
  const constat = MARQUES.find(([nom]) => face.constats.includes(nom));
  if (constat) return constat[1];
  return face.visibilite === 'PARTIELLE' ? 'partielle' : 'vue';
}

/** Only the signs that stand on this chart, in a fixed order. */
function legende(dents: DentDuDessin[]): MarqueFace[] {
  const presentes = new Set(
    dents
      .filter(({ trait }) => trait === 'faces')
      .flatMap(({ haut, bas, gauche, droite, centre }) => [haut, bas, gauche, droite, centre]),
  );
  const ordre: MarqueFace[] = ['vue', ...MARQUES.map(([, marque]) => marque), 'partielle', 'non-vue'];
  return ordre.filter((marque) => presentes.has(marque));
}
