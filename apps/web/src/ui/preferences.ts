import { useSyncExternalStore } from 'react';

/** How a person wants the screens to look. Kept on the device: nothing here is about anyone else. */
export interface Preferences {
  readonly theme: 'auto' | 'clair' | 'sombre' | 'contraste';
  readonly taille: 'normale' | 'grande' | 'tres-grande';
  readonly police: 'atkinson' | 'opendyslexic';
}

const KEY = 'orapont.affichage';
const CHOICES = {
  theme: ['auto', 'clair', 'sombre', 'contraste'],
  taille: ['normale', 'grande', 'tres-grande'],
  police: ['atkinson', 'opendyslexic'],
} as const satisfies { readonly [K in keyof Preferences]: readonly Preferences[K][] };

const listeners = new Set<() => void>();
let current = read();

/** Puts the choices on `<html>`; call it once before the first render. */
export function applyPreferences() {
  const { theme, taille, police } = current;
  const html = document.documentElement;
  html.dataset['theme'] = theme === 'auto' && wantsContrast() ? 'contraste' : theme;
  html.dataset['taille'] = taille;
  html.dataset['police'] = police;
}

export function setPreferences(change: Partial<Preferences>) {
  current = { ...current, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // Storage refused (private window): the choice lasts until the page closes.
  }
  applyPreferences();
  for (const listener of listeners) listener();
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, () => current);
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(): Preferences {
  const stored = readStored();
  return {
    theme: oneOf(CHOICES.theme, stored['theme']),
    taille: oneOf(CHOICES.taille, stored['taille']),
    police: oneOf(CHOICES.police, stored['police']),
  };
}

function readStored(): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function oneOf<T>(choices: readonly [T, ...T[]], value: unknown): T {
  return choices.find((choice) => choice === value) ?? choices[0];
}

function wantsContrast() {
  // Absent from the documents of unit tests.
  return 'matchMedia' in globalThis && matchMedia('(prefers-contrast: more)').matches;
}
