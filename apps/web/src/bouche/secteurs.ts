import { type EtatSurface, estLacune } from '@orapont/domain/bouche/couvrir';
import {
  type CodeFdi,
  estADroite,
  estAnterieure,
  estSuperieure,
  estTemporaire,
  rang,
} from '@orapont/domain/bouche/dents';
import { FACES } from '@orapont/domain/bouche/faces';
import type { CodeSite } from '@orapont/domain/bouche/muqueuse';
import { montrableEnPhoto } from '@orapont/domain/bouche/surface';

export type EtatSite = Extract<EtatSurface, { sorte: 'SITE' }>;
export type EtatFace = Extract<EtatSurface, { sorte: 'FACE' }>;

/** A tooth with its five faces, in the order of `FACES`. */
export interface DentCouverte {
  readonly dent: CodeFdi;
  readonly faces: readonly EtatFace[];
}

export interface Secteur {
  readonly cle: CleSecteur;
  readonly arcade: 'haut' | 'milieu' | 'bas';
  /** From the left of the drawing: the patient's right comes first. */
  readonly dents: readonly DentCouverte[];
  readonly sites: readonly EtatSite[];
}

/** As the reader faces the patient: upper teeth, soft tissues, lower teeth; three columns from the patient's right. */
export const RANGEES = [
  ['S1', 'S2', 'S3'],
  ['LEVRES_JOUES', 'PALAIS_GORGE', 'LANGUE_PLANCHER'],
  ['S6', 'S5', 'S4'],
] as const;
export type CleSecteur = (typeof RANGEES)[number][number];

const SITES_MUQUEUX = {
  LEVRES_JOUES: [
    'LEVRE_SUPERIEURE',
    'LEVRE_INFERIEURE',
    'COMMISSURE_DROITE',
    'COMMISSURE_GAUCHE',
    'JOUE_DROITE',
    'JOUE_GAUCHE',
  ],
  PALAIS_GORGE: ['PALAIS_DUR', 'PALAIS_MOU', 'AMYGDALE_DROITE', 'AMYGDALE_GAUCHE'],
  LANGUE_PLANCHER: ['LANGUE_DOS', 'LANGUE_BORD_DROIT', 'LANGUE_BORD_GAUCHE', 'LANGUE_VENTRALE', 'PLANCHER'],
} as const satisfies Partial<Record<CleSecteur, readonly CodeSite[]>>;

/** What each cell of the map holds. */
export function secteur(surfaces: readonly EtatSurface[], cle: CleSecteur): Secteur {
  const sites = surfaces.filter((surface) => surface.sorte === 'SITE');
  if (cle in SITES_MUQUEUX) {
    const codes: readonly CodeSite[] = SITES_MUQUEUX[cle as keyof typeof SITES_MUQUEUX];
    return { cle, arcade: 'milieu', dents: [], sites: sites.filter(({ site }) => codes.includes(site)) };
  }
  const haut = cle === 'S1' || cle === 'S2' || cle === 'S3';
  const bande: readonly CodeSite[] = [
    `GENCIVE_${cle}` as CodeSite,
    haut ? 'CRETE_MAXILLAIRE' : 'CRETE_MANDIBULAIRE',
  ];
  const faces = surfaces.filter(
    (surface) => surface.sorte === 'FACE' && sextant(surface.dent) === cle,
  ) as EtatFace[];
  return {
    cle,
    arcade: haut ? 'haut' : 'bas',
    dents: [...Map.groupBy(faces, ({ dent }) => dent)]
      .map(([dent, siennes]) => ({ dent, faces: siennes }))
      .toSorted((a, b) => place(a.dent) - place(b.dent)),
    sites: sites.filter(({ site }) => bande.includes(site)),
  };
}

export const surfacesDe = ({ dents, sites }: Secteur): readonly EtatSurface[] => [
  ...dents.flatMap(({ faces }) => faces),
  ...sites,
];

/** How much of what a photograph can show was wholly seen. */
export function compteMontrable(surfaces: readonly EtatSurface[]) {
  const montrables = surfaces.filter((s) => s.visibilite !== 'ABSENTE' && montrableEnPhoto(s));
  return { vues: montrables.filter((s) => !estLacune(s)).length, attendues: montrables.length };
}

function sextant(dent: CodeFdi): CleSecteur {
  const haut = estSuperieure(dent);
  if (estAnterieure(dent)) return haut ? 'S2' : 'S5';
  if (estADroite(dent)) return haut ? 'S1' : 'S6';
  return haut ? 'S3' : 'S4';
}

/** Where it stands from the left; a milk tooth comes just after the one that takes its place. */
const place = (dent: CodeFdi) =>
  (estADroite(dent) ? -rang(dent) : rang(dent)) + (estTemporaire(dent) ? 0.5 : 0);

export const dentAbsente = ({ faces }: DentCouverte) =>
  faces.length === FACES.length && faces.every(({ visibilite }) => visibilite === 'ABSENTE');
