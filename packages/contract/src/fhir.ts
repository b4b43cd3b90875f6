import { z } from 'zod';
import { Fait, Id, InstantZ, ParId, parmi, Rien, texteRequis, Vide } from './communs.ts';
import { CREES_FHIR } from './fhir-creation.ts';
import { route } from './route.ts';

/**
 * FHIR R4, as other software speaks it: requests and answers are those of the standard, so no schema of ours describes them. What
 * is served is the table of `features/fhir/ressources`, and the CapabilityStatement that is made of it.
 */

/** Kinds of resources that a software may be let read, as in the scope `system/Patient.read`. */
export const RESSOURCES_FHIR = [
  'Patient',
  'Practitioner',
  'PractitionerRole',
  'Organization',
  'ServiceRequest',
  'Consent',
  'DocumentReference',
  'DiagnosticReport',
  'ImagingStudy',
  'Observation',
  'Provenance',
  'AuditEvent',
] as const;
export type TypeFhir = (typeof RESSOURCES_FHIR)[number];

const Requete = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
const protocole = {
  genre: 'protocole',
  roles: 'public',
  params: Rien,
  query: Requete,
  body: z.any(),
  reply: z.any(),
} as const;
const Chemin = z.object({ '*': z.string() });

export const metadonnees = route({
  ...protocole,
  nom: 'fhir.metadonnees',
  method: 'GET',
  path: '/fhir/metadata',
  resume: 'CapabilityStatement: what this server answers, and nothing else.',
});

export const decouverte = route({
  ...protocole,
  nom: 'fhir.decouverte',
  method: 'GET',
  path: '/fhir/.well-known/smart-configuration',
  resume: 'Where a software asks for its token (SMART backend services).',
});

/** No cookie is read: the software shows its own secret. */
export const demanderJeton = route({
  ...protocole,
  nom: 'fhir.demanderJeton',
  method: 'POST',
  path: '/fhir/token',
  resume: 'A token of a few minutes for a software that an administrator declared (client_credentials).',
});

export const lireFhir = route({
  ...protocole,
  nom: 'fhir.lire',
  method: 'GET',
  path: '/fhir/*',
  params: Chemin,
  resume: 'Read and search, by a software with a token: people followed at the sites that were opened to it.',
});

export const chercherFhir = route({
  ...protocole,
  nom: 'fhir.chercher',
  method: 'POST',
  path: '/fhir/*',
  params: Chemin,
  resume: 'Search whose criteria stay out of addresses (`_search`).',
});

export const transactionFhir = route({
  ...protocole,
  nom: 'fhir.transaction',
  method: 'POST',
  path: '/fhir',
  resume: 'A request that other software begins (transaction Bundle): a draft here, and the way to it.',
});

/** What is not offered is refused in the words of the standard. */
export const ECRITURES_FHIR = (['PUT', 'PATCH', 'DELETE'] as const).map((method) =>
  route({
    ...protocole,
    nom: `fhir.ecrire${method}`,
    method,
    path: '/fhir/*',
    params: Chemin,
    resume:
      'Refused, but for one thing: software where a request goes on tells its state (PUT or PATCH, with its own token).',
  }),
);

const ADMINISTRATEURS = ['administrateur'] as const;

/** As the guide lets it choose: the state alone, or the whole request. */
export const METHODES_SUIVI = ['PATCH', 'PUT'] as const;
export type MethodeSuivi = (typeof METHODES_SUIVI)[number];

/** Where the states of the requests that it began are told, and the token to show there. */
const Suivi = z
  .object({
    url: z.url({
      protocol: /^https?$/,
      error: 'Écrivez une adresse complète, par exemple https://logiciel.exemple.fr/fhir.',
    }),
    jeton: texteRequis(2000, 'Collez le jeton que l’éditeur vous a remis.'),
    methode: z.enum(METHODES_SUIVI).default('PATCH'),
  })
  .strict();

export const LogicielZ = z.object({
  id: Id,
  nom: z.string(),
  organisationId: Id,
  sites: z.array(Id),
  portees: z.array(z.string()),
  ecrit: z.boolean(),
  cree: z.array(parmi(CREES_FHIR)),
  suiviUrl: z.string().nullable(),
  suiviMethode: z.enum(METHODES_SUIVI),
  creeLe: InstantZ,
  dernierUsage: InstantZ.nullable(),
  revoqueLe: InstantZ.nullable(),
});
export type LogicielT = z.infer<typeof LogicielZ>;

export const listerLogiciels = route({
  nom: 'fhir.listerLogiciels',
  genre: 'json',
  method: 'GET',
  path: '/api/fhir/logiciels',
  roles: ADMINISTRATEURS,
  resume: 'Software that may read or begin requests by FHIR, and the address to give to its editor.',
  params: Rien,
  query: Rien,
  body: Vide,
  reply: z.object({ logiciels: z.array(LogicielZ), adresse: z.string() }),
});

export const ouvrirLogiciel = route({
  nom: 'fhir.ouvrirLogiciel',
  genre: 'json',
  method: 'PUT',
  path: '/api/fhir/logiciels/:id',
  roles: ADMINISTRATEURS,
  resume:
    'Let a software read what one organisation holds, or begin requests there. Its secret is given once, in this answer.',
  params: ParId,
  query: Rien,
  body: z
    .object({
      nom: texteRequis(80, 'Donnez un nom à ce logiciel.'),
      organisationId: Id,
      sites: z.array(Id).min(1, 'Choisissez au moins un site.').max(500),
      portees: z
        .array(parmi(['*', ...RESSOURCES_FHIR]))
        .min(1, 'Choisissez ce que ce logiciel peut lire.')
        .max(50),
      ecrit: z.boolean().default(false),
      cree: z.array(parmi(CREES_FHIR)).default([]),
      suivi: Suivi.nullable().default(null),
    })
    .strict(),
  reply: z.object({ identifiant: Id, secret: z.string() }),
});

/** The token that is shown there often comes from the other side once it has its own keys. */
export const changerSuivi = route({
  nom: 'fhir.changerSuivi',
  genre: 'json',
  method: 'PUT',
  path: '/api/fhir/logiciels/:id/suivi',
  roles: ADMINISTRATEURS,
  resume: 'Where, how and with which token the states of its requests are told to a software; or no longer.',
  params: ParId,
  query: Rien,
  body: z.object({ suivi: Suivi.nullable() }).strict(),
  reply: Fait,
});

export const revoquerLogiciel = route({
  nom: 'fhir.revoquerLogiciel',
  genre: 'json',
  method: 'DELETE',
  path: '/api/fhir/logiciels/:id',
  roles: ADMINISTRATEURS,
  resume: 'Close the door to a software: its tokens end at once.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: Fait,
});
