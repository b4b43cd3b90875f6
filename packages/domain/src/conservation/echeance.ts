import { ajouterAnnees, type DateCivile } from '../dates.ts';

export type Vie = { readonly naissance: DateCivile; readonly deces?: DateCivile | null };

/** A complaint or a lawsuit that needs the record: open until it has an end. */
export type Litige = { readonly debut: DateCivile; readonly fin: DateCivile | null };

export type EcheanceConservation =
  | { readonly suspendue: false; readonly fin: DateCivile }
  | { readonly suspendue: true; readonly fin: null };

/** Rules of the durations, in years: an installation may lengthen them. */
export type DureesConservation = {
  readonly apresContact: number;
  readonly anniversaireMinimal: number;
  readonly apresDeces: number;
};

const DUREES_CONSERVATION: DureesConservation = {
  apresContact: 20,
  anniversaireMinimal: 28,
  apresDeces: 10,
};

/**
 * Day until which a record is kept: 20 years after the last contact, never before the 28th birthday; 10 years after a
 * death that follows the last contact by less than 10 years. An open dispute suspends the term.
 *
 * @rule DOS-14
 * @source art. R.1112-7 CSP
 * @interpretation for minors the term is the 28th birthday, not the 38th (⚠6); a closed dispute gives the term back as it was,
 * but not before the day the dispute ended.
 */
export function echeanceConservation(
  dernierContact: DateCivile,
  patient: Vie,
  litiges: readonly Litige[] = [],
  durees: DureesConservation = DUREES_CONSERVATION,
): EcheanceConservation {
  if (litiges.some(({ fin }) => fin === null)) return { suspendue: true, fin: null };
  const fins = litiges.flatMap(({ fin }) => fin ?? []);
  return {
    suspendue: false,
    fin: fins.reduce(laPlusTardive, echeanceOrdinaire(dernierContact, patient, durees)),
  };
}

/**
 * True when the record may be proposed for erasure. It is a proposal: a person decides and a certificate says it.
 *
 * @rule DOS-14
 * @source regulatory reference 3.8
 */
export function peutEtrePropose(echeance: EcheanceConservation, jour: DateCivile): boolean {
  return !echeance.suspendue && echeance.fin < jour;
}

function echeanceOrdinaire(dernierContact: DateCivile, patient: Vie, durees: DureesConservation): DateCivile {
  if (patient.deces && patient.deces < ajouterAnnees(dernierContact, durees.apresDeces))
    return ajouterAnnees(patient.deces, durees.apresDeces);
  return laPlusTardive(
    ajouterAnnees(dernierContact, durees.apresContact),
    ajouterAnnees(patient.naissance, durees.anniversaireMinimal),
  );
}

const laPlusTardive = (a: DateCivile, b: DateCivile): DateCivile => (a > b ? a : b);
