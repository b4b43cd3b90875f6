import { Probleme } from '@orapont/contract/communs';
import type { Route } from '@orapont/contract/route';
import { z } from 'zod';

type Schema = Record<string, unknown>;

const schema = (type: z.ZodType, io: 'input' | 'output'): Schema =>
  z.toJSONSchema(type, { target: 'draft-2020-12', io, unrepresentable: 'any', reused: 'inline' }) as Schema;

/**
 * OpenAPI 3.1 description of the registry: what is mounted is what is described.
 *
 * @source https://spec.openapis.org/oas/v3.1.0
 */
export function decrire(registre: ReadonlyMap<string, Route>, origine: string): Schema {
  const paths: Record<string, Schema> = {};
  for (const route of registre.values()) {
    const chemin = route.path.replace(/:(\w+)/g, '{$1}').replace('/*', '/{chemin}');
    paths[chemin] = { ...paths[chemin], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Orapont',
      version: '0.1.0',
      description: 'Télémédecine bucco-dentaire. Errors are RFC 9457 problem+json.',
    },
    servers: [{ url: origine }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-sid' },
        appareil: { type: 'apiKey', in: 'header', name: 'Authorization' },
      },
      schemas: { Probleme: schema(Probleme, 'output') },
    },
  };
}

function operation(route: Route): Schema {
  const ecrit = route.method !== 'GET' && route.genre === 'json';
  return {
    operationId: route.nom,
    summary: route.resume,
    tags: [route.nom.split('.')[0]],
    'x-orapont-genre': route.genre,
    'x-orapont-roles': route.roles,
    security: route.roles === 'public' ? [] : [{ [route.roles === 'appareil' ? 'appareil' : 'session']: [] }],
    parameters: [...parametres(route.path), ...recherche(route)],
    ...(ecrit
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schema(route.body, 'input') } },
          },
        }
      : {}),
    responses: {
      '200':
        route.genre === 'json'
          ? { description: 'OK', content: { 'application/json': { schema: schema(route.reply, 'output') } } }
          : { description: 'OK' },
      default: {
        description: 'Refusal',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Probleme' } } },
      },
    },
  };
}

const parametres = (chemin: string): Schema[] =>
  [...chemin.replace('/*', '/:chemin').matchAll(/:(\w+)/g)].map(([, nom]) => ({
    name: nom,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));

function recherche(route: Route): Schema[] {
  const { properties = {}, required = [] } = schema(route.query, 'input') as {
    properties?: Record<string, Schema>;
    required?: string[];
  };
  return Object.entries(properties).map(([nom, type]) => ({
    name: nom,
    in: 'query',
    required: required.includes(nom),
    schema: type,
  }));
}
