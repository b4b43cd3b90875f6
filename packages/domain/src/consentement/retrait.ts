import { attendReponse, type EtatActe } from '../teleexpertise/etat.ts';

export type EffetRetrait = {
  readonly annuleActe: boolean;
  readonly fermePartage: boolean;
  readonly conserveCompteRendu: boolean;
};

/**
 * What a withdrawal changes. Before the answer it cancels the act and closes its sharing; after, the
 * compte rendu is part of two records and stays under retention.
 *
 * @rule TE-08
 * @source art. L.1111-4 CSP (consent may be withdrawn at any time); art. R.1112-7 CSP for retention
 * @interpretation The care already given is not undone: only future sharing could be, and none remains.
 */
export function effetRetrait(etat: EtatActe): EffetRetrait {
  const rendu = etat === 'AVIS_RENDU' || etat === 'CLOTUREE';
  return {
    annuleActe: etat === 'BROUILLON' || attendReponse(etat),
    fermePartage: !rendu,
    conserveCompteRendu: rendu,
  };
}
