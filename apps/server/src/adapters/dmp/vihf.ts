import { randomUUID } from 'node:crypto';
import type { IntervenantLu } from '../../features/echange/ports.ts';
import type { EnTeteLu } from '../cda/lire-cda.ts';
import { el, type Noeud } from '../cda/xml.ts';
import { ALGORITHMES, enTexte, nomDistingue, signeur, type Titulaire } from './signature-xml.ts';

export const ESPACE_SAML = 'urn:oasis:names:tc:SAML:2.0:assertion';
const ESPACE_HL7 = 'urn:hl7-org:v3';

/** Names of the attributes that must all be there. */
export const ATTRIBUTS_VIHF = {
  structure: 'Identifiant_Structure',
  secteur: 'Secteur_Activite',
  personne: 'urn:oasis:names:tc:xspa:1.0:subject:subject-id',
  role: 'urn:oasis:names:tc:xacml:2.0:subject:role',
  version: 'VIHF_Version',
  mode: 'Authentification_Mode',
  ressource: 'urn:oasis:names:tc:xacml:2.0:resource:resource-id',
  urn: 'Ressource_URN',
  usage: 'urn:oasis:names:tc:xspa:1.0:subject:purposeofuse',
  logiciel: 'LPS_Nom',
  versionLogiciel: 'LPS_Version',
  homologation: 'LPS_ID_HOMOLOGATION_DMP',
} as const;

export type Logiciel = { readonly version: string; readonly homologation: string };

/**
 * Who asks, for whom and with which software: the organisation vouches for its professional (« authentification indirecte »). All of
 * it is read in the header of the document, so that the two cannot differ. Made anew at each try: it lives five minutes.
 *
 * @source ANS, « Mapping VIHF et XDS » (VIHF 4.0); OASIS SAML 2.0; `reference/interop.md` §5
 */
export function assertionVihf(
  lu: EnTeteLu,
  {
    titulaire,
    logiciel,
    le,
  }: { readonly titulaire: Titulaire; readonly logiciel: Logiciel; readonly le: Date },
): string {
  const auteur = lu.auteurs[0];
  const instant = `${le.toISOString().slice(0, 19)}Z`;
  const racine = el(
    'Assertion',
    { ID: `_${randomUUID()}`, IssueInstant: instant, Version: '2.0' },
    el(
      'Issuer',
      { Format: 'urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName' },
      nomDistingue(titulaire.certificat.subject),
    ),
    el('Subject', {}, el('NameID', {}, auteur?.identifiant?.extension ?? '')),
    el('Conditions', {
      NotBefore: instant,
      NotOnOrAfter: `${new Date(le.getTime() + VIE_MS).toISOString().slice(0, 19)}Z`,
    }),
    el(
      'AuthnStatement',
      { AuthnInstant: instant },
      el(
        'AuthnContext',
        {},
        el('AuthnContextClassRef', {}, 'urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified'),
      ),
    ),
    el('AttributeStatement', {}, attributs(lu, auteur, logiciel)),
  );
  const signature = signeur(titulaire);
  signature.addReference({
    xpath: "/*[local-name(.)='Assertion']",
    transforms: [ALGORITHMES.enveloppee, ALGORITHMES.forme],
    digestAlgorithm: ALGORITHMES.empreinte,
  });
  signature.computeSignature(enTexte(racine, ESPACE_SAML), {
    prefix: 'ds',
    location: { reference: "/*/*[local-name(.)='Issuer']", action: 'after' },
  });
  return signature.getSignedXml();
}

const VIE_MS = 300_000;

function attributs(lu: EnTeteLu, auteur: IntervenantLu | undefined, logiciel: Logiciel): Noeud[] {
  const { ins } = lu.patient;
  const valeurs: [string, ...(string | Noeud)[]][] = [
    [ATTRIBUTS_VIHF.structure, auteur?.structure?.identifiant ?? ''],
    [ATTRIBUTS_VIHF.secteur, lu.secteur ? `${lu.secteur.code}^${lu.secteur.systeme}` : ''],
    [ATTRIBUTS_VIHF.personne, `${auteur?.prenom ?? ''} ${auteur?.nom ?? ''}`.trim()],
    [ATTRIBUTS_VIHF.role, ...roles(auteur)],
    [ATTRIBUTS_VIHF.version, '4.0'],
    [ATTRIBUTS_VIHF.mode, 'INDIRECTE'],
    [ATTRIBUTS_VIHF.ressource, ins ? `${ins.matricule}^^^&${ins.oid}&ISO^NH` : ''],
    [ATTRIBUTS_VIHF.urn, 'urn:dmp'],
    [ATTRIBUTS_VIHF.usage, code('PurposeOfUse', 'normal', '1.2.250.1.213.1.1.4.248', 'Accès normal')],
    [ATTRIBUTS_VIHF.logiciel, 'Orapont'],
    [ATTRIBUTS_VIHF.versionLogiciel, logiciel.version],
    [ATTRIBUTS_VIHF.homologation, logiciel.homologation],
  ];
  return valeurs.map(([nom, ...suite]) =>
    el(
      'Attribute',
      { Name: nom },
      suite.map((valeur) => el('AttributeValue', {}, valeur)),
    ),
  );
}

/** Profession; physicians and pharmacists say their field of practice too. */
function roles(auteur: IntervenantLu | undefined): Noeud[] {
  const { code: specialite = '', libelle = '' } = auteur?.specialite ?? {};
  const [profession = '', savoirFaire] = specialite.replace(/^G15_/u, '').split('/');
  const principal = code('Role', profession, '1.2.250.1.71.1.2.7', libelle.split(' - ')[0] ?? '');
  return savoirFaire && A_DEUX_ROLES.has(profession)
    ? [principal, code('Role', savoirFaire, '1.2.250.1.71.4.2.5', libelle.split(' - ')[1] ?? '')]
    : [principal];
}
const A_DEUX_ROLES: ReadonlySet<string> = new Set(['10', '21']);

const code = (nom: string, valeur: string, systeme: string, libelle: string): Noeud =>
  el(nom, { xmlns: ESPACE_HL7, code: valeur, codeSystem: systeme, displayName: libelle });
