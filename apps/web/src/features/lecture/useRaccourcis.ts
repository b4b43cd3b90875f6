import { type RefObject, useEffect, useEffectEvent } from 'react';

/** Actions by key as `touche` names it: « b », « maj+b », « pagedown », « + ». */
export type TableRaccourcis = Readonly<Record<string, () => void>>;

const SAISIE =
  'input:not([type=radio], [type=checkbox], [type=range]), textarea, select, [contenteditable], [role=textbox]';
/** Widgets that listen to letters themselves (type-ahead) or sit above the room. */
const SURCOUCHES = '[role=listbox], [role=menu], [role=combobox], [role=dialog], [role=alertdialog]';

/**
 * Single-key shortcuts. They rest while someone types, while a list or a dialog is open, when a modifier
 * is held, and when the reader has switched them off. A table that depends on what is shown is asked for at the key.
 *
 * @source WCAG 2.2, 2.1.4 Character Key Shortcuts
 */
export function useRaccourcis(
  table: TableRaccourcis | (() => TableRaccourcis),
  options: { readonly actif: boolean; readonly zone?: RefObject<HTMLElement | null> },
): void {
  const surTouche = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && occupe(event.target)) return;
    const nom = touche(event);
    const offertes = typeof table === 'function' ? table() : table;
    const action = Object.hasOwn(offertes, nom) ? offertes[nom] : undefined;
    if (!action) return;
    event.preventDefault();
    action();
  });
  const { actif, zone } = options;

  useEffect(() => {
    if (!actif) return;
    const cible: HTMLElement | Document = zone?.current ?? document;
    const ecouter = (event: Event) => surTouche(event as KeyboardEvent);
    cible.addEventListener('keydown', ecouter);
    return () => cible.removeEventListener('keydown', ecouter);
  }, [actif, zone]);
}

/** Name of a key, the same whether Caps Lock is on or not; Shift counts for letters only. */
export function touche(event: Pick<KeyboardEvent, 'key' | 'shiftKey'>): string {
  const nom = event.key.toLowerCase();
  return event.shiftKey && /^[a-z]$/.test(nom) ? `maj+${nom}` : nom;
}

function occupe(cible: Element): boolean {
  return cible.closest(`${SAISIE}, ${SURCOUCHES}`) !== null;
}
