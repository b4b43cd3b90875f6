import type { deposerMedia } from '@orapont/contract/media';
import { type CodeRejet, PHRASES_REJET } from '@orapont/contract/media-rejet';
import type { BodyOf } from '@orapont/contract/route';
import type { Tx } from '../../kernel/bd.ts';
import type { SessionSoin } from '../../kernel/session.ts';
import type { DepsMedias } from './deps.ts';
import { finaliser } from './finaliser.ts';
import { type Media, trouverMedia } from './media-repository.ts';
import { gardeDe } from './televerser.ts';

const enLivre = ({ mediaId, acteId, etat, rejetCode, empreinteRecue }: Media) => ({
  mediaId,
  acteId,
  etat: etat === 'SUPPRIME' ? ('PRET' as const) : etat,
  rejet: rejetCode === null ? null : (PHRASES_REJET[rejetCode as CodeRejet] ?? null),
  empreinteRecue,
});

/** How a round files its pictures: the same doors as on line, under the name of whoever took them. */
export const mediasLivres = (deps: DepsMedias) => ({
  garde: (session: SessionSoin) => gardeDe(deps, session),
  async deposer(session: SessionSoin, depot: BodyOf<typeof deposerMedia>) {
    const { media, doublon } = await finaliser(deps, session, depot);
    return { media: enLivre(media), doublon };
  },
  async trouver(tx: Tx, mediaId: string) {
    const media = await trouverMedia(tx, mediaId);
    return media && enLivre(media);
  },
});
