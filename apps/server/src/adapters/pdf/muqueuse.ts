import { type CodeSite, LIBELLE_SITE } from '@orapont/domain/bouche/muqueuse';
import type { LesionNumerotee } from '../../features/compte-rendu/ports.ts';
import type { Bloc } from './blocs.ts';

/** Centre of each site on the schematic mouth of `modeles/muqueuse.typ` (78 × 84 mm, patient's right on the left). */
const CENTRES = {
  LEVRE_SUPERIEURE: [28, 5],
  LEVRE_INFERIEURE: [28, 79.2],
  COMMISSURE_DROITE: [3.8, 42],
  COMMISSURE_GAUCHE: [74.2, 42],
  JOUE_DROITE: [10.6, 42.5],
  JOUE_GAUCHE: [67.4, 42.5],
  GENCIVE_S1: [20.5, 24],
  GENCIVE_S2: [39, 13],
  GENCIVE_S3: [57.5, 24],
  GENCIVE_S4: [57.5, 60],
  GENCIVE_S5: [39, 70.4],
  GENCIVE_S6: [20.5, 60],
  CRETE_MAXILLAIRE: [29.4, 15.4],
  CRETE_MANDIBULAIRE: [29.4, 68.6],
  PALAIS_DUR: [39, 21.2],
  PALAIS_MOU: [46.5, 32],
  AMYGDALE_DROITE: [26.6, 41],
  AMYGDALE_GAUCHE: [51.4, 41],
  LANGUE_DOS: [39, 47],
  LANGUE_BORD_DROIT: [26, 50.5],
  LANGUE_BORD_GAUCHE: [52, 50.5],
  LANGUE_VENTRALE: [39, 59.5],
  PLANCHER: [33, 63.8],
} as const satisfies Record<CodeSite, readonly [number, number]>;

/** Lesions of one site stand side by side, so that no number hides another. */
const ECART = 5;

export function blocMuqueuse(lesions: LesionNumerotee[]): Bloc {
  const ecrites = lesions.map(({ numero, site, description }) => ({
    numero,
    site: LIBELLE_SITE[site],
    description,
  }));
  return {
    type: 'muqueuse',
    description: `Schéma de la bouche ouverte. ${ecrites.map(({ numero, site }) => `Repère ${numero}\u00a0: ${site}.`).join(' ')}`,
    reperes: lesions.map((lesion) => {
      const memeSite = lesions.filter(({ site }) => site === lesion.site);
      const [x, y] = CENTRES[lesion.site];
      const decalage = (memeSite.indexOf(lesion) - (memeSite.length - 1) / 2) * ECART;
      return { numero: lesion.numero, x: x + decalage, y };
    }),
    lesions: ecrites,
  };
}
