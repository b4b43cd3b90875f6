import type { CodeProfession } from '../identite/professions.ts';
import { CHIRURGIEN_DENTISTE, MEDECIN } from '../identite/professions.ts';
import { type NatureActe, releveArticle58 } from '../teleexpertise/circuit.ts';
import type { Exercice } from '../teleexpertise/demande.ts';
import type { EtatActe } from '../teleexpertise/etat.ts';
import type { EtatRemise } from '../teleexpertise/remise.ts';
import { type Verdict, verdict } from '../verdict.ts';
import type { CodeActe } from './tarifs.ts';

/** Reply by which a mail operator takes a message in charge (RFC 5321). */
export const CODE_ACCEPTATION = 250;

export type ActeRendu = {
  readonly nature: NatureActe;
  readonly etat: EtatActe;
  readonly requis: {
    readonly rpps: string;
    readonly profession: CodeProfession;
    readonly conventionne: boolean;
    readonly exercice: Exercice;
    /** The one whom a remplaçant stands for. */
    readonly titulaireRpps?: string;
  };
  readonly requerant: {
    readonly profession: CodeProfession;
    readonly conventionne: boolean;
    readonly rpps?: string;
    readonly finess?: string;
  };
  /** Delivery of the compte rendu to the requérant, with the operator's reply as proof. */
  readonly remise: { readonly etat: EtatRemise; readonly preuve?: number };
};

export const MOTIFS_SANS_LIGNE = [
  'NATURE_NON_FACTURABLE',
  'CIRCUIT_SANS_RQD',
  'MEDECIN_HORS_CONVENTION_DENTAIRE',
  'PROFESSION_NON_FACTURANTE',
  'NON_CONVENTIONNE',
  'TITULAIRE_INCONNU',
  'AVIS_NON_RENDU',
  'COMPTE_RENDU_NON_ACCEPTE',
  'TARIF_INCONNU',
] as const;
export type MotifSansLigne = (typeof MOTIFS_SANS_LIGNE)[number];

export const LIBELLES_MOTIF_SANS_LIGNE = {
  NATURE_NON_FACTURABLE: 'Un bilan ou un avis hors article 58 ne se facture pas',
  CIRCUIT_SANS_RQD: 'La RQD n’existe qu’entre un chirurgien-dentiste et un spécialiste',
  MEDECIN_HORS_CONVENTION_DENTAIRE: 'Un médecin facture selon sa propre convention',
  PROFESSION_NON_FACTURANTE: 'Seul un chirurgien-dentiste facture cet acte',
  NON_CONVENTIONNE: 'Ce chirurgien-dentiste n’est pas conventionné',
  TITULAIRE_INCONNU: 'Indiquez le titulaire que ce remplaçant remplace',
  AVIS_NON_RENDU: 'L’avis n’est pas rendu : un refus ou une annulation ne se facture pas',
  COMPTE_RENDU_NON_ACCEPTE: 'Le compte rendu n’est pas encore accepté par la messagerie du requérant',
  TARIF_INCONNU: 'Aucun tarif n’est connu à la date de l’acte',
} as const satisfies Record<MotifSansLigne, string>;

/**
 * Whether the act gives a right to the code at all: TE2 to the dentist who answered, RQD to the
 * dentist who asked a specialist, once the answer has arrived and its arrival is proven.
 *
 * @rule TE-06, TE-12, TE-13
 * @source JO 18/01/2025 art. 9, art. 58.1, 58.4 a and b
 * @interpretation « Arrived » is the operator's 250. A remplaçant bills in the name of the titulaire, whose status
 * towards the convention counts (⚠16, to verify).
 */
export function droitAFacturer(code: CodeActe, acte: ActeRendu): Verdict<MotifSansLigne> {
  const { requis, requerant, remise } = acte;
  const facturant = code === 'TE2' ? requis : requerant;
  const remplacant = code === 'TE2' && requis.exercice === 'REMPLACANT';
  const dentiste = facturant.profession === CHIRURGIEN_DENTISTE;
  const medecin = facturant.profession === MEDECIN;
  return verdict([
    [!releveArticle58(acte.nature), 'NATURE_NON_FACTURABLE'],
    [code === 'RQD' && acte.nature === 'TELEEXPERTISE_ESMS', 'CIRCUIT_SANS_RQD'],
    [medecin, 'MEDECIN_HORS_CONVENTION_DENTAIRE'],
    [!dentiste && !medecin, 'PROFESSION_NON_FACTURANTE'],
    [dentiste && !facturant.conventionne, 'NON_CONVENTIONNE'],
    [remplacant && requis.titulaireRpps === undefined, 'TITULAIRE_INCONNU'],
    [acte.etat !== 'AVIS_RENDU' && acte.etat !== 'CLOTUREE', 'AVIS_NON_RENDU'],
    [remise.etat !== 'FAIT' || remise.preuve !== CODE_ACCEPTATION, 'COMPTE_RENDU_NON_ACCEPTE'],
  ]);
}
