import { createHash } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import { enfantsDe, lireXml, type Noeud, texteDe, trouver } from '../../adapters/cda/xml.ts';
import { ESPACE_DS } from '../../adapters/dmp/signature-xml.ts';
import { ATTRIBUTS_VIHF } from '../../adapters/dmp/vihf.ts';

/**
 * What a signature really covers, as canonical XML, when it was made by that certificate; nothing otherwise. Only this is read
 * afterwards: what stands beside it proves nothing.
 */
function signes(xml: string, signature: string, certificat: string): readonly Noeud[] {
  const verification = new SignedXml({ publicCert: certificat, getCertFromKeyInfo: () => null });
  try {
    // Refuses a DOCTYPE and what is not well formed, before anything else reads it.
    lireXml(Buffer.from(signature));
    verification.loadSignature(signature);
    if (!verification.checkSignature(xml)) return [];
    return verification.getSignedReferences().map((texte) => lireXml(Buffer.from(texte)));
  } catch {
    return [];
  }
}

/** @returns attributes of the assertion, or why it is refused */
export function lireVihf(
  enveloppe: string,
  certificat: string,
  maintenant: Date,
): ReadonlyMap<string, string> | 'InvalidSecurity' | 'FailedAuthentication' | 'MessageExpired' {
  const assertions = [...enveloppe.matchAll(/<Assertion[\s>].*?<\/Assertion>/gsu)];
  const [texte = ''] = assertions[0] ?? [];
  const [signature] = /<ds:Signature[\s>].*?<\/ds:Signature>/su.exec(texte) ?? [];
  if (assertions.length !== 1 || !signature) return 'InvalidSecurity';
  const [assertion, ...autres] = signes(texte, signature, certificat);
  if (assertion?.nom !== 'Assertion' || autres.length > 0) return 'FailedAuthentication';
  const { NotBefore = '', NotOnOrAfter = '' } = trouver(assertion, 'Conditions')?.attributs ?? {};
  const instant = maintenant.getTime();
  // The clocks of two machines differ a little.
  if (!(instant < Date.parse(NotOnOrAfter) && instant + 60_000 >= Date.parse(NotBefore)))
    return 'MessageExpired';
  const attributs = new Map(
    enfantsDe(trouver(assertion, 'AttributeStatement'), 'Attribute').map((attribut) => [
      attribut.attributs['Name'] ?? '',
      valeurDe(attribut),
    ]),
  );
  const identifie = texteDe(trouver(assertion, 'Issuer')) && texteDe(trouver(assertion, 'Subject/NameID'));
  const complet = Object.values(ATTRIBUTS_VIHF).every((nom) => attributs.get(nom));
  return identifie && complet && attributs.get(ATTRIBUTS_VIHF.version) === '4.0'
    ? attributs
    : 'InvalidSecurity';
}

const valeurDe = (attribut: Noeud): string => {
  const [valeur] = enfantsDe(attribut, 'AttributeValue');
  const code = valeur?.enfants.find((enfant) => typeof enfant !== 'string');
  return (typeof code === 'object' ? code.attributs['code'] : undefined) ?? texteDe(valeur);
};

/** True when the signature covers this set and every document of it, byte for byte. */
export function signatureCouvre(
  octets: Uint8Array,
  certificat: string,
  {
    lot,
    documents,
  }: {
    readonly lot: string;
    readonly documents: readonly { readonly identifiant: string; readonly octets: Uint8Array }[];
  },
): boolean {
  const xml = Buffer.from(octets)
    .toString('utf8')
    .replace(/^<\?xml[^>]*\?>/u, '');
  const couverts = signes(xml, xml, certificat);
  const manifeste = couverts.find(({ nom, espace }) => nom === 'Manifest' && espace === ESPACE_DS);
  const proprietes = couverts.find(({ nom }) => nom === 'SignedProperties');
  if (!manifeste || !proprietes) return false;
  const cites = new Map(
    enfantsDe(manifeste, 'Reference').map((reference) => [
      reference.attributs['URI'] ?? '',
      texteDe(trouver(reference, 'DigestValue')),
    ]),
  );
  const exact = documents.every(
    ({ identifiant, octets: contenu }) =>
      cites.get(`urn:oid:${identifiant}`) === createHash('sha256').update(contenu).digest('base64'),
  );
  return exact && cites.has(`urn:oid:${lot}`) && cites.size === documents.length + 1;
}
