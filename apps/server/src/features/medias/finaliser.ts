import { createHash } from 'node:crypto';
import type { DispositifCiteT } from '@orapont/contract/dispositif';
import type { deposerMedia, LectureAvantT } from '@orapont/contract/media';
import type { BodyOf } from '@orapont/contract/route';
import type { Vue } from '@orapont/domain/captation/vue';
import { Erreur } from '@orapont/domain/erreurs';
import { trouverActe } from '../../kernel/acte-repository.ts';
import type { Tx } from '../../kernel/bd.ts';
import { unSeul } from '../../kernel/octets.ts';
import { appelant, enSoin, type Session, type SessionSoin } from '../../kernel/session.ts';
import { ErreurObjet, type Televersement } from '../objets/ports.ts';
import { exiger, ouvrirPourEcrire } from './acces.ts';
import { estUnDocument } from './acte-media-repository.ts';
import { attendSonOriginale, completer, garderApercu, ouvrirPourDeposer } from './apercu.ts';
import { verifierAuteur } from './auteur.ts';
import { avertir } from './avertir.ts';
import type { DepsMedias } from './deps.ts';
import { citerDispositif } from './dispositif-repository.ts';
import {
  insererMedia,
  type Media,
  type MediaNeuf,
  trouverDoublon,
  trouverMedia,
} from './media-repository.ts';
import { afficheDe, fileDe, objetDe } from './objets-media.ts';
import type { ImageGardee, MotifRejetImage, RejetImage } from './ports.ts';
import {
  mesurer,
  type Recu,
  recevoirTelQuel,
  recevoirVideo,
  recuDUneImage,
  type Voie,
  voieDe,
} from './recevoir.ts';
import { tracerImage } from './traces.ts';
import { copieDe, exigerVue } from './vue-repository.ts';

type Depot = BodyOf<typeof deposerMedia>;
type Issue = {
  readonly media: Media;
  readonly doublon: boolean;
  /** Why the whole picture was not kept, beside the reading size that stays. */
  readonly refus?: MotifRejetImage | null;
};

const enCours = new Map<string, Promise<unknown>>();

/**
 * Turns a complete upload into a picture of the act. The answer comes once the encrypted original is on the disk and its row is
 * written; what is shown of it is made later by the queue. Asked twice, even at once, it makes one picture.
 *
 * @source DESIGN.md, ground rules 4 and 5
 */
export async function finaliser(deps: DepsMedias, session: Session, depot: Depot): Promise<Issue> {
  const soin = enSoin(session);
  const cle = `${soin.organisationId} ${depot.mediaId}`;
  const precedent = enCours.get(cle);
  const travail = (async () => {
    await precedent?.catch(() => undefined);
    return deposer(deps, soin, depot);
  })();
  enCours.set(cle, travail);
  try {
    return await travail;
  } finally {
    if (enCours.get(cle) === travail) enCours.delete(cle);
  }
}

async function deposer(deps: DepsMedias, session: SessionSoin, depot: Depot): Promise<Issue> {
  const deja = await dejaDeposee(deps, session, depot);
  if (deja && (depot.lecture || !attendSonOriginale(deja))) return { media: deja, doublon: false };
  if (deja) return completerDepuis(deps, session, depot, deja);
  const verifie = await deps.bd.organisation(appelant(session), (tx) =>
    verifierDepot(deps, tx, session, depot),
  );
  const televersement = await envoiComplet(deps, session, depot);
  try {
    return await ingerer(deps, session, { ...depot, ...verifie }, televersement);
  } catch (cause) {
    // Another server may have finished first and dropped the upload while it was being read.
    const faite = cause instanceof ErreurObjet ? await dejaDeposee(deps, session, depot) : undefined;
    if (faite) return { media: faite, doublon: false };
    throw cause;
  }
}

/** The request may have left with the reading size: only the right to deliver is asked. */
async function completerDepuis(
  deps: DepsMedias,
  session: SessionSoin,
  depot: Depot,
  media: Media,
): Promise<Issue> {
  await deps.bd.organisation(appelant(session), (tx) =>
    ouvrirPourDeposer(tx, session, media.acteId, media.mediaId),
  );
  const televersement = await envoiComplet(deps, session, depot);
  return { ...(await completer(deps, session, media, televersement)), doublon: false };
}

/** The receipt is given again even when the act has left since: the picture is in it. */
async function dejaDeposee(deps: DepsMedias, session: SessionSoin, depot: Depot): Promise<Media | undefined> {
  return deps.bd.organisation(appelant(session), async (tx) => {
    const media = await trouverMedia(tx, depot.mediaId);
    if (!media) {
      if (await estUnDocument(tx, depot.mediaId)) throw new Erreur('CONFLIT', ['CLE_REUTILISEE']);
      return undefined;
    }
    const acte = await trouverActe(tx, media.acteId, { verrou: false });
    if (!acte || media.acteId !== depot.acteId) throw new Erreur('CONFLIT', ['CLE_REUTILISEE']);
    exiger(session, 'media.lire', acte);
    return media;
  });
}

async function verifierDepot(
  { maintenant }: DepsMedias,
  tx: Tx,
  session: SessionSoin,
  { acteId, auteurId, modalite, moyen, prisLe, vue, dispositifId, extrait }: Depot,
): Promise<Pick<DepotVu, 'vue' | 'dispositif'>> {
  const { siteId } = await ouvrirPourEcrire(tx, session, acteId, {
    action: 'media.deposer',
    verrou: false,
  });
  const le = prisLe ?? maintenant().toISOString();
  if (Date.parse(le) > maintenant().getTime() + 24 * 3_600_000)
    throw new Erreur('SAISIE_INVALIDE', [], { champs: { prisLe: 'Cette date est à venir.' } });
  if (extrait) await exigerFilm(tx, acteId, extrait.mediaId);
  const auteur = auteurId ?? session.professionnelId;
  await verifierAuteur(tx, session, { auteurId: auteur, siteId, modalite, moyen, le });
  return { vue: await exigerVue(tx, vue), dispositif: await citerDispositif(tx, dispositifId, le) };
}

/**
 * What a still says that it was taken out of is a film of the same act. Being light, the still often comes first; and it outlives a film
 * that was refused.
 */
async function exigerFilm(tx: Tx, acteId: string, mediaId: string): Promise<void> {
  const film = await trouverMedia(tx, mediaId);
  if (!film || (film.acteId === acteId && film.etat === 'REJETE')) return;
  if (film.acteId !== acteId || film.genre !== 'VIDEO')
    throw new Erreur('SAISIE_INVALIDE', [], {
      champs: { extrait: 'Cette vidéo n’est pas dans la demande.' },
    });
}

async function envoiComplet(
  { televersements }: DepsMedias,
  session: SessionSoin,
  { televersementId, acteId }: Depot,
): Promise<Televersement> {
  const televersement = await televersements.trouver(televersementId);
  if (televersement?.organisationId !== session.organisationId || televersement.acteId !== acteId)
    throw new Erreur('INTROUVABLE', ['ENVOI_PERDU']);
  if (televersement.recus !== televersement.taille) throw new Erreur('CONFLIT', ['ENVOI_INCOMPLET']);
  return televersement;
}

async function ingerer(
  deps: DepsMedias,
  session: SessionSoin,
  depot: DepotVu,
  televersement: Televersement,
): Promise<Issue> {
  const ou = {
    organisationId: televersement.organisationId,
    dossierId: televersement.dossierId,
    mediaId: depot.mediaId,
  };
  if (depot.lecture) return deposerApercu(deps, session, { ...depot, lecture: depot.lecture }, televersement);
  const voie = await voieDe(deps, depot.genre, televersement);
  const lu = await lire(deps, ou, voie, televersement);
  const commun = communDe(session, depot, televersement, lu.empreinteRecue);
  const issue =
    'accepte' in lu.recu
      ? await inscrire(deps, session, {
          ...commun,
          ...SANS_IMAGE,
          etat: 'REJETE',
          rejetCode: lu.recu.motif,
        })
      : await garder(deps, session, { ...lu, recu: lu.recu }, commun, televersement);
  if (!issue.doublon) await deps.televersements.abandonner(televersement.id);
  return issue;
}

/** A picture known by its reading size alone, until the other one comes. */
async function deposerApercu(
  deps: DepsMedias,
  session: SessionSoin,
  depot: DepotVu & { readonly lecture: LectureAvantT },
  televersement: Televersement,
): Promise<Issue> {
  const { lecture } = depot;
  const { empreinteRecue: _, ...commun } = communDe(session, depot, televersement, '');
  const double = await deps.bd.organisation(appelant(session), (tx) =>
    trouverDoublon(tx, commun.acteId, lecture.originale),
  );
  if (double) return { media: double, doublon: true };
  await garderApercu(deps, commun, lecture, televersement);
  const issue = await inscrire(deps, session, {
    ...commun,
    ...SANS_IMAGE,
    typeMime: 'image/jpeg',
    largeur: lecture.largeur,
    hauteur: lecture.hauteur,
    etat: 'RECU',
    rejetCode: null,
    empreinteRecue: null,
    avant: { apercu: lecture.empreinte, originale: lecture.originale },
  });
  await deps.televersements.abandonner(televersement.id);
  return issue;
}

type DepotVu = Omit<Depot, 'vue'> & { readonly vue: Vue; readonly dispositif: DispositifCiteT | null };
type Lecture = {
  readonly recu: Recu | RejetImage;
  readonly empreinteRecue: string;
  /** A picture is held until its original is written; a heavy file is on the disk already. */
  readonly image?: ImageGardee;
};

async function lire(
  deps: DepsMedias,
  ou: { readonly organisationId: string; readonly dossierId: string; readonly mediaId: string },
  voie: Voie | RejetImage,
  televersement: Televersement,
): Promise<Lecture> {
  if (voie === 'VIDEO') return recevoirVideo(deps, ou, televersement);
  if (typeof voie === 'object' && 'genre' in voie) return recevoirTelQuel(deps, ou, televersement, voie);
  const empreinte = createHash('sha256');
  const recue = mesurer(deps.televersements.lireTeleversement(televersement.id), (octets) =>
    empreinte.update(octets),
  );
  const image = voie === 'IMAGE' ? await deps.images.ingerer(recue) : voie;
  const empreinteRecue = empreinte.digest('hex');
  return image.accepte
    ? { recu: recuDUneImage(image), empreinteRecue, image }
    : { recu: image, empreinteRecue };
}

const communDe = (
  session: SessionSoin,
  depot: DepotVu,
  { organisationId, dossierId }: Televersement,
  empreinteRecue: string,
) => ({
  organisationId,
  dossierId,
  acteId: depot.acteId,
  mediaId: depot.mediaId,
  auteurId: depot.auteurId ?? session.professionnelId,
  deposePar: session.professionnelId,
  vue: depot.vue.code,
  vueDecrite: copieDe(depot.vue),
  modalite: depot.modalite,
  miroir: depot.miroir,
  prisLe: depot.prisLe ?? null,
  qualite: depot.qualite ?? null,
  captationId: depot.captationId ?? null,
  dispositif: depot.dispositif,
  extrait: depot.extrait ?? null,
  empreinteRecue,
  apercu: depot.apercu,
});

const SANS_IMAGE = {
  genre: 'PHOTO',
  typeMime: null,
  largeur: null,
  hauteur: null,
  octets: null,
  empreinteGardee: null,
  avertissements: [],
  technique: null,
  cliche: null,
  dents: [],
} as const;

type Commun = Omit<MediaNeuf, 'etat' | 'rejetCode' | keyof typeof SANS_IMAGE> & {
  readonly empreinteRecue: string;
  readonly apercu: string | undefined;
};

async function garder(
  deps: DepsMedias,
  session: SessionSoin,
  { recu, image }: Lecture & { readonly recu: Recu },
  commun: Commun,
  televersement: Televersement,
): Promise<Issue> {
  const { double, avertissements } = await deps.bd.organisation(appelant(session), async (tx) => ({
    double: await trouverDoublon(tx, commun.acteId, commun.empreinteRecue),
    avertissements: image ? await avertir(tx, commun.dossierId, image.dicom) : [],
  }));
  const original = objetDe({ ...commun, rotation: 0 }, 'original');
  if (double && attendSonOriginale(double)) {
    // The same picture, announced under another name: these bytes complete it.
    return { ...(await completer(deps, session, double, televersement)), doublon: true };
  }
  if (double) {
    if (!image && double.mediaId !== commun.mediaId) await deps.objets.supprimer(original);
    return { media: double, doublon: true };
  }
  if (image) await deps.objets.ecrire(original, unSeul(image.octets));
  await poserAffiche(deps, commun, recu);
  const issue = await inscrire(deps, session, {
    ...commun,
    ...recu,
    etat: 'RECU',
    rejetCode: null,
    avertissements,
  });
  if (issue.media.mediaId !== commun.mediaId) await deps.objets.supprimer(original);
  return issue;
}

/** The picture that comes with a film is a picture like any other: decoded, stripped, or left out. */
async function poserAffiche({ images, objets }: DepsMedias, commun: Commun, { genre }: Recu): Promise<void> {
  if (genre !== 'VIDEO' || commun.apercu === undefined) return;
  const image = await images.ingerer(Buffer.from(commun.apercu, 'base64'));
  if (image.accepte && image.type !== 'DICOM') await objets.ecrire(afficheDe(commun), unSeul(image.octets));
}

/** The row, with the job that follows it and its trace; the act is held still, so that it cannot leave meanwhile. */
async function inscrire(deps: DepsMedias, session: SessionSoin, neuf: MediaNeuf): Promise<Issue> {
  return deps.bd.organisation(appelant(session), async (tx) => {
    const acte = await ouvrirPourEcrire(tx, session, neuf.acteId, { action: 'media.deposer', verrou: true });
    if (await insererMedia(tx, neuf)) {
      const { organisationId, mediaId } = neuf;
      if (neuf.etat === 'RECU') await deps.travaux.enfiler(tx, fileDe(neuf), { organisationId, mediaId });
      await tracerImage(tx, session, acte, neuf.etat === 'RECU' ? 'IMAGE_DEPOSEE' : 'IMAGE_REFUSEE');
    }
    const media =
      (await trouverMedia(tx, neuf.mediaId)) ??
      (await trouverDoublon(tx, neuf.acteId, neuf.empreinteRecue ?? neuf.avant?.originale ?? ''));
    if (!media) throw new Erreur('CONFLIT');
    return { media, doublon: media.mediaId !== neuf.mediaId };
  });
}
