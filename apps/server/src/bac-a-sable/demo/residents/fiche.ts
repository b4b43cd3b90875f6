import type { MesureProtection } from '@orapont/domain/consentement/capacite';
import type { ProfilSensoriel } from '@orapont/domain/evaluation/profil-sensoriel';
import type { LigneSante, ReponseSante, Situation } from '@orapont/domain/sante/donnees';

/** What is made up of one person; the rest of the record is filled by `creerResident`. */
export type FicheDemo = {
  cle: string;
  chambre: string;
  nom: string;
  prenoms: string[];
  naissance: string;
  sexe: 'F' | 'M';
  cog: string;
  /** QUAL with its INS when nothing else is said. */
  ins?: 'QUAL' | 'VALI' | 'RECUP' | 'PROV';
  nomUtilise?: string;
  prenomUtilise?: string;
  protection?: MesureProtection;
  representationPersonne?: boolean;
  inapte?: boolean;
  /** Billed under someone else's NIR: his birth year and sex, and the twin's rank. */
  ayantDroit?: { nirDe: { sexe: 'F' | 'M'; naissance: string; cog: string }; rang: number };
  representant?: {
    qualite:
      | 'TUTEUR'
      | 'CURATEUR'
      | 'HABILITATION_FAMILIALE'
      | 'PARENT'
      | 'PERSONNE_CONFIANCE'
      | 'FAMILLE'
      | 'PROCHE';
    nom: string;
    prenom: string;
    personne?: boolean;
    telephone: string;
  };
  profil?: string | Partial<ProfilSensoriel>;
  sante?: {
    allergies?: LigneSante[];
    traitements?: LigneSante[];
    antecedents?: LigneSante[];
    situations?: Partial<Record<Situation, ReponseSante>>;
    tabac?: string;
  };
  connu?: string[];
};

/** A row of a health list. */
export const ligne = (libelle: string, debut: `${number}-${number}-${number}` | null = null): LigneSante => ({
  libelle,
  code: null,
  debut,
  fin: null,
});
