import { type ComponentType, createElement, useEffect, useState } from 'react';

/** What is wanted is given all it needs; what is only fetched for later may wait for that too. */
type DeferredProps<P> = (P & { readonly when: boolean }) | (Partial<P> & { readonly when: false });

/**
 * A part of a screen that is not seen at first: fetched while the page rests, or at once when it is wanted. When it is there it is
 * drawn in the same turn, and it stays once it was wanted, so that it can take its leave.
 */
export function deferred<P extends object>(
  load: () => Promise<ComponentType<P>>,
): ComponentType<DeferredProps<P>> {
  let part: ComponentType<P> | undefined;
  let coming: Promise<void> | undefined;
  const fetchPart = () => {
    coming ??= load().then(
      (loaded) => {
        part = loaded;
      },
      (cause: unknown) => {
        // The next one who wants it tries again.
        coming = undefined;
        throw cause;
      },
    );
    return coming;
  };
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each part, beside the imports, like `lazy`
  return function Deferred({ when, ...props }) {
    const [wasWanted, setWasWanted] = useState(when);
    if (when && !wasWanted) setWasWanted(true);
    const [, show] = useState({});
    useEffect(() => {
      if (part) return;
      if (!wasWanted) return atRest(() => fetchPart().catch(() => undefined));
      let isGone = false;
      fetchPart().then(
        () => {
          if (!isGone) show({});
        },
        (cause: unknown) => {
          // What cannot be fetched is told by the frame, like a screen that cannot.
          if (!isGone)
            show(() => {
              throw cause;
            });
        },
      );
      return () => {
        isGone = true;
      };
    }, [wasWanted]);
    return wasWanted && part ? createElement(part, props as unknown as P) : null;
  };
}

function atRest(task: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(task, 1_000);
    return () => clearTimeout(timer);
  }
  const request = requestIdleCallback(task, { timeout: 5_000 });
  return () => cancelIdleCallback(request);
}
