import { type DemandeFigeeT, PatientCite } from '@orapont/contract/demande-figee';
import { jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import { verifierOid } from '@orapont/domain/identite/ins';
import { avecCle, memeMatricule } from '@orapont/domain/identite/nir';
import { normaliserNom } from '@orapont/domain/identite/nom';
import type { Tx } from '../../../kernel/bd.ts';
import { lirePersonneSuivie, type PersonneSuivie } from '../demande/faits-repository.ts';
import { citerPatient } from '../demande/figer.ts';
import { insPorte } from './demande-recue-repository.ts';
import type { DepsDemandeRecue } from './deps.ts';
import type { DemandeRecue, SaisiePriseEnCharge } from './ports.ts';
import { lieuRecu } from './requerant-recu.ts';

type Patient = DemandeFigeeT['patient'];
type Structure = DemandeFigeeT['structure'];
type Fiche = PersonneSuivie;

/**
 * The person as the documents name her, else as someone read her name in the letter. An INS that was received is not qualified here.
 *
 * @rule ID-INS   @source RNIV; `reference/regulatory.md` §3.2
 */
export function patientCite(
  { patient, document }: Pick<DemandeRecue, 'patient' | 'document'>,
  { personne }: Pick<SaisiePriseEnCharge, 'personne'>,
  structure: Structure,
  fiche?: Fiche,
): Patient {
  const nomNaissance = patient?.nomNaissance || personne?.nomNaissance || fiche?.nom_naissance;
  const prenom = patient?.prenom || personne?.prenom || fiche?.prenoms[0];
  const dateNaissance = patient?.dateNaissance ?? personne?.dateNaissance ?? fiche?.date_naissance;
  const sexe = patient?.sexe ?? personne?.sexe ?? fiche?.sexe;
  if (!nomNaissance || !prenom || !dateNaissance || !sexe)
    throw new Erreur('SAISIE_INVALIDE', ['PERSONNE_INCOMPLETE']);
  return {
    nomNaissance,
    prenoms: prenomsDe(prenom, document?.patient.prenoms ?? ''),
    nomUtilise: patient?.nomUtilise ?? null,
    prenomUtilise: null,
    dateNaissance: dateNaissance as Patient['dateNaissance'],
    sexe: sexe as Patient['sexe'],
    lieuNaissanceCog: patient?.lieuNaissance ?? personne?.lieuNaissance ?? null,
    insStatut: patient?.ins ? 'RECUP' : 'PROV',
    ins: null,
    assure: null,
    sejour: structure.nom,
    representant: null,
    profilSensoriel: '',
    oppositionMes: null,
  };
}

/** The first given name is one trait; the list of the civil register may follow it. */
function prenomsDe(premier: string, liste: string): string[] {
  if (!normaliserNom(liste).startsWith(`${normaliserNom(premier)} `)) return [premier];
  return [premier, ...liste.slice(premier.length).trim().split(/\s+/u)];
}

/** The record that was chosen, or that the traits designate. */
export async function lireFiche(
  tx: Tx,
  { maintenant }: Pick<DepsDemandeRecue, 'maintenant'>,
  dossierId: string,
): Promise<Fiche> {
  const fiche = await lirePersonneSuivie(tx, dossierId, jourParis(maintenant().toISOString()));
  if (!fiche) throw new Erreur('INTROUVABLE');
  if (fiche.deces_le !== null) throw new Erreur('REGLE_NON_RESPECTEE', ['PERSONNE_DECEDEE']);
  return fiche;
}

/**
 * The person of a record: as the record names her when the document says nothing else, so that what is qualified here leaves with its
 * INS; as the document does otherwise.
 */
export function patientDeLaFiche(
  { production }: Pick<DepsDemandeRecue, 'production'>,
  {
    fiche,
    cite,
    structure,
    recue,
  }: {
    readonly fiche: Fiche;
    readonly cite: Patient;
    readonly structure: Structure;
    readonly recue: DemandeRecue;
  },
): Patient {
  const ins = recue.patient?.ins;
  const concorde =
    normaliserNom(fiche.nom_naissance) === normaliserNom(cite.nomNaissance) &&
    normaliserNom(fiche.prenoms[0] ?? '') === normaliserNom(cite.prenoms[0] ?? '') &&
    fiche.date_naissance === cite.dateNaissance &&
    fiche.sexe === cite.sexe &&
    (!ins || !fiche.ins_matricule || memeMatricule(ins.matricule, fiche.ins_matricule));
  return concorde ? PatientCite.parse(citerPatient(fiche, lieuRecu({ structure }), production)) : cite;
}

/**
 * The INS as the record that opens keeps it: a number that holds, of a system that this installation meets, that no other record has. It
 * is never qualified by having been received.
 *
 * @rule ID-INS
 */
export async function insRecu(
  tx: Tx,
  { production }: Pick<DepsDemandeRecue, 'production'>,
  { patient }: Pick<DemandeRecue, 'patient'>,
): Promise<Patient['ins']> {
  const ins = patient?.ins;
  if (!ins || !verifierOid(ins.oid, { production }).accord || avecCle(ins.matricule) !== ins.matricule)
    return null;
  return (await insPorte(tx, ins.matricule)) ? null : ins;
}
