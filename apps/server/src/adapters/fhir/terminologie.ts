import { OID_INS } from '@orapont/domain/identite/ins';
import type { CodeProfession } from '@orapont/domain/identite/professions';

/** Every system of codes and of identifiers that is written, in one table. @source interop reference §2; FR Core 2.2.0 */
const NOS = (table: string, nom: string) =>
  `https://mos.esante.gouv.fr/NOS/TRE_${table}-${nom}/FHIR/TRE-${table}-${nom}`;
const FR_CORE = 'https://hl7.fr/ig/fhir/core';

export const SYSTEMES = {
  TYPE_IDENTIFIANT: `${FR_CORE}/CodeSystem/fr-core-cs-v2-0203`,
  TYPE_IDENTIFIANT_HL7: 'http://terminology.hl7.org/CodeSystem/v2-0203',
  FIABILITE: `${FR_CORE}/CodeSystem/fr-core-cs-v2-0445`,
  COMMUNE: NOS('R13', 'CommuneOM'),
  PROFESSION: NOS('G15', 'ProfessionSante'),
  SAVOIR_FAIRE: NOS('R38', 'SpecialiteOrdinale'),
  MODE_EXERCICE: NOS('R23', 'ModeExercice'),
  MESSAGERIE: NOS('R256', 'TypeMessagerie'),
  MODE_PRISE_EN_CHARGE: 'urn:oid:1.2.250.1.213.3.3.13',
  RPPS: 'https://rpps.esante.gouv.fr',
  IDNPS: 'urn:oid:1.2.250.1.71.4.2.1',
  FINESS: 'https://finess.esante.gouv.fr',
  LOINC: 'http://loinc.org',
  DICOM: 'http://dicom.nema.org/resources/ontology/DCM',
  PORTEE_CONSENTEMENT: 'http://terminology.hl7.org/CodeSystem/consentscope',
  PARTICIPATION: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType',
} as const;

export const EXTENSIONS = {
  FIABILITE: `${FR_CORE}/StructureDefinition/fr-core-identity-reliability`,
  PRENOMS: `${FR_CORE}/StructureDefinition/fr-core-patient-birth-list-given-name`,
  COMMUNE: `${FR_CORE}/StructureDefinition/fr-core-address-insee-code`,
  LIEU_NAISSANCE: 'http://hl7.org/fhir/StructureDefinition/patient-birthPlace',
  MESSAGERIE: `${FR_CORE}/StructureDefinition/fr-core-contact-point-email-type`,
} as const;

export const PROFILS = {
  PATIENT: `${FR_CORE}/StructureDefinition/fr-core-patient`,
  PATIENT_INS: `${FR_CORE}/StructureDefinition/fr-core-patient-ins`,
  PRATICIEN: `${FR_CORE}/StructureDefinition/fr-core-practitioner`,
  ROLE: `${FR_CORE}/StructureDefinition/fr-core-practitioner-role`,
  STRUCTURE: `${FR_CORE}/StructureDefinition/fr-core-organization`,
} as const;

/** Type of an INS by its root: each has its slice. */
export const TYPES_INS: Readonly<Record<string, string>> = {
  [OID_INS.NIR]: 'INS-NIR',
  [OID_INS.NIA]: 'INS-NIA',
  [OID_INS.TEST]: 'INS-NIR-TEST',
  [OID_INS.DEMO]: 'INS-NIR-DEMO',
};

/**
 * Status of an identity in FR Core 2.2.0: VALI there wants an INS, so only what is qualified is written so.
 *
 * @interpretation an identity that was checked without an INS (VALI) or called by INSi without a check (RECUP) is provisional there.
 */
export const FIABILITES = { PROV: 'PROV', RECUP: 'PROV', VALI: 'PROV', QUAL: 'VALI' } as const;

const G15: Partial<Record<CodeProfession, string>> = {
  '10': 'Médecin',
  '21': 'Pharmacien',
  '31': 'Assistant dentaire',
  '35': 'Aide-soignant',
  '40': 'Chirurgien-Dentiste',
  '50': 'Sage-Femme',
  '60': 'Infirmier',
  '70': 'Masseur-Kinésithérapeute',
  '91': 'Orthophoniste',
};
export const professionG15 = (profession: CodeProfession) => {
  const display = G15[profession];
  return display === undefined ? undefined : { system: SYSTEMES.PROFESSION, code: profession, display };
};

export const MODES_EXERCICE = {
  LIBERAL: { code: 'L', display: 'Libéral' },
  SALARIE: { code: 'S', display: 'Salarié' },
} as const;

/** @source JDV_J07_XdsTypeCode, as in the documents of the CI-SIS */
export const TYPES_DOCUMENT = {
  DEMANDE: { code: '75496-0', display: 'Demande d’acte de télémédecine' },
  COMPTE_RENDU: { code: '85208-7', display: 'CR de télémédecine' },
  PRESCRIPTION: { code: '57833-6', display: 'Prescription de produits de santé' },
  AUTRE: undefined,
} as const;

export const ATTESTATION_CONSENTEMENT = { code: '59284-0', display: 'Attestation de consentement' } as const;

/** Identifiers of this installation. */
export const systemesPropres = (origine: string) => ({
  dui: `${origine}/fhir/NamingSystem/dui`,
  demande: `${origine}/fhir/NamingSystem/demande`,
});
