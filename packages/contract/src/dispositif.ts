import { TYPES_DISPOSITIF, TYPES_ENTRETIEN } from '@orapont/domain/habilitation/dispositif';
import { z } from 'zod';
import { Fait, Id, InstantZ, ParId, parmi, Rien, texte, texteRequis, Vide } from './communs.ts';
import { type Role, route } from './route.ts';

const LECTEURS = [
  'soignant',
  'preneur',
  'praticien',
  'coordinateur',
  'administrateur',
] as const satisfies Role[];
const GERANTS = ['coordinateur', 'administrateur'] as const satisfies Role[];

/** Whoever runs the platform works in no organisation: he says which. Ignored for all others. */
const Ou = z.object({ organisation: Id.optional() });

export const DispositifSaisi = z.object({
  type: parmi(TYPES_DISPOSITIF, 'Choisissez le type d’appareil.'),
  nom: texteRequis(80, 'Donnez un nom court, celui que l’équipe dit.'),
  modele: texteRequis(120, 'Écrivez la marque et le modèle.'),
  numeroSerie: texte(80),
  /** Study, opinion or certificate that shows that it was clinically validated. */
  validation: texte(200),
  archive: z.boolean().default(false),
});
export type DispositifSaisiT = z.infer<typeof DispositifSaisi>;

export const EntretienZ = z.object({
  id: Id,
  type: parmi(TYPES_ENTRETIEN),
  le: InstantZ,
  par: z.string(),
  produit: z.string(),
  note: z.string(),
});
export type EntretienT = z.infer<typeof EntretienZ>;

export const DispositifZ = DispositifSaisi.extend({
  id: Id,
  version: z.int(),
  verifieLe: InstantZ.nullable(),
  desinfecteLe: InstantZ.nullable(),
  desinfectePar: z.string().nullable(),
  /** What is used for it here, offered for the next time. */
  dernierProduit: z.string().nullable(),
});
export type DispositifT = z.infer<typeof DispositifZ>;

/** What a picture was taken with, as the registry said it that day: kept with the picture, since the registry stays where it is. */
export const DispositifCite = DispositifSaisi.omit({ archive: true }).extend({
  id: Id,
  verifieLe: InstantZ.nullable(),
  desinfecteLe: InstantZ.nullable(),
});
export type DispositifCiteT = z.infer<typeof DispositifCite>;

export const listerDispositifs = route({
  nom: 'dispositifs.lister',
  genre: 'json',
  method: 'GET',
  path: '/api/dispositifs',
  roles: LECTEURS,
  resume: 'Devices of the organisation, in use first.',
  params: Rien,
  query: Ou,
  body: Vide,
  reply: z.object({ dispositifs: z.array(DispositifZ), gerer: z.boolean(), entretenir: z.boolean() }),
});

export const lireDispositif = route({
  nom: 'dispositifs.lire',
  genre: 'json',
  method: 'GET',
  path: '/api/dispositifs/:id',
  roles: LECTEURS,
  resume: 'A device and its log of disinfections and checks, newest first.',
  params: ParId,
  query: Ou,
  body: Vide,
  reply: z.object({
    dispositif: DispositifZ,
    entretiens: z.array(EntretienZ),
    gerer: z.boolean(),
    entretenir: z.boolean(),
  }),
});

/** The caller names the device: the same creation twice makes one. `version` is the one that was read, null to create. */
export const enregistrerDispositif = route({
  nom: 'dispositifs.enregistrer',
  genre: 'json',
  method: 'PUT',
  path: '/api/dispositifs/:id',
  roles: GERANTS,
  resume: 'Add a device or change what is known of it; an archived one is no longer offered.',
  params: ParId,
  query: Ou,
  body: DispositifSaisi.extend({ version: z.int().nullable() }),
  reply: z.object({ id: Id, version: z.int() }),
});

export const noterEntretien = route({
  nom: 'dispositifs.noterEntretien',
  genre: 'json',
  method: 'POST',
  path: '/api/dispositifs/:id/entretiens',
  roles: LECTEURS,
  resume: 'Write in the log of a device that it was disinfected or checked; nothing is ever taken out of it.',
  params: ParId,
  query: Ou,
  body: z.object({
    id: Id,
    type: parmi(TYPES_ENTRETIEN),
    /** When it was done, when it is not now. */
    le: InstantZ.nullable().default(null),
    produit: texte(120).default(''),
    note: texte(300).default(''),
  }),
  reply: Fait,
});
