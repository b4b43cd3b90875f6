import {
  ChevronLeft,
  ChevronRight,
  Columns2,
  Contrast,
  Crosshair,
  FlipHorizontal2,
  Link2,
  Link2Off,
  RefreshCw,
  RotateCw,
  Sun,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components/Slider';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { Toolbar } from 'react-aria-components/Toolbar';
import { Tooltip } from '../../../ui/Tooltip.tsx';
import styles from './BarreOutils.module.css';
import { BORNES_LUMIERE, type Reglage, type Reglages } from './modele.ts';
import { TEXTES_VISIONNEUSE as T } from './textes.ts';

export interface ActionsVisionneuse {
  readonly avancer: (pas: number) => void;
  readonly zoomer: (facteur: number) => void;
  readonly ajuster: (reglage: Reglage) => void;
  readonly reinitialiser: () => void;
  readonly comparer: () => void;
  readonly lier: () => void;
  readonly basculerPose: () => void;
}

interface Props {
  readonly actions: ActionsVisionneuse;
  readonly reglages: Reglages;
  readonly rang: number;
  readonly total: number;
  readonly comparaison: boolean;
  /** Two pictures side by side zoom and move together. */
  readonly lies: boolean;
  readonly pose: boolean;
  /** Pins are placed only for a face, a tooth or a site; false hides the tool (read only). */
  readonly poseOfferte: boolean;
}

/** One row, so that the picture has the rest; each tool tells its name and its key when it is pointed at. */
export function BarreOutils(props: Props) {
  const { actions, reglages, rang, total, comparaison, lies, pose, poseOfferte } = props;
  return (
    <Toolbar aria-label={T.outils} className={styles.barre ?? ''}>
      <div className={styles.groupe}>
        <Outil nom={T.precedente} touche="K" onPress={() => actions.avancer(-1)}>
          <ChevronLeft />
        </Outil>
        <span className={styles.rang}>
          {rang} / {total}
        </span>
        <Outil nom={T.suivante} touche="J" onPress={() => actions.avancer(1)}>
          <ChevronRight />
        </Outil>
      </div>
      <div className={styles.groupe}>
        <Outil nom={T.reduire} touche="−" onPress={() => actions.zoomer(1 / 1.3)}>
          <ZoomOut />
        </Outil>
        <Outil nom={T.agrandir} touche="+" onPress={() => actions.zoomer(1.3)}>
          <ZoomIn />
        </Outil>
        <Outil nom={T.tourner} touche="R" onPress={() => actions.ajuster({ type: 'tourner' })}>
          <RotateCw />
        </Outil>
        <Outil nom={T.retourner} touche="F" onPress={() => actions.ajuster({ type: 'retourner' })}>
          <FlipHorizontal2 />
        </Outil>
      </div>
      <div className={styles.groupe}>
        <Curseur
          nom={T.luminosite}
          touche="B"
          icone={<Sun />}
          valeur={reglages.luminosite}
          onChange={(valeur) => actions.ajuster({ type: 'luminosite', valeur })}
        />
        <Curseur
          nom={T.contraste}
          touche="C"
          icone={<Contrast />}
          valeur={reglages.contraste}
          onChange={(valeur) => actions.ajuster({ type: 'contraste', valeur })}
        />
        <Outil nom={T.reinitialiser} touche="0" onPress={actions.reinitialiser}>
          <RefreshCw />
        </Outil>
      </div>
      <div className={styles.groupe}>
        {total > 1 && (
          <Bascule nom={T.comparer} touche="X" actif={comparaison} onChange={actions.comparer}>
            <Columns2 />
          </Bascule>
        )}
        {comparaison && (
          <Bascule nom={T.lier} touche="U" actif={lies} onChange={actions.lier}>
            {lies ? <Link2 /> : <Link2Off />}
          </Bascule>
        )}
        {poseOfferte && (
          <Bascule nom={T.poser} touche="P" actif={pose} onChange={actions.basculerPose}>
            <Crosshair />
          </Bascule>
        )}
      </div>
    </Toolbar>
  );
}

interface PropsOutil {
  readonly nom: string;
  readonly touche: string;
  readonly children: ReactNode;
}

function Outil({ nom, touche, onPress, children }: PropsOutil & { readonly onPress: () => void }) {
  return (
    <Infobulle nom={nom} touche={touche}>
      <Button aria-label={nom} aria-keyshortcuts={touche} className={styles.outil ?? ''} onPress={onPress}>
        {children}
      </Button>
    </Infobulle>
  );
}

function Bascule({
  nom,
  touche,
  actif,
  onChange,
  children,
}: PropsOutil & { readonly actif: boolean; readonly onChange: () => void }) {
  return (
    <Infobulle nom={nom} touche={touche}>
      <ToggleButton
        aria-keyshortcuts={touche}
        isSelected={actif}
        className={styles.outil ?? ''}
        onChange={onChange}
      >
        {children}
        <span className={styles.mot}>{nom}</span>
      </ToggleButton>
    </Infobulle>
  );
}

interface PropsCurseur {
  readonly nom: string;
  readonly touche: string;
  readonly icone: ReactNode;
  readonly valeur: number;
  readonly onChange: (valeur: number) => void;
}

function Curseur({ nom, touche, icone, valeur, onChange }: PropsCurseur) {
  return (
    <Slider
      aria-label={nom}
      className={styles.curseur ?? ''}
      value={valeur}
      onChange={(v) => onChange(v as number)}
      minValue={BORNES_LUMIERE.min}
      maxValue={BORNES_LUMIERE.max}
      step={BORNES_LUMIERE.pas}
      formatOptions={{ maximumFractionDigits: 0 }}
    >
      <span className={styles.icone} title={`${nom} (${touche})`}>
        {icone}
      </span>
      <SliderTrack className={styles.piste ?? ''}>
        <SliderThumb className={styles.pouce ?? ''} />
      </SliderTrack>
      <SliderOutput className={styles.valeur ?? ''} />
    </Slider>
  );
}

interface PropsInfobulle {
  readonly nom: string;
  readonly touche: string;
  readonly children: ReactElement;
}

function Infobulle({ nom, touche, children }: PropsInfobulle) {
  return (
    <Tooltip text={nom} shortcut={touche}>
      {children}
    </Tooltip>
  );
}
