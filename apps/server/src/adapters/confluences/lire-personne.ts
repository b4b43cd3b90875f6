import { OID_INS, type Sexe } from '@orapont/domain/identite/ins';
import type { z } from 'zod';
import type { PersonneTransmise } from '../../features/confluences/ports.ts';
import { RefusFhir } from '../../features/fhir/ports.ts';
import { extensionDe, type Patient } from './entrees.ts';

const SEXES: Readonly<Record<string, Sexe>> = { female: 'F', male: 'M', unknown: 'I' };
const OIDS: readonly string[] = Object.values(OID_INS);

/**
 * Who the request is about. The list of given names is an extension; it begins with the first of them.
 *
 * @rule ID-INS
 * @source cfl-patient, on fr-core-patient-ins 2.2.0
 */
export function lirePersonne(patient: z.infer<typeof Patient>, ou: string): PersonneTransmise {
  const officiel = patient.name.find(({ use }) => use === 'official') ?? patient.name[0];
  const usuel = patient.name.find(({ use }) => use === 'usual');
  const nomNaissance = officiel?.family?.trim() ?? '';
  const prenoms = prenomsDe(officiel);
  const sexe = SEXES[patient.gender];
  if (nomNaissance === '' || prenoms.length === 0)
    throw new RefusFhir(422, 'required', 'Le nom et le prénom de naissance sont attendus.', `${ou}.name`);
  if (sexe === undefined)
    throw new RefusFhir(422, 'value', 'Le sexe est female, male ou unknown.', `${ou}.gender`);
  return {
    nomNaissance,
    prenoms,
    nomUtilise: usuel?.family?.trim() || null,
    prenomUtilise: usuel?.given?.[0]?.trim() || null,
    dateNaissance: patient.birthDate,
    sexe,
    lieuNaissance: lieuDe(patient),
    ins: insDe(patient),
  };
}

function prenomsDe(nom: z.infer<typeof Patient>['name'][number] | undefined): readonly string[] {
  const donnes = (nom?.given ?? []).map((prenom) => prenom.trim()).filter(Boolean);
  const liste = extensionDe(nom?.extension, 'fr-core-patient-birth-list-given-name')?.valueString ?? '';
  const [premier] = donnes;
  if (premier === undefined) return liste.split(/\s+/).filter(Boolean);
  const suite = liste.startsWith(`${premier} `)
    ? liste.slice(premier.length).split(/\s+/).filter(Boolean)
    : [];
  return [premier, ...(suite.length > 0 ? suite : donnes.slice(1))];
}

/** The commune by its code: FR Core writes it on the address of birth. */
function lieuDe({ extension }: z.infer<typeof Patient>): string | null {
  const naissance = extension?.find(({ url }) => url.endsWith('/patient-birthPlace')) as
    | { readonly valueAddress?: unknown }
    | undefined;
  const adresse = naissance?.valueAddress;
  if (typeof adresse !== 'object' || adresse === null || !('extension' in adresse)) return null;
  const { extension: extensions } = adresse;
  if (!Array.isArray(extensions)) return null;
  for (const e of extensions) {
    const code = e?.valueCoding?.code;
    if (typeof code === 'string' && typeof e.url === 'string' && e.url.endsWith('insee-code'))
      return code.trim().slice(0, 20) || null;
  }
  return null;
}

/** Fifteen characters under one of the roots of the INS; anything else is no INS, and is left. */
function insDe({ identifier }: z.infer<typeof Patient>): PersonneTransmise['ins'] {
  for (const { system = '', value = '' } of identifier ?? []) {
    const oid = system.replace(/^urn:oid:/, '');
    if (OIDS.includes(oid) && /^[0-9AB]{13}(?:\d{2})?$/.test(value)) return { matricule: value, oid };
  }
  return null;
}
