import { describe, expect, test } from 'vitest';
import { controlerCda } from './controler.ts';
import { fabriqueCda } from './fabrique-cda.ts';
import { DENTISTE, enTeteDemande, modeleDemandeCda, PDF_FICTIF } from './testing-cda.ts';

const complete = enTeteDemande({
  participants: [DENTISTE],
  remplace: { identifiant: '2.25.1', version: 1 },
  version: 2,
});
const texte = (octets: Uint8Array) => new TextDecoder().decode(octets);
const DEMANDE = texte(fabriqueCda.demande(modeleDemandeCda({ enTete: complete })));
const REPONSE = texte(
  fabriqueCda.pdf({
    type: 'COMPTE_RENDU',
    enTete: { ...complete, auteur: DENTISTE, acte: { ...complete.acte, code: 'TE2' } },
    pdf: PDF_FICTIF,
  }),
);
const codes = (xml: string) => [
  ...new Set(controlerCda(new TextEncoder().encode(xml)).map(({ code }) => code)),
];

describe('ce que nous écrivons tient, dans les deux éditions', () => {
  test.each(['2022.01', '2026.01'] as const)('%s', (edition) => {
    const enTete = { ...complete, edition };
    for (const traitements of [modeleDemandeCda().traitements, 'AUCUN_CONNU', 'NON_RENSEIGNE', []] as const)
      expect(codes(texte(fabriqueCda.demande(modeleDemandeCda({ enTete, traitements }))))).toEqual([]);
    for (const type of ['COMPTE_RENDU', 'LETTRE', 'BILAN', 'SCHEMA_DENTAIRE', 'CONSENTEMENT'] as const)
      expect(codes(texte(fabriqueCda.pdf({ type, enTete, pdf: PDF_FICTIF })))).toEqual([]);
  });
});

describe('chaque règle refuse la copie abîmée qui la concerne', () => {
  test.each<[string, string, string | RegExp, string]>([
    ['ORDRE_DES_ELEMENTS', DEMANDE, /(<setId[^>]*>)(<versionNumber[^>]*>)/u, '$2$1'],
    ['UN_ET_UN_SEUL', DEMANDE, /<languageCode[^>]*>/u, ''],
    ['MODELE_FRANCAIS', DEMANDE, '1.2.250.1.213.1.1.1.1"', '1.2.250.1.213.1.1.1.9"'],
    ['TROIS_MODELES', REPONSE, '<id root', '<templateId root="1.2.3"/><id root'],
    ['ROYAUME', DEMANDE, 'realmCode code="FR"', 'realmCode code="BE"'],
    ['IDENTIFIANT', DEMANDE, '<id root="2.25.298147829471"', '<id root="2.25.0298"'],
    ['CODE_INCOMPLET', DEMANDE, / displayName="Demande d'acte de télémédecine"/u, ''],
    ['TITRE_VIDE', DEMANDE, /<title>[^<]*<\/title>/u, '<title> </title>'],
    ['DATE_SANS_FUSEAU', DEMANDE, /(<effectiveTime value="\d{14})\+0100/u, '$1'],
    ['LANGUE', DEMANDE, 'fr-FR', 'fr'],
    ['VERSION', DEMANDE, '<versionNumber value="2"', '<versionNumber value="0"'],
    ['CONFIDENTIALITE', DEMANDE, 'confidentialityCode code="N"', 'confidentialityCode code="X"'],
    ['CODE_ACTE', DEMANDE, '1.2.250.1.215.300.3', '1.2.250.1.213.2.5'],
    ['ACTE_SANS_CODE', DEMANDE, /<code code="RQD"[^>]*>/u, ''],
    ['CADRE_ABSENT', DEMANDE, /(<performer.*?)<standardIndustryClassCode[^>]*>/u, '$1'],
    ['RENCONTRE_INCOMPLETE', DEMANDE, /<code code="SA17"[^>]*>/u, ''],
    [
      'PERIODE_SANS_DUREE',
      REPONSE,
      /(<encompassingEncounter>.*?<low value="([^"]*)"\/>)/su,
      '$1<high value="$2"/>',
    ],
    ['REMPLACEMENT', DEMANDE, 'typeCode="RPLC"', 'typeCode="APND"'],
    ['CLE_INS', DEMANDE, '279035121518989', '279035121518988'],
    ['TRAITS_STRICTS', DEMANDE, '<county>51215</county>', '<county/>'],
    ['TRAITS_STRICTS', DEMANDE, /<given qualifier="BR">[^<]*<\/given>/u, ''],
    ['QUALIFICATIF_DU_NOM', DEMANDE, 'family qualifier="CL"', 'family qualifier="SP"'],
    ['SEXE', DEMANDE, 'administrativeGenderCode code="F"', 'administrativeGenderCode code="X"'],
    ['NUMERO_PROFESSIONNEL', DEMANDE, /810000000017/gu, '81000000001'],
    ['SPECIALITE_INCOMPLETE', DEMANDE, '<code code="G15_60" displayName="Infirmier"', '<code code="G15_60"'],
    ['SIGNATURE', DEMANDE, 'signatureCode code="S"', 'signatureCode code="X"'],
    ['PARTICIPANT_SANS_PERIODE', DEMANDE, 'time xsi:type="IVL_TS"', 'time'],
    ['TITRE', DEMANDE, '<suffix>DR</suffix>', '<suffix>Dr</suffix>'],
    ['CONSERVATEUR', DEMANDE, /(<representedCustodianOrganization><id root=")[\d.]+/u, '$11.2.3'],
    [
      'CONSERVATEUR_AUTRE_QUE_L_AUTEUR',
      DEMANDE,
      /(<representedCustodianOrganization><id root="[\d.]+" extension=")\d+/u,
      '$11340000999',
    ],
    [
      'ADRESSE_MELEE',
      DEMANDE,
      '<addr><streetAddressLine>',
      '<addr><postalCode>34000</postalCode><streetAddressLine>',
    ],
    ['TELECOM', DEMANDE, 'value="mailto:', 'value="'],
    ['CORPS_NON_PDF', REPONSE, 'mediaType="application/pdf"', 'mediaType="text/plain"'],
    ['BASE64', REPONSE, 'JVBERi0', 'R0lGODl'],
    ['PIECE_SANS_TYPE', DEMANDE, 'representation="B64"', 'representation="TXT"'],
    ['RENVOI_PERDU', DEMANDE, 'reference value="#traitement-0"', 'reference value="traitement-0"'],
    ['RENVOI_PERDU', DEMANDE, 'referencedObject="document-0"', 'referencedObject="document-9"'],
    ['ANCRE_DOUBLE', DEMANDE, 'ID="traitement-1"', 'ID="traitement-0"'],
    ['SECTION_SANS_TITRE', DEMANDE, '<title>Traitements</title>', ''],
    ['SECTION_OBLIGATOIRE', DEMANDE, 'code="10160-0"', 'code="10160-9"'],
    ['TEXTE_OU_SOUS_SECTIONS', DEMANDE, /(<title>Anamnèse<\/title>)<text>.*?<\/text>/u, '$1'],
    ['TRAITEMENT_ABSENT', DEMANDE, /<entry typeCode="DRIV">.*<\/substanceAdministration><\/entry>/u, ''],
    ['TRAITEMENT_SANS_PERIODE', DEMANDE, '<high nullFlavor="UNK"/></effectiveTime>', '</effectiveTime>'],
    ['PRODUIT_NON_CIS', DEMANDE, 'codeSystem="1.2.250.1.213.2.3.1"', 'codeSystem="2.16.840.1.113883.6.73"'],
  ])('%s', (code, document, de, vers) => {
    expect(document).toMatch(de);
    expect(codes(document.replace(de, vers))).toContain(code);
  });
});
