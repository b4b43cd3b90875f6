import { type Verdict, verdict } from '../verdict.ts';
import { proposerLettreAuPatient } from './lettre-au-patient.ts';
import type { MotifNonTransmission } from './motifs.ts';

/** What the text admits for not feeding the record. */
export type ObstacleLegalDepot = 'INS_NON_QUALIFIEE' | 'OPPOSITION';

type Personne = {
  /** In the frozen request only when the identity is qualified. */
  readonly ins: unknown;
  /** The legitimate motive; null when nobody objected. */
  readonly oppositionMes: string | null;
};

/**
 * Whether the answer may be put into the DMP of Mon espace santé. Not the letter to the person (`ecrireAuPatient`): a duty of its own,
 * whatever she is written.
 *
 * @rule TE-11, ID-INS
 * @source avenant 1, JO 18/01/2025, art. 58.3.2; LEGIARTI000043923267 for the opposition
 */
export const alimenterMes = ({ ins, oppositionMes }: Personne): Verdict<ObstacleLegalDepot> =>
  verdict([
    [ins === null, 'INS_NON_QUALIFIEE'],
    [oppositionMes !== null, 'OPPOSITION'],
  ]);

/**
 * A grave suspicion that whoever signed did not write to the person is told by someone first: the document goes in, and she does
 * not see it before.
 *
 * @rule TE-11
 * @source R.4127-35 and R.4127-234 CSP; INVISIBLE_PATIENT of TRE_A07
 * @interpretation any other answer is visible at once: not having written a letter is no reason to hide.
 */
export const cacherAvantAnnonce = (motif: string, auPatient: boolean): boolean =>
  !auPatient && !proposerLettreAuPatient(motif);

const LEGAUX: ReadonlySet<string> = new Set<MotifNonTransmission>([
  'MES_NON_OUVERT',
  'INS_NON_QUALIFIEE',
  'OPPOSITION',
]);

/**
 * How a deposit that stopped is written in its delivery: with a motive of the law, or to be done by a person, with the code of what
 * stopped it. An opposition needs its legitimate motive: without it a person writes it.
 *
 * @rule TE-11
 */
export function arretLegal(
  code: string,
  opposition: string,
): { readonly motif: MotifNonTransmission | null; readonly texte: string } {
  const muette = code === 'OPPOSITION' && opposition.trim() === '';
  if (muette || !LEGAUX.has(code)) return { motif: null, texte: code };
  return { motif: code as MotifNonTransmission, texte: code === 'OPPOSITION' ? opposition : '' };
}

/** Why a deposit stopped without a motive of the law: a person must act. */
export const OBSTACLES_DEPOT = [
  'DEPOT_IDENTITE_DIFFERENTE',
  'DEPOT_SIGNATURE_REFUSEE',
  'DEPOT_ACCES_REFUSE',
  'DEPOT_DOCUMENT_REFUSE',
  'DEPOT_DOUBLON_DIFFERENT',
  'DEPOT_REMPLACEMENT_REFUSE',
  'DEPOT_VERSION_A_LA_MAIN',
  'DEPOT_IMPOSSIBLE',
  'DEPOT_REFUSE',
] as const;
export type ObstacleDepot = (typeof OBSTACLES_DEPOT)[number];

export const PHRASES_OBSTACLE_DEPOT = {
  DEPOT_IDENTITE_DIFFERENTE:
    'L’identité du document n’est pas celle de Mon espace santé. Vérifiez l’INS du patient, puis réessayez.',
  DEPOT_SIGNATURE_REFUSEE:
    'La signature du dépôt a été refusée. Prévenez votre administrateur\u00a0: le certificat est à vérifier.',
  DEPOT_ACCES_REFUSE:
    'Le service a refusé notre accès. Prévenez votre administrateur\u00a0: le certificat ou l’homologation sont à vérifier.',
  DEPOT_DOCUMENT_REFUSE:
    'Le service a refusé la description ou le contenu du document. Prévenez votre administrateur.',
  DEPOT_DOUBLON_DIFFERENT: 'Un autre document porte déjà le même identifiant. Prévenez votre administrateur.',
  DEPOT_REMPLACEMENT_REFUSE:
    'La version précédente n’a pas pu être remplacée. Remplacez-la à la main dans Mon espace santé.',
  DEPOT_VERSION_A_LA_MAIN:
    'La version précédente a été déposée à la main. Remplacez-la à la main dans Mon espace santé.',
  DEPOT_IMPOSSIBLE:
    'Le document ne peut pas être écrit\u00a0: le lieu d’exercice n’a ni FINESS ni SIRET, ou l’identité est incomplète. Complétez-les, puis réessayez.',
  DEPOT_REFUSE: 'Le service a refusé le dépôt. Réessayez, ou déposez à la main.',
} as const satisfies Record<ObstacleDepot, string>;

const PHRASES_ARRET: Readonly<Partial<Record<string, string>>> = {
  ...PHRASES_OBSTACLE_DEPOT,
  OPPOSITION: 'Une opposition est notée dans le dossier sans son motif. Écrivez le motif légitime.',
  SANS_OBJET: 'Une version plus récente a été signée avant le dépôt de celle-ci.',
  OPERATEUR_INDISPONIBLE: 'Le service n’a pas répondu pendant cinq jours. Réessayez, ou déposez à la main.',
  CONNEXION_IMPOSSIBLE: 'Le service n’a pas répondu pendant cinq jours. Réessayez, ou déposez à la main.',
};

/** What stopped a deposit that is left to a person; null when nothing did. */
export const phraseArret = (code: string): string | null => PHRASES_ARRET[code] ?? null;
