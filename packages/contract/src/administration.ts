import { MODULES_FORMATION } from '@orapont/domain/habilitation/formation';
import { normaliserFiness, verifierFiness } from '@orapont/domain/identite/finess';
import { CIVILITES } from '@orapont/domain/identite/libelle-profession';
import { estCodeProfession, estCodeSavoirFaire } from '@orapont/domain/identite/professions';
import { normaliserRpps, PHRASE_RPPS, verifierRpps } from '@orapont/domain/identite/rpps';
import { normaliserSiret, PHRASE_SIRET, verifierSiret } from '@orapont/domain/identite/siret';
import { z } from 'zod';
import { Fait, Id, Jour, ParId, parmi, Rien, texte, texteRequis, Vide, ZoneZ } from './communs.ts';
import { ROLES, route } from './route.ts';

const TYPES_ORGANISATION = ['ESMS', 'CABINET', 'ETABLISSEMENT_SANTE', 'COORDINATION'] as const;
const MODES_EXERCICE = ['LIBERAL', 'SALARIE', 'REMPLACANT', 'MIXTE'] as const;

const JourOuRien = Jour.nullable();

/** An empty box is nothing, not an empty text. */
const facultatif = <T extends z.ZodType<string, string>>(forme: T) =>
  z
    .string()
    .trim()
    .nullable()
    .transform((valeur) => valeur || null)
    .pipe(forme.nullable());

const Rpps = facultatif(
  z
    .string()
    .transform(normaliserRpps)
    .superRefine((valeur, ctx) => {
      const controle = verifierRpps(valeur);
      if (!controle.accord)
        ctx.addIssue({ code: 'custom', message: PHRASE_RPPS[controle.motifs[0] ?? 'RPPS_FORME'] });
    }),
);
/** Form only: the key is judged by the server, which knows whether this installation is for trials. */
const Finess = facultatif(
  z
    .string()
    .transform(normaliserFiness)
    .superRefine((valeur, ctx) => {
      const controle = verifierFiness(valeur);
      if (!controle.accord && controle.motifs.includes('FINESS_FORME'))
        ctx.addIssue({
          code: 'custom',
          message: 'Un numéro FINESS compte 9 caractères, le département en tête.',
        });
    }),
);
const Siret = facultatif(
  z
    .string()
    .transform(normaliserSiret)
    .superRefine((valeur, ctx) => {
      const controle = verifierSiret(valeur);
      if (!controle.accord)
        ctx.addIssue({ code: 'custom', message: PHRASE_SIRET[controle.motifs[0] ?? 'SIRET_FORME'] });
    }),
);
const Adresse = facultatif(z.string().toLowerCase().pipe(z.email('Adresse attendue : nom@domaine.fr')));

export const SiteZ = z.object({
  id: Id,
  organisationId: Id,
  nom: z.string(),
  finess: z.string().nullable(),
  siret: z.string().nullable(),
  categorie: z.string().nullable(),
  categorieDu: z.string().nullable(),
  zone: ZoneZ,
  adresse: z.string(),
  balMssante: z.string().nullable(),
  actif: z.boolean(),
});
export type SiteT = z.infer<typeof SiteZ>;

export const OrganisationZ = z.object({
  id: Id,
  nom: z.string(),
  type: z.enum(TYPES_ORGANISATION),
  finess: z.string().nullable(),
  actif: z.boolean(),
  sites: z.array(SiteZ),
});
export type OrganisationT = z.infer<typeof OrganisationZ>;

export const AffectationZ = z.object({
  id: Id,
  professionnelId: Id,
  organisationId: Id,
  siteId: Id,
  roles: z.array(z.enum(ROLES)),
  employeur: z.boolean(),
  du: z.string(),
  au: z.string().nullable(),
});
export type AffectationT = z.infer<typeof AffectationZ>;

export const HabilitationZ = z.object({
  id: Id,
  professionnelId: Id,
  obtenueLe: z.string(),
  expireLe: z.string().nullable(),
  organisme: z.string(),
  modules: z.array(parmi(MODULES_FORMATION)),
});
export type HabilitationT = z.infer<typeof HabilitationZ>;

export const ProfessionnelZ = z.object({
  id: Id,
  nom: z.string(),
  prenom: z.string(),
  profession: z.string(),
  civilite: z.enum(CIVILITES).nullable(),
  savoirFaire: z.array(z.string()),
  rpps: z.string().nullable(),
  conventionne: z.boolean(),
  modeExercice: z.enum(MODES_EXERCICE),
  remplaceId: Id.nullable(),
  congeDu: z.string().nullable(),
  congeAu: z.string().nullable(),
  balMssante: z.string().nullable(),
  courriel: z.string().nullable(),
  actif: z.boolean(),
  affectations: z.array(AffectationZ),
  habilitations: z.array(HabilitationZ),
});
export type ProfessionnelT = z.infer<typeof ProfessionnelZ>;

export const listerOrganisations = route({
  nom: 'administration.listerOrganisations',
  genre: 'json',
  method: 'GET',
  path: '/api/administration/organisations',
  roles: ['administrateur'],
  resume: 'Organisations and their sites.',
  params: Rien,
  query: Rien,
  body: Vide,
  reply: z.object({ organisations: z.array(OrganisationZ) }),
});

export const listerProfessionnels = route({
  nom: 'administration.listerProfessionnels',
  genre: 'json',
  method: 'GET',
  path: '/api/administration/professionnels',
  roles: ['administrateur'],
  resume: 'Professionals with their affectations and certificates.',
  params: Rien,
  query: Rien,
  body: Vide,
  reply: z.object({ professionnels: z.array(ProfessionnelZ) }),
});

/** Creation and change are one act: the caller names the row, and the same act twice leaves the same row. */
export const enregistrerOrganisation = route({
  nom: 'administration.enregistrerOrganisation',
  genre: 'json',
  method: 'PUT',
  path: '/api/administration/organisations/:id',
  roles: ['administrateur'],
  resume: 'Create or change an organisation.',
  params: ParId,
  query: Rien,
  body: z.object({
    nom: texteRequis(200, 'Donnez le nom de l’organisation.'),
    type: z.enum(TYPES_ORGANISATION, 'Choisissez un type.'),
    finess: Finess,
    actif: z.boolean(),
  }),
  reply: Fait,
});

export const enregistrerSite = route({
  nom: 'administration.enregistrerSite',
  genre: 'json',
  method: 'PUT',
  path: '/api/administration/sites/:id',
  roles: ['administrateur'],
  resume: 'Create or change a site.',
  params: ParId,
  query: Rien,
  body: z
    .object({
      organisationId: Id,
      nom: texteRequis(200, 'Donnez le nom du site.'),
      finess: Finess,
      siret: Siret.default(null),
      categorie: facultatif(z.string().regex(/^\d{3}$/, 'Une catégorie est un code de trois chiffres.')),
      categorieDu: JourOuRien,
      zone: ZoneZ,
      adresse: texte(500),
      balMssante: Adresse,
      actif: z.boolean(),
    })
    .strict(),
  reply: Fait,
});

export const enregistrerProfessionnel = route({
  nom: 'administration.enregistrerProfessionnel',
  genre: 'json',
  method: 'PUT',
  path: '/api/administration/professionnels/:id',
  roles: ['administrateur'],
  resume: 'Create or change a professional.',
  params: ParId,
  query: Rien,
  body: z
    .object({
      nom: texteRequis(100, 'Donnez le nom d’exercice.'),
      prenom: texte(100),
      profession: z.string().refine(estCodeProfession, 'Choisissez une profession.'),
      civilite: z.enum(CIVILITES).nullable().default(null),
      savoirFaire: z.array(z.string().refine(estCodeSavoirFaire, 'Savoir-faire inconnu.')).max(10),
      rpps: Rpps,
      conventionne: z.boolean(),
      modeExercice: z.enum(MODES_EXERCICE, 'Choisissez un mode d’exercice.'),
      remplaceId: Id.nullable(),
      congeDu: JourOuRien,
      congeAu: JourOuRien,
      balMssante: Adresse,
      courriel: Adresse,
      actif: z.boolean(),
    })
    .strict()
    .refine(({ congeDu, congeAu }) => !congeDu || !congeAu || congeAu >= congeDu, {
      path: ['congeAu'],
      message: 'La fin du congé précède son début : corrigez l’une des deux dates.',
    })
    .refine(({ congeDu, congeAu }) => congeAu === null || congeDu !== null, {
      path: ['congeDu'],
      message: 'Donnez aussi le premier jour du congé.',
    })
    .refine(({ modeExercice, remplaceId }) => remplaceId === null || modeExercice === 'REMPLACANT', {
      path: ['remplaceId'],
      message: 'Seul un remplaçant remplace quelqu’un : changez le mode d’exercice ou retirez ce nom.',
    }),
  reply: Fait,
});

export const enregistrerAffectation = route({
  nom: 'administration.enregistrerAffectation',
  genre: 'json',
  method: 'PUT',
  path: '/api/administration/affectations/:id',
  roles: ['administrateur'],
  resume: 'Give a professional a place, roles and dates.',
  params: ParId,
  query: Rien,
  body: z
    .object({
      professionnelId: Id,
      siteId: z.uuid('Choisissez un site.'),
      roles: z.array(z.enum(ROLES)).min(1, 'Choisissez au moins un rôle.'),
      employeur: z.boolean(),
      du: Jour,
      au: JourOuRien,
    })
    .strict()
    .refine(({ du, au }) => au === null || au >= du, {
      path: ['au'],
      message: 'La fin précède le début : corrigez l’une des deux dates.',
    }),
  reply: Fait,
});

export const enregistrerHabilitation = route({
  nom: 'administration.enregistrerHabilitation',
  genre: 'json',
  method: 'PUT',
  path: '/api/administration/habilitations/:id',
  roles: ['administrateur'],
  resume: 'Record a training certificate, which opens the right to take pictures.',
  params: ParId,
  query: Rien,
  body: z
    .object({
      professionnelId: Id,
      obtenueLe: Jour,
      expireLe: JourOuRien,
      organisme: texteRequis(200, 'Donnez l’organisme de formation.'),
      modules: z.array(parmi(MODULES_FORMATION)).min(1, 'Cochez les modules suivis.'),
    })
    .strict()
    .refine(({ obtenueLe, expireLe }) => expireLe === null || expireLe >= obtenueLe, {
      path: ['expireLe'],
      message: 'La fin précède l’obtention : corrigez l’une des deux dates.',
    }),
  reply: Fait,
});
