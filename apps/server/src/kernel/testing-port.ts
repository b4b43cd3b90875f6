import { once } from 'node:events';
import { createServer } from 'node:net';

/** A port of this machine that nothing listens on now, for a server that a test or a tool starts. */
export async function portLibre(): Promise<number> {
  const prise = createServer().listen(0, '127.0.0.1');
  await once(prise, 'listening');
  const adresse = prise.address();
  prise.close();
  await once(prise, 'close');
  if (adresse === null || typeof adresse === 'string') throw new Error('Aucun port libre.');
  return adresse.port;
}
