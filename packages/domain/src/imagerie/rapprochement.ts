import { normaliserNom } from '../identite/nom.ts';

/** Who a received study says that it is of, as it says it. Empty when it does not say. */
export type PatientRecu = {
  readonly nom: string;
  readonly prenoms: string;
  readonly naissance: string | null;
  readonly sexe: 'F' | 'M' | 'O' | null;
  readonly identifiant: string;
  readonly emetteur: string;
};

/** A record of the organisation that received it. */
export type DossierCandidat = {
  readonly id: string;
  readonly nomNaissance: string;
  readonly nomUtilise: string | null;
  readonly prenoms: readonly string[];
  readonly prenomUtilise: string | null;
  readonly dateNaissance: string;
  readonly sexe: 'F' | 'M' | 'I';
};

/** What the organisation accepts as a sign that a study is of someone. */
export const REGLES_RAPPROCHEMENT = ['IDENTIFIANT', 'TRAITS'] as const;
export type RegleRapprochement = (typeof REGLES_RAPPROCHEMENT)[number];

export type Proposition = { readonly dossierId: string; readonly regle: RegleRapprochement } | null;

/**
 * The one record that a received study may be proposed for; null when there is a doubt, and then a person decides. A proposal is
 * never filed by itself.
 *
 * @rule IMG-01
 * @source issue « See the whole mouth », DICOM in; RNIV (strict traits)
 * @interpretation By identifier: this very identifier of this very issuer was tied to this record by a person, and name and birth
 *   date do not say otherwise. By traits: name, one given name, birth date and sex all written, all equal once accents and case are
 *   set aside, and only one record has them.
 */
export function proposer(
  recu: PatientRecu,
  regles: readonly RegleRapprochement[],
  {
    connu,
    candidats,
  }: { readonly connu: DossierCandidat | null; readonly candidats: readonly DossierCandidat[] },
): Proposition {
  if (regles.includes('IDENTIFIANT') && connu) {
    return identitesContraires(recu, connu) ? null : { dossierId: connu.id, regle: 'IDENTIFIANT' };
  }
  if (!regles.includes('TRAITS')) return null;
  const memes = candidats.filter((candidat) => memesTraits(recu, candidat));
  const [seul] = memes;
  return memes.length === 1 && seul ? { dossierId: seul.id, regle: 'TRAITS' } : null;
}

/** Strict: what is not written does not match. */
export function memesTraits(recu: PatientRecu, candidat: DossierCandidat): boolean {
  const nom = normaliserNom(recu.nom);
  const prenoms = normaliserNom(recu.prenoms);
  if (nom === '' || prenoms === '' || recu.naissance === null) return false;
  return (
    recu.naissance === candidat.dateNaissance &&
    recu.sexe === (candidat.sexe === 'I' ? 'O' : candidat.sexe) &&
    [candidat.nomNaissance, candidat.nomUtilise ?? ''].some((n) => normaliserNom(n) === nom) &&
    prenomsPossibles(candidat).includes(prenoms)
  );
}

const prenomsPossibles = ({ prenoms, prenomUtilise }: DossierCandidat): readonly string[] =>
  [prenoms[0] ?? '', prenoms.join(' '), prenomUtilise ?? ''].map(normaliserNom).filter((p) => p !== '');

/** What is written says someone else: another birth date, another sex, or a name that is none of hers. */
export function identitesContraires(recu: PatientRecu, candidat: DossierCandidat): boolean {
  if (recu.naissance !== null && recu.naissance !== candidat.dateNaissance) return true;
  if ((recu.sexe === 'F' && candidat.sexe === 'M') || (recu.sexe === 'M' && candidat.sexe === 'F'))
    return true;
  const ecrits = mots(`${recu.nom} ${recu.prenoms}`);
  if (ecrits.size === 0) return false;
  const noms = [candidat.nomNaissance, candidat.nomUtilise ?? ''].map(mots);
  if (!noms.some((nom) => nom.size > 0 && nom.isSubsetOf(ecrits))) return true;
  const prenoms = mots([...candidat.prenoms, candidat.prenomUtilise ?? ''].join(' '));
  return recu.prenoms !== '' && mots(recu.prenoms).isDisjointFrom(prenoms);
}

const mots = (texte: string): ReadonlySet<string> =>
  new Set(
    normaliserNom(texte)
      .split(' ')
      .filter((mot) => mot !== ''),
  );

/** One study that names two people is two lines: what is written of the person is part of what it is filed under. */
export const clePatient = (recu: PatientRecu): string =>
  JSON.stringify([
    normaliserNom(recu.nom),
    normaliserNom(recu.prenoms),
    recu.naissance,
    recu.identifiant.trim(),
    recu.emetteur.trim(),
  ]);
