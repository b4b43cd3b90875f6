import { RESSOURCES_FHIR, type TypeFhir } from '@orapont/contract/fhir';
import { CREES_FHIR, type TypeCree } from '@orapont/contract/fhir-creation';
import type { DepsFhir } from './deps.ts';
import { PORTEE_ECRITURE, porteeCreation } from './portees.ts';
import { PARAMETRES_COMMUNS, ressourceDe, retoursVers, trisDe } from './ressources.ts';

/** The day on which the table last changed what is offered. */
const DATE = '2026-11-23';
const OAUTH = 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris';
const COMMUNS = {
  _id: 'Identifiant de la ressource.',
  _lastUpdated: 'Dernière modification.',
} as const satisfies Record<keyof typeof PARAMETRES_COMMUNS, string>;

/** How to answer, whatever is looked for. */
const FORMES = [
  { name: '_count', type: 'number', documentation: 'Ressources par page, de 0 à 200.' },
  { name: '_total', type: 'token', documentation: 'none, estimate ou accurate.' },
  { name: '_summary', type: 'token', documentation: 'count (le nombre, sans les ressources) ou false.' },
  { name: '_elements', type: 'string', documentation: 'Éléments voulus, séparés par des virgules.' },
] as const;

/** Read from the table that the routes look in: what is declared is what answers. @source FHIR R4 CapabilityStatement */
export function capacites({ origine }: Pick<DepsFhir, 'origine'>) {
  const racine = `${origine}/fhir`;
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: DATE,
    publisher: 'Orapont',
    kind: 'instance',
    software: { name: 'Orapont', version: '0.1.0' },
    implementation: { description: 'Télémédecine bucco-dentaire', url: racine },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json', 'json'],
    rest: [
      {
        mode: 'server',
        documentation:
          'Chaque logiciel lit les personnes suivies aujourd’hui sur les sites que l’administrateur lui a ouverts\u202f; chaque lecture est tracée dans leur dossier. Une transaction y ouvre un brouillon de demande d’avis (Confluences Téléexpertise, flux B1) si le logiciel en a le droit\u202f; il crée de même des dossiers provisoires et des documents.',
        security: {
          cors: false,
          service: [
            {
              coding: [
                {
                  system: 'http://terminology.hl7.org/CodeSystem/restful-security-service',
                  code: 'SMART-on-FHIR',
                },
              ],
            },
          ],
          extension: [{ url: OAUTH, extension: [{ url: 'token', valueUri: `${racine}/token` }] }],
        },
        resource: [...RESSOURCES_FHIR.map(decrire), BINARY],
        interaction: [{ code: 'transaction' }],
        searchParam: FORMES,
      },
    ],
  };
}

/** Bytes of the documents: read by the name of the DocumentReference that holds them. */
const BINARY = {
  type: 'Binary',
  interaction: [{ code: 'read' }],
  versioning: 'no-version',
};

/** Keys of `_sort`, as the standard's own statement has no place for them. */
const decrireTri = (type: TypeFhir) => ({
  name: '_sort',
  type: 'string',
  documentation: `Tri, trois clés au plus, le signe - pour l’ordre inverse\u00a0: ${Object.keys(trisDe(type)).join(', ')}`,
});

const CREATIONS: Readonly<Record<TypeCree, string>> = {
  Patient:
    'Un dossier provisoire, sans INS, pour qui n’a pas de dossier ici. If-None-Exist\u00a0: identifier=système|valeur. Une personne reconnue par ses traits rend son dossier (200)\u202f; un doute est refusé (409).',
  DocumentReference:
    'Un PDF terminé, dans attachment.data, pour une personne suivie sur les sites du logiciel. If-None-Exist\u00a0: identifier=système|valeur.',
};
const estCreable = (type: TypeFhir): type is TypeCree => (CREES_FHIR as readonly string[]).includes(type);

function decrire(type: TypeFhir) {
  const { profil, source, parametres, inclusions } = ressourceDe(type);
  const communs = Object.entries(PARAMETRES_COMMUNS).filter(
    ([nom]) => nom !== '_lastUpdated' || source.maj !== null,
  );
  const inclus = Object.keys(inclusions).map((nom) => `${type}:${nom}`);
  const creable = estCreable(type);
  const retours = retoursVers(type).map(({ de, nom }) => `${de}:${nom}`);
  return {
    type,
    profile: profil,
    interaction: [
      { code: 'read' },
      { code: 'search-type' },
      ...(creable ? [{ code: 'create', documentation: CREATIONS[type] }] : []),
    ],
    versioning: 'no-version',
    readHistory: false,
    updateCreate: false,
    conditionalCreate: creable,
    conditionalRead: source.maj === null ? 'not-match' : 'full-support',
    conditionalUpdate: false,
    conditionalDelete: 'not-supported',
    ...(inclus.length > 0 ? { searchInclude: inclus } : {}),
    ...(retours.length > 0 ? { searchRevInclude: retours } : {}),
    searchParam: [
      ...communs.map(([nom, genre]) => ({
        name: nom,
        type: genre,
        documentation: COMMUNS[nom as keyof typeof COMMUNS],
      })),
      decrireTri(type),
      ...Object.entries(parametres).map(([name, { type: genre, documentation }]) => ({
        name,
        type: genre,
        documentation,
      })),
    ],
  };
}

/** @source SMART App Launch 2.2, .well-known/smart-configuration */
export const configurationSmart = ({ origine }: Pick<DepsFhir, 'origine'>) => ({
  token_endpoint: `${origine}/fhir/token`,
  token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
  grant_types_supported: ['client_credentials'],
  scopes_supported: [
    'system/*.read',
    ...RESSOURCES_FHIR.map((type) => `system/${type}.read`),
    PORTEE_ECRITURE,
    ...CREES_FHIR.map(porteeCreation),
  ],
  capabilities: ['client-confidential-symmetric', 'permission-v1', 'permission-v2'],
});
