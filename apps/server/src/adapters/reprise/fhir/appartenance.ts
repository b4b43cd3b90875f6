import type { ArchiveOuverte } from '../../../features/reprise/ports.ts';
import { estObjet, type Objet, texteDe } from './json.ts';
import type { Ressource } from './lire-ressources.ts';
import type { Resoudre } from './references.ts';

/** Whose each resource is, and what each one names. */
export type Appartenance = {
  /** The Patient, by the path of the resource; absent when nobody, or when it is not certain who. */
  readonly de: ReadonlyMap<string, Ressource>;
  /** Resources that a resource names, one step away. */
  readonly cite: (ressource: Ressource) => readonly Ressource[];
};

/** The archive once read: every resource, whose it is, and what it names. */
export type Vue = Appartenance & {
  readonly archive: ArchiveOuverte;
  readonly resoudre: Resoudre;
  readonly ressources: readonly Ressource[];
};

/** Where the standard writes whose a resource is. */
const CLES = ['subject', 'patient', 'beneficiary', 'for', 'individual'] as const;

/**
 * A resource is someone's when it says so; when it says nothing of it, when all that it names is of one and the same person. What says
 * that it is of someone who is not here is of nobody here.
 */
export function appartenances(ressources: readonly Ressource[], resoudre: Resoudre): Appartenance {
  const de = new Map<string, Ressource>();
  // What stands inside another resource names someone in passing: it makes no record.
  const entieres = new Set(ressources);
  const versQui = (reference: unknown, depuis: Ressource): readonly Ressource[] => {
    const trouvee = resoudre(reference, depuis);
    return trouvee && entieres.has(trouvee) ? [trouvee] : [];
  };
  const cite = (ressource: Ressource): readonly Ressource[] => [
    ...new Set(references(ressource.corps).flatMap((reference) => versQui(reference, ressource))),
  ];
  const muettes: Ressource[] = [];
  for (const ressource of ressources) {
    const sujets = CLES.flatMap((cle) => (estObjet(ressource.corps[cle]) ? [ressource.corps[cle]] : []));
    const patients = sujets
      .flatMap((sujet) => versQui(sujet, ressource))
      .filter(({ type }) => type === 'Patient');
    const [patient] = patients;
    if (ressource.type === 'Patient') de.set(ressource.chemin, ressource);
    else if (patient && patients.every((p) => p === patient)) de.set(ressource.chemin, patient);
    else if (sujets.length === 0) muettes.push(ressource);
  }
  const dits = new Map(de);
  for (const ressource of muettes) {
    const siens = new Set(cite(ressource).flatMap(({ chemin }) => dits.get(chemin) ?? []));
    const [seul] = siens;
    if (seul && siens.size === 1 && !COMMUNES.has(ressource.type)) de.set(ressource.chemin, seul);
  }
  return { de, cite };
}

/** What several people share: never of one of them alone. */
export const COMMUNES: ReadonlySet<string> = new Set([
  'Practitioner',
  'PractitionerRole',
  'Organization',
  'Location',
  'HealthcareService',
  'Medication',
  'Device',
  'Group',
  'List',
]);

function references(corps: Objet): readonly Objet[] {
  const trouvees: Objet[] = [];
  const visiter = (valeur: unknown): void => {
    if (Array.isArray(valeur)) for (const element of valeur) visiter(element);
    if (!estObjet(valeur)) return;
    if (texteDe(valeur['reference']) !== '') trouvees.push(valeur);
    for (const dedans of Object.values(valeur)) visiter(dedans);
  };
  visiter(corps);
  return trouvees;
}
