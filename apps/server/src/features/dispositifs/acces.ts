import { type ActionDispositif, peutSurDispositif } from '@orapont/domain/acces/politique';
import { Erreur } from '@orapont/domain/erreurs';
import type { Tx } from '../../kernel/bd.ts';
import type { Session } from '../../kernel/session.ts';
import { tracer } from '../../kernel/traces-repository.ts';
import { organisationOuverte } from './dispositif-repository.ts';
import type { DepsDispositifs } from './ports.ts';

/** Where devices are looked after, and by whom. */
export type Atelier = {
  readonly organisationId: string;
  readonly compteId: string;
  readonly nom: string;
  readonly peut: (action: ActionDispositif) => boolean;
};

/**
 * Opens the devices of an organisation: one's own, or the one that whoever runs the platform names.
 *
 * @rule CAP-03
 */
export async function dansAtelier<T>(
  { bd }: DepsDispositifs,
  session: Session,
  demandee: string | undefined,
  action: ActionDispositif,
  travail: (tx: Tx, atelier: Atelier) => Promise<T>,
): Promise<T> {
  const organisationId = session.organisationId ?? demandee;
  if (organisationId === undefined) throw new Erreur('SAISIE_INVALIDE', ['ORGANISATION_A_CHOISIR']);
  const verdict = (geste: ActionDispositif) => peutSurDispositif(session.acteur, geste, { organisationId });
  const decision = verdict(action);
  if (!decision.accord) throw new Erreur('INTERDIT', decision.motifs);
  const { compteId, nom } = session;
  return bd.organisation({ organisationId, compteId }, async (tx) => {
    if (!(await organisationOuverte(tx, organisationId))) throw new Erreur('INTROUVABLE');
    return travail(tx, { organisationId, compteId, nom, peut: (geste) => verdict(geste).accord });
  });
}

/** Nothing of a patient is read or written here: the trace is a technical one. */
export const tracerDispositif = (
  tx: Tx,
  { organisationId, compteId, nom }: Omit<Atelier, 'peut'>,
  action: string,
) => tracer(tx, { organisationId, chaine: 'TECHNIQUE', action, acteur: nom, compteId });
