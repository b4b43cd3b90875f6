import { jourParis } from '@orapont/domain/dates';
import type { Session } from '../../kernel/session.ts';
import { tracer } from '../../kernel/traces-repository.ts';
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
  | 'LIEN_UTILISE';

/** What a person does with his own session, in the technical chain of where he works; nowhere, there is no chain. */
export async function tracerSession(
  { bd }: DepsAcces,
  { organisationId, compteId, nom }: Session,
  action: ActionAcces,
): Promise<void> {
  if (organisationId === null) return;
  await bd.organisation({ organisationId, compteId }, (tx) =>
    tracer(tx, { organisationId, chaine: 'TECHNIQUE', action, acteur: nom, compteId }),
  );
}

/** What is done to an account, in the technical chain of each organisation where its person works. */
export async function tracerCompte(
  { bd, maintenant }: DepsAcces,
  compteVise: string,
  par: { readonly nom: string; readonly compteId: string | undefined },
  action: ActionAcces,
): Promise<void> {
  const jour = jourParis(maintenant().toISOString());
  const organisations = await bd.authentification((tx) => organisationsDuCompte(tx, compteVise, jour));
  for (const organisationId of organisations)
    await bd.organisation({ organisationId, compteId: par.compteId }, (tx) =>
      tracer(tx, {
        organisationId,
        chaine: 'TECHNIQUE',
        action,
        acteur: par.nom,
        compteId: par.compteId,
      }),
    );
}
