import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

const CLIENT = { client: 'orapont', secret: 'un secret : d’émetteur' };
const IDENTITE = [CLIENT.client, CLIENT.secret].map(encodeURIComponent).join(':');

type Dit = readonly [number, object];

/** An issuer of tokens on the loopback: gives them to one client, and tells the operator whose they are. */
export async function demarrerEmetteur(utilisateur: string) {
  const vivants = new Map<string, string>();
  const etat = { utilisateur, rafraichissement: 'premier', enPanne: false as boolean };
  let donnes = 0;
  const verifier = (jeton: string | null): Dit => {
    const username = vivants.get(jeton ?? '');
    return [200, username === undefined ? { active: false } : { active: true, username }];
  };
  const donner = (corps: URLSearchParams, autorisation = ''): Dit => {
    if (autorisation !== `Basic ${Buffer.from(IDENTITE).toString('base64')}`)
      return [401, { error: 'invalid_client' }];
    const rafraichit = corps.get('grant_type') === 'refresh_token';
    if (rafraichit && corps.get('refresh_token') !== etat.rafraichissement)
      return [400, { error: 'invalid_grant' }];
    if (rafraichit) etat.rafraichissement = randomUUID();
    const access_token = randomUUID();
    vivants.set(access_token, etat.utilisateur);
    donnes += 1;
    return [200, { access_token, ...(rafraichit ? { refresh_token: etat.rafraichissement } : {}) }];
  };
  const repondre = (chemin = '', corps: URLSearchParams, autorisation?: string): Dit => {
    if (etat.enPanne) return [503, {}];
    return chemin === '/verifier' ? verifier(corps.get('token')) : donner(corps, autorisation);
  };
  const serveur = createServer(async (requete, reponse) => {
    const corps = new URLSearchParams(await text(requete));
    const [statut, objet] = repondre(requete.url, corps, requete.headers.authorization);
    reponse.writeHead(statut, { 'content-type': 'application/json' }).end(JSON.stringify(objet));
  });
  await once(serveur.listen(0, '127.0.0.1'), 'listening');
  const racine = `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`;
  return {
    acces: { url: `${racine}/jeton`, ...CLIENT, portee: null, rafraichissement: null },
    verification: `${racine}/verifier`,
    etat,
    donnes: () => donnes,
    fermer: async () => {
      serveur.closeAllConnections();
      serveur.close();
      await once(serveur, 'close');
    },
  };
}
