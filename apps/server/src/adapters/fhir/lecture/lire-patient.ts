import { OID_INS } from '@orapont/domain/identite/ins';
import type { PatientTransmis } from '../../../features/fhir/creation/ports.ts';
import { RefusFhir } from '../../../features/fhir/ports.ts';
import { lireForme, Patient } from '../../confluences/entrees.ts';
import { lirePersonne } from '../../confluences/lire-personne.ts';
import { SYSTEMES } from '../terminologie.ts';
import {
  CHANGENT_LE_SENS,
  idDeReference,
  type Json,
  lireRessource,
  nomsDe,
  nonGardes,
  refuser,
  refuserPresents,
} from './entree.ts';
import { fautesFrCore } from './regles-fr-core.ts';

const OIDS: readonly string[] = Object.values(OID_INS);
const GARDES: ReadonlySet<string> = new Set([
  'resourceType',
  'id',
  'meta',
  'text',
  'extension',
  'identifier',
  'active',
  'name',
  'gender',
  'birthDate',
  'managingOrganization',
]);

/**
 * A person, as other software says who she is. Nothing of it is a proof of identity, and the INS is not taken.
 *
 * @rule ID-INS
 * @source FR Core 2.2.0, fr-core-patient
 * @throws RefusFhir where and why
 */
export function lirePatient(corps: string): PatientTransmis {
  const patient = lireRessource('Patient', corps);
  refuserPresents(patient, 'Patient', {
    ...CHANGENT_LE_SENS,
    link: 'Deux dossiers ne se rapprochent pas par cette porte\u00a0: quelqu’un de la structure le décide.',
    deceasedDateTime: 'Un décès s’inscrit dans le dossier, par quelqu’un de la structure.',
  });
  if (patient.deceasedBoolean === true || patient.active === false)
    throw new RefusFhir(422, 'business-rule', 'Une personne décédée ou inactive n’est pas créée.', 'Patient');
  refuser(422, 'business-rule', fautesFrCore(patient));
  const identifiants: Json[] = patient.identifier ?? [];
  return {
    noms: nomsDe(identifiants.filter(({ system = '' }) => !OIDS.includes(system.replace(/^urn:oid:/, '')))),
    personne: lirePersonne(lireForme(Patient, patient, 'Patient'), 'Patient'),
    lieu: lieuDe(patient.managingOrganization),
    nonGardes: nonGardes(patient, GARDES),
  };
}

/** By its reference here, or by its FINESS. */
function lieuDe(organisation: Json): PatientTransmis['lieu'] {
  if (organisation === undefined) return null;
  const { system, value } = organisation.identifier ?? {};
  return {
    id: idDeReference(organisation, 'Organization'),
    finess: system === SYSTEMES.FINESS && typeof value === 'string' ? value : null,
  };
}
