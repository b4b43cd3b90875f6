import { type DateCivile, estDateCivile } from '@orapont/domain/dates';
import { type DonneesSante, donneesVierges, type LigneSante } from '@orapont/domain/sante/donnees';
import { codesDe, libelleDe, type Objet, objetDe, objetsDe, texteDe } from './json.ts';
import type { Ressource } from './lire-ressources.ts';
import type { Resoudre } from './references.ts';

export type SanteLue = {
  readonly donnees: DonneesSante | null;
  /** Resources that it tells, by their line. */
  readonly dites: ReadonlySet<string>;
};

type Rubrique = 'allergies' | 'antecedents' | 'traitements';
type Lue = { readonly chemin: string; readonly ligne: LigneSante | 'AUCUNE'; readonly le: string };

const RUBRIQUES: Readonly<Record<string, Rubrique>> = {
  AllergyIntolerance: 'allergies',
  Condition: 'antecedents',
  MedicationStatement: 'traitements',
  MedicationRequest: 'traitements',
};
/** @source DonneesSanteZ: what a form of health data holds */
const LIGNES_MAX = 80;

/**
 * Allergies, history and treatments of one person as one set. Only what the source holds for true is taken: what was refuted, entered in
 * error or ended on a day that nobody wrote stays in the copy. « Nothing known » is never deduced from an empty list.
 *
 * @rule CAP-01, DOS-06
 * @source FHIR R4 AllergyIntolerance, Condition, MedicationStatement, MedicationRequest
 */
export function lireSante(ressources: readonly Ressource[], resoudre: Resoudre, jour: DateCivile): SanteLue {
  const dites = new Set<string>();
  const dates: string[] = [];
  const rubrique = (voulue: Rubrique): DonneesSante[Rubrique] => {
    const lues = ressources
      .filter(({ type }) => RUBRIQUES[type] === voulue)
      .flatMap((ressource) => lire(ressource, resoudre) ?? []);
    const lignes = lues
      .filter((l): l is Lue & { ligne: LigneSante } => l.ligne !== 'AUCUNE')
      .slice(0, LIGNES_MAX);
    const prises = lignes.length > 0 ? lignes : lues.slice(0, 1);
    for (const { chemin, le } of prises) {
      dites.add(chemin);
      if (estDateCivile(le)) dates.push(le);
    }
    if (lignes.length > 0) return lignes.map(({ ligne }) => ligne);
    return lues.length > 0 ? 'AUCUN_CONNU' : 'NON_RENSEIGNE';
  };
  const sante = {
    allergies: rubrique('allergies'),
    antecedents: rubrique('antecedents'),
    traitements: rubrique('traitements'),
  };
  const dernier = dates
    .filter((date) => date <= jour)
    .toSorted((a, b) => a.localeCompare(b))
    .at(-1);
  return {
    donnees:
      dites.size === 0
        ? null
        : {
            ...donneesVierges(dernier !== undefined && estDateCivile(dernier) ? dernier : jour),
            motif: 'Repris d’un autre logiciel\u00a0: à relire.',
            ...sante,
          },
    dites,
  };
}

function lire(ressource: Ressource, resoudre: Resoudre): Lue | undefined {
  const { corps, chemin, type } = ressource;
  if (!tenuePourVraie(corps, type)) return undefined;
  const concept = conceptDe(ressource, resoudre);
  const le = jourDe(corps['recordedDate'] ?? corps['authoredOn'] ?? corps['dateAsserted']);
  if (codesDe(concept).some((code) => AUCUNE[type] === code)) return { chemin, ligne: 'AUCUNE', le };
  const libelle = libelleDe(concept);
  if (libelle === '') return undefined;
  const [debut, fin] = periode(corps);
  const statut = codesDe(corps['verificationStatus']);
  const reserve = statut.includes('unconfirmed') || statut.includes('provisional') ? ' (non confirmé)' : '';
  const [code = ''] = codesDe(concept);
  return {
    chemin,
    le,
    ligne: {
      libelle: `${libelle.slice(0, 200 - reserve.length)}${reserve}`,
      code: code === '' || code.length > 40 ? null : code,
      debut,
      fin,
    },
  };
}

/** « No known allergy » and nothing narrower: no known allergy to a medicine says nothing of latex. @source SNOMED CT */
const AUCUNE: Readonly<Record<string, string>> = { AllergyIntolerance: '716186003' };

function tenuePourVraie(corps: Objet, type: string): boolean {
  const statuts = [...codesDe(corps['verificationStatus']), texteDe(corps['status'])];
  if (statuts.some((s) => s === 'refuted' || s === 'entered-in-error')) return false;
  const [, fin] = periode(corps);
  const clos = codesDe(corps['clinicalStatus']).some((s) =>
    ['resolved', 'inactive', 'remission'].includes(s),
  );
  if (type === 'AllergyIntolerance') return !clos;
  if (type === 'Condition') return true;
  const statut = texteDe(corps['status']);
  return (
    ['active', 'recorded', 'unknown', ''].includes(statut) ||
    (['completed', 'stopped'].includes(statut) && fin !== null)
  );
}

function conceptDe(ressource: Ressource, resoudre: Resoudre): unknown {
  const { corps } = ressource;
  if (!RUBRIQUES[ressource.type]?.startsWith('traitements')) return corps['code'];
  const { medicationCodeableConcept: dit, medicationReference: cite } = corps;
  if (libelleDe(dit) !== '') return dit;
  return resoudre(cite, ressource)?.corps['code'] ?? { text: texteDe(objetDe(cite)['display']) };
}

function periode(corps: Objet): readonly [DateCivile | null, DateCivile | null] {
  const duree = objetDe(corps['effectivePeriod'] ?? corps['onsetPeriod']);
  const [posologie] = objetsDe(corps['dosageInstruction']);
  const prescrite = objetDe(objetDe(objetDe(posologie?.['timing'])['repeat'])['boundsPeriod']);
  return [
    jourOu(corps['onsetDateTime'] ?? corps['effectiveDateTime'] ?? duree['start'] ?? prescrite['start']),
    jourOu(corps['abatementDateTime'] ?? duree['end'] ?? prescrite['end']),
  ];
}

const jourDe = (valeur: unknown): string => texteDe(valeur).slice(0, 10);
function jourOu(valeur: unknown): DateCivile | null {
  const jour = jourDe(valeur);
  return estDateCivile(jour) ? jour : null;
}
