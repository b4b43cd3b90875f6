import { type DateCivile, estDateCivile } from '@orapont/domain/dates';
import type { ZoneTarifaire } from '@orapont/domain/facturation/tarifs';
import { z } from 'zod';

const DATE_ATTENDUE = 'Écrivez une date qui existe\u00a0: le jour, le mois et l’année.';

export const Rien = z.object({}).strict();
export const Vide = z.undefined().or(z.null()).or(z.object({}));
export const Id = z.uuid();
export const ParId = z.object({ id: Id });
/** A day of the calendar: `2026-02-30` is not one. */
export const Jour = z
  .string(DATE_ATTENDUE)
  .meta({ format: 'date' })
  .transform((valeur, ctx): DateCivile => {
    if (estDateCivile(valeur)) return valeur;
    ctx.addIssue(DATE_ATTENDUE);
    return z.NEVER;
  });
export const InstantZ = z.iso.datetime();
export const ZoneZ = z.enum(
  ['METROPOLE', 'DROM'] as const satisfies readonly ZoneTarifaire[],
  'Choisissez une zone.',
);
/** Free text, trimmed and bounded: the bound is what a field of the database and of the PDF hold. */
export const texte = (max: number) => z.string().trim().max(max, `${max} caractères au plus`);
export const texteRequis = (max: number, phrase: string) => texte(max).min(1, phrase);
/** One of the codes of a list, or of the keys of a table of labels: the list is written once, in the domain. */
export const parmi = <T extends string>(codes: readonly T[], phrase?: string) =>
  z.enum(codes as readonly [T, ...T[]], phrase);
export const cleDe = <K extends string>(table: Readonly<Record<K, unknown>>) =>
  parmi(Object.keys(table) as K[]);
export const Fait = z.object({ fait: z.literal(true) });

/** RFC 9457 body of every refusal: a stable code, a French sentence, and errors by field. */
export const Probleme = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  motifs: z.array(z.string()).default([]),
  champs: z.record(z.string(), z.string()).optional(),
  obstacles: z.array(z.unknown()).optional(),
});
export type ProblemeT = z.infer<typeof Probleme>;
