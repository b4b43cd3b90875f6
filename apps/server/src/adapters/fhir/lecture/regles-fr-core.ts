import { OID_INS } from '@orapont/domain/identite/ins';
import { EXTENSIONS, SYSTEMES, TYPES_INS } from '../terminologie.ts';
import type { Faute } from './valider.ts';

// biome-ignore lint/suspicious/noExplicitAny: it was checked against the base schema
type Json = any;

type Regle = { readonly phrase: string; readonly ou: string; readonly tient: (patient: Json) => boolean };

const OIDS: readonly string[] = Object.values(OID_INS);
const officiels = ({ name = [] }: Json): Json[] => name.filter(({ use }: Json) => use === 'official');
const extensionDe = ({ extension = [] }: Json, url: string): Json =>
  extension.find((e: Json) => e.url === url);
const fiabiliteDe = (patient: Json): string | undefined =>
  extensionDe(patient, EXTENSIONS.FIABILITE)?.extension?.find(({ url }: Json) => url === 'identityStatus')
    ?.valueCoding?.code;
const oidDe = ({ system = '' }: Json): string => String(system).replace(/^urn:oid:/, '');
const insDe = ({ identifier = [] }: Json): Json[] => identifier.filter((i: Json) => OIDS.includes(oidDe(i)));
const seDitIns = ({ meta }: Json): boolean =>
  (meta?.profile ?? []).some((profil: string) => profil.split('|')[0]?.endsWith('/fr-core-patient-ins'));

/**
 * What FR Core asks of a person beside the base schema, as far as a resource that arrives can break it.
 *
 * @rule ID-INS
 * @source FR Core 2.2.0: fr-core-patient, fr-core-patient-ins, fr-core-human-name
 */
const REGLES: readonly Regle[] = [
  {
    ou: 'Patient.name',
    phrase: 'Un nom officiel, et un seul, est attendu\u00a0: le nom et le premier prénom de naissance.',
    tient: (p) => officiels(p).length === 1,
  },
  {
    ou: 'Patient.name.use',
    phrase: 'Un nom est officiel (official) ou usuel (usual).',
    tient: (p) => p.name.every(({ use }: Json) => use === 'official' || use === 'usual'),
  },
  {
    ou: 'Patient.name.extension',
    phrase: 'La liste des prénoms de naissance commence par le premier d’entre eux.',
    tient: (p) => {
      const [nom] = officiels(p);
      const liste = extensionDe(nom, EXTENSIONS.PRENOMS)?.valueString;
      const premier = nom.given?.[0];
      return liste === undefined || premier === undefined || `${liste} `.startsWith(`${premier} `);
    },
  },
  {
    ou: 'Patient.extension',
    phrase: 'La fiabilité de l’identité est PROV ou VALI (fr-core-identity-reliability).',
    tient: (p) =>
      extensionDe(p, EXTENSIONS.FIABILITE) === undefined || ['PROV', 'VALI'].includes(fiabiliteDe(p) ?? ''),
  },
  {
    ou: 'Patient.identifier',
    phrase: 'Une identité VALI porte une INS, une identité PROV n’en porte pas.',
    tient: (p) => fiabiliteDe(p) === undefined || (fiabiliteDe(p) === 'VALI') === (insDe(p).length === 1),
  },
  {
    ou: 'Patient.identifier',
    phrase: 'Une INS compte quinze caractères, et son type est celui de sa racine.',
    tient: (p) =>
      insDe(p).every((ins) => {
        const type = ins.type?.coding?.find(({ system }: Json) => system === SYSTEMES.TYPE_IDENTIFIANT)?.code;
        return /^[0-9AB]{15}$/.test(ins.value ?? '') && type === TYPES_INS[oidDe(ins)];
      }),
  },
  {
    ou: 'Patient.identifier',
    phrase: 'Un seul identifiant est officiel.',
    tient: ({ identifier = [] }) => identifier.filter(({ use }: Json) => use === 'official').length <= 1,
  },
  {
    ou: 'Patient.extension',
    phrase: 'Le lieu de naissance est un code INSEE de commune ou de pays.',
    tient: (p) => {
      const lieu = extensionDe(p, EXTENSIONS.LIEU_NAISSANCE);
      if (lieu === undefined) return true;
      const commune = lieu.valueAddress?.extension?.find(({ url }: Json) => url === EXTENSIONS.COMMUNE);
      return /^\d[\dAB]\d{3}$/.test(commune?.valueCoding?.code ?? '');
    },
  },
  {
    ou: 'Patient',
    phrase: 'Le profil fr-core-patient-ins demande une INS, le sexe, la date et le lieu de naissance.',
    tient: (p) =>
      !seDitIns(p) ||
      (insDe(p).length === 1 &&
        p.gender !== undefined &&
        p.birthDate !== undefined &&
        extensionDe(p, EXTENSIONS.LIEU_NAISSANCE) !== undefined),
  },
];

export function fautesFrCore(patient: Json): readonly Faute[] {
  const [sansNom] = (patient.name ?? []).length === 0 ? REGLES : [];
  if (sansNom) return [sansNom];
  return REGLES.filter(({ tient }) => !tient(patient)).map(({ ou, phrase }) => ({ ou, phrase }));
}
