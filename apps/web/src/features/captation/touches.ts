/** Keys that mean something else: moving about, leaving, the browser's own. */
const AUTRES =
  /^(Tab|Escape|Shift|Control|Alt|AltGraph|Meta|CapsLock|NumLock|ScrollLock|Dead|Process|Unidentified|Arrow.*|Home|End|F\d+|PrintScreen|ContextMenu|BrowserBack|BrowserHome|Power|WakeUp)$/;

type Touche = Pick<KeyboardEvent, 'key' | 'repeat' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'>;

/**
 * Whether a key presses the shutter: any key that a remote, a pedal or a keyboard sends, save those that mean something else. A key
 * that is held down presses once.
 */
export function declenche(touche: Touche): boolean {
  if (touche.repeat || touche.ctrlKey || touche.metaKey || touche.altKey || touche.isComposing) return false;
  return !AUTRES.test(touche.key);
}

/** Where a key is for whatever has the focus: a box to type in, a list, a button other than the shutter. */
export function estPris(cible: EventTarget | null, key: string): boolean {
  if (!(cible instanceof Element)) return false;
  if (cible.closest('[data-declencheur]')) return false;
  if (cible.closest('input, textarea, select, [contenteditable], [role="listbox"], [role="slider"]'))
    return true;
  return (
    (key === ' ' || key === 'Enter') && cible.closest('button, a, [role="button"], summary, label') !== null
  );
}
