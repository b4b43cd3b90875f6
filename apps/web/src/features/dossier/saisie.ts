import type { FicheT } from '@orapont/contract/dossier-fiche';
import { PROFIL_VIERGE } from '@orapont/domain/evaluation/profil-sensoriel';

/** A record being typed: what is not chosen yet is empty. */
export type FicheSaisie = Omit<FicheT, 'sexe' | 'dateNaissance' | 'decesLe' | 'prenoms'> & {
  readonly sexe: FicheT['sexe'] | '';
  readonly dateNaissance: string;
  readonly decesLe: string;
  /** As typed, separated by commas. */
  readonly prenoms: string;
};

export const FICHE_VIERGE: FicheSaisie = {
  nomNaissance: '',
  prenoms: '',
  nomUtilise: null,
  prenomUtilise: null,
  dateNaissance: '',
  sexe: '',
  lieuNaissanceCog: null,
  ins: { reponseInsi: false, pieceVerifiee: false, attributs: [], matricule: null, oid: null },
  assure: null,
  protection: 'AUCUNE',
  representationPersonne: false,
  apteAExprimer: true,
  profilSensoriel: PROFIL_VIERGE,
  oppositionMes: null,
  decesLe: '',
  identifiantExterne: null,
};

export const enSaisie = (fiche: FicheT): FicheSaisie => ({
  ...fiche,
  prenoms: fiche.prenoms.join(', '),
  decesLe: fiche.decesLe ?? '',
});

/** What is sent: the server says, next to its field, what is missing. */
export const enFiche = (saisie: FicheSaisie): FicheT =>
  ({
    ...saisie,
    prenoms: saisie.prenoms
      .split(',')
      .map((prenom) => prenom.trim())
      .filter((prenom) => prenom !== ''),
    decesLe: saisie.decesLe || null,
  }) as FicheT;

/** A part of the form: the whole record, and what this part changes. */
export interface PartieProps {
  readonly fiche: FicheSaisie;
  readonly poser: (morceau: Partial<FicheSaisie>) => void;
}
