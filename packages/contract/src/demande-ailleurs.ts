import { ETATS_SUIVI } from '@orapont/domain/teleexpertise/suivi';
import { z } from 'zod';
import { Fait, Id, InstantZ, ParId, Rien, texteRequis, Vide } from './communs.ts';
import { EQUIPE } from './equipe.ts';
import { route } from './route.ts';

/**
 * A request that goes on in other téléexpertise software (Confluences Téléexpertise, requérant's side): begun here, completed, read and
 * answered there.
 */
const ADMINISTRATEURS = ['administrateur'] as const;
const SOIN = ['soignant', 'praticien'] as const;

const Adresse = z
  .url({
    protocol: /^https?$/,
    error: 'Écrivez une adresse complète, par exemple https://logiciel.exemple.fr/fhir.',
  })
  .max(2000, 'Cette adresse est trop longue.');

const Cles = z
  .object({
    clientId: texteRequis(400, 'Collez l’identifiant que l’éditeur vous a remis.'),
    secret: texteRequis(2000, 'Collez le secret que l’éditeur vous a remis.'),
  })
  .strict();

export const LogicielDistantZ = z.object({
  id: Id,
  nom: z.string(),
  organisationId: Id,
  url: z.string(),
  pieces: z.boolean(),
  creeLe: InstantZ,
  revoqueLe: InstantZ.nullable(),
});
export type LogicielDistantT = z.infer<typeof LogicielDistantZ>;

export const listerLogicielsDistants = route({
  nom: 'ailleurs.listerLogiciels',
  genre: 'json',
  method: 'GET',
  path: '/api/ailleurs/logiciels',
  roles: ADMINISTRATEURS,
  resume:
    'Téléexpertise software where requests begun here may go on, and the address where it tells their states.',
  params: Rien,
  query: Rien,
  body: Vide,
  reply: z.object({ logiciels: z.array(LogicielDistantZ), adresse: z.string() }),
});

export const ouvrirLogicielDistant = route({
  nom: 'ailleurs.ouvrirLogiciel',
  genre: 'json',
  method: 'PUT',
  path: '/api/ailleurs/logiciels/:id',
  roles: ADMINISTRATEURS,
  resume:
    'Declare téléexpertise software for one organisation. The token by which it may tell states is given once, in this answer.',
  params: ParId,
  query: Rien,
  body: z
    .object({
      nom: texteRequis(80, 'Donnez un nom à ce logiciel.'),
      organisationId: Id,
      url: Adresse,
      /** Where its tokens are asked for, when that is not on the same server. */
      jetonUrl: Adresse.nullable().default(null),
      ...Cles.shape,
      /** Address of the offer, as the ROR gives it. */
      urlOffre: Adresse.nullable().default(null),
      /** Takes pictures with the request, which the guide does not provide for. */
      pieces: z.boolean().default(false),
    })
    .strict(),
  reply: z.object({ adresse: z.string(), jeton: z.string() }),
});

export const renouvelerLogicielDistant = route({
  nom: 'ailleurs.renouvelerLogiciel',
  genre: 'json',
  method: 'PUT',
  path: '/api/ailleurs/logiciels/:id/cles',
  roles: ADMINISTRATEURS,
  resume: 'Other keys for the same software: what goes on there is still followed.',
  params: ParId,
  query: Rien,
  body: Cles,
  reply: Fait,
});

export const fermerLogicielDistant = route({
  nom: 'ailleurs.fermerLogiciel',
  genre: 'json',
  method: 'DELETE',
  path: '/api/ailleurs/logiciels/:id',
  roles: ADMINISTRATEURS,
  resume: 'Nothing more is sent to this software, and what it tells is no longer heard.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: Fait,
});

/** Why the other software could not be asked. */
export const ECHECS_AILLEURS = [
  'INJOIGNABLE',
  'OCCUPE',
  'ACCES_REFUSE',
  'REFUSEE',
  'REPONSE_ILLISIBLE',
] as const;
export type EchecAilleurs = (typeof ECHECS_AILLEURS)[number];

export const SuiviAilleurs = z.object({
  logicielId: Id,
  logiciel: z.string(),
  /** Null while nobody knows whether it has the request. */
  confieeLe: InstantZ.nullable(),
  etat: z.enum(ETATS_SUIVI),
  etatLe: InstantZ,
  /** When the other software last said something, or was asked. */
  vueLe: InstantZ.nullable(),
  echec: z.enum(ECHECS_AILLEURS).nullable(),
  fini: z.boolean(),
  /** Closed since: nothing more is asked there. */
  ferme: z.boolean(),
});
export type SuiviAilleursT = z.infer<typeof SuiviAilleurs>;

export const Ailleurs = z.object({
  /** Where this request may go on; empty when no software was declared. */
  logiciels: z.array(z.object({ id: Id, nom: z.string(), pieces: z.boolean() })),
  suivi: SuiviAilleurs.nullable(),
});

export const lireAilleurs = route({
  nom: 'ailleurs.lire',
  genre: 'json',
  method: 'GET',
  path: '/api/demandes/:id/ailleurs',
  roles: EQUIPE,
  resume: 'Where a request may go on, or where it stands in the software where it does.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: Ailleurs,
});

export const confierAilleurs = route({
  nom: 'ailleurs.confier',
  genre: 'json',
  method: 'POST',
  path: '/api/demandes/:id/ailleurs',
  roles: SOIN,
  resume:
    'Hand a draft to other software, or ask it again for the way in: the same request there. The link serves once and is kept nowhere.',
  params: ParId,
  query: Rien,
  body: z.object({ logicielId: Id }).strict(),
  reply: z.object({
    lien: z.url(),
    logiciel: z.string(),
    /** Pictures that went along, and those that did not. */
    images: z.object({ jointes: z.int(), restees: z.int() }),
  }),
});

export const releverAilleurs = route({
  nom: 'ailleurs.relever',
  genre: 'json',
  method: 'POST',
  path: '/api/demandes/:id/ailleurs/releve',
  roles: EQUIPE,
  resume: 'Ask the other software now where this request stands.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: SuiviAilleurs,
});
