import { z } from 'zod';
import { Fait, Id, Jour, ParId, Rien, texte, texteRequis, Vide, ZoneZ } from './communs.ts';
import { route } from './route.ts';

const FACTURATION = ['praticien', 'secretariat'] as const;

const MoisZ = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Mois attendu : aaaa-mm');

/** Whom the feuille de soins names (58.5), with what was completed by hand. */
export const PatientFactureZ = z.object({
  nom: z.string(),
  prenom: z.string(),
  nir: z.string().nullable(),
  ayantDroit: z.boolean(),
  dateNaissance: Jour.nullable(),
  rangGemellaire: z.int().nullable(),
});

export const LigneLue = z.object({
  id: Id,
  acteId: Id,
  code: z.enum(['TE2', 'RQD']),
  dateActe: Jour,
  zone: ZoneZ,
  praticien: z.string(),
  patient: PatientFactureZ,
  facturable: z.boolean(),
  /** In words, why it is paid or not: the count of the year. */
  quotaPhrase: z.string(),
  indexQuota: z.int().nullable(),
  centimes: z.int(),
  tarif: z.object({ source: z.string(), statut: z.enum(['EN_VIGUEUR', 'A_VERIFIER']) }),
  factureParRpps: z.string(),
  executeParRpps: z.string(),
  requisRpps: z.string(),
  requerant: z.object({ type: z.enum(['FINESS', 'RPPS']), valeur: z.string() }).nullable(),
  mode: z.enum(['SESAM_VITALE', 'SESAM_SANS_VITALE', 'SESAM_DEGRADE']),
  modeLibelle: z.string(),
  adri: z.object({ fait: z.boolean(), le: Jour.nullable(), resultat: z.string(), par: z.string() }),
  aCompleter: z.array(z.enum(['NIR', 'DATE_NAISSANCE', 'NUMERO_REQUERANT', 'RPPS_FACTURANT'])),
});
export type LigneLueT = z.infer<typeof LigneLue>;

/** An act that gives no line, and the reason in words. */
export const SansLigneLue = z.object({
  acteId: Id,
  date: Jour,
  praticien: z.string(),
  patient: z.string(),
  nature: z.string(),
  motifs: z.array(z.object({ code: z.string(), phrase: z.string() })),
  /** A person or the operator may still change it. */
  enAttente: z.boolean(),
});
export type SansLigneLueT = z.infer<typeof SansLigneLue>;

export const Facturation = z.object({
  mois: MoisZ,
  /** Months that hold something, latest first. */
  moisConnus: z.array(MoisZ),
  lignes: z.array(LigneLue),
  sansLigne: z.array(SansLigneLue),
  totaux: z.object({
    actes: z.int(),
    factures: z.int(),
    centimes: z.int(),
    adriAFaire: z.int(),
    aCompleter: z.int(),
  }),
  /** Prices that apply at the end of the month, each with its text. */
  tarifs: z.array(
    z.object({
      code: z.enum(['TE2', 'RQD']),
      zone: ZoneZ,
      centimes: z.int(),
      du: Jour,
      statut: z.enum(['EN_VIGUEUR', 'A_VERIFIER']),
      applique: z.boolean(),
      source: z.string(),
    }),
  ),
});
export type FacturationT = z.infer<typeof Facturation>;

export const lireFacturation = route({
  nom: 'facturation.lire',
  genre: 'json',
  method: 'GET',
  path: '/api/facturation',
  roles: FACTURATION,
  resume: 'Billing lines of a month: one’s own for a praticien, the organisation’s for its secretariat.',
  params: Rien,
  query: z.object({ mois: MoisZ.optional() }),
  body: Vide,
  reply: Facturation,
});

export const exporterFacturation = route({
  nom: 'facturation.exporter',
  genre: 'fichier',
  method: 'GET',
  path: '/api/facturation/export.csv',
  roles: FACTURATION,
  resume: 'Billing lines of a month as CSV, safe against formulas.',
  params: Rien,
  query: z.object({ mois: MoisZ }),
  body: Vide,
  reply: z.unknown(),
});

export const noterAdri = route({
  nom: 'facturation.noterAdri',
  genre: 'json',
  method: 'POST',
  path: '/api/facturation/:id/adri',
  roles: FACTURATION,
  resume: 'The call to the service of rights was made: its day and outcome.',
  params: ParId,
  query: Rien,
  body: z.object({
    le: Jour,
    resultat: texteRequis(200, 'Écrivez le résultat, par exemple « droits ouverts ».'),
  }),
  reply: Fait,
});

export const completerLigne = route({
  nom: 'facturation.completer',
  genre: 'json',
  method: 'POST',
  path: '/api/facturation/:id/complement',
  roles: FACTURATION,
  resume: 'Write what the line still lacks, and how the feuille de soins leaves.',
  params: ParId,
  query: Rien,
  body: z.object({
    nir: texte(21).default(''),
    ayantDroit: z.boolean(),
    dateNaissance: Jour.nullable(),
    rangGemellaire: z.int().min(1).max(9).nullable(),
    numeroRequerant: texte(14).default(''),
    logicielAJour: z.boolean(),
  }),
  reply: Fait,
});
