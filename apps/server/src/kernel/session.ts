import type { Role } from '@orapont/contract/route';
import type { ActeurAcces } from '@orapont/domain/acces/politique';
import { Erreur } from '@orapont/domain/erreurs';
import type { CodeProfession } from '@orapont/domain/identite/professions';

/** The password was right; the second factor is awaited. Opens nothing but itself. */
export type DemiSession = {
  readonly etape: 'SECOND_FACTEUR';
  readonly id: string;
  readonly compteId: string;
};

/** An enrolled tablet or telephone: it delivers what was captured with it, under the name of who took it along, and reads nothing. */
export type SessionAppareil = {
  readonly etape: 'APPAREIL';
  readonly id: string;
  readonly nom: string;
  readonly organisationId: string;
  readonly siteId: string;
};

/** A person at work: account, profession, and the organisation chosen among his affectations. */
export type Session = {
  readonly etape: 'OUVERTE';
  readonly id: string;
  readonly compteId: string;
  readonly nom: string;
  readonly roles: readonly Role[];
  readonly administrateur: boolean;
  readonly organisationId: string | null;
  readonly organisationNom: string;
  readonly siteId: string | null;
  readonly professionnelId: string | null;
  readonly profession: CodeProfession | null;
  readonly rpps: string | null;
  readonly acteur: ActeurAcces;
  /** End of the signing period opened by a second factor on this device. */
  readonly signatureJusqu: string | null;
};

/** The session of someone who works in an organisation and is a professional; refuses the others. */
export type SessionSoin = Session & { readonly organisationId: string; readonly professionnelId: string };

export function enSoin(session: Session): SessionSoin {
  const { organisationId, professionnelId } = session;
  if (organisationId === null || professionnelId === null) throw new Erreur('INTERDIT', ['SANS_AFFECTATION']);
  return { ...session, organisationId, professionnelId };
}

/** The device that called; a route of people never sees one. */
export function enAppareil(session: Session | SessionAppareil): SessionAppareil {
  if (session.etape !== 'APPAREIL') throw new Erreur('NON_AUTHENTIFIE', ['JETON_APPAREIL']);
  return session;
}

export const appelant = ({ organisationId, compteId }: SessionSoin) => ({ organisationId, compteId });
