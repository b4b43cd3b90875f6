import type { ProblemeT } from '@orapont/contract/communs';
import { type CodeErreur, Erreur } from '@orapont/domain/erreurs';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { tracerErreur } from './journal.ts';
import { PHRASES_CODES, PHRASES_MOTIFS } from './phrases.ts';

const STATUTS = {
  INTROUVABLE: 404,
  INTERDIT: 403,
  NON_AUTHENTIFIE: 401,
  CONFLIT: 409,
  REGLE_NON_RESPECTEE: 422,
  SAISIE_INVALIDE: 422,
  TROP_DE_REQUETES: 429,
  INDISPONIBLE: 503,
  TROP_GRAND: 413,
  PARTI: 410,
} as const satisfies Record<CodeErreur, number>;

/** The only place where an error becomes an HTTP reply (RFC 9457). Anything unknown is traced without its message, and hidden. */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const probleme = enProbleme(error);
    if (probleme.status >= 500 && !(error instanceof Erreur))
      tracerErreur(request.log, error, request.routeOptions.url);
    if (probleme.status === 503) reply.header('retry-after', '2');
    return reply.code(probleme.status).type('application/problem+json').send(JSON.stringify(probleme));
  });
  app.setNotFoundHandler((_request, reply) =>
    reply
      .code(404)
      .type('application/problem+json')
      .send(JSON.stringify(probleme('INTROUVABLE', 404, PHRASES_CODES.INTROUVABLE))),
  );
}

export function enProbleme(error: unknown): ProblemeT {
  if (error instanceof Erreur) {
    const phrases = error.motifs
      .map((motif) => PHRASES_MOTIFS[motif])
      .filter((phrase) => phrase !== undefined);
    const detail = phrases.length > 0 ? phrases.join(' ') : PHRASES_CODES[error.code];
    return {
      ...probleme(error.code, STATUTS[error.code], detail),
      motifs: [...error.motifs],
      ...(error.champs ? { champs: { ...error.champs } } : {}),
      ...(error.obstacles ? { obstacles: [...error.obstacles] } : {}),
    };
  }
  if (error instanceof z.ZodError) return saisieInvalide(error);
  const status = statutFastify(error);
  if (status === 413) return probleme('TROP_GRAND', 413, PHRASES_CODES.TROP_GRAND);
  if (status === 429) return probleme('TROP_DE_REQUETES', 429, PHRASES_CODES.TROP_DE_REQUETES);
  if (status >= 400 && status < 500)
    return probleme(
      'SAISIE_INVALIDE',
      status,
      'Cette requête est mal formée. Rechargez la page, puis réessayez.',
    );
  return probleme(
    'INTERNE',
    500,
    'Une erreur est survenue de notre côté. Rien de ce qui est confirmé n’est perdu : réessayez dans un instant.',
  );
}

function saisieInvalide(error: z.ZodError): ProblemeT {
  const champs: Record<string, string> = {};
  for (const { path, message } of error.issues) champs[path.join('.')] ??= message;
  return { ...probleme('SAISIE_INVALIDE', 422, PHRASES_CODES.SAISIE_INVALIDE), champs };
}

const probleme = (code: string, status: number, detail: string): ProblemeT => ({
  type: `urn:orapont:erreur:${code.toLowerCase().replaceAll('_', '-')}`,
  title: code,
  status,
  code,
  detail,
  motifs: [],
});

function statutFastify(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return 500;
  return typeof error.statusCode === 'number' ? error.statusCode : 500;
}
