import type {
  Bundle,
  BundleEntry,
  DocumentReference,
  Extension,
  Patient,
  Resource,
  ServiceRequest,
} from '@medplum/fhirtypes';
import { LIBELLES_NATURE } from '@orapont/domain/teleexpertise/circuit';
import type { DemandeConfiee } from '../../features/confluences/ailleurs/ports.ts';
import type { CadreFhir } from '../../features/fhir/ports.ts';
import { affectation, patient, praticien, structure } from '../fhir/identites.ts';
import { EXTENSIONS, PROFILS, SYSTEMES } from '../fhir/terminologie.ts';
import { EXTENSIONS_CONFLUENCES, PROFILS_CONFLUENCES } from './terminologie.ts';

const PRIORITES = { URGENTE: 'urgent', RAPIDE: 'asap', PROGRAMMEE: 'routine' } as const;

/**
 * Writes the transaction of flow B1 (A1 without the address of an offer): the mirror of `lire-transaction`. What the guide demands and
 * nobody here can give (AM number, R38 code of a nurse, rank of birth) is left or said to be unknown: docs/confluences-defauts.md.
 *
 * @source Confluences Téléexpertise 0.1.0; FHIR R4 §3.1.0.11
 */
export function ecrireTransaction(demande: DemandeConfiee, cadre: CadreFhir): Bundle {
  const profil =
    demande.urlOffre === null ? PROFILS_CONFLUENCES.DEMANDE_REQUERANT : PROFILS_CONFLUENCES.DEMANDE;
  const meta = (profile: string) => ({ source: cadre.origine, profile: [profile] });
  const role = affectation(demande.affectation);
  const lui = personne(demande, cadre);
  return {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: [
      entree(demande.acteId, { ...demandeDe(demande), meta: meta(profil) }),
      entree(demande.patient.id, { ...lui, meta: meta(profilDe(lui)) }),
      entree(demande.praticien.id, {
        ...praticien(demande.praticien),
        meta: meta(PROFILS_CONFLUENCES.PRATICIEN),
      }),
      entree(demande.affectation.id, {
        ...role,
        meta: meta(PROFILS_CONFLUENCES.ROLE),
        practitioner: { reference: urn(demande.praticien.id) },
        organization: { reference: urn(demande.structure.id) },
      }),
      entree(demande.structure.id, {
        ...structure(demande.structure),
        meta: meta(PROFILS_CONFLUENCES.STRUCTURE),
      }),
      ...demande.pieces.map((piece, rang) => ({
        resource: photographie(piece, demande),
        request: { method: 'POST' as const, url: 'DocumentReference' },
        fullUrl: `${cadre.origine}/fhir/demandes/${demande.acteId}/pieces/${rang + 1}`,
      })),
    ],
  };
}

const urn = (id: string) => `urn:uuid:${id}`;

/** The other software gives its own ids: ours name the entries, and nothing else. */
function entree(id: string, ressource: Resource): BundleEntry {
  const { id: _id, ...resource } = ressource;
  return {
    fullUrl: urn(id),
    resource: resource as Resource,
    request: { method: 'POST', url: ressource.resourceType },
  };
}

function demandeDe(demande: DemandeConfiee): ServiceRequest {
  const { nom, urlOffre, motif, question } = demande;
  const extension: Extension[] = [
    { url: EXTENSIONS_CONFLUENCES.CONSENTEMENT, valueBoolean: true },
    ...(urlOffre === null ? [] : [{ url: EXTENSIONS_CONFLUENCES.URL_LTLE, valueUrl: urlOffre }]),
  ];
  return {
    resourceType: 'ServiceRequest',
    extension,
    identifier: [{ system: nom.systeme, value: nom.valeur }],
    status: 'draft',
    intent: 'proposal',
    priority: PRIORITES[demande.urgence],
    // R4 wants a code beside the detail of an order (prr-1).
    code: {
      coding: [{ system: SYSTEMES.MODE_PRISE_EN_CHARGE, code: '35', display: 'Téléexpertise' }],
      text: LIBELLES_NATURE[demande.nature],
    },
    subject: { reference: urn(demande.patient.id) },
    authoredOn: demande.redigeeLe,
    requester: { reference: urn(demande.affectation.id) },
    ...(motif.trim() === '' ? {} : { reasonCode: [{ text: motif }] }),
    ...(question.trim() === '' ? {} : { orderDetail: [{ text: question }] }),
  };
}

/** FR Core, with what the guide adds: the rank of a multiple birth, which nobody here knows. */
function personne({ patient: lu }: DemandeConfiee, cadre: CadreFhir): Patient {
  const { managingOrganization: _organisation, ...ecrite } = patient(lu, cadre);
  return {
    ...ecrite,
    extension: [
      ...(ecrite.extension ?? []),
      {
        url: EXTENSIONS_CONFLUENCES.NAISSANCE_MULTIPLE,
        _valueInteger: {
          extension: [
            { url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' },
          ],
        },
      } as Extension,
    ],
  };
}

/** The profile of the guide wants an INS and a place of birth: whoever has none follows FR Core alone. */
function profilDe({ meta, extension = [] }: Patient): string {
  const [profil = PROFILS.PATIENT] = meta?.profile ?? [];
  const ne = extension.some(({ url }) => url === EXTENSIONS.LIEU_NAISSANCE);
  return profil === PROFILS.PATIENT_INS && ne ? PROFILS_CONFLUENCES.PATIENT : profil;
}

const photographie = (
  { titre, octets }: DemandeConfiee['pieces'][number],
  { patient: lu, redigeeLe }: DemandeConfiee,
): DocumentReference => ({
  resourceType: 'DocumentReference',
  status: 'current',
  subject: { reference: urn(lu.id) },
  date: redigeeLe,
  content: [
    {
      attachment: {
        contentType: 'image/jpeg',
        title: titre,
        data: Buffer.from(octets).toString('base64'),
      },
    },
  ],
});
