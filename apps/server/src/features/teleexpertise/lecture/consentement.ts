import { Erreur } from '@orapont/domain/erreurs';
import type { SessionSoin } from '../../../kernel/session.ts';
import { attendu } from '../demande-recue/consentement-attendu.ts';
import { demanderConsentement } from '../demande-recue/demander-consentement.ts';
import { noterEnFace, uneFoisEnFace } from './acces.ts';
import type { DepsLecture } from './deps.ts';

/**
 * The requis asks whoever wrote whether the person consents: his request says nothing of it, and cannot be accepted as it is.
 *
 * @rule TE-08
 */
export async function demanderParLettre(
  deps: DepsLecture,
  session: SessionSoin,
  acteId: string,
  cle: string,
): Promise<{ fait: true }> {
  const geste = { acteId, cle, corps: { acteId, consentement: true } };
  return uneFoisEnFace(deps, session, geste, async (tx, acte) => {
    const pour = await attendu(tx, acte);
    if (!pour) throw new Erreur('CONFLIT', ['CONSENTEMENT_NON_ATTENDU']);
    const { compteId, nom } = session;
    await demanderConsentement(tx, deps, acte, { pour, par: { compteId, nom } });
    await noterEnFace(tx, session, 'CONSENTEMENT_DEMANDE', acte);
    return { fait: true } as const;
  });
}
