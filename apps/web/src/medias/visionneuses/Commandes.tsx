import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { Toolbar } from 'react-aria-components/Toolbar';
import type { ChoiceOption } from '../../ui/ListOption.tsx';
import { Select } from '../../ui/Select.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import styles from './Visionneuses.module.css';

/** Tools of a viewer: one stop of the Tab key, arrows inside. */
export function Groupe({ nom, children }: { readonly nom: string; readonly children: ReactNode }) {
  return (
    <Toolbar aria-label={nom} className={styles.barre ?? ''}>
      {children}
    </Toolbar>
  );
}

interface PropsOutil {
  readonly nom: string;
  readonly touche?: string;
  readonly children: ReactNode;
}

export function Bouton({ nom, touche, onPress, children }: PropsOutil & { readonly onPress: () => void }) {
  return (
    <Infobulle nom={nom} touche={touche}>
      <Button aria-label={nom} className={styles.outil ?? ''} onPress={onPress}>
        {children}
      </Button>
    </Infobulle>
  );
}

export function Bascule({
  nom,
  touche,
  actif,
  eteint = false,
  onChange,
  children,
}: PropsOutil & { readonly actif: boolean; readonly eteint?: boolean; readonly onChange: () => void }) {
  return (
    <Infobulle nom={nom} touche={touche}>
      <ToggleButton
        aria-label={nom}
        className={styles.outil ?? ''}
        isSelected={actif}
        isDisabled={eteint}
        onChange={onChange}
      >
        {children}
      </ToggleButton>
    </Infobulle>
  );
}

export function Choix({
  nom,
  valeur,
  options,
  vide,
  muet = false,
  onChange,
}: {
  readonly nom: string;
  readonly valeur: string;
  readonly options: readonly ChoiceOption[];
  /** What stands there when none of the options is the present one. */
  readonly vide?: string;
  /** Its name is heard, not seen: its values speak. */
  readonly muet?: boolean;
  readonly onChange: (valeur: string) => void;
}) {
  return (
    <div className={styles.choix} data-muet={muet || undefined}>
      <Select
        label={nom}
        options={options}
        value={valeur === '' ? null : valeur}
        {...(vide ? { placeholder: vide } : {})}
        onChange={(cle) => onChange(String(cle))}
      />
    </div>
  );
}

function Infobulle({
  nom,
  touche,
  children,
}: {
  readonly nom: string;
  readonly touche: string | undefined;
  readonly children: React.ReactElement;
}) {
  return (
    <Tooltip text={nom} {...(touche ? { shortcut: touche } : {})}>
      {children}
    </Tooltip>
  );
}
