import { deposerMedia, type MediaT, MediaZ, supprimerMedia } from '@orapont/contract/media';
import type { BodyInput } from '@orapont/contract/route';
import { ouvrirTeleversement } from '@orapont/contract/televersement';
import { z } from 'zod';
import { call, ErreurApi } from '../kernel/call.ts';
import { signalerFinDeSession } from '../kernel/fin-de-session.ts';
import { clientRequetes } from '../kernel/requetes.ts';
import { cleMedias, poserMedia } from '../medias/cache-medias.ts';
import { type Fiche, lireFiche, lireLigne } from './coffre.ts';
import { sessionOuverte } from './session-ouverte.ts';
import { TEXTES } from './textes.ts';
import {
  acheminer,
  delaiDeDepot,
  ditDeLAffiche,
  ditDeLaLecture,
  type Livraison,
  type Trajet,
  type Voie,
} from './voie.ts';

const Accuse = MediaZ.pick({ empreinteRecue: true }).extend({
  etat: z.string(),
  rejet: z.object({ phrase: z.string() }).nullable(),
});
/** Of the answer, what an acknowledgement is made of: a tablet that slept through a new version of the server still understands it. */
const depot = {
  ...deposerMedia,
  reply: z.object({
    media: z.union([MediaZ, Accuse]),
    doublon: z.boolean().optional(),
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

function metadonneesDe({ acteId, mediaId, vue, modalite, moyen, auteurId, prisLe, ...fiche }: Fiche) {
  // Announced: a film may weigh more than a photograph.
  const genre = fiche.genre ?? (fiche.typeMime.startsWith('video/') ? ('VIDEO' as const) : undefined);
  return {
    acteId,
    mediaId,
    vue,
    modalite,
    moyen,
    ...(prisLe ? { prisLe } : {}),
    ...(genre ? { genre } : {}),
    ...(auteurId ? { auteurId } : {}),
  };
}

/** Asked again as often as needed: the same picture asked twice is one picture. */
async function deposer(trajet: Trajet, televersementId: string): Promise<Livraison> {
  const { ligne } = trajet;
  // Its view may have been said while its bytes travelled, its poster made.
  const gardee = (await lireLigne(ligne.mediaId)) ?? ligne;
  const fiche = (await lireFiche(gardee)) ?? trajet.fiche;
  const jointe =
    trajet.piece === 'lecture' ? { lecture: ditDeLaLecture(ligne) } : await ditDeLAffiche(gardee);
  const body = { ...corpsDe(fiche), televersementId, ...jointe } as BodyInput<typeof deposerMedia>;
  try {
    const recu = await call(depot, { body, cle: fiche.mediaId, signal: delaiDeDepot(ligne) });
    montrer(fiche.acteId, recu.media);
    return lireAccuse(trajet, recu);
  } catch (cause) {
    return reponseDe(cause);
  }
}

/** What the server answered in place of a receipt; no status when it did not. */
export function reponseDe(cause: unknown): Livraison {
  if (!(cause instanceof ErreurApi)) return { sorte: 'REPONSE', statut: 0 };
  const { status, code, motifs, detail } = cause.probleme;
  return { sorte: 'REPONSE', statut: status, code, motifs, phrase: detail };
}

function corpsDe(fiche: Fiche) {
  const { miroir, qualite, captationId, dispositifId, extrait } = fiche;
  return {
    ...metadonneesDe(fiche),
    miroir,
    ...(qualite === undefined ? {} : { qualite }),
    ...(captationId ? { captationId } : {}),
    ...(dispositifId ? { dispositifId } : {}),
    ...(extrait ? { extrait } : {}),
  };
}

function lireAccuse(
  { ligne, fiche, piece }: Trajet,
  { media, doublon, lectureRecue }: z.infer<typeof depot.reply>,
): Livraison {
  if (media.etat === 'REJETE') return { sorte: 'REJETEE', phrase: media.rejet?.phrase ?? '' };
  if (piece === 'lecture') return { sorte: 'LECTURE_RECUE', empreinte: lectureRecue ?? null };
  // Whoever chose a file twice is told; a picture taken twice under one name is simply there.
  if (doublon && fiche.nom !== undefined && media.empreinteRecue === ligne.empreinte)
    return { sorte: 'REJETEE', phrase: TEXTES.doublon };
  return { sorte: 'RECUE', empreinte: media.empreinteRecue };
}

/** In the list of the act at once; a list that was being read meanwhile is read again. */
function montrer(acteId: string, media: MediaT | z.infer<typeof Accuse>): void {
  const queryKey = cleMedias(acteId);
  if ('id' in media) poserMedia(clientRequetes, acteId, media);
  if (!('id' in media) || clientRequetes.isFetching({ queryKey, exact: true }) > 0)
    void clientRequetes.invalidateQueries({ queryKey, exact: true });
}
