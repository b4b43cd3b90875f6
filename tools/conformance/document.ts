import type { Libxml, XmlDocument } from './moteur.ts';
import type { Volet } from './referentiel.ts';

/** What the choice of the rules needs to know of a document. */
export type Nature = {
  readonly volet?: Volet;
  /** As the document says it. */
  readonly edition?: string;
  readonly corpsStructure: boolean;
  /** Code systems of what the terminology rules look at. */
  readonly systemes: readonly string[];
};

const CDA = { c: 'urn:hl7-org:v3', xsi: 'http://www.w3.org/2001/XMLSchema-instance' };
const TLM_DA = '1.2.250.1.213.1.1.1.38';
/** NGAP as the 2026.01 rules want it: a TLM-CR bears its edition nowhere else. */
const NGAP_2026 = '1.2.250.1.215.300.3';
const VOLETS: Readonly<Record<string, Volet>> = { '75496-0': 'TLM-DA', '85208-7': 'TLM-CR' };

/** libxml2: XML_PARSE_NONET, and XML_PARSE_HUGE for a PDF of more than seven megabytes in base64. */
const LECTURE = 2048 + 524288;

export function lireXml(libxml: Libxml, octets: Uint8Array): XmlDocument {
  try {
    return libxml.XmlDocument.fromBuffer(octets, { option: LECTURE });
  } catch (erreur) {
    const [premiere] = (erreur instanceof Error ? erreur.message : String(erreur)).split('\n');
    throw new Error(`Ce fichier n’est pas du XML bien formé : ${premiere}`);
  }
}

export function natureDe(document: XmlDocument): Nature {
  const racine = document.root;
  if (racine.name !== 'ClinicalDocument' || racine.namespaceUri !== CDA.c)
    throw new Error(`Ce fichier est du XML, mais pas un document CDA : sa racine est « ${racine.name} ».`);
  const valeur = (xpath: string) => document.get(xpath, CDA)?.content;
  const volet = VOLETS[valeur('/c:ClinicalDocument/c:code/@code') ?? ''];
  const edition =
    valeur(`/c:ClinicalDocument/c:templateId[@root='${TLM_DA}']/@extension`) ??
    (valeur(`//c:documentationOf/c:serviceEvent/c:code[@codeSystem='${NGAP_2026}']/@code`) && '2026.01');
  const systemes = document.find('//c:code/@codeSystem | //c:value/@codeSystem', CDA);
  return {
    ...(volet && { volet }),
    ...(volet && edition && { edition }),
    corpsStructure: document.get('/c:ClinicalDocument/c:component/c:structuredBody', CDA) !== null,
    systemes: [...new Set(systemes.map(({ content }) => content))],
  };
}
