/**
 * Teeth by their FDI number: first digit the quadrant, second the rank from the middle of the mouth.
 * Only numbers that exist are a `CodeFdi`: 19, 56 or 91 do not compile.
 *
 * @source ISO 3950
 */
export type DentPermanente = `${1 | 2 | 3 | 4}${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`;
export type DentTemporaire = `${5 | 6 | 7 | 8}${1 | 2 | 3 | 4 | 5}`;
export type CodeFdi = DentPermanente | DentTemporaire;

export const DENTURES = ['PERMANENTE', 'TEMPORAIRE', 'MIXTE'] as const;
export type Denture = (typeof DENTURES)[number];

export const LIBELLE_DENTURE = {
  PERMANENTE: 'Denture permanente',
  TEMPORAIRE: 'Denture temporaire',
  MIXTE: 'Denture mixte',
} as const satisfies Record<Denture, string>;

/** Permanent teeth, turning round the mouth: 18 to 28, then 38 to 48. */
export const DENTS_PERMANENTES: readonly DentPermanente[] = [
  ...(['18', '17', '16', '15', '14', '13', '12', '11'] as const),
  ...(['21', '22', '23', '24', '25', '26', '27', '28'] as const),
  ...(['38', '37', '36', '35', '34', '33', '32', '31'] as const),
  ...(['41', '42', '43', '44', '45', '46', '47', '48'] as const),
];

/** Milk teeth, turning round the mouth: 55 to 65, then 75 to 85. */
export const DENTS_TEMPORAIRES: readonly DentTemporaire[] = [
  ...(['55', '54', '53', '52', '51', '61', '62', '63', '64', '65'] as const),
  ...(['75', '74', '73', '72', '71', '81', '82', '83', '84', '85'] as const),
];

/** Every tooth in the order in which a mouth is read: each milk tooth follows its successor. */
export const DENTS: readonly CodeFdi[] = DENTS_PERMANENTES.flatMap((dent): CodeFdi[] => {
  const avant = predecesseur(dent);
  return avant ? [dent, avant] : [dent];
});

const CODES: ReadonlySet<string> = new Set(DENTS);

export function estCodeFdi(code: string): code is CodeFdi {
  return CODES.has(code);
}

/** Teeth that a chart of this denture draws. */
export function dentsDe(denture: Denture): readonly CodeFdi[] {
  switch (denture) {
    case 'PERMANENTE':
      return DENTS_PERMANENTES;
    case 'TEMPORAIRE':
      return DENTS_TEMPORAIRES;
    case 'MIXTE':
      return DENTS;
  }
}

/** Rows of the odontogram, as the reader faces the patient: the patient's right is on the left. */
export function rangees(denture: Denture): readonly (readonly CodeFdi[])[] {
  const permanentes = [DENTS_PERMANENTES.slice(0, 16), DENTS_PERMANENTES.slice(16).toReversed()] as const;
  const temporaires = [DENTS_TEMPORAIRES.slice(0, 10), DENTS_TEMPORAIRES.slice(10).toReversed()] as const;
  switch (denture) {
    case 'PERMANENTE':
      return permanentes;
    case 'TEMPORAIRE':
      return temporaires;
    case 'MIXTE':
      return [permanentes[0], temporaires[0], temporaires[1], permanentes[1]];
  }
}

export function quadrant(dent: CodeFdi): number {
  return Number(dent[0]);
}

export function rang(dent: CodeFdi): number {
  return Number(dent[1]);
}

export const estTemporaire = (dent: CodeFdi): dent is DentTemporaire => quadrant(dent) >= 5;
export const estSuperieure = (dent: CodeFdi) => [1, 2, 5, 6].includes(quadrant(dent));
export const estADroite = (dent: CodeFdi) => [1, 4, 5, 8].includes(quadrant(dent));
/** Incisors and canines. */
export const estAnterieure = (dent: CodeFdi) => rang(dent) <= 3;

/** Milk tooth whose place a permanent tooth takes; the three molars take nobody's. */
export function predecesseur(dent: DentPermanente): DentTemporaire | null {
  return rang(dent) > 5 ? null : (`${quadrant(dent) + 4}${rang(dent)}` as DentTemporaire);
}

const NOMS_PERMANENTES = [
  'incisive centrale',
  'incisive latérale',
  'canine',
  'première prémolaire',
  'deuxième prémolaire',
  'première molaire',
  'deuxième molaire',
  'troisième molaire',
];

const NOMS_TEMPORAIRES = [
  'incisive centrale temporaire',
  'incisive latérale temporaire',
  'canine temporaire',
  'première molaire temporaire',
  'deuxième molaire temporaire',
];

/** « première molaire supérieure droite » */
export function nomDent(dent: CodeFdi): string {
  const noms = estTemporaire(dent) ? NOMS_TEMPORAIRES : NOMS_PERMANENTES;
  const arcade = estSuperieure(dent) ? 'supérieure' : 'inférieure';
  return `${noms[rang(dent) - 1]} ${arcade} ${estADroite(dent) ? 'droite' : 'gauche'}`;
}
