import { OID_INS } from '@orapont/domain/identite/ins';
import { cleNir } from '@orapont/domain/identite/nir';
import { enfantsDe, type Noeud, texteDe, trouver } from '../xml.ts';
import { type DefautDocument, exiger, type Regle, tous } from './regle.ts';

const PROFESSIONNELS = '1.2.250.1.71.4.2.1';
const STRUCTURES = '1.2.250.1.71.4.2.2';
const INS: ReadonlySet<string> = new Set(Object.values(OID_INS));

/** With an INS every strict trait must be there (« as soon as an INS root is present »). */
const patient: Regle = (racine) => {
  const role = trouver(racine, 'recordTarget/patientRole');
  const personne = trouver(role, 'patient');
  const noms = enfantsDe(trouver(personne, 'name'), 'family');
  const prenoms = enfantsDe(trouver(personne, 'name'), 'given');
  const ids = enfantsDe(role, 'id');
  const ins = ids.find(({ attributs }) => INS.has(attributs['root'] ?? ''));
  const a = (noeuds: readonly Noeud[], qualificatif: string | undefined) =>
    noeuds.some((noeud) => noeud.attributs['qualifier'] === qualificatif && texteDe(noeud) !== '');
  return [
    ...exiger(ids.length > 0, 'PATIENT_SANS_IDENTIFIANT', 'patientRole'),
    ...ids.flatMap(({ attributs }) =>
      exiger(Boolean(attributs['root'] && attributs['extension']), 'IDENTIFIANT_INCOMPLET', 'patientRole'),
    ),
    ...exiger(
      noms.length > 0 && noms.every(({ attributs }) => /^(BR|CL)$/u.test(attributs['qualifier'] ?? '')),
      'QUALIFICATIF_DU_NOM',
      'patient/name',
    ),
    ...exiger(
      /^(F|M|UN|U)$/u.test(trouver(personne, 'administrativeGenderCode')?.attributs['code'] ?? ''),
      'SEXE',
      'patient',
    ),
    ...exiger(
      /^\d{8}/u.test(trouver(personne, 'birthTime')?.attributs['value'] ?? ''),
      'NAISSANCE',
      'patient',
    ),
    ...(ins
      ? [
          ...exiger(cleJuste(ins.attributs['extension'] ?? ''), 'CLE_INS', 'patientRole/id'),
          ...exiger(
            a(noms, 'BR') && a(prenoms, undefined) && a(prenoms, 'BR'),
            'TRAITS_STRICTS',
            'patient/name',
          ),
          ...exiger(
            /^[0-9AB]{5}$/u.test(texteDe(trouver(personne, 'birthplace/place/addr/county'))),
            'TRAITS_STRICTS',
            'patient/birthplace',
          ),
        ]
      : []),
  ];
};

/** Thirteen characters and a key of two. */
function cleJuste(matricule: string): boolean {
  if (!/^[1-478]\d{4}[0-9AB]{2}\d{8}$/u.test(matricule)) return false;
  return cleNir(matricule.slice(0, 13)) === matricule.slice(13);
}

/** Who is named: an identifier of the right root and length, a family name, the two lists of titles. */
const professionnels: Regle = (racine) => [
  ...enfantsDe(racine, 'author').flatMap((auteur) => [
    ...exiger(trouver(auteur, 'time') !== undefined, 'AUTEUR_SANS_DATE', 'author'),
    ...personne(trouver(auteur, 'assignedAuthor'), 'author'),
    ...exiger(codeComplet(trouver(auteur, 'assignedAuthor/code')), 'SPECIALITE_INCOMPLETE', 'author'),
  ]),
  ...personne(trouver(racine, 'legalAuthenticator/assignedEntity'), 'legalAuthenticator'),
  ...exiger(
    trouver(racine, 'legalAuthenticator/signatureCode')?.attributs['code'] === 'S',
    'SIGNATURE',
    'legalAuthenticator',
  ),
  ...enfantsDe(racine, 'informationRecipient').flatMap((destinataire) =>
    exiger(
      texteDe(trouver(destinataire, 'intendedRecipient/informationRecipient/name/family')) !== '',
      'DESTINATAIRE_SANS_NOM',
      'informationRecipient',
    ),
  ),
  ...enfantsDe(racine, 'participant').flatMap((participant) =>
    exiger(
      trouver(participant, 'time')?.attributs['xsi:type'] === 'IVL_TS',
      'PARTICIPANT_SANS_PERIODE',
      'participant',
    ),
  ),
];

function personne(noeud: Noeud | undefined, ou: string): DefautDocument[] {
  const ids = enfantsDe(noeud, 'id').filter(({ attributs }) => attributs['root'] === PROFESSIONNELS);
  return [
    ...exiger(ids.length > 0, 'PROFESSIONNEL_SANS_IDENTIFIANT', ou),
    ...ids.flatMap(({ attributs }) =>
      exiger(numeroJuste(attributs['extension'] ?? ''), 'NUMERO_PROFESSIONNEL', ou),
    ),
    ...exiger(texteDe(trouver(noeud, 'assignedPerson/name/family')) !== '', 'PROFESSIONNEL_SANS_NOM', ou),
  ];
}

/** `8` and eleven digits, or a number inside a structure. */
const numeroJuste = (extension: string): boolean =>
  /^8\d{11}$/u.test(extension) ||
  /^0[0-9A-B]{9}$/u.test(extension) ||
  /^[3-5][0-9A-Z]+\/.+$/u.test(extension);

const codeComplet = (noeud: Noeud | undefined): boolean => {
  if (!noeud) return true;
  const { code, codeSystem, displayName } = noeud.attributs;
  return Boolean(code && codeSystem && displayName);
};

const CIVILITES = new Set(['M', 'MME']);
const TITRES = new Set(['DR', 'PR', 'MC', 'MG', 'PC', 'PG']);

const noms: Regle = (racine) => [
  ...tous(racine, 'prefix').flatMap((noeud) => exiger(CIVILITES.has(texteDe(noeud)), 'CIVILITE', 'prefix')),
  ...tous(racine, 'suffix').flatMap((noeud) => exiger(TITRES.has(texteDe(noeud)), 'TITRE', 'suffix')),
];

const conservateur: Regle = (racine) => {
  const id =
    trouver(racine, 'custodian/assignedCustodian/representedCustodianOrganization/id')?.attributs ?? {};
  const structures = enfantsDe(racine, 'author').map(
    (auteur) => trouver(auteur, 'assignedAuthor/representedOrganization/id')?.attributs['extension'],
  );
  return [
    ...exiger(id['root'] === STRUCTURES || id['root'] === '1.2.250.1.213.4.1', 'CONSERVATEUR', 'custodian'),
    ...exiger(
      structures.every((structure) => structure === undefined || structure === id['extension']),
      'CONSERVATEUR_AUTRE_QUE_L_AUTEUR',
      'custodian',
    ),
  ];
};

const adresses: Regle = (racine) => [
  ...tous(racine, 'addr').flatMap((adresse) => {
    const libre = enfantsDe(adresse, 'streetAddressLine').length;
    const detail = ['houseNumber', 'streetName', 'postalCode'].some(
      (nom) => enfantsDe(adresse, nom).length > 0,
    );
    return exiger(libre <= 7 && !(libre > 0 && detail), 'ADRESSE_MELEE', 'addr');
  }),
  ...tous(racine, 'telecom').flatMap(({ attributs }) => {
    const { value, use, nullFlavor } = attributs;
    const forme = value === undefined || /^(tel|fax|mailto|http|ftp|mllp):./u.test(value);
    return exiger(
      forme && (value === undefined) === (nullFlavor !== undefined) && !/\s/u.test(use ?? ''),
      'TELECOM',
      'telecom',
    );
  }),
];

export const REGLES_PERSONNES: readonly Regle[] = [patient, professionnels, noms, conservateur, adresses];
