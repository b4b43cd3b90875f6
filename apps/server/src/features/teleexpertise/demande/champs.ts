import { ChampsDemande, type ChampsDemandeT } from '@orapont/contract/demande';
import type { DonneesSante } from '@orapont/domain/sante/donnees';
import { DRAPEAUX_ROUGES, proposerUrgence } from '@orapont/domain/sante/urgence';
import type { Urgence } from '@orapont/domain/teleexpertise/echeance';
import { z } from 'zod';
import type { ChampsActe, LigneActe } from './demande-repository.ts';

const Preparation = ChampsDemande.pick({ reponsesUrgence: true, urgenceMotif: true, lesion: true })
  .partial()
  .catch({});
const { sante: SanteZ, protocole: ProtocoleZ, urgence: UrgenceZ } = ChampsDemande.shape;

const SITUATIONS = { CIRCONSCRITE: 'QUESTION_CIRCONSCRITE', COMPLEXE: 'SITUATION_COMPLEXE' } as const;
const COMPLEXITES = { QUESTION_CIRCONSCRITE: 'CIRCONSCRITE', SITUATION_COMPLEXE: 'COMPLEXE' } as const;

/** The form as the row holds it. */
export function champsDe(acte: LigneActe): ChampsDemandeT {
  const preparation = Preparation.parse(acte.preparation);
  return {
    requisId: acte.requis_id,
    requisSiteId: acte.requis_site_id,
    motif: acte.motif,
    motifTexte: acte.motif_texte,
    question: acte.question,
    situation: acte.complexite ? SITUATIONS[acte.complexite as keyof typeof SITUATIONS] : null,
    sante: avecMotif(SanteZ.catch(null).parse(acte.sante ?? null), acte.motif_texte),
    reponsesUrgence: preparation.reponsesUrgence ?? {},
    urgence: UrgenceZ.catch(null).parse(acte.urgence),
    urgenceMotif: preparation.urgenceMotif ?? '',
    protocole: ProtocoleZ.catch(null).parse(acte.protocole),
    lesion: preparation.lesion ?? null,
  };
}

/** The motive is asked once, with the request: the set of health data carries it. */
const avecMotif = (sante: DonneesSante | null, motif: string): DonneesSante | null =>
  sante && { ...sante, motif: motif.slice(0, 500) || sante.motif };

const json = (valeur: unknown) => (valeur === null ? null : JSON.stringify(valeur));

type ChampsPartiels = { readonly [K in keyof ChampsDemandeT]?: ChampsDemandeT[K] | undefined };

/** The columns that a part of the form changes. */
export function colonnesDe(champs: ChampsPartiels, acte: LigneActe): ChampsActe {
  const { situation, sante, reponsesUrgence, urgenceMotif, lesion, ...simples } = champs;
  const preparation = {
    ...Preparation.parse(acte.preparation),
    ...definis({ reponsesUrgence, urgenceMotif, lesion }),
  };
  return {
    ...definis({
      requis_id: simples.requisId,
      requis_site_id: simples.requisSiteId,
      motif: simples.motif,
      motif_texte: simples.motifTexte,
      question: simples.question,
      urgence: simples.urgence,
      protocole: simples.protocole,
    }),
    ...(situation === undefined ? {} : { complexite: situation && COMPLEXITES[situation] }),
    ...(sante === undefined ? {} : { sante: json(sante) }),
    ...(reponsesUrgence
      ? { drapeaux: DRAPEAUX_ROUGES.filter((drapeau) => reponsesUrgence[drapeau] === 'OUI') }
      : {}),
    preparation: JSON.stringify(preparation),
  };
}

type Definis<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
const definis = <T extends object>(objet: T): Definis<T> =>
  Object.fromEntries(Object.entries(objet).filter(([, valeur]) => valeur !== undefined)) as Definis<T>;

export const DetailsEvenement = z.looseObject({
  version: z.int().optional(),
  acteur: z.string().optional(),
  raison: z.string().optional(),
  /** Whose letter it was, and who filed it. */
  parCourrier: z.string().optional(),
  rangePar: z.string().optional(),
});

/** The urgency chosen by a person, or the one that the answers propose. */
export const urgenceDe = ({ urgence, reponsesUrgence }: ChampsDemandeT): Urgence =>
  urgence ?? proposerUrgence(reponsesUrgence).urgence;
