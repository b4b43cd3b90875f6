import type { FastifyReply, FastifyRequest } from 'fastify';
import { sha256 } from '../../kernel/empreinte.ts';
import { PLATEFORME, tracer } from '../../kernel/traces-repository.ts';
import type { DepsFhir } from './deps.ts';

import { logicielParJeton, logicielParSecret, poserJeton } from './logiciel-repository.ts';
import { nouveauSecret } from './logiciels.ts';
import { droitsAccordes, enScope, rienDAccorde } from './portees.ts';
import { type Logiciel, RefusFhir } from './ports.ts';
import { estUuid } from './valeurs.ts';

export const DUREE_S = 600;
const ESSAIS_PAR_MINUTE = 30;
const MINUTE_MS = 60_000;

/** @source RFC 6749 §5.2 */
type ErreurOAuth = 'invalid_request' | 'invalid_client' | 'unsupported_grant_type' | 'invalid_scope';

const refuser = (reponse: FastifyReply, statut: number, error: ErreurOAuth | 'slow_down', phrase: string) =>
  reponse
    .code(statut)
    .headers({
      'cache-control': 'no-store',
      ...(statut === 401 ? { 'www-authenticate': 'Basic realm="Orapont FHIR", charset="UTF-8"' } : {}),
      ...(statut === 429 ? { 'retry-after': '60' } : {}),
    })
    .type('application/json')
    .send(JSON.stringify({ error, error_description: phrase }));

/**
 * Client credentials of SMART backend services, with a shared secret.
 *
 * @source RFC 6749 §4.4; SMART App Launch 2.2, scopes `system/*.read` and `system/*.rs`
 */
export async function donnerJeton(
  deps: DepsFhir,
  requete: FastifyRequest,
  reponse: FastifyReply,
): Promise<FastifyReply> {
  const maintenant = deps.maintenant();
  const corps = new URLSearchParams(typeof requete.body === 'string' ? requete.body : '');
  const { id, secret } = identifiants(requete.headers.authorization, corps);
  if (tropDEssais(requete.ip, maintenant) || (id !== '' && tropDEssais(id, maintenant)))
    return refuser(reponse, 429, 'slow_down', 'Trop de demandes de jeton. Patientez une minute.');
  const logiciel = await identifier(deps, id, secret, requete.ip);
  if (!logiciel) return refuser(reponse, 401, 'invalid_client', 'Identifiant ou secret inconnu.');
  if (corps.get('grant_type') !== 'client_credentials')
    return refuser(reponse, 400, 'unsupported_grant_type', 'grant_type attendu : client_credentials.');
  const droits = droitsAccordes(logiciel, corps.get('scope'));
  if (rienDAccorde(droits))
    return refuser(reponse, 400, 'invalid_scope', 'Aucune de ces portées n’est ouverte à ce logiciel.');
  const jeton = nouveauSecret();
  await deps.bd.authentification((tx) =>
    poserJeton(
      tx,
      {
        empreinte: sha256(jeton),
        logicielId: logiciel.id,
        ...droits,
        expireLe: new Date(maintenant.getTime() + DUREE_S * 1_000),
      },
      maintenant,
    ),
  );
  return reponse
    .headers({ 'cache-control': 'no-store', pragma: 'no-cache' })
    .type('application/json')
    .send(
      JSON.stringify({
        access_token: jeton,
        token_type: 'Bearer',
        expires_in: DUREE_S,
        scope: enScope(droits),
      }),
    );
}

/** In the header (RFC 6749 §2.3.1, form-encoded before base64) or in the body. */
function identifiants(autorisation: string | undefined, corps: URLSearchParams) {
  const base64 = /^Basic ([A-Za-z0-9+/=_-]{1,400})$/i.exec(autorisation ?? '')?.[1];
  if (base64 === undefined)
    return { id: corps.get('client_id') ?? '', secret: corps.get('client_secret') ?? '' };
  const [id = '', secret = ''] = Buffer.from(base64, 'base64').toString('utf8').split(':', 2);
  return { id, secret };
}

async function identifier(
  { bd, maintenant }: DepsFhir,
  id: string,
  secret: string,
  adresse: string,
): Promise<Logiciel | undefined> {
  return bd.authentification(async (tx) => {
    const logiciel =
      estUuid(id) && secret !== '' ? await logicielParSecret(tx, id, sha256(secret)) : undefined;
    if (!logiciel && uneFoisParMinute(adresse, maintenant()))
      await tracer(tx, {
        organisationId: PLATEFORME,
        chaine: 'TECHNIQUE',
        action: 'LOGICIEL_FHIR_REFUSE',
        acteur: `FHIR ${adresse}`,
      });
    return logiciel;
  });
}

/** The software behind a token. */
export async function exigerLogiciel(
  { bd, maintenant }: DepsFhir,
  { headers }: FastifyRequest,
): Promise<Logiciel> {
  const jeton = /^Bearer ([\w-]{20,100})$/i.exec(headers.authorization ?? '')?.[1];
  const logiciel =
    jeton === undefined
      ? undefined
      : await bd.authentification((tx) => logicielParJeton(tx, sha256(jeton), maintenant()));
  if (!logiciel)
    throw new RefusFhir(
      401,
      'login',
      'Jeton absent, inconnu ou expiré\u00a0: demandez-en un à /fhir/token (client_credentials).',
    );
  return logiciel;
}

const essais = new Map<string, { debut: number; nombre: number }>();
const refus = new Map<string, number>();

function tropDEssais(qui: string, maintenant: Date): boolean {
  const le = maintenant.getTime();
  const connu = essais.get(qui);
  if (essais.size > 5_000) essais.clear();
  const compte = connu && le - connu.debut < MINUTE_MS ? connu : { debut: le, nombre: 0 };
  compte.nombre += 1;
  essais.set(qui, compte);
  return compte.nombre > ESSAIS_PAR_MINUTE;
}

function uneFoisParMinute(adresse: string, maintenant: Date): boolean {
  const le = maintenant.getTime();
  if (le - (refus.get(adresse) ?? 0) < MINUTE_MS) return false;
  if (refus.size > 5_000) refus.clear();
  refus.set(adresse, le);
  return true;
}
