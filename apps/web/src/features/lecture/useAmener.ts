import { type RefObject, useEffect } from 'react';

/** Brings a pane into sight each time that it is asked for: on a telephone panes stand one under the other. */
export function useAmener(volet: RefObject<HTMLElement | null>, appel: unknown): void {
  useEffect(() => {
    const place = appel ? volet.current?.getBoundingClientRect() : undefined;
    if (place && (place.top < 0 || place.top > window.innerHeight / 2))
      volet.current?.scrollIntoView?.({ block: 'start' });
  }, [volet, appel]);
}
