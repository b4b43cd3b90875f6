import { lireBoite } from '@orapont/contract/courrier';
import type { ReplyOf } from '@orapont/contract/route';
import { type Client, Refus } from './client.ts';

/** The nurse's box of messagerie sécurisée, at the sandbox operator. */
export const BOITE_SOIGNANTE = 'emilie.roche@demo.mssante.fr';

/** What a box has received: the operator opens it at its first letter, and knows nothing of it before. */
export async function lettresDe(
  lecteur: Client,
  adresse: string,
): Promise<ReplyOf<typeof lireBoite>['messages']> {
  try {
    const { messages } = await lecteur.appeler(lireBoite, { params: { adresse } });
    return messages;
  } catch (cause) {
    if (cause instanceof Refus && cause.statut === 404) return [];
    throw cause;
  }
}
