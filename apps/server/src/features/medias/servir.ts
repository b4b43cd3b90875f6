import { Readable } from 'node:stream';
import { vueDe } from '@orapont/domain/captation/vues';
import { Erreur } from '@orapont/domain/erreurs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { appelant, enSoin, type Session } from '../../kernel/session.ts';
import { desDeuxCotes } from './acces.ts';
import { mediasEnvoyes, trouverActe } from './acte-media-repository.ts';
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
  const media = await ouvrir(deps, session, demande);
  const ref = objetDe(media, demande.rendu);
  const taille = await deps.objets.taille(ref);
  if (taille === undefined) throw new Erreur('INTROUVABLE');
  const version = versionDe(media);
  const etag = `"${media.mediaId}-${demande.rendu}-${version}"`;
  // Under an address that names its version, the bytes never change.
  const duree = demande.version === version ? 'private, max-age=3600, immutable' : 'private, no-cache';
  reponse.headers({ etag, 'cache-control': duree, vary: 'cookie' });
  if (requete.headers['if-none-match'] === etag) return reponse.code(304).send();
  reponse.headers({ 'content-type': typeDe(media, demande.rendu), 'content-length': taille });
  if (demande.rendu === 'original')
    reponse.header('content-disposition', `attachment; filename="${nomDeFichier(media)}"`);
  return reponse.send(Readable.from(deps.objets.lire(ref)));
}

async function ouvrir(deps: DepsMedias, session: Session, demande: Demande): Promise<Media> {
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
  return lu;
}

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
};

const typeDe = ({ typeMime }: Media, rendu: RenduMedia): string =>
  rendu === 'original' ? (typeMime ?? 'application/octet-stream') : 'image/webp';

/** Never the name of a person: what is downloaded ends in a folder that others see. */
const nomDeFichier = (media: Media): string =>
  `${String(vueDe(media).ordre).padStart(3, '0')}-${media.vue.toLowerCase().replaceAll('_', '-')}-${media.mediaId.slice(-6)}.${EXTENSIONS[media.typeMime ?? ''] ?? 'bin'}`;
