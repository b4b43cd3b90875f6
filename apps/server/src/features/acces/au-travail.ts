import type { DateCivile } from '@orapont/domain/dates';
import type { Bd } from '../../kernel/bd.ts';
import { enSoin, type SessionSoin } from '../../kernel/session.ts';
import { composerSession } from './droits.ts';
import { lirePersonne } from './personne-repository.ts';

type Qui = {
  readonly compteId: string;
  readonly organisationId: string;
  readonly siteId: string;
  readonly jour: DateCivile;
};

/**
 * Whose work is being delivered, without anyone being signed in: the rights that the directory gave to this account, at this site, on that
 * day. Nothing is opened: no cookie, no second factor, no signing.
 *
 * @source docs/decisions/0014
 */
export function personnesAuTravail({ bd }: { readonly bd: Bd }) {
  return {
    async auTravail({ compteId, organisationId, siteId, jour }: Qui): Promise<SessionSoin | undefined> {
      const personne = await bd.authentification((tx) => lirePersonne(tx, compteId, jour));
      const affectation = personne?.affectations.find(
        (a) => a.organisationId === organisationId && a.siteId === siteId,
      );
      if (!personne?.professionnel || !affectation) return undefined;
      const ouverture = { id: compteId, affectationId: affectation.id, signatureJusqu: null };
      return enSoin(composerSession(personne, ouverture, jour));
    },
  };
}
