import { jourParis } from '@orapont/domain/dates';
import type { Tx } from '../../kernel/bd.ts';
import type { Session } from '../../kernel/session.ts';
import { PLATEFORME, tracer } from '../../kernel/traces-repository.ts';
import { organisationsDuCompte } from './comptes-repository.ts';
import type { DepsAcces } from './ports.ts';

export type ActionAcces =
  | 'SESSION_OUVERTE'
  | 'SESSION_FERMEE'
  | 'LIEU_CHOISI'
  | 'PERIODE_SIGNATURE_OUVERTE'
  | 'COMPTE_CREE'
  | 'COMPTE_REINITIALISE'
  | 'COMPTE_FERME'
  | 'COMPTE_ROUVERT'
  | 'LIEN_UTILISE'
  | 'MOTS_DE_PASSE_FREINES'
  | 'CODES_FREINES';

/** Who guesses is not known: neither a name typed nor an address is kept. */
export const INCONNU = { nom: 'Personne non identifiée', compteId: undefined } as const;

/** What a person does with his own session, in the transaction that does it: in the technical chain of where he works. */
export function tracerSession(
  tx: Tx,
  { organisationId, compteId, nom }: Pick<Session, 'organisationId' | 'compteId' | 'nom'>,
  action: ActionAcces,
): Promise<void> {
  return tracer(tx, {
    organisationId: organisationId ?? PLATEFORME,
    chaine: 'TECHNIQUE',
    action,
    acteur: nom,
    compteId,
  });
}

/**
 * What is done to an account, in the transaction that does it: in the technical chain of each organisation where its person works,
 * and in that of the platform when there is none.
 */
export async function tracerCompte(
  tx: Tx,
  { maintenant }: Pick<DepsAcces, 'maintenant'>,
  compteVise: string,
  par: { readonly nom: string; readonly compteId: string | undefined },
  action: ActionAcces,
): Promise<void> {
  const jour = jourParis(maintenant().toISOString());
  const siennes = await organisationsDuCompte(tx, compteVise, jour);
  for (const organisationId of siennes.length > 0 ? siennes : [PLATEFORME])
    await tracer(tx, {
      organisationId,
      chaine: 'TECHNIQUE',
      action,
      acteur: par.nom,
      compteId: par.compteId,
    });
}
