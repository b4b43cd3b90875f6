import type { FastifyRequest } from 'fastify';
import { RefusFhir } from './ports.ts';
import { formatAccepte } from './question.ts';

/** The body of a writing, as text. @throws RefusFhir when it, or what is asked in return, is not JSON */
export function exigerCorpsFhir({ headers, body, url }: FastifyRequest): string {
  const format = new URLSearchParams(url.split('?')[1] ?? '').get('_format') ?? undefined;
  if (!formatAccepte(headers.accept, format))
    throw new RefusFhir(406, 'not-supported', 'Seul le format JSON (application/fhir+json) est offert.');
  if (!/^application\/(fhir\+)?json\b/i.test(headers['content-type'] ?? '') || typeof body !== 'string')
    throw new RefusFhir(415, 'not-supported', 'Le corps attendu est en application/fhir+json.');
  return body;
}
