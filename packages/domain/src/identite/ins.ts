import { type DateCivile, estDateCivile } from '../dates.ts';
import { type Verdict, verdict } from '../verdict.ts';

/** @source regulatory reference 3.2; FR Core 2.2.0 */
export const OID_INS = {
  NIR: '1.2.250.1.213.1.4.8',
  NIA: '1.2.250.1.213.1.4.9',
  TEST: '1.2.250.1.213.1.4.10',
  DEMO: '1.2.250.1.213.1.4.11',
} as const;

/** The former INS-C, computed from the card: no longer an identity. */
const OID_INS_C = '1.2.250.1.213.1.4.2';

/** @source EXI SI 07, RNIV; FR Core CodeSystem fr-core-cs-identity-status */
export const LIBELLE_STATUT_INS = {
  PROV: 'Identité provisoire',
  RECUP: 'Identité récupérée',
  VALI: 'Identité validée',
  QUAL: 'Identité qualifiée',
} as const;
export type StatutIns = keyof typeof LIBELLE_STATUT_INS;

export const LIBELLE_ATTRIBUT_IDENTITE = {
  HOMONYME: 'Homonyme',
  DOUTEUSE: 'Identité douteuse',
  FICTIVE: 'Identité fictive',
} as const;
export type AttributIdentite = keyof typeof LIBELLE_ATTRIBUT_IDENTITE;

export const SEXES = ['F', 'M', 'I'] as const;
export type Sexe = (typeof SEXES)[number];

/** The strict traits. The list of given names is the civil register's; the first is the one that identifies. */
export type TraitsStricts = {
  readonly nomNaissance: string;
  readonly prenoms: readonly string[];
  readonly dateNaissance: DateCivile;
  readonly sexe: Sexe;
  /** COG: five characters, 2A004 in Corsica, 99xxx abroad. */
  readonly codeLieuNaissance: string;
};

export type IdentiteIns = {
  readonly statut: StatutIns;
  readonly attributs: readonly AttributIdentite[];
  readonly matricule: string | null;
  readonly oid: string | null;
};

/** The installation: outside production, the test and demonstration numbers are the only ones to be met. */
export type Cadre = { readonly production: boolean };

export type MotifOid = 'OID_INCONNU' | 'OID_OBSOLETE' | 'OID_DE_TEST_EN_PRODUCTION';
export type MotifIns =
  | MotifOid
  | 'IDENTITE_NON_QUALIFIEE'
  | 'IDENTITE_DOUTEUSE'
  | 'IDENTITE_FICTIVE'
  | 'MATRICULE_ABSENT';

export const PHRASE_INS = {
  IDENTITE_NON_QUALIFIEE:
    'L’identité n’est pas qualifiée : le document part sans INS. Pour la qualifier, vérifiez une pièce d’identité et interrogez INSi.',
  IDENTITE_DOUTEUSE: 'L’identité est marquée douteuse : levez le doute avant de transmettre l’INS.',
  IDENTITE_FICTIVE: 'L’identité est fictive : aucun INS ne peut être transmis.',
  MATRICULE_ABSENT: 'Le matricule INS manque : interrogez INSi pour l’obtenir.',
  OID_INCONNU: 'La nature du matricule INS n’est pas connue : interrogez de nouveau INSi.',
  OID_OBSOLETE: 'Ce matricule est un ancien INS-C : interrogez INSi pour obtenir le matricule actuel.',
  OID_DE_TEST_EN_PRODUCTION:
    'Ce matricule est réservé aux essais : il ne peut pas servir ici. Interrogez INSi pour obtenir le vrai.',
} as const satisfies Record<MotifIns, string>;

/**
 * Says whether an INS may leave with a document. Only a qualified identity may; what is doubtful or fictitious never.
 *
 * @rule ID-INS
 * @source EXI SI 08 (RNIV); Ségur INS/va1.53
 */
export function verifierTransmission(identite: IdentiteIns, cadre: Cadre): Verdict<MotifIns> {
  const oid = identite.oid ?? '';
  return verdict([
    [identite.statut !== 'QUAL', 'IDENTITE_NON_QUALIFIEE'],
    [identite.attributs.includes('DOUTEUSE'), 'IDENTITE_DOUTEUSE'],
    [identite.attributs.includes('FICTIVE'), 'IDENTITE_FICTIVE'],
    [!identite.matricule, 'MATRICULE_ABSENT'],
    ...obstaclesOid(oid, cadre),
  ]);
}

export const estTransmissible = (identite: IdentiteIns, cadre: Cadre): boolean =>
  verifierTransmission(identite, cadre).accord;

/**
 * @rule ID-INS
 * @source regulatory reference 3.2: test and demonstration OIDs are refused in production
 */
export function verifierOid(oid: string, cadre: Cadre): Verdict<MotifOid> {
  return verdict(obstaclesOid(oid, cadre));
}

/**
 * Status that an identity has earned: INSi answered, a person checked a proof of identity of high confidence.
 * A doubtful or fictitious identity cannot be validated, whatever was shown.
 *
 * @rule ID-INS
 * @source EXI SI 07 (RNIV); regulatory reference 2.7
 */
export function statutIns(preuves: {
  readonly reponseInsi: boolean;
  readonly pieceVerifiee: boolean;
  readonly attributs: readonly AttributIdentite[];
}): StatutIns {
  const bloquee = preuves.attributs.includes('DOUTEUSE') || preuves.attributs.includes('FICTIVE');
  const validee = preuves.pieceVerifiee && !bloquee;
  if (preuves.reponseInsi) return validee ? 'QUAL' : 'RECUP';
  return validee ? 'VALI' : 'PROV';
}

export const LIBELLE_TRAIT = {
  nomNaissance: 'nom de naissance',
  prenoms: 'prénom(s) de naissance',
  dateNaissance: 'date de naissance',
  sexe: 'sexe',
  codeLieuNaissance: 'code du lieu de naissance',
} as const satisfies Record<keyof TraitsStricts, string>;

type TraitsSaisis = { readonly [Trait in keyof TraitsStricts]?: TraitsStricts[Trait] | null | undefined };

/**
 * Strict traits that are absent or that cannot be right, in the order of the form.
 *
 * @rule ID-INS
 * @source RNIV, five strict traits
 */
export function traitsManquants(traits: TraitsSaisis): readonly (keyof TraitsStricts)[] {
  const complets = {
    nomNaissance: Boolean(traits.nomNaissance?.trim()),
    prenoms: Boolean(traits.prenoms?.[0]?.trim()),
    dateNaissance: estDateCivile(traits.dateNaissance ?? ''),
    sexe: Boolean(traits.sexe),
    codeLieuNaissance: estCodeLieuNaissance(traits.codeLieuNaissance ?? ''),
  } as const satisfies Record<keyof TraitsStricts, boolean>;
  return (Object.keys(LIBELLE_TRAIT) as (keyof TraitsStricts)[]).filter((trait) => !complets[trait]);
}

/**
 * Place of birth as the Code officiel géographique writes it; no postal code, no name.
 *
 * @rule ID-INS
 * @source INSEE, COG; RNIV
 */
export function estCodeLieuNaissance(code: string): boolean {
  return /^(?:\d{5}|2[AB]\d{3})$/.test(code) && !/^(?:00|20)/.test(code);
}

function obstaclesOid(oid: string, { production }: Cadre) {
  const connus: readonly string[] = Object.values(OID_INS);
  const essai = oid === OID_INS.TEST || oid === OID_INS.DEMO;
  return [
    [oid === OID_INS_C, 'OID_OBSOLETE'],
    [oid !== OID_INS_C && !connus.includes(oid), 'OID_INCONNU'],
    [essai && production, 'OID_DE_TEST_EN_PRODUCTION'],
  ] as const;
}
