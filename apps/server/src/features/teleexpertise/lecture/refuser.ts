import type { refuserLecture } from '@orapont/contract/lecture';
import type { BodyOf } from '@orapont/contract/route';
import { Erreur } from '@orapont/domain/erreurs';
import { verifierRefus } from '@orapont/domain/teleexpertise/refus';
import type { SessionSoin } from '../../../kernel/session.ts';
import { avancer } from '../acte-repository.ts';
import { fermerPartages } from '../demande/demande-repository.ts';
import { poster } from '../demande/envoi-repository.ts';
import { noterEnFace, uneFoisEnFace } from './acces.ts';
import { boitesDuRequerant } from './boites.ts';
import type { DepsLecture } from './deps.ts';
import { refleterFinDuPartage } from './refleter.ts';

/**
 * Refuses with a reason. The letter to the requérant and the end of the sharing stand in the same transaction: of two refusals,
 * or of a refusal and an answer, one wins and one mail leaves.
 *
 * @rule TE-06
 */
export async function refuser(
  deps: DepsLecture,
  session: SessionSoin,
  acteId: string,
  body: BodyOf<typeof refuserLecture>,
  cle: string,
) {
  if (!verifierRefus(body).accord)
    throw new Erreur('SAISIE_INVALIDE', ['PRECISION_OBLIGATOIRE'], {
      champs: { precision: 'Écrivez la raison de votre refus.' },
    });
  const geste = { acteId, cle, corps: { acteId, ...body } };
  const reponse = await uneFoisEnFace(deps, session, geste, async (tx, acte) => {
    const maintenant = deps.maintenant();
    await avancer(
      tx,
      deps.travaux,
      {
        organisationId: acte.organisation_id,
        acteId,
        evenement: 'REFUSER',
        acteur: 'REQUIS',
        compteId: session.compteId,
        nom: session.nom,
        details: { motif: body.motif },
      },
      {
        refus_motif: body.motif,
        refus_precision: body.precision,
        repondu_le: maintenant.toISOString(),
        clos_le: maintenant.toISOString(),
      },
    );
    const lettre = { organisationId: acte.organisation_id, acteId };
    const { bal, courriel } = await boitesDuRequerant(tx, acte, maintenant);
    await poster(tx, deps.travaux, { ...lettre, canal: 'MSSANTE', type: 'REFUS', destinataire: bal });
    await poster(tx, deps.travaux, {
      ...lettre,
      canal: 'COURRIEL',
      type: 'NOTIF_REPONSE',
      destinataire: courriel,
      charge: { sujet: 'REPONSE' },
    });
    await noterEnFace(tx, session, 'ACTE_REFUSE', acte);
    await fermerPartages(tx, acteId, 'REFUS', maintenant.toISOString());
    return { etat: 'REFUSEE' as const };
  });
  await refleterFinDuPartage(deps, session, acteId, { etat: reponse.etat, issue: 'REFUS' });
  return reponse;
}
