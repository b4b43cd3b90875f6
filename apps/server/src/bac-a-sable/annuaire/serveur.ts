import { timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Critere, chercher, joints, TYPES, type TypeServi } from './recherche.ts';

export type BacASableAnnuaire = {
  /** Base of the API. */
  readonly url: string;
  /** Searches answered, and searches sent back for going too fast. */
  readonly comptes: { servies: number; refusees: number };
  readonly fermer: () => Promise<void>;
};

/** As the API does. */
const APPELS_PAR_SECONDE = 17;
/** Small, so that following pages is what usually happens. */
const PAR_PAGE = 5;
const CHEMIN = /^\/fhir\/v2\/([A-Za-z]+)$/;

/**
 * Sandbox of the national directory: the FHIR search of the API over HTTP on the loopback, with its key, its pages and its limit
 * (429 and `Retry-After`). Everyone in it is fictitious.
 */
export async function demarrerBacASableAnnuaire({
  cle,
  parSeconde = APPELS_PAR_SECONDE,
}: {
  readonly cle: string;
  readonly parSeconde?: number;
}): Promise<BacASableAnnuaire> {
  const comptes = { servies: 0, refusees: 0 };
  const departs: number[] = [];
  const serveur = createServer((requete, reponse) => {
    if (!estLaCle(requete.headers['esante-api-key'], cle)) return refuser(reponse, 401, 'login');
    const maintenant = Date.now();
    while (departs[0] !== undefined && departs[0] <= maintenant - 1_000) departs.shift();
    if (departs.length >= parSeconde) {
      comptes.refusees++;
      reponse.setHeader('retry-after', '1');
      return refuser(reponse, 429, 'throttled');
    }
    departs.push(maintenant);
    comptes.servies++;
    return repondre(requete, reponse, base());
  });
  const base = () => `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`;
  serveur.listen(0, '127.0.0.1');
  await once(serveur, 'listening');
  return {
    url: `${base()}/fhir/v2`,
    comptes,
    async fermer() {
      const ferme = once(serveur, 'close');
      serveur.close();
      serveur.closeAllConnections();
      await ferme;
    },
  };
}

function estLaCle(recue: string | string[] | undefined, cle: string): boolean {
  const [a, b] = [Buffer.from(String(recue ?? '')), Buffer.from(cle)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const estType = (type: string | undefined): type is TypeServi => TYPES.some((connu) => connu === type);

function repondre(requete: IncomingMessage, reponse: ServerResponse, base: string): ServerResponse {
  const url = new URL(requete.url ?? '/', base);
  const type = CHEMIN.exec(url.pathname)?.[1];
  if (requete.method !== 'GET') return refuser(reponse, 405, 'not-supported');
  if (!estType(type)) return refuser(reponse, 404, 'not-found');
  const criteres: readonly Critere[] = [...url.searchParams];
  const resultat = chercher(type, criteres);
  if ('inconnu' in resultat) return refuser(reponse, 400, 'invalid');
  const debut = Number(url.searchParams.get('_decalage') ?? 0);
  const page = resultat.trouves.slice(debut, debut + PAR_PAGE);
  return envoyer(reponse, 200, {
    resourceType: 'Bundle',
    type: 'searchset',
    total: resultat.trouves.length,
    link: [
      { relation: 'self', url: url.href },
      ...(debut + PAR_PAGE < resultat.trouves.length
        ? [{ relation: 'next', url: suivante(url, debut + PAR_PAGE) }]
        : []),
    ],
    entry: [
      ...page.map((resource) => ({ ...entree(base, resource), search: { mode: 'match' } })),
      ...joints(page, criteres).map((resource) => ({
        ...entree(base, resource),
        search: { mode: 'include' },
      })),
    ],
  });
}

const entree = (base: string, resource: { readonly resourceType: string; readonly id: string }) => ({
  fullUrl: `${base}/fhir/v2/${resource.resourceType}/${resource.id}`,
  resource,
});

function suivante(url: URL, decalage: number): string {
  const autre = new URL(url);
  autre.searchParams.set('_decalage', String(decalage));
  return autre.href;
}

const refuser = (reponse: ServerResponse, statut: number, code: string): ServerResponse =>
  envoyer(reponse, statut, { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code }] });

function envoyer(reponse: ServerResponse, statut: number, corps: unknown): ServerResponse {
  reponse.statusCode = statut;
  reponse.setHeader('content-type', 'application/fhir+json; charset=utf-8');
  return reponse.end(JSON.stringify(corps));
}
