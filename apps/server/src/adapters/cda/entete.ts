import { ecartParis } from '@orapont/domain/dates';
import {
  CdaImpossible,
  type EnTeteCda,
  type IntervenantCda,
  type Oid,
  type PatientCda,
  type StructureCda,
  type TypeDocumentCda,
} from '../../features/echange/ports.ts';
import {
  type Code,
  cadreExercice,
  codeActe,
  codeProfession,
  SEXES_HL7,
  secteurActivite,
  TYPES_DOCUMENT,
} from './nomenclatures.ts';
import { el, type Noeud } from './xml.ts';

const OID_PROFESSIONNEL = '1.2.250.1.71.4.2.1';
const OID_STRUCTURE = '1.2.250.1.71.4.2.2';
/** HL7 France, then CI-SIS: every document declares both. */
const MODELES_COMMUNS = ['2.16.840.1.113883.2.8.2.1', '1.2.250.1.213.1.1.1.1'];

/**
 * Everything of a document before its body, in the order that the schema demands.
 *
 * @param modele third templateId, with its edition when it has one
 * @source `reference/cda.md` §2
 */
export function enTete(
  en: EnTeteCda,
  type: TypeDocumentCda,
  modele: { readonly root: Oid; readonly extension?: string },
): Noeud[] {
  verifier(en);
  if (en.acte.code === null && VOLETS_TELEEXPERTISE.has(type)) throw new CdaImpossible('ACTE_SANS_CODE');
  const le = moment(en.etabliLe);
  return [
    el('realmCode', { code: 'FR' }),
    el('typeId', { root: '2.16.840.1.113883.1.3', extension: 'POCD_HD000040' }),
    ...MODELES_COMMUNS.map((root) => el('templateId', { root })),
    el('templateId', modele),
    el('id', { root: en.identifiant }),
    code(TYPES_DOCUMENT[type]),
    el('title', {}, en.titre),
    el('effectiveTime', { value: le }),
    el('confidentialityCode', {
      code: 'N',
      displayName: 'Normal',
      codeSystem: '2.16.840.1.113883.5.25',
      codeSystemName: 'Confidentiality',
    }),
    el('languageCode', { code: 'fr-FR' }),
    el('setId', { root: en.lot }),
    el('versionNumber', { value: `${en.version}` }),
    patient(en.patient),
    el('author', {}, el('time', { value: le }), auteur(en.auteur)),
    conservateur(en.auteur.structure),
    en.destinataires.map(destinataire),
    el(
      'legalAuthenticator',
      {},
      el('time', { value: le }),
      el('signatureCode', { code: 'S' }),
      entite('assignedEntity', en.auteur),
    ),
    en.participants.map((participant) => participation(participant, en.acte.debut)),
    en.repondA === null ? null : el('inFulfillmentOf', {}, el('order', {}, el('id', { root: en.repondA }))),
    acte(en),
    en.remplace === null ? null : remplacement(en.remplace),
    en.consentement === null ? null : consentement(en.consentement),
    rencontre(en),
  ]
    .flat()
    .filter((noeud) => noeud !== null);
}

const VOLETS_TELEEXPERTISE: ReadonlySet<TypeDocumentCda> = new Set(['DEMANDE', 'COMPTE_RENDU']);
const FORME_OID = /^[0-2](\.(0|[1-9]\d*))+$/u;

function verifier({ identifiant, lot, version, titre, patient, repondA, remplace }: EnTeteCda): void {
  const oids = [identifiant, lot, patient.ipp.systeme, repondA, remplace?.identifiant ?? null];
  if (!oids.every((oid) => oid === null || (oid.length <= 64 && FORME_OID.test(oid))))
    throw new CdaImpossible('OID_INVALIDE');
  if (!Number.isInteger(version) || version < 1) throw new CdaImpossible('VERSION_INVALIDE');
  if (titre.trim() === '') throw new CdaImpossible('TEXTE_VIDE');
  if (patient.ins && (patient.lieuNaissance === null || patient.prenoms.length === 0))
    throw new CdaImpossible('TRAITS_INCOMPLETS');
}

export const code = (valeur: Code, nom = 'code'): Noeud => el(nom, { ...valeur });

/** `AAAAMMJJhhmmss+0100`: in the time of Paris, with its offset, as people read it. */
export function moment(instant: string): string {
  const ecart = ecartParis(instant);
  const local = new Date(Date.parse(instant) + ecart * 3_600_000).toISOString();
  return `${local.slice(0, 19).replace(/\D/gu, '')}+0${ecart}00`;
}

export const jourHl7 = (jour: string): string => jour.replaceAll('-', '');

function patient(p: PatientCda): Noeud {
  const premier = p.prenoms[0];
  return el(
    'recordTarget',
    {},
    el(
      'patientRole',
      {},
      p.ins && el('id', { root: p.ins.oid, extension: p.ins.matricule }),
      el('id', { root: p.ipp.systeme, extension: p.ipp.numero }),
      el('addr', { nullFlavor: 'NAV' }),
      el('telecom', { nullFlavor: 'NAV' }),
      el(
        'patient',
        { classCode: 'PSN' },
        el(
          'name',
          {},
          el('family', { qualifier: 'BR' }, p.nomNaissance),
          p.nomUtilise === null ? null : el('family', { qualifier: 'CL' }, p.nomUtilise),
          p.prenoms.length === 0 ? null : el('given', {}, p.prenoms.join(' ')),
          premier === undefined ? null : el('given', { qualifier: 'BR' }, premier),
          p.prenomUtilise === null ? null : el('given', { qualifier: 'CL' }, p.prenomUtilise),
        ),
        el('administrativeGenderCode', { ...SEXES_HL7[p.sexe], codeSystem: '2.16.840.1.113883.5.1' }),
        el('birthTime', { value: jourHl7(p.dateNaissance) }),
        p.representant && representant(p.representant),
        p.lieuNaissance === null
          ? null
          : el('birthplace', {}, el('place', {}, el('addr', {}, el('county', {}, p.lieuNaissance)))),
      ),
    ),
  );
}

/** His identity is one line in the record, with his quality: both are written as the name, in the words of the record. */
const representant = ({ identite, qualite }: NonNullable<PatientCda['representant']>): Noeud =>
  el(
    'guardian',
    {},
    el('addr', { nullFlavor: 'NAV' }),
    el('telecom', { nullFlavor: 'NAV' }),
    el('guardianPerson', {}, el('name', {}, el('family', {}, `${identite} (${qualite})`))),
  );

/** `8` and the RPPS number; without one, the place and the professional's own identifier in it (types 3 and 5 of IdNatPS). */
function identifiantProfessionnel({ rpps, structure, identifiantInterne }: IntervenantCda): Noeud {
  const { type, numero } = numeroDe(structure);
  const interne = `${type === 'FINESS' ? 3 : 5}${numero}/${identifiantInterne}`;
  return el('id', { root: OID_PROFESSIONNEL, extension: rpps === null ? interne : `8${rpps}` });
}

/** `1` and the FINESS number, or `3` and the SIRET (IdNatStruct). */
function identifiantStructure(structure: StructureCda): Noeud {
  const { type, numero } = numeroDe(structure);
  return el('id', { root: OID_STRUCTURE, extension: `${type === 'FINESS' ? 1 : 3}${numero}` });
}

function numeroDe({ finess, siret }: StructureCda): { type: 'FINESS' | 'SIRET'; numero: string } {
  if (finess !== null) return { type: 'FINESS', numero: finess };
  if (siret !== null) return { type: 'SIRET', numero: siret };
  throw new CdaImpossible('STRUCTURE_SANS_IDENTIFIANT');
}

/** At most seven lines, which a comma or a line break ends. */
function adresse(texte: string | null): Noeud {
  const lignes = (texte ?? '')
    .split(/[,\n]/u)
    .map((ligne) => ligne.trim())
    .filter((ligne) => ligne !== '');
  if (lignes.length === 0) return el('addr', { nullFlavor: 'NAV' });
  const gardees = lignes.length > 7 ? [...lignes.slice(0, 6), lignes.slice(6).join(', ')] : lignes;
  return el(
    'addr',
    {},
    gardees.map((ligne) => el('streetAddressLine', {}, ligne)),
  );
}

const telecom = (bal: string | null): Noeud =>
  bal === null ? el('telecom', { nullFlavor: 'NAV' }) : el('telecom', { value: `mailto:${bal}`, use: 'WP' });

/** Doctors and dentists carry DR; the civil title is not in what was signed. */
function nom({ nom: famille, prenom, profession }: IntervenantCda): Noeud {
  const docteur = profession === '10' || profession === '40';
  return el(
    'name',
    {},
    el('given', {}, prenom),
    el('family', {}, famille),
    docteur ? el('suffix', {}, 'DR') : null,
  );
}

const organisation = (nomElement: string, structure: StructureCda, cadre?: Noeud): Noeud =>
  el(
    nomElement,
    {},
    identifiantStructure(structure),
    el('name', {}, structure.nom),
    el('telecom', { nullFlavor: 'NAV' }),
    adresse(structure.adresse),
    cadre ?? null,
  );

/** With the frame of practice, which a recipient's place does not take. */
const organisationActive = (nomElement: string, structure: StructureCda): Noeud =>
  organisation(nomElement, structure, code(cadreExercice(structure), 'standardIndustryClassCode'));

const identite = (i: IntervenantCda): Noeud[] => [
  identifiantProfessionnel(i),
  code(codeProfession(i.profession, i.savoirFaire)),
  adresse(i.structure.adresse),
  telecom(i.bal),
];

const entite = (nomElement: string, i: IntervenantCda): Noeud =>
  el(
    nomElement,
    {},
    identite(i),
    el('assignedPerson', {}, nom(i)),
    organisationActive('representedOrganization', i.structure),
  );

const auteur = (i: IntervenantCda): Noeud => entite('assignedAuthor', i);

const conservateur = (structure: StructureCda): Noeud =>
  el(
    'custodian',
    {},
    el('assignedCustodian', {}, organisation('representedCustodianOrganization', structure)),
  );

const destinataire = (i: IntervenantCda): Noeud =>
  el(
    'informationRecipient',
    {},
    el(
      'intendedRecipient',
      {},
      identifiantProfessionnel(i),
      adresse(i.structure.adresse),
      telecom(i.bal),
      el('informationRecipient', {}, nom(i)),
      organisation('receivedOrganization', i.structure),
    ),
  );

const participation = (i: IntervenantCda, debut: string): Noeud =>
  el(
    'participant',
    { typeCode: 'PRF' },
    el('functionCode', {
      code: '353',
      displayName: "Membre de l'équipe de soins",
      codeSystem: '1.2.250.1.213.1.6.1.107',
    }),
    el('time', { 'xsi:type': 'IVL_TS' }, el('low', { value: moment(debut) })),
    el(
      'associatedEntity',
      { classCode: 'PROV' },
      identite(i),
      el('associatedPerson', {}, nom(i)),
      organisationActive('scopingOrganization', i.structure),
    ),
  );

function acte({ acte: fait, auteur: executant, edition }: EnTeteCda): Noeud {
  return el(
    'documentationOf',
    {},
    el(
      'serviceEvent',
      { classCode: 'ACT' },
      fait.code === null ? el('code', { nullFlavor: 'NA' }) : code(codeActe(fait.code, edition)),
      periode(fait),
      el('performer', { typeCode: 'PRF' }, entite('assignedEntity', executant)),
    ),
  );
}

/** An act that began and ended in the same second is told by its beginning: the rules refuse a period of no length. */
function periode({ debut, fin }: EnTeteCda['acte']): Noeud {
  const [low, high] = [moment(debut), fin === null ? null : moment(fin)];
  const duree = high !== null && high !== low;
  return el('effectiveTime', {}, el('low', { value: low }), duree ? el('high', { value: high }) : null);
}

const remplacement = ({ identifiant, version }: NonNullable<EnTeteCda['remplace']>): Noeud =>
  el(
    'relatedDocument',
    { typeCode: 'RPLC' },
    el('parentDocument', {}, el('id', { root: identifiant }), el('versionNumber', { value: `${version}` })),
  );

const consentement = (identifiant: Oid): Noeud =>
  el(
    'authorization',
    { typeCode: 'AUTH' },
    el(
      'consent',
      { classCode: 'CONS', moodCode: 'EVN' },
      el('id', { root: identifiant }),
      code(TYPES_DOCUMENT.CONSENTEMENT),
      el('statusCode', { code: 'completed' }),
    ),
  );

/** Virtual: the person is with the requérant, and the requis sees pictures. */
function rencontre({ acte: fait, auteur: responsable, lieu }: EnTeteCda): Noeud {
  return el(
    'componentOf',
    {},
    el(
      'encompassingEncounter',
      {},
      el('code', {
        code: 'VR',
        displayName: "Virtuelle (exemple : RCP en l'absence du patient)",
        codeSystem: '2.16.840.1.113883.5.4',
      }),
      periode(fait),
      el('responsibleParty', {}, entite('assignedEntity', responsable)),
      el(
        'location',
        {},
        el(
          'healthCareFacility',
          {},
          identifiantStructure(lieu),
          code(secteurActivite(lieu)),
          el('location', {}, el('name', {}, lieu.nom), adresse(lieu.adresse)),
        ),
      ),
    ),
  );
}
