import { URGENCES } from '@orapont/domain/teleexpertise/echeance';
import { PREUVES_LIEN } from '@orapont/domain/teleexpertise/lien';
import { z } from 'zod';
import { Id, InstantZ, Jour, ParId, parmi, Rien, texte, texteRequis, Vide } from './communs.ts';
import { route } from './route.ts';

const SOIN = ['soignant', 'praticien'] as const;

/** A bilan is read inside an organisation: nobody asks for one by mail. */
export const NATURES_RECUES = ['TELEEXPERTISE_ESMS', 'TELEEXPERTISE_SPECIALISTE', 'AVIS_HORS_58'] as const;
export type NatureRecue = (typeof NATURES_RECUES)[number];

/** Who asks, as his document says it or as a person reads it in a plain letter. */
export const RequerantRecu = z.object({
  nom: texteRequis(80, 'Écrivez le nom de la personne qui demande.'),
  prenom: texte(80),
  profession: texteRequis(10, 'Choisissez sa profession.'),
  savoirFaire: texte(10).nullable(),
  rpps: z
    .string()
    .regex(/^\d{11}$/, 'Onze chiffres.')
    .nullable(),
  structure: z.object({
    nom: texteRequis(200, 'Écrivez le nom de sa structure.'),
    finess: z
      .string()
      .regex(/^[0-9A-Z]{9}$/, 'Neuf caractères.')
      .nullable(),
    siret: z
      .string()
      .regex(/^\d{14}$/, 'Quatorze chiffres.')
      .nullable(),
    /** FINESS category; null for a practice. */
    categorie: texte(10).nullable(),
  }),
});
export type RequerantRecuT = z.infer<typeof RequerantRecu>;

/** Traits of a record to open: those of the document, or typed from a plain letter. */
export const PersonneRecue = z.object({
  nomNaissance: texteRequis(100, 'Écrivez le nom de naissance.'),
  prenom: texteRequis(100, 'Écrivez le premier prénom.'),
  sexe: z.enum(['F', 'M', 'I'], 'Choisissez le sexe.'),
  dateNaissance: Jour,
  lieuNaissance: texte(5).nullable(),
});
export type PersonneRecueT = z.infer<typeof PersonneRecue>;

const Acte = z.object({
  id: Id,
  numero: z.string(),
  etatLibelle: z.string(),
  attendComplement: z.boolean(),
  /** Whose consent it waits for, or has; `autre` when it was asked for a colleague; null once it is over. */
  consentement: z
    .object({
      requisId: Id,
      pour: z.string(),
      demandeLe: InstantZ.nullable(),
      attendu: z.boolean(),
      autre: z.boolean(),
      /** Whoever has the case today. */
      requisActuel: Id,
    })
    .nullable(),
});

export const proposerPriseEnCharge = route({
  nom: 'reception.proposerPriseEnCharge',
  genre: 'json',
  method: 'GET',
  path: '/api/courrier-recu/:id/demande',
  roles: SOIN,
  resume: 'What a message asks, as far as its documents say it, and who may answer.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: z.object({
    /** The case that it is already, or that it completes. */
    acte: Acte.nullable(),
    structuree: z.boolean(),
    requerant: RequerantRecu.partial().extend({ structure: RequerantRecu.shape.structure.partial() }),
    adresse: z.string(),
    /** That address is the one that a directory gives for this professional; null when no directory knows him. */
    adressePubliee: z.boolean().nullable(),
    personne: PersonneRecue.partial().nullable(),
    nature: z.enum(NATURES_RECUES),
    motifTexte: z.string(),
    question: z.string(),
    /** Its words on the consent; empty when it says nothing. */
    consentement: z.array(z.string()),
    images: z.int(),
    pieces: z.int(),
    requis: z.array(z.object({ id: Id, siteId: Id, libelle: z.string() })),
    requisPropose: z.string().nullable(),
  }),
});

export const prendreEnCharge = route({
  nom: 'reception.prendreEnCharge',
  genre: 'json',
  method: 'POST',
  path: '/api/courrier-recu/:id/demande',
  roles: SOIN,
  resume: 'Makes a message a request to be answered, in the reading room of a professional.',
  params: ParId,
  query: Rien,
  body: z.object({
    version: z.int(),
    /** The record of the person; null opens one from the traits. */
    dossierId: Id.nullable(),
    identiteVerifiee: z.boolean().default(false),
    /** Only read when the documents name nobody. */
    personne: PersonneRecue.nullable(),
    requerant: RequerantRecu,
    adresseVerifiee: z.boolean().default(false),
    requisId: Id,
    requisSiteId: Id,
    nature: parmi(NATURES_RECUES, 'Choisissez la nature de la demande.'),
    motif: texteRequis(60, 'Choisissez le motif.'),
    motifTexte: texteRequis(500, 'Écrivez ce qui motive la demande.'),
    question: texteRequis(2000, 'Écrivez la question posée.'),
    urgence: parmi(URGENCES),
    /** What the requérant says of it, never a consent given here; `A_DEMANDER` asks him, by a letter in his thread. */
    consentement: z.enum(['DIT', 'A_DEMANDER', 'NON_DIT'], 'Dites ce que la demande dit du consentement.'),
    lien: z.object({ preuve: parmi(PREUVES_LIEN), date: Jour }).nullable(),
  }),
  reply: z.object({ acteId: Id }),
});

export const joindreComplement = route({
  nom: 'reception.joindreComplement',
  genre: 'json',
  method: 'POST',
  path: '/api/courrier-recu/:id/complement',
  roles: SOIN,
  resume: 'Adds what a message brings to the request that waits for it.',
  params: ParId,
  query: Rien,
  body: z.object({ version: z.int(), texte: texte(2000) }),
  reply: z.object({ acteId: Id }),
});

export const noterConsentement = route({
  nom: 'reception.noterConsentement',
  genre: 'json',
  method: 'POST',
  path: '/api/courrier-recu/:id/consentement',
  roles: SOIN,
  resume: 'Notes what a message says of the consent that its request waits for.',
  params: ParId,
  query: Rien,
  body: z.object({
    version: z.int(),
    sens: z.enum(['CONSENT', 'REFUSE'], 'Dites ce que le message dit du consentement.'),
    /** The reader that it is about, as the screen said him. */
    requisId: Id,
  }),
  reply: z.object({ acteId: Id }),
});
