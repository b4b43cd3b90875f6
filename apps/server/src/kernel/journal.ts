import type { FastifyBaseLogger } from 'fastify';

/**
 * Logs hold ids, codes and durations only. The message of an unknown error is not written: a database detail such as
 * « Key (nom)=(…) » would carry health data (DESIGN rule 6, canary test).
 */
export function tracerErreur(log: FastifyBaseLogger, error: unknown, ou: string | undefined): void {
  log.error({ ou, ...descriptionSure(error) }, 'erreur');
}

export function descriptionSure(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const pile = (error.stack ?? '').split('\n').filter((ligne) => /^\s+at /.test(ligne));
  return {
    type: error.name,
    ...choisir(error, ['code', 'table', 'constraint', 'routine', 'responseCode', 'command']),
    pile: pile.slice(0, 6).map((ligne) => ligne.trim()),
    ...(error.cause ? { cause: descriptionSure(error.cause) } : {}),
  };
}

function choisir(error: Error, noms: readonly string[]): Record<string, unknown> {
  const champs = error as unknown as Record<string, unknown>;
  return Object.fromEntries(noms.filter((nom) => champs[nom] !== undefined).map((nom) => [nom, champs[nom]]));
}
