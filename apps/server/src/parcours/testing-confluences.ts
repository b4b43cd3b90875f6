import { randomUUID } from 'node:crypto';
import { rpps } from '../bac-a-sable/demo/identifiants.ts';
import type { ApplicationDeTest } from '../matrice/application.ts';

const GUIDE = 'https://interop.esante.gouv.fr/ig/fhir/teleexpertise-confluence/StructureDefinition';
const EXTENSION = 'http://example.org/fhir/fish/StructureDefinition';
const FR = 'https://hl7.fr/ig/fhir/core';
const NOS = 'https://mos.esante.gouv.fr/NOS';

const typeFr = (code: string) => ({ coding: [{ system: `${FR}/CodeSystem/fr-core-cs-v2-0203`, code }] });
const meta = (profil: string) => ({
  source: 'https://confluences.exemple.fr',
  profile: [`${GUIDE}/${profil}`],
});

export type Voulu = {
  readonly numero?: string | null;
  readonly rpps?: string;
  readonly finess?: string | null;
  readonly nom?: string;
  readonly prenoms?: readonly string[];
  readonly naissance?: string;
  readonly genre?: string;
  readonly lieu?: string | null;
  readonly ins?: { readonly oid: string; readonly matricule: string } | null;
  readonly consentement?: boolean | null;
  readonly urgence?: string;
};

// biome-ignore lint/suspicious/noExplicitAny: damaged by the tests in every way
export type Json = any;

const entree = (n: number, resource: Json) => ({
  fullUrl: u(n),
  resource,
  request: { method: 'POST', url: resource.resourceType },
});
const u = (n: number) => `urn:uuid:00000000-0000-4000-8000-00000000000${n}`;

const DEFAUT = {
  numero: null as string | null,
  rpps: rpps(1),
  finess: null as string | null,
  nom: 'TCHITCHI',
  prenoms: ['Catarina', 'Bella'] as readonly string[],
  naissance: '1936-06-21',
  genre: 'female',
  lieu: '63220' as string | null,
  ins: { oid: '1.2.250.1.213.1.4.8', matricule: '236066322083656' } as Voulu['ins'],
  consentement: true as boolean | null,
  urgence: 'asap',
};

/** A transaction of flow B1, as the guide writes it. */
export function transactionB1(voulu: Voulu = {}): Json {
  const tout = { ...DEFAUT, numero: randomUUID(), ...voulu };
  return {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: [
      entree(5, demande(tout)),
      entree(1, personne(tout)),
      entree(2, professionnel(tout.rpps)),
      entree(3, {
        resourceType: 'PractitionerRole',
        meta: meta('cfl-practitionerrole'),
        practitioner: { reference: u(2) },
        organization: { reference: u(4) },
        code: [{ coding: [{ system: `${NOS}/TRE_R23-ModeExercice/FHIR/TRE-R23-ModeExercice`, code: 'S' }] }],
      }),
      entree(4, {
        resourceType: 'Organization',
        meta: meta('cfl-Organization'),
        ...si(tout.finess, (value) => ({
          identifier: [{ type: typeFr('FINEG'), system: 'https://finess.esante.gouv.fr', value }],
        })),
        name: 'EHPAD fictif',
      }),
    ],
  };
}

type Tout = typeof DEFAUT;
const si = <T, R>(valeur: T | null | undefined, ecrire: (valeur: T) => R): R | Record<never, never> =>
  valeur === null || valeur === undefined ? {} : ecrire(valeur);
const extensions = (...toutes: readonly Json[]) => toutes.filter((e) => e.url !== undefined);

const demande = ({ consentement, numero, urgence }: Tout): Json => ({
  resourceType: 'ServiceRequest',
  meta: meta('cfl-ServiceRequest-enrichi'),
  extension: extensions(
    si(consentement, (valueBoolean) => ({
      url: `${EXTENSION}/fr-coreServiceRequest-patientConsent`,
      valueBoolean,
    })),
    { url: `${EXTENSION}/fr-coreServiceRequest-urlLtle`, valueUrl: 'https://ltle.exemple.fr/dentaire' },
  ),
  ...si(numero, (value) => ({ identifier: [{ system: 'https://confluences.exemple.fr/demandes', value }] })),
  status: 'draft',
  intent: 'proposal',
  priority: urgence,
  subject: { reference: u(1) },
  authoredOn: '2026-11-21T10:00:00+01:00',
  requester: { reference: u(3) },
  reasonCode: [{ text: 'Gencive rouge autour d’une prothèse' }],
});

const personne = ({ lieu, ins, nom, prenoms, genre, naissance }: Tout): Json => ({
  resourceType: 'Patient',
  meta: meta('cfl-patient'),
  extension: extensions(
    {
      url: `${FR}/StructureDefinition/fr-core-identity-reliability`,
      extension: [
        {
          url: 'identityStatus',
          valueCoding: { system: `${FR}/CodeSystem/fr-core-cs-v2-0445`, code: 'VALI' },
        },
      ],
    },
    si(lieu, (code) => ({
      url: 'http://hl7.org/fhir/StructureDefinition/patient-birthPlace',
      valueAddress: {
        extension: [
          {
            url: `${FR}/StructureDefinition/fr-core-address-insee-code`,
            valueCoding: { system: `${NOS}/TRE_R13-CommuneOM/FHIR/TRE-R13-CommuneOM`, code },
          },
        ],
      },
    })),
    { url: `${EXTENSION}/FRCorePatientProfile-multiple-birth`, valueInteger: 1 },
  ),
  ...si(ins, ({ oid, matricule: value }) => ({
    identifier: [{ use: 'official', type: typeFr('INS-NIR'), system: `urn:oid:${oid}`, value }],
  })),
  name: [
    {
      use: 'official',
      family: nom,
      given: [prenoms[0]],
      extension: [
        {
          url: `${FR}/StructureDefinition/fr-core-patient-birth-list-given-name`,
          valueString: prenoms.join(' '),
        },
      ],
    },
  ],
  gender: genre,
  birthDate: naissance,
});

const professionnel = (leRpps: string): Json => ({
  resourceType: 'Practitioner',
  meta: meta('cfl-practitioner'),
  identifier: [
    { type: typeFr('IDNPS'), system: 'urn:oid:1.2.250.1.71.4.2.1', value: `8${leRpps}` },
    { type: typeFr('RPPS'), system: 'https://rpps.esante.gouv.fr', value: leRpps },
  ],
  name: [{ use: 'official', family: 'ROCHE', given: ['Émilie'] }],
  qualification: [
    {
      code: {
        coding: [{ system: `${NOS}/TRE_G15-ProfessionSante/FHIR/TRE-G15-ProfessionSante`, code: '60' }],
      },
    },
  ],
});

/** The resource of that type inside a transaction, to change it. */
export const dans = (bundle: Json, type: string): Json =>
  bundle.entry.find(({ resource }: Json) => resource.resourceType === type).resource;

export const lienDe = (corps: Json): URL => new URL(corps.meta.extension[0].valueUrl);

/** What stands in the database: to show that a refusal left nothing. */
export async function compter({ proprietaire }: ApplicationDeTest): Promise<string> {
  const { rows } = await proprietaire.query(
    `select (select count(*) from dossier) as dossiers, (select count(*) from sejour) as sejours,
       (select count(*) from acte) as actes, (select count(*) from demande_exterieure) as demandes,
       (select count(*) from lien_demande) as liens`,
  );
  return JSON.stringify(rows[0]);
}
