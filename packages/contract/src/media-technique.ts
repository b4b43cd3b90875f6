import { DENTS } from '@orapont/domain/bouche/dents';
import { CLICHES } from '@orapont/domain/captation/accrochage';
import { ETATS_APERCU } from '@orapont/domain/captation/apercu';
import type { Extrait } from '@orapont/domain/captation/extrait';
import { GENRES_MEDIA, MODALITES } from '@orapont/domain/captation/medias';
import { type Geometrie, PHRASE_SANS_PLANS } from '@orapont/domain/imagerie/geometrie';
import { z } from 'zod';
import { cleDe, Id, parmi } from './communs.ts';
import { CODES_REJET } from './media-rejet.ts';
import { CodeVueZ } from './protocole.ts';

/** Built in, or of the organisation that keeps the picture; the server knows which codes exist there. */
export const VueZ = CodeVueZ;
export const ModaliteZ = parmi(MODALITES);
export const RotationZ = z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]);
/** `original`: what was kept of the file. `normalise`: the copy that a browser can draw, rebuilt without any identity. */
export const RENDUS = ['vignette', 'lecture', 'original', 'normalise'] as const;
export const RenduZ = z.enum(RENDUS);
export type RenduT = z.infer<typeof RenduZ>;

/** SHA-256, in hexadecimal. */
export const EmpreinteZ = z.string().regex(/^[0-9a-f]{64}$/);
/** A picture shown by its reading size: the whole one follows, or will not come. */
export const ApercuZ = parmi(ETATS_APERCU);

export const GenreMediaZ = parmi(GENRES_MEDIA);
export const ClicheZ = parmi(CLICHES);
export const DentsMontreesZ = z.array(parmi(DENTS)).max(32);

/** A moment of a video, named by whoever filmed. */
export const RepereVideo = z.object({
  /** Seconds from the first frame. */
  instant: z.number().min(0).max(86_400),
  libelle: z.string().trim().min(1).max(80),
});

/** A still taken out of a film of the same act; the sector is empty when nobody named it. */
export const ExtraitZ: z.ZodType<Extrait> = z.object({
  mediaId: Id,
  instant: z.number().min(0).max(86_400),
  secteur: z.string().trim().max(80),
});

const TechniqueVideo = z.object({
  sorte: z.literal('VIDEO'),
  /** Seconds; null when the file does not say. */
  duree: z.number().nullable(),
  codec: z.string(),
});

const VecteurZ = z.tuple([z.number(), z.number(), z.number()]);
const GeometrieZ: z.ZodType<Geometrie> = z.discriminatedUnion('etat', [
  z.object({
    etat: z.literal('PLANS'),
    ligne: VecteurZ,
    colonne: VecteurZ,
    sens: z.union([z.literal(1), z.literal(-1)]),
    pas: z.number(),
    inclinaison: z.number(),
  }),
  z.object({ etat: z.literal('SANS_PLANS'), motif: cleDe(PHRASE_SANS_PLANS) }),
]);

/** What measuring and windowing a radiograph need: numbers of the file, never a name. */
const TechniqueDicom = z.object({
  sorte: z.literal('DICOM'),
  modalite: z.string(),
  colonnes: z.int(),
  lignes: z.int(),
  images: z.int(),
  canaux: z.union([z.literal(1), z.literal(3)]),
  bits: z.union([z.literal(8), z.literal(16)]),
  signe: z.boolean(),
  /** White for the lowest value. */
  inverse: z.boolean(),
  fenetre: z.object({ centre: z.number(), largeur: z.number() }),
  pente: z.number(),
  ordonnee: z.number(),
  /** Millimetres of one point, and where the figure comes from; null: nothing can be measured. */
  espacement: z
    .object({
      x: z.number(),
      y: z.number(),
      source: z.enum(['PATIENT', 'CAPTEUR', 'CALIBREE']),
    })
    .nullable(),
  /** Millimetres between two slices; null for a single picture or a film. */
  pas: z.number().nullable(),
  /** How slices stand in the patient, or why they cannot be cut again; absent for a single picture. */
  geometrie: GeometrieZ.optional(),
  /** Other pictures of the same folder, which are not part of it. */
  ecartees: z.int(),
});

const TechniqueScan = z.object({
  sorte: z.literal('SCAN'),
  sommets: z.int(),
  triangles: z.int(),
  couleurs: z.boolean(),
  /** Extent along each axis, in the unit of the file (millimetres for intra-oral scanners). */
  taille: z.tuple([z.number(), z.number(), z.number()]),
});

/** Kept, but no copy that can be drawn could be made of it: only its reading size is shown. */
const TechniqueAbsente = z.object({ sorte: z.literal('ABSENTE'), motif: z.enum(CODES_REJET) });

export const TechniqueZ = z.discriminatedUnion('sorte', [
  TechniqueVideo,
  TechniqueDicom,
  TechniqueScan,
  TechniqueAbsente,
]);
export type TechniqueT = z.infer<typeof TechniqueZ>;
export type TechniqueDicomT = z.infer<typeof TechniqueDicom>;
export type TechniqueScanT = z.infer<typeof TechniqueScan>;
export type RepereVideoT = z.infer<typeof RepereVideo>;
