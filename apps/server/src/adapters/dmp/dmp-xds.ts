import { X509Certificate } from 'node:crypto';
import { Agent, type RequestOptions, request } from 'node:https';
import { type Dmp, RefusDmp } from '../../features/dmp/ports.ts';
import { lireReponse, type ReponseHttp } from './reponse.ts';
import { requeteDepot } from './requete.ts';
import type { Logiciel } from './vihf.ts';

export type AccesDmp = {
  readonly url: string;
  /** PEM of the client's side of TLS. */
  readonly certificat: string;
  readonly cle: string;
  /** PEM of what signs; the agency issues one certificate for each use. */
  readonly signature: { readonly certificat: string; readonly cle: string };
  /** PEM of an authority to trust instead of the usual ones. */
  readonly autorite: string | undefined;
  readonly logiciel: Logiciel;
  /** Identifier or FINESS of the organisation that the certificates name; null serves any (sandbox). */
  readonly organisation: string | null;
  readonly bacASable: boolean;
};

/** Shorter than the lease of the outbox: a try that is taken for dead is dead. */
const DELAI_MS = 60_000;
const REPONSE_MAX = 1024 * 1024;

/** Feeds the DMP over mutual TLS. */
export function dmpXds(
  acces: AccesDmp,
  options: { readonly delaiMs?: number; readonly maintenant?: () => Date } = {},
): Dmp {
  const { delaiMs = DELAI_MS, maintenant = () => new Date() } = options;
  const titulaire = {
    certificat: new X509Certificate(acces.signature.certificat),
    cle: acces.signature.cle,
  };
  const agent = new Agent({
    cert: acces.certificat,
    key: acces.cle,
    ...(acces.autorite === undefined ? {} : { ca: acces.autorite }),
    minVersion: 'TLSv1.2',
    keepAlive: false,
  });
  return {
    bacASable: acces.bacASable,
    dessert: ({ id, finess }) => acces.organisation === null || [id, finess].includes(acces.organisation),
    async deposer(lot) {
      const { type, corps } = requeteDepot(lot, {
        url: acces.url,
        titulaire,
        logiciel: acces.logiciel,
        le: maintenant(),
      });
      const reponse = await envoyer(acces.url, corps, {
        agent,
        method: 'POST',
        headers: { 'content-type': type, 'content-length': corps.byteLength },
        signal: AbortSignal.timeout(delaiMs),
      });
      return lireReponse(reponse, maintenant());
    },
  };
}

/** @throws RefusDmp INJOIGNABLE: what the network says names an address, and stays out */
async function envoyer(url: string, corps: Uint8Array, options: RequestOptions): Promise<ReponseHttp> {
  try {
    return await echanger(url, corps, options);
  } catch {
    throw new RefusDmp('INJOIGNABLE');
  }
}

const echanger = (url: string, corps: Uint8Array, options: RequestOptions): Promise<ReponseHttp> =>
  new Promise((resoudre, rejeter) => {
    const requete = request(url, options, (reponse) => {
      const morceaux: Buffer[] = [];
      let octets = 0;
      reponse.on('data', (morceau: Buffer) => {
        octets += morceau.length;
        if (octets > REPONSE_MAX) reponse.destroy(new Error('too long'));
        else morceaux.push(morceau);
      });
      reponse.on('error', rejeter);
      reponse.on('end', () =>
        resoudre({
          statut: reponse.statusCode ?? 0,
          type: reponse.headers['content-type'] ?? '',
          corps: Buffer.concat(morceaux),
        }),
      );
    });
    requete.on('error', rejeter);
    requete.end(corps);
  });
