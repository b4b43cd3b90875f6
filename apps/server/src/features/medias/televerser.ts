import { PHRASES_REJET } from '@orapont/contract/media-rejet';
import { MetadonneesEnvoi } from '@orapont/contract/televersement';
import { GENRES } from '@orapont/domain/captation/medias';
import { Erreur } from '@orapont/domain/erreurs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { laisserRepondre, refusDEnvoi } from '../../kernel/protocole-envoi.ts';
import { appelant, enSoin, type Session, type SessionSoin } from '../../kernel/session.ts';
import { ouvrirPourDeposer } from './apercu.ts';
import { verifierAuteur } from './auteur.ts';
import type { DepsMedias } from './deps.ts';
import type { GardeEnvoi } from './ports.ts';

/** Hands one request of the tus protocol over, with the answers that concern this person. */
export async function televerser(
  deps: DepsMedias,
  session: Session,
  requete: FastifyRequest,
  reponse: FastifyReply,
): Promise<FastifyReply> {
  const garde = gardeDe(deps, enSoin(session));
  return laisserRepondre(reponse, () => deps.tus.traiter(requete.raw, reponse.raw, garde));
}

export function gardeDe(deps: DepsMedias, session: SessionSoin): GardeEnvoi {
  return {
    async creer(metadonnees, taille) {
      try {
        return await destination(deps, session, metadonnees, taille);
      } catch (cause) {
        return refusDEnvoi(cause);
      }
    },
    // Any of the team may go on with it: a tablet changes hands in the middle of a round.
    async acceder({ organisationId, acteId }) {
      if (organisationId !== session.organisationId || acteId === undefined) return false;
      try {
        await deps.bd.organisation(appelant(session), (tx) =>
          ouvrirPourDeposer(tx, session, acteId, undefined),
        );
        return true;
      } catch (cause) {
        if (cause instanceof Erreur && cause.code !== 'INDISPONIBLE') return false;
        throw cause;
      }
    },
  };
}

/** Everything that would refuse the picture at the end refuses it here, before its bytes travel. */
async function destination(
  deps: DepsMedias,
  session: SessionSoin,
  metadonnees: Readonly<Record<string, string | null>>,
  taille: number,
) {
  const { acteId, mediaId, modalite, moyen, auteurId, prisLe, genre } = MetadonneesEnvoi.parse(metadonnees);
  if (taille > GENRES[genre ?? 'PHOTO'].octetsMax)
    return { statut: 413, code: 'TROP_LOURD', phrase: PHRASES_REJET.TROP_LOURD };
  return deps.bd.organisation(appelant(session), async (tx) => {
    const { acte, completee } = await ouvrirPourDeposer(tx, session, acteId, mediaId);
    const destination = { organisationId: acte.organisationId, dossierId: acte.dossierId, acteId };
    if (completee) return destination;
    const le = prisLe ?? deps.maintenant().toISOString();
    await verifierAuteur(tx, session, {
      auteurId: auteurId ?? session.professionnelId,
      siteId: acte.siteId,
      modalite,
      moyen,
      le,
    });
    return destination;
  });
}
