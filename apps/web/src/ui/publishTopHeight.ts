/**
 * As the `ref` of a bar that may stay on top: publishes its height, which grows with its banner, so that nothing sticks or lands behind
 * it.
 */
export function publishTopHeight(top: HTMLElement | null): (() => void) | undefined {
  // Absent from the documents of unit tests.
  if (!top || !('ResizeObserver' in globalThis)) return undefined;
  const { style } = document.documentElement;
  const observer = new ResizeObserver(() => {
    const sticks = getComputedStyle(top).position === 'sticky';
    style.setProperty('--sticky-top', `${sticks ? top.offsetHeight : 0}px`);
  });
  observer.observe(top);
  return () => {
    observer.disconnect();
    style.removeProperty('--sticky-top');
  };
}
