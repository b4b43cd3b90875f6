import { CircleAlert } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useId, useRef } from 'react';
import styles from './ErrorSummary.module.css';
import { errorText, type FieldErrors } from './FormErrors.ts';
import { TEXTES } from './textes.ts';

export interface ErrorSummaryProps {
  readonly errors: FieldErrors;
  readonly formError?: ReactNode;
  readonly form: RefObject<HTMLElement | null>;
}

/** Every remark in one place, each leading to its field. Takes the focus when new remarks come. */
export function ErrorSummary({ errors, formError, form }: ErrorSummaryProps) {
  const box = useRef<HTMLElement>(null);
  const titleId = useId();
  const entries = Object.entries(errors);
  const isShown = entries.length > 0 || Boolean(formError);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new set of errors is what moves the focus
  useEffect(() => {
    if (isShown) box.current?.focus();
  }, [errors, isShown]);

  if (!isShown) return null;
  return (
    <section ref={box} tabIndex={-1} aria-labelledby={titleId} className={styles.summary}>
      <h2 id={titleId} className={styles.title}>
        <CircleAlert aria-hidden="true" />
        {TEXTES.erreurAFaire}
      </h2>
      {formError && <p>{formError}</p>}
      {entries.length > 0 && (
        <ul className={styles.list}>
          {entries.map(([name, error]) => (
            <li key={name}>
              <button type="button" className={styles.link} onClick={() => focusField(form.current, name)}>
                {errorText(error)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const FOCUSABLE =
  'input:not([type="hidden"], [tabindex="-1"]), textarea, button:not([tabindex="-1"]), [tabindex="0"]';

function focusField(form: HTMLElement | null, name: string) {
  const candidates = [...(form?.querySelectorAll<HTMLElement>('[name], [data-field]') ?? [])];
  const named = candidates.find((it) => it.getAttribute('name') === name || it.dataset['field'] === name);
  const field = named?.closest('[data-field]');
  (field ?? named?.parentElement)?.querySelector<HTMLElement>(FOCUSABLE)?.focus();
}
