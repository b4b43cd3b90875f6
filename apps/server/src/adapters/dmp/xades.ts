import { createHash } from 'node:crypto';
import { el, type Noeud } from '../cda/xml.ts';
import { ALGORITHMES, ESPACE_DS, enTexte, nomDistingue, signeur, type Titulaire } from './signature-xml.ts';

export const ESPACE_XADES = 'http://uri.etsi.org/01903/v1.1.1#';
const MANIFESTE = 'IHEManifest';
const PROPRIETES = 'SignedProperties';
/** « Source »: whoever sends vouches for what is sent. @source ASTM E1762, 1.2.840.10065.1.12 */
export const BUT_SOURCE = '1.2.840.10065.1.12.1.14';

type ASigner = {
  /** OID of the submission set. */
  readonly lot: string;
  readonly documents: readonly { readonly identifiant: string; readonly octets: Uint8Array }[];
  readonly le: string;
};

/**
 * Signature of a submission set: a manifest of its documents by their digests, signed with the certificate's own description. It
 * travels as one more document of the set. The same set signed twice is the same signature.
 *
 * @source IHE ITI DSG (IHEManifest); ETSI XAdES; ANS, volet Partage de documents (signature of the set)
 */
export function signerLot({ lot, documents, le }: ASigner, titulaire: Titulaire): Uint8Array {
  const id = 'Signature';
  const signature = signeur(titulaire, [
    { content: enTexte(but(id), ESPACE_DS) },
    { content: enTexte(manifeste(lot, documents), ESPACE_DS) },
    { content: enTexte(qualifier(id, le, titulaire), ESPACE_XADES) },
  ]);
  const citer = (cible: string, type: string) =>
    signature.addReference({
      xpath: `//*[@Id='${cible}']`,
      uri: `#${cible}`,
      type,
      transforms: [ALGORITHMES.forme],
      digestAlgorithm: ALGORITHMES.empreinte,
    });
  citer(MANIFESTE, `${ESPACE_DS}Manifest`);
  citer(PROPRIETES, `${ESPACE_XADES}SignedProperties`);
  signature.computeSignature('<Lot/>', { attrs: { Id: id } });
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${signature.getSignatureXml()}`);
}

const but = (id: string): Noeud =>
  el(
    'SignatureProperties',
    {},
    el('SignatureProperty', { Id: 'purposeOfSignature', Target: `#${id}` }, BUT_SOURCE),
  );

const empreinte = (octets: Uint8Array): string => createHash('sha256').update(octets).digest('base64');

const manifeste = (lot: string, documents: ASigner['documents']): Noeud =>
  el('Manifest', { Id: MANIFESTE }, [
    // The set has no bytes of its own: a digest of nothing, as the profile writes it.
    reference(lot, 'AA=='),
    ...documents.map(({ identifiant, octets }) => reference(identifiant, empreinte(octets))),
  ]);

const reference = (identifiant: string, valeur: string): Noeud =>
  el(
    'Reference',
    { URI: `urn:oid:${identifiant}` },
    el('DigestMethod', { Algorithm: ALGORITHMES.empreinte }),
    el('DigestValue', {}, valeur),
  );

const qualifier = (id: string, le: string, { certificat }: Titulaire): Noeud =>
  el(
    'QualifyingProperties',
    { Target: `#${id}` },
    el(
      'SignedProperties',
      { Id: PROPRIETES },
      el(
        'SignedSignatureProperties',
        {},
        el('SigningTime', {}, le),
        el(
          'SigningCertificate',
          {},
          el(
            'Cert',
            {},
            el(
              'CertDigest',
              {},
              el('DigestMethod', { xmlns: ESPACE_DS, Algorithm: ALGORITHMES.empreinte }),
              el('DigestValue', { xmlns: ESPACE_DS }, empreinte(certificat.raw)),
            ),
            el(
              'IssuerSerial',
              {},
              el('X509IssuerName', { xmlns: ESPACE_DS }, nomDistingue(certificat.issuer)),
              el('X509SerialNumber', { xmlns: ESPACE_DS }, `${BigInt(`0x${certificat.serialNumber}`)}`),
            ),
          ),
        ),
        el('SignaturePolicyIdentifier', {}, el('SignaturePolicyImplied')),
      ),
    ),
  );
