import type { PatientCite } from '@orapont/contract/demande-figee';
import type { DateCivile } from '@orapont/domain/dates';
import { type AttributIdentite, estTransmissible } from '@orapont/domain/identite/ins';
import type { z } from 'zod';
import type { IdentiteRegistre } from '../quota-repository.ts';
import type { PersonneSuivie } from './faits-repository.ts';

/** The INS that may leave with a document, null when the identity is not qualified (INS/va1.53). */
export function insTransmissible(
  personne: PersonneSuivie,
  production: boolean,
): { matricule: string; oid: string } | null {
  const { ins_matricule: matricule, ins_oid: oid } = personne;
  const identite = {
    statut: personne.ins_statut as 'QUAL',
    attributs: personne.ins_attributs as readonly AttributIdentite[],
    matricule,
    oid,
  };
  if (!matricule || !oid || !estTransmissible(identite, { production })) return null;
  return { matricule, oid };
}

export const identiteRegistre = (personne: PersonneSuivie, production: boolean): IdentiteRegistre => ({
  nomNaissance: personne.nom_naissance,
  prenoms: personne.prenoms,
  dateNaissance: personne.date_naissance as DateCivile,
  sexe: personne.sexe as 'F' | 'M' | 'I',
  lieuNaissanceCog: personne.lieu_naissance_cog,
  ins: insTransmissible(personne, production),
});

/** The same identity, as the requis's side reads it in the frozen request: both sides count under the same key. */
export const identiteRegistreFigee = (patient: z.infer<typeof PatientCite>): IdentiteRegistre => patient;

/** `LEFÈVRE Jeanne`, the name used first and the birth name beside it when it differs. */
export function nomPatient(
  personne: Pick<PersonneSuivie, 'nom_naissance' | 'nom_utilise' | 'prenoms' | 'prenom_utilise'>,
): string {
  const prenom = personne.prenom_utilise || personne.prenoms[0] || '';
  const naissance = personne.nom_naissance.toUpperCase();
  const utilise = personne.nom_utilise?.toUpperCase();
  return utilise && utilise !== naissance
    ? `${utilise} ${prenom} (naissance\u00a0: ${naissance})`
    : `${naissance} ${prenom}`.trim();
}

export const nomDe = ({ nom, prenom }: { nom: string; prenom: string }): string => `${prenom} ${nom}`.trim();
