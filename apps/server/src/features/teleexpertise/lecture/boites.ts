import { jourParis } from '@orapont/domain/dates';
import type { Tx } from '../../../kernel/bd.ts';
import type { LigneActe } from '../demande/demande-repository.ts';
import { lireLieu, lireProfessionnel } from '../demande/faits-repository.ts';
import { recueDe } from '../demande-recue/recue.ts';

/**
 * Where the requérant is written to: his own secure box, otherwise that of the site; and his ordinary address. Who has no account is
 * answered where he wrote from.
 */
export async function boitesDuRequerant(
  tx: Tx,
  acte: Pick<LigneActe, 'requerant_id' | 'site_id' | 'demande'>,
  maintenant: Date,
) {
  const recue = recueDe(acte);
  if (recue) return { bal: recue.adresse, courriel: null };
  const pro =
    acte.requerant_id === null
      ? undefined
      : await lireProfessionnel(tx, acte.requerant_id, jourParis(maintenant.toISOString()));
  const lieu = await lireLieu(tx, acte.site_id);
  return { bal: pro?.bal_mssante ?? lieu?.bal_mssante ?? null, courriel: pro?.courriel ?? null };
}
