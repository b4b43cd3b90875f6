import { type ActionActe, peutSurActe } from '@orapont/domain/acces/politique';
import { Erreur } from '@orapont/domain/erreurs';
import type { Tx } from '../../../kernel/bd.ts';
import type { SessionSoin } from '../../../kernel/session.ts';
import { tracer } from '../../../kernel/traces-repository.ts';
import { type LigneActe, lireActe, traceRecente, verrouillerActe } from './demande-repository.ts';

const objet = (acte: LigneActe) => ({
  organisationId: acte.organisation_id,
  siteId: acte.site_id,
  requisId: acte.requis_id,
  partageOuvert: false,
});

export const peut = (session: SessionSoin, action: ActionActe, acte: LigneActe) =>
  peutSurActe(session.acteur, action, objet(acte));

/** Refuses who may not; an act of another organisation does not exist. */
export function exiger(session: SessionSoin, action: ActionActe, acte: LigneActe): void {
  const verdict = peut(session, action, acte);
  if (verdict.accord) return;
  throw verdict.motifs.includes('AUTRE_ORGANISATION')
    ? new Erreur('INTROUVABLE')
    : new Erreur('INTERDIT', verdict.motifs);
}

/** The act for writing: held, and open to this person for this action. */
export async function prendre(tx: Tx, session: SessionSoin, action: ActionActe, id: string) {
  const acte = await verrouillerActe(tx, id);
  if (!acte) throw new Erreur('INTROUVABLE');
  exiger(session, action, acte);
  return acte;
}

export async function consulter(tx: Tx, session: SessionSoin, id: string): Promise<LigneActe> {
  const acte = await lireActe(tx, id);
  if (!acte) throw new Erreur('INTROUVABLE');
  exiger(session, 'acte.lire', acte);
  return acte;
}

export type ActionDemande =
  | 'DEMANDE_CREEE'
  | 'DEMANDE_OUVERTE'
  | 'DEMANDE_MODIFIEE'
  | 'DEMANDE_CONFIEE'
  | 'DEMANDE_ENVOYEE'
  | 'DEMANDE_ANNULEE'
  | 'DEMANDE_RELEVEE'
  | 'DEMANDE_REPRISE'
  | 'COMPLEMENT_FOURNI'
  | 'CONSENTEMENT_RECUEILLI'
  | 'REFUS_RECUEILLI'
  | 'CONSENTEMENT_RETIRE';

export const noter = (
  tx: Tx,
  session: SessionSoin,
  action: ActionDemande,
  acte: Pick<LigneActe, 'id' | 'dossier_id'>,
) =>
  tracer(tx, {
    organisationId: session.organisationId,
    chaine: 'ACCES',
    action,
    acteur: session.nom,
    compteId: session.compteId,
    dossierId: acte.dossier_id,
    acteId: acte.id,
  });

const FENETRE_MS = 10 * 60_000;

/** A page that refreshes or saves itself is one event for ten minutes, not fifty. */
export async function noterUneFois(
  tx: Tx,
  session: SessionSoin,
  action: ActionDemande,
  acte: LigneActe,
  maintenant: Date,
): Promise<void> {
  const depuis = new Date(maintenant.getTime() - FENETRE_MS).toISOString();
  if (await traceRecente(tx, { acteId: acte.id, compteId: session.compteId, action, depuis })) return;
  await noter(tx, session, action, acte);
}
