import { CdaImpossible, type FabriqueCda } from '../../features/echange/ports.ts';
import { corpsDemande } from './corps-demande.ts';
import { enTete } from './entete.ts';
import { TYPES_DOCUMENT } from './nomenclatures.ts';
import { ecrireXml, el, type Noeud } from './xml.ts';

/** HL7 version 3, and the one prefix that typed values need. */
const HL7 = 'urn:hl7-org:v3';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/** IHE XDS-SD: the template of a document whose body is a PDF. */
const DOCUMENT_SCANNE = '1.3.6.1.4.1.19376.1.2.20';
const DEMANDE_TELEMEDECINE = '1.2.250.1.213.1.1.1.38';

/** CDA R2 documents of the CI-SIS, written from typed models. Pure: no clock, no random. */
export const fabriqueCda: FabriqueCda = {
  demande: (modele) =>
    document(
      enTete(modele.enTete, 'DEMANDE', { root: DEMANDE_TELEMEDECINE, extension: modele.enTete.edition }),
      corpsDemande(modele),
    ),
  pdf: ({ type, enTete: en, pdf }) => document(enTete(en, type, { root: DOCUMENT_SCANNE }), corpsPdf(pdf)),
  decrire: (type) => ({ code: TYPES_DOCUMENT[type].code, libelle: TYPES_DOCUMENT[type].displayName }),
};

const document = (entete: readonly Noeud[], corps: Noeud): Uint8Array =>
  ecrireXml(el('ClinicalDocument', { 'xmlns:xsi': XSI }, entete, corps), HL7);

const DEBUT_PDF = '%PDF-';

function corpsPdf(pdf: Uint8Array): Noeud {
  const octets = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  if (octets.toString('latin1', 0, DEBUT_PDF.length) !== DEBUT_PDF) throw new CdaImpossible('PDF_INVALIDE');
  return el(
    'component',
    {},
    el(
      'nonXMLBody',
      {},
      el('text', { mediaType: 'application/pdf', representation: 'B64' }, octets.toString('base64')),
    ),
  );
}
