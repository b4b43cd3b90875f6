import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AppelSuivi } from '../confluences/ailleurs/ports.ts';
import type { DepsFhir } from './deps.ts';
import { RefusFhir } from './ports.ts';
import { FHIR_JSON } from './servir.ts';

const JETON = /^Bearer (suivi_[\w-]{20,100})$/i;

/** The token that was given to software where requests go on: it opens nothing but those requests. */
export const jetonDeSuivi = ({ headers }: FastifyRequest): string | undefined =>
  JETON.exec(headers.authorization ?? '')?.[1];

/**
 * A state that is told by PATCH or PUT, or the request read again before that.
 *
 * @source Confluences Téléexpertise 0.1.0, flow C, requérant's side
 */
export async function suivreAilleurs(
  deps: DepsFhir,
  {
    jeton,
    chemin,
    requete,
    reponse,
  }: {
    readonly jeton: string;
    readonly chemin: string;
    readonly requete: FastifyRequest;
    readonly reponse: FastifyReply;
  },
): Promise<FastifyReply> {
  const methode = (['GET', 'PATCH', 'PUT'] as const).find((m) => m === requete.method);
  if (methode === undefined)
    throw new RefusFhir(405, 'not-supported', 'Ce jeton ne sert qu’à suivre des demandes (GET, PATCH, PUT).');
  if (methode !== 'GET') exigerJson(requete);
  const { ressource, version } = await deps.entendre({
    jeton,
    methode,
    chemin,
    question: new URLSearchParams(requete.url.split('?')[1] ?? ''),
    corps: typeof requete.body === 'string' ? requete.body : '',
    siVersion: premier(requete.headers['if-match']),
  } satisfies AppelSuivi);
  return reponse
    .headers({ 'cache-control': 'no-store', ...(version === null ? {} : { etag: version }) })
    .type(FHIR_JSON)
    .send(JSON.stringify(ressource));
}

const premier = (entete: string | string[] | undefined) => (Array.isArray(entete) ? entete[0] : entete);

function exigerJson({ headers, body }: FastifyRequest): void {
  if (!/^application\/(fhir\+)?json\b/i.test(headers['content-type'] ?? '') || typeof body !== 'string')
    throw new RefusFhir(415, 'not-supported', 'Le corps attendu est en application/fhir+json.');
}
