import { type inventorier as contrat, PliMedia } from '@orapont/contract/livraison';
import type { BodyOf, ReplyOf } from '@orapont/contract/route';
import { Erreur } from '@orapont/domain/erreurs';
import type { SessionAppareil } from '../../kernel/session.ts';
import { noterRendu, trouverEmport } from './emport-repository.ts';
import { connusDe } from './pli-repository.ts';
import type { DepsLivraison } from './ports.ts';

/** What of its own a device has delivered: after a restart it asks before it sends again. */
export async function inventorier(
  { bd, medias }: DepsLivraison,
  { id, organisationId }: SessionAppareil,
  demande: BodyOf<typeof contrat>,
): Promise<ReplyOf<typeof contrat>> {
  return bd.organisation({ organisationId }, async (tx) => {
    const connus = await connusDe(tx, id, demande);
    const entieres: typeof connus.medias = [];
    for (const ligne of connus.medias)
      if ((await medias.trouver(tx, ligne.media_id ?? ''))?.incomplete === false) entieres.push(ligne);
    return {
      plis: connus.plis.map((pli) => ({ id: pli.id, etat: pli.etat as 'APPLIQUE' })),
      // A letter is kept once something of its picture was received; the whole of it only when the digests are equal.
      medias: entieres.map(({ texte }) => {
        const { media, empreinte } = PliMedia.parse(JSON.parse(texte));
        return { mediaId: media.mediaId, empreinteRecue: empreinte };
      }),
    };
  });
}

/** The device says that all was received and purged. Said again, it changes nothing. */
export async function rendre(
  { bd, maintenant }: DepsLivraison,
  { id, organisationId }: SessionAppareil,
  emportId: string,
): Promise<{ fait: true }> {
  return bd.organisation({ organisationId }, async (tx) => {
    const emport = await trouverEmport(tx, emportId);
    if (emport?.appareil_id !== id) throw new Erreur('INTROUVABLE', ['EMPORT_INCONNU']);
    await noterRendu(tx, emportId, maintenant().toISOString());
    return { fait: true };
  });
}
