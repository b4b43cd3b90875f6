import type { ReactElement, ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components/Slider';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { Tooltip } from '../../../ui/Tooltip.tsx';
import styles from './BarreOutils.module.css';

interface PropsOutil {
  readonly nom: string;
  readonly touche: string;
  readonly children: ReactNode;
}

export function Outil({ nom, touche, onPress, children }: PropsOutil & { readonly onPress: () => void }) {
  return (
    <Infobulle nom={nom} touche={touche}>
      <Button aria-label={nom} aria-keyshortcuts={touche} className={styles.outil ?? ''} onPress={onPress}>
        {children}
      </Button>
    </Infobulle>
  );
}

interface PropsBascule {
  readonly nom: string;
  readonly touche?: string;
  readonly actif: boolean;
  readonly onChange: () => void;
  /** Its name stands beside the drawing where there is room. */
  readonly mot?: boolean;
  /** Something behind it is not as it was at first. */
  readonly marque?: boolean;
  readonly children?: ReactNode;
}

export function Bascule({
  nom,
  touche,
  actif,
  onChange,
  mot = false,
  marque = false,
  children,
}: PropsBascule) {
  return (
    <Infobulle nom={nom} touche={touche}>
      <ToggleButton
        {...(touche ? { 'aria-keyshortcuts': touche } : {})}
        isSelected={actif}
        className={styles.outil ?? ''}
        onChange={onChange}
      >
        {children}
        <span className={children && !mot ? styles.cache : styles.mot} data-seul={!children || undefined}>
          {nom}
        </span>
        {marque && <span className={styles.marque} aria-hidden="true" />}
      </ToggleButton>
    </Infobulle>
  );
}

interface PropsCurseur {
  readonly nom: string;
  readonly touche?: string;
  readonly icone: ReactNode;
  readonly bornes: { readonly min: number; readonly max: number; readonly pas: number };
  readonly valeur: number;
  readonly onChange: (valeur: number) => void;
}

export function Curseur({ nom, touche, icone, bornes, valeur, onChange }: PropsCurseur) {
  return (
    <Slider
      aria-label={nom}
      className={styles.curseur ?? ''}
      value={valeur}
      onChange={(v) => onChange(v as number)}
      minValue={bornes.min}
      maxValue={bornes.max}
      step={bornes.pas}
      formatOptions={{ maximumFractionDigits: 0 }}
    >
      <span className={styles.icone} title={touche ? `${nom} (${touche})` : nom}>
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
  readonly touche: string | undefined;
  readonly children: ReactElement;
}

function Infobulle({ nom, touche, children }: PropsInfobulle) {
  return (
    <Tooltip text={nom} {...(touche ? { shortcut: touche } : {})}>
      {children}
    </Tooltip>
  );
}
