import type { TypeFhir } from '@orapont/contract/fhir';
import type { RessourceFhir } from './ports.ts';

/** What a resource is not one without: mandatory elements, and those that change the meaning of the others. @source FHIR R4 */
const GARDES: Readonly<Record<TypeFhir, readonly string[]>> = {
  Patient: ['active', 'deceasedDateTime', 'link'],
  Practitioner: ['active'],
  PractitionerRole: ['active'],
  // org-1: a name or an identifier.
  Organization: ['active', 'name', 'identifier'],
  ServiceRequest: ['status', 'intent', 'doNotPerform', 'subject'],
  // ppc-1: a policy or its rule.
  Consent: ['status', 'scope', 'category', 'policyRule', 'provision'],
  DocumentReference: ['status', 'docStatus', 'relatesTo', 'content'],
  DiagnosticReport: ['status', 'code'],
  ImagingStudy: ['status', 'subject'],
  Observation: ['status', 'code', 'dataAbsentReason'],
  Provenance: ['target', 'recorded', 'agent'],
  AuditEvent: ['type', 'recorded', 'agent', 'source'],
};
const TOUJOURS: readonly string[] = [
  'resourceType',
  'id',
  'meta',
  'implicitRules',
  'contained',
  'modifierExtension',
];
const PARTIELLE = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue',
  code: 'SUBSETTED',
} as const;

/**
 * The elements that were asked for, and those without which what is left would not be read right; marked as a part of the whole.
 *
 * @source FHIR R4 §3.1.1.5.9
 */
export function reduire(type: TypeFhir, ressource: RessourceFhir, voulus: readonly string[]): RessourceFhir {
  const gardes = new Set([...TOUJOURS, ...GARDES[type], ...voulus]);
  const reste = Object.fromEntries(Object.entries(ressource).filter(([nom]) => gardes.has(nom)));
  return { ...reste, resourceType: ressource.resourceType, meta: { ...ressource.meta, tag: [PARTIELLE] } };
}
