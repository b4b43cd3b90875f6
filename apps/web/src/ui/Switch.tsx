import { useId } from 'react';
import { type SwitchProps as AriaProps, Switch as AriaSwitch } from 'react-aria-components/Switch';
import choice from './Choice.module.css';
import { cx } from './cx.ts';
import styles from './Switch.module.css';

export interface SwitchProps extends Omit<AriaProps, 'children' | 'className' | 'style'> {
  readonly label: string;
  readonly help?: string;
}

/** A setting that takes effect at once. */
export function Switch({ label, help, ...props }: SwitchProps) {
  const helpId = useId();
  return (
    <AriaSwitch {...props} {...(help ? { 'aria-describedby': helpId } : {})} className={cx(choice.choice)}>
      <span className={cx(choice.mark, styles.track)} aria-hidden="true">
        <span className={styles.thumb} />
      </span>
      <span className={choice.texts}>
        <span className={choice.label}>{label}</span>
        {help && (
          <span id={helpId} aria-hidden="true" className={choice.help}>
            {help}
          </span>
        )}
      </span>
    </AriaSwitch>
  );
}
