import { randomUUID } from 'node:crypto';
import { z } from 'zod';

type Noeud = {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Noeud[];
  readonly oneOf?: readonly Noeud[];
  readonly allOf?: readonly Noeud[];
  readonly properties?: Readonly<Record<string, Noeud>>;
  readonly required?: readonly string[];
  readonly items?: Noeud;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly format?: string;
  readonly pattern?: string;
};

/** A value that fits a contract's schema, as short as can be; what a refinement asks besides is for the caller to add. */
export function exemple(type: z.ZodType): unknown {
  return valeur(z.toJSONSchema(type, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Noeud);
}

function valeur(noeud: Noeud): unknown {
  if (noeud.const !== undefined) return noeud.const;
  if (noeud.enum) return noeud.enum[0];
  const choix = noeud.anyOf ?? noeud.oneOf;
  if (choix) return valeur(choix.find(({ type }) => type !== 'null') ?? {});
  if (noeud.allOf) return Object.assign({}, ...noeud.allOf.map(valeur));
  return PAR_TYPE[String(noeud.type)]?.(noeud);
}

const PAR_TYPE: Readonly<Record<string, (noeud: Noeud) => unknown>> = {
  object: ({ properties = {}, required = [] }) =>
    Object.fromEntries(required.map((nom) => [nom, valeur(properties[nom] ?? {})])),
  array: ({ items = {}, minItems = 0 }) => Array.from({ length: minItems }, () => valeur(items)),
  string: texte,
  integer: ({ minimum = 1 }) => Math.max(minimum, 1),
  number: ({ minimum = 1 }) => Math.max(minimum, 1),
  boolean: () => false,
  null: () => null,
};

function texte({ format, pattern = '', minLength = 1 }: Noeud): string {
  if (format === 'uuid') return randomUUID();
  if (format === 'date') return '2026-01-15';
  if (format === 'date-time') return '2026-01-15T09:00:00.000Z';
  if (format === 'email') return 'personne@exemple.fr';
  // Code of a view, of a protocol.
  if (pattern.startsWith('^[A-Z]')) return 'FACE';
  if (pattern.includes('{6}')) return '000000';
  if (pattern.includes('{32}')) return '0'.repeat(32);
  if (pattern.includes('(0[1-9]|1[0-2])$')) return '2026-01';
  return 'exemple'.padEnd(minLength, '-');
}
