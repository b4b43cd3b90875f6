/**
 * Professions that meet on Orapont. Codes of digits are TRE_G15's; the others have no code there, because those who
 * practise them are not professionnels de santé.
 *
 * @rule TE-02, ANS-01
 * @source TRE_G15-ProfessionSante; CSP, quatrième partie (aides-soignants and assistants dentaires stand in its book III)
 * @interpretation being in the fourth part of the CSP makes a professionnel de santé: an aide-soignant and an assistant
 * dentaire are, an éducateur and an AES are not (⚠15).
 */
export const PROFESSIONS = {
  '10': { libelle: 'Médecin', professionnelDeSante: true, medicale: true },
  '21': { libelle: 'Pharmacien', feminin: 'Pharmacienne', professionnelDeSante: true, medicale: false },
  '31': {
    libelle: 'Assistant dentaire',
    feminin: 'Assistante dentaire',
    professionnelDeSante: true,
    medicale: false,
  },
  '35': { libelle: 'Aide-soignant', feminin: 'Aide-soignante', professionnelDeSante: true, medicale: false },
  '40': {
    libelle: 'Chirurgien-dentiste',
    feminin: 'Chirurgienne-dentiste',
    professionnelDeSante: true,
    medicale: true,
  },
  '50': { libelle: 'Sage-femme', professionnelDeSante: true, medicale: true },
  '60': { libelle: 'Infirmier', feminin: 'Infirmière', professionnelDeSante: true, medicale: false },
  '70': {
    libelle: 'Masseur-kinésithérapeute',
    feminin: 'Masseuse-kinésithérapeute',
    professionnelDeSante: true,
    medicale: false,
  },
  '91': { libelle: 'Orthophoniste', professionnelDeSante: true, medicale: false },
  EDUC: { libelle: 'Éducateur', feminin: 'Éducatrice', professionnelDeSante: false, medicale: false },
  AES: {
    libelle: 'Accompagnant éducatif et social',
    feminin: 'Accompagnante éducative et sociale',
    professionnelDeSante: false,
    medicale: false,
  },
  COORD: {
    libelle: 'Coordinateur de réseau',
    feminin: 'Coordinatrice de réseau',
    professionnelDeSante: false,
    medicale: false,
  },
  SECR: { libelle: 'Secrétaire', professionnelDeSante: false, medicale: false },
  DIR: { libelle: 'Directeur', feminin: 'Directrice', professionnelDeSante: false, medicale: false },
  AUTRE: { libelle: 'Autre profession', professionnelDeSante: false, medicale: false },
} as const satisfies Record<string, DescriptionProfession>;

export type CodeProfession = keyof typeof PROFESSIONS;
type DescriptionProfession = {
  /** The word of the nomenclature. */
  readonly libelle: string;
  /** When a woman's profession has another word. */
  readonly feminin?: string;
  readonly professionnelDeSante: boolean;
  /** Médecin, chirurgien-dentiste, sage-femme: those who may do a télémédecine act. */
  readonly medicale: boolean;
};

export const MEDECIN = '10' satisfies CodeProfession;
export const CHIRURGIEN_DENTISTE = '40' satisfies CodeProfession;
export const INFIRMIER = '60' satisfies CodeProfession;
export const ASSISTANT_DENTAIRE = '31' satisfies CodeProfession;
export const AIDE_SOIGNANT = '35' satisfies CodeProfession;

/** Savoir-faire (specialities granted by the Ordres). */
export const SAVOIR_FAIRE = {
  SCD01: 'Orthopédie dento-faciale',
  SCD02: 'Chirurgie orale',
  SCD03: 'Médecine bucco-dentaire',
  SM06: 'Chirurgie maxillo-faciale',
  SM07: 'Chirurgie maxillo-faciale et stomatologie',
  SM15: 'Dermatologie et vénéréologie',
  SM17: 'Génétique médicale',
  SM18: 'Gériatrie',
  SM26: 'Qualifié en médecine générale',
  SM34: 'ORL et chirurgie cervico-faciale',
  SM36: 'Oncologie, option médicale',
  SM37: 'Oncologie, option radiothérapie',
  SM39: 'Oto-rhino-laryngologie',
  SM50: 'Stomatologie',
  SM53: 'Spécialiste en médecine générale',
  SM54: 'Médecine générale',
  SM56: 'Chirurgie orale (médecin)',
  SM68: 'Chirurgie maxillo-faciale (réforme 2017)',
} as const;
export type CodeSavoirFaire = keyof typeof SAVOIR_FAIRE;

export function estCodeProfession(code: string): code is CodeProfession {
  return Object.hasOwn(PROFESSIONS, code);
}

export function estCodeSavoirFaire(code: string): code is CodeSavoirFaire {
  return Object.hasOwn(SAVOIR_FAIRE, code);
}

export const estProfessionnelDeSante = (profession: CodeProfession): boolean =>
  PROFESSIONS[profession].professionnelDeSante;

const GENERALISTES: readonly string[] = ['SM26', 'SM53', 'SM54'];

/**
 * Says whether a professional counts as « chirurgien-dentiste spécialiste ou médecin spécialiste » for article 58.
 * Any speciality of the Ordre counts, in the table above or not: a directory knows more of them than we name.
 *
 * @rule TE-02
 * @source Avenant 1, JO 18/01/2025, art. 58.1.2
 * @interpretation general medicine is left out unless the installation includes it (⚠10).
 */
export function estSpecialisteRequis(
  profession: CodeProfession,
  savoirFaire: string | null,
  options: { readonly generalistesAdmis: boolean } = { generalistesAdmis: false },
): boolean {
  if (savoirFaire === null) return false;
  if (profession === CHIRURGIEN_DENTISTE) return /^SCD\d{2}$/.test(savoirFaire);
  if (profession !== MEDECIN || !/^SM\d{2}$/.test(savoirFaire)) return false;
  return options.generalistesAdmis || !GENERALISTES.includes(savoirFaire);
}
