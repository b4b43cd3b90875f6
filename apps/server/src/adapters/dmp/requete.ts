import { createHash, randomUUID } from 'node:crypto';
import type { LotDmp } from '../../features/dmp/ports.ts';
import { type EnTeteLu, lireEnTete } from '../cda/lire-cda.ts';
import { el, type Noeud } from '../cda/xml.ts';
import { type Fiche, ficheDe, personneDe, utc } from '../xdm/fiche.ts';
import { idRegistre, partieDocument, soumission } from '../xdm/metadonnees.ts';
import { ESPACE_LCM, REMPLACE, SIGNE } from '../xdm/schemas.ts';
import { ecrireMtom } from './mtom.ts';
import { enTexte, type Titulaire } from './signature-xml.ts';
import { assertionVihf, type Logiciel } from './vihf.ts';
import { BUT_SOURCE, signerLot } from './xades.ts';

export const ACTION = 'urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b';
export const ESPACES = {
  soap: 'http://www.w3.org/2003/05/soap-envelope',
  adressage: 'http://www.w3.org/2005/08/addressing',
  securite: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd',
  xds: 'urn:ihe:iti:xds-b:2007',
  xop: 'http://www.w3.org/2004/08/xop/include',
} as const;

type Contexte = {
  readonly url: string;
  readonly titulaire: Titulaire;
  readonly logiciel: Logiciel;
  readonly le: Date;
};

/**
 * ITI-41: one document and the signature of its set. All that identifies it comes from the lot: only the message's own number, and the
 * assertion, are new at each try.
 *
 * @source IHE ITI TF-2 3.41; ANS, volet Partage de documents de santé
 */
export function requeteDepot(
  lot: LotDmp,
  { url, titulaire, logiciel, le }: Contexte,
): { readonly type: string; readonly corps: Uint8Array } {
  const lu = lireEnTete(lot.cda);
  const fiche = ficheDe(lu, lot.cda, lot.masquages);
  const signature = signerLot(
    {
      lot: lot.identifiant,
      documents: [{ identifiant: fiche.identifiant, octets: lot.cda }],
      le: lot.emisLe,
    },
    titulaire,
  );
  const fiches = [fiche, ficheSignature(lot, lu, fiche, signature)];
  const corps = enTexte(
    el(
      'ProvideAndRegisterDocumentSetRequest',
      {},
      enRegistre(soumission(lot, fiches, [], liensDe(lot))),
      fiches.map((_, rang) =>
        el(
          'Document',
          { id: idRegistre(lot.identifiant, partieDocument(rang)) },
          el('Include', { xmlns: ESPACES.xop, href: `cid:${piece(rang)}` }),
        ),
      ),
    ),
    ESPACES.xds,
  );
  const enveloppe = [
    `<Envelope xmlns="${ESPACES.soap}" xmlns:s="${ESPACES.soap}"><Header>`,
    enTexte(el('Action', { 's:mustUnderstand': 'true' }, ACTION), ESPACES.adressage),
    enTexte(el('MessageID', {}, `urn:uuid:${randomUUID()}`), ESPACES.adressage),
    enTexte(el('ReplyTo', {}, el('Address', {}, ANONYME)), ESPACES.adressage),
    enTexte(el('To', {}, url), ESPACES.adressage),
    `<Security xmlns="${ESPACES.securite}" s:mustUnderstand="true">${assertionVihf(lu, { titulaire, logiciel, le })}</Security>`,
    `</Header><Body>${corps}</Body></Envelope>`,
  ].join('');
  return ecrireMtom(
    enveloppe,
    [lot.cda, signature].map((octets, rang) => ({ id: piece(rang), type: 'text/xml', octets })),
    { frontiere: `orapont-${empreinte('sha256', lot.cda).slice(0, 32)}`, action: ACTION },
  );
}

/** Answered on the same connection. @source WS-Addressing 1.0 §2.1 */
const ANONYME = 'http://www.w3.org/2005/08/addressing/anonymous';
const piece = (rang: number): string => `document-${rang}@orapont`;
const empreinte = (algorithme: string, octets: Uint8Array): string =>
  createHash(algorithme).update(octets).digest('hex');

const enRegistre = (noeud: Noeud): Noeud => ({
  ...noeud,
  attributs: { ...noeud.attributs, xmlns: ESPACE_LCM },
});

/** The signature signs the set; the document replaces the one that went in by an earlier lot. */
function liensDe({ identifiant, remplace }: LotDmp) {
  const id = (partie: string) => idRegistre(identifiant, partie);
  return [
    { type: SIGNE, de: id(partieDocument(1)), vers: id('lot') },
    ...(remplace === null
      ? []
      : [{ type: REMPLACE, de: id(partieDocument(0)), vers: idRegistre(remplace, partieDocument(0)) }]),
  ];
}

/** @source IHE ITI DSG; JDV_J57, TRE_A10: a signature is a technical document that nobody opens */
function ficheSignature(lot: LotDmp, lu: EnTeteLu, document: Fiche, octets: Uint8Array): Fiche {
  const le = utc(lot.emisLe) ?? '';
  const auteur = lu.auteurs[0];
  return {
    ...document,
    identifiant: `${lot.identifiant}.1`,
    titre: 'Source',
    empreinte: empreinte('sha1', octets),
    taille: octets.byteLength,
    classe: { code: 'urn:oid:1.3.6.1.4.1.19376.1.2.1.1.1', libelle: 'Digital Signature', systeme: 'URN' },
    type: { code: 'E1762', libelle: 'Full Document', systeme: 'ASTM' },
    format: {
      code: 'http://www.w3.org/2000/09/xmldsig#',
      libelle: 'Default Signature Style',
      systeme: 'URN',
    },
    confidentialites: [
      ...document.confidentialites.slice(0, 1),
      ...(['MASQUE_PS', 'INVISIBLE_PATIENT'] as const).map((code) => ({
        code,
        libelle:
          code === 'MASQUE_PS'
            ? 'Document masqué aux professionnels de santé'
            : 'Document non visible par le patient',
        systeme: '1.2.250.1.213.1.1.4.13',
      })),
    ],
    evenements: [{ code: BUT_SOURCE, libelle: 'Source', systeme: '1.2.840.10065.1.12' }],
    signataire: auteur ? personneDe(auteur) : document.signataire,
    creation: le,
    debut: le,
    fin: le,
    langue: 'art',
  };
}
