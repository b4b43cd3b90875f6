import type { CodeProfession, CodeSavoirFaire } from '@orapont/domain/identite/professions';
import type { ActeCda, EditionTlm, StructureCda, TypeDocumentCda } from '../../features/echange/ports.ts';

export type Code = {
  readonly code: string;
  readonly displayName: string;
  readonly codeSystem: string;
  readonly codeSystemName?: string;
};

export const LOINC = '2.16.840.1.113883.6.1';
const PROFESSIONS_CISIS = '1.2.250.1.213.1.1.4.5';

export const loinc = (code: string, displayName: string): Code => ({
  code,
  displayName,
  codeSystem: LOINC,
  codeSystemName: 'LOINC',
});

/** @source JDV_J07_XdsTypeCode; `reference/cda.md` §1 */
export const TYPES_DOCUMENT = {
  DEMANDE: loinc('75496-0', "Demande d'acte de télémédecine"),
  COMPTE_RENDU: loinc('85208-7', 'CR de télémédecine'),
  SCHEMA_DENTAIRE: loinc('83836-7', 'Schéma dentaire'),
  BILAN: loinc('28617-9', 'Bilan bucco-dentaire'),
  CONSENTEMENT: loinc('59284-0', 'Attestation de consentement'),
  CONSULTATION: loinc('11488-4', 'CR ou fiche de consultation ou de visite'),
  IMAGE: loinc('52040-3', "Document encapsulant une image d'illustration non DICOM"),
  LETTRE: loinc('96349-6', "Lettre d'adressage"),
  PRESCRIPTION: loinc('57833-6', 'Prescription de produits de santé'),
} as const satisfies Record<TypeDocumentCda, Code>;

/**
 * Code of the act in its edition. The first knows no RQD: a request names the act that it asks for.
 *
 * @source `reference/cda.md` §1; NGAP
 */
export function codeActe(acte: NonNullable<ActeCda['code']>, edition: EditionTlm): Code {
  if (edition === '2022.01')
    return {
      ...NGAP_2022[acte === 'RQD' ? 'TE2' : acte],
      codeSystem: '1.2.250.1.215.200.3.3',
      codeSystemName: 'NGAP',
    };
  return { ...NGAP_2026[acte], codeSystem: '1.2.250.1.215.300.3', codeSystemName: 'NGAP' };
}

const NGAP_2022 = {
  TE1: { code: 'TE1', displayName: 'Acte de téléexpertise de niveau 1' },
  TE2: { code: 'TE2', displayName: 'Acte de téléexpertise de niveau 2' },
} as const;
const NGAP_2026 = {
  ...NGAP_2022,
  RQD: { code: 'RQD', displayName: 'Acte de demande d’une télé-expertise' },
} as const;

/**
 * Profession and savoir-faire as the header names an author (JDV_J01). Who is not in TRE_G15 is a member of the care team.
 *
 * @source JDV_J01_XdsAuthorSpecialty; TRE_R94 for the codes in 3xx
 */
export function codeProfession(profession: CodeProfession, savoirFaire: CodeSavoirFaire | null): Code {
  const specialite = savoirFaire === null ? undefined : SAVOIR_FAIRE_CISIS[`${profession}/${savoirFaire}`];
  if (specialite !== undefined)
    return {
      code: `G15_${profession}/${savoirFaire}`,
      displayName: specialite,
      codeSystem: PROFESSIONS_CISIS,
    };
  const libelle = PROFESSIONS_G15[profession];
  if (libelle !== undefined)
    return { code: `G15_${profession}`, displayName: libelle, codeSystem: PROFESSIONS_CISIS };
  return { ...(ROLES_CISIS[profession] ?? AUTRE), codeSystem: '1.2.250.1.213.1.6.1.107' };
}

const PROFESSIONS_G15: Partial<Record<CodeProfession, string>> = {
  '10': 'Médecin',
  '21': 'Pharmacien',
  '31': 'Assistant dentaire',
  '40': 'Chirurgien-Dentiste',
  '50': 'Sage-Femme',
  '60': 'Infirmier',
  '70': 'Masseur-Kinésithérapeute',
  '91': 'Orthophoniste',
};

const SAVOIR_FAIRE_CISIS: Readonly<Record<string, string>> = {
  '40/SCD01': 'Chirurgien-Dentiste - Orthopédie dento-faciale (SCD)',
  '40/SCD02': 'Chirurgien-Dentiste - Chirurgie orale (SCD)',
  '40/SCD03': 'Chirurgien-Dentiste - Médecine bucco-dentaire (SCD)',
  '10/SM06': 'Médecin - Chirurgie maxillo-faciale (SM)',
  '10/SM07': 'Médecin - Chirurgie maxillo-faciale et Stomatologie (SM)',
  '10/SM15': 'Médecin - Dermatologie et Vénéréologie (SM)',
  '10/SM17': 'Médecin - Génétique médicale (SM)',
  '10/SM18': 'Médecin - Gériatrie (SM)',
  '10/SM26': 'Médecin - Qualifié en Médecine Générale (SM)',
  '10/SM34': 'Médecin - ORL et Chirurgie cervico-faciale (SM)',
  '10/SM36': 'Médecin - Oncologie, opt médicale (SM)',
  '10/SM37': 'Médecin - Oncologie, opt radiothérapie (SM)',
  '10/SM39': 'Médecin - Oto-rhino-laryngologie (SM)',
  '10/SM50': 'Médecin - Stomatologie (SM)',
  '10/SM53': 'Médecin - Spécialiste en Médecine Générale (SM)',
  '10/SM54': 'Médecin - Médecine Générale (SM)',
  '10/SM56': 'Médecin - Chirurgie orale (SM)',
  '10/SM68': 'Médecin - Chirurgie maxillo-faciale (réforme 2017) (SM)',
};

const AUTRE = { code: '353', displayName: "Membre de l'équipe de soins" } as const;
const ROLES_CISIS: Partial<Record<CodeProfession, { code: string; displayName: string }>> = {
  '35': { code: '313', displayName: 'Aide-soignant' },
  EDUC: { code: '326', displayName: 'Educateur spécialisé' },
  AES: { code: '328', displayName: 'Accompagnant éducatif et social' },
  COORD: { code: '330', displayName: 'Coordonnateur de parcours' },
};

/** Frame of practice (JDV_J04), which becomes the XDS practiceSettingCode. */
export const cadreExercice = ({ type }: StructureCda): Code => ({
  ...CADRES[type],
  codeSystem: '1.2.250.1.213.1.1.4.9',
});

const CADRES = {
  ESMS: { code: 'ESSMS', displayName: 'Etablissement ou Service Social ou Médico-Social' },
  CABINET_DENTAIRE: { code: 'AMBULATOIRE', displayName: 'Ambulatoire' },
  ETABLISSEMENT_DE_SANTE: { code: 'ETABLISSEMENT', displayName: 'Etablissement de santé' },
  AUTRE: { code: 'AMBULATOIRE', displayName: 'Ambulatoire' },
} as const;

/**
 * Kind of place (JDV_J02), from the FINESS category where it says more than the kind of organisation.
 *
 * @interpretation a hospital of unknown status is written as a public one (SA01); a cabinet as that of one practitioner (SA07).
 */
export const secteurActivite = ({ type, categorie }: StructureCda): Code => ({
  ...((categorie === null ? undefined : SECTEURS_FINESS[categorie]) ?? SECTEURS[type]),
  codeSystem: '1.2.250.1.71.4.2.4',
});

type Secteur = { readonly code: string; readonly displayName: string };
const PERSONNES_AGEES = { code: 'SA17', displayName: 'Etablissement pour personnes âgées' };
const PERSONNES_HANDICAPEES = { code: 'SA16', displayName: 'Etablissement pour personnes handicapées' };
const MEDICO_SOCIAL = {
  code: 'SA41',
  displayName: 'Autre établissement du domaine social ou médico-social',
};
const SECTEURS = {
  ESMS: MEDICO_SOCIAL,
  CABINET_DENTAIRE: { code: 'SA07', displayName: 'Cabinet individuel' },
  ETABLISSEMENT_DE_SANTE: { code: 'SA01', displayName: 'Etablissement public de santé' },
  AUTRE: { code: 'SA43', displayName: 'Secteur non défini' },
} as const satisfies Record<StructureCda['type'], Secteur>;

const SECTEURS_FINESS: Readonly<Record<string, Secteur>> = {
  ...parCategorie(['500', '501', '502', '202', '207', '381'], PERSONNES_AGEES),
  ...parCategorie(
    [
      '255',
      '448',
      '449',
      '370',
      '395',
      '437',
      '252',
      '253',
      '382',
      '183',
      '186',
      '188',
      '192',
      '194',
      '195',
      '196',
    ],
    PERSONNES_HANDICAPEES,
  ),
  ...parCategorie(['124', '125', '439'], { code: 'SA05', displayName: 'Centre de santé' }),
  ...parCategorie(['603'], { code: 'SA52', displayName: 'Maison de santé ou Pôle de santé' }),
};

function parCategorie(categories: readonly string[], secteur: Secteur): Record<string, Secteur> {
  return Object.fromEntries(categories.map((categorie) => [categorie, secteur]));
}

/** @source JDV_J143; HL7 2.16.840.1.113883.5.1 */
export const SEXES_HL7 = {
  F: { code: 'F', displayName: 'Féminin' },
  M: { code: 'M', displayName: 'Masculin' },
  I: { code: 'UN', displayName: 'Indéterminé' },
} as const;
