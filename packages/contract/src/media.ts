import { z } from 'zod';
import { Fait, Id, InstantZ, ParId, Rien, Vide } from './communs.ts';
import { DispositifCite } from './dispositif.ts';
import { EQUIPE } from './equipe.ts';
import { AVERTISSEMENTS_MEDIA, CODES_REJET } from './media-rejet.ts';
import {
  ApercuZ,
  ClicheZ,
  DentsMontreesZ,
  EmpreinteZ,
  ExtraitZ,
  GenreMediaZ,
  ModaliteZ,
  RenduZ,
  RepereVideo,
  RotationZ,
  TechniqueZ,
  VueZ,
} from './media-technique.ts';
import { VueDecriteZ } from './protocole.ts';
import { QualiteZ } from './qualite.ts';
import { route } from './route.ts';
import { MetadonneesEnvoi, ParEnvoi } from './televersement.ts';

/** RECU: kept, its views are being made. PRET: can be shown. REJETE: not kept, `rejet` says why. */
export const EtatMediaZ = z.enum(['RECU', 'PRET', 'REJETE']);

export const MediaZ = z.object({
  id: Id,
  genre: GenreMediaZ,
  etat: EtatMediaZ,
  /** How far the preparation has come, in percent. */
  avancement: z.int(),
  rejet: z.object({ code: z.enum(CODES_REJET), phrase: z.string() }).nullable(),
  vue: VueZ,
  /** Its description, when the view is not built in: as it stood when the picture was filed. */
  vueDecrite: VueDecriteZ.nullable(),
  modalite: ModaliteZ,
  miroir: z.boolean(),
  rotation: RotationZ,
  auteur: z.object({ id: Id, nom: z.string() }),
  typeMime: z.string().nullable(),
  /** As displayed before `rotation`. */
  largeur: z.int().nullable(),
  hauteur: z.int().nullable(),
  octets: z.int().nullable(),
  /** SHA-256 of the file as it came: the sender knows by it that his picture is kept. */
  empreinteRecue: z.string().nullable(),
  avertissements: z.array(z.enum(AVERTISSEMENTS_MEDIA)),
  /** What was said of it when it was taken; null for a file brought in from elsewhere. */
  qualite: QualiteZ.nullable(),
  /** From the registry of the organisation; null when nobody said what it was taken with. */
  dispositif: DispositifCite.nullable(),
  /** Null while it is being prepared, and for a photograph. */
  technique: TechniqueZ.nullable(),
  cliche: ClicheZ.nullable(),
  dents: DentsMontreesZ,
  reperes: z.array(RepereVideo),
  /** The film that it was taken out of; null for a picture of its own. */
  extrait: ExtraitZ.nullable(),
  prisLe: InstantZ.nullable(),
  deposeLe: InstantZ,
  /** Goes into the address of a file, so that the browser keeps it and asks again after a rotation. */
  version: z.string(),
  /** False once it was sent: what the requis has read does not move. */
  modifiable: z.boolean(),
  /** What is shown is its reading size. EN_ROUTE: the whole picture follows. SEUL, PERDU: it will not come. Null: the whole picture is shown. */
  apercu: ApercuZ.nullable(),
  /** PERDU: when the tablet that held the whole one was closed. */
  originalePerdueLe: InstantZ.nullable(),
});
export type MediaT = z.infer<typeof MediaZ>;

/** 409 `EMPREINTE_DIFFERENTE` when the bytes, or later those of the picture, are not the announced ones: sent again. */
export const LectureAvant = z.object({
  empreinte: EmpreinteZ,
  /** Of the whole picture: its digest and its measures as displayed. */
  originale: EmpreinteZ,
  largeur: z.int().min(1).max(40_000),
  hauteur: z.int().min(1).max(40_000),
});
export type LectureAvantT = z.infer<typeof LectureAvant>;

export const AuteurPossible = z.object({ id: Id, nom: z.string(), fonction: z.string() });

/** Safe to ask again: the same `mediaId` is one picture. The answer is the receipt: what is named in it survives a crash. */
export const deposerMedia = route({
  nom: 'medias.deposer',
  genre: 'json',
  method: 'POST',
  path: '/api/medias',
  roles: EQUIPE,
  resume: 'File a complete upload as a picture of an act.',
  params: Rien,
  query: Rien,
  body: MetadonneesEnvoi.extend({
    televersementId: ParEnvoi.shape.id,
    miroir: z.boolean().default(false),
    /** What the room said of it, and the sitting it comes from. */
    qualite: QualiteZ.nullable().optional(),
    captationId: Id.nullable().optional(),
    /** In the registry; one that is no longer known there is not kept, the picture is. */
    dispositifId: Id.nullable().optional(),
    /** The film that it was taken out of. */
    extrait: ExtraitZ.optional(),
    /** The picture that stands for a video, made where it was filmed: JPEG or WebP, in base64. */
    apercu: z
      .string()
      .min(100)
      .max(700_000)
      .regex(/^[A-Za-z0-9+/]+=*$/)
      .optional(),
    /** These bytes are the reading size of a picture that follows. */
    lecture: LectureAvant.optional(),
  }),
  /** `doublon`: the same file was already in the act; `media` is that one and nothing was stored. */
  reply: z.object({
    media: MediaZ,
    doublon: z.boolean(),
    /** Digest of the reading size as received; absent for a whole picture. */
    lectureRecue: z.string().nullable().optional(),
  }),
});

export const listerMedias = route({
  nom: 'medias.lister',
  genre: 'json',
  method: 'GET',
  path: '/api/demandes/:id/medias',
  roles: EQUIPE,
  resume: 'Pictures of an act, in mouth order, for both sides.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: z.object({
    medias: z.array(MediaZ),
    /** The act still takes pictures, and this person may add some. */
    depot: z.boolean(),
    /** Who may be the author of a picture here today; empty on the requis's side. */
    auteurs: z.array(AuteurPossible),
  }),
});

export const suivreMedias = route({
  nom: 'medias.suivre',
  genre: 'json',
  method: 'GET',
  path: '/api/demandes/:id/medias/etat',
  roles: EQUIPE,
  resume: 'How far the preparation of the pictures has come.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: z.object({
    medias: z.array(
      MediaZ.pick({
        id: true,
        etat: true,
        rejet: true,
        version: true,
        avancement: true,
        technique: true,
        avertissements: true,
        apercu: true,
        originalePerdueLe: true,
      }),
    ),
  }),
});

export const lireMedia = route({
  nom: 'medias.lire',
  genre: 'fichier',
  method: 'GET',
  path: '/api/medias/:id/:rendu',
  roles: EQUIPE,
  resume:
    'Bytes of a file: thumbnail, reading size, normalised copy, or the original as an attachment; Range is honoured.',
  params: z.object({ id: Id, rendu: RenduZ }),
  query: z.object({
    /** The act through which a requis sees it. */
    acte: Id.optional(),
    /** Made available before it is shown: traced as such, not as opened. */
    prechargement: z.literal('1').optional(),
    v: z.string().max(40).optional(),
  }),
  body: Vide,
  reply: z.any(),
});

/** Raw values of one slice (or of the only picture): what windowing and measuring are done on. */
export const lireCoupe = route({
  nom: 'medias.lireCoupe',
  genre: 'fichier',
  method: 'GET',
  path: '/api/medias/:id/coupes/:numero',
  roles: EQUIPE,
  resume: 'Values of one slice of a normalised radiograph or volume, little endian, compressed in transit.',
  params: z.object({ id: Id, numero: z.coerce.number().int().min(0).max(9_999) }),
  query: z.object({ acte: Id.optional(), v: z.string().max(40).optional() }),
  body: Vide,
  reply: z.any(),
});

export const modifierMedia = route({
  nom: 'medias.modifier',
  genre: 'json',
  method: 'PATCH',
  path: '/api/medias/:id',
  roles: EQUIPE,
  resume: 'Change the view, the rotation, the light or the author of a picture that was not sent.',
  params: ParId,
  query: Rien,
  body: z
    .object({
      vue: VueZ,
      rotation: RotationZ,
      modalite: ModaliteZ,
      miroir: z.boolean(),
      auteurId: Id,
      cliche: ClicheZ,
      dents: DentsMontreesZ,
      reperes: z.array(RepereVideo).max(60),
    })
    .partial(),
  reply: z.object({ media: MediaZ }),
});

export const supprimerMedia = route({
  nom: 'medias.supprimer',
  genre: 'json',
  method: 'DELETE',
  path: '/api/medias/:id',
  roles: EQUIPE,
  resume: 'Take a picture out of a request that was not sent; its bytes go an hour later.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: Fait,
});

export const restaurerMedia = route({
  nom: 'medias.restaurer',
  genre: 'json',
  method: 'POST',
  path: '/api/medias/:id/restauration',
  roles: EQUIPE,
  resume: 'Undo a deletion.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: z.object({ media: MediaZ }),
});
