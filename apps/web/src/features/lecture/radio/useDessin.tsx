import type { MediaT } from '@orapont/contract/media';
import type { TechniqueDicomT } from '@orapont/contract/media-technique';
import type { Annotation } from '@orapont/domain/bouche/annotation';
import { echelleDe } from '@orapont/domain/bouche/mesure';
import { situerCoupe } from '@orapont/domain/imagerie/situation-coupe';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { MoteurDicom, PointCadre } from '../../../medias/visionneuses/moteurDicom.ts';
import type { Surcouche } from '../../../medias/visionneuses/surcouche.ts';
import { IDENTITE, type Moteur, matriceDepuisCoins } from '../visionneuse/moteur.ts';
import type { CadreProps } from '../visionneuse/proprietes-cadre.ts';
import { Surcouches } from '../visionneuse/Surcouches.tsx';
import { useGestesCadre } from '../visionneuse/useGestesCadre.ts';

/** Pins, drawings and measures over a radiograph or a slice: the same as over a photograph, a scale, and the slice that they lie in. */
export function useDessin(recues: CadreProps, media: MediaT | undefined) {
  const [matrice, setMatrice] = useState(IDENTITE);
  const moteur = useRef<Moteur>(undefined);
  const technique = media?.technique?.sorte === 'DICOM' ? media.technique : undefined;
  const echelle = technique && echelleDe(technique);
  const [coupe, setCoupe] = useCoupe(recues, technique);
  const props = surLaCoupe(recues, technique, coupe);
  const gestes = useGestesCadre(props, { matrice, moteur, echelle });
  const { mode, onForme, onMoteur } = props;
  const quitter = useEffectEvent(() => onMoteur(undefined));
  useEffect(() => () => quitter(), []);
  const [surCoins] = useState(
    () =>
      ([origine, largeur, hauteur]: readonly [PointCadre, PointCadre, PointCadre]) =>
        setMatrice(matriceDepuisCoins(origine, largeur, hauteur)),
  );
  const forme = mode?.type === 'POSE' ? mode.forme : undefined;
  const surcouche: Surcouche | undefined = technique && {
    cadre: gestes.cadre,
    contenu: matrice !== IDENTITE && (
      <Surcouches {...props} matrice={matrice} gestes={gestes} echelle={echelle} />
    ),
    consigne: gestes.consigne,
    mesure: forme === 'LONGUEUR' || forme === 'ANGLE' ? forme : undefined,
    vise: gestes.vise,
    coupe,
    appel: recues.reperes.some(({ id, coupe }) => id === recues.selection && coupe)
      ? recues.choix
      : undefined,
    onCoupe: setCoupe,
    onMesurer: onForme,
    // Without anything to draw or to move, the keys are the radiograph's own.
    onKeyDown: (event) => (mode || gestes.edition.edition) && gestes.onKeyDown(event),
    onPointerMove: gestes.suivrePointeur,
    onPoint: gestes.surClic,
    onCoins: surCoins,
  };
  return {
    surcouche,
    gestes,
    surMoteur(ouvert: MoteurDicom | undefined) {
      moteur.current = ouvert && enMoteur(ouvert);
      onMoteur(moteur.current);
    },
  };
}

/** The slice that is shown, the middle one at first; a pin that is chosen brings its own. Undefined for a single picture. */
function useCoupe({ reperes, selection, choix }: CadreProps, technique: TechniqueDicomT | undefined) {
  const voulue = reperes.find(({ id }) => id === selection)?.coupe?.rang;
  const [choisie, setChoisie] = useState<number>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a pin chosen again shows its slice again
  useEffect(() => {
    if (voulue !== undefined) setChoisie(voulue);
  }, [voulue, choix]);
  const images = technique?.images ?? 1;
  return [images > 1 ? (choisie ?? Math.floor(images / 2)) : undefined, setChoisie] as const;
}

/** What lies in the slice that is shown; what is drawn there says so. */
function surLaCoupe(
  props: CadreProps,
  technique: TechniqueDicomT | undefined,
  coupe: number | undefined,
): CadreProps {
  const situation = technique && coupe !== undefined ? situerCoupe(technique, coupe) : undefined;
  if (!situation) return props;
  return {
    ...props,
    reperes: props.reperes.filter((repere) => repere.coupe?.rang === situation.rang),
    onPose: (annotation: Annotation) => props.onPose({ ...annotation, coupe: situation }),
  };
}

/** What the room asks of the frame that it looks at; a radiograph is not looked at together with another. */
const enMoteur = (moteur: MoteurDicom): Moteur => ({
  ouvrir: () => undefined,
  appliquer: () => undefined,
  zoomer: (facteur) => moteur.zoomer(facteur),
  deplacer: (dx, dy) => moteur.deplacer(-dx, -dy),
  cadrer: () => moteur.cadrer(),
  vue: () => undefined,
  suivre: () => undefined,
  montrer: () => undefined,
  couleur: () => undefined,
  detruire: () => undefined,
});
