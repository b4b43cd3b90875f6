import { REGLES_RAPPROCHEMENT } from '@orapont/domain/imagerie/rapprochement';
import { MOTIFS_REFUS_ETUDE, type MotifRefusEtude, REFUS_RECEPTION } from '@orapont/domain/imagerie/refus';
import { z } from 'zod';
import { cleDe, Fait, Id, InstantZ, ParId, parmi, Rien, texteRequis, Vide } from './communs.ts';
import { route } from './route.ts';

const MOTIFS = Object.keys(MOTIFS_REFUS_ETUDE) as readonly MotifRefusEtude[];
const LECTEURS = ['soignant', 'praticien', 'secretariat'] as const;
const ADMINISTRATEURS = ['administrateur'] as const;

export const ETATS_ETUDE = ['A_RAPPROCHER', 'PROPOSEE', 'RATTACHEE', 'REFUSEE'] as const;
export type EtatEtude = (typeof ETATS_ETUDE)[number];

export const PatientRecuZ = z.object({
  nom: z.string(),
  prenoms: z.string(),
  naissance: z.string().nullable(),
  sexe: z.enum(['F', 'M', 'O']).nullable(),
  identifiant: z.string(),
  emetteur: z.string(),
});

export const InstanceRecueZ = z.object({
  id: Id,
  /** Rank of its series in the study. */
  serie: z.int(),
  /** The picture that stands for what is opened as one: itself, or the first slice of its series. */
  pile: Id,
  etat: z.enum(['RECUE', 'PRETE', 'ILLISIBLE', 'PURGEE']),
  modalite: z.string(),
  description: z.string(),
  images: z.int(),
  texteIncruste: z.boolean(),
});

/** A record shown beside what was received, so that a person compares. */
export const DossierProposeZ = z.object({
  id: Id,
  nomNaissance: z.string(),
  nomUtilise: z.string().nullable(),
  prenoms: z.array(z.string()),
  dateNaissance: z.string(),
  sexe: z.enum(['F', 'M', 'I']),
});

export const EtudeRecueZ = z.object({
  id: Id,
  version: z.int(),
  etat: z.enum(ETATS_ETUDE),
  origine: z.string(),
  patient: PatientRecuZ,
  faiteLe: z.string().nullable(),
  description: z.string(),
  modalites: z.array(z.string()),
  instances: z.array(InstanceRecueZ),
  recueLe: InstantZ,
  proposition: z.object({ dossier: DossierProposeZ, regle: parmi(REGLES_RAPPROCHEMENT) }).nullable(),
  decision: z
    .object({
      par: z.string(),
      le: InstantZ,
      dossier: DossierProposeZ.nullable(),
      acteId: Id.nullable(),
      motif: z.string().nullable(),
      /** The bytes of a refused study are gone: nothing to go back to. */
      definitive: z.boolean(),
    })
    .nullable(),
});
export type EtudeRecueT = z.infer<typeof EtudeRecueZ>;

export const RefusZ = z.object({
  id: Id,
  le: InstantZ,
  origine: z.string(),
  code: cleDe(REFUS_RECEPTION),
  phrase: z.string(),
  statut: z.int(),
});
export type RefusT = z.infer<typeof RefusZ>;

export const listerEtudes = route({
  nom: 'imagerie.lister',
  genre: 'json',
  method: 'GET',
  path: '/api/imagerie/etudes',
  roles: LECTEURS,
  resume:
    'Studies received by DICOM: those that wait for a person, those decided lately, what was refused at the door.',
  params: Rien,
  query: Rien,
  body: Vide,
  reply: z.object({
    attente: z.array(EtudeRecueZ),
    decidees: z.array(EtudeRecueZ),
    refus: z.array(RefusZ),
    /** This person may decide; the others look. */
    rapprochement: z.boolean(),
  }),
});

export const lireVignette = route({
  nom: 'imagerie.lireVignette',
  genre: 'fichier',
  method: 'GET',
  path: '/api/imagerie/instances/:id/:rendu',
  roles: LECTEURS,
  resume: 'A received picture, small or at reading size, while it waits.',
  params: z.object({ id: Id, rendu: z.enum(['vignette', 'lecture']) }),
  query: Rien,
  body: Vide,
  reply: z.any(),
});

/** Draft acts of a record that still take pictures. */
export const listerBrouillons = route({
  nom: 'imagerie.listerBrouillons',
  genre: 'json',
  method: 'GET',
  path: '/api/imagerie/dossiers/:id/demandes',
  roles: LECTEURS,
  resume: 'Requests of a person that still take pictures, to put a received study in one.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: z.object({
    dossier: DossierProposeZ,
    demandes: z.array(z.object({ id: Id, motif: z.string(), creeLe: InstantZ })),
  }),
});

export const rattacherEtude = route({
  nom: 'imagerie.rattacher',
  genre: 'json',
  method: 'POST',
  path: '/api/imagerie/etudes/:id/rattachement',
  roles: LECTEURS,
  resume: 'Say of whom a received study is, and put its pictures in a request when one is named.',
  params: ParId,
  query: Rien,
  body: z
    .object({
      version: z.int(),
      dossierId: Id,
      acteId: Id.nullable().default(null),
      /** Pictures that go in the request, a slice for its whole pile; all of them when nothing is said. The record takes the study whole. */
      images: z.array(Id).min(1).max(10_000).nullable().default(null),
      /** The file names someone else, and the person who decides has checked: never assumed. */
      identiteVerifiee: z.boolean().default(false),
      /** This machine's identifier will propose this person next time. */
      retenirIdentifiant: z.boolean().default(false),
    })
    .strict(),
  reply: z.object({
    /** Pictures that the request did not take, and why. */
    ecartees: z.array(z.object({ instanceId: Id, phrase: z.string() })),
  }),
});

export const refuserEtude = route({
  nom: 'imagerie.refuser',
  genre: 'json',
  method: 'POST',
  path: '/api/imagerie/etudes/:id/refus',
  roles: LECTEURS,
  resume: 'Send a received study back: its pictures are erased a week later.',
  params: ParId,
  query: Rien,
  body: z.object({ version: z.int(), motif: parmi(MOTIFS, 'Choisissez un motif.') }).strict(),
  reply: Fait,
});

export const annulerDecision = route({
  nom: 'imagerie.annuler',
  genre: 'json',
  method: 'POST',
  path: '/api/imagerie/etudes/:id/annulation',
  roles: LECTEURS,
  resume: 'Undo the last decision on a received study.',
  params: ParId,
  query: Rien,
  body: z.object({ version: z.int() }).strict(),
  reply: Fait,
});

const TitreAe = texteRequis(16, 'Donnez un titre DICOM (AE).').regex(
  /^[!-[\]-~](?:[ -[\]-~]*[!-[\]-~])?$/,
  'Lettres sans accent, chiffres et tirets, 16 au plus.',
);

export const PorteZ = z.object({
  id: Id,
  type: z.enum(['DIMSE', 'STOW']),
  nom: z.string(),
  organisationId: Id,
  siteId: Id,
  regles: z.array(parmi(REGLES_RAPPROCHEMENT)),
  aeAppele: z.string().nullable(),
  aeAppelant: z.string().nullable(),
  adresse: z.string().nullable(),
  /** It may also read, by its token. */
  lecture: z.boolean(),
  creeLe: InstantZ,
  dernierUsage: InstantZ.nullable(),
  revoqueeLe: InstantZ.nullable(),
});
export type PorteT = z.infer<typeof PorteZ>;

export const listerPortes = route({
  nom: 'imagerie.listerPortes',
  genre: 'json',
  method: 'GET',
  path: '/api/imagerie/portes',
  roles: ADMINISTRATEURS,
  resume: 'Machines that may send pictures, and whether the DICOM port is open on this server.',
  params: Rien,
  query: Rien,
  body: Vide,
  reply: z.object({ portes: z.array(PorteZ), port: z.int().nullable(), adresseStow: z.string() }),
});

const PorteCommune = {
  nom: texteRequis(80, 'Donnez un nom à cet appareil.'),
  siteId: Id,
  regles: z.array(parmi(REGLES_RAPPROCHEMENT)).default([]),
};

export const ouvrirPorte = route({
  nom: 'imagerie.ouvrirPorte',
  genre: 'json',
  method: 'PUT',
  path: '/api/imagerie/portes/:id',
  roles: ADMINISTRATEURS,
  resume: 'Let a machine send pictures to one organisation. A token is given once, in this answer.',
  params: ParId,
  query: Rien,
  body: z.discriminatedUnion('type', [
    z
      .object({
        type: z.literal('DIMSE'),
        ...PorteCommune,
        aeAppele: TitreAe,
        aeAppelant: TitreAe,
        adresse: z.union(
          [z.ipv4(), z.ipv6()],
          'Donnez l’adresse IP de l’appareil, par exemple 192.168.1.20.',
        ),
      })
      .strict(),
    z.object({ type: z.literal('STOW'), ...PorteCommune, lecture: z.boolean().default(false) }).strict(),
  ]),
  reply: z.object({ jeton: z.string().nullable() }),
});

export const revoquerPorte = route({
  nom: 'imagerie.revoquerPorte',
  genre: 'json',
  method: 'DELETE',
  path: '/api/imagerie/portes/:id',
  roles: ADMINISTRATEURS,
  resume: 'Close the door to a machine: it is refused from its next sending on.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: Fait,
});

export const exporterAnonyme = route({
  nom: 'imagerie.exporterAnonyme',
  genre: 'fichier',
  method: 'GET',
  path: '/api/imagerie/demandes/:id/anonyme',
  roles: ['soignant', 'praticien'],
  resume:
    'Pictures of an act as DICOM without what tells of whom they are (PS3.15 annex E, subset), in a zip.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: z.any(),
});
