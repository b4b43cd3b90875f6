import { Erreur } from '@orapont/domain/erreurs';
import type { Session } from '../../kernel/session.ts';
import { dans, SIGNATURE } from './duree.ts';
import type { DepsAcces } from './ports.ts';
import { exigerCode } from './second-facteur.ts';
import { ouvrirSignature } from './session-repository.ts';
import { tracerSession } from './traces.ts';

/** Fifteen minutes of signing on this device; each signature stays an act of its own. */
export async function ouvrirPeriode(
  deps: DepsAcces,
  session: Session,
  code: string,
): Promise<{ jeton: string; jusqu: string }> {
  return exigerCode(deps, session.compteId, code, async (tx) => {
    const moment = deps.maintenant();
    const jeton = await ouvrirSignature(tx, session.id, moment);
    if (!jeton) throw new Erreur('NON_AUTHENTIFIE');
    await tracerSession(tx, session, 'PERIODE_SIGNATURE_OUVERTE');
    return { jeton, jusqu: dans(moment, SIGNATURE) };
  });
}
