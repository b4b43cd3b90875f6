import { z } from 'zod';

export const Rien = z.object({}).strict();
export const Vide = z.undefined().or(z.null()).or(z.object({}));
export const Id = z.uuid();
export const ParId = z.object({ id: Id });
export const DateCivileZ = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'Date attendue : jj/mm/aaaa');
export const InstantZ = z.iso.datetime();
/** Free text, trimmed and bounded: the bound is what a field of the database and of the PDF hold. */
export const texte = (max: number) => z.string().trim().max(max, `${max} caractères au plus`);
export const texteRequis = (max: number, phrase: string) => texte(max).min(1, phrase);
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
