import type { DateCivile } from '@orapont/domain/dates';
import {
  type Anciennete,
  type DonneesSante,
  LIBELLE_ANCIENNETE,
  LIBELLE_SITUATION,
  REPONSES_SANTE,
  type Situation,
} from '@orapont/domain/sante/donnees';
import { z } from 'zod';
import { texte, texteRequis } from './communs.ts';

export const JourZ = z.custom<DateCivile>(
  (v) => typeof v === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(v),
  'Date attendue : jj/mm/aaaa',
);

const cles = <K extends string>(table: Record<K, unknown>) => Object.keys(table) as [K, ...K[]];

export const LigneSanteZ = z.object({
  libelle: texteRequis(200, 'Écrivez un libellé.'),
  code: texte(40).nullable(),
  debut: JourZ.nullable(),
  fin: JourZ.nullable(),
});

const Lignes = z.union([
  z.array(LigneSanteZ).min(1).max(80),
  z.literal('AUCUN_CONNU'),
  z.literal('NON_RENSEIGNE'),
]);

const Consommation = z.object({
  etat: z.enum(['NON', 'ARRETEE', 'OUI', 'NE_SAIT_PAS', 'NON_RENSEIGNE']),
  precision: texte(200),
});

/** The dated set of health data, as the domain types it (CAP-01, TE-04). */
export const DonneesSanteZ: z.ZodType<DonneesSante> = z.object({
  recueilliesLe: JourZ,
  motif: texte(500),
  plainte: z.union([
    z.literal('AUCUNE_PLAINTE'),
    z.literal('NON_RENSEIGNE'),
    z.object({
      description: texteRequis(2000, 'Décrivez la plainte.'),
      depuis: z.enum(cles<Anciennete>(LIBELLE_ANCIENNETE)),
      tailleMm: z.number().min(0).max(200).nullable(),
      douleurEva: z.number().int().min(0).max(10).nullable(),
    }),
  ]),
  antecedents: Lignes,
  allergies: Lignes,
  traitements: Lignes,
  tabac: Consommation,
  alcool: Consommation,
  situations: z.partialRecord(z.enum(cles<Situation>(LIBELLE_SITUATION)), z.enum(REPONSES_SANTE)),
}) as unknown as z.ZodType<DonneesSante>;
