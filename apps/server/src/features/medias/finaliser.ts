import { createHash } from 'node:crypto';
import type { AvertissementMedia, deposerMedia } from '@orapont/contract/media';
import type { BodyOf } from '@orapont/contract/route';
import { estUnAutrePatient } from '@orapont/domain/captation/patient-image';
import type { Vue } from '@orapont/domain/captation/vue';
import { Erreur } from '@orapont/domain/erreurs';
import type { Tx } from '../../kernel/bd.ts';
import { appelant, enSoin, type Session, type SessionSoin } from '../../kernel/session.ts';
import { ErreurObjet, type Televersement } from '../objets/ports.ts';
import { exiger, ouvrirPourEcrire } from './acces.ts';
import { estUnDocument, trouverActe } from './acte-media-repository.ts';
import { verifierAuteur } from './auteur.ts';
import type { DepsMedias } from './deps.ts';
import {
  insererMedia,
  type Media,
  type MediaNeuf,
  personneDuDossier,
  trouverDoublon,
  trouverMedia,
} from './media-repository.ts';
import { objetDe } from './objets-media.ts';
import type { ImageGardee, TypeMedia } from './ports.ts';
import { tracerImage } from './traces.ts';
import { copieDe, exigerVue } from './vue-repository.ts';

type Depot = BodyOf<typeof deposerMedia>;
type Issue = { readonly media: Media; readonly doublon: boolean };

const TYPES_MIME = {
  JPEG: 'image/jpeg',
  PNG: 'image/png',
  WEBP: 'image/webp',
  DICOM: 'application/dicom',
} as const satisfies Record<TypeMedia, string>;

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
  if (deja) return { media: deja, doublon: false };
  const vue = await deps.bd.organisation(appelant(session), (tx) => verifierDepot(deps, tx, session, depot));
  const televersement = await envoiComplet(deps, session, depot);
  try {
    return await ingerer(deps, session, { ...depot, vue }, televersement);
  } catch (cause) {
    // Another server may have finished first and dropped the upload while it was being read.
    const faite = cause instanceof ErreurObjet ? await dejaDeposee(deps, session, depot) : undefined;
    if (faite) return { media: faite, doublon: false };
    throw cause;
  }
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
  tx: Parameters<typeof ouvrirPourEcrire>[0],
  session: SessionSoin,
  { acteId, auteurId, modalite, moyen, prisLe, vue }: Depot,
): Promise<Vue> {
  const { siteId } = await ouvrirPourEcrire(tx, session, acteId, {
    action: 'media.deposer',
    verrou: false,
  });
  const le = prisLe ?? maintenant().toISOString();
  if (Date.parse(le) > maintenant().getTime() + 24 * 3_600_000)
    throw new Erreur('SAISIE_INVALIDE', [], { champs: { prisLe: 'Cette date est à venir.' } });
  const auteur = auteurId ?? session.professionnelId;
  await verifierAuteur(tx, session, { auteurId: auteur, siteId, modalite, moyen, le });
  return exigerVue(tx, vue);
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
  depot: Omit<Depot, 'vue'> & { readonly vue: Vue },
  televersement: Televersement,
): Promise<Issue> {
  const { images, televersements } = deps;
  const empreinte = createHash('sha256');
  const image = await images.ingerer(
    mesurer(televersements.lireTeleversement(televersement.id), (octets) => empreinte.update(octets)),
  );
  const commun = {
    organisationId: televersement.organisationId,
    dossierId: televersement.dossierId,
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
    empreinteRecue: empreinte.digest('hex'),
  };
  const issue = image.accepte
    ? await garder(deps, session, image, commun)
    : await inscrire(deps, session, {
        ...commun,
        ...SANS_IMAGE,
        etat: 'REJETE',
        rejetCode: image.motif,
      });
  if (!issue.doublon) await televersements.abandonner(televersement.id);
  return issue;
}

const SANS_IMAGE = {
  typeMime: null,
  largeur: null,
  hauteur: null,
  octets: null,
  empreinteGardee: null,
  avertissements: [],
} as const;

type Commun = Omit<MediaNeuf, 'etat' | 'rejetCode' | keyof typeof SANS_IMAGE> & {
  readonly empreinteRecue: string;
};

async function garder(
  deps: DepsMedias,
  session: SessionSoin,
  image: ImageGardee,
  commun: Commun,
): Promise<Issue> {
  const { double, avertissements } = await deps.bd.organisation(appelant(session), async (tx) => ({
    double: await trouverDoublon(tx, commun.acteId, commun.empreinteRecue),
    avertissements: await avertir(tx, commun.dossierId, image),
  }));
  if (double) return { media: double, doublon: true };
  const original = objetDe({ ...commun, rotation: 0 }, 'original');
  await deps.objets.ecrire(original, unSeul(image.octets));
  const issue = await inscrire(deps, session, {
    ...commun,
    etat: 'RECU',
    rejetCode: null,
    typeMime: TYPES_MIME[image.type],
    largeur: image.largeur,
    hauteur: image.hauteur,
    octets: image.octets.length,
    empreinteGardee: image.empreinteGardee,
    avertissements,
  });
  if (issue.media.mediaId !== commun.mediaId) await deps.objets.supprimer(original);
  return issue;
}

/** What the header says is compared with the record and forgotten: only the doubt is kept. */
async function avertir(tx: Tx, dossierId: string, { dicom }: ImageGardee): Promise<AvertissementMedia[]> {
  const personne = dicom?.patient && (await personneDuDossier(tx, dossierId));
  return [
    ...(dicom?.patient && personne && estUnAutrePatient(dicom.patient, personne)
      ? (['AUTRE_PATIENT'] as const)
      : []),
    ...(dicom?.texteIncruste ? (['TEXTE_INCRUSTE'] as const) : []),
  ];
}

/** The row, with the job that follows it and its trace; the act is held still, so that it cannot leave meanwhile. */
async function inscrire(deps: DepsMedias, session: SessionSoin, neuf: MediaNeuf): Promise<Issue> {
  return deps.bd.organisation(appelant(session), async (tx) => {
    const acte = await ouvrirPourEcrire(tx, session, neuf.acteId, { action: 'media.deposer', verrou: true });
    if (await insererMedia(tx, neuf)) {
      const { organisationId, mediaId } = neuf;
      if (neuf.etat === 'RECU') await deps.travaux.enfiler(tx, 'media.ingerer', { organisationId, mediaId });
      await tracerImage(tx, session, acte, neuf.etat === 'RECU' ? 'IMAGE_DEPOSEE' : 'IMAGE_REFUSEE');
    }
    const media =
      (await trouverMedia(tx, neuf.mediaId)) ??
      (await trouverDoublon(tx, neuf.acteId, neuf.empreinteRecue ?? ''));
    if (!media) throw new Erreur('CONFLIT');
    return { media, doublon: media.mediaId !== neuf.mediaId };
  });
}

async function* mesurer(
  source: AsyncIterable<Uint8Array>,
  compter: (octets: Uint8Array) => unknown,
): AsyncGenerator<Uint8Array> {
  for await (const octets of source) {
    compter(octets);
    yield octets;
  }
}

async function* unSeul(octets: Uint8Array): AsyncGenerator<Uint8Array> {
  yield octets;
}
