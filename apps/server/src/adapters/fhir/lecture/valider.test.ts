import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fautesDuSchema } from '../../../parcours/testing-fr-core.ts';
import { type Faute, validerR4 } from './valider.ts';

// biome-ignore lint/suspicious/noExplicitAny: damaged in every way
type Json = any;

const PATIENT = {
  resourceType: 'Patient',
  meta: {
    profile: ['https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-patient'],
    tag: [{ code: 'x' }],
  },
  language: 'fr',
  text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">Essai</div>' },
  extension: [
    {
      url: 'http://hl7.org/fhir/StructureDefinition/patient-birthPlace',
      valueAddress: {
        extension: [{ url: 'http://x/insee', valueCoding: { system: 'urn:x', code: '63220' } }],
      },
    },
    { url: 'http://x/fiabilite', extension: [{ url: 'statut', valueCode: 'PROV' }] },
  ],
  identifier: [
    {
      use: 'usual',
      type: { coding: [{ system: 'urn:t', code: 'PI' }] },
      system: 'https://dui.fr/p',
      value: '7',
    },
  ],
  active: true,
  name: [
    { use: 'official', family: 'DURAND', given: ['Anne', 'Marie'], _given: [null, { id: 'deux' }] },
    { use: 'usual', family: 'Petit', period: { start: '2001-02', end: '2002' } },
  ],
  telecom: [{ system: 'phone', value: '0102030405', use: 'home', rank: 1 }],
  gender: 'female',
  birthDate: '1936-06-21',
  _birthDate: { extension: [{ url: 'http://x/heure', valueDateTime: '1936-06-21T10:00:00+01:00' }] },
  multipleBirthInteger: 2,
  address: [{ use: 'home', type: 'both', line: ['1 rue des Tilleuls'], city: 'Lyon', postalCode: '69001' }],
  maritalStatus: { text: 'veuve' },
  photo: [{ contentType: 'image/png', data: 'iVBORw0KGgo=', size: 8 }],
  contact: [{ relationship: [{ text: 'fille' }], name: { family: 'Petit' }, gender: 'female' }],
  communication: [{ language: { coding: [{ code: 'fr' }] }, preferred: true }],
  generalPractitioner: [{ display: 'Dr Roche' }],
  managingOrganization: { reference: 'Organization/1', type: 'Organization' },
};
const DOCUMENT = {
  resourceType: 'DocumentReference',
  masterIdentifier: { system: 'urn:ietf:rfc:3986', value: 'urn:oid:1.2.3' },
  identifier: [{ system: 'https://dui.fr/d', value: '9' }],
  status: 'current',
  docStatus: 'final',
  type: { coding: [{ system: 'http://loinc.org', code: '34133-9', display: 'Synthèse' }] },
  category: [{ text: 'Comptes rendus' }],
  subject: { reference: 'Patient/1' },
  date: '2026-11-22T10:00:00Z',
  author: [{ display: 'Dr Roche', identifier: { system: 'urn:rpps', value: '1' } }],
  description: 'Synthèse',
  securityLabel: [{ coding: [{ code: 'N' }] }],
  content: [
    {
      attachment: { contentType: 'application/pdf', data: 'JVBERi0=', size: 5, creation: '2026-11' },
      format: { system: 'urn:f', code: 'x' },
    },
  ],
  context: { period: { start: '2026' }, related: [{ reference: 'ServiceRequest/1' }] },
};
const EXEMPLES = { Patient: PATIENT, DocumentReference: DOCUMENT } as const;
const TYPES = ['Patient', 'DocumentReference'] as const;
const fautes = (ressource: Json): readonly Faute[] => validerR4(ressource.resourceType, ressource);

test.each(TYPES)('un %s entier passe, ici comme au validateur de référence', (type) => {
  expect(fautes(EXEMPLES[type])).toEqual([]);
  expect(fautesDuSchema(EXEMPLES[type] as Json)).toEqual([]);
});

test.each([
  [{ inconnu: 1 }, 'Patient.inconnu'],
  [{ birthDate: '21/06/1936' }, 'Patient.birthDate'],
  [{ gender: 'femme' }, 'Patient.gender'],
  [{ name: [] }, 'Patient.name'],
  [{ name: { family: 'DURAND' } }, 'Patient.name'],
  [{ name: [{}] }, 'Patient.name[0]'],
  [{ name: [{ given: 'Anne' }] }, 'Patient.name[0].given'],
  [{ active: 'true' }, 'Patient.active'],
  [{ deceasedBoolean: false, deceasedDateTime: '2020' }, 'Patient'],
  [{ link: [{ other: { reference: 'Patient/2' } }] }, 'Patient.link[0].type'],
  [{ contact: [{ gender: 'male' }] }, 'Patient.contact[0]'],
  [{ extension: [{ url: 'http://x' }] }, 'Patient.extension[0]'],
  [{ extension: [{ valueString: 'x' }] }, 'Patient.extension[0].url'],
  [{ extension: [{ url: 'http://x', valueTruc: 'x' }] }, 'Patient.extension[0]'],
  [{ telecom: [{ value: '01' }] }, 'Patient.telecom[0]'],
  [{ managingOrganization: { reference: '#org' } }, 'Patient.managingOrganization'],
  [{ _name: { id: 'x' } }, 'Patient._name'],
])('un patient abîmé est refusé là où il l’est : %j', (abime, ou) => {
  expect(fautes({ ...PATIENT, ...abime }).map((faute) => faute.ou)).toContain(ou);
});

const ETRANGES: readonly Json[] = [
  null,
  '',
  ' ',
  0,
  -1,
  1.5,
  true,
  [],
  {},
  [null],
  'a\u0000b',
  '2026-13-45',
  '2026-02-30',
  'x y',
  { url: 'http://x' },
  { extension: [] },
  ['a', null],
  '\ud800',
];

/** A copy of it with one thing wrong. */
function muter(ressource: Json, rang: number, geste: number): Json {
  const copie = structuredClone(ressource);
  const noeuds: [Json, string][] = [];
  const visiter = (valeur: Json) => {
    if (typeof valeur !== 'object' || valeur === null) return;
    for (const cle of Object.keys(valeur)) {
      noeuds.push([valeur, cle]);
      visiter(valeur[cle]);
    }
  };
  visiter(copie);
  const [ou, cle] = noeuds[rang % noeuds.length] ?? [copie, 'resourceType'];
  if (geste === 0) Array.isArray(ou) ? ou.splice(Number(cle), 1) : delete ou[cle];
  else if (geste === 1) ou[cle] = [ou[cle]];
  else if (geste === 2) ou[`x${cle}`] = ou[cle];
  else ou[cle] = ETRANGES[geste % ETRANGES.length];
  return copie;
}

test('rien de ce que le validateur de référence refuse n’est admis ici', () => {
  let refuses = 0;
  fc.assert(
    fc.property(fc.constantFrom(...TYPES), fc.nat(400), fc.nat(40), (type, rang, geste) => {
      const abime = muter(EXEMPLES[type], rang, geste);
      if (validerR4(type, abime).length > 0) refuses += 1;
      else expect({ abime, reference: fautesDuSchema(abime) }).toEqual({ abime, reference: [] });
    }),
    { numRuns: 1_500, seed: 20261123 },
  );
  expect(refuses).toBeGreaterThan(500);
});
