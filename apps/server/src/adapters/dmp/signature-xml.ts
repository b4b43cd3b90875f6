import type { X509Certificate } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import { ecrireXml, type Noeud } from '../cda/xml.ts';

/** Whoever signs: the organisation, by the certificate that the agency issued to it. */
export type Titulaire = { readonly certificat: X509Certificate; readonly cle: string };

/**
 * Algorithms of both signatures. SHA-1 stays where XDS wants it (the `hash` of an entry) and nowhere else.
 *
 * @source RGS B1 (SHA-256); W3C Exclusive XML Canonicalization 1.0
 */
export const ALGORITHMES = {
  forme: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  enveloppee: 'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
  signature: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  empreinte: 'http://www.w3.org/2001/04/xmlenc#sha256',
} as const;
export const ESPACE_DS = 'http://www.w3.org/2000/09/xmldsig#';

export const signeur = (
  { certificat, cle }: Titulaire,
  objects: { content: string; attributes?: { Id?: string } }[] = [],
): SignedXml =>
  new SignedXml({
    privateKey: cle,
    publicCert: certificat.toString(),
    signatureAlgorithm: ALGORITHMES.signature,
    canonicalizationAlgorithm: ALGORITHMES.forme,
    objects,
  });

/** An element as text, to be put inside another one. */
export const enTexte = (noeud: Noeud, espace: string): string =>
  Buffer.from(ecrireXml(noeud, espace))
    .toString('utf8')
    .replace(/^<\?xml[^>]*\?>\s*/u, '');

/** « CN=…,O=…,C=FR », the most precise first, as SAML and XML-DSIG write a name. @source RFC 4514 */
export const nomDistingue = (nom: string): string =>
  nom
    .split('\n')
    .filter(Boolean)
    .map((partie) => {
      const [type = '', ...valeur] = partie.split('=');
      return `${type}=${valeur.join('=').replace(/[",+;<>\\]/gu, '\\$&')}`;
    })
    .toReversed()
    .join(',');
