import type { PatientInscritT } from '@orapont/contract/reception';
import { memeMatricule } from '@orapont/domain/identite/nir';
import { normaliserNom } from '@orapont/domain/identite/nom';
import type { PatientLu } from '../echange/ports.ts';

/** A record as far as identity goes. */
export type Candidat = {
  readonly id: string;
  readonly nomNaissance: string;
  readonly nomUtilise: string | null;
  readonly prenoms: readonly string[];
  readonly sexe: string;
  readonly dateNaissance: string;
  readonly lieuNaissance: string | null;
  readonly ins: { readonly matricule: string; readonly oid: string } | null;
};

export const inscrire = (lu: PatientLu): PatientInscritT => ({
  nomNaissance: lu.nomNaissance,
  nomUtilise: lu.nomUtilise,
  prenom: lu.premierPrenom ?? lu.prenoms.split(' ')[0] ?? '',
  sexe: lu.sexe,
  dateNaissance: lu.dateNaissance,
  lieuNaissance: lu.lieuNaissance,
  ins: lu.ins,
});

/** Two documents of one message name one person: each trait that both write is the same. */
export const memeInscrit = (a: PatientInscritT, b: PatientInscritT): boolean =>
  normaliserNom(a.nomNaissance) === normaliserNom(b.nomNaissance) &&
  normaliserNom(a.prenom) === normaliserNom(b.prenom) &&
  a.dateNaissance === b.dateNaissance &&
  (a.ins === null || b.ins === null || memeMatricule(a.ins.matricule, b.ins.matricule));

/** What is written says someone else. Silence does not. */
export function contraire(recu: PatientInscritT, dossier: Candidat): boolean {
  const { ins, sexe, dateNaissance, lieuNaissance } = recu;
  return (
    (ins !== null && dossier.ins !== null && !memeMatricule(ins.matricule, dossier.ins.matricule)) ||
    (sexe !== null && sexe !== dossier.sexe) ||
    (dateNaissance !== null && dateNaissance !== dossier.dateNaissance) ||
    (lieuNaissance !== null && dossier.lieuNaissance !== null && lieuNaissance !== dossier.lieuNaissance) ||
    normaliserNom(recu.nomNaissance) !== normaliserNom(dossier.nomNaissance) ||
    normaliserNom(recu.prenom) !== normaliserNom(dossier.prenoms[0] ?? '')
  );
}

/**
 * The one record of the person that a document names; undefined when there is a doubt. By the INS, whose traits must not say
 * otherwise; else by the strict traits, all written and all equal, of one record alone.
 *
 * @rule ID-INS
 * @source RNIV (strict traits); `reference/xdm-mss.md` §4, ECO.2.1.2
 */
export function reconnaitre(recu: PatientInscritT, candidats: readonly Candidat[]): Candidat | undefined {
  const possibles = candidats.filter((candidat) => !contraire(recu, candidat));
  const parIns = possibles.filter(({ ins }) => memeIns(recu.ins, ins));
  if (parIns.length > 0) return parIns.length === 1 ? parIns[0] : undefined;
  if (recu.sexe === null || recu.dateNaissance === null || recu.lieuNaissance === null) return undefined;
  const parTraits = possibles.filter(({ lieuNaissance }) => lieuNaissance === recu.lieuNaissance);
  return parTraits.length === 1 ? parTraits[0] : undefined;
}

const memeIns = (a: Candidat['ins'], b: Candidat['ins']): boolean =>
  a !== null && b !== null && memeMatricule(a.matricule, b.matricule) && a.oid === b.oid;
