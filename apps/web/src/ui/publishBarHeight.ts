/**
 * As the `ref` of a bar that may stay at an edge: publishes its height, which grows with its banner or its second row, so that nothing
 * sticks, lands or takes the focus behind it.
 */
const publish =
  (property: '--sticky-top' | '--sticky-bottom', sticks: (style: CSSStyleDeclaration) => boolean) =>
  (bar: HTMLElement | null): (() => void) | undefined => {
    // Absent from the documents of unit tests.
    if (!bar || !('ResizeObserver' in globalThis)) return undefined;
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() => {
      style.setProperty(property, `${sticks(getComputedStyle(bar)) ? bar.offsetHeight : 0}px`);
    });
    observer.observe(bar);
    return () => {
      observer.disconnect();
      style.removeProperty(property);
    };
  };

export const publishTopHeight = publish('--sticky-top', ({ position }) => position === 'sticky');
/** Beside the content, on a wide screen, the same bar holds to the top. */
export const publishBottomHeight = publish(
  '--sticky-bottom',
  ({ position, bottom }) => position === 'sticky' && bottom !== 'auto',
);
