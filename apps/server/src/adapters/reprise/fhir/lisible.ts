import { codesDe, estObjet, libelleDe, type Objet, objetDe, objetsDe, texteDe, textesDe } from './json.ts';
import type { Ressource } from './lire-ressources.ts';

const GENRES: Readonly<Record<string, string>> = {
  AllergyIntolerance: 'Allergies et intolérances',
  Condition: 'Problèmes et antécédents',
  MedicationStatement: 'Traitements',
  MedicationRequest: 'Prescriptions',
  Observation: 'Observations',
  DiagnosticReport: 'Comptes rendus',
  Procedure: 'Actes',
  Immunization: 'Vaccinations',
  Encounter: 'Venues',
  ServiceRequest: 'Demandes',
  Consent: 'Consentements',
  ImagingStudy: 'Examens d’imagerie',
  RelatedPerson: 'Proches',
  Composition: 'Documents composés',
  QuestionnaireResponse: 'Questionnaires',
  Coverage: 'Couvertures',
  Appointment: 'Rendez-vous',
  CarePlan: 'Plans de soins',
};

/** What the source says of someone, in plain text, kind after kind: the exact words stand beside it. */
export function enTexte(identite: string, ressources: readonly Ressource[]): string {
  const genres = Map.groupBy(ressources, ({ type }) => GENRES[type] ?? `Autres données (${type})`);
  const parties = [...genres].map(([genre, siennes]) =>
    [
      `${genre.toLocaleUpperCase('fr')} (${siennes.length})`,
      ...siennes.map(({ corps }) => `- ${phrase(corps)}`),
    ].join('\n'),
  );
  return [
    `${identite}\nDonnées reprises d’un autre logiciel, telles qu’il les dit. Rien ici n’a été vérifié.`,
    ...parties,
  ].join('\n\n');
}

function phrase(corps: Objet): string {
  const dits = [
    intitule(corps),
    ...valeurs(corps),
    ...objetsDe(corps['component']).map((c) =>
      [libelleDe(c['code']), ...valeurs(c)].filter(Boolean).join(' : '),
    ),
    ...objetsDe(corps['bodySite']).map(libelleDe),
    ...objetsDe(corps['reaction']).flatMap((r) => objetsDe(r['manifestation']).map(libelleDe)),
    ...objetsDe(corps['dosage'] ?? corps['dosageInstruction']).map(({ text }) => texteDe(text)),
    ...objetsDe(corps['reasonCode']).map(libelleDe),
    texteDe(corps['conclusion']),
    texteDe(corps['description']),
    ...objetsDe(corps['note']).map(({ text }) => texteDe(text)),
    ...objetsDe(corps['section']).flatMap(enSection),
    ...objetsDe(corps['item']).flatMap(enReponse),
    statut(corps),
  ];
  const date = DATES.map((cle) => dateDe(corps[cle])).find((lue) => lue !== '');
  const suite = [...new Set(dits.filter((dit) => dit !== ''))].join(' ; ');
  return `${date === undefined ? '' : `${date} : `}${suite || 'sans texte lisible, voir la copie exacte'}`;
}

function intitule(corps: Objet): string {
  const [nom] = objetsDe(corps['name']);
  const concept = [
    'code',
    'vaccineCode',
    'medicationCodeableConcept',
    'type',
    'class',
    'scope',
    'serviceType',
  ]
    .map((cle) => libelleDe(objetsDe(corps[cle])[0]))
    .find((libelle) => libelle !== '');
  const personne = [...textesDe(nom?.['given']), texteDe(nom?.['family']) || texteDe(nom?.['text'])];
  return (
    concept ??
    (texteDe(corps['title']) ||
      texteDe(objetDe(corps['medicationReference'])['display']) ||
      [personne.filter((p) => p !== '').join(' '), ...objetsDe(corps['relationship']).map(libelleDe)]
        .filter((p) => p !== '')
        .join(', '))
  );
}

const DATES = [
  'effectiveDateTime',
  'effectivePeriod',
  'effectiveInstant',
  'onsetDateTime',
  'performedDateTime',
  'performedPeriod',
  'occurrenceDateTime',
  'occurrencePeriod',
  'period',
  'started',
  'start',
  'authoredOn',
  'authored',
  'dateTime',
  'date',
  'recordedDate',
  'issued',
  'created',
];

function dateDe(valeur: unknown): string {
  const { start, end } = objetDe(valeur);
  const [du, au] = [texteDe(valeur) || texteDe(start), texteDe(end)].map((d) => d.slice(0, 10));
  return au ? `${du} à ${au}` : (du ?? '');
}

/** `value[x]`, and why there is none. */
function valeurs(porteur: Objet): readonly string[] {
  return Object.entries(porteur)
    .filter(([cle]) => /^value[A-Z]/.test(cle) || cle === 'dataAbsentReason')
    .map(([, valeur]) => enClair(valeur))
    .filter((texte) => texte !== '');
}

function enClair(valeur: unknown): string {
  if (typeof valeur === 'string') return valeur.trim();
  if (typeof valeur === 'number' || typeof valeur === 'boolean') return `${valeur}`;
  if (!estObjet(valeur)) return '';
  const { value, unit, code, display, start, numerator, denominator } = valeur;
  if (typeof value === 'number') return `${value} ${texteDe(unit) || texteDe(code)}`.trim();
  if (start !== undefined) return dateDe(valeur);
  if (numerator !== undefined) return `${enClair(numerator)} / ${enClair(denominator)}`;
  return libelleDe(valeur) || texteDe(display) || texteDe(code);
}

function statut(corps: Objet): string {
  const dits = [
    ...codesDe(corps['clinicalStatus']),
    ...codesDe(corps['verificationStatus']),
    texteDe(corps['status']),
  ].filter((dit) => dit !== '');
  return dits.length === 0 ? '' : `statut ${dits.join(', ')}`;
}

const enSection = (section: Objet): readonly string[] => [
  [texteDe(section['title']), sansBalises(texteDe(objetDe(section['text'])['div']))]
    .filter((t) => t !== '')
    .join(' : '),
  ...objetsDe(section['section']).flatMap(enSection),
];
const enReponse = (item: Objet): readonly string[] => [
  [texteDe(item['text']), ...objetsDe(item['answer']).flatMap(valeurs)].filter((t) => t !== '').join(' : '),
  ...objetsDe(item['item']).flatMap(enReponse),
];

/** The words of a narrative; it is text from then on, never a page. */
const sansBalises = (div: string): string =>
  div
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
