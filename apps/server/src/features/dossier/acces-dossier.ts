import { type ActionDossier, peutSurDossier } from '@orapont/domain/acces/politique';
import { type DateCivile, jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import type { Tx } from '../../kernel/bd.ts';
import { appelant, enSoin, type Session, type SessionSoin } from '../../kernel/session.ts';
import { tracer, tracerTous } from '../../kernel/traces-repository.ts';
import { refuserVolume, surveillerVolume } from '../../kernel/volume.ts';
import { type LigneBrute, trouverDossier } from './dossier-repository.ts';
import type { DepsDossier } from './ports.ts';
import { lireSejours, type SejourBrut } from './sejour-repository.ts';

/** A record on which the policy has said yes, in the transaction that read it. */
export type Ouvert = {
  readonly dossier: LigneBrute;
  readonly sejours: readonly SejourBrut[];
  readonly jour: DateCivile;
  readonly session: SessionSoin;
};

export const jourDe = ({ maintenant }: DepsDossier): DateCivile => jourParis(maintenant().toISOString());

export const estEnCours = (sejour: { readonly du: string; readonly au: string | null }, jour: string) =>
  sejour.du <= jour && (sejour.au === null || sejour.au >= jour);

export const sitesDuJour = (sejours: readonly SejourBrut[], jour: string): readonly string[] =>
  sejours.filter((sejour) => estEnCours(sejour, jour)).map(({ siteId }) => siteId);

/** Throws unless the policy allows the action on these sites of the person's own organisation. */
export function exigerSur(session: SessionSoin, action: ActionDossier, sites: readonly string[]): void {
  const verdict = peutSurDossier(session.acteur, action, { organisationId: session.organisationId, sites });
  if (verdict.accord) return;
  if (verdict.motifs.includes('AUTRE_ORGANISATION')) throw new Erreur('INTROUVABLE');
  throw new Erreur('INTERDIT', verdict.motifs);
}

/** Reads a record and its stays, and asks the policy. A row that the wall hides is absent. */
export async function ouvrir(
  tx: Tx,
  deps: DepsDossier,
  session: SessionSoin,
  id: string,
  action: ActionDossier,
): Promise<Ouvert> {
  const dossier = await trouverDossier(tx, id);
  if (!dossier) throw new Erreur('INTROUVABLE');
  const jour = jourDe(deps);
  const sejours = await lireSejours(tx, id);
  exigerSur(session, action, sitesDuJour(sejours, jour));
  return { dossier, sejours, jour, session };
}

export type Acces = {
  readonly id: string;
  readonly action: ActionDossier;
  readonly trace: string;
  readonly acteId?: string | undefined;
};

/**
 * A reading of a record: access decided, volume watched, and the trace written in the same transaction as what is read.
 *
 * @rule DOS-09, DOS-12
 * @source PGSSI-S (imputabilité)
 */
export async function lireTrace<T>(
  deps: DepsDossier,
  qui: Session,
  { id, action, trace }: Acces,
  lire: (tx: Tx, ouvert: Ouvert) => Promise<T>,
): Promise<T> {
  const session = enSoin(qui);
  await refuserVolume(deps, session, id);
  return deps.bd.organisation(appelant(session), async (tx) => {
    const ouvert = await ouvrir(tx, deps, session, id, action);
    const lu = await lire(tx, ouvert);
    await tracerSur(tx, session, trace, id);
    await surveillerVolume(tx, deps, session);
    return lu;
  });
}

const evenement = (session: SessionSoin, action: string, dossierId?: string) =>
  ({
    organisationId: session.organisationId,
    chaine: 'ACCES',
    action,
    acteur: session.nom,
    compteId: session.compteId,
    dossierId,
  }) as const;

export const tracerSur = (tx: Tx, session: SessionSoin, action: string, dossierId?: string) =>
  tracer(tx, evenement(session, action, dossierId));

/** The same thing done to many records. */
export const tracerSurTous = (tx: Tx, session: SessionSoin, action: string, dossiers: readonly string[]) =>
  tracerTous(
    tx,
    dossiers.map((dossierId) => evenement(session, action, dossierId)),
  );
