import { z } from 'zod';
import { Fait, Id, InstantZ, ParId, Rien, Vide } from './communs.ts';
import { route } from './route.ts';

/** What the app tells a person: no name of a patient, no word of health. */
export const NotificationLue = z.object({
  id: Id,
  type: z.string(),
  phrase: z.string(),
  /** Where it leads in the web application; null when there is nothing to open. */
  lien: z.string().nullable(),
  creeLe: InstantZ,
  lueLe: InstantZ.nullable(),
});
export type NotificationLueT = z.infer<typeof NotificationLue>;

export const listerNotifications = route({
  nom: 'notification.lister',
  genre: 'json',
  method: 'GET',
  path: '/api/notifications',
  roles: 'tous',
  resume: 'My notifications, latest first.',
  params: Rien,
  query: Rien,
  body: Vide,
  reply: z.object({ nonLues: z.int(), notifications: z.array(NotificationLue) }),
});

export const lireNotification = route({
  nom: 'notification.lire',
  genre: 'json',
  method: 'POST',
  path: '/api/notifications/:id/lecture',
  roles: 'tous',
  resume: 'Mark one of my notifications as read.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: Fait,
});

export const lireToutesNotifications = route({
  nom: 'notification.lireToutes',
  genre: 'json',
  method: 'POST',
  path: '/api/notifications/lecture',
  roles: 'tous',
  resume: 'Mark all my notifications as read.',
  params: Rien,
  query: Rien,
  body: Vide,
  reply: Fait,
});
