import 'reflect-metadata';
import { X509Certificate as CertificatLu } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { BlockList, isIP } from 'node:net';
import { join } from 'node:path';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  GeneralName,
  GeneralSubtree,
  GeneralSubtrees,
  id_ce_nameConstraints,
  NameConstraints,
} from '@peculiar/asn1-x509';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';

/** PEM of what a TLS server shows, and of the authority that a telephone has to trust. */
export type Certificats = {
  readonly cert: string;
  readonly key: string;
  readonly autorite: string;
  /** SHA-256 of the authority, to compare with what the telephone shows. */
  readonly empreinte: string;
};

const SIGNATURE = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const JOUR_MS = 24 * 3_600_000;
const VIE_AUTORITE_JOURS = 5 * 365;
/** Telephones refuse a server certificate of more than 397 days. */
const VIE_SERVEUR_JOURS = 365;
const MARGE_JOURS = 30;

/** Private networks (RFC 1918, and RFC 6598 that some providers use) and loopback. */
const RESEAUX_PRIVES = [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
] as const;
const PRIVEES = new BlockList();
for (const [reseau, prefixe] of RESEAUX_PRIVES) PRIVEES.addSubnet(reseau, prefixe);

/**
 * The authority of this installation and a certificate for these names, made once and kept in 0600 files. The certificate is made
 * again when the names change or its end comes near; the authority stays, so that no telephone has to trust a second one.
 *
 * The authority can vouch for private addresses and for this machine's names only (RFC 5280, name constraints): were its key
 * stolen, it would open no site of the world.
 */
export async function certifier(
  dossier: string,
  noms: readonly string[],
  maintenant: Date,
): Promise<Certificats> {
  const lieu = join(dossier, 'secrets', 'lan');
  mkdirSync(dossier, { recursive: true });
  mkdirSync(lieu, { recursive: true, mode: 0o700 });
  const autorite = await garder(
    lieu,
    'autorite',
    (cert) => encoreBon(cert, maintenant) && porteLesLimites(cert, noms),
    () => creerAutorite(noms, maintenant),
  );
  const serveur = await garder(
    lieu,
    'serveur',
    (cert) =>
      encoreBon(cert, maintenant) &&
      cert.checkIssued(new CertificatLu(autorite.cert)) &&
      noms.every((nom) => (isIP(nom) ? cert.checkIP(nom) : cert.checkHost(nom)) !== undefined),
    () => creerServeur(autorite, noms, maintenant),
  );
  return {
    cert: serveur.cert,
    key: serveur.key,
    autorite: autorite.cert,
    empreinte: new CertificatLu(autorite.cert).fingerprint256,
  };
}

type Paire = { readonly cert: string; readonly key: string };

async function garder(
  lieu: string,
  nom: string,
  convient: (cert: CertificatLu) => boolean,
  creer: () => Promise<Paire>,
): Promise<Paire> {
  const fichiers = { cert: join(lieu, `${nom}.pem`), key: join(lieu, `${nom}.cle.pem`) };
  if (existsSync(fichiers.cert) && existsSync(fichiers.key)) {
    const cert = readFileSync(fichiers.cert, 'utf8');
    if (convient(new CertificatLu(cert))) return { cert, key: readFileSync(fichiers.key, 'utf8') };
  }
  const paire = await creer();
  writeFileSync(fichiers.key, paire.key, { mode: 0o600 });
  writeFileSync(fichiers.cert, paire.cert, { mode: 0o600 });
  return paire;
}

const encoreBon = (cert: CertificatLu, maintenant: Date) =>
  Date.parse(cert.validTo) - maintenant.getTime() > MARGE_JOURS * JOUR_MS &&
  Date.parse(cert.validFrom) <= maintenant.getTime();

/** Says on the telephone which machine it trusts. */
const titre = (noms: readonly string[]) =>
  `Orapont ${noms.find((nom) => isIP(nom) === 0 && nom !== 'localhost') ?? 'reseau local'}`;

async function creerAutorite(noms: readonly string[], maintenant: Date): Promise<Paire> {
  const keys = await crypto.subtle.generateKey(SIGNATURE, true, ['sign', 'verify']);
  const cert = await X509CertificateGenerator.createSelfSigned({
    name: `CN=${titre(noms)}, O=Orapont, OU=Autorite locale`,
    keys,
    signingAlgorithm: SIGNATURE,
    ...validite(maintenant, VIE_AUTORITE_JOURS),
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      new Extension(id_ce_nameConstraints, true, limites(noms)),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { cert: cert.toString('pem'), key: await enPem(keys.privateKey) };
}

/** What the authority may vouch for: every private address, so that it outlives a change of network, and this machine's own names. */
function limites(noms: readonly string[]): ArrayBuffer {
  const propres = noms.filter((nom) => isIP(nom) > 0 && !PRIVEES.check(nom)).map((ip) => `${ip}/32`);
  const permis = [
    ...RESEAUX_PRIVES.map(([reseau, prefixe]) => new GeneralName({ iPAddress: `${reseau}/${prefixe}` })),
    ...propres.map((iPAddress) => new GeneralName({ iPAddress })),
    ...noms.filter((nom) => isIP(nom) === 0).map((dNSName) => new GeneralName({ dNSName })),
  ];
  return AsnConvert.serialize(
    new NameConstraints({
      permittedSubtrees: new GeneralSubtrees(permis.map((base) => new GeneralSubtree({ base }))),
    }),
  );
}

function porteLesLimites(cert: CertificatLu, noms: readonly string[]): boolean {
  const extension = new X509Certificate(cert.raw).getExtension(id_ce_nameConstraints);
  return extension !== null && Buffer.from(extension.value).equals(Buffer.from(limites(noms)));
}

async function creerServeur(autorite: Paire, noms: readonly string[], maintenant: Date): Promise<Paire> {
  const keys = await crypto.subtle.generateKey(SIGNATURE, true, ['sign', 'verify']);
  const cert = await X509CertificateGenerator.create({
    subject: 'CN=Orapont',
    issuer: new X509Certificate(autorite.cert).subjectName,
    publicKey: keys.publicKey,
    signingKey: await depuisPem(autorite.key),
    signingAlgorithm: SIGNATURE,
    ...validite(maintenant, VIE_SERVEUR_JOURS),
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(
        noms.map((value) => ({ type: isIP(value) ? ('ip' as const) : ('dns' as const), value })),
      ),
    ],
  });
  return { cert: cert.toString('pem'), key: await enPem(keys.privateKey) };
}

/** A day earlier: a telephone's clock may be late. */
const validite = (maintenant: Date, jours: number) => ({
  notBefore: new Date(maintenant.getTime() - JOUR_MS),
  notAfter: new Date(maintenant.getTime() + (jours - 1) * JOUR_MS),
});

const enPem = async (cle: CryptoKey) =>
  PemConverter.encode(await crypto.subtle.exportKey('pkcs8', cle), 'PRIVATE KEY');

const depuisPem = async (pem: string) =>
  crypto.subtle.importKey('pkcs8', new Uint8Array(PemConverter.decodeFirst(pem)), SIGNATURE, false, ['sign']);
