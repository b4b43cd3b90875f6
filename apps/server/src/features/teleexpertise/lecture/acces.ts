import { partageOuvert, peutSurActe } from '@orapont/domain/acces/politique';
import { Erreur } from '@orapont/domain/erreurs';
import type { Tx } from '../../../kernel/bd.ts';
import { uneFois } from '../../../kernel/commande-repository.ts';
import { appelant, type SessionSoin } from '../../../kernel/session.ts';
import { tracer } from '../../../kernel/traces-repository.ts';
import { type LigneActe, lireActe, traceRecente, verrouillerActe } from '../demande/demande-repository.ts';
import type { DepsLecture } from './deps.ts';
import { reponseConnue } from './lecture-repository.ts';

/**
 * The act, read in its owner's organisation by the one professional it was sent to. Whoever else asks, or asks after a
 * withdrawal, finds nothing.
 *
 * @rule TE-05, TE-08, DOS-12
 */
export async function enFace<T>(
  deps: Pick<DepsLecture, 'bd' | 'maintenant'>,
  session: SessionSoin,
  acteId: string,
  { verrou }: { verrou: boolean },
  travail: (tx: Tx, acte: LigneActe) => Promise<T>,
): Promise<T> {
  return deps.bd.acte(appelant(session), acteId, async (tx, cote) => {
    const acte = await (verrou ? verrouillerActe(tx, acteId) : lireActe(tx, acteId));
    if (!acte || acte.requis_id !== cote.requisId) throw new Erreur('INTROUVABLE');
    exigerRequis(session, acte, partageOuvert(cote.partage, deps.maintenant().toISOString()));
    return travail(tx, acte);
  });
}

function exigerRequis(session: SessionSoin, acte: LigneActe, ouvert: boolean): void {
  const verdict = peutSurActe(session.acteur, 'acte.repondre', {
    organisationId: acte.organisation_id,
    siteId: acte.site_id,
    requisId: acte.requis_id,
    partageOuvert: ouvert,
  });
  if (verdict.accord) return;
  throw verdict.motifs.some((motif) => motif === 'NON_REQUIS' || motif === 'PARTAGE_FERME')
    ? new Erreur('INTROUVABLE')
    : new Erreur('INTERDIT', verdict.motifs);
}

export type Geste = { readonly acteId: string; readonly cle: string; readonly corps: unknown };

/**
 * Does an act of the requis once for its key. The answer is also kept on his side: a refusal closes the sharing behind it, and
 * the same click sent again must still be answered.
 */
export async function uneFoisEnFace<T>(
  deps: Pick<DepsLecture, 'bd' | 'maintenant'>,
  session: SessionSoin,
  { acteId, cle, corps }: Geste,
  travail: (tx: Tx, acte: LigneActe) => Promise<T>,
): Promise<T> {
  const qui = appelant(session);
  const commande = { compteId: session.compteId, cle, corps };
  const connue = await deps.bd.organisation(qui, (tx) => reponseConnue(tx, cle, session.compteId));
  if (connue !== undefined)
    return deps.bd.organisation(qui, (tx) =>
      uneFois<T>(tx, { ...commande, organisationId: session.organisationId }, jamais),
    );
  const reponse = await enFace(deps, session, acteId, { verrou: true }, (tx, acte) =>
    uneFois(tx, { ...commande, organisationId: acte.organisation_id, acteId }, () => travail(tx, acte)),
  );
  await deps.bd.organisation(qui, (tx) =>
    uneFois(tx, { ...commande, organisationId: session.organisationId }, async () => reponse),
  );
  return reponse;
}

async function jamais(): Promise<never> {
  throw new Erreur('CONFLIT', ['DEJA_TRAITEE']);
}

export type ActionLecture =
  | 'ACTE_OUVERT'
  | 'ACTE_MIS_A_DISPOSITION'
  | 'ACTE_ACCEPTE'
  | 'ACTE_REFUSE'
  | 'COMPLEMENT_DEMANDE'
  | 'COMPLEMENT_ABANDONNE'
  | 'CONSENTEMENT_DEMANDE'
  | 'ACTE_RELEVE'
  | 'RELEVE_PROPOSEE';

/** On the owner's side, in the transaction of the reading. */
export const noterEnFace = (tx: Tx, session: SessionSoin, action: ActionLecture, acte: LigneActe) =>
  tracer(tx, {
    organisationId: acte.organisation_id,
    chaine: 'ACCES',
    action,
    acteur: `${session.nom} (${session.organisationNom})`,
    compteId: session.compteId,
    dossierId: acte.dossier_id,
    acteId: acte.id,
  });

/** On the requis's side: a reading across the wall stands in both chains. */
export const noterChezSoi = (tx: Tx, session: SessionSoin, action: ActionLecture, acteId: string) =>
  tracer(tx, {
    organisationId: session.organisationId,
    chaine: 'ACCES',
    action,
    acteur: session.nom,
    compteId: session.compteId,
    acteId,
  });

const FENETRE_MS = 10 * 60_000;

/** A page that refreshes itself is one opening for ten minutes, not fifty. */
export function dejaNote(
  tx: Tx,
  session: SessionSoin,
  action: ActionLecture,
  acteId: string,
  maintenant: Date,
) {
  const depuis = new Date(maintenant.getTime() - FENETRE_MS).toISOString();
  return traceRecente(tx, { acteId, compteId: session.compteId, action, depuis });
}
