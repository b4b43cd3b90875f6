import { createContext, useContext } from 'react';

/** Name of a field → what is wrong with it, as the `champs` of a problem+json says. */
export type FieldErrors = Readonly<Record<string, string | readonly string[]>>;

export const FormErrors = createContext<FieldErrors>({});

/**
 * What stands beside a field: the caller's remark, else the server's. It stays until the next sending: a line that went away
 * when the field is left would move the button under the pointer, and the click would be lost.
 */
export function useFieldError(name: string | undefined, given: string | undefined): string | undefined {
  const errors = useContext(FormErrors);
  return given ?? (name ? errorText(errors[name]) : undefined);
}

export function errorText(error: string | readonly string[] | undefined): string | undefined {
  return typeof error === 'string' ? error : error?.join(' ');
}
