import { deposerMedia, MediaZ, supprimerMedia } from '@orapont/contract/media';
import type { BodyInput } from '@orapont/contract/route';
import { ouvrirTeleversement } from '@orapont/contract/televersement';
import { z } from 'zod';
import { call, ErreurApi } from '../kernel/call.ts';
import { signalerFinDeSession } from '../kernel/fin-de-session.ts';
import { clientRequetes } from '../kernel/requetes.ts';
import type { Fiche } from './coffre.ts';
import { sessionOuverte } from './session-ouverte.ts';
import { TEXTES } from './textes.ts';
import { acheminer, ditDeLaLecture, type Livraison, type Trajet, type Voie } from './voie.ts';

/** Of the answer, what an acknowledgement is made of: a tablet that slept through a new version of the server still understands it. */
const depot = {
  ...deposerMedia,
  reply: z.object({
    media: MediaZ.pick({ empreinteRecue: true }).extend({
      etat: z.string(),
      rejet: z.object({ phrase: z.string() }).nullable(),
    }),
    lectureRecue: z.string().nullish(),
  }),
};

/** A picture of an act made on line leaves with the session of the person who took it. */
export const voieSession: Voie = {
  frein({ compteId }) {
    const moi = sessionOuverte();
    if (!moi) return TEXTES.session;
    return moi.compteId === compteId ? undefined : TEXTES.autreCompte;
  },

  async livrer(trajet) {
    const id = await acheminer(trajet, {
      endpoint: ouvrirTeleversement.path,
      metadonnees: metadonneesDe(trajet.fiche),
    });
    return typeof id === 'string' ? deposer(trajet, id) : id;
  },

  surConduite: (conduite) => {
    if (conduite === 'SESSION') signalerFinDeSession();
  },

  async abandonner({ urlEnvoi }) {
    if (urlEnvoi)
      await fetch(urlEnvoi, { method: 'DELETE', headers: { 'tus-resumable': '1.0.0' } }).catch(
        () => undefined,
      );
  },

  async retirer({ mediaId }) {
    try {
      await call(supprimerMedia, { params: { id: mediaId }, signal: AbortSignal.timeout(30_000) });
      return true;
    } catch (cause) {
      const statut = cause instanceof ErreurApi ? cause.probleme.status : 0;
      if (statut === 401) signalerFinDeSession();
      // Not there, or sent with its request: nothing of it can be dropped any more.
      return [403, 404, 409].includes(statut);
    }
  },
};

function metadonneesDe({ acteId, mediaId, vue, modalite, moyen, auteurId, prisLe, typeMime }: Fiche) {
  // Announced: a film may weigh more than a photograph.
  const genre = typeMime.startsWith('video/') ? { genre: 'VIDEO' as const } : {};
  return { acteId, mediaId, vue, modalite, moyen, prisLe, ...genre, ...(auteurId ? { auteurId } : {}) };
}

/** Asked again as often as needed: the same picture asked twice is one picture. */
async function deposer({ ligne, fiche, piece }: Trajet, televersementId: string): Promise<Livraison> {
  const { miroir, qualite, captationId, dispositifId } = fiche;
  const body = {
    ...metadonneesDe(fiche),
    miroir,
    ...(qualite === undefined ? {} : { qualite }),
    ...(captationId ? { captationId } : {}),
    ...(dispositifId ? { dispositifId } : {}),
    televersementId,
    ...(piece === 'lecture' ? { lecture: ditDeLaLecture(ligne) } : {}),
  } as BodyInput<typeof deposerMedia>;
  try {
    const { media, lectureRecue } = await call(depot, {
      body,
      cle: fiche.mediaId,
      signal: AbortSignal.timeout(60_000),
    });
    void clientRequetes.invalidateQueries({ queryKey: ['medias', fiche.acteId] });
    if (media.etat === 'REJETE') return { sorte: 'REJETEE', phrase: media.rejet?.phrase ?? '' };
    return piece === 'lecture'
      ? { sorte: 'LECTURE_RECUE', empreinte: lectureRecue ?? null }
      : { sorte: 'RECUE', empreinte: media.empreinteRecue };
  } catch (cause) {
    if (!(cause instanceof ErreurApi)) return { sorte: 'REPONSE', statut: 0 };
    const { status, code, motifs, detail } = cause.probleme;
    return { sorte: 'REPONSE', statut: status, code, motifs, phrase: detail };
  }
}
