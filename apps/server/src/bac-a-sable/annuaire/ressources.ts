import { PERSONNES_ANNUAIRE, type PersonneFictive, STRUCTURES, type StructureFictive } from './personnes.ts';

/** A resource in the words of the standard, and what it is searched by. */
export type RessourceServie = {
  readonly resourceType: string;
  readonly id: string;
  readonly [cle: string]: unknown;
};

const NOS = 'https://mos.esante.gouv.fr/NOS';
const AS = 'https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition';
const coding = (table: string, code: string) => ({
  system: `${NOS}/${table}/FHIR/${table.replace('_', '-')}`,
  code,
});
const meta = (profil: string) => ({ source: 'https://annuaire.sante.fr', profile: [`${AS}/${profil}`] });

const identifiant = (system: string, type: string, value: string) => ({
  use: 'official',
  type: { coding: [{ system: 'https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0203', code: type }] },
  system,
  value,
});

const boite = (adresse: string, type: string, listeRouge = false) => ({
  extension: [
    {
      url: 'https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-contact-point-email-type',
      valueCoding: coding('TRE_R256-TypeMessagerie', 'MSSANTE'),
    },
    {
      url: `${AS}/as-ext-mailbox-mss-metadata`,
      extension: [
        { url: 'type', valueCodeableConcept: { coding: [coding('TRE_R257-TypeBAL', type)] } },
        { url: 'digitization', valueBoolean: true },
        ...(listeRouge ? [{ url: 'listeRouge', valueBoolean: true }] : []),
      ],
    },
  ],
  system: 'email',
  value: adresse,
});

const idPraticien = ({ rpps }: PersonneFictive) => `003-${rpps.slice(0, 4)}-${rpps.slice(4)}`;
const idStructure = (cle: string) =>
  `001-01-${String(STRUCTURES.findIndex((s) => s.cle === cle) + 1).padStart(7, '0')}`;

/** Who no longer practises keeps an id, numbers and `active: false`. */
function praticien(p: PersonneFictive): RessourceServie {
  const socle = {
    resourceType: 'Practitioner',
    id: idPraticien(p),
    meta: meta('as-dp-practitioner'),
    language: 'fr',
    identifier: [
      identifiant('urn:oid:1.2.250.1.71.4.2.1', 'IDNPS', `8${p.rpps}`),
      identifiant('https://rpps.esante.gouv.fr', 'RPPS', p.rpps),
    ],
    active: p.actif,
  };
  if (!p.actif) return socle;
  return {
    ...socle,
    name: [{ text: `DR ${p.prenom} ${p.nom}`, family: p.nom, given: [p.prenom], prefix: [p.civilite] }],
    telecom: p.boite === null ? [] : [boite(p.boite, 'PER', p.listeRouge)],
    qualification: [
      {
        code: {
          coding: [
            coding('TRE_G15-ProfessionSante', p.profession),
            coding('TRE_R09-CategorieProfessionnelle', 'C'),
          ],
        },
      },
      ...(p.savoirFaire === null
        ? []
        : [
            {
              code: {
                coding: [
                  coding('TRE_R38-SpecialiteOrdinale', p.savoirFaire),
                  coding('TRE_R04-TypeSavoirFaire', 'S'),
                ],
              },
            },
          ]),
    ],
  };
}

const exercices = (p: PersonneFictive): RessourceServie[] =>
  p.lieux.map(({ structure, mode }, rang) => ({
    resourceType: 'PractitionerRole',
    id: `005-${p.rpps.slice(4)}-${rang + 1}`,
    meta: meta('as-dp-practitionerrole'),
    language: 'fr',
    identifier: [{ system: 'https://annuaire.sante.fr', value: `${p.rpps}${rang + 1}` }],
    active: p.actif,
    practitioner: { reference: `Practitioner/${idPraticien(p)}` },
    organization: { reference: `Organization/${idStructure(structure)}` },
    code: [
      { coding: [coding('TRE_R22-GenreActivite', 'GENR01')] },
      { coding: [coding('TRE_R23-ModeExercice', mode)] },
    ],
  }));

/** National id of a structure: a figure that says which number follows. */
function numerosDe({ cle, finess, siret }: StructureFictive) {
  const national = (valeur: string) => identifiant('urn:oid:1.2.250.1.71.4.2.2', 'IDNST', valeur);
  if (finess !== null)
    return [national(`1${finess}`), identifiant('https://finess.esante.gouv.fr', 'FINEG', finess)];
  return [national(siret === null ? `4${idStructure(cle).replaceAll('-', '')}` : `3${siret}`)];
}

const structureServie = (s: StructureFictive): RessourceServie => ({
  resourceType: 'Organization',
  id: idStructure(s.cle),
  meta: meta('as-dp-organization'),
  language: 'fr',
  identifier: numerosDe(s),
  active: true,
  type: [{ coding: [coding('TRE_R02-SecteurActivite', s.secteur)] }],
  name: s.nom,
  telecom: s.boite === null ? [] : [boite(s.boite, 'ORG')],
  // As the directory writes it: the code once more before the town.
  address: [{ city: `${s.codePostal} ${s.ville}`, postalCode: s.codePostal }],
});

export const RESSOURCES: readonly RessourceServie[] = [
  ...PERSONNES_ANNUAIRE.map(praticien),
  ...PERSONNES_ANNUAIRE.flatMap(exercices),
  ...STRUCTURES.map(structureServie),
];
