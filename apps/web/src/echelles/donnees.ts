import type { Reponse, Reponses } from '@orapont/domain/evaluation/echelle';

/** What is sent: an item that was not looked at is absent. */
export const donnees = (reponses: Reponses): Record<string, Reponse> =>
  Object.fromEntries(
    Object.entries(reponses).flatMap(([code, reponse]) => (reponse === undefined ? [] : [[code, reponse]])),
  );
