import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { passager } from '../kernel/requetes.ts';
import { Banner } from '../ui/Banner.tsx';

/** One failure may be a restart; from the second one on, it is said. */
const ECHECS = 2;

/** On every screen, the sentence of a server or a base that is away, for as long as something on the page asks again. */
export function Panne() {
  const cache = useQueryClient().getQueryCache();
  const phrase = useSyncExternalStore(
    (prevenir) => cache.subscribe(prevenir),
    () =>
      cache
        .getAll()
        .map(({ state }) => state)
        .find(
          ({ fetchStatus, fetchFailureCount, fetchFailureReason }) =>
            fetchStatus === 'fetching' && fetchFailureCount >= ECHECS && passager(fetchFailureReason),
        )?.fetchFailureReason?.message,
  );
  return phrase ? <Banner kind="attention" layout="strip" title={phrase} isLive={true} /> : null;
}
