import { NIVEAUX_ALERTE } from '@orapont/domain/sante/alertes';
import {
  type DonneesSante,
  LIBELLE_ANCIENNETE,
  REPONSES_SANTE,
  SITUATIONS,
} from '@orapont/domain/sante/donnees';
import { z } from 'zod';
import { cleDe, Jour, parmi, texte, texteRequis } from './communs.ts';

/** A contra-indication to know before advising a gesture (DOS-06), with what raised it. */
export const AlerteZ = z.object({
  code: z.string(),
  niveau: z.enum(NIVEAUX_ALERTE),
  phrase: z.string(),
  source: z.string(),
});

const LigneSanteZ = z.object({
  libelle: texteRequis(200, 'Écrivez un libellé.'),
  code: texte(40).nullable(),
  debut: Jour.nullable(),
  fin: Jour.nullable(),
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
  recueilliesLe: Jour,
  motif: texte(500),
  plainte: z.union([
    z.literal('AUCUNE_PLAINTE'),
    z.literal('NON_RENSEIGNE'),
    z.object({
      description: texteRequis(2000, 'Décrivez la plainte.'),
      depuis: cleDe(LIBELLE_ANCIENNETE),
      tailleMm: z.number().min(0).max(200).nullable(),
      douleurEva: z.number().int().min(0).max(10).nullable(),
    }),
  ]),
  antecedents: Lignes,
  allergies: Lignes,
  traitements: Lignes,
  tabac: Consommation,
  alcool: Consommation,
  situations: z.partialRecord(parmi(SITUATIONS), z.enum(REPONSES_SANTE)),
});
