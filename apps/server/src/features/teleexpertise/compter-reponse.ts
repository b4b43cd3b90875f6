import type { DemandeFigeeT } from '@orapont/contract/demande-figee';
import type { DateCivile } from '@orapont/domain/dates';
import { CHIRURGIEN_DENTISTE } from '@orapont/domain/identite/professions';
import { releveArticle58 } from '@orapont/domain/teleexpertise/circuit';
import type { Tx } from '../../kernel/bd.ts';
import { sha256 } from '../../kernel/empreinte.ts';
import { identiteRegistreFigee } from './demande/identite.ts';
import { inscrireAuRegistre } from './quota-repository.ts';

/**
 * One line in the register for an act under article 58, on the day of its first answer in Paris, however often it is asked.
 *
 * @rule TE-12, TE-13
 */
export async function compterReponse(
  tx: Tx,
  reponse: {
    readonly acteId: string;
    readonly demande: DemandeFigeeT;
    readonly jour: DateCivile;
    readonly secret: Buffer;
  },
): Promise<void> {
  const { acteId, demande, jour, secret } = reponse;
  if (!releveArticle58(demande.nature)) return;
  await inscrireAuRegistre(tx, {
    rpps: demande.requis.rpps,
    identite: identiteRegistreFigee(demande.patient),
    code: demande.requis.profession === CHIRURGIEN_DENTISTE ? 'TE2' : 'RQD',
    date: jour,
    empreinteActe: sha256(acteId),
    secret,
  });
}
