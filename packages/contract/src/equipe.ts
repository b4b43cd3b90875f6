import type { Role } from './route.ts';

/** Those who care for the person: they open an act, take its pictures, answer it. Not those who run an organisation. */
export const EQUIPE = ['soignant', 'preneur', 'praticien'] as const satisfies Role[];

/** Those who keep the record of a person: the office, with those who care. */
export const ROLES_DOSSIER = [...EQUIPE, 'secretariat'] as const satisfies Role[];
