import { estUid } from '@orapont/domain/imagerie/uid';
import { z } from 'zod';
import { Id, Rien, Vide } from './communs.ts';
import { route } from './route.ts';

/**
 * DICOMweb, as other software speaks it: the answers are those of the standard (DICOM JSON, multipart/related), so no schema of
 * ours describes them. What follows the root is read by `@orapont/domain/imagerie/ressource`.
 */

const EQUIPE = ['soignant', 'praticien', 'preneur'] as const;
const UidZ = z.string().refine(estUid, 'Identifiant DICOM invalide.');
const Requete = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

export const lireDossiers = route({
  nom: 'dicomweb.lire',
  genre: 'protocole',
  method: 'GET',
  path: '/api/dicomweb/*',
  roles: EQUIPE,
  resume: 'QIDO-RS and WADO-RS on the records of the people followed where the caller works.',
  params: z.object({ '*': z.string() }),
  query: Requete,
  body: Vide,
  reply: z.any(),
});

export const lireActe = route({
  nom: 'dicomweb.lireActe',
  genre: 'protocole',
  method: 'GET',
  path: '/api/demandes/:id/dicomweb/*',
  roles: EQUIPE,
  resume: 'QIDO-RS and WADO-RS on what an act shows, from either side of its sharing.',
  params: z.object({ id: Id, '*': z.string() }),
  query: Requete,
  body: Vide,
  reply: z.any(),
});

export const deposer = route({
  nom: 'dicomweb.deposer',
  genre: 'televersement',
  method: 'POST',
  path: '/api/dicomweb/studies',
  roles: ['soignant', 'praticien', 'secretariat'],
  resume:
    'STOW-RS by a person: several instances in multipart/related. `dossier` refuses the files of anyone else.',
  params: Rien,
  query: z.object({ dossier: Id.optional() }),
  body: Vide,
  reply: z.any(),
});

/** As above, for one study: what names another one is refused. */
export const deposerEtude = route({
  ...deposer,
  nom: 'dicomweb.deposerEtude',
  path: '/api/dicomweb/studies/:etude',
  resume: 'STOW-RS by a person, into one study.',
  params: z.object({ etude: UidZ }),
});

/** No cookie is read: the token in `Authorization` says which organisation it is for. */
export const deposerMachine = route({
  nom: 'dicomweb.deposerMachine',
  genre: 'protocole',
  method: 'POST',
  path: '/api/machines/dicomweb/studies',
  roles: 'public',
  resume: 'STOW-RS by a machine, with a token that an administrator gave to one organisation.',
  params: Rien,
  query: Rien,
  body: z.any(),
  reply: z.any(),
});

export const deposerEtudeMachine = route({
  ...deposerMachine,
  nom: 'dicomweb.deposerEtudeMachine',
  path: '/api/machines/dicomweb/studies/:etude',
  resume: 'STOW-RS by a machine, into one study.',
  params: z.object({ etude: UidZ }),
});

export const lireMachine = route({
  nom: 'dicomweb.lireMachine',
  genre: 'protocole',
  method: 'GET',
  path: '/api/machines/dicomweb/*',
  roles: 'public',
  resume:
    'QIDO-RS and WADO-RS by a machine whose token an administrator opened to reading: people followed where it stands.',
  params: z.object({ '*': z.string() }),
  query: Requete,
  body: Vide,
  reply: z.any(),
});
