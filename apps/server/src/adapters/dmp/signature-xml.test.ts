import { createHash, X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { lireVihf, signatureCouvre } from '../../bac-a-sable/dmp/signatures.ts';
import { compteRenduDeTest } from '../../bac-a-sable/dmp/testing-dmp.ts';
import { certificatLocal } from '../../bac-a-sable/mssante/certificat-local.ts';
import { lecteurCda } from '../cda/lire-cda.ts';
import { ALGORITHMES, nomDistingue, signeur } from './signature-xml.ts';
import { assertionVihf } from './vihf.ts';
import { signerLot } from './xades.ts';

const identite = certificatLocal(new Date(), 'RSA');
const autre = certificatLocal(new Date(), 'RSA');
const titulaire = { certificat: new X509Certificate(identite.certificat), cle: identite.cle };
const sha256 = (texte: string) => createHash('sha256').update(texte).digest('base64');

/** What the library digests for an element in its document. */
function empreinteDe(document: string, xpath: string): string {
  const signature = signeur(titulaire);
  signature.addReference({
    xpath,
    transforms: [ALGORITHMES.forme],
    digestAlgorithm: ALGORITHMES.empreinte,
  });
  signature.computeSignature(document);
  return /<DigestValue>([^<]+)</u.exec(signature.getSignatureXml())?.[1] ?? '';
}

// RFC 3741 §2.2: the same element in two contexts has one exclusive form, and only the namespaces that it uses.
test.each([
  ['<n0:local xmlns:n0="foo:bar" xmlns:n3="ftp://example.org">', '</n0:local>'],
  [
    '<n2:pdu xmlns:n1="http://example.com" xmlns:n2="http://foo.example" xml:lang="fr" xml:space="retain">',
    '</n2:pdu>',
  ],
])('C14N exclusive, vecteur de la RFC 3741 : dans %s', (debut, fin) => {
  const document = `${debut}<n1:elem2 Id="e" xmlns:n1="http://example.net" xml:lang="en"><n3:stuff xmlns:n3="ftp://example.org"/></n1:elem2>${fin}`;
  const attendu =
    '<n1:elem2 xmlns:n1="http://example.net" Id="e" xml:lang="en"><n3:stuff xmlns:n3="ftp://example.org"></n3:stuff></n1:elem2>';
  expect(empreinteDe(document, "//*[@Id='e']")).toBe(sha256(attendu));
});

// RFC 3076 §3.3 and §3.4, as the exclusive form writes them.
test('C14N : attributs triés par espace puis par nom, valeurs et fins de ligne échappées', () => {
  const document =
    '<e xmlns:b="http://www.ietf.org" xmlns:a="http://www.w3.org" Id="e" b:attr="sorted" attr2="&#xA;&lt;&quot;&gt;" attr="I\'m" a:attr="out">&amp;&lt;&gt;"&#xD;</e>';
  const attendu =
    '<e xmlns:a="http://www.w3.org" xmlns:b="http://www.ietf.org" Id="e" attr="I\'m" attr2="&#xA;&lt;&quot;>" b:attr="sorted" a:attr="out">&amp;&lt;&gt;"&#xD;</e>';
  expect(empreinteDe(document, "//*[@Id='e']")).toBe(sha256(attendu));
});

const documents = [{ identifiant: '2.25.600', octets: compteRenduDeTest() }];
const aSigner = { lot: '2.25.500', documents, le: '2026-11-22T10:00:00.000Z' };

test('la signature d’un lot est la même à chaque fois et couvre ses documents', () => {
  const signature = signerLot(aSigner, titulaire);
  expect(signerLot(aSigner, titulaire)).toEqual(signature);
  expect(signatureCouvre(signature, identite.certificat, aSigner)).toBe(true);
});

test('un octet changé, un document ajouté, un autre lot, une autre clé : la signature ne couvre plus', () => {
  const signature = signerLot(aSigner, titulaire);
  const octets = Uint8Array.from(documents[0]?.octets ?? []);
  octets[100] = (octets[100] ?? 0) ^ 1;
  const change = { ...aSigner, documents: [{ identifiant: '2.25.600', octets }] };
  const ajoute = { ...aSigner, documents: [...documents, { identifiant: '2.25.601', octets }] };
  expect(signatureCouvre(signature, identite.certificat, change)).toBe(false);
  expect(signatureCouvre(signature, identite.certificat, ajoute)).toBe(false);
  expect(signatureCouvre(signature, identite.certificat, { ...aSigner, lot: '2.25.501' })).toBe(false);
  expect(signatureCouvre(signature, autre.certificat, aSigner)).toBe(false);
  expect(signatureCouvre(new Uint8Array(), identite.certificat, aSigner)).toBe(false);
});

test('aucun octet signé ne change sans que la signature tombe', () => {
  const texte = Buffer.from(signerLot(aSigner, titulaire)).toString();
  for (const marque of [
    'SignedInfo><',
    'IHEManifest"><',
    'SigningTime>2',
    'X509SerialNumber xmlns',
    'SignatureValue>',
  ]) {
    const rang = texte.indexOf(marque) + marque.length + 3;
    const abime = `${texte.slice(0, rang)}${texte[rang] === '1' ? '2' : '1'}${texte.slice(rang + 1)}`;
    expect([marque, signatureCouvre(Buffer.from(abime), identite.certificat, aSigner)]).toEqual([
      marque,
      false,
    ]);
  }
});

test('l’assertion dit qui demande et pour qui, le temps de cinq minutes', () => {
  const le = new Date('2026-11-22T10:00:00Z');
  const assertion = assertionVihf(lecteurCda.lire(compteRenduDeTest()), {
    titulaire,
    logiciel: { version: '0.1.0', homologation: 'HOMOLOGATION' },
    le,
  });
  const lue = lireVihf(assertion, identite.certificat, le);
  expect(lue instanceof Map && Object.fromEntries(lue)).toEqual({
    Identifiant_Structure: '1340000116',
    Secteur_Activite: 'SA07^1.2.250.1.71.4.2.4',
    'urn:oasis:names:tc:xspa:1.0:subject:subject-id': 'Claire Moreau',
    'urn:oasis:names:tc:xacml:2.0:subject:role': '40',
    VIHF_Version: '4.0',
    Authentification_Mode: 'INDIRECTE',
    'urn:oasis:names:tc:xacml:2.0:resource:resource-id': '279035121518989^^^&1.2.250.1.213.1.4.10&ISO^NH',
    Ressource_URN: 'urn:dmp',
    'urn:oasis:names:tc:xspa:1.0:subject:purposeofuse': 'normal',
    LPS_Nom: 'Orapont',
    LPS_Version: '0.1.0',
    LPS_ID_HOMOLOGATION_DMP: 'HOMOLOGATION',
  });
  expect(lireVihf(assertion, identite.certificat, new Date('2026-11-22T10:05:00Z'))).toBe('MessageExpired');
  expect(lireVihf(assertion, autre.certificat, le)).toBe('FailedAuthentication');
  expect(lireVihf(assertion.replace('INDIRECTE', 'DIRECTE'), identite.certificat, le)).toBe(
    'FailedAuthentication',
  );
});

test('un nom s’écrit du plus précis au plus large', () => {
  expect(nomDistingue('C=FR\nO=Cabinet, du Port\nCN=orapont')).toBe('CN=orapont,O=Cabinet\\, du Port,C=FR');
});
