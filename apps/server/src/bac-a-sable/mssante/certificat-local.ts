import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/**
 * A self-signed certificate for the machine itself (`localhost`, 127.0.0.1), made anew at each start and never
 * written to disk: the sandbox speaks real STARTTLS and its client really checks it.
 *
 * @source RFC 5280 §4.1; X.690 (DER)
 */
export function certificatLocal(
  maintenant: Date,
  genre: 'EC' | 'RSA' = 'EC',
): { cle: string; certificat: string } {
  const { privateKey, publicKey } =
    genre === 'EC'
      ? generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
      : generateKeyPairSync('rsa', { modulusLength: 2048 });
  const algorithme = genre === 'EC' ? ECDSA_SHA256 : RSA_SHA256;
  const corps = sequence(
    tlv(0xa0, tlv(0x02, Buffer.of(2))),
    tlv(0x02, Buffer.concat([Buffer.of(0x01), randomBytes(15)])),
    algorithme,
    NOM,
    sequence(
      heure(new Date(maintenant.getTime() - JOUR_MS)),
      heure(new Date(maintenant.getTime() + 825 * JOUR_MS)),
    ),
    NOM,
    publicKey.export({ type: 'spki', format: 'der' }),
    tlv(0xa3, sequence(CONTRAINTES, NOMS_ALTERNATIFS)),
  );
  const signature = sign('sha256', corps, { key: privateKey, dsaEncoding: 'der' });
  const certificat = sequence(corps, algorithme, tlv(0x03, Buffer.of(0), signature));
  return {
    cle: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificat: `-----BEGIN CERTIFICATE-----\n${certificat.toString('base64').replace(/.{64}/gu, '$&\n')}\n-----END CERTIFICATE-----\n`,
  };
}

const JOUR_MS = 86_400_000;
/** ecdsa-with-SHA256, 1.2.840.10045.4.3.2. */
const ECDSA_SHA256 = sequence(oid('2a8648ce3d040302'));
/** sha256WithRSAEncryption, 1.2.840.113549.1.1.11; XML signatures of health services are RSA. */
const RSA_SHA256 = sequence(oid('2a864886f70d01010b'), tlv(0x05));
/** CN=localhost. */
const NOM = sequence(tlv(0x31, sequence(oid('550403'), tlv(0x0c, Buffer.from('localhost')))));
/** basicConstraints, critical: its own authority. */
const CONTRAINTES = sequence(
  oid('551d13'),
  tlv(0x01, Buffer.of(0xff)),
  tlv(0x04, sequence(tlv(0x01, Buffer.of(0xff)))),
);
/** subjectAltName: DNS localhost, IP 127.0.0.1. */
const NOMS_ALTERNATIFS = sequence(
  oid('551d11'),
  tlv(0x04, sequence(tlv(0x82, Buffer.from('localhost')), tlv(0x87, Buffer.of(127, 0, 0, 1)))),
);

function sequence(...parties: Buffer[]): Buffer {
  return tlv(0x30, ...parties);
}

function oid(hexadecimal: string): Buffer {
  return tlv(0x06, Buffer.from(hexadecimal, 'hex'));
}

/** UTCTime: enough until 2049. */
function heure(date: Date): Buffer {
  return tlv(0x17, Buffer.from(`${date.toISOString().replace(/[-:T]/gu, '').slice(2, 14)}Z`));
}

function tlv(etiquette: number, ...parties: Buffer[]): Buffer {
  const valeur = Buffer.concat(parties);
  return Buffer.concat([Buffer.of(etiquette), longueur(valeur.length), valeur]);
}

function longueur(nombre: number): Buffer {
  if (nombre < 0x80) return Buffer.of(nombre);
  if (nombre < 0x100) return Buffer.of(0x81, nombre);
  return Buffer.of(0x82, nombre >> 8, nombre & 0xff);
}
