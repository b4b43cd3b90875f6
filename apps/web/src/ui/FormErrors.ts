import { createContext, useContext, useState } from 'react';

/** Name of a field → what is wrong with it, as the `champs` of a problem+json says. */
export type FieldErrors = Readonly<Record<string, string | readonly string[]>>;

export const FormErrors = createContext<FieldErrors>({});

/** The server's remark on a field, until the person changes its value. */
export function useServerError(name: string | undefined, value: string): string | undefined {
  const errors = useContext(FormErrors);
  const [judged, setJudged] = useState({ errors, value });
  if (judged.errors !== errors) setJudged({ errors, value });
  if (!name || judged.value !== value) return undefined;
  return errorText(errors[name]);
}

export function errorText(error: string | readonly string[] | undefined): string | undefined {
  return typeof error === 'string' ? error : error?.join(' ');
}
