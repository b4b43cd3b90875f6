import { Erreur } from '@orapont/domain/erreurs';
import type { SessionSoin } from '../../../kernel/session.ts';
import { avancer } from '../acte-repository.ts';
import { exigerAccord } from '../demande/eligibilite.ts';
import { noterEnFace, uneFoisEnFace } from './acces.ts';
import { actesChezSoi } from './actes-chez-soi.ts';
import type { DepsLecture } from './deps.ts';
import { rejuger } from './eligibilite.ts';
import { refleter } from './refleter.ts';

/**
 * Takes a request over. What was true at the sending may no longer be: every rule is run again, and the verdict is kept.
 *
 * @rule TE-02, TE-07, TE-08, TE-12
 */
export async function accepter(deps: DepsLecture, session: SessionSoin, acteId: string, cle: string) {
  const locales = await actesChezSoi(deps, session, acteId);
  const reponse = await uneFoisEnFace(deps, session, { acteId, cle, corps: { acteId } }, async (tx, acte) => {
    if (acte.etat !== 'ENVOYEE') throw new Erreur('CONFLIT', ['TRANSITION_IMPOSSIBLE']);
    const { verdict } = await rejuger(tx, deps, acte, {
      moment: 'PRISE_EN_CHARGE',
      requisId: session.professionnelId,
      siteId: acte.requis_site_id,
      locales: locales(session.professionnelId),
      ailleurs: acte.actes_ailleurs,
    });
    exigerAccord(verdict);
    await avancer(
      tx,
      deps.travaux,
      {
        organisationId: acte.organisation_id,
        acteId,
        evenement: 'ACCEPTER',
        acteur: 'REQUIS',
        compteId: session.compteId,
        nom: session.nom,
      },
      { accepte_le: deps.maintenant().toISOString(), verdict: JSON.stringify(verdict) },
    );
    await noterEnFace(tx, session, 'ACTE_ACCEPTE', acte);
    return { etat: 'ACCEPTEE' as const };
  });
  await refleter(deps, session, acteId, reponse.etat);
  return reponse;
}
