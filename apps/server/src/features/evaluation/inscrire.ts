import { type EvaluationT, EvaluationZ } from '@orapont/contract/evaluation';
import { Erreur } from '@orapont/domain/erreurs';
import { echelleDe } from '@orapont/domain/evaluation/catalogue';
import { controler, PHRASE_REPONSES } from '@orapont/domain/evaluation/echelle';
import { phrasesDe } from '@orapont/domain/evaluation/lire-score';
import type { Tx } from '../../kernel/bd.ts';
import { tracer } from '../../kernel/traces-repository.ts';
import {
  acteDuDossier,
  type EvaluationGardee,
  insererEvaluation,
  trouverEvaluation,
} from './evaluation-repository.ts';
import type { AuteurEvaluation, InscrireEvaluation } from './ports.ts';

/** A clock that runs fast by less than this is believed. */
const AVANCE_ADMISE = 24 * 3_600_000;

/**
 * @rule CAP-01, DOS-09
 * @throws Erreur SAISIE_INVALIDE for an answer that the scale does not have, CONFLIT when someone corrected the same one before,
 * INTROUVABLE when the act or the corrected observation is of another record
 */
export const inscrireEvaluation: InscrireEvaluation = async (tx, auteur, dossierId, brute, maintenant) => {
  const evaluation = EvaluationZ.parse(brute);
  const echelle = echelleDe(evaluation.echelle);
  exigerJuste(evaluation, maintenant);
  const recue = { id: evaluation.id, phrases: phrasesDe(echelle, evaluation.reponses) };
  if (await dejaLa(tx, dossierId, evaluation)) return recue;
  await exigerLiens(tx, dossierId, evaluation);
  if (!(await insererEvaluation(tx, auteur, dossierId, evaluation))) {
    if (await dejaLa(tx, dossierId, evaluation)) return recue;
    throw new Erreur('CONFLIT', ['EVALUATION_DEJA_CORRIGEE']);
  }
  await tracerEvaluation(tx, auteur, dossierId, evaluation);
  return recue;
};

function exigerJuste({ echelle, reponses, faiteLe }: EvaluationT, maintenant: Date): void {
  const verdict = controler(echelleDe(echelle), reponses);
  if (!verdict.accord) {
    const [motif] = verdict.motifs;
    throw new Erreur('SAISIE_INVALIDE', verdict.motifs, {
      champs: motif ? { reponses: PHRASE_REPONSES[motif] } : {},
    });
  }
  if (Date.parse(faiteLe) > maintenant.getTime() + AVANCE_ADMISE)
    throw new Erreur('SAISIE_INVALIDE', [], {
      champs: { faiteLe: 'Cette date est dans l’avenir : notez le moment de l’observation.' },
    });
}

/** The same id is the same observation, or it is someone else's. */
async function dejaLa(tx: Tx, dossierId: string, evaluation: EvaluationT): Promise<boolean> {
  const gardee = await trouverEvaluation(tx, evaluation.id);
  if (!gardee) return false;
  if (gardee.dossierId !== dossierId || !pareille(gardee, evaluation))
    throw new Erreur('CONFLIT', ['CLE_REUTILISEE']);
  return true;
}

const pareille = (gardee: EvaluationGardee, recue: EvaluationT): boolean =>
  gardee.echelle === recue.echelle &&
  gardee.faiteLe === new Date(recue.faiteLe).toISOString() &&
  Object.keys({ ...gardee.reponses, ...recue.reponses }).every(
    (code) => gardee.reponses[code] === recue.reponses[code],
  );

async function exigerLiens(tx: Tx, dossierId: string, evaluation: EvaluationT): Promise<void> {
  const { acteId, remplaceId } = evaluation;
  if (acteId !== null && !(await acteDuDossier(tx, acteId, dossierId))) throw new Erreur('INTROUVABLE');
  if (remplaceId === null) return;
  const corrigee = await trouverEvaluation(tx, remplaceId);
  if (corrigee?.dossierId !== dossierId || corrigee.echelle !== evaluation.echelle)
    throw new Erreur('INTROUVABLE');
}

const tracerEvaluation = (
  tx: Tx,
  { organisationId, compteId, nom }: AuteurEvaluation,
  dossierId: string,
  { acteId, remplaceId }: EvaluationT,
) =>
  tracer(tx, {
    organisationId,
    chaine: 'ACCES',
    action: remplaceId === null ? 'EVALUATION_ECRITE' : 'EVALUATION_CORRIGEE',
    acteur: nom,
    compteId,
    dossierId,
    acteId: acteId ?? undefined,
  });
