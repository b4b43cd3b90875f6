import { useId } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { cx } from '../../../ui/cx.ts';
import styles from './Choix.module.css';

export interface OptionChoix<T extends string> {
  readonly valeur: T;
  readonly libelle: string;
  readonly touche?: string;
}

interface Commun<T extends string> {
  readonly titre: string;
  readonly options: readonly OptionChoix<T>[];
  readonly inactif?: boolean;
}

/** One answer among a few short words, all in sight; pressing it again takes it back. */
export function ChoixUnique<T extends string>({
  titre,
  options,
  valeur,
  onChange,
  inactif = false,
}: Commun<T> & { readonly valeur: T | null; readonly onChange: (valeur: T | null) => void }) {
  return (
    <Groupe
      titre={titre}
      options={options}
      inactif={inactif}
      mode="single"
      choisies={valeur === null ? [] : [valeur]}
      onChange={(choisies) => onChange(choisies[0] ?? null)}
    />
  );
}

/** Several answers may go together. The handler hears which one was pressed. */
export function ChoixMultiple<T extends string>({
  titre,
  options,
  valeurs,
  onBasculer,
  inactif = false,
}: Commun<T> & { readonly valeurs: readonly T[]; readonly onBasculer: (valeur: T) => void }) {
  return (
    <Groupe
      titre={titre}
      options={options}
      inactif={inactif}
      mode="multiple"
      choisies={valeurs}
      onChange={(choisies) => {
        const change = options.find(({ valeur }) => choisies.includes(valeur) !== valeurs.includes(valeur));
        if (change) onBasculer(change.valeur);
      }}
    />
  );
}

interface PropsGroupe<T extends string> extends Required<Commun<T>> {
  readonly mode: 'single' | 'multiple';
  readonly choisies: readonly T[];
  readonly onChange: (choisies: readonly T[]) => void;
}

function Groupe<T extends string>({ titre, options, inactif, mode, choisies, onChange }: PropsGroupe<T>) {
  const id = useId();
  return (
    <div className={styles.choix}>
      <span id={id} className={styles.titre}>
        {titre}
      </span>
      <ToggleButtonGroup
        aria-labelledby={id}
        selectionMode={mode}
        isDisabled={inactif}
        selectedKeys={choisies}
        onSelectionChange={(cles) => onChange([...cles] as T[])}
        className={cx(styles.options)}
      >
        {options.map(({ valeur, libelle, touche }) => (
          <ToggleButton key={valeur} id={valeur} className={cx(styles.option)}>
            <span className={styles.coche} aria-hidden="true" />
            {libelle}
            {touche && <span className={styles.touche} data-touche={touche} />}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}
