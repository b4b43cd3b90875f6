import type { FastifyReply, FastifyRequest } from 'fastify';
import { laisserRepondre, refusDEnvoi } from '../../kernel/protocole-envoi.ts';
import type { SessionAppareil } from '../../kernel/session.ts';
import type { GardeEnvoi } from '../medias/ports.ts';
import { actesEmportes } from './emport-repository.ts';
import { acteASuivre, situerMedia } from './envoyer-media.ts';
import type { DepsLivraison } from './ports.ts';

/** Hands one request of the tus protocol over, with the answers that concern this device. */
export async function televerser(
  deps: DepsLivraison,
  session: SessionAppareil,
  requete: FastifyRequest,
  reponse: FastifyReply,
): Promise<FastifyReply> {
  return laisserRepondre(reponse, () => deps.tus.traiter(requete.raw, reponse.raw, gardeDe(deps, session)));
}

function gardeDe(deps: DepsLivraison, session: SessionAppareil): GardeEnvoi {
  return {
    async creer(metadonnees, taille) {
      try {
        const signe = { texte: metadonnees['pli'] ?? '', signature: metadonnees['signature'] ?? '' };
        const { pli, auteur, acteId } = await situerMedia(deps, session, signe);
        return await deps.medias.garde(auteur).creer(enMetadonnees({ ...pli.media, acteId }), taille);
      } catch (cause) {
        return refusDEnvoi(cause);
      }
    },
    async acceder({ organisationId, acteId }) {
      if (organisationId !== session.organisationId || acteId === undefined) return false;
      const actes = await deps.bd.organisation({ organisationId }, (tx) => actesEmportes(tx, session.id));
      return actes.some((id) => id === acteId || acteASuivre(id) === acteId);
    },
  };
}

/** The words of the protocol are texts: what is not one is asked again when the picture is filed. */
const enMetadonnees = (media: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(media).flatMap(([nom, valeur]) => (typeof valeur === 'string' ? [[nom, valeur]] : [])),
  );
