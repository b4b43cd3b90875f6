import { deposerMedia, MediaZ } from '@orapont/contract/media';
import type { BodyInput } from '@orapont/contract/route';
import { ouvrirTeleversement } from '@orapont/contract/televersement';
import { z } from 'zod';
import { call, ErreurApi } from '../kernel/call.ts';
import { signalerFinDeSession } from '../kernel/fin-de-session.ts';
import { clientRequetes } from '../kernel/requetes.ts';
import { changerLigne, type Fiche, lireOctets } from './coffre.ts';
import { sessionOuverte } from './session-ouverte.ts';
import { televerser } from './televerser.ts';
import { TEXTES } from './textes.ts';
import type { Livraison, Trajet, Voie } from './voie.ts';

/** Of the answer, what an acknowledgement is made of: a tablet that slept through a new version of the server still understands it. */
const depot = {
  ...deposerMedia,
  reply: z.object({
    media: MediaZ.pick({ empreinteRecue: true }).extend({
      etat: z.string(),
      rejet: z.object({ phrase: z.string() }).nullable(),
    }),
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
    const { ligne, fiche } = trajet;
    // All bytes were there when the page or the server died: the receipt may be waiting.
    const url = ligne.urlEnvoi && ligne.envoyes === ligne.octets ? ligne.urlEnvoi : await transporter(trajet);
    return typeof url === 'string' ? deposer(fiche, url) : url;
  },

  surConduite: (conduite) => {
    if (conduite === 'SESSION') signalerFinDeSession();
  },

  // Without an answer, the server sweeps what nobody filed.
  async abandonner({ urlEnvoi }) {
    if (urlEnvoi)
      await fetch(urlEnvoi, { method: 'DELETE', headers: { 'tus-resumable': '1.0.0' } }).catch(
        () => undefined,
      );
  },
};

function metadonneesDe({ acteId, mediaId, vue, modalite, moyen, auteurId, prisLe, typeMime }: Fiche) {
  // Announced: a film may weigh more than a photograph.
  const genre = typeMime.startsWith('video/') ? { genre: 'VIDEO' as const } : {};
  return { acteId, mediaId, vue, modalite, moyen, prisLe, ...genre, ...(auteurId ? { auteurId } : {}) };
}

async function transporter({ ligne, fiche, surAvance, signal }: Trajet): Promise<string | Livraison> {
  const { mediaId, octets } = ligne;
  const issue = await televerser({
    octets,
    lire: (debut, fin) => lireOctets(ligne, 'originale', [debut, fin]),
    endpoint: ouvrirTeleversement.path,
    url: ligne.urlEnvoi,
    metadonnees: metadonneesDe(fiche),
    surUrl: (urlEnvoi) => void changerLigne(mediaId, { urlEnvoi }),
    surAvance,
    signal,
  });
  if ('statut' in issue) return { sorte: 'REPONSE', ...issue };
  await changerLigne(mediaId, { urlEnvoi: issue.url, envoyes: octets, etat: 'DEPOT' });
  return issue.url;
}

/** Asked again as often as needed: the same picture asked twice is one picture. */
async function deposer(fiche: Fiche, url: string): Promise<Livraison> {
  const { miroir, qualite, captationId, dispositifId } = fiche;
  const body = {
    ...metadonneesDe(fiche),
    miroir,
    ...(qualite === undefined ? {} : { qualite }),
    ...(captationId ? { captationId } : {}),
    ...(dispositifId ? { dispositifId } : {}),
    televersementId: url.split('/').at(-1) ?? '',
  } as BodyInput<typeof deposerMedia>;
  try {
    const { media } = await call(depot, {
      body,
      cle: fiche.mediaId,
      signal: AbortSignal.timeout(60_000),
    });
    void clientRequetes.invalidateQueries({ queryKey: ['medias', fiche.acteId] });
    if (media.etat === 'REJETE') return { sorte: 'REJETEE', phrase: media.rejet?.phrase ?? '' };
    return { sorte: 'RECUE', empreinte: media.empreinteRecue };
  } catch (cause) {
    if (!(cause instanceof ErreurApi)) return { sorte: 'REPONSE', statut: 0 };
    const { status, code, motifs, detail } = cause.probleme;
    return { sorte: 'REPONSE', statut: status, code, motifs, phrase: detail };
  }
}
