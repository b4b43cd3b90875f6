import { POINTS_MAX, TEXTE_MAX } from '@orapont/domain/bouche/annotation';
import { DENTS, DENTURES } from '@orapont/domain/bouche/dents';
import { FACES } from '@orapont/domain/bouche/faces';
import { SOURCES_ECHELLE } from '@orapont/domain/bouche/mesure';
import { SITES } from '@orapont/domain/bouche/muqueuse';
import {
  CONSTATS_FACE,
  CONSTATS_SITE,
  ETATS_DENT,
  LIBELLE_ANCIENNETE_LESION,
  LIBELLE_COULEUR_LESION,
  LIBELLE_SURFACE_LESION,
  MOTIFS_NON_VUE,
  type ObservationBouche,
  OUI_NON_INCONNU,
  PROVENANCES,
  VISIBILITES,
} from '@orapont/domain/bouche/observation';
import type { Presentation } from '@orapont/domain/bouche/presentation';
import type { Surface } from '@orapont/domain/bouche/surface';
import { PLANS_DE_COUPE, type SituationCoupe } from '@orapont/domain/imagerie/situation-coupe';
import { z } from 'zod';
import { cleDe, Id, parmi, texte } from './communs.ts';

const PointZ = z.object({ x: z.number(), y: z.number() });
const EchelleZ = z.object({
  largeur: z.number().positive().max(100_000),
  hauteur: z.number().positive().max(100_000),
  source: z.enum(SOURCES_ECHELLE),
});
const TraitZ = z.discriminatedUnion('forme', [
  z.object({ forme: z.literal('FLECHE'), depuis: PointZ }),
  z.object({ forme: z.literal('CONTOUR'), points: z.array(PointZ).max(POINTS_MAX) }),
  z.object({ forme: z.literal('TEXTE'), texte: texte(TEXTE_MAX) }),
  z.object({ forme: z.literal('MOMENT'), instant: z.number().min(0).max(86_400), libelle: texte(80) }),
  z.object({ forme: z.literal('LONGUEUR'), vers: PointZ, echelle: EchelleZ }),
  z.object({ forme: z.literal('ANGLE'), cotes: z.tuple([PointZ, PointZ]), echelle: EchelleZ }),
]);
const CoupeZ: z.ZodType<SituationCoupe> = z.object({
  rang: z.int().min(0).max(9_999),
  total: z.int().min(2).max(10_000),
  plan: z.enum(PLANS_DE_COUPE),
  inclinaison: z.number().min(0).max(90),
  position: z.number().min(0).max(100_000).nullable(),
});
/** Absent, not null, on a plain pin: what was signed before drawings existed keeps its digest. */
const RepereZ = PointZ.extend({ mediaId: Id, trait: TraitZ.optional(), coupe: CoupeZ.optional() });
const Communs = { precision: texte(300), reperes: z.array(RepereZ).max(20) };
const RegardZ = {
  visibilite: z.enum(VISIBILITES),
  provenance: z.enum(PROVENANCES),
  motif: parmi(MOTIFS_NON_VUE).nullable(),
};

const FaceZ = z.object({ ...RegardZ, constats: z.array(parmi(CONSTATS_FACE)).max(9), ...Communs });

export const DentZ = z.object({
  etat: parmi(ETATS_DENT).nullable(),
  mobilite: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]).nullable(),
  faces: z.partialRecord(z.enum(FACES), FaceZ),
  ...Communs,
});

const LesionZ = z.object({
  tailleMm: z.number().nullable(),
  couleur: cleDe(LIBELLE_COULEUR_LESION).nullable(),
  surface: cleDe(LIBELLE_SURFACE_LESION).nullable(),
  induration: z.enum(OUI_NON_INCONNU),
  depuis: cleDe(LIBELLE_ANCIENNETE_LESION),
  ganglion: z.enum(OUI_NON_INCONNU),
});

const SiteZ = z.object({
  ...RegardZ,
  constat: parmi(CONSTATS_SITE).nullable(),
  lesions: z.array(LesionZ).max(20),
  ...Communs,
});

/** A face of a tooth or a mucosal site, by itself. */
export const SurfaceZ: z.ZodType<Surface> = z.discriminatedUnion('sorte', [
  z.object({ sorte: z.literal('FACE'), dent: parmi(DENTS), face: z.enum(FACES) }),
  z.object({ sorte: z.literal('SITE'), site: z.enum(SITES) }),
]);

/** Which teeth stand in a mouth, and nothing of what was found on them. */
export const PresentationZ: z.ZodType<Presentation> = z.object({
  denture: z.enum(DENTURES),
  etats: z.partialRecord(parmi(DENTS), parmi(ETATS_DENT)),
});

/** The chart as the domain types it; whether it holds together is the domain's own judgement (`verifierChart`). */
export const ObservationBoucheZ: z.ZodType<ObservationBouche> = z.object({
  denture: z.enum(DENTURES),
  dents: z.partialRecord(parmi(DENTS), DentZ),
  muqueuse: z.partialRecord(z.enum(SITES), SiteZ),
});
