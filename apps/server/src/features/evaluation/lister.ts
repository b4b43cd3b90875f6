import type { listerEvaluations } from '@orapont/contract/evaluation';
import type { ReplyOf } from '@orapont/contract/route';
import { peutSurDossier } from '@orapont/domain/acces/politique';
import { profilPropose } from '@orapont/domain/evaluation/catalogue';
import { appelant, enSoin, type Session } from '../../kernel/session.ts';
import { tracer } from '../../kernel/traces-repository.ts';
import { refuserVolume, surveillerVolume } from '../../kernel/volume.ts';
import { dossierDe, exigerSuivie, jourDe } from './acces.ts';
import { lireEvaluations } from './evaluation-repository.ts';
import type { DepsEvaluation } from './ports.ts';

/**
 * Observations of a person, those that were corrected included.
 *
 * @rule DOS-09, DOS-12
 */
export async function lister(
  deps: DepsEvaluation,
  qui: Session,
  dossierId: string,
): Promise<ReplyOf<typeof listerEvaluations>> {
  const session = enSoin(qui);
  await refuserVolume(deps, session, dossierId);
  return deps.bd.organisation(appelant(session), async (tx) => {
    const suivie = await exigerSuivie(tx, deps, session, dossierId, 'evaluation.lire');
    const gardees = await lireEvaluations(tx, dossierId);
    const corrigees = new Set(gardees.map(({ remplaceId }) => remplaceId));
    await tracer(tx, {
      organisationId: session.organisationId,
      chaine: 'ACCES',
      action: 'EVALUATIONS_LUES',
      acteur: session.nom,
      compteId: session.compteId,
      dossierId,
    });
    await surveillerVolume(tx, deps, session);
    return {
      identite: suivie.identite,
      profil: profilPropose({
        naissance: suivie.dateNaissance,
        jour: jourDe(deps),
        categorie: suivie.categorie,
      }),
      ecrire: peutSurDossier(session.acteur, 'evaluation.ecrire', dossierDe(session, suivie)).accord,
      evaluations: gardees.map(({ dossierId: _, ...evaluation }) => ({
        ...evaluation,
        remplacee: corrigees.has(evaluation.id),
      })),
    };
  });
}
