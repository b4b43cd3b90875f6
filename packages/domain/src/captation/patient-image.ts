import { normaliserNom } from '../identite/nom.ts';

/** Who a file says that it is of; an empty text or null when it does not say. */
export type PatientInscrit = {
  readonly nom: string;
  readonly prenoms: string;
  readonly naissance: string | null;
};

export type PersonneDuDossier = {
  readonly nomNaissance: string;
  readonly nomUtilise: string | null;
  readonly prenoms: readonly string[];
  readonly prenomUtilise: string | null;
  readonly dateNaissance: string;
};

/**
 * True when a picture names someone who cannot be the person of this record. What the file does not say accuses nobody, and
 * neither does a name that was removed on purpose. A warning, never a refusal: scanners are filled in by hand.
 *
 * @source practice reference §5, « wrong-patient guard »; DICOM PS3.3 §C.7.1.1
 * @interpretation The birth name or the name in use must be in what is written; the given name, when one is written, must be
 *   one of hers; the birth date, when one is written, must be hers.
 */
export function estUnAutrePatient(inscrit: PatientInscrit, personne: PersonneDuDossier): boolean {
  if (inscrit.naissance !== null && inscrit.naissance !== personne.dateNaissance) return true;
  const ecrits = mots(`${inscrit.nom} ${inscrit.prenoms}`);
  if (ecrits.size === 0 || [...ecrits].some((mot) => ANONYMES.has(mot))) return false;
  const noms = [personne.nomNaissance, personne.nomUtilise ?? ''].map(mots);
  if (!noms.some((nom) => nom.size > 0 && nom.isSubsetOf(ecrits))) return true;
  const prenoms = mots([...personne.prenoms, personne.prenomUtilise ?? ''].join(' '));
  return inscrit.prenoms !== '' && mots(inscrit.prenoms).isDisjointFrom(prenoms);
}

const mots = (texte: string): ReadonlySet<string> =>
  new Set(
    normaliserNom(texte)
      .split(' ')
      .filter((mot) => mot !== ''),
  );

const ANONYMES = new Set([
  'anonyme',
  'anonymous',
  'anonymized',
  'anonymise',
  'anon',
  'inconnu',
  'unknown',
  'noname',
]);
