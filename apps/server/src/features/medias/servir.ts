import { Readable } from 'node:stream';
import { vueDe } from '@orapont/domain/captation/vues';
import { Erreur } from '@orapont/domain/erreurs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { trouverActe } from '../../kernel/acte-repository.ts';
import { envoyerCoupe } from '../../kernel/coupe.ts';
import { plageDe } from '../../kernel/plage.ts';
import { appelant, enSoin, type Session } from '../../kernel/session.ts';
import { type Cote, desDeuxCotes } from './acces.ts';
import { mediasEnvoyes } from './acte-media-repository.ts';
import type { DepsMedias } from './deps.ts';
import { type Media, trouverMedia } from './media-repository.ts';
import { objetDe, versionDe } from './objets-media.ts';
import type { RenduMedia } from './ports.ts';
import { tracerUneFois } from './traces.ts';

export type Demande = {
  readonly mediaId: string;
  readonly rendu: RenduMedia;
  readonly acteId: string | undefined;
  readonly prechargement: boolean;
  /** Version that the page believes in. */
  readonly version: string | undefined;
};

/**
 * Sends the bytes of a picture, and writes who saw it: in the owner's chain, and in the requis's when it crossed the wall. A
 * thumbnail is part of the list, which is traced.
 *
 * @rule DOS-09
 */
export async function servir(
  deps: DepsMedias,
  session: Session,
  demande: Demande,
  { requete, reponse }: { requete: FastifyRequest; reponse: FastifyReply },
): Promise<FastifyReply> {
  const { media, rendu } = await ouvrir(deps, session, demande);
  const ref = objetDe(media, rendu);
  const taille = await deps.objets.taille(ref);
  if (taille === undefined) throw new Erreur('INTROUVABLE');
  const version = versionDe(media);
  const etag = `"${media.mediaId}-${rendu}-${version}"`;
  // Under an address that names its version, the bytes never change.
  const duree = demande.version === version ? 'private, max-age=3600, immutable' : 'private, no-cache';
  reponse.headers({ etag, 'cache-control': duree, vary: 'cookie' });
  if (requete.headers['if-none-match'] === etag) return reponse.code(304).send();
  reponse.headers({ 'content-type': typeDe(media, rendu), 'accept-ranges': 'bytes' });
  if (rendu === 'original' || rendu === 'normalise')
    reponse.header('content-disposition', `attachment; filename="${nomDeFichier(media, rendu)}"`);
  const plage = plageDe(requete.headers, { taille, etag });
  if (plage === 'HORS_LIMITES')
    return reponse.code(416).header('content-range', `bytes */${taille}`).header('content-length', 0).send();
  if (plage) {
    const { debut, fin } = plage;
    reponse
      .code(206)
      .headers({ 'content-range': `bytes ${debut}-${fin - 1}/${taille}`, 'content-length': fin - debut });
    return reponse.send(Readable.from(deps.objets.lire(ref, plage)));
  }
  reponse.header('content-length', taille);
  return reponse.send(Readable.from(deps.objets.lire(ref)));
}

/** The values of one slice: a part of the normalised copy, squeezed for the road. */
export async function servirCoupe(
  deps: DepsMedias,
  session: Session,
  demande: Omit<Demande, 'rendu'> & { readonly numero: number },
  echange: { requete: FastifyRequest; reponse: FastifyReply },
): Promise<FastifyReply> {
  const { media } = await ouvrir(deps, session, { ...demande, rendu: 'normalise' });
  const { technique } = media;
  if (technique?.sorte !== 'DICOM') throw new Erreur('INTROUVABLE');
  const ref = objetDe(media, 'normalise');
  const version = versionDe(media);
  return envoyerCoupe(
    {
      grille: technique,
      taille: () => deps.objets.taille(ref),
      lire: (plage) => deps.objets.lire(ref, plage),
    },
    {
      numero: demande.numero,
      etag: `"${media.mediaId}-coupe-${demande.numero}-${version}"`,
      cache: demande.version === version ? 'private, max-age=3600, immutable' : 'private, no-cache',
    },
    echange,
  );
}

type Ouverte = { readonly media: Media; readonly rendu: RenduMedia };

async function ouvrir(deps: DepsMedias, session: Session, demande: Demande): Promise<Ouverte> {
  const { mediaId, rendu, acteId } = demande;
  const action = demande.prechargement ? 'IMAGE_MISE_A_DISPOSITION' : 'IMAGE_OUVERTE';
  const trace = rendu === 'vignette' ? undefined : ({ action, maintenant: deps.maintenant() } as const);
  const { lu, cote } = await desDeuxCotes(deps, session, acteId, async (tx, verifier, cote) => {
    const media = await trouverMedia(tx, mediaId);
    const acte = media && (await trouverActe(tx, media.acteId, { verrou: false }));
    if (!acte || !verifier(acte)) return undefined;
    // A complement being prepared belongs to the requérant until he sends it.
    if (cote === 'REQUIS' && !(await mediasEnvoyes(tx, acte.acteId)).has(mediaId)) return undefined;
    exigerLisible(media, rendu);
    if (trace) await tracerUneFois(tx, session, acte, trace);
    return media;
  });
  if (trace && cote === 'REQUIS') {
    const soin = enSoin(session);
    const lieu = { organisationId: soin.organisationId, acteId: lu.acteId, dossierId: undefined };
    await deps.bd.organisation(appelant(soin), (tx) => tracerUneFois(tx, session, lieu, trace));
  }
  return { media: lu, rendu: renduServi(lu, rendu, cote) };
}

/** Across the wall, what hides a name in its header is only served rebuilt. */
function renduServi({ typeMime }: Media, rendu: RenduMedia, cote: Cote): RenduMedia {
  return rendu === 'original' && cote === 'REQUIS' && !SANS_IDENTITE.test(typeMime ?? '')
    ? 'normalise'
    : rendu;
}

/** Stripped when they were received. */
const SANS_IDENTITE = /^(image|video)\//;

function exigerLisible(media: Media, rendu: RenduMedia): void {
  if (media.etat === 'PRET') return;
  if (media.etat !== 'RECU') throw new Erreur('INTROUVABLE');
  if (rendu !== 'original') throw new Erreur('INTROUVABLE', ['IMAGE_EN_PREPARATION']);
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/dicom': 'dcm',
  'application/zip': 'zip',
  'application/x-tar': 'tar',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'model/stl': 'stl',
  'model/ply': 'ply',
};

/** What the rebuilt copy of a file is. */
const typeNormalise = ({ genre }: Media): string => (genre === 'SCAN3D' ? 'model/ply' : 'application/dicom');

function typeDe(media: Media, rendu: RenduMedia): string {
  if (rendu === 'normalise') return typeNormalise(media);
  if (rendu === 'original' && media.surApercu) return 'image/jpeg';
  return rendu === 'original' ? (media.typeMime ?? 'application/octet-stream') : 'image/webp';
}

/** Never the name of a person: what is downloaded ends in a folder that others see. */
const nomDeFichier = (media: Media, rendu: RenduMedia): string =>
  `${String(vueDe(media).ordre).padStart(3, '0')}-${media.vue.toLowerCase().replaceAll('_', '-')}-${media.mediaId.slice(-6)}.${EXTENSIONS[typeDe(media, rendu)] ?? 'bin'}`;
