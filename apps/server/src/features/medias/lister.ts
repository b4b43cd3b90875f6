import type { MediaT } from '@orapont/contract/media';
import { CODES_REJET, PHRASES_REJET } from '@orapont/contract/media-rejet';
import { etatApercu } from '@orapont/domain/captation/apercu';
import { comparerVues } from '@orapont/domain/captation/vue';
import { vueDe } from '@orapont/domain/captation/vues';
import { type Instant, jourParis } from '@orapont/domain/dates';
import { type ActeSitue, originalesPerdues, trouverActe } from '../../kernel/acte-repository.ts';
import type { Tx } from '../../kernel/bd.ts';
import { appelant, enSoin, type Session } from '../../kernel/session.ts';
import { type Cote, desDeuxCotes, prendDesImages } from './acces.ts';
import { mediasEnvoyes } from './acte-media-repository.ts';
import { auteursPossibles } from './auteur.ts';
import { nomsDe } from './auteur-repository.ts';
import type { DepsMedias } from './deps.ts';
import { type Media, mediasDe } from './media-repository.ts';
import { versionDe } from './objets-media.ts';
import { tracerUneFois } from './traces.ts';

type Liste = { readonly acte: ActeSitue; readonly medias: MediaT[] };

export async function lister(deps: DepsMedias, session: Session, acteId: string) {
  const trace = { action: 'IMAGES_LISTEES', maintenant: deps.maintenant() } as const;
  const { lu, cote } = await desDeuxCotes(deps, session, acteId, async (tx, verifier, depuis) => {
    const liste = await lireListe(tx, acteId, verifier, depuis);
    if (liste) await tracerUneFois(tx, session, liste.acte, trace);
    return liste;
  });
  const soin = enSoin(session);
  if (cote === 'REQUIS') {
    const lieu = { organisationId: soin.organisationId, acteId, dossierId: undefined };
    await deps.bd.organisation(appelant(soin), (tx) => tracerUneFois(tx, session, lieu, trace));
    return { medias: lu.medias, depot: false, auteurs: [] };
  }
  const jour = jourParis(deps.maintenant().toISOString());
  const auteurs = await deps.bd.organisation(appelant(soin), (tx) =>
    auteursPossibles(tx, { organisationId: soin.organisationId, siteId: lu.acte.siteId }, jour),
  );
  return { medias: lu.medias, depot: prendDesImages(lu.acte) && session.acteur.captation, auteurs };
}

/** Asked every second or so while pictures are prepared: nothing is read but their state. */
export async function suivre(deps: DepsMedias, session: Session, acteId: string) {
  const { lu } = await desDeuxCotes(deps, session, acteId, (tx, verifier, cote) =>
    lireListe(tx, acteId, verifier, cote),
  );
  return { medias: lu.medias };
}

/** The requis sees what was sent to him: neither a complement being prepared nor a refused file. */
async function lireListe(
  tx: Tx,
  acteId: string,
  verifier: (acte: ActeSitue) => boolean,
  cote: Cote,
): Promise<Liste | undefined> {
  const acte = await trouverActe(tx, acteId, { verrou: false });
  if (!acte || !verifier(acte)) return undefined;
  const envoyes = await mediasEnvoyes(tx, acteId);
  const tous = await mediasDe(tx, acteId);
  const vus = cote === 'REQUIS' ? tous.filter(({ mediaId }) => envoyes.has(mediaId)) : tous;
  return { acte, medias: (await decrire(tx, acte, vus)).toSorted(parVuePuisDate) };
}

const parVuePuisDate = (a: MediaT, b: MediaT) =>
  comparerVues(vueDe(a), vueDe(b)) || a.deposeLe.localeCompare(b.deposeLe) || a.id.localeCompare(b.id);

/** As the contract says it. */
export async function decrire(tx: Tx, acte: ActeSitue, medias: readonly Media[]): Promise<MediaT[]> {
  const noms = await nomsDe(
    tx,
    medias.map(({ auteurId }) => auteurId),
  );
  const envoyes = await mediasEnvoyes(tx, acte.acteId);
  const petites = medias.some(({ surApercu }) => surApercu);
  const perdues = petites ? await originalesPerdues(tx, acte.acteId) : new Map<string, Instant>();
  return medias.map((media) => ({
    id: media.mediaId,
    genre: media.genre,
    avancement: media.avancement,
    technique: media.technique,
    cliche: media.cliche,
    dents: [...media.dents],
    reperes: [...media.reperes],
    etat: media.etat === 'SUPPRIME' ? 'REJETE' : media.etat,
    rejet: rejetDe(media),
    vue: media.vue,
    vueDecrite: media.vueDecrite,
    modalite: media.modalite,
    miroir: media.miroir,
    rotation: media.rotation,
    auteur: { id: media.auteurId, nom: noms.get(media.auteurId) ?? '' },
    typeMime: media.typeMime,
    largeur: media.largeur,
    hauteur: media.hauteur,
    octets: media.octets,
    empreinteRecue: media.empreinteRecue,
    avertissements: [...media.avertissements],
    qualite: media.qualite,
    dispositif: media.dispositif,
    extrait: media.extrait,
    prisLe: media.prisLe,
    deposeLe: media.deposeLe,
    version: versionDe(media),
    apercu: etatApercu({
      surApercu: media.surApercu,
      attendue: media.originaleAttendue !== null && media.originaleRefusee === null,
      perdueLe: perdues.get(media.mediaId),
    }),
    originalePerdueLe: perdues.get(media.mediaId) ?? null,
    modifiable: prendDesImages(acte) && !envoyes.has(media.mediaId),
  }));
}

function rejetDe({ rejetCode }: Media): MediaT['rejet'] {
  const code = CODES_REJET.find((connu) => connu === rejetCode);
  return code ? { code, phrase: PHRASES_REJET[code] } : null;
}
