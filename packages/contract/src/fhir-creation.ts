import { z } from 'zod';
import { Rien } from './communs.ts';
import { route } from './route.ts';

/** Kinds that other software may create, as in the scope `system/Patient.write`. */
export const CREES_FHIR = ['Patient', 'DocumentReference'] as const;
export type TypeCree = (typeof CREES_FHIR)[number];

const creer = <const T extends TypeCree>(type: T, resume: string) =>
  route({
    nom: `fhir.creer${type}`,
    genre: 'protocole',
    method: 'POST',
    path: `/fhir/${type}`,
    roles: 'public',
    params: Rien,
    query: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    body: z.any(),
    reply: z.any(),
    resume,
  });

export const creerPatientFhir = creer(
  'Patient',
  'A provisional record for someone nobody here could be, by a software that may; the same name twice is one record (If-None-Exist).',
);

export const creerDocumentFhir = creer(
  'DocumentReference',
  'A finished PDF about someone followed at the sites of a software that may file it; the same name twice is one document.',
);
