import { RESSOURCES_FHIR, type TypeFhir } from '@orapont/contract/fhir';
import type { DepsFhir } from './deps.ts';
import { PORTEE_ECRITURE } from './jetons.ts';
import { PARAMETRES_COMMUNS, ressourceDe } from './ressources.ts';

/** The day on which the table last changed what is offered. */
const DATE = '2026-11-22';
const OAUTH = 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris';
const COMMUNS = {
  _id: 'Identifiant de la ressource.',
  _lastUpdated: 'Dernière modification.',
} as const satisfies Record<keyof typeof PARAMETRES_COMMUNS, string>;

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
          'Chaque logiciel lit les personnes suivies aujourd’hui sur les sites que l’administrateur lui a ouverts\u202f; chaque lecture est tracée dans leur dossier. Une transaction y ouvre un brouillon de demande d’avis (Confluences Téléexpertise, flux B1) si le logiciel en a le droit.',
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

function decrire(type: TypeFhir) {
  const { profil, source, parametres, inclusions } = ressourceDe(type);
  const communs = Object.entries(PARAMETRES_COMMUNS).filter(
    ([nom]) => nom !== '_lastUpdated' || source.maj !== null,
  );
  const inclus = Object.keys(inclusions).map((nom) => `${type}:${nom}`);
  return {
    type,
    profile: profil,
    interaction: [{ code: 'read' }, { code: 'search-type' }],
    versioning: 'no-version',
    readHistory: false,
    updateCreate: false,
    conditionalCreate: false,
    conditionalRead: 'not-match',
    conditionalUpdate: false,
    conditionalDelete: 'not-supported',
    ...(inclus.length > 0 ? { searchInclude: inclus } : {}),
    searchParam: [
      ...communs.map(([nom, genre]) => ({
        name: nom,
        type: genre,
        documentation: COMMUNS[nom as keyof typeof COMMUNS],
      })),
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
  ],
  capabilities: ['client-confidential-symmetric', 'permission-v1', 'permission-v2'],
});
