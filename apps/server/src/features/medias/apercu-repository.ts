import { sql } from 'kysely';
import type { Tx } from '../../kernel/bd.ts';
import type { MotifRejetImage } from './ports.ts';
import type { Recu } from './recevoir.ts';

/** Pictures of an act that are shown small until their whole file comes. */
export async function mediasIncomplets(tx: Tx, acteId: string): Promise<readonly string[]> {
  const lignes = await tx
    .selectFrom('media')
    .select('id')
    .where('acte_id', '=', acteId)
    .where('empreinte_recue', 'is', null)
    .where('originale_attendue', 'is not', null)
    .execute();
  return lignes.map(({ id }) => id);
}

/** False when it was whole already. Its reading size is shown until the queue has made the other one. */
export async function rendreEntiere(
  tx: Tx,
  mediaId: string,
  { typeMime, octets, empreinteGardee, empreinteRecue }: Recu & { readonly empreinteRecue: string },
): Promise<boolean> {
  const { rows } = await sql<{ faite: boolean }>`
    select app.completer_media(${mediaId}, ${empreinteRecue}, ${empreinteGardee}, ${typeMime}, ${octets}) as faite`.execute(
    tx,
  );
  if (!rows[0]?.faite) return false;
  // Nothing could be made of its reading size: the picture itself may be good.
  await tx
    .updateTable('media')
    .set({ etat: 'RECU', rejet_code: null })
    .where('id', '=', mediaId)
    .where('etat', '=', 'REJETE')
    .execute();
  return true;
}

/** The reading size stays, and says that nothing better will come. */
export async function noterRefus(tx: Tx, mediaId: string, code: MotifRejetImage): Promise<void> {
  await tx
    .updateTable('media')
    .set({ originale_refusee: code })
    .where('id', '=', mediaId)
    .where('empreinte_recue', 'is', null)
    .execute();
}
