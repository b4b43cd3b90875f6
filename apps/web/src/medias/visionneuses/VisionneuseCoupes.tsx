import { type RefObject, useEffect, useState } from 'react';
import { Choix } from './Commandes.tsx';
import type { Touches } from './gestes.ts';
import type { MoteurDicom } from './moteurDicom.ts';
import type { SourceDicom } from './source-dicom.ts';
import type { Surcouche } from './surcouche.ts';
import { TroisPlans } from './TroisPlans.tsx';
import { TEXTES_VISIONNEUSES as T } from './textes-visionneuses.ts';
import { VisionneuseRadio } from './VisionneuseRadio.tsx';

interface Props {
  readonly source: SourceDicom;
  readonly nom: string;
  readonly onMoteur?: ((moteur: MoteurDicom | undefined) => void) | undefined;
  readonly onAffichee?: (() => void) | undefined;
  readonly surcouche?: Surcouche | undefined;
  readonly touches?: RefObject<Touches> | undefined;
}

const NEUTRE = { rotation: 0, retourne: false } as const;
/** A film has no third dimension; slices have one when each says where it lies in the person. */
const estVolume = ({ technique }: SourceDicom) =>
  technique.canaux === 1 &&
  technique.espacement !== null &&
  technique.images >= 4 &&
  technique.geometrie?.etat === 'PLANS';

/** An examination in slices: one by one first, since that needs nothing and is what is measured; three planes when asked for. */
export function VisionneuseCoupes(props: Props) {
  const [choisie, setVue] = useState<'PILE' | 'PLANS'>('PILE');
  const appel = props.surcouche?.appel;
  useEffect(() => {
    if (appel !== undefined) setVue('PILE');
  }, [appel]);
  // What is drawn is drawn on a slice as it was acquired.
  const vue = props.surcouche?.vise ? 'PILE' : choisie;
  const choix = estVolume(props.source) && (
    <Choix
      nom={T.affichage}
      muet
      valeur={vue}
      options={[
        { id: 'PILE', label: T.vuePile },
        { id: 'PLANS', label: T.vuePlans },
      ]}
      onChange={(valeur) => setVue(valeur as 'PILE' | 'PLANS')}
    />
  );
  if (vue === 'PILE')
    return (
      <VisionneuseRadio {...props} depart={NEUTRE}>
        {choix}
      </VisionneuseRadio>
    );
  return <TroisPlans {...props}>{choix}</TroisPlans>;
}
