import { CODES_QUALITE, MOTIFS_GARDEE } from '@orapont/domain/captation/qualite';
import { z } from 'zod';
import { parmi } from './communs.ts';

/**
 * What was said of a picture in the room, kept with it: the remarks, and why it was kept all the same. Sharpness and the time of
 * the verdict serve to tune the thresholds; they say nothing of the person.
 */
export const QualiteZ = z.object({
  codes: z.array(parmi(CODES_QUALITE)).max(CODES_QUALITE.length),
  /** Kept although there were remarks. */
  gardee: z.boolean(),
  motif: parmi(MOTIFS_GARDEE).nullable(),
  nettete: z.number().min(0).nullable(),
});
export type QualiteT = z.infer<typeof QualiteZ>;
