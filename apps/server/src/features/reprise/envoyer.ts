import { MetadonneesArchive, REPRISE_OCTETS_MAX } from '@orapont/contract/reprise';
import { Erreur } from '@orapont/domain/erreurs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { idStable } from '../../kernel/empreinte.ts';
import { laisserRepondre, refusDEnvoi } from '../../kernel/protocole-envoi.ts';
import type { Session } from '../../kernel/session.ts';
import type { GardeEnvoi } from '../medias/ports.ts';
import type { Televersement } from '../objets/ports.ts';
import { exiger } from './acces.ts';
import type { DepsReprise } from './deps.ts';

/** Hands one request of the tus protocol over: an archive of gigabytes goes on where the line was cut. */
export const televerserArchive = (
  deps: Pick<DepsReprise, 'tus'>,
  session: Session,
  requete: FastifyRequest,
  reponse: FastifyReply,
): Promise<FastifyReply> =>
  laisserRepondre(reponse, () => deps.tus.traiter(requete.raw, reponse.raw, gardeDe(session)));

export const gardeDe = (session: Session): GardeEnvoi => ({
  async creer(metadonnees, taille) {
    try {
      const { organisationId } = MetadonneesArchive.parse(metadonnees);
      exiger(session, organisationId);
      return taille > REPRISE_OCTETS_MAX
        ? TROP_LOURD
        : { organisationId, dossierId: cleDe(session, organisationId) };
    } catch (cause) {
      return refusDEnvoi(cause);
    }
  },
  acceder: async (envoi) => estSien(session, envoi.organisationId, envoi),
});

const TROP_LOURD = {
  statut: 413,
  code: 'TROP_LOURD',
  phrase: 'Cette archive dépasse 4\u00a0Go\u00a0: coupez-la en plusieurs.',
} as const;

/** Of nobody's record: while it travels it is encrypted under a key of whoever brings it, and only that person goes on with it. */
const cleDe = ({ compteId }: Session, organisationId: string): string =>
  idStable('envoi de reprise', organisationId, compteId);

/** His own, and he still administers that organisation. */
export function estSien(session: Session, organisationId: string, envoi: Televersement): boolean {
  try {
    exiger(session, organisationId);
  } catch (cause) {
    if (cause instanceof Erreur) return false;
    throw cause;
  }
  return (
    envoi.organisationId === organisationId &&
    envoi.dossierId === cleDe(session, organisationId) &&
    envoi.acteId === undefined
  );
}
