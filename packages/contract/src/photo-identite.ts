import { CAPACITES, type Capacite } from '@orapont/domain/consentement/capacite';
import { z } from 'zod';
import { Fait, Id, InstantZ, ParId, parmi, Rien, texte, Vide } from './communs.ts';
import { ROLES_DOSSIER } from './equipe.ts';
import { route } from './route.ts';

/** A decision taken without a yes is for care: a portrait waits for a consent. */
export const CAPACITES_PHOTO = CAPACITES.filter(
  (capacite): capacite is Exclude<Capacite, 'DECISION_APRES_CONSULTATION' | 'URGENCE'> =>
    capacite !== 'DECISION_APRES_CONSULTATION' && capacite !== 'URGENCE',
);

/** Who said yes to the portrait, in what capacity; the person herself needs no other name. */
export const ConsentementPhoto = z
  .object({
    capacite: parmi(CAPACITES_PHOTO, 'Dites qui a donné son accord.'),
    nom: texte(120).default(''),
  })
  .refine(({ capacite, nom }) => capacite === 'PERSONNE' || nom !== '', {
    path: ['nom'],
    message: 'Écrivez le nom de qui a donné son accord.',
  });
export type ConsentementPhotoT = z.infer<typeof ConsentementPhoto>;

export const PhotoIdentite = z.object({
  id: Id,
  consentement: ConsentementPhoto,
  deposeeLe: InstantZ,
  deposeePar: z.string(),
});

/** The portrait that stands before takes its leave. */
export const deposerPhoto = route({
  nom: 'dossier.deposerPhoto',
  genre: 'json',
  method: 'PUT',
  path: '/api/dossiers/:id/photo',
  roles: ROLES_DOSSIER,
  resume: 'Keep a portrait by which a person is recognised before the camera opens, with the consent to it.',
  params: ParId,
  query: Rien,
  body: z.object({
    /** Named by the caller: sent twice, it is one portrait. */
    photoId: Id,
    /** JPEG, PNG or WebP, in base64; a small copy of it is kept, and nothing else. */
    image: z
      .string()
      .min(100)
      .max(900_000, 'Cette image est trop lourde.')
      .regex(/^[A-Za-z0-9+/]+=*$/),
    consentement: ConsentementPhoto,
  }),
  reply: z.object({ photo: PhotoIdentite }),
});

export const lirePhoto = route({
  nom: 'dossier.lirePhoto',
  genre: 'fichier',
  method: 'GET',
  path: '/api/dossiers/:id/photo/:photoId',
  roles: ROLES_DOSSIER,
  resume: 'The portrait of a person of the establishment.',
  params: z.object({ id: Id, photoId: Id }),
  query: Rien,
  body: Vide,
  reply: Vide,
});

export const retirerPhoto = route({
  nom: 'dossier.retirerPhoto',
  genre: 'json',
  method: 'DELETE',
  path: '/api/dossiers/:id/photo',
  roles: ROLES_DOSSIER,
  resume: 'Withdraw the portrait; its bytes go at once.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: Fait,
});
