import { Check, CircleAlert } from 'lucide-react';
import { Link } from 'react-aria-components/Link';
import { cx } from './cx.ts';
import styles from './Stepper.module.css';
import { TEXTES } from './textes.ts';
import { VisuallyHidden } from './VisuallyHidden.tsx';

export interface Step {
  readonly id: string;
  readonly label: string;
  readonly state: 'done' | 'current' | 'todo' | 'error';
  /** Only for a step one may go back to. */
  readonly href?: string;
}

export interface StepperProps {
  readonly label: string;
  readonly steps: readonly Step[];
  /** The title of the page already names the current step. */
  readonly isNamedByTitle?: boolean;
}

/** Where one stands in a task. On a narrow screen only the current step keeps its name. */
export function Stepper({ label, steps, isNamedByTitle }: StepperProps) {
  const current = steps.findIndex(({ state }) => state === 'current');
  return (
    <nav aria-label={label} className={styles.stepper}>
      {current >= 0 && (
        <p className={styles.position} aria-hidden="true">
          {TEXTES.etape} {current + 1} {TEXTES.sur} {steps.length}
          {!isNamedByTitle && <span className={styles.now}>{steps[current]?.label}</span>}
        </p>
      )}
      <ol className={styles.steps}>
        {steps.map((step, index) => (
          <li
            key={step.id}
            className={styles.step}
            data-state={step.state}
            {...(step.state === 'current' ? { 'aria-current': 'step' as const } : {})}
          >
            <span className={styles.mark} aria-hidden="true">
              {MARKS[step.state] ?? index + 1}
            </span>
            <span className={styles.label}>
              {step.href ? (
                <Link href={step.href} className={cx(styles.link)}>
                  {step.label}
                </Link>
              ) : (
                step.label
              )}
              <VisuallyHidden>, {STATES[step.state]}</VisuallyHidden>
            </span>
          </li>
        ))}
      </ol>
    </nav>
  );
}

const MARKS = { done: <Check />, error: <CircleAlert />, current: null, todo: null } as const;

const STATES = {
  done: TEXTES.etapeFaite,
  current: TEXTES.etapeEnCours,
  todo: TEXTES.etapeAVenir,
  error: TEXTES.etapeEnErreur,
} as const satisfies Record<Step['state'], string>;
