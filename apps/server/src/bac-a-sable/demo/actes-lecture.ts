import { type ContenuLectureT, REPONSE_VIERGE } from '@orapont/contract/lecture';
import type { CodeFdi } from '@orapont/domain/bouche/dents';
import type { Face } from '@orapont/domain/bouche/faces';
import {
  type ConstatFace,
  chartVierge,
  DENT_NON_OBSERVEE,
  dentObservee,
  type ObservationBouche,
} from '@orapont/domain/bouche/observation';
import { presumer } from '@orapont/domain/bouche/presomption';
import { VUES } from '@orapont/domain/captation/vues';

/** A finding and the point of the picture that shows it, in fractions of its width and height. */
type Epingle = {
  readonly dent: CodeFdi;
  readonly face: Face;
  readonly constat: ConstatFace;
  readonly precision?: string;
  readonly image: string;
  readonly x: number;
  readonly y: number;
};

const BAS = 'caries-OCCLUSALE_INFERIEURE.jpg';
const HAUT = 'caries-OCCLUSALE_SUPERIEURE.jpg';
const FACE = 'caries-FACE.jpg';
const GAUCHE = 'caries-VESTIBULAIRE_GAUCHE.jpg';

const EPINGLES: readonly Epingle[] = [
  {
    dent: '36',
    face: 'occlusale',
    constat: 'LESION',
    precision: 'Cavité profonde',
    image: BAS,
    x: 0.753,
    y: 0.38,
  },
  { dent: '46', face: 'occlusale', constat: 'LESION', image: BAS, x: 0.24, y: 0.41 },
  { dent: '47', face: 'occlusale', constat: 'LESION', image: BAS, x: 0.206, y: 0.235 },
  { dent: '37', face: 'occlusale', constat: 'OBTURATION', image: BAS, x: 0.77, y: 0.223 },
  {
    dent: '16',
    face: 'occlusale',
    constat: 'LESION',
    precision: 'Cavité étendue',
    image: HAUT,
    x: 0.194,
    y: 0.611,
  },
  { dent: '17', face: 'occlusale', constat: 'LESION', image: HAUT, x: 0.167, y: 0.733 },
  { dent: '25', face: 'occlusale', constat: 'LESION', image: HAUT, x: 0.757, y: 0.496 },
  { dent: '26', face: 'occlusale', constat: 'OBTURATION', image: HAUT, x: 0.792, y: 0.597 },
  { dent: '12', face: 'vestibulaire', constat: 'LESION', image: FACE, x: 0.364, y: 0.389 },
  { dent: '11', face: 'distale', constat: 'LESION', image: FACE, x: 0.398, y: 0.41 },
  { dent: '13', face: 'vestibulaire', constat: 'LESION', image: FACE, x: 0.272, y: 0.368 },
  { dent: '45', face: 'vestibulaire', constat: 'LESION', image: FACE, x: 0.249, y: 0.565 },
  { dent: '22', face: 'vestibulaire', constat: 'LESION', image: FACE, x: 0.682, y: 0.38 },
  { dent: '34', face: 'vestibulaire', constat: 'LESION', image: GAUCHE, x: 0.529, y: 0.618 },
];

const DENTS_DE_SAGESSE: readonly CodeFdi[] = ['18', '28', '38', '48'];

/** The reading of the mouth « caries »: what its pictures show, and nothing that they do not. */
export function lectureCaries(media: (fichier: string) => string): ContenuLectureT {
  const { FACE: face, VESTIBULAIRE_DROITE, VESTIBULAIRE_GAUCHE, OCCLUSALE_SUPERIEURE } = VUES;
  const montres = [
    face,
    VESTIBULAIRE_DROITE,
    VESTIBULAIRE_GAUCHE,
    OCCLUSALE_SUPERIEURE,
    VUES.OCCLUSALE_INFERIEURE,
  ];
  const depart: ObservationBouche = {
    ...chartVierge('PERMANENTE'),
    dents: Object.fromEntries(
      DENTS_DE_SAGESSE.map((dent) => [dent, { ...DENT_NON_OBSERVEE, etat: 'ABSENTE' }]),
    ),
  };
  const presume = presumer(
    depart,
    montres.map(({ montre }) => montre),
  );
  return {
    chart: EPINGLES.reduce(
      (chart, epingle) => epingler(chart, epingle, media(epingle.image)),
      constater(presume),
    ),
    reponse: REPONSE,
  };
}

const SANS_LESION = 'SANS_LESION_VISIBLE';
const ATTEINTES = new Set(EPINGLES.map(({ dent }) => dent));

/** The reader has looked at what the pictures show wholly; « sans lésion visible » is said of teeth where nothing is pinned. */
function constater(chart: ObservationBouche): ObservationBouche {
  const dents = Object.entries(chart.dents).map(([dent, observee]) => {
    if (observee.etat !== null) return [dent, observee] as const;
    const constats = ATTEINTES.has(dent as CodeFdi) ? [] : [SANS_LESION];
    const faces = Object.entries(observee.faces).map(([face, vue]) =>
      vue.visibilite === 'VUE'
        ? ([face, { ...vue, provenance: 'CONSTATEE', constats }] as const)
        : ([face, vue] as const),
    );
    return [dent, { ...observee, etat: 'PRESENTE', faces: Object.fromEntries(faces) }] as const;
  });
  const sites = Object.entries(chart.muqueuse).map(
    ([site, vu]) => [site, { ...vu, provenance: 'CONSTATEE', constat: SANS_LESION }] as const,
  );
  return { ...chart, dents: Object.fromEntries(dents), muqueuse: Object.fromEntries(sites) };
}

function epingler(chart: ObservationBouche, epingle: Epingle, mediaId: string): ObservationBouche {
  const { dent, face, constat, precision = '', x, y } = epingle;
  const observee = dentObservee(chart, dent);
  return {
    ...chart,
    dents: {
      ...chart.dents,
      [dent]: {
        ...observee,
        etat: 'PRESENTE',
        faces: {
          ...observee.faces,
          [face]: {
            visibilite: 'VUE',
            provenance: 'CONSTATEE',
            motif: null,
            constats: [constat],
            precision,
            reperes: [{ mediaId, x, y }],
          },
        },
      },
    },
  };
}

const REPONSE = {
  ...REPONSE_VIERGE,
  conclusion:
    'Lésions visibles sur les faces occlusales de 16, 17, 25, 36, 46 et 47, et de face sur 11, 12, 13, 22, 34 et 45. La lésion de 36 est profonde et la radiographie montre une image claire à l’apex mésial : elle peut expliquer la douleur à gauche. Les faces internes n’ont pas été photographiées et restent à examiner.',
  urgence: 'RAPIDE' as const,
  observations: 'Obturations à l’amalgame sur 26 et 37, d’aspect continu sur ces images.',
  soinsConseilles: [
    'Voir 36 au cabinet sous 72 heures : test de vitalité, radiographie de contrôle',
    'Soigner ensuite 16, 46 et 47',
    'Réévaluer 11, 12, 13, 22, 25, 34 et 45 au fauteuil',
  ].join('\n'),
  lieuDeSoins: 'Cabinet dentaire du Port',
  conseilsHygiene: [
    'Brossage deux fois par jour avec un dentifrice fluoré à 5 000 ppm',
    'Éviter les boissons sucrées entre les repas',
  ].join('\n'),
};
