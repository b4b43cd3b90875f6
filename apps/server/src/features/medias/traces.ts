import type { ActeSitue } from '../../kernel/acte-repository.ts';
import type { Tx } from '../../kernel/bd.ts';
import type { Session } from '../../kernel/session.ts';
import { tracer } from '../../kernel/traces-repository.ts';
import { attendreSonTour, estTracee } from './acte-media-repository.ts';

export type ActionImage =
  | 'IMAGE_DEPOSEE'
  | 'IMAGE_REFUSEE'
  | 'IMAGE_MODIFIEE'
  | 'IMAGE_SUPPRIMEE'
  | 'IMAGE_RESTAUREE'
  | 'IMAGES_LISTEES'
  | 'IMAGE_OUVERTE'
  | 'IMAGE_MISE_A_DISPOSITION';

type Lieu = Pick<ActeSitue, 'organisationId' | 'acteId'> & { readonly dossierId: string | undefined };

export const tracerImage = (tx: Tx, session: Session, lieu: Lieu, action: ActionImage): Promise<void> =>
  tracer(tx, {
    organisationId: lieu.organisationId,
    chaine: 'ACCES',
    action,
    acteur: session.nom,
    compteId: session.compteId,
    dossierId: lieu.dossierId,
    acteId: lieu.acteId,
  });

/** One sitting: twelve pictures looked at one after the other are one opening of the act. */
const OUVERTURE_MS = 30 * 60_000;

/**
 * One event for a person, an act and an opening, however many pictures are asked for at once.
 *
 * @rule DOS-09
 */
export async function tracerUneFois(
  tx: Tx,
  session: Session,
  lieu: Lieu,
  { action, maintenant }: { action: ActionImage; maintenant: Date },
): Promise<void> {
  const depuis = new Date(maintenant.getTime() - OUVERTURE_MS);
  const evenement = { acteId: lieu.acteId, compteId: session.compteId, action, depuis };
  if (await estTracee(tx, evenement)) return;
  await attendreSonTour(tx, `${action} ${lieu.acteId} ${session.compteId}`);
  if (!(await estTracee(tx, evenement))) await tracerImage(tx, session, lieu, action);
}
