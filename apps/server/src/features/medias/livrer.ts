import type { deposerMedia } from '@orapont/contract/media';
import { PHRASES_REJET } from '@orapont/contract/media-rejet';
import type { BodyOf } from '@orapont/contract/route';
import type { Tx } from '../../kernel/bd.ts';
import type { SessionSoin } from '../../kernel/session.ts';
import { attendSonOriginale, retirerApercu } from './apercu.ts';
import type { DepsMedias } from './deps.ts';
import { finaliser } from './finaliser.ts';
import { type Media, trouverMedia } from './media-repository.ts';
import { gardeDe } from './televerser.ts';

const enLivre = (media: Media) => ({
  mediaId: media.mediaId,
  acteId: media.acteId,
  etat: media.etat === 'SUPPRIME' ? ('PRET' as const) : media.etat,
  rejet: phraseDe(media.rejetCode),
  empreinteRecue: media.empreinteRecue,
  apercuEmpreinte: media.apercuEmpreinte,
  incomplete: attendSonOriginale(media),
});

const phraseDe = (code: Media['rejetCode']): string | null => (code === null ? null : PHRASES_REJET[code]);

/** How a round files its pictures: the same doors as on line, under the name of whoever took them. */
export const mediasLivres = (deps: DepsMedias) => ({
  garde: (session: SessionSoin) => gardeDe(deps, session),
  async deposer(session: SessionSoin, depot: BodyOf<typeof deposerMedia>) {
    const { media, doublon, refus } = await finaliser(deps, session, depot);
    const livre = enLivre(media);
    return { media: refus ? { ...livre, etat: 'REJETE' as const, rejet: phraseDe(refus) } : livre, doublon };
  },
  retirer: (tx: Tx, session: SessionSoin, mediaId: string) =>
    retirerApercu(tx, session, mediaId, deps.maintenant()),
  async trouver(tx: Tx, mediaId: string) {
    const media = await trouverMedia(tx, mediaId);
    return media && enLivre(media);
  },
});
