import type { z } from 'zod';

/**
 * What a person does where he works, from his affectation. Rights depend on the profession too
 * (`@orapont/domain/acces/politique`); the role is only the first door.
 */
export const ROLES = [
  'soignant',
  'preneur',
  'praticien',
  'coordinateur',
  'secretariat',
  'administrateur',
] as const;
export type Role = (typeof ROLES)[number];

/**
 * - `json`: JSON in, JSON out.
 * - `fichier`: JSON or nothing in, bytes out.
 * - `televersement`: bytes in (tus), the body is not parsed.
 * - `protocole`: another standard's rules (health probe, OpenAPI…).
 * - `flux`: server-sent events.
 */
export type Genre = 'json' | 'fichier' | 'televersement' | 'protocole' | 'flux';

/** One endpoint, described once: the server mounts it, the web app calls it, OpenAPI prints it. */
export type Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
> = {
  readonly nom: string;
  readonly genre: Genre;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD';
  readonly path: `/${string}`;
  /**
   * Who may call it. No default: a route that nobody thought about does not compile.
   * `public`: nobody is signed in. `demi-session`: the password was right, the second factor is awaited.
   * `tous`: any complete session. `appareil`: an enrolled device, which delivers its captures and does nothing else.
   */
  readonly roles: readonly Role[] | 'public' | 'demi-session' | 'tous' | 'appareil';
  readonly resume: string;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly reply: Reply;
};

export const route = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  r: Route<P, Q, B, R>,
) => r;

export type ParamsOf<R extends Route> = z.output<R['params']>;
export type QueryOf<R extends Route> = z.output<R['query']>;
export type BodyOf<R extends Route> = z.output<R['body']>;
export type ReplyOf<R extends Route> = z.output<R['reply']>;
/** What the caller writes, before defaults and transforms. */
export type BodyInput<R extends Route> = z.input<R['body']>;
export type QueryInput<R extends Route> = z.input<R['query']>;

/** A door that is not HTTP, declared beside the routes: who passes it, and how its organisation is known (DESIGN rule 10). */
export type PorteReseau = {
  readonly nom: string;
  readonly protocole: 'DIMSE';
  readonly roles: 'appareil déclaré';
  readonly organisation: string;
  readonly resume: string;
};
