import type { AuditEvent, Provenance } from '@medplum/fhirtypes';
import type { ProvenanceLue, TraceLue } from '../../features/fhir/clinique/ports.ts';
import type { CadreFhir } from '../../features/fhir/ports.ts';
import { meta } from './identites.ts';
import { SYSTEMES } from './terminologie.ts';

const PARTICIPANT = 'http://terminology.hl7.org/CodeSystem/provenance-participant-type';
/** ASTM E1762-95: signature of who wrote it. @source FHIR R4 signature-type */
const SIGNATURE = { system: 'urn:iso-astm:E1762-95:2013', code: '1.2.840.10065.1.12.1.1' };

/** Who wrote and signed a compte rendu, or recorded a word about a consent. The proof itself stays with the signed document. */
export function provenance(lu: ProvenanceLue): Provenance {
  const qui =
    lu.praticienId === null
      ? { display: lu.auteur === '' ? 'Auteur non précisé' : lu.auteur }
      : { reference: `Practitioner/${lu.praticienId}`, display: lu.auteur };
  return {
    resourceType: 'Provenance',
    id: lu.id,
    meta: meta(lu.maj),
    target: [{ reference: `${lu.cible === 'DOCUMENT' ? 'DocumentReference' : 'Consent'}/${lu.cibleId}` }],
    recorded: lu.le,
    agent: [
      {
        type: {
          coding: [{ system: PARTICIPANT, code: lu.cible === 'DOCUMENT' ? 'author' : 'enterer' }],
        },
        who: qui,
        onBehalfOf: { reference: `Organization/${lu.organisationId}` },
      },
    ],
    ...(lu.signeLe === null ? {} : { signature: [{ type: [SIGNATURE], when: lu.signeLe, who: qui }] }),
  };
}

/** Something that was done with a record, under the name of that day. @source FHIR R4 AuditEvent; DICOM PS3.16 CID 400 */
export function trace(lu: TraceLue, { origine }: CadreFhir): AuditEvent {
  return {
    resourceType: 'AuditEvent',
    id: lu.id,
    meta: meta(lu.maj),
    type: { system: SYSTEMES.DICOM, code: '110110', display: 'Patient Record' },
    subtype: [{ system: `${origine}/fhir/CodeSystem/evenement`, code: lu.action }],
    action: gesteDe(lu.action),
    recorded: lu.le,
    outcome: '0',
    agent: [{ who: { display: lu.acteur === '' ? 'Orapont (automatique)' : lu.acteur }, requestor: true }],
    source: { observer: { reference: `Organization/${lu.organisationId}` } },
    entity: [
      { what: { reference: `Patient/${lu.dossierId}` } },
      ...(lu.acteId === null ? [] : [{ what: { reference: `ServiceRequest/${lu.acteId}` } }]),
    ],
  };
}

/** Create, read, update; anything else is something done. */
function gesteDe(action: string): 'C' | 'R' | 'U' | 'E' {
  if (/_(CREE|CREEE|CREE_PAR_LOGICIEL|DEPOSEE?|DEPOSEE?_PAR_LOGICIEL)$/.test(action)) return 'C';
  if (/(_MODIFIEE?|_CORRIGEE?)$/.test(action)) return 'U';
  return /(_LUE?S?|_OUVERTE?|^LU_PAR_LOGICIEL|^RECHERCHE)$/.test(action) ? 'R' : 'E';
}
