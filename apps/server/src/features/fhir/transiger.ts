import type { FastifyReply, FastifyRequest } from 'fastify';
import { exigerCorpsFhir } from './corps.ts';
import type { DepsFhir } from './deps.ts';
import { exigerLogiciel } from './jetons.ts';
import { RefusFhir } from './ports.ts';
import { FHIR_JSON } from './servir.ts';

/** A request with a few pictures in base64. */
export const OCTETS_TRANSACTION = 24 * 1024 * 1024;

/**
 * A transaction at the root, from a software that may begin requests.
 *
 * @rule DOS-12
 * @source FHIR R4 §3.1.0.11; Confluences Téléexpertise, flow B1
 */
export async function transiger(
  deps: DepsFhir,
  requete: FastifyRequest,
  reponse: FastifyReply,
): Promise<FastifyReply> {
  const logiciel = await exigerLogiciel(deps, requete);
  if (!logiciel.ecrit)
    throw new RefusFhir(403, 'forbidden', 'Ce jeton ne permet pas de déposer une demande.');
  const bundle = await deps.recevoir(logiciel, exigerCorpsFhir(requete));
  return reponse.header('cache-control', 'no-store').type(FHIR_JSON).send(JSON.stringify(bundle));
}
