import { Erreur } from '@orapont/domain/erreurs';
import type { SessionAppareil } from '../../kernel/session.ts';
import { situerMedia } from './envoyer-media.ts';
import { connusDe } from './pli-repository.ts';
import type { DepsLivraison } from './ports.ts';

/** A picture that this very device delivered small, and that a person took back since: under the name of whoever took it. */
export async function retirerMedia(
  deps: DepsLivraison,
  session: SessionAppareil,
  mediaId: string,
): Promise<{ fait: true }> {
  const { organisationId, id } = session;
  const [pli] = await deps.bd.organisation(
    { organisationId },
    async (tx) => (await connusDe(tx, id, { plis: [], medias: [mediaId] })).medias,
  );
  if (!pli) throw new Erreur('INTROUVABLE');
  const { auteur } = await situerMedia(deps, session, pli);
  await deps.bd.organisation({ organisationId, compteId: auteur.compteId }, (tx) =>
    deps.medias.retirer(tx, auteur, mediaId),
  );
  return { fait: true };
}
