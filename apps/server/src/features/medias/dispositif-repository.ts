import type { DispositifCiteT } from '@orapont/contract/dispositif';
import type { TypeDispositif, TypeEntretien } from '@orapont/domain/habilitation/dispositif';
import type { Tx } from '../../kernel/bd.ts';

/**
 * What the registry says of a device on the day of a picture; null for one that is not in it: a picture is never lost over its label.
 *
 * @rule CAP-03
 */
export async function citerDispositif(
  tx: Tx,
  id: string | null | undefined,
  prisLe: string,
): Promise<DispositifCiteT | null> {
  if (!id) return null;
  const ligne = await tx
    .selectFrom('dispositif')
    .select(['id', 'type', 'nom', 'modele', 'numero_serie', 'validation'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!ligne) return null;
  const dernier = async (type: TypeEntretien) => {
    const entretien = await tx
      .selectFrom('dispositif_entretien')
      .select('le')
      .where('dispositif_id', '=', id)
      .where('type', '=', type)
      .where('le', '<=', prisLe)
      .orderBy('le', 'desc')
      .limit(1)
      .executeTakeFirst();
    return entretien?.le ?? null;
  };
  const { numero_serie: numeroSerie, type, ...reste } = ligne;
  return {
    ...reste,
    type: type as TypeDispositif,
    numeroSerie,
    verifieLe: await dernier('VERIFICATION'),
    desinfecteLe: await dernier('DESINFECTION'),
  };
}
