import type { FastifyReply } from 'fastify';
import { enProbleme } from './http-errors.ts';

/** Lets the tus protocol answer by itself, on the raw response: security headers set so far go with it. */
export async function laisserRepondre(
  reponse: FastifyReply,
  traiter: () => Promise<void>,
): Promise<FastifyReply> {
  for (const [nom, valeur] of Object.entries(reponse.getHeaders()))
    if (valeur !== undefined) reponse.raw.setHeader(nom, valeur);
  reponse.hijack();
  await traiter();
  return reponse;
}

/**
 * A refusal in the words of every other one, for the protocol to answer.
 *
 * @throws the cause when the fault is the server's: it becomes the technical error of the protocol, which the sender tries again
 */
export function refusDEnvoi(cause: unknown) {
  const { status, code, motifs, detail } = enProbleme(cause);
  if (status >= 500) throw cause;
  return { statut: status, code, motifs, phrase: detail };
}
