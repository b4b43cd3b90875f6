/** Someone of another software, and a lot that tells her. */
export const JEANNE = {
  resourceType: 'Patient',
  id: '17',
  identifier: [
    { system: 'urn:oid:1.2.250.1.213.1.4.8', value: '245067512345678' },
    { type: { coding: [{ code: 'PI' }] }, system: 'urn:oid:1.2.3', value: 'R-0017' },
    { system: 'https://ailleurs.example/fhir/NamingSystem/dui', value: 'DUI-17' },
  ],
  name: [
    { use: 'official', family: 'NESSI', given: ['Jeanne', 'Marie'] },
    { use: 'usual', family: 'DUPONT' },
  ],
  gender: 'female',
  birthDate: '1945-06-01',
};

export const lot = (...ressources: readonly object[]): string =>
  JSON.stringify({
    resourceType: 'Bundle',
    type: 'collection',
    entry: ressources.map((resource) => ({ resource })),
  });
export const base64 = (texte: string): string => Buffer.from(texte).toString('base64');
export const dePatient = (ressource: object): object => ({
  subject: { reference: 'Patient/17' },
  ...ressource,
});
