import { type DemandeFigeeT, PatientCite } from '@orapont/contract/demande-figee';
import { jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import { memeMatricule } from '@orapont/domain/identite/nir';
import { normaliserNom } from '@orapont/domain/identite/nom';
import type { Tx } from '../../../kernel/bd.ts';
import { lirePersonneSuivie } from '../demande/faits-repository.ts';
import { citerPatient } from '../demande/figer.ts';
import type { DepsDemandeRecue } from './deps.ts';
import type { DemandeRecue, SaisiePriseEnCharge } from './ports.ts';
import { lieuRecu } from './requerant-recu.ts';

type Patient = DemandeFigeeT['patient'];
type Structure = DemandeFigeeT['structure'];

/**
 * The person as the documents name her, else as someone read her name in the letter. An INS that was received is not qualified here.
 *
 * @rule ID-INS   @source RNIV; `reference/regulatory.md` §3.2
 */
export function patientCite(
  { patient, document }: Pick<DemandeRecue, 'patient' | 'document'>,
  { personne }: Pick<SaisiePriseEnCharge, 'personne'>,
  structure: Structure,
): Patient {
  const nomNaissance = patient?.nomNaissance || personne?.nomNaissance;
  const prenom = patient?.prenom || personne?.prenom;
  const dateNaissance = patient?.dateNaissance ?? personne?.dateNaissance;
  const sexe = patient?.sexe ?? personne?.sexe;
  if (!nomNaissance || !prenom || !dateNaissance || !sexe)
    throw new Erreur('SAISIE_INVALIDE', ['PERSONNE_INCOMPLETE']);
  return {
    nomNaissance,
    prenoms: prenomsDe(prenom, document?.patient.prenoms ?? ''),
    nomUtilise: patient?.nomUtilise ?? null,
    prenomUtilise: null,
    dateNaissance: dateNaissance as Patient['dateNaissance'],
    sexe,
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

/**
 * The person of a record that was chosen: as the record names her when the document says nothing else, so that what is qualified here
 * leaves with its INS; as the document does otherwise.
 */
export async function patientDuDossier(
  tx: Tx,
  { production, maintenant }: Pick<DepsDemandeRecue, 'production' | 'maintenant'>,
  {
    dossierId,
    cite,
    structure,
    recue,
  }: {
    readonly dossierId: string;
    readonly cite: Patient;
    readonly structure: Structure;
    readonly recue: DemandeRecue;
  },
): Promise<Patient> {
  const personne = await lirePersonneSuivie(tx, dossierId, jourParis(maintenant().toISOString()));
  if (!personne) throw new Erreur('INTROUVABLE');
  if (personne.deces_le !== null) throw new Erreur('REGLE_NON_RESPECTEE', ['PERSONNE_DECEDEE']);
  const ins = recue.patient?.ins;
  const concorde =
    normaliserNom(personne.nom_naissance) === normaliserNom(cite.nomNaissance) &&
    normaliserNom(personne.prenoms[0] ?? '') === normaliserNom(cite.prenoms[0] ?? '') &&
    personne.date_naissance === cite.dateNaissance &&
    personne.sexe === cite.sexe &&
    (!ins || !personne.ins_matricule || memeMatricule(ins.matricule, personne.ins_matricule));
  const lieu = lieuRecu({ structure });
  return concorde ? PatientCite.parse(citerPatient(personne, lieu, production)) : cite;
}
