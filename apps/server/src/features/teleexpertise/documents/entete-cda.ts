import type { DemandeFigeeT, ProfessionnelCite, StructureCitee } from '@orapont/contract/demande-figee';
import { CATEGORIES_ESMS } from '@orapont/domain/identite/categories';
import { avecCle } from '@orapont/domain/identite/nir';
import {
  type CodeProfession,
  type CodeSavoirFaire,
  estCodeProfession,
  estCodeSavoirFaire,
} from '@orapont/domain/identite/professions';
import { uidDeUuid } from '@orapont/domain/imagerie/uid';
import { releveArticle58 } from '@orapont/domain/teleexpertise/circuit';
import type { z } from 'zod';
import type {
  ActeCda,
  EditionTlm,
  EnTeteCda,
  IntervenantCda,
  PatientCda,
  StructureCda,
} from '../../echange/ports.ts';
import { identifiantAnnexe } from './identifiants.ts';

type Pro = z.infer<typeof ProfessionnelCite>;
type Structure = z.infer<typeof StructureCitee>;

/** Who keeps the record that the document comes from: his number of the patient goes with it. */
export type Emetteur = { readonly organisationId: string; readonly dossierId: string };

/** What the header of every document of an act says alike, from the frozen request. */
export function enTeteCommun(
  demande: DemandeFigeeT,
  edition: EditionTlm,
  emetteur: Emetteur,
): Pick<EnTeteCda, 'edition' | 'patient' | 'consentement'> {
  return {
    edition,
    patient: patientCda(demande.patient, emetteur),
    // Collected elsewhere: this side holds no proof of it.
    consentement: demande.recue
      ? null
      : identifiantAnnexe(demande.acteId, `consentement/${demande.consentement.le}`),
  };
}

/** The person under her number in the record that the document comes from. */
export const patientCda = (
  patient: DemandeFigeeT['patient'],
  { organisationId, dossierId }: Emetteur,
): PatientCda => ({
  ins: patient.ins && { ...patient.ins, matricule: avecCle(patient.ins.matricule) },
  ipp: { systeme: uidDeUuid(organisationId), numero: dossierId },
  nomNaissance: patient.nomNaissance,
  nomUtilise: patient.nomUtilise,
  prenoms: patient.prenoms,
  prenomUtilise: patient.prenomUtilise,
  sexe: patient.sexe,
  dateNaissance: patient.dateNaissance,
  lieuNaissance: patient.lieuNaissanceCog,
  representant: patient.representant,
});

/** A request asks for RQD, an answer does TE2; what stands outside article 58 has no code. */
export const acteDe = (
  { nature, envoyeLe }: DemandeFigeeT,
  code: NonNullable<ActeCda['code']>,
  fin: string | null,
): ActeCda => ({ code: releveArticle58(nature) ? code : null, debut: envoyeLe, fin });

export const intervenantDe = (pro: Pro, structure: Structure): IntervenantCda => ({
  nom: pro.nom,
  prenom: pro.prenom,
  profession: professionDe(pro),
  savoirFaire: savoirFaireDe(pro),
  rpps: pro.rpps,
  identifiantInterne: pro.id,
  bal: pro.bal ?? structure.bal,
  structure: structureDe(structure),
});

const professionDe = ({ profession }: Pro): CodeProfession =>
  estCodeProfession(profession) ? profession : 'AUTRE';

const savoirFaireDe = ({ savoirFaire }: Pro): CodeSavoirFaire | null =>
  savoirFaire !== null && estCodeSavoirFaire(savoirFaire) ? savoirFaire : null;

export const structureDe = ({ nom, finess, siret, categorie, adresse }: Structure): StructureCda => ({
  nom,
  finess,
  siret: siret ?? null,
  categorie,
  type: typeDe(categorie),
  adresse: adresse || null,
});

/**
 * Kind of place by its FINESS category: a frozen request does not say the kind of organisation.
 *
 * @interpretation no category is a cabinet; a category that is neither medico-social nor a hospital is another ambulatory place.
 */
export function typeDe(categorie: string | null): StructureCda['type'] {
  if (categorie === null) return 'CABINET_DENTAIRE';
  if (CATEGORIES_ESMS.some(({ code }) => code === categorie)) return 'ESMS';
  return HOPITAUX.has(categorie) ? 'ETABLISSEMENT_DE_SANTE' : 'AUTRE';
}

/** @source TRE_R66-CategorieEtablissement: hospitals, clinics and cancer centres */
const HOPITAUX: ReadonlySet<string> = new Set([
  '101',
  '106',
  '109',
  '122',
  '128',
  '129',
  '131',
  '292',
  '355',
  '365',
  '366',
  '415',
  '696',
  '697',
  '698',
]);
