import { MESURES } from '@orapont/domain/consentement/capacite';
import { LIBELLE_ATTRIBUT_IDENTITE, SEXES } from '@orapont/domain/identite/ins';
import { z } from 'zod';
import { cleDe, Id, Jour, texte, texteRequis } from './communs.ts';
import { ProfilSensorielZ } from './profil-sensoriel.ts';

export const QUALITES_REPRESENTANT = [
  'TUTEUR',
  'CURATEUR',
  'HABILITATION_FAMILIALE',
  'MANDATAIRE',
  'PARENT',
  'PERSONNE_CONFIANCE',
  'FAMILLE',
  'PROCHE',
] as const;
export type QualiteRepresentant = (typeof QUALITES_REPRESENTANT)[number];

export const LIBELLES_QUALITE = {
  TUTEUR: 'Tuteur',
  CURATEUR: 'Curateur',
  HABILITATION_FAMILIALE: 'Personne habilitée (habilitation familiale)',
  MANDATAIRE: 'Mandataire de protection future',
  PARENT: 'Titulaire de l’autorité parentale',
  PERSONNE_CONFIANCE: 'Personne de confiance',
  FAMILLE: 'Famille',
  PROCHE: 'Proche',
} as const satisfies Record<QualiteRepresentant, string>;

/**
 * Identity under which care is given. The status is not chosen: it follows from what was done (INSi answered, a proof of
 * identity was checked).
 */
const InsSaisi = z.object({
  reponseInsi: z.boolean(),
  pieceVerifiee: z.boolean(),
  attributs: z.array(cleDe(LIBELLE_ATTRIBUT_IDENTITE)),
  matricule: texte(30).nullable(),
  oid: texte(40).nullable(),
});

/**
 * Number under which a person's care is billed. It is kept apart from the INS: an ayant droit is billed under someone
 * else's NIR, and then it takes a birth date and, for twins, a rank to tell who was treated.
 *
 * @rule ID-NIR, TE-15
 * @source Avenant 1, JO 18/01/2025, art. 58.5
 */
export const AssureZ = z.object({
  nir: texteRequis(30, 'Écrivez le numéro de l’assuré, ou retirez la facturation.'),
  ayantDroit: z.object({ dateNaissance: Jour, rangGemellaire: z.int().min(1).max(9) }).nullable(),
});

export const FicheZ = z.object({
  nomNaissance: texteRequis(100, 'Écrivez le nom de naissance.'),
  prenoms: z
    .array(texteRequis(60, 'Écrivez un prénom.'))
    .min(1, 'Écrivez au moins le premier prénom de naissance.')
    .max(12),
  nomUtilise: texte(100).nullable(),
  prenomUtilise: texte(60).nullable(),
  dateNaissance: Jour,
  sexe: z.enum(SEXES, 'Choisissez le sexe inscrit à l’état civil.'),
  lieuNaissanceCog: texte(5).nullable(),
  ins: InsSaisi,
  assure: AssureZ.nullable(),
  protection: z.enum(MESURES),
  representationPersonne: z.boolean(),
  apteAExprimer: z.boolean(),
  profilSensoriel: ProfilSensorielZ,
  oppositionMes: texte(300).nullable(),
  decesLe: Jour.nullable(),
  identifiantExterne: texte(60).nullable(),
});
export type FicheT = z.infer<typeof FicheZ>;

export const RepresentantSaisi = z.object({
  qualite: z.enum(QUALITES_REPRESENTANT, 'Choisissez une qualité.'),
  nom: texteRequis(100, 'Écrivez le nom.'),
  prenom: texte(60),
  representationPersonne: z.boolean(),
  telephone: texte(30).nullable(),
  courriel: z.email('Écrivez une adresse complète, par exemple nom@exemple.fr.').nullable(),
  finLe: Jour.nullable(),
});
export const RepresentantZ = RepresentantSaisi.extend({ id: Id, courriel: z.string().nullable() });
export type RepresentantT = z.infer<typeof RepresentantZ>;
