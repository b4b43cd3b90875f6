/**
 * Addresses of the guide, in one table: its extensions stand on an address of example and will move.
 *
 * @source ans.fhir.fr.teleexpertise-confluence 0.1.0 (draft)
 */
const GUIDE = 'https://interop.esante.gouv.fr/ig/fhir/teleexpertise-confluence';
const EXTENSIONS = 'http://example.org/fhir/fish/StructureDefinition';

export const PROFILS_CONFLUENCES = {
  DEMANDE: `${GUIDE}/StructureDefinition/cfl-ServiceRequest-enrichi`,
  DEMANDE_REQUERANT: `${GUIDE}/StructureDefinition/cfl-ServiceRequest-requerant`,
  PATIENT: `${GUIDE}/StructureDefinition/cfl-patient`,
  PRATICIEN: `${GUIDE}/StructureDefinition/cfl-practitioner`,
  ROLE: `${GUIDE}/StructureDefinition/cfl-practitionerrole`,
  STRUCTURE: `${GUIDE}/StructureDefinition/cfl-Organization`,
  REPONSE: `${GUIDE}/StructureDefinition/cfl-transaction-response-bundle`,
} as const;

export const EXTENSIONS_CONFLUENCES = {
  CONSENTEMENT: `${EXTENSIONS}/fr-coreServiceRequest-patientConsent`,
  URL_LTLE: `${EXTENSIONS}/fr-coreServiceRequest-urlLtle`,
  AVANCEMENT: `${EXTENSIONS}/fr-coreServiceRequest-SplitActiveStatus`,
  NAISSANCE_MULTIPLE: `${EXTENSIONS}/FRCorePatientProfile-multiple-birth`,
  REDIRECTION: `${EXTENSIONS}/TransactionResponse-RedirectUrl`,
} as const;

export const SYSTEME_AVANCEMENT = `${GUIDE}/CodeSystem/active-status-cs`;
