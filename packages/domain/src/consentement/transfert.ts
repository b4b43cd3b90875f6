import type { DateCivile } from '../dates.ts';
import { type Verdict, verdict } from '../verdict.ts';
import { type Capacite, capacitesAdmises, type SituationPersonne } from './capacite.ts';

/** Who may sign that a whole record goes to another dentist: the person, or the one who represents her by law. */
export const SIGNATAIRES_TRANSFERT = [
  'PERSONNE',
  'PARENTS',
  'TUTEUR',
  'HABILITATION_FAMILIALE',
  'MANDATAIRE',
] as const satisfies readonly Capacite[];
export type SignataireTransfert = (typeof SIGNATAIRES_TRANSFERT)[number];

/** What is kept of the signed paper. */
export type AutorisationTransfert = {
  readonly signeeLe: DateCivile;
  readonly capacite: SignataireTransfert;
  /** As the signature reads. */
  readonly auteur: string;
  readonly versionTexte: string;
};

export type MotifTransfert =
  | 'AUTORISATION_ABSENTE'
  | 'AUTORISATION_SANS_SIGNATAIRE'
  | 'AUTORISATION_FUTURE'
  | 'AUTORISATION_AUTRE_TEXTE'
  | 'SIGNATAIRE_NON_ADMIS';

/**
 * Those who may sign on that day. A professional decides of care in an emergency or when nobody represents the person; that is no
 * signature: in such a case nobody signs, and the record does not leave this way.
 *
 * @rule DOS-18
 * @source guide de dématérialisation (transfer with a signed authorisation); art. L.1111-4 and L.1111-7 CSP for who speaks for whom
 */
export const signatairesTransfert = (
  situation: SituationPersonne,
  jour: DateCivile,
): readonly SignataireTransfert[] => {
  const admises = capacitesAdmises(situation, jour);
  return SIGNATAIRES_TRANSFERT.filter((capacite) => admises.includes(capacite));
};

/**
 * Nothing of a whole record leaves without an authorisation signed by who may sign, on the text in force that day, and not in the future.
 *
 * @rule DOS-18
 */
export function verifierTransfert(
  autorisation: AutorisationTransfert | null,
  fait: { readonly situation: SituationPersonne; readonly jour: DateCivile; readonly versionTexte: string },
): Verdict<MotifTransfert> {
  if (!autorisation) return verdict([[true, 'AUTORISATION_ABSENTE']]);
  const { signeeLe, auteur, capacite, versionTexte } = autorisation;
  return verdict([
    [auteur.trim() === '', 'AUTORISATION_SANS_SIGNATAIRE'],
    [signeeLe > fait.jour, 'AUTORISATION_FUTURE'],
    [versionTexte !== fait.versionTexte, 'AUTORISATION_AUTRE_TEXTE'],
    [!signatairesTransfert(fait.situation, signeeLe).includes(capacite), 'SIGNATAIRE_NON_ADMIS'],
  ]);
}

export const PHRASES_TRANSFERT = {
  AUTORISATION_ABSENTE:
    'Le dossier ne part pas sans autorisation signée. Faites signer le texte, puis notez qui a signé et quand.',
  AUTORISATION_SANS_SIGNATAIRE: 'Écrivez le nom de la personne qui a signé.',
  AUTORISATION_FUTURE: 'La date de la signature est dans le futur\u00a0: corrigez-la.',
  AUTORISATION_AUTRE_TEXTE:
    'Le texte de l’autorisation a changé. Rechargez la page, et faites signer le nouveau texte.',
  SIGNATAIRE_NON_ADMIS:
    'Dans cette situation, la loi ne permet pas à cette personne de signer. Vérifiez la mesure de protection et l’âge dans le dossier.',
} as const satisfies Record<MotifTransfert, string>;
