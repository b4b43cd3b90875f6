import type { Consent, DocumentReference, ServiceRequest } from '@medplum/fhirtypes';
import { LIBELLES_NATURE, releveArticle58 } from '@orapont/domain/teleexpertise/circuit';
import { LIBELLES_MOTIF_DEMANDE } from '@orapont/domain/teleexpertise/motifs';
import type {
  CadreFhir,
  ConsentementLu,
  CoteDemande,
  DemandeLue,
  DocumentLu,
  FabriqueFhir,
} from '../../features/fhir/ports.ts';
import { compteRendu, examen } from './comptes-rendus.ts';
import { demandeTransmise } from './demande-transmise.ts';
import { dent } from './dents.ts';
import { affectation, enSecondaires, meta, patient, praticien, structure } from './identites.ts';
import { ATTESTATION_CONSENTEMENT, SYSTEMES, systemesPropres, TYPES_DOCUMENT } from './terminologie.ts';
import { provenance, trace } from './traces.ts';

export const fabriqueFhir = (cadre: CadreFhir): FabriqueFhir => ({
  patient: (lu) => patient(lu, cadre),
  praticien,
  affectation,
  structure,
  demande: (lu) => demande(lu, cadre),
  consentement,
  document: (lu) => document(lu, cadre),
  compteRendu: (lu) => compteRendu(lu, cadre),
  examen,
  dent: (lu) => dent(lu, cadre),
  provenance,
  trace: (lu) => trace(lu, cadre),
});

const PRIORITES = { URGENTE: 'urgent', RAPIDE: 'asap', PROGRAMMEE: 'routine' } as const;

/** A request for an opinion; the way of the guide for one that other software began. */
function demande(lu: DemandeLue, cadre: CadreFhir): ServiceRequest {
  const ecrite = demandeDIci(lu, cadre);
  return lu.origine ? demandeTransmise(ecrite, lu, lu.origine) : ecrite;
}

function demandeDIci(lu: DemandeLue, { origine }: CadreFhir): ServiceRequest {
  const motif = [lu.motif === null ? '' : LIBELLES_MOTIF_DEMANDE[lu.motif], lu.motifPrecision].filter(
    Boolean,
  );
  return {
    resourceType: 'ServiceRequest',
    id: lu.id,
    meta: meta(lu.maj),
    identifier: [
      { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${lu.id}` },
      ...(lu.numero === null ? [] : [{ system: systemesPropres(origine).demande, value: lu.numero }]),
    ],
    status: lu.statut,
    intent: 'order',
    ...(lu.urgence === null ? {} : { priority: PRIORITES[lu.urgence] }),
    code: {
      ...(releveArticle58(lu.nature)
        ? { coding: [{ system: SYSTEMES.MODE_PRISE_EN_CHARGE, code: '35', display: 'Téléexpertise' }] }
        : {}),
      text: LIBELLES_NATURE[lu.nature],
    },
    ...personnesDe(lu.cote),
    authoredOn: lu.envoyeLe ?? lu.creeLe,
    ...(lu.requisId === null ? {} : { performer: [{ reference: `Practitioner/${lu.requisId}` }] }),
    ...(lu.echeance === null ? {} : { occurrencePeriod: { end: lu.echeance } }),
    ...(motif.length > 0 ? { reasonCode: motif.map((text) => ({ text })) } : {}),
    ...(lu.question === '' ? {} : { note: [{ text: lu.question }] }),
    ...(lu.consentements.length > 0
      ? { supportingInfo: lu.consentements.map((id) => ({ reference: `Consent/${id}` })) }
      : {}),
  };
}

/** Who is concerned and who asks. A received request is of someone whose record is elsewhere: she is named inside it. */
function personnesDe(cote: CoteDemande): Pick<ServiceRequest, 'subject' | 'requester' | 'contained'> {
  if (cote.genre === 'ENVOYEE')
    return {
      subject: { reference: `Patient/${cote.dossierId}` },
      requester: { reference: `Practitioner/${cote.requerantId}` },
    };
  const { patientNom: text, patientNaissance: naissance } = cote;
  return {
    contained: [
      {
        resourceType: 'Patient',
        id: 'personne',
        name: [{ text }],
        ...(naissance === null ? {} : { birthDate: naissance }),
      },
    ],
    subject: { reference: '#personne', display: text },
    requester: { display: [cote.requerantNom, cote.structureNom].filter(Boolean).join(', ') },
  };
}

const ACCORDS: readonly string[] = ['CONSENTEMENT', 'ASSENTIMENT', 'DECISION_PROFESSIONNELLE', 'URGENCE'];

/**
 * One word of someone about one act. Once something later was recorded about the act it is inactive: a withdrawal is never hidden
 * behind an agreement that still reads as active.
 */
function consentement(lu: ConsentementLu): Consent {
  const accord = ACCORDS.includes(lu.decision);
  return {
    resourceType: 'Consent',
    id: lu.id,
    meta: meta(lu.maj),
    status: lu.remplace ? 'inactive' : accord ? 'active' : 'rejected',
    scope: { coding: [{ system: SYSTEMES.PORTEE_CONSENTEMENT, code: 'treatment' }] },
    category: [{ coding: [{ system: SYSTEMES.LOINC, ...ATTESTATION_CONSENTEMENT }] }],
    patient: { reference: `Patient/${lu.dossierId}` },
    dateTime: lu.le,
    ...performer(lu),
    organization: [{ reference: `Organization/${lu.organisationId}` }],
    policyRule: {
      text: `Information et consentement à la téléexpertise (art. L.1111-4 CSP ; art. 58 de l’avenant 1)${
        lu.texteVersion === null ? '' : `, texte d’information ${lu.texteVersion}`
      }`,
    },
    provision: {
      type: accord ? 'permit' : 'deny',
      ...(lu.requisId === null
        ? {}
        : {
            actor: [
              {
                role: { coding: [{ system: SYSTEMES.PARTICIPATION, code: 'IRCP' }] },
                reference: { reference: `Practitioner/${lu.requisId}` },
              },
            ],
          }),
      data: [{ meaning: 'instance', reference: { reference: `ServiceRequest/${lu.acteId}` } }],
    },
  };
}

/** The person herself, or whoever spoke for her, by his name. */
function performer({ capacite, auteur, dossierId }: ConsentementLu) {
  if (capacite === 'PERSONNE') return { performer: [{ reference: `Patient/${dossierId}` }] };
  return auteur === null ? {} : { performer: [{ display: auteur }] };
}

function document(lu: DocumentLu, { origine }: CadreFhir): DocumentReference {
  const type = TYPES_DOCUMENT[lu.type];
  return {
    resourceType: 'DocumentReference',
    id: lu.id,
    meta: meta(lu.maj),
    identifier: [
      { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${lu.id}` },
      ...enSecondaires(lu.nomsExterieurs),
    ],
    status: lu.remplace ? 'superseded' : 'current',
    docStatus: 'final',
    type: type ? { coding: [{ system: SYSTEMES.LOINC, ...type }] } : { text: 'Autre document' },
    subject: { reference: `Patient/${lu.dossierId}` },
    date: lu.deposeLe,
    ...(lu.auteur === '' ? {} : { author: [{ display: lu.auteur }] }),
    description: lu.titre,
    content: [
      {
        attachment: {
          contentType: lu.typeMime,
          url: `${origine}/fhir/Binary/${lu.id}`,
          size: lu.octets,
          title: lu.titre,
          creation: lu.deposeLe,
        },
      },
    ],
    ...(lu.acteId === null ? {} : { context: { related: [{ reference: `ServiceRequest/${lu.acteId}` }] } }),
    ...(lu.remplaceId === null
      ? {}
      : {
          relatesTo: [{ code: 'replaces', target: { reference: `DocumentReference/${lu.remplaceId}` } }],
        }),
  };
}
