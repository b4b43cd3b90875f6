import { SEXES } from '@orapont/domain/identite/ins';
import { z } from 'zod';
import { Id, Jour, Rien, texte } from './communs.ts';
import { ROLES_DOSSIER } from './equipe.ts';
import { route } from './route.ts';

/** Fields of a record that a list may fill, in the order of the screen. */
export const CHAMPS_IMPORT = {
  identifiantExterne: 'Identifiant dans le DUI',
  nomPrenoms: 'Nom et prénoms dans la même colonne',
  nomNaissance: 'Nom de naissance',
  prenoms: 'Prénoms de naissance',
  nomUtilise: 'Nom utilisé',
  prenomUtilise: 'Prénom utilisé',
  dateNaissance: 'Date de naissance',
  sexe: 'Sexe',
  lieuNaissanceCog: 'Code INSEE du lieu de naissance',
  nir: 'Numéro de sécurité sociale (facturation)',
  chambre: 'Chambre',
  entreeLe: 'Date d’entrée',
  protection: 'Mesure de protection',
} as const;
export type ChampImport = keyof typeof CHAMPS_IMPORT;
export const CHAMPS = Object.keys(CHAMPS_IMPORT) as [ChampImport, ...ChampImport[]];
export const CHAMPS_OBLIGATOIRES: readonly ChampImport[] = [
  'nomNaissance',
  'prenoms',
  'dateNaissance',
  'sexe',
];

/** Fields still to be given a column: the name and the given names may stand together in one. */
export const champsManquants = (
  correspondance: Readonly<Partial<Record<ChampImport, number>>>,
): ChampImport[] =>
  CHAMPS_OBLIGATOIRES.filter(
    (champ) =>
      correspondance[champ] === undefined &&
      (correspondance.nomPrenoms === undefined || (champ !== 'nomNaissance' && champ !== 'prenoms')),
  );

/** Below the 1 MB of a JSON body once in base 64. */
export const OCTETS_IMPORT_MAX = 700_000;
export const LIGNES_IMPORT_MAX = 5_000;
export const ENCODAGES_IMPORT = ['UTF-8', 'Windows-1252', 'UTF-16', 'Mac'] as const;

const Source = z.union([
  z.object({ texte: z.string().min(1, 'Collez au moins une ligne.').max(OCTETS_IMPORT_MAX) }),
  z.object({
    base64: z
      .base64('Choisissez le fichier de nouveau.')
      .max(950_000, 'Ce fichier dépasse 700 ko : coupez-le en plusieurs.'),
  }),
]);
export type SourceImport = z.infer<typeof Source>;

/** For each field, the rank of its column. */
const Correspondance = z.partialRecord(z.enum(CHAMPS), z.int().min(0).max(200));
export type CorrespondanceT = z.infer<typeof Correspondance>;

/**
 * - `NOUVELLE`: nobody like this on record.
 * - `CONNUE`: same identifier of the DUI; the differences may be taken over one by one.
 * - `RESSEMBLE`: traits of a record, without its identifier: the person says whether it is the same one.
 * - `ERREUR`: cannot be taken as it is.
 */
const ETATS_LIGNE = ['NOUVELLE', 'CONNUE', 'RESSEMBLE', 'ERREUR'] as const;

const Difference = z.object({ champ: z.enum(CHAMPS), actuel: z.string(), fichier: z.string() });

/** A record of one's own sites that could be the person of a line. */
const Semblable = z.object({
  dossierId: Id,
  identite: z.string(),
  dateNaissance: Jour,
  sexe: z.enum(SEXES),
  chambre: z.string(),
  siteNom: z.string(),
  /** Birth name, first given name, birth date and sex are the same. */
  memesTraits: z.boolean(),
  differences: z.array(Difference),
});
export type SemblableT = z.infer<typeof Semblable>;
const LigneImport = z.object({
  /** Line of the file, as a spreadsheet numbers it. */
  numero: z.int(),
  etat: z.enum(ETATS_LIGNE),
  identite: z.string(),
  chambre: z.string(),
  erreurs: z.array(z.object({ champ: z.enum(CHAMPS).nullable(), phrase: z.string() })),
  avertissements: z.array(z.string()),
  differences: z.array(Difference),
  semblables: z.array(Semblable),
});
export type LigneImportT = z.infer<typeof LigneImport>;

export const apercevoirImport = route({
  nom: 'dossier.apercevoirImport',
  genre: 'json',
  method: 'POST',
  path: '/api/imports/apercu',
  roles: ROLES_DOSSIER,
  resume: 'Read a list without writing anything: columns, proposed mapping, and each line with its errors.',
  params: Rien,
  query: Rien,
  body: z.object({ source: Source, siteId: Id, correspondance: Correspondance.optional() }),
  reply: z.object({
    encodage: z.enum(ENCODAGES_IMPORT),
    separateur: z.enum([';', ',', '\t', '|']),
    /** Lines above the titles, passed over. */
    avantTitres: z.int(),
    colonnes: z.array(z.object({ titre: z.string(), exemple: z.string() })),
    correspondance: Correspondance,
    manquants: z.array(z.enum(CHAMPS)),
    lignes: z.array(LigneImport),
  }),
});

export const importerDossiers = route({
  nom: 'dossier.importer',
  genre: 'json',
  method: 'POST',
  path: '/api/imports',
  roles: ROLES_DOSSIER,
  resume: 'Write the list in one transaction: every line that was kept, or none.',
  params: Rien,
  query: Rien,
  body: z.object({
    source: Source,
    siteId: Id,
    correspondance: Correspondance,
    /** Lines set aside by the person: those in error must all be. */
    ecartees: z.array(z.int()).max(LIGNES_IMPORT_MAX),
    /** Lines that resemble a record and are another person all the same. */
    autresPersonnes: z.array(z.int()).max(LIGNES_IMPORT_MAX),
    /** Lines that are someone on record: nobody is created. */
    memesPersonnes: z
      .array(z.object({ numero: z.int(), dossierId: Id }))
      .max(LIGNES_IMPORT_MAX)
      .default([]),
    /** For known lines, the fields to take over; a line that is not here changes nothing. */
    misesAJour: z
      .array(z.object({ numero: z.int(), champs: z.array(z.enum(CHAMPS)).min(1) }))
      .max(LIGNES_IMPORT_MAX),
    nomFichier: texte(200),
  }),
  reply: z.object({ crees: z.int(), misAJour: z.int(), inchanges: z.int(), ecartes: z.int() }),
});
