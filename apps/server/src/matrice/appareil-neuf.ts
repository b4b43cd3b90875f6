import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { messageEnrolement } from '@orapont/domain/appareil/messages';
import { ORIGINE } from './application.ts';
import type { AppelMatrice } from './portes.ts';

/** A tablet that was never seen, and its proof that it holds its key. */
export function appareilNeuf(): AppelMatrice {
  const id = randomUUID();
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const message = Buffer.from(messageEnrolement({ origine: ORIGINE, appareilId: id }));
  return {
    params: { id },
    body: {
      nom: 'Tablette',
      cle: publicKey.export({ format: 'jwk' }),
      signature: sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString(
        'base64url',
      ),
    },
  };
}

/** An answer to a challenge that this server never gave. */
export const preuveFausse = (): AppelMatrice => ({ body: preuve });
const preuve = { defi: 'x'.repeat(40), signature: 'A'.repeat(86) };

/** No upload has this number. */
export const ENVOI_ABSENT = { id: '0'.repeat(32) };

/** A letter of the right form that no key has sealed. */
export const PLI_FAUX = { texte: '{}', signature: 'A'.repeat(86), televersementId: '0'.repeat(32) };

export const emportFaux = (tourneeId: string) => ({
  texte: JSON.stringify({
    id: randomUUID(),
    appareilId: randomUUID(),
    compteur: 1,
    le: '2026-03-02T09:00:00.000Z',
    type: 'EMPORT',
    emportId: randomUUID(),
    tourneeId,
  }),
  signature: PLI_FAUX.signature,
});

/** An upload whose letter is missing. */
export const TUS_VIDE = { 'tus-resumable': '1.0.0', 'upload-length': '3' };
