import type { DiagnosticReport, ImagingStudy } from '@medplum/fhirtypes';
import type { CadreFhir, DocumentLu, ExamenLu, SerieLue } from '../../features/fhir/ports.ts';
import { meta } from './identites.ts';
import { SYSTEMES, TYPES_DOCUMENT } from './terminologie.ts';

/** The answer in force to a request: its signed document is its conclusion, and its only one. */
export const compteRendu = (lu: DocumentLu, { origine }: CadreFhir): DiagnosticReport => ({
  resourceType: 'DiagnosticReport',
  id: lu.id,
  meta: meta(lu.maj),
  identifier: [{ system: 'urn:ietf:rfc:3986', value: `urn:uuid:${lu.id}` }],
  ...(lu.acteId === null ? {} : { basedOn: [{ reference: `ServiceRequest/${lu.acteId}` }] }),
  status: lu.numeroVersion > 1 ? 'corrected' : 'final',
  code: { coding: [{ system: SYSTEMES.LOINC, ...TYPES_DOCUMENT.COMPTE_RENDU }] },
  subject: { reference: `Patient/${lu.dossierId}` },
  issued: lu.deposeLe,
  ...(lu.auteur === '' ? {} : { performer: [{ display: lu.auteur }] }),
  presentedForm: [
    {
      contentType: lu.typeMime,
      url: `${origine}/fhir/Binary/${lu.id}`,
      size: lu.octets,
      title: lu.titre,
      creation: lu.deposeLe,
    },
  ],
});

/** @source DICOM PS3.16 CID 29; `OT` for what does not say */
const modalite = (code: string) => ({ system: SYSTEMES.DICOM, code: code === '' ? 'OT' : code });

export const examen = (lu: ExamenLu): ImagingStudy => ({
  resourceType: 'ImagingStudy',
  id: lu.id,
  meta: meta(lu.maj),
  identifier: [{ system: 'urn:dicom:uid', value: `urn:oid:${lu.studyUid}` }],
  status: 'available',
  ...(lu.modalites.length > 0 ? { modality: lu.modalites.map(modalite) } : {}),
  subject: { reference: `Patient/${lu.dossierId}` },
  ...(lu.faiteLe === null ? {} : { started: lu.faiteLe }),
  ...(lu.acteId === null ? {} : { basedOn: [{ reference: `ServiceRequest/${lu.acteId}` }] }),
  numberOfSeries: lu.series.length,
  numberOfInstances: lu.series.reduce((somme, { instances }) => somme + instances.length, 0),
  ...(lu.description === '' ? {} : { description: lu.description }),
  ...(lu.series.length > 0 ? { series: lu.series.map(serie) } : {}),
});

const serie = (lue: SerieLue) => ({
  uid: lue.uid,
  ...(lue.numero === null || lue.numero < 0 ? {} : { number: lue.numero }),
  modality: modalite(lue.modalite),
  ...(lue.description === '' ? {} : { description: lue.description }),
  numberOfInstances: lue.instances.length,
  instance: lue.instances.map(({ uid, classe, numero }) => ({
    uid,
    sopClass: { system: 'urn:ietf:rfc:3986', code: `urn:oid:${classe}` },
    ...(numero === null || numero < 0 ? {} : { number: numero }),
  })),
});
