import { CAPACITES, MESURES } from '@orapont/domain/consentement/capacite';
import { SEXES } from '@orapont/domain/identite/ins';
import { CODES_CONFLIT, DECISIONS_CONFLIT } from '@orapont/domain/tournee/conflits';
import {
  ETATS_RESIDENT,
  MOTIFS_ARRET,
  MOTIFS_TOURNEE,
  RESIDENTS_MAX,
} from '@orapont/domain/tournee/residents';
import { z } from 'zod';
import { Fait, Id, InstantZ, Jour, ParId, parmi, Rien, texte, Vide } from './communs.ts';
import { DispositifZ } from './dispositif.ts';
import { QUALITES_REPRESENTANT } from './dossier-fiche.ts';
import { EQUIPE } from './equipe.ts';
import { PliSigne } from './livraison.ts';
import { ProfilSensorielZ } from './profil-sensoriel.ts';
import { Propres } from './protocole.ts';
import { route } from './route.ts';
import { AlerteZ, DonneesSanteZ } from './sante.ts';

/** A protocol of the application or of the organisation. */
export const CodeProtocoleZ = z.string().regex(/^[A-Z][A-Z0-9_]{1,39}$/);

const AvancementZ = z.object({
  total: z.int(),
  A_VOIR: z.int(),
  VU: z.int(),
  PARTIEL: z.int(),
  REFUS: z.int(),
  ABSENT: z.int(),
  REPORTE: z.int(),
});

/** A tablet that took the round along. */
const EmportLu = z.object({
  id: Id,
  appareilId: Id,
  appareilNom: z.string(),
  par: z.string(),
  le: InstantZ,
  expireLe: InstantZ,
  /** When the tablet said that all was received and purged. */
  renduLe: InstantZ.nullable(),
});

const LigneTournee = z.object({
  id: Id,
  nom: z.string(),
  jour: Jour,
  siteId: Id,
  siteNom: z.string(),
  requisNom: z.string(),
  preparePar: z.string(),
  avancement: AvancementZ,
  emports: z.array(EmportLu),
  aVerifier: z.int(),
  closeLe: InstantZ.nullable(),
});
export type LigneTourneeT = z.infer<typeof LigneTournee>;

export const listerTournees = route({
  nom: 'tournees.lister',
  genre: 'json',
  method: 'GET',
  path: '/api/tournees',
  roles: EQUIPE,
  resume: 'Rounds of the caller’s sites: those to come and of the last weeks.',
  params: Rien,
  query: Rien,
  body: Vide,
  reply: z.object({
    tournees: z.array(LigneTournee),
    sites: z.array(z.object({ id: Id, nom: z.string(), emporter: z.boolean() })),
    aVerifier: z.int(),
  }),
});

const ResidentPlanifie = z.object({
  dossierId: Id,
  protocole: CodeProtocoleZ.nullable().default(null),
  motif: z.enum(MOTIFS_TOURNEE).default('BILAN_TOURNEE'),
});

const Plan = z.object({
  nom: texte(80),
  jour: Jour,
  protocole: CodeProtocoleZ,
  /** Who will read: the consent names him. */
  requisId: Id,
  requisSiteId: Id.nullable().default(null),
  /** In the order of the round. */
  residents: z
    .array(ResidentPlanifie)
    .min(1, 'Choisissez au moins une personne.')
    .max(RESIDENTS_MAX, `${RESIDENTS_MAX} personnes au plus.`),
});

/** Safe to repeat: the caller names the round. */
export const creerTournee = route({
  nom: 'tournees.creer',
  genre: 'json',
  method: 'POST',
  path: '/api/tournees',
  roles: EQUIPE,
  resume: 'Plan a round at a site.',
  params: Rien,
  query: Rien,
  body: Plan.extend({ id: Id, siteId: Id }),
  reply: z.object({ id: Id, version: z.int() }),
});

/** Residents who were already seen stay, whatever the new plan says. */
export const modifierTournee = route({
  nom: 'tournees.modifier',
  genre: 'json',
  method: 'PUT',
  path: '/api/tournees/:id',
  roles: EQUIPE,
  resume: 'Change a round, from the version that was read.',
  params: ParId,
  query: Rien,
  body: Plan.extend({ version: z.int() }),
  reply: z.object({ id: Id, version: z.int() }),
});

const ResidentTournee = z.object({
  dossierId: Id,
  rang: z.int(),
  nom: z.string(),
  prenom: z.string(),
  dateNaissance: Jour,
  chambre: z.string(),
  protocole: z.string(),
  motif: z.enum(MOTIFS_TOURNEE),
  etat: z.enum(ETATS_RESIDENT),
  arret: parmi(MOTIFS_ARRET).nullable(),
  /** When one may come back to it, gently. */
  revenirLe: Jour.nullable(),
  etatLe: InstantZ.nullable(),
  acteId: Id.nullable(),
  acteEtat: z.string().nullable(),
  images: z.int(),
  /** Captures that the tablet announced and that have not arrived. */
  attendues: z.int(),
  /** Since when the rest of what was done for him will not come: the tablet that held it was closed. */
  restePerduLe: InstantZ.nullable(),
  /** What the taker saw and wants judged; the software judges nothing. */
  signalement: z.string().nullable(),
  jugement: z.enum(['SUSPICION', 'SANS_SUSPICION']).nullable(),
  aVerifier: z.int(),
  homonyme: z.boolean(),
  partie: z.boolean(),
});
export type ResidentTourneeT = z.infer<typeof ResidentTournee>;

export const TourneeLue = LigneTournee.extend({
  version: z.int(),
  protocole: z.string(),
  requisId: Id,
  requisSiteId: Id.nullable(),
  residents: z.array(ResidentTournee),
  droits: z.object({ modifier: z.boolean(), emporter: z.boolean(), juger: z.boolean() }),
});
export type TourneeLueT = z.infer<typeof TourneeLue>;

export const lireTournee = route({
  nom: 'tournees.lire',
  genre: 'json',
  method: 'GET',
  path: '/api/tournees/:id',
  roles: EQUIPE,
  resume: 'A round: who is in it, in order, and how far each has come.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: TourneeLue,
});

export const cloreTournee = route({
  nom: 'tournees.clore',
  genre: 'json',
  method: 'POST',
  path: '/api/tournees/:id/cloture',
  roles: EQUIPE,
  resume: 'The round is over; what a tablet still holds is received all the same.',
  params: ParId,
  query: Rien,
  body: z.object({ close: z.boolean() }),
  reply: Fait,
});

/** On line, without a tablet of its own; a tablet says it with the letter CLOTURE. */
export const reglerResident = route({
  nom: 'tournees.reglerResident',
  genre: 'json',
  method: 'PUT',
  path: '/api/tournees/:id/residents/:dossierId',
  roles: EQUIPE,
  resume: 'Where a resident stands.',
  params: z.object({ id: Id, dossierId: Id }),
  query: Rien,
  body: z.object({
    etat: z.enum(ETATS_RESIDENT),
    arret: parmi(MOTIFS_ARRET).nullable(),
    revenirLe: Jour.nullable(),
    /** The draft made for this resident; null keeps the one that is known. */
    acteId: Id.nullable(),
  }),
  reply: Fait,
});

/**
 * Only a suspicion judged by the structure’s own professional makes a téléexpertise of a check-up.
 *
 * @rule TE-01, TE-02
 */
export const jugerResident = route({
  nom: 'tournees.juger',
  genre: 'json',
  method: 'POST',
  path: '/api/tournees/:id/residents/:dossierId/jugement',
  roles: ['soignant', 'praticien'],
  resume:
    'Judge what the taker saw: a suspicion turns the draft into a téléexpertise, otherwise it stays a bilan.',
  params: z.object({ id: Id, dossierId: Id }),
  query: Rien,
  body: z.object({ suspicion: z.boolean() }),
  reply: z.object({ acteId: Id }),
});

/** Everything that a round needs of a resident when there is no network. */
export const DossierEmporte = z.object({
  dossierId: Id,
  /** Changes with anything below that a colleague may edit: sent back with the letter ACTE. */
  empreinte: z.string(),
  rang: z.int(),
  protocole: z.string(),
  motif: z.enum(MOTIFS_TOURNEE),
  etat: z.enum(ETATS_RESIDENT),
  /** Act to use for this resident: named by the server, so that two tablets of one round name the same. */
  acteId: Id,
  identite: z.object({
    nomNaissance: z.string(),
    nomUtilise: z.string().nullable(),
    prenoms: z.array(z.string()),
    prenomUtilise: z.string().nullable(),
    dateNaissance: Jour,
    sexe: z.enum(SEXES),
    chambre: z.string(),
    /** Another resident of the site could be taken for this one. */
    homonyme: z.boolean(),
  }),
  /** By which she is recognised: WebP in base64, only with a consent. */
  photo: z.string().nullable(),
  profilSensoriel: ProfilSensorielZ,
  alertes: z.array(AlerteZ),
  sante: DonneesSanteZ.nullable(),
  protection: z.object({
    mesure: z.enum(MESURES),
    mesureLibelle: z.string(),
    representationPersonne: z.boolean(),
    apteAExprimer: z.boolean(),
    /** Who may decide today, by the law. */
    capacites: z.array(z.enum(CAPACITES)),
    representants: z.array(
      z.object({
        qualite: z.enum(QUALITES_REPRESENTANT),
        nom: z.string(),
        telephone: z.string().nullable(),
        representationPersonne: z.boolean(),
      }),
    ),
  }),
  /** The last decisions, newest first: what the person wanted before. */
  consentements: z.array(z.object({ decision: z.string(), le: InstantZ, requisNom: z.string().nullable() })),
  /** What the last reading concluded, as its document says it; the chart itself stays in the document. */
  dernierBilan: z
    .object({
      le: InstantZ,
      signataire: z.string(),
      conclusion: z.string(),
      soinsConseilles: z.array(z.string()),
    })
    .nullable(),
  /** The last chart read for this person, for the coverage engine (teeth absent, crowns…): `ObservationBouche`, or null. */
  dernierSchema: z.unknown().nullable(),
});
export type DossierEmporteT = z.infer<typeof DossierEmporte>;

export const Emport = z.object({
  id: Id,
  tourneeId: Id,
  nom: z.string(),
  jour: Jour,
  siteId: Id,
  siteNom: z.string(),
  appareilId: Id,
  /** The tablet purges what it took along at that instant, whatever happens; captures that were not received stay. */
  expireLe: InstantZ,
  emporteLe: InstantZ,
  par: z.object({ professionnelId: Id, nom: z.string(), fonction: z.string() }),
  droits: z.object({ consentement: z.boolean() }),
  requis: z.object({ id: Id, siteId: Id.nullable(), nom: z.string(), fonction: z.string() }),
  texteInformation: z.object({ version: z.string(), titre: z.string(), corps: z.string() }),
  /** Views, protocols and devices of the organisation, as they stood when the round left. */
  propres: Propres,
  dispositifs: z.array(DispositifZ),
  residents: z.array(DossierEmporte),
});
export type EmportT = z.infer<typeof Emport>;

/**
 * Takes a round along: with the session of the person, on the tablet that proves itself by a letter of type EMPORT. Safe to repeat with
 * the same `emportId` and the same letter (a tablet cut in the middle asks again); each dossier is traced as made available.
 */
export const emporterTournee = route({
  nom: 'tournees.emporter',
  genre: 'json',
  method: 'POST',
  path: '/api/tournees/:id/emports',
  roles: EQUIPE,
  resume: 'Take a round along on an enrolled device.',
  params: ParId,
  query: Rien,
  body: PliSigne,
  reply: Emport,
});

export const ConflitZ = z.object({
  id: Id,
  code: parmi(CODES_CONFLIT),
  libelle: z.string(),
  phrase: z.string(),
  bloquant: z.boolean(),
  tourneeId: Id,
  tourneeNom: z.string(),
  /** None when the letter is of nobody in the round. */
  patient: z.object({ dossierId: Id, nom: z.string(), naissance: Jour, chambre: z.string() }).nullable(),
  /** The device that it is about, while the registry knows it. */
  dispositif: z.object({ id: Id, nom: z.string() }).nullable(),
  acteId: Id.nullable(),
  /** What stands in the way, in words. */
  raisons: z.array(z.string()),
  /** A new decision of the person may be recorded, in the draft. */
  recueil: z.boolean(),
  /** What the tablet brought, in words, so that a person can decide. */
  contenu: z.array(z.string()),
  appareilNom: z.string(),
  par: z.string(),
  le: InstantZ,
  decisions: z.array(z.enum(DECISIONS_CONFLIT)),
  resolu: z.object({ decision: z.enum(DECISIONS_CONFLIT), par: z.string(), le: InstantZ }).nullable(),
});
export type ConflitT = z.infer<typeof ConflitZ>;

export const listerConflits = route({
  nom: 'tournees.listerConflits',
  genre: 'json',
  method: 'GET',
  path: '/api/tournees/conflits',
  roles: EQUIPE,
  resume: 'What a person has to check, on the caller’s sites.',
  params: Rien,
  query: z.object({ tournee: Id.optional(), resolus: z.literal('1').optional() }),
  body: Vide,
  reply: z.object({ conflits: z.array(ConflitZ) }),
});

export const resoudreConflit = route({
  nom: 'tournees.resoudreConflit',
  genre: 'json',
  method: 'POST',
  path: '/api/tournees/conflits/:id/decision',
  roles: EQUIPE,
  resume: 'A person decides; nothing is lost whatever is decided.',
  params: ParId,
  query: Rien,
  body: z.object({ decision: z.enum(DECISIONS_CONFLIT), precision: texte(500).default('') }),
  reply: z.object({ resolu: z.boolean(), acteId: Id.nullable() }),
});
