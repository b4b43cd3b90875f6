import type { FormeAnnotation } from '@orapont/domain/bouche/annotation';
import type { GenreMedia } from '@orapont/domain/captation/medias';
import type { Touches } from '../../../medias/visionneuses/gestes.ts';
import type { TableRaccourcis } from '../useRaccourcis.ts';
import type { ActionsVisionneuse } from './BarreOutils.tsx';
import type { Reglages } from './modele.ts';
import type { useClignotement } from './recalage/useClignotement.ts';
import { TEXTES_VISIONNEUSE as T } from './textes.ts';
import { AIDE_DU_CADRE, GESTES, GESTES_DU_CADRE } from './textes-gestes.ts';
import type { useModes } from './useModes.ts';

/** One line of the help. */
export type LigneAide = readonly [touche: string, effet: string];

/** What keys do, how the help says them (nothing when another line does), and what it is. */
type Geste = readonly [touches: readonly string[], dite: string, effet: string, faire: () => void];

const PAS_LUMIERE = 10;
const PAS_ZOOM = 1.3;

export interface SituationDesTouches {
  readonly actions: ActionsVisionneuse;
  readonly modes: ReturnType<typeof useModes>;
  readonly clignotement: ReturnType<typeof useClignotement>;
  readonly reglages: Reglages | undefined;
  readonly genre: GenreMedia;
  readonly total: number;
  readonly comparaison: boolean;
  readonly aUnAvant: boolean;
  readonly poseOfferte: boolean;
  /** What may be drawn on the picture that is looked at. */
  readonly possibles: readonly FormeAnnotation[];
  /** Keys that its frame offers, when it has its own. */
  readonly duCadre: Touches;
}

/** Every key that does something now: the help says these and no other. */
function gestesDe(situation: SituationDesTouches): readonly Geste[] {
  return [
    ...parcourir(situation),
    ...(situation.genre === 'PHOTO' ? surPhoto(situation) : surCadre(situation)),
    ...rapprocher(situation),
    ...poser(situation),
  ];
}

export const tableDesTouches = (situation: SituationDesTouches): TableRaccourcis =>
  Object.fromEntries(
    gestesDe(situation).flatMap(([touches, , , faire]) => touches.map((nom) => [nom, faire] as const)),
  );

export const aideDesTouches = (situation: SituationDesTouches): readonly LigneAide[] => [
  ...gestesDe(situation).flatMap(([, dite, effet]) => (dite ? [[dite, effet] as const] : [])),
  ...AIDE_DU_CADRE[cadreDe(situation)],
];

function cadreDe({ genre, duCadre }: SituationDesTouches): keyof typeof AIDE_DU_CADRE {
  if (genre !== 'VOLUME') return genre;
  return duCadre['pagedown'] ? 'PILE' : 'PLANS';
}

function parcourir({ actions, modes, total }: SituationDesTouches): readonly Geste[] {
  if (total < 2) return [];
  return [
    [['j', 'pagedown'], 'J', GESTES.suivante, () => actions.avancer(1)],
    [['k', 'pageup'], 'K', GESTES.precedente, () => actions.avancer(-1)],
    [['maj+j'], 'Maj+J', GESTES.suivanteDeToutes, () => actions.avancer(1, true)],
    [['maj+k'], 'Maj+K', GESTES.precedenteDeToutes, () => actions.avancer(-1, true)],
    [['q'], 'Q', GESTES.grille, modes.basculerGrille],
  ];
}

function surPhoto({ actions, modes, reglages }: SituationDesTouches): readonly Geste[] {
  const lumiere = (type: 'luminosite' | 'contraste', sens: number) => () =>
    reglages && actions.ajuster({ type, valeur: reglages[type] + sens * PAS_LUMIERE });
  return [
    [['+', '='], '+', GESTES.agrandir, () => actions.zoomer(PAS_ZOOM)],
    [['-'], '−', GESTES.reduire, () => actions.zoomer(1 / PAS_ZOOM)],
    [['h'], 'H', GESTES.loupe, modes.basculerLoupe],
    [['r'], 'R', GESTES.tourner, () => actions.ajuster({ type: 'tourner' })],
    [['f'], 'F', GESTES.retourner, () => actions.ajuster({ type: 'retourner' })],
    [['b'], 'B', GESTES.plusClair, lumiere('luminosite', 1)],
    [['maj+b'], 'Maj+B', GESTES.moinsClair, lumiere('luminosite', -1)],
    [['c'], 'C', GESTES.plusContraste, lumiere('contraste', 1)],
    [['maj+c'], 'Maj+C', GESTES.moinsContraste, lumiere('contraste', -1)],
    [['w'], 'W', GESTES.blanc, modes.basculerNeutre],
    [['0'], '0', GESTES.reinitialiser, actions.reinitialiser],
  ];
}

/** What the frame offers, wherever the focus is; its arrows and its page keys stay in it. */
const surCadre = ({ duCadre }: SituationDesTouches): readonly Geste[] =>
  Object.entries(GESTES_DU_CADRE).flatMap(([touche, [dite, effet]]) => {
    const faire = duCadre[touche];
    return faire ? [[[touche], dite, effet, faire] as const] : [];
  });

function rapprocher(situation: SituationDesTouches): readonly Geste[] {
  const { actions, clignotement, comparaison, genre, total } = situation;
  const paire = clignotement.possible && genre === 'PHOTO';
  return [
    ...une(total > 1, ['x'], 'X', GESTES.comparer, actions.comparer),
    ...une(comparaison, ['u'], 'U', GESTES.lier, actions.lier),
    ...une(situation.aUnAvant, ['maj+x'], 'Maj+X', GESTES.remonter, actions.remonter),
    ...une(paire, ['y'], 'Y', GESTES.superposer, clignotement.basculer),
    ...une(paire, ['maj+y'], 'Maj+Y', GESTES.alterner, clignotement.basculerAuto),
  ];
}

const une = (offerte: boolean, ...geste: Geste): readonly Geste[] => (offerte ? [geste] : []);

/** Digits choose what a pin draws, while one is being placed: elsewhere they belong to the chart. */
function poser({ modes, possibles, poseOfferte }: SituationDesTouches): readonly Geste[] {
  if (!poseOfferte || possibles.length === 0) return [];
  const formes = possibles.map(
    (forme, rang): Geste => [
      [String(rang + 1)],
      String(rang + 1),
      T.formesPossibles[forme],
      () => modes.choisirForme(forme),
    ],
  );
  return [[['p'], 'P', GESTES.poser, modes.basculerPose], ...(modes.mode?.type === 'POSE' ? formes : [])];
}
