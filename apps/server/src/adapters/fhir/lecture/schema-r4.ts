/**
 * The shapes of R4 for what other software may create here, written out from the standard: `!` for what must stand, `*` for what may
 * stand several times, then the type. A choice (`value[x]`) is one line for each of its types, under the name of the choice.
 *
 * @source FHIR R4 (4.0.1): datatypes, Patient, DocumentReference
 */
export type Forme = Readonly<Record<string, string>>;

const ELEMENT: Forme = { id: 'string', extension: '*Extension' };
const RESSOURCE: Forme = {
  resourceType: '!code',
  id: 'id',
  meta: 'Meta',
  implicitRules: 'uri',
  language: 'code',
  text: 'Narrative',
  contained: '*Resource',
  extension: '*Extension',
  modifierExtension: '*Extension',
};
const PARTIE: Forme = { ...ELEMENT, modifierExtension: '*Extension' };

export const FORMES: Readonly<Record<string, Forme>> = {
  Meta: {
    ...ELEMENT,
    versionId: 'id',
    lastUpdated: 'instant',
    source: 'uri',
    profile: '*canonical',
    security: '*Coding',
    tag: '*Coding',
  },
  Narrative: { ...ELEMENT, status: '!code:NarrativeStatus', div: '!xhtml' },
  Coding: {
    ...ELEMENT,
    system: 'uri',
    version: 'string',
    code: 'code',
    display: 'string',
    userSelected: 'boolean',
  },
  CodeableConcept: { ...ELEMENT, coding: '*Coding', text: 'string' },
  Period: { ...ELEMENT, start: 'dateTime', end: 'dateTime' },
  Reference: {
    ...ELEMENT,
    reference: 'string',
    type: 'uri',
    identifier: 'Identifier',
    display: 'string',
  },
  Identifier: {
    ...ELEMENT,
    use: 'code:IdentifierUse',
    type: 'CodeableConcept',
    system: 'uri',
    value: 'string',
    period: 'Period',
    assigner: 'Reference',
  },
  HumanName: {
    ...ELEMENT,
    use: 'code:NameUse',
    text: 'string',
    family: 'string',
    given: '*string',
    prefix: '*string',
    suffix: '*string',
    period: 'Period',
  },
  ContactPoint: {
    ...ELEMENT,
    system: 'code:ContactPointSystem',
    value: 'string',
    use: 'code:ContactPointUse',
    rank: 'positiveInt',
    period: 'Period',
  },
  Address: {
    ...ELEMENT,
    use: 'code:AddressUse',
    type: 'code:AddressType',
    text: 'string',
    line: '*string',
    city: 'string',
    district: 'string',
    state: 'string',
    postalCode: 'string',
    country: 'string',
    period: 'Period',
  },
  Attachment: {
    ...ELEMENT,
    contentType: 'code',
    language: 'code',
    data: 'base64Binary',
    url: 'url',
    size: 'unsignedInt',
    hash: 'base64Binary',
    title: 'string',
    creation: 'dateTime',
  },
  Patient: {
    ...RESSOURCE,
    identifier: '*Identifier',
    active: 'boolean',
    name: '*HumanName',
    telecom: '*ContactPoint',
    gender: 'code:AdministrativeGender',
    birthDate: 'date',
    'deceasedBoolean|deceased[x]': 'boolean',
    'deceasedDateTime|deceased[x]': 'dateTime',
    address: '*Address',
    maritalStatus: 'CodeableConcept',
    'multipleBirthBoolean|multipleBirth[x]': 'boolean',
    'multipleBirthInteger|multipleBirth[x]': 'integer',
    photo: '*Attachment',
    contact: '*Patient.contact',
    communication: '*Patient.communication',
    generalPractitioner: '*Reference',
    managingOrganization: 'Reference',
    link: '*Patient.link',
  },
  'Patient.contact': {
    ...PARTIE,
    relationship: '*CodeableConcept',
    name: 'HumanName',
    telecom: '*ContactPoint',
    address: 'Address',
    gender: 'code:AdministrativeGender',
    organization: 'Reference',
    period: 'Period',
  },
  'Patient.communication': { ...PARTIE, language: '!CodeableConcept', preferred: 'boolean' },
  'Patient.link': { ...PARTIE, other: '!Reference', type: '!code:LinkType' },
  DocumentReference: {
    ...RESSOURCE,
    masterIdentifier: 'Identifier',
    identifier: '*Identifier',
    status: '!code:DocumentReferenceStatus',
    docStatus: 'code:CompositionStatus',
    type: 'CodeableConcept',
    category: '*CodeableConcept',
    subject: 'Reference',
    date: 'instant',
    author: '*Reference',
    authenticator: 'Reference',
    custodian: 'Reference',
    relatesTo: '*DocumentReference.relatesTo',
    description: 'string',
    securityLabel: '*CodeableConcept',
    content: '!*DocumentReference.content',
    context: 'DocumentReference.context',
  },
  'DocumentReference.relatesTo': {
    ...PARTIE,
    code: '!code:DocumentRelationshipType',
    target: '!Reference',
  },
  'DocumentReference.content': { ...PARTIE, attachment: '!Attachment', format: 'Coding' },
  'DocumentReference.context': {
    ...PARTIE,
    encounter: '*Reference',
    event: '*CodeableConcept',
    period: 'Period',
    facilityType: 'CodeableConcept',
    practiceSetting: 'CodeableConcept',
    sourcePatientInfo: 'Reference',
    related: '*Reference',
  },
};

/** Codes of required bindings. */
export const CODES: Readonly<Record<string, readonly string[]>> = {
  NarrativeStatus: ['generated', 'extensions', 'additional', 'empty'],
  IdentifierUse: ['usual', 'official', 'temp', 'secondary', 'old'],
  NameUse: ['usual', 'official', 'temp', 'nickname', 'anonymous', 'old', 'maiden'],
  ContactPointSystem: ['phone', 'fax', 'email', 'pager', 'url', 'sms', 'other'],
  ContactPointUse: ['home', 'work', 'temp', 'old', 'mobile'],
  AddressUse: ['home', 'work', 'temp', 'old', 'billing'],
  AddressType: ['postal', 'physical', 'both'],
  AdministrativeGender: ['male', 'female', 'other', 'unknown'],
  LinkType: ['replaced-by', 'replaces', 'refer', 'seealso'],
  DocumentReferenceStatus: ['current', 'superseded', 'entered-in-error'],
  CompositionStatus: ['preliminary', 'final', 'amended', 'entered-in-error'],
  DocumentRelationshipType: ['replaces', 'transforms', 'signs', 'appends'],
};

const ANNEE = '([0-9]([0-9]([0-9][1-9]|[1-9]0)|[1-9]00)|[1-9]000)';
const MOIS = '(0[1-9]|1[0-2])';
const JOUR = '(0[1-9]|[1-2][0-9]|3[0-1])';
const HEURE = '([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\\.[0-9]{1,9})?';
const ZONE = '(Z|[+-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00))';

const exactement = (motif: string) => new RegExp(`^${motif}$`);

/** Something to read, and no control character but tab, line feed and carriage return. */
const LISIBLE = /^(?=[\s\S]*\S)(?:\P{Cc}|[\t\n\r])*$/u;

/** Primitive types written as JSON strings. @source FHIR R4 §2.24.0.1 */
export const TEXTES: Readonly<Record<string, RegExp>> = {
  string: LISIBLE,
  code: /^[^\s\p{Cc}]+(\s[^\s\p{Cc}]+)*$/u,
  id: /^[A-Za-z0-9\-.]{1,64}$/,
  uri: /^[^\s\p{Cc}]+$/u,
  url: /^[^\s\p{Cc}]+$/u,
  canonical: /^[^\s\p{Cc}]+$/u,
  xhtml: /^\s*<div[\s>]/,
  date: exactement(`${ANNEE}(-${MOIS}(-${JOUR})?)?`),
  dateTime: exactement(`${ANNEE}(-${MOIS}(-${JOUR}(T${HEURE}${ZONE})?)?)?`),
  instant: exactement(`${ANNEE}-${MOIS}-${JOUR}T${HEURE}${ZONE}`),
  time: exactement(HEURE),
  base64Binary: /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
  oid: /^urn:oid:[0-2](\.(0|[1-9][0-9]*))+$/,
  uuid: /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  markdown: LISIBLE,
};
