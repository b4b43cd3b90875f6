import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { type Cle, ErreurObjet, type RefDossier } from '../../features/objets/ports.ts';

/**
 * A dossier's key wrapped by the master key: magic (4) | version (4) | mark of the master key (8) | nonce (12) |
 * wrapped key (32) | tag (16). The owner is authenticated: an envelope put in another dossier's place is refused.
 */
const MAGIC = Buffer.from('ORC1');
const ENTETE = 16;
const LONGUEUR = ENTETE + 12 + 32 + 16;
const ETIQUETTE = { authTagLength: 16 } as const;

export function emballer(maitre: KeyObject, ref: RefDossier, { version, secret }: Cle): Buffer {
  const entete = Buffer.alloc(ENTETE);
  MAGIC.copy(entete);
  entete.writeUInt32BE(version, 4);
  marqueDe(maitre).copy(entete, 8);
  const nonce = randomBytes(12);
  const chiffreur = createCipheriv('aes-256-gcm', maitre, nonce, ETIQUETTE);
  chiffreur.setAAD(associees(ref, entete));
  const corps = Buffer.concat([chiffreur.update(secret.export()), chiffreur.final()]);
  return Buffer.concat([entete, nonce, corps, chiffreur.getAuthTag()]);
}

export function deballer(maitre: KeyObject, ref: RefDossier, enveloppe: Buffer): Cle {
  const entete = enveloppe.subarray(0, ENTETE);
  if (enveloppe.length !== LONGUEUR || !entete.subarray(0, 4).equals(MAGIC)) {
    throw new ErreurObjet('CLE_ALTEREE');
  }
  const dechiffreur = createDecipheriv('aes-256-gcm', maitre, enveloppe.subarray(ENTETE, 28), ETIQUETTE);
  dechiffreur.setAAD(associees(ref, entete));
  dechiffreur.setAuthTag(enveloppe.subarray(-16));
  try {
    const octets = Buffer.concat([dechiffreur.update(enveloppe.subarray(28, -16)), dechiffreur.final()]);
    return { version: entete.readUInt32BE(4), secret: createSecretKey(octets) };
  } catch (cause) {
    throw new ErreurObjet('CLE_ALTEREE', { cause });
  }
}

/** Mark of the master key that wrapped an envelope: a rotation reads it, and so does whoever holds two master keys. */
export const marqueLue = (enveloppe: Buffer): string => enveloppe.subarray(8, ENTETE).toString('hex');

/** The same of a master key, which it names without saying anything about it. */
export const marqueDeCle = (maitre: KeyObject): string => marqueDe(maitre).toString('hex');

function marqueDe(maitre: KeyObject): Buffer {
  return createHmac('sha256', maitre).update('orapont marque de cle maitre').digest().subarray(0, 8);
}

function associees({ organisationId, dossierId }: RefDossier, entete: Buffer): Buffer {
  return Buffer.concat([entete, Buffer.from(`${organisationId}|${dossierId}|${entete.readUInt32BE(4)}`)]);
}
