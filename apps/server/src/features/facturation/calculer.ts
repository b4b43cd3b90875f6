import { createHash } from 'node:crypto';
import type { Tx } from '../../kernel/bd.ts';
import { tracer } from '../../kernel/traces-repository.ts';
import { type Decidee, deciderRqd, deciderTe2, identiteDe } from './decider.ts';
import { acteDemande, acteDuCompteRendu, acteSigne } from './faits-repository.ts';
import { ecrireLigne, seulACalculer } from './ligne-repository.ts';
import type { DepsFacturation } from './ports.ts';

export type ACalculer = {
  readonly organisationId: string;
  /** Requis's side: the delivery of this compte rendu was accepted. */
  readonly compteRenduId?: string | undefined;
  /** Requérant's side: the answer to this act has arrived. */
  readonly acteId?: string | undefined;
};

/**
 * Writes the lines that an act gives a right to in this organisation, and nothing when it gives none: the reason is computed again
 * each time it is shown. One line per act and code, however often it is asked.
 *
 * @rule TE-06, TE-12, TE-13
 */
export async function calculer(
  deps: DepsFacturation,
  { organisationId, compteRenduId, acteId }: ACalculer,
): Promise<void> {
  await deps.bd.organisation({ organisationId }, async (tx) => {
    await seulACalculer(tx, organisationId);
    const acte = acteId ?? (compteRenduId && (await acteDuCompteRendu(tx, compteRenduId)));
    if (!acte) return;
    for (const decidee of await deciderTout(tx, deps, acte))
      await inscrire(tx, deps, organisationId, decidee);
  });
}

/** TE2 when this organisation answered, RQD when it asked; the two when it holds both sides. */
export async function deciderTout(
  tx: Tx,
  deps: Pick<DepsFacturation, 'registre' | 'tarifsAVerifier'>,
  acteId: string,
): Promise<readonly Decidee[]> {
  const signe = await acteSigne(tx, acteId);
  const demande = await acteDemande(tx, acteId);
  return [
    ...(signe ? [await deciderTe2(tx, deps, signe)] : []),
    ...(demande ? [await deciderRqd(tx, deps, demande)] : []),
  ];
}

async function inscrire(
  tx: Tx,
  { registre }: DepsFacturation,
  organisationId: string,
  { code, acteId, dossierId, professionnelId, praticien, plafond, demande, jour, decision }: Decidee,
): Promise<void> {
  if (!decision.accord) return;
  const { ligne } = decision;
  const nouvelle = await ecrireLigne(tx, {
    organisation_id: organisationId,
    acte_id: acteId,
    dossier_id: dossierId,
    professionnel_id: professionnelId,
    code,
    facturable: ligne.facturable,
    centimes: ligne.montant,
    date_acte: jour,
    contenu: { ligne, praticien, quotaPhrase: plafond.phrase },
  });
  if (!nouvelle) return;
  // The signature writes TE2 in the register; RQD exists only from here on.
  if (code === 'RQD')
    await registre.inscrire(tx, {
      rpps: demande.requis.rpps,
      identite: identiteDe(demande),
      code,
      date: jour,
      empreinteActe: createHash('sha256').update(acteId).digest('hex'),
    });
  await tracer(tx, {
    organisationId,
    chaine: 'TECHNIQUE',
    action: 'LIGNE_FACTURATION_ECRITE',
    acteur: 'Orapont',
    acteId,
    dossierId,
  });
}
