import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { ClePublique, type ClePubliqueT } from '@orapont/contract/appareil';
import { Erreur } from '@orapont/domain/erreurs';

/** The point must be on the curve: anything else is refused here, when the device is enrolled. */
export function ouvrirCle(jwk: ClePubliqueT): KeyObject {
  try {
    return createPublicKey({ key: { ...jwk }, format: 'jwk' });
  } catch (cause) {
    throw new Erreur('SAISIE_INVALIDE', ['SIGNATURE_REFUSEE'], { cause });
  }
}

/**
 * True when the device that holds this key signed exactly these characters.
 *
 * @source FIPS 186-5 (ECDSA); the signature is r and s side by side, as WebCrypto writes it
 */
export function aSigne(cle: unknown, message: string, signature: string): boolean {
  const jwk = ClePublique.safeParse(cle);
  if (!jwk.success) return false;
  return verify(
    'sha256',
    Buffer.from(message, 'utf8'),
    { key: ouvrirCle(jwk.data), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
}
