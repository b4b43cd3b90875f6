import { DENTS } from '@orapont/domain/bouche/dents';
import { FACES } from '@orapont/domain/bouche/faces';
import { SITES } from '@orapont/domain/bouche/muqueuse';
import { MOTIFS_NON_VUE } from '@orapont/domain/bouche/observation';
import { ISSUES_CAPTATION } from '@orapont/domain/captation/issue';
import { AMENAGEMENTS, MOMENTS } from '@orapont/domain/captation/tentative';
import { z } from 'zod';
import { Id, InstantZ, ParId, parmi, Rien, Vide } from './communs.ts';
import { EQUIPE } from './equipe.ts';
import { route } from './route.ts';

/** A view or a protocol, built in or of the organisation. */
const CodeZ = z.string().regex(/^[A-Z][A-Z0-9_]{1,39}$/);
const MotifNonVueZ = parmi(MOTIFS_NON_VUE);

/** What the pictures were taken with, as the browser knows it. */
export const APPAREILS = ['TELEPHONE', 'TABLETTE', 'ORDINATEUR', 'CAMERA_USB', 'DOSSIER'] as const;
export const LIBELLE_APPAREIL = {
  TELEPHONE: 'téléphone',
  TABLETTE: 'tablette',
  ORDINATEUR: 'ordinateur',
  CAMERA_USB: 'caméra USB',
  DOSSIER: 'fichiers d’un autre appareil',
} as const satisfies Record<(typeof APPAREILS)[number], string>;

export const VuePassee = z.object({ vue: CodeZ, motif: MotifNonVueZ });

/** « On ne voit pas la 37 », « elle n’est plus là »: a tooth or some of its faces, or a site, whatever the views should show. */
export const CorrectionCouvertureZ = z.discriminatedUnion('sorte', [
  z.object({
    sorte: z.literal('DENT'),
    dent: parmi(DENTS),
    /** Empty: all of them. */
    faces: z.array(parmi(FACES)).max(5),
    visibilite: z.enum(['PARTIELLE', 'NON_VUE']),
    motif: MotifNonVueZ,
  }),
  z.object({
    sorte: z.literal('SITE'),
    site: z.enum(SITES),
    visibilite: z.enum(['PARTIELLE', 'NON_VUE']),
    motif: MotifNonVueZ,
  }),
  z.object({ sorte: z.literal('PRESENCE'), dent: parmi(DENTS), presente: z.boolean() }),
]);
export type CorrectionCouvertureT = z.infer<typeof CorrectionCouvertureZ>;

export const TentativeZ = z.object({
  moment: parmi(MOMENTS),
  amenagements: z.array(parmi(AMENAGEMENTS)).max(AMENAGEMENTS.length),
  vues: z.array(CodeZ).max(40),
});

/** A sitting with the camera, whole each time: a later writing replaces an earlier one. */
export const CaptationEcrite = z
  .object({
    /** Grows at each writing of the screen: one that comes late is not written over a later one. */
    revision: z.int().min(1),
    protocole: CodeZ,
    appareil: z.enum(APPAREILS),
    /** From the registry of devices. */
    dispositifId: Id.nullable().default(null),
    debut: InstantZ,
    fin: InstantZ.nullable(),
    issue: parmi(ISSUES_CAPTATION).nullable(),
    vuesPassees: z.array(VuePassee).max(40),
    corrections: z.array(CorrectionCouvertureZ).max(120),
    /** The next gentle attempt, as the person who held the camera leaves it. */
    suite: TentativeZ.nullable(),
  })
  .refine(({ fin, issue }) => (fin === null) === (issue === null), {
    path: ['issue'],
    message: 'Dites comment la prise de vues s’est terminée.',
  });
export type CaptationEcriteT = z.infer<typeof CaptationEcrite>;

export const CaptationZ = z.object({
  id: Id,
  revision: z.int(),
  protocole: CodeZ,
  appareil: z.enum(APPAREILS),
  dispositifId: Id.nullable(),
  debut: InstantZ,
  fin: InstantZ.nullable(),
  issue: parmi(ISSUES_CAPTATION).nullable(),
  vuesPassees: z.array(VuePassee),
  corrections: z.array(CorrectionCouvertureZ),
  suite: TentativeZ.nullable(),
  auteur: z.object({ id: Id, nom: z.string() }),
  /** By whom it was begun: another person begins another one. */
  mienne: z.boolean(),
});
export type CaptationT = z.infer<typeof CaptationZ>;

export const listerCaptations = route({
  nom: 'captation.lister',
  genre: 'json',
  method: 'GET',
  path: '/api/demandes/:id/captations',
  roles: EQUIPE,
  resume: 'Sittings with the camera of an act, the latest first.',
  params: ParId,
  query: Rien,
  body: Vide,
  reply: z.object({ captations: z.array(CaptationZ) }),
});

export const enregistrerCaptation = route({
  nom: 'captation.enregistrer',
  genre: 'json',
  method: 'PUT',
  path: '/api/demandes/:id/captations/:captationId',
  roles: EQUIPE,
  resume:
    'Write a sitting: what was taken with what, what was left out and why, how it ended, what comes next.',
  params: z.object({ id: Id, captationId: Id }),
  query: Rien,
  body: CaptationEcrite,
  reply: z.object({ captation: CaptationZ }),
});
