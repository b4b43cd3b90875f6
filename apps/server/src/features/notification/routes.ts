import * as contrat from '@orapont/contract/notification';
import { Erreur } from '@orapont/domain/erreurs';
import type { Bd } from '../../kernel/bd.ts';
import { mount, type Serveur } from '../../kernel/mount.ts';
import { appelant, enSoin, type Session } from '../../kernel/session.ts';
import { phraseNotification } from './phrases.ts';
import { compterNonLues, marquerLues, mesNotifications } from './repository.ts';

export type DepsNotification = { readonly bd: Bd };
const FAIT = { fait: true } as const;

/** A person reads his own notifications; someone without a place of work has none. */
export function notificationRoutes(serveur: Serveur, { bd }: DepsNotification): void {
  mount(serveur, contrat.listerNotifications, async ({ session }) => {
    if (!auTravail(session)) return { nonLues: 0, notifications: [] };
    const soin = enSoin(session);
    return bd.organisation(appelant(soin), async (tx) => ({
      nonLues: await compterNonLues(tx, soin.professionnelId),
      notifications: (await mesNotifications(tx, soin.professionnelId)).map((n) => ({
        id: n.id,
        type: n.type,
        phrase: phraseNotification(n.type),
        lien: LIENS[n.type] ?? (n.acte_id && lienDe(n.acte_id, n.requis_id === soin.professionnelId)),
        creeLe: n.cree_le,
        lueLe: n.lue_le,
      })),
    }));
  });
  mount(serveur, contrat.lireNotification, async ({ session, params }) => {
    const soin = enSoin(session);
    const lues = await bd.organisation(appelant(soin), (tx) =>
      marquerLues(tx, soin.professionnelId, params.id),
    );
    if (lues === 0) throw new Erreur('INTROUVABLE');
    return FAIT;
  });
  mount(serveur, contrat.lireToutesNotifications, async ({ session }) => {
    if (!auTravail(session)) return FAIT;
    const soin = enSoin(session);
    await bd.organisation(appelant(soin), (tx) => marquerLues(tx, soin.professionnelId));
    return FAIT;
  });
}

const auTravail = ({ organisationId, professionnelId }: Session) =>
  organisationId !== null && professionnelId !== null;

/** What a notice of no act leads to. */
const LIENS: Readonly<Record<string, string>> = { FORMATION_EXPIRE: '/mon-droit' };

/** The screen of the side on which the person stands. */
const lienDe = (acteId: string, requis: boolean) => (requis ? `/lectures/${acteId}` : `/demandes/${acteId}`);
