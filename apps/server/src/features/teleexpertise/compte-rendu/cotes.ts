import { peutSurActe, peutSurDossier } from '@orapont/domain/acces/politique';
import { jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import type { Tx } from '../../../kernel/bd.ts';
import { sitesDuDossier } from '../../../kernel/dossier-repository.ts';
import { appelant, type SessionSoin } from '../../../kernel/session.ts';
import { tracer } from '../../../kernel/traces-repository.ts';
import { refuserVolume, surveillerVolume } from '../../../kernel/volume.ts';
import { type LigneActe, lireActe } from '../demande/demande-repository.ts';
import { type CompteRendu, trouverCompteRendu } from './compte-rendu-repository.ts';
import type { DepsCompteRendu } from './deps.ts';
import { acteDuCompteRendu, trouverDocument } from './dossier-requis-repository.ts';

/** His own, or one of a record that is followed where he works. */
export async function ouvrirCoteRequis(
  tx: Tx,
  deps: DepsCompteRendu,
  session: SessionSoin,
  id: string,
): Promise<CompteRendu | undefined> {
  const cr = await trouverCompteRendu(tx, id);
  if (cr?.etat !== 'SIGNE') return undefined;
  if (cr.signePar === session.professionnelId) return cr;
  const sites = await sitesDuDossier(tx, cr.dossierId, jourParis(deps.maintenant().toISOString()));
  const verdict = peutSurDossier(session.acteur, 'document.lire', {
    organisationId: cr.organisationId,
    sites,
  });
  return verdict.accord ? cr : undefined;
}

export type CoteRequerant = {
  readonly acte: LigneActe;
  readonly recu: Awaited<ReturnType<typeof trouverDocument>>;
};

export async function ouvrirCoteRequerant(tx: Tx, session: SessionSoin, id: string): Promise<CoteRequerant> {
  const recu = await trouverDocument(tx, id);
  // A request, a picture or a prescription carries the act's id too: none of them is opened as if it were the answer.
  if (recu && recu.type !== 'COMPTE_RENDU') throw new Erreur('INTROUVABLE');
  const acteId = recu?.acte_id ?? (await acteDuCompteRendu(tx, id))?.id;
  const acte = acteId ? await lireActe(tx, acteId) : undefined;
  if (!acte || acte.compte_rendu === null) throw new Erreur('INTROUVABLE');
  const verdict = peutSurActe(session.acteur, 'acte.lire', {
    organisationId: acte.organisation_id,
    siteId: acte.site_id,
    requisId: acte.requis_id,
    partageOuvert: false,
  });
  if (!verdict.accord) throw new Erreur('INTERDIT', verdict.motifs);
  return { acte, recu };
}

/** Before a reading: an account that goes through comptes rendus is stopped as one that goes through records. */
export async function refuserLeVolume(
  deps: DepsCompteRendu,
  session: SessionSoin,
  id: string,
): Promise<void> {
  const dossierId = await deps.bd.organisation(appelant(session), async (tx) => {
    const mien = await ouvrirCoteRequis(tx, deps, session, id);
    return mien ? mien.dossierId : (await ouvrirCoteRequerant(tx, session, id)).acte.dossier_id;
  });
  await refuserVolume(deps, session, dossierId);
}

export async function noter(
  tx: Tx,
  deps: DepsCompteRendu,
  session: SessionSoin,
  { dossierId, acteId }: { readonly dossierId: string; readonly acteId: string },
): Promise<void> {
  await tracer(tx, {
    organisationId: session.organisationId,
    chaine: 'ACCES',
    action: 'COMPTE_RENDU_OUVERT',
    acteur: session.nom,
    compteId: session.compteId,
    dossierId,
    acteId,
  });
  await surveillerVolume(tx, deps, session);
}
