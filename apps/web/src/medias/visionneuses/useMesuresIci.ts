import type { TechniqueDicomT } from '@orapont/contract/media-technique';
import { echelleDe, type Mesure, type PointImage } from '@orapont/domain/bouche/mesure';
import { situerCoupe } from '@orapont/domain/imagerie/situation-coupe';
import { useState } from 'react';
import { type MesureFaite, mesureDepuis } from './mesures.ts';
import type { Surcouche } from './surcouche.ts';
import { TEXTES_VISIONNEUSES as T } from './textes-visionneuses.ts';

type Forme = Mesure['forme'];

/** What is measured: kept by the reading room where there is one, on this screen otherwise. */
export function useMesuresIci(technique: TechniqueDicomT, surcouche: Surcouche | undefined) {
  const [pose, setPose] = useState<Forme>();
  const [mesures, setMesures] = useState<readonly MesureFaite[]>([]);
  const demander = surcouche
    ? surcouche.onMesurer
    : (forme: Forme) => setPose(pose === forme ? undefined : forme);
  return {
    /** Being measured on this screen alone. */
    pose,
    mesures,
    forme: surcouche ? surcouche.mesure : pose,
    consigne: surcouche ? surcouche.consigne : pose && CONSIGNES[pose],
    /** Absent where nothing is measured; without a scale, only angles are. */
    mesurer:
      demander &&
      ((forme: Forme) => {
        if (forme === 'ANGLE' || technique.espacement) demander(forme);
      }),
    garder(points: readonly PointImage[], numero: number) {
      const faite = pose && mesureDepuis(pose, points, echelleDe(technique));
      if (faite) setMesures((avant) => [...avant, { ...faite, coupe: situerCoupe(technique, numero) }]);
    },
    effacer: mesures.length > 0 ? () => setMesures([]) : undefined,
    finir: () => setPose(undefined),
  };
}

const CONSIGNES = { LONGUEUR: T.poserLongueur, ANGLE: T.poserAngle } as const satisfies Record<Forme, string>;
