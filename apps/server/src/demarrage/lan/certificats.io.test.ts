import 'reflect-metadata';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { get as getHttp } from 'node:http';
import { createServer, get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  PemConverter,
  SubjectAlternativeNameExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveurAide } from './aide.ts';
import { type Certificats, certifier } from './certificats.ts';

const NOMS = ['ehpad.local', '192.168.1.20', 'localhost', '127.0.0.1'];
const maintenant = new Date();
let dossier: string;
let certificats: Certificats;

beforeAll(async () => {
  dossier = mkdtempSync(join(tmpdir(), 'lan-'));
  certificats = await certifier(dossier, NOMS, maintenant);
});
afterAll(() => rmSync(dossier, { recursive: true, force: true }));

/** What a browser that trusts this authority says of this name. */
async function visiter(
  servername: string,
  { cert, key, autorite }: Certificats = certificats,
): Promise<string> {
  const serveur = createServer({ cert, key }, (_requete, reponse) => reponse.end('bonjour')).listen(
    0,
    '127.0.0.1',
  );
  await once(serveur, 'listening');
  try {
    return await new Promise((suite) => {
      const { port } = serveur.address() as AddressInfo;
      get({ port, host: '127.0.0.1', servername, ca: autorite, agent: false }, (reponse) => {
        reponse.resume();
        suite('ouvert');
      }).on('error', (cause: NodeJS.ErrnoException) => suite(cause.code ?? cause.message));
    });
  } finally {
    serveur.close();
  }
}

test('un appareil qui fait confiance à l’autorité ouvre le serveur par son nom et par son adresse', async () => {
  expect(await visiter('ehpad.local')).toBe('ouvert');
  expect(await visiter('localhost')).toBe('ouvert');
  expect(await visiter('')).toBe('ouvert');
});

test('un autre nom est refusé', async () => {
  expect(await visiter('autre.local')).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
});

test('l’autorité ne peut répondre d’aucun site du monde, même si sa clé est volée', async () => {
  const lieu = mkdtempSync(join(tmpdir(), 'lan-vol-'));
  const bon = await certifier(lieu, NOMS, maintenant);
  expect(await visiter('localhost', bon)).toBe('ouvert');
  const vol = await signer(
    bon.autorite,
    readFileSync(join(lieu, 'secrets', 'lan', 'autorite.cle.pem'), 'utf8'),
  );
  // OpenSSL says « permitted subtree violation », which Node has no code for.
  expect(await visiter('banque.example', { ...bon, ...vol })).toBe('UNSPECIFIED');
  rmSync(lieu, { recursive: true, force: true });
});

/** What a thief of the authority's key would do. */
async function signer(autorite: string, cle: string) {
  const algorithme = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await crypto.subtle.generateKey(algorithme, true, ['sign', 'verify']);
  const signingKey = await crypto.subtle.importKey(
    'pkcs8',
    new Uint8Array(PemConverter.decodeFirst(cle)),
    algorithme,
    false,
    ['sign'],
  );
  const cert = await X509CertificateGenerator.create({
    subject: 'CN=banque.example',
    issuer: new X509Certificate(autorite).subjectName,
    publicKey: keys.publicKey,
    signingKey,
    signingAlgorithm: algorithme,
    extensions: [new SubjectAlternativeNameExtension([{ type: 'dns', value: 'banque.example' }])],
  });
  const key = PemConverter.encode(await crypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');
  return { cert: cert.toString('pem'), key };
}

test('les clés ne sont lisibles que par leur propriétaire', () => {
  const lieu = join(dossier, 'secrets', 'lan');
  const fichiers = readdirSync(lieu);
  expect(fichiers).toHaveLength(4);
  for (const fichier of fichiers) expect(statSync(join(lieu, fichier)).mode & 0o777).toBe(0o600);
});

describe('au démarrage suivant', () => {
  test('rien ne change : les téléphones n’ont rien à refaire', async () => {
    expect(await certifier(dossier, NOMS, maintenant)).toEqual(certificats);
  });

  test('une nouvelle adresse refait le certificat, pas l’autorité', async () => {
    const suite = await certifier(dossier, [...NOMS, '192.168.1.77'], maintenant);
    expect(suite.autorite).toBe(certificats.autorite);
    expect(suite.cert).not.toBe(certificats.cert);
  });

  test('près de sa fin, le certificat est refait', async () => {
    const onzeMois = new Date(maintenant.getTime() + 340 * 24 * 3_600_000);
    const suite = await certifier(dossier, NOMS, onzeMois);
    expect(suite.autorite).toBe(certificats.autorite);
    expect(suite.cert).not.toBe(certificats.cert);
  });

  test('un nouveau nom demande une nouvelle autorité : l’ancienne ne peut pas en répondre', async () => {
    const suite = await certifier(dossier, ['mas.local', ...NOMS.slice(1)], maintenant);
    expect(suite.empreinte).not.toBe(certificats.empreinte);
    expect(await visiter('mas.local', suite)).toBe('ouvert');
  });

  test('une adresse qui n’est pas privée est la sienne, et elle seule', async () => {
    const suite = await certifier(dossier, ['192.0.2.2', 'localhost'], maintenant);
    expect(await visiter('localhost', suite)).toBe('ouvert');
    expect(await certifier(dossier, ['192.0.2.2', 'localhost'], maintenant)).toEqual(suite);
  });
});

describe('la page d’aide, en clair', () => {
  const lire = async (chemin: string) => {
    const serveur = serveurAide({ ...certificats, origine: 'https://ehpad.local:3000' }).listen(
      0,
      '127.0.0.1',
    );
    await once(serveur, 'listening');
    const { port } = serveur.address() as AddressInfo;
    const [reponse] = await once(getHttp({ port, path: chemin, agent: false }), 'response');
    const morceaux: Buffer[] = [];
    for await (const morceau of reponse) morceaux.push(morceau);
    serveur.close();
    return { type: reponse.headers['content-type'], corps: Buffer.concat(morceaux) };
  };

  test('dit où aller, et montre l’empreinte à comparer', async () => {
    const { corps } = await lire('/');
    expect(corps.toString()).toContain('href="https://ehpad.local:3000/"');
    expect(corps.toString()).toContain(certificats.empreinte.replaceAll(':', ' '));
  });

  test('donne l’autorité, et rien de sa clé', async () => {
    const { type, corps } = await lire('/orapont-autorite.crt');
    expect(type).toBe('application/x-x509-ca-cert');
    expect(corps.toString('base64')).toBe(certificats.autorite.replace(/-----[^-]+-----|\s/g, ''));
  });
});
