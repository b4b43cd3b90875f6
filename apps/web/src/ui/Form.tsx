import { type FormEvent, type ReactNode, useRef } from 'react';
import { Form as AriaForm } from 'react-aria-components/Form';
import { cx } from './cx.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import styles from './Form.module.css';
import { type FieldErrors, FormErrors } from './FormErrors.ts';

export interface FormProps {
  readonly children: ReactNode;
  /** Called with the native default already prevented. */
  readonly onSubmit: (data: FormData) => void;
  /** One entry per wrong field. A new object moves the focus to the summary. */
  readonly errors?: FieldErrors;
  /** What is wrong with the whole, when no single field is. */
  readonly formError?: ReactNode;
  readonly 'aria-label'?: string;
  readonly 'aria-labelledby'?: string;
}

const NONE: FieldErrors = {};

/** Fields, and above them the list of what to correct after a failed sending. What was typed always stays. */
export function Form({ children, onSubmit, errors = NONE, formError, ...labels }: FormProps) {
  const form = useRef<HTMLFormElement>(null);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    onSubmit(new FormData(event.currentTarget));
  }

  return (
    <AriaForm {...labels} ref={form} className={cx(styles.form)} validationBehavior="aria" onSubmit={submit}>
      <FormErrors value={errors}>
        <ErrorSummary errors={errors} formError={formError} form={form} />
        {children}
      </FormErrors>
    </AriaForm>
  );
}
