import { inject } from 'vitest';

/** One of the servers that the run started, as a journey reaches it. */
export type Place = {
  readonly origine: string;
  readonly port: number;
  /** Where machines send pictures. */
  readonly portDicom: number;
  readonly dossier: string;
  readonly journal: string;
};

declare module 'vitest' {
  interface ProvidedContext {
    places: readonly Place[];
  }
}

/** The server of this worker: two journeys that go at once never share one. */
export function ici(): Place {
  const place = inject('places')[Number(process.env['VITEST_POOL_ID'] ?? 1) - 1];
  if (!place) throw new Error('Il y a moins de serveurs que de parcours à la fois.');
  return place;
}
