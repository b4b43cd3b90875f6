import { NATURES_ACTE } from '@orapont/domain/teleexpertise/circuit';
import { URGENCES } from '@orapont/domain/teleexpertise/echeance';
import { ETATS_ACTE, EVENEMENTS_ACTE } from '@orapont/domain/teleexpertise/etat';
import { MOTIFS_COMPLEMENT, MOTIFS_REFUS } from '@orapont/domain/teleexpertise/motifs';
import { z } from 'zod';
import { Fait, Id, InstantZ, Jour, ParId, Rien, texte, Vide } from './communs.ts';
import { ComplementDemande, DemandeFigee } from './demande-figee.ts';
import { DispositifCite } from './dispositif.ts';
import { ObservationBoucheZ, SurfaceZ } from './lecture-bouche.ts';
import {
  ApercuZ,
  ClicheZ,
  DentsMontreesZ,
  ExtraitZ,
  GenreMediaZ,
  ModaliteZ,
  RotationZ,
  VueZ,
} from './media-technique.ts';
import { VueDecriteZ } from './protocole.ts';
import { route } from './route.ts';

const PRATICIEN = ['praticien'] as const;

/** How soon the care that is advised should come; the reader always says one. */
export const LIBELLES_URGENCE_SOINS = {
  URGENTE: 'Soins urgents, sous 24 heures',
  RAPIDE: 'Soins rapides, sous 72 heures',
  PROGRAMMEE: 'Soins à programmer',
  SURVEILLANCE: 'Surveillance, sans soin à programmer',
} as const;
export const URGENCES_SOINS = Object.keys(LIBELLES_URGENCE_SOINS) as [UrgenceSoins, ...UrgenceSoins[]];
export type UrgenceSoins = keyof typeof LIBELLES_URGENCE_SOINS;

/** The answer as it is being written: everything may still be empty. */
export const Reponse = z.object({
  conclusion: texte(4000),
  nonConcluant: z.boolean(),
  urgence: z.enum(URGENCES_SOINS).nullable(),
  observations: texte(4000),
  actes: texte(1000),
  prescriptions: texte(4000),
  soinsConseilles: texte(4000),
  lieuDeSoins: texte(300),
  conseilsHygiene: texte(4000),
  /** `null`: nobody has said anything yet; an empty text means « aucun » (R.6316-4 CSP). */
  incidents: texte(2000).nullable(),
  /** Acts that the requis declares to have done elsewhere this year for this patient. */
  actesAilleurs: z.int().min(0).max(99),
});
export type ReponseT = z.infer<typeof Reponse>;

export const REPONSE_VIERGE: ReponseT = {
  conclusion: '',
  nonConcluant: false,
  urgence: null,
  observations: '',
  actes: '',
  prescriptions: '',
  soinsConseilles: '',
  lieuDeSoins: '',
  conseilsHygiene: '',
  incidents: '',
  actesAilleurs: 0,
};

export const ContenuLecture = z.object({ chart: ObservationBoucheZ, reponse: Reponse });
export type ContenuLectureT = z.infer<typeof ContenuLecture>;

export const GROUPES_LECTURE = ['A_LIRE', 'COMPLEMENT', 'RENDUS', 'CLOS'] as const;
export type GroupeLecture = (typeof GROUPES_LECTURE)[number];

export const LigneLecture = z.object({
  id: Id,
  groupe: z.enum(GROUPES_LECTURE),
  nature: z.enum(NATURES_ACTE),
  natureLibelle: z.string(),
  etat: z.enum(ETATS_ACTE),
  etatLibelle: z.string(),
  urgence: z.enum(URGENCES),
  echeance: InstantZ,
  echeancePhrase: z.string(),
  enRetard: z.boolean(),
  envoyeLe: InstantZ,
  numero: z.string(),
  /** Null once a request came to nothing: this side then keeps that it existed, not of whom. */
  patientNom: z.string().nullable(),
  patientNaissance: Jour.nullable(),
  /** When it came to nothing, and how; null while it waits and once it is answered. */
  fin: z.object({ le: InstantZ, libelle: z.string() }).nullable(),
  structureNom: z.string(),
  requerantNom: z.string(),
  motif: z.string(),
  images: z.int(),
  brouillon: z.boolean(),
  compteRenduId: Id.nullable(),
});
export type LigneLectureT = z.infer<typeof LigneLecture>;

export const ImageLue = z.object({
  id: Id,
  genre: GenreMediaZ,
  /** Of a radiograph: where it hangs. */
  cliche: ClicheZ.nullable(),
  dents: DentsMontreesZ,
  vue: VueZ,
  vueLibelle: z.string(),
  vueDecrite: VueDecriteZ.nullable(),
  modalite: ModaliteZ,
  miroir: z.boolean(),
  rotation: RotationZ,
  largeur: z.int(),
  hauteur: z.int(),
  version: z.string(),
  /** Shown by its reading size only. */
  apercu: ApercuZ.nullable(),
  originalePerdueLe: InstantZ.nullable(),
  auteur: z.string(),
  prisLe: InstantZ.nullable(),
  dispositif: DispositifCite.nullable(),
  extrait: ExtraitZ.nullable(),
});
export type ImageLueT = z.infer<typeof ImageLue>;

/** One case, as its requis reads it. */
export const LectureLue = z.object({
  id: Id,
  etat: z.enum(ETATS_ACTE),
  etatLibelle: z.string(),
  version: z.int(),
  demande: DemandeFigee,
  echeancePhrase: z.string(),
  enRetard: z.boolean(),
  images: z.array(ImageLue),
  historique: z.array(
    z.object({ id: Id, libelle: z.string(), le: InstantZ, par: z.string(), precision: z.string() }),
  ),
  /** What the requis may do now. */
  evenements: z.array(z.enum(EVENEMENTS_ACTE)),
  complement: ComplementDemande.nullable(),
  /** The consent that a request by mail waits for: for whom, and since when it is asked; null when nothing is missing. */
  consentement: z.object({ pour: z.string(), demandeLe: InstantZ.nullable(), autre: z.boolean() }).nullable(),
  brouillon: z.object({ version: z.int(), contenu: ContenuLecture, modifieLe: InstantZ.nullable() }),
  compteRenduId: Id.nullable(),
  quotaPhrase: z.string().nullable(),
  /** The next case of the worklist, to be fetched before it is asked for. */
  suivant: Id.nullable(),
});
export type LectureLueT = z.infer<typeof LectureLue>;

export const listerLectures = route({
  nom: 'lecture.lister',
  genre: 'json',
  method: 'GET',
  path: '/api/lectures',
  roles: PRATICIEN,
  resume: 'Requests sent to the caller: urgent first, then by deadline.',
  params: Rien,
  query: z.object({ groupe: z.enum(GROUPES_LECTURE).optional(), recherche: texte(100).optional() }),
  body: Vide,
  reply: z.object({
    lectures: z.array(LigneLecture),
    comptes: z.object({
      A_LIRE: z.int(),
      COMPLEMENT: z.int(),
      RENDUS: z.int(),
      CLOS: z.int(),
      enRetard: z.int(),
    }),
  }),
});

export const ouvrirLecture = route({
  nom: 'lecture.ouvrir',
  genre: 'json',
  method: 'GET',
  path: '/api/lectures/:id',
  roles: PRATICIEN,
  resume: 'One case, for the professional it was sent to; traced on both sides.',
  params: ParId,
  query: z.object({ prechargement: z.literal('1').optional() }),
  body: Vide,
  reply: LectureLue,
});

export const enregistrerLecture = route({
  nom: 'lecture.enregistrer',
  genre: 'json',
  method: 'PUT',
  path: '/api/lectures/:id/brouillon',
  roles: PRATICIEN,
  resume: 'Save the draft reading; the version says which one was being written.',
  params: ParId,
  query: Rien,
  body: z.object({ version: z.int().min(0), contenu: ContenuLecture }),
  reply: z.object({ version: z.int(), modifieLe: InstantZ }),
});

export const accepterLecture = route({
  nom: 'lecture.accepter',
  genre: 'json',
  method: 'POST',
  path: '/api/lectures/:id/prise-en-charge',
  roles: PRATICIEN,
  resume: 'Take the request over, once every rule was run again.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: z.object({ etat: z.literal('ACCEPTEE') }),
});

export const refuserLecture = route({
  nom: 'lecture.refuser',
  genre: 'json',
  method: 'POST',
  path: '/api/lectures/:id/refus',
  roles: PRATICIEN,
  resume: 'Refuse with a reason; the sharing closes and one mail leaves.',
  params: ParId,
  query: Rien,
  body: z.object({ motif: z.enum(MOTIFS_REFUS), precision: texte(2000) }),
  reply: z.object({ etat: z.literal('REFUSEE') }),
});

export const demanderComplement = route({
  nom: 'lecture.demanderComplement',
  genre: 'json',
  method: 'POST',
  path: '/api/lectures/:id/complement',
  roles: PRATICIEN,
  resume: 'Ask for further views or words, and say why.',
  params: ParId,
  query: Rien,
  body: z.object({
    motifs: z.array(z.enum(MOTIFS_COMPLEMENT)).min(1, 'Choisissez au moins une raison.').max(7),
    vues: z.array(VueZ).max(40),
    zones: z.array(SurfaceZ).max(300).default([]),
    texte: texte(2000),
  }),
  reply: z.object({ etat: z.literal('COMPLEMENT_DEMANDE') }),
});

export const renoncerComplement = route({
  nom: 'lecture.renoncerComplement',
  genre: 'json',
  method: 'POST',
  path: '/api/lectures/:id/complement/renonciation',
  roles: PRATICIEN,
  resume: 'Answer without the complement that was asked for.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: z.object({ etat: z.literal('ACCEPTEE') }),
});

export const demanderConsentement = route({
  nom: 'lecture.demanderConsentement',
  genre: 'json',
  method: 'POST',
  path: '/api/lectures/:id/consentement',
  roles: PRATICIEN,
  resume: 'Ask whoever wrote the request, by mail, whether the person consents.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: Fait,
});

export const Releveur = z.object({
  professionnelId: Id,
  siteId: Id,
  nom: z.string(),
  profession: z.string(),
  siteNom: z.string(),
  remplacant: z.boolean(),
  accord: z.boolean(),
  /** Why this person may not take over as things stand; empty when he may. */
  obstacles: z.array(z.string()),
});
export type ReleveurT = z.infer<typeof Releveur>;

export const listerReleveurs = route({
  nom: 'lecture.listerReleveurs',
  genre: 'json',
  method: 'GET',
  path: '/api/lectures/:id/releveurs',
  roles: PRATICIEN,
  resume: 'Colleagues of the same place and the remplaçant, each with what stands in the way.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: z.object({ releveurs: z.array(Releveur) }),
});

/**
 * `PROPOSEE`: the rules do not let this person answer; the requérant is told and offered the avis hors article 58.
 * `CONSENTEMENT_DEMANDE`: whoever wrote the request is asked, by mail, for the consent that names this person.
 */
export const releverLecture = route({
  nom: 'lecture.relever',
  genre: 'json',
  method: 'POST',
  path: '/api/lectures/:id/releve',
  roles: PRATICIEN,
  resume: 'Hand the request over to a colleague or a remplaçant; every rule is run again for him.',
  params: ParId,
  query: Rien,
  body: z.object({ professionnelId: Id, siteId: Id }),
  reply: z.object({
    issue: z.enum(['RELEVEE', 'PROPOSEE', 'CONSENTEMENT_DEMANDE']),
    obstacles: z.array(z.string()),
  }),
});
