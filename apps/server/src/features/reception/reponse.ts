import type { Tx } from '../../kernel/bd.ts';
import type { SessionSoin } from '../../kernel/session.ts';
import type { DocumentLu } from '../echange/ports.ts';
import type { Ligne } from './courrier-repository.ts';
import type { DepsReception } from './deps.ts';
import type { Arrivee, ReponseSituee } from './ports.ts';

export const arriveeDe = (
  { expediteur, recu_le }: Ligne,
  documents: readonly DocumentLu[],
  acteId: string,
): Arrivee => ({ acteId, documents, de: expediteur, recuLe: recu_le });

/**
 * What this message does to the request that it cites, when both the request and the person are certain and nothing of it was put
 * aside.
 */
export async function prevoirReponse(
  tx: Tx,
  { reponses }: Pick<DepsReception, 'reponses'>,
  soin: SessionSoin,
  ligne: Ligne,
  documents: readonly DocumentLu[],
): Promise<ReponseSituee | null> {
  const { certain, motif, acte_id: acteId } = ligne;
  if (!certain || motif !== null || acteId === null) return null;
  return reponses.prevoir(tx, soin, arriveeDe(ligne, documents, acteId));
}
