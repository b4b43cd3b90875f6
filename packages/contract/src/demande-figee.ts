import { SITES } from '@orapont/domain/bouche/muqueuse';
import { MOTIFS_NON_VUE } from '@orapont/domain/bouche/observation';
import { LIBELLE_STATUT_INS, SEXES } from '@orapont/domain/identite/ins';
import { NATURES_ACTE } from '@orapont/domain/teleexpertise/circuit';
import { URGENCES } from '@orapont/domain/teleexpertise/echeance';
import { z } from 'zod';
import { CorrectionCouvertureZ } from './captation.ts';
import { cleDe, Id, InstantZ, Jour, parmi, ZoneZ } from './communs.ts';
import { DispositifCite } from './dispositif.ts';
import { EvaluationCitee } from './evaluation.ts';
import { SurfaceZ } from './lecture-bouche.ts';
import { ExtraitZ, ModaliteZ, RotationZ } from './media-technique.ts';
import { ProfilSensorielZ } from './profil-sensoriel.ts';
import { VueDecriteZ } from './protocole.ts';
import { AlerteZ, DonneesSanteZ } from './sante.ts';

/** A professional as a document names him. */
export const ProfessionnelCite = z.object({
  id: Id,
  nom: z.string(),
  prenom: z.string(),
  profession: z.string(),
  professionLibelle: z.string(),
  savoirFaire: z.string().nullable(),
  savoirFaireLibelle: z.string().nullable(),
  rpps: z.string().nullable(),
  bal: z.string().nullable(),
});

export const StructureCitee = z.object({
  organisationId: Id,
  siteId: Id,
  nom: z.string(),
  categorie: z.string().nullable(),
  categorieLibelle: z.string().nullable(),
  finess: z.string().nullable(),
  /** Absent, not null: what was frozen before keeps its digest. */
  siret: z.string().optional(),
  adresse: z.string(),
  zone: ZoneZ,
  bal: z.string().nullable(),
});

/** Identity that crosses the wall with the act; the INS only when it is qualified (INS/va1.53). */
export const PatientCite = z.object({
  nomNaissance: z.string(),
  prenoms: z.array(z.string()),
  nomUtilise: z.string().nullable(),
  prenomUtilise: z.string().nullable(),
  dateNaissance: Jour,
  sexe: z.enum(SEXES),
  lieuNaissanceCog: z.string().nullable(),
  insStatut: cleDe(LIBELLE_STATUT_INS),
  ins: z.object({ matricule: z.string(), oid: z.string() }).nullable(),
  assure: z
    .object({
      nir: z.string(),
      ayantDroit: z.object({ dateNaissance: Jour, rangGemellaire: z.int() }).nullable(),
    })
    .nullable(),
  sejour: z.string(),
  representant: z.object({ identite: z.string(), qualite: z.string() }).nullable(),
  /** As one text. */
  profilSensoriel: z.string(),
  /** Heading by heading. Absent, not null: what was signed before keeps its digest. */
  approche: ProfilSensorielZ.optional(),
  oppositionMes: z.string().nullable(),
});

const MediaCite = z.object({
  id: Id,
  vue: z.string(),
  vueLibelle: z.string(),
  /** Null for a built-in view, and in requests that were frozen before organisations had views of their own. */
  vueDecrite: VueDecriteZ.nullable().default(null),
  modalite: ModaliteZ,
  miroir: z.boolean(),
  rotation: RotationZ,
  largeur: z.int(),
  hauteur: z.int(),
  empreinte: z.string(),
  auteur: ProfessionnelCite,
  prisLe: InstantZ.nullable(),
  /** Absent, not null: what was frozen before keeps its digest. */
  dispositif: DispositifCite.optional(),
  /** Absent for a picture of its own, and when its film is not in the request. */
  extrait: ExtraitZ.optional(),
});

/** How a sitting with the camera went: what the requis should know of it before he looks for what is not there. */
export const CaptationCitee = z.object({
  debut: InstantZ,
  auteur: z.string(),
  appareil: z.string(),
  protocoleLibelle: z.string(),
  issue: z.string().nullable(),
  /** « Images partielles : refus aujourd’hui »; null when nothing is missing. */
  phrase: z.string().nullable(),
  /** Views of the protocol that no picture of the request carries, with their reasons. */
  vuesNonPrises: z.array(
    z.object({
      vue: z.string(),
      vueLibelle: z.string(),
      motif: parmi(MOTIFS_NON_VUE),
      /** What it would have shown, when it is a view of the organisation. */
      vueDecrite: VueDecriteZ.optional(),
    }),
  ),
  corrections: z.array(CorrectionCouvertureZ),
});
export type CaptationCiteeT = z.infer<typeof CaptationCitee>;

/** The four-year view of a quota is two numbers, never who or where. */
export const CompteActes = z.object({
  civil: z.int(),
  glissant: z.int(),
  indexTe2: z.int().nullable(),
  facturable: z.boolean(),
  phrase: z.string(),
});

/** What a picture cannot show is examined by hand, or was not. */
const ExamineZ = z.enum(['OUI', 'NON', 'NON_EXAMINEE']);

/** The lesion that a dentist shows to a specialist (58.1.2): where, how large, since when, and what makes it suspect. */
export const LesionDecrite = z.object({
  site: z.enum(SITES).nullable(),
  tailleMm: z.number().min(0).max(200).nullable(),
  depuis: z.string().max(40).nullable(),
  aspect: z.string().max(500),
  induration: ExamineZ,
  adenopathie: ExamineZ,
  facteurs: z.array(z.string().max(80)).max(12),
});
export type LesionDecriteT = z.infer<typeof LesionDecrite>;

/** What the requis asks for before he can answer, in `acte.complement`. */
export const ComplementDemande = z.object({
  le: InstantZ,
  par: z.string(),
  motifs: z.array(z.string()),
  vues: z.array(z.string()),
  /** What the requis did not see, to be shown on the map of whoever takes the pictures again. */
  zones: z.array(SurfaceZ).default([]),
  texte: z.string(),
});
export type ComplementDemandeT = z.infer<typeof ComplementDemande>;

/**
 * Where a request that came by secure mail came from: its answer goes back there, and cites the document that was received.
 *
 * @rule TE-09, TE-11
 */
export const RecueParCourrier = z.object({
  /** Messages that brought it, the first one first: their pieces are read from there. */
  courriers: z.array(Id).min(1),
  /** Message-ID of the latest one, so that what is answered follows it. */
  messageId: z.string(),
  /** Identifiers of the structured documents received, the one in force last; none when a plain letter asked. */
  documents: z.array(z.string()),
  adresse: z.string(),
  /** What the document says beside the question, section by section, in its own words. */
  contexte: z.array(z.object({ titre: z.string(), lignes: z.array(z.string()) })),
  /** Readable files that came with it, beside the pictures. */
  pieces: z.int(),
});
export type RecueParCourrierT = z.infer<typeof RecueParCourrier>;

/**
 * What the requérant sends, frozen at the sending with its digest: the one thing of his record that crosses the wall (with the
 * pictures and the consent of the same act). Complements add to `medias` and `complements`, and tell again why views are missing (`captation`);
 * nothing else moves.
 *
 * @rule TE-03, TE-04, TE-08, TE-15, TE-19
 */
export const DemandeFigee = z.object({
  version: z.literal(1),
  acteId: Id,
  numero: z.string(),
  nature: z.enum(NATURES_ACTE),
  envoyeLe: InstantZ,
  echeance: InstantZ,
  urgence: z.enum(URGENCES),
  drapeaux: z.array(z.object({ code: z.string(), libelle: z.string() })),
  patient: PatientCite,
  structure: StructureCitee,
  requerant: ProfessionnelCite,
  preparePar: ProfessionnelCite.nullable(),
  requis: ProfessionnelCite,
  requisLieu: StructureCitee,
  motif: z.object({ code: z.string(), libelle: z.string(), precision: z.string() }),
  situation: z.enum(['QUESTION_CIRCONSCRITE', 'SITUATION_COMPLEXE']),
  question: z.string(),
  sante: DonneesSanteZ,
  alertes: z.array(AlerteZ),
  /** Observations with published scales. Absent, not empty: what was signed before keeps its digest. */
  evaluations: z.array(EvaluationCitee).optional(),
  consentement: z.object({ phrases: z.array(z.string()), le: InstantZ, texteVersion: z.string() }),
  lien: z.object({ phrase: z.string() }).nullable(),
  protocole: z.string().nullable(),
  vuesManquantes: z.array(z.string()),
  /** The latest sitting; null when the pictures were brought in from elsewhere. */
  captation: CaptationCitee.nullable().default(null),
  medias: z.array(MediaCite),
  complements: z.array(z.object({ le: InstantZ, texte: z.string(), medias: z.array(Id) })),
  /** Circuit cabinet → spécialiste only. */
  lesion: LesionDecrite.nullable().default(null),
  /** Why a longer delay than the one proposed was chosen; empty when none was. */
  urgenceMotif: z.string().default(''),
  actesAilleurs: z.int(),
  quota: CompteActes.nullable(),
  verdict: z.object({ versionRegles: z.string(), avertissements: z.array(z.string()) }),
  /** Absent, not null: only a request from someone without account has it. */
  recue: RecueParCourrier.optional(),
});
export type DemandeFigeeT = z.infer<typeof DemandeFigee>;
