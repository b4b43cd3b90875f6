import type { Civilite } from '@orapont/domain/identite/libelle-profession';
import type { Tx } from '../../kernel/bd.ts';

/** Mailboxes of TRE_R257: of a person, of a practice, of an organisation, of a software. */
export const TYPES_BOITE = ['PER', 'CAB', 'ORG', 'APP'] as const;
export type TypeBoite = (typeof TYPES_BOITE)[number];

/** A published MSSanté address. Those on the red list (liste rouge) never come this far. */
export type BoiteMssante = { readonly adresse: string; readonly type: TypeBoite | null };

/** Where someone practises. Technical ids of the directory change from one version to the next: only business ones are kept. */
export type LieuExercice = {
  /** National id of the structure (IDNST): its FINESS or SIRET behind a figure that says which. */
  readonly identifiant: string | null;
  readonly finess: string | null;
  /** TRE_R02, as `SA07`. */
  readonly secteur: string | null;
  readonly nom: string;
  readonly codePostal: string;
  readonly ville: string;
  readonly mode: 'LIBERAL' | 'SALARIE' | 'REMPLACANT' | null;
  readonly boites: readonly BoiteMssante[];
};

export type ProfessionnelNational = {
  readonly rpps: string;
  /** `8` and the RPPS, for those who have one. */
  readonly idNat: string | null;
  /** No longer practises: the directory keeps the number and nothing else. */
  readonly actif: boolean;
  readonly nom: string;
  readonly prenom: string;
  readonly civilite: Civilite | null;
  /** TRE_G15; empty when it is not said. */
  readonly profession: string;
  /** TRE_R38. */
  readonly savoirFaire: readonly string[];
  readonly boites: readonly BoiteMssante[];
  readonly lieux: readonly LieuExercice[];
};

export type CriteresNationaux = {
  readonly nom: string;
  readonly profession: string | null;
  readonly savoirFaire: string | null;
  /** A postal code or its beginning, or the name of a town. */
  readonly lieu: string;
};

/** @source Annuaire Santé FHIR API v2, reference interop §3 */
export type AnnuaireNational = {
  /** Fictitious people: the screen says so. */
  readonly bacASable: boolean;
  readonly parRpps: (rpps: string) => Promise<ProfessionnelNational | undefined>;
  /** `complet`: nobody else matches. */
  readonly chercher: (
    criteres: CriteresNationaux,
  ) => Promise<{ readonly trouves: readonly ProfessionnelNational[]; readonly complet: boolean }>;
};

export type MotifAnnuaire = 'INJOIGNABLE' | 'CLE_REFUSEE' | 'TROP_DEMANDE' | 'REPONSE_ILLISIBLE';

/** The directory did not answer, or not in its own words. Holds neither address nor key. */
export class AnnuaireIndisponible extends Error {
  readonly motif: MotifAnnuaire;

  constructor(motif: MotifAnnuaire, options?: ErrorOptions) {
    super(`annuaire : ${motif}`, options);
    this.name = 'AnnuaireIndisponible';
    this.motif = motif;
  }
}

/** Someone of the directory, with the mailbox that is his and the one of each place. */
export type CorrespondantLu = Omit<ProfessionnelNational, 'lieux'> & {
  readonly boite: string | null;
  readonly lieux: readonly (LieuExercice & { readonly boite: string | null })[];
};

/** What the capability that writes people needs of this one. */
export type CorrespondantsNationaux = {
  readonly lire: (rpps: string) => Promise<CorrespondantLu | undefined>;
  /** From now on his copy is kept up to date. */
  readonly retenir: (tx: Tx, rpps: string) => Promise<void>;
};
