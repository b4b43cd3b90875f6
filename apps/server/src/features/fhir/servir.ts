import { Readable } from 'node:stream';
import type { TypeFhir } from '@orapont/contract/fhir';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { rassembler } from '../../kernel/octets.ts';
import { exigerPortee, permises, porteeDe, tracerLues } from './acces.ts';
import { enDocument } from './actes-repository.ts';
import { chercher } from './chercher.ts';
import type { DepsFhir } from './deps.ts';
import { introuvable, nonPrisEnCharge } from './issue.ts';
import { exigerLogiciel } from './jetons.ts';
import { nommer } from './nommer.ts';
import { type Logiciel, RefusFhir, type RessourceFhir } from './ports.ts';
import { preference } from './preferences.ts';
import { formatAccepte } from './question.ts';
import { estTypeFhir, ressourceDe } from './ressources.ts';
import { type LigneFhir, pageDe, parIds } from './source-repository.ts';
import { estUuid } from './valeurs.ts';
import { annoncerVersion, dejaConnue, versionDe } from './version.ts';

export const FHIR_JSON = 'application/fhir+json; charset=utf-8';

export type AppelFhir = {
  readonly chemin: string;
  readonly requete: FastifyRequest;
  readonly reponse: FastifyReply;
};

/** @rule DOS-09, DOS-12 */
export async function servir(deps: DepsFhir, appel: AppelFhir): Promise<FastifyReply> {
  const { requete, reponse, chemin } = appel;
  const logiciel = await exigerLogiciel(deps, requete);
  reponse.headers({ 'cache-control': 'private, no-cache', vary: 'accept, authorization' });
  const [type = '', id, ...reste] = chemin.split('/');
  const entrees = entreesDe(requete);
  if (type === 'Binary' && requete.method !== 'POST' && id !== undefined && reste.length === 0)
    return envoyerOctets(deps, logiciel, id, appel);
  const format = entrees.find(([cle]) => cle === '_format')?.[1];
  if (!formatAccepte(requete.headers.accept, format))
    throw new RefusFhir(406, 'not-supported', 'Seul le format JSON (application/fhir+json) est offert.');
  if (!estTypeFhir(type) || reste.length > 0) throw nonPrisEnCharge(`«\u00a0${nommer(chemin)}\u00a0»`);
  exigerPortee(logiciel, type);
  const recherche = requete.method === 'POST' ? id === '_search' : id === undefined;
  if (recherche) {
    const strict = preference(requete.headers, 'handling', ['strict', 'lenient']) === 'strict';
    const bundle = await chercher(deps, logiciel, { type, entrees, strict });
    return reponse.header('cache-control', 'no-store').type(FHIR_JSON).send(JSON.stringify(bundle));
  }
  if (requete.method === 'POST' || id === undefined)
    throw nonPrisEnCharge(`POST «\u00a0${nommer(chemin)}\u00a0»`);
  return lire(deps, logiciel, type, id, appel);
}

/** Criteria of the address, then those of the form of a `_search`. */
function entreesDe({ url, body, method }: FastifyRequest): readonly (readonly [string, string])[] {
  const question = url.includes('?') ? url.slice(url.indexOf('?') + 1) : '';
  const formulaire = method === 'POST' && typeof body === 'string' ? body : '';
  return [...new URLSearchParams(question), ...new URLSearchParams(formulaire)];
}

/** One line that this software may read; the reading is traced, unless what it follows was. */
export async function ligneDe(
  { bd, maintenant }: DepsFhir,
  logiciel: Logiciel,
  type: TypeFhir,
  id: string,
  { trace = true } = {},
): Promise<LigneFhir> {
  if (!estUuid(id)) throw introuvable();
  const { source } = ressourceDe(type);
  const { organisationId } = logiciel;
  return bd.organisation({ organisationId }, async (tx) => {
    const portee = porteeDe(logiciel, maintenant());
    const lues = await pageDe(tx, source, portee, [parIds(source, [id])], { apres: null, limite: 1 });
    const [ligne] = permises(logiciel, type, lues);
    if (!ligne) throw introuvable();
    if (trace) await tracerLues(tx, logiciel, [ligne]);
    return ligne;
  });
}

async function lire(
  deps: DepsFhir,
  logiciel: Logiciel,
  type: TypeFhir,
  id: string,
  { requete, reponse }: AppelFhir,
): Promise<FastifyReply> {
  const ligne = await ligneDe(deps, logiciel, type, id);
  const ressource = ressourceDe(type).ecrire(deps.fabrique, ligne as never);
  const corps = JSON.stringify(ressource);
  const version = versionDe(corps, ligne.maj);
  annoncerVersion(reponse, version);
  if (dejaConnue(requete, version)) return reponse.code(304).send();
  return reponse.type(FHIR_JSON).send(corps);
}

/** A document: its very bytes, or the resource that holds them for who asks for FHIR. */
async function envoyerOctets(
  deps: DepsFhir,
  logiciel: Logiciel,
  id: string,
  { requete, reponse }: AppelFhir,
): Promise<FastifyReply> {
  exigerPortee(logiciel, 'DocumentReference');
  const ligne = await ligneDe(deps, logiciel, 'DocumentReference', id);
  const document = enDocument(ligne as Parameters<typeof enDocument>[0]);
  const ref = {
    organisationId: logiciel.organisationId,
    dossierId: document.dossierId,
    objetId: id,
    version: document.objetVersion,
  };
  const taille = await deps.objets.taille(ref);
  if (taille === undefined) throw introuvable();
  const { accept = '' } = requete.headers;
  if (/fhir\+json|application\/json/.test(accept)) {
    const data = (await rassembler(deps.objets.lire(ref))).toString('base64');
    const binary: RessourceFhir & Record<string, unknown> = {
      resourceType: 'Binary',
      id,
      contentType: document.typeMime,
      securityContext: { reference: `DocumentReference/${id}` },
      data,
    };
    return reponse.type(FHIR_JSON).send(JSON.stringify(binary));
  }
  return reponse
    .headers({ 'content-length': taille, 'content-disposition': 'attachment' })
    .type(document.typeMime)
    .send(Readable.from(deps.objets.lire(ref)));
}
