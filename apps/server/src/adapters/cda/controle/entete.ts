import { enfantsDe, texteDe, trouver } from '../xml.ts';
import { defaut, exiger, type Regle } from './regle.ts';

/** Order of the elements of a header. @source HL7 CDA R2 schema; `reference/cda.md` §2 */
const ORDRE = [
  'realmCode',
  'typeId',
  'templateId',
  'id',
  'code',
  'title',
  'effectiveTime',
  'confidentialityCode',
  'languageCode',
  'setId',
  'versionNumber',
  'recordTarget',
  'author',
  'dataEnterer',
  'informant',
  'custodian',
  'informationRecipient',
  'legalAuthenticator',
  'authenticator',
  'participant',
  'inFulfillmentOf',
  'documentationOf',
  'relatedDocument',
  'authorization',
  'componentOf',
  'component',
];

const UNIQUES = [
  'realmCode',
  'typeId',
  'id',
  'code',
  'title',
  'effectiveTime',
  'confidentialityCode',
  'languageCode',
  'setId',
  'versionNumber',
  'recordTarget',
  'custodian',
  'legalAuthenticator',
  'componentOf',
  'component',
];

const ordre: Regle = (racine) => {
  const rangs = racine.enfants.flatMap((enfant) =>
    typeof enfant === 'string' ? [] : [ORDRE.indexOf(enfant.nom)],
  );
  return exiger(
    rangs.every((rang, i) => rang >= 0 && rang >= (rangs[i - 1] ?? 0)),
    'ORDRE_DES_ELEMENTS',
    racine.nom,
  );
};

const cardinalites: Regle = (racine) => [
  ...UNIQUES.flatMap((nom) => exiger(enfantsDe(racine, nom).length === 1, 'UN_ET_UN_SEUL', nom)),
  ...['author', 'documentationOf'].flatMap((nom) =>
    exiger(enfantsDe(racine, nom).length >= 1, 'AU_MOINS_UN', nom),
  ),
  ...exiger(enfantsDe(racine, 'relatedDocument').length <= 1, 'UN_AU_PLUS', 'relatedDocument'),
];

const FRANCE = ['2.16.840.1.113883.2.8.2.1', '1.2.250.1.213.1.1.1.1'];

const modeles: Regle = (racine) => {
  const racines = enfantsDe(racine, 'templateId').map(({ attributs }) => attributs['root'] ?? '');
  const nonStructure = trouver(racine, 'component/nonXMLBody') !== undefined;
  return [
    ...FRANCE.flatMap((modele) =>
      exiger(racines.filter((root) => root === modele).length === 1, 'MODELE_FRANCAIS', 'templateId'),
    ),
    ...exiger(!nonStructure || racines.length === 3, 'TROIS_MODELES', 'templateId'),
  ];
};

const OID = /^[0-2](\.(0|[1-9]\d*))+$/u;
const UUID_MAJUSCULE = /^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/u;
/** To the second, with its offset: the metadata of the registry are in UTC. */
const MOMENT = /^\d{14}[+-]\d{4}$/u;

const identite: Regle = (racine) => {
  const valeur = (nom: string, attribut: string) => trouver(racine, nom)?.attributs[attribut] ?? '';
  const root = valeur('id', 'root');
  const { code, codeSystem, displayName } = trouver(racine, 'code')?.attributs ?? {};
  return [
    ...exiger(valeur('realmCode', 'code') === 'FR', 'ROYAUME', 'realmCode'),
    ...exiger(valeur('typeId', 'extension') === 'POCD_HD000040', 'TYPE_CDA', 'typeId'),
    ...exiger((OID.test(root) && root.length <= 64) || UUID_MAJUSCULE.test(root), 'IDENTIFIANT', 'id'),
    ...exiger(Boolean(code && codeSystem && displayName), 'CODE_INCOMPLET', 'code'),
    ...exiger(texteDe(trouver(racine, 'title')) !== '', 'TITRE_VIDE', 'title'),
    ...exiger(MOMENT.test(valeur('effectiveTime', 'value')), 'DATE_SANS_FUSEAU', 'effectiveTime'),
    ...exiger(/^[a-z]{2}-[A-Z]{2}$/u.test(valeur('languageCode', 'code')), 'LANGUE', 'languageCode'),
    ...exiger(Boolean(valeur('setId', 'root')), 'LOT', 'setId'),
    ...exiger(/^[1-9]\d*$/u.test(valeur('versionNumber', 'value')), 'VERSION', 'versionNumber'),
  ];
};

const confidentialite: Regle = (racine) => {
  const { code, codeSystem, displayName } = trouver(racine, 'confidentialityCode')?.attributs ?? {};
  return exiger(
    /^[NRV]$/u.test(code ?? '') && codeSystem === '2.16.840.1.113883.5.25' && Boolean(displayName),
    'CONFIDENTIALITE',
    'confidentialityCode',
  );
};

const TELEEXPERTISE = new Set(['75496-0', '85208-7']);
const ACTES_2022 = new Set(['TCG', 'TC', 'TE1', 'TE2', 'TLD', 'TLL', 'TLM', 'TLS']);
const NGAP_2026 = '1.2.250.1.215.300.3';

/** Every act of a téléexpertise document is an NGAP act of one of the two editions; elsewhere it must only be written. */
const actes: Regle = (racine) => {
  const volet = TELEEXPERTISE.has(trouver(racine, 'code')?.attributs['code'] ?? '');
  const [principal, ...autres] = enfantsDe(racine, 'documentationOf').map((d) => trouver(d, 'serviceEvent'));
  const executants = enfantsDe(principal, 'performer');
  return [
    ...[principal, ...autres].flatMap((acte) => {
      const code = trouver(acte, 'code');
      if (!code) return [defaut('ACTE_SANS_CODE', 'serviceEvent')];
      const { code: valeur = '', codeSystem = '' } = code.attributs;
      return exiger(
        !volet || codeSystem === NGAP_2026 || ACTES_2022.has(valeur),
        'CODE_ACTE',
        'serviceEvent',
      );
    }),
    ...exiger(trouver(principal, 'effectiveTime/low') !== undefined, 'DEBUT_ABSENT', 'serviceEvent'),
    ...exiger(executants.length === 1, 'UN_ET_UN_SEUL', 'performer'),
    ...exiger(
      trouver(executants[0], 'assignedEntity/representedOrganization/standardIndustryClassCode') !==
        undefined,
      'CADRE_ABSENT',
      'performer',
    ),
  ];
};

const rencontre: Regle = (racine) => {
  const base = trouver(racine, 'componentOf/encompassingEncounter');
  const borne = (nom: 'low' | 'high') => trouver(base, `effectiveTime/${nom}`)?.attributs['value'];
  const fin = borne('high');
  return [
    ...['code', 'effectiveTime', 'location/healthCareFacility/code'].flatMap((chemin) =>
      exiger(trouver(base, chemin) !== undefined, 'RENCONTRE_INCOMPLETE', chemin),
    ),
    ...exiger(fin === undefined || borne('low') !== fin, 'PERIODE_SANS_DUREE', 'effectiveTime'),
  ];
};

const remplacement: Regle = (racine) =>
  enfantsDe(racine, 'relatedDocument').flatMap((lien) => [
    ...exiger(lien.attributs['typeCode'] === 'RPLC', 'REMPLACEMENT', 'relatedDocument'),
    ...exiger(trouver(lien, 'parentDocument/id') !== undefined, 'REMPLACEMENT', 'parentDocument'),
    ...exiger(trouver(lien, 'parentDocument/setId') === undefined, 'REMPLACEMENT_PAR_LOT', 'parentDocument'),
  ]);

export const REGLES_ENTETE: readonly Regle[] = [
  ordre,
  cardinalites,
  modeles,
  identite,
  confidentialite,
  actes,
  rencontre,
  remplacement,
];
