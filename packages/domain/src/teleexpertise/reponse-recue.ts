import type { Instant } from '../dates.ts';
import type { NatureActe } from './circuit.ts';
import { type EtatActe, type EvenementActe, transition } from './etat.ts';

/** What a letter of the requis may do to the request that it cites. */
export const SUITES_REPONSE = ['AVIS', 'CORRECTION', 'REFUS', 'COMPLEMENT'] as const;
export type SuiteReponse = (typeof SUITES_REPONSE)[number];

export const EVENEMENTS_SUITE = {
  AVIS: 'RENDRE',
  CORRECTION: 'CORRIGER',
  REFUS: 'REFUSER',
  COMPLEMENT: 'DEMANDER_COMPLEMENT',
} as const satisfies Record<SuiteReponse, EvenementActe>;

/** Why an answer is filed beside its request and leaves it as it is. */
export const OBSTACLES_REPONSE = [
  'REQUIS_SANS_RPPS',
  'AUTEUR_SANS_RPPS',
  'AUTRE_AUTEUR',
  'DEJA_REPONDUE',
  'DEMANDE_TERMINEE',
  'COMPLEMENT_ATTENDU',
  'PAS_UNE_REPONSE',
  'CORPS_ILLISIBLE',
] as const;
export type ObstacleReponse = (typeof OBSTACLES_REPONSE)[number];

/** The document that answers, by what it says of itself. */
export type ReponseRecue = {
  /** `ILLISIBLE`: a compte rendu whose body nothing here can show. */
  readonly genre: 'COMPTE_RENDU' | 'LETTRE' | 'ILLISIBLE' | 'AUTRE';
  readonly titre: string;
  readonly identifiant: string;
  /** Identifier of the version that it replaces. */
  readonly remplace: string | null;
  readonly auteursRpps: readonly string[];
};

export type DemandeCitee = {
  readonly nature: NatureActe;
  readonly etat: EtatActe;
  readonly requisRpps: string | null;
  /** Identifier of the answer that the request has already. */
  readonly enVigueur: string | null;
};

export type SuiteDeLaReponse =
  | {
      readonly suites: readonly [SuiteReponse, ...SuiteReponse[]];
      /** Null when only a person can tell what the letter says. */
      readonly proposee: SuiteReponse | null;
      readonly obstacle: null;
    }
  | { readonly suites: readonly []; readonly proposee: null; readonly obstacle: ObstacleReponse };

const empeche = (obstacle: ObstacleReponse): SuiteDeLaReponse => ({ suites: [], proposee: null, obstacle });

/**
 * What filing a letter that cites a request, and names its person, may do to that request. Consent was given to a named professional,
 * and an opinion is his alone: only a document of which he is the author counts. A person chooses among what is left; whatever is not
 * left goes in the record and moves nothing.
 *
 * @rule TE-06, TE-08, TE-11
 * @source avenant 1, JO 18/01/2025, art. 58.1, 58.2 and 58.3.1
 * @interpretation An answer that comes after the request has ended stays in the record: what a withdrawal or a lapse closed is not opened
 * again by a letter. A second answer counts only when it says that it replaces the one in force.
 */
export function suitesDeLaReponse(demande: DemandeCitee, reponse: ReponseRecue): SuiteDeLaReponse {
  const { requisRpps, enVigueur } = demande;
  const { genre, auteursRpps, identifiant, remplace } = reponse;
  if (genre === 'AUTRE') return empeche('PAS_UNE_REPONSE');
  if (genre === 'ILLISIBLE') return empeche('CORPS_ILLISIBLE');
  if (requisRpps === null) return empeche('REQUIS_SANS_RPPS');
  if (auteursRpps.length === 0) return empeche('AUTEUR_SANS_RPPS');
  if (!auteursRpps.includes(requisRpps)) return empeche('AUTRE_AUTEUR');
  if (enVigueur === null) return premiere(demande, reponse);
  const corrige = genre === 'COMPTE_RENDU' && remplace === enVigueur && identifiant !== enVigueur;
  return corrige && possible(demande, 'CORRECTION')
    ? { suites: ['CORRECTION'], proposee: 'CORRECTION', obstacle: null }
    : empeche('DEJA_REPONDUE');
}

function premiere(demande: DemandeCitee, { genre, titre }: ReponseRecue): SuiteDeLaReponse {
  if (genre === 'COMPTE_RENDU')
    return possible(demande, 'AVIS')
      ? { suites: ['AVIS'], proposee: 'AVIS', obstacle: null }
      : empeche('DEMANDE_TERMINEE');
  const dite = suiteDite(titre);
  if (!possible(demande, 'REFUS')) return empeche('DEMANDE_TERMINEE');
  if (!possible(demande, 'COMPLEMENT'))
    return dite === 'COMPLEMENT'
      ? empeche('COMPLEMENT_ATTENDU')
      : { suites: ['REFUS'], proposee: dite, obstacle: null };
  return { suites: ['REFUS', 'COMPLEMENT'], proposee: dite, obstacle: null };
}

const possible = ({ nature, etat }: DemandeCitee, suite: SuiteReponse): boolean =>
  transition(nature, etat, EVENEMENTS_SUITE[suite], 'COURRIER').accord;

/**
 * What a letter says that it is. Its kind (« Lettre d’adressage ») says nothing, and no code does: its title is all there is, and it only
 * proposes.
 */
function suiteDite(titre: string): SuiteReponse | null {
  const mots = titre.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  if (/\bcomplement/u.test(mots)) return 'COMPLEMENT';
  return /\brefus|\bdeclin|reponse a une demande/u.test(mots) ? 'REFUS' : null;
}

/**
 * When an opinion that came by mail was given: as its document says, unless that cannot be, before the question or after it was read.
 *
 * @rule TE-12, TE-13
 */
export function dateDeLAvis(dit: {
  readonly etabliLe: Instant | null;
  readonly envoyeLe: Instant;
  readonly recuLe: Instant;
}): Instant {
  const { etabliLe, envoyeLe, recuLe } = dit;
  const ecrit = etabliLe === null ? Number.NaN : Date.parse(etabliLe);
  return ecrit >= Date.parse(envoyeLe) && ecrit <= Date.parse(recuLe) ? (etabliLe ?? recuLe) : recuLe;
}
