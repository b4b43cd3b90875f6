import { deposerMedia, type MediaT } from '@orapont/contract/media';
import { PHRASES_REJET } from '@orapont/contract/media-rejet';
import { GENRES, type GenreMedia, type Modalite } from '@orapont/domain/captation/medias';
import { v7 as uuidv7 } from 'uuid';
import { call, ErreurApi } from '../kernel/call.ts';
import { nomLisible } from './nom-fichier.ts';
import { TEXTES } from './textes.ts';
import { type Transport, transporter } from './transport.ts';
import { afficheDe } from './visionneuses/image-de-video.ts';

/**
 * ATTENTE: behind two others. ENVOI: its bytes travel. COUPURE: the line is away, it goes on by itself. PAUSE: asked for.
 * DEPOT: all is there, the server looks at it. REFUSE: said why, for good. ECHEC: may be tried again.
 */
export type EtatEnvoi = 'ATTENTE' | 'ENVOI' | 'COUPURE' | 'PAUSE' | 'DEPOT' | 'REFUSE' | 'ECHEC';

export type Envoi = {
  readonly mediaId: string;
  readonly acteId: string;
  readonly nom: string;
  readonly taille: number;
  /** What the name and the first bytes let hope: the server decides. */
  readonly genre: GenreMedia;
  readonly vue: string;
  readonly modalite: Modalite;
  readonly auteurId: string | undefined;
  readonly etat: EtatEnvoi;
  readonly envoyes: number;
  readonly phrase: string | undefined;
};

export type Ajout = Pick<Envoi, 'vue' | 'modalite' | 'auteurId' | 'genre'> & { readonly fichier: File };

const PARALLELES = 2;
const ACTIFS = new Set<EtatEnvoi>(['ENVOI', 'COUPURE', 'DEPOT']);
const EN_ROUTE = new Set<EtatEnvoi>(['ATTENTE', 'ENVOI', 'COUPURE', 'PAUSE', 'DEPOT']);
export const estEnRoute = ({ etat }: Envoi): boolean => EN_ROUTE.has(etat);

// Outside React: a sending goes on when the person moves to another screen. Nothing of it is written on the device.
let envois: readonly Envoi[] = [];
const fichiers = new Map<string, File>();
const transports = new Map<string, Transport>();
const apercus = new Map<string, string>();
const ecouteurs = new Set<() => void>();
const surDepot = new Set<(acteId: string, media: MediaT) => void>();

export const envoisEnCours = (): readonly Envoi[] => envois;

export function ecouterEnvois(ecouteur: () => void): () => void {
  ecouteurs.add(ecouteur);
  return () => ecouteurs.delete(ecouteur);
}

/** Told of each picture that the server has kept. */
export function ecouterDepots(ecouteur: (acteId: string, media: MediaT) => void): () => void {
  surDepot.add(ecouteur);
  return () => surDepot.delete(ecouteur);
}

/** The picture as this device has it, when the browser can show it. */
export const apercuDe = (mediaId: string): string | undefined => apercus.get(mediaId);

export function oublierApercu(mediaId: string): void {
  const url = apercus.get(mediaId);
  if (url) URL.revokeObjectURL(url);
  apercus.delete(mediaId);
}

export function ajouterEnvois(acteId: string, ajouts: readonly Ajout[]): void {
  const neufs = ajouts.map(({ fichier, ...reste }): Envoi => {
    const mediaId = uuidv7();
    const phrase = refusImmediat(fichier, reste.genre);
    fichiers.set(mediaId, fichier);
    if (/^image\/(jpeg|png|webp)$/.test(fichier.type) && !phrase)
      apercus.set(mediaId, URL.createObjectURL(fichier));
    return {
      mediaId,
      acteId,
      nom: nomLisible(fichier.name),
      taille: fichier.size,
      ...reste,
      etat: phrase ? 'REFUSE' : 'ATTENTE',
      envoyes: 0,
      phrase,
    };
  });
  publier([...envois, ...neufs]);
  avancer();
}

/** What needs no server to be known: the file does not travel for nothing. */
function refusImmediat({ size }: File, genre: GenreMedia): string | undefined {
  if (size === 0) return PHRASES_REJET.VIDE;
  return size > GENRES[genre].octetsMax ? PHRASES_REJET.TROP_LOURD : undefined;
}

export function changerVue(mediaId: string, vue: string): void {
  changer(mediaId, { vue, modalite: vue === 'RADIO' ? 'RADIO' : 'LUMIERE_BLANCHE' });
}

export function mettreEnPause(mediaId: string): void {
  void transports.get(mediaId)?.suspendre();
  changer(mediaId, { etat: 'PAUSE' });
  avancer();
}

export function reprendre(mediaId: string): void {
  changer(mediaId, { etat: 'ATTENTE', phrase: undefined });
  avancer();
}

/** Drops the sending here, and on the server what it had received. */
export function abandonner(mediaId: string): void {
  void transports.get(mediaId)?.abandonner();
  retirer(mediaId);
  oublierApercu(mediaId);
  avancer();
}

function retirer(mediaId: string): void {
  transports.delete(mediaId);
  fichiers.delete(mediaId);
  publier(envois.filter((envoi) => envoi.mediaId !== mediaId));
}

function publier(suivants: readonly Envoi[]): void {
  envois = suivants;
  for (const ecouteur of ecouteurs) ecouteur();
}

function changer(mediaId: string, changement: Partial<Envoi>): void {
  publier(envois.map((envoi) => (envoi.mediaId === mediaId ? { ...envoi, ...changement } : envoi)));
}

const trouver = (mediaId: string) => envois.find((envoi) => envoi.mediaId === mediaId);

function avancer(): void {
  const libres = PARALLELES - envois.filter(({ etat }) => ACTIFS.has(etat)).length;
  for (const envoi of envois.filter(({ etat }) => etat === 'ATTENTE').slice(0, Math.max(0, libres)))
    void conduire(envoi.mediaId);
}

async function conduire(mediaId: string): Promise<void> {
  const fichier = fichiers.get(mediaId);
  const envoi = trouver(mediaId);
  if (!fichier || !envoi) return;
  changer(mediaId, { etat: 'ENVOI' });
  const transport = transports.get(mediaId) ?? preparer(envoi, fichier);
  transports.set(mediaId, transport);
  const issue = await transport.envoyer();
  if (trouver(mediaId)?.etat === 'PAUSE' || !trouver(mediaId)) return;
  if (issue.fini) await deposer(mediaId, transport);
  else changer(mediaId, { etat: issue.definitif ? 'REFUSE' : 'ECHEC', phrase: issue.phrase });
  avancer();
}

function preparer(envoi: Envoi, fichier: File): Transport {
  return transporter(fichier, {
    metadonnees: () => ({ ...metadonneesDe(trouver(envoi.mediaId) ?? envoi, fichier) }),
    surAvance: (envoyes) => suivre(envoi.mediaId, { envoyes, etat: 'ENVOI' }),
    surCoupure: () => suivre(envoi.mediaId, { etat: 'COUPURE' }),
  });
}

/** News of a sending that was paused meanwhile is late. */
function suivre(mediaId: string, changement: Partial<Envoi>): void {
  const etat = trouver(mediaId)?.etat;
  if (etat === 'ENVOI' || etat === 'COUPURE') changer(mediaId, changement);
}

const RECENT_MS = 10 * 60_000;

function metadonneesDe(envoi: Envoi, fichier: File) {
  const { acteId, mediaId, vue, modalite, auteurId, genre } = envoi;
  // A file of the last minutes is the photograph that was just taken; the date of an older one says nothing sure.
  const recent = Math.abs(Date.now() - fichier.lastModified) < RECENT_MS;
  return {
    acteId,
    mediaId,
    vue,
    modalite,
    genre,
    moyen: modalite === 'RADIO' || genre === 'SCAN3D' ? ('IMPORT' as const) : ('PRISE' as const),
    ...(auteurId ? { auteurId } : {}),
    ...(recent ? { prisLe: new Date(fichier.lastModified).toISOString() } : {}),
  };
}

const PASSAGERS = new Set([0, 401, 429, 502, 503, 504]);

/** Asked again until it is answered: the same picture asked twice is one picture. */
async function deposer(mediaId: string, transport: Transport): Promise<void> {
  const fichier = fichiers.get(mediaId);
  changer(mediaId, { etat: 'DEPOT' });
  const apercu = await apercuDuFilm(mediaId, fichier);
  for (;;) {
    const envoi = trouver(mediaId);
    if (!envoi || !fichier) return;
    try {
      const body = { ...metadonneesDe(envoi, fichier), televersementId: transport.id(), ...apercu };
      conclure(envoi, await call(deposerMedia, { body, cle: mediaId }), transport);
      return;
    } catch (cause) {
      if (!(cause instanceof ErreurApi) || !PASSAGERS.has(cause.probleme.status)) {
        echouer(mediaId, cause, transport);
        return;
      }
      await new Promise((suite) => setTimeout(suite, 3_000));
    }
  }
}

/** Made while the bytes are there: the server does not look into films. */
async function apercuDuFilm(mediaId: string, fichier: File | undefined): Promise<{ apercu?: string }> {
  if (!fichier || trouver(mediaId)?.genre !== 'VIDEO') return {};
  const apercu = await afficheDe(fichier);
  return apercu ? { apercu } : {};
}

function conclure(
  envoi: Envoi,
  { media, doublon }: { media: MediaT; doublon: boolean },
  transport: Transport,
): void {
  const { mediaId, acteId } = envoi;
  if (doublon) void transport.abandonner();
  if (doublon || media.etat === 'REJETE') {
    oublierApercu(mediaId);
    changer(mediaId, { etat: 'REFUSE', phrase: doublon ? TEXTES.doublon : media.rejet?.phrase });
  } else retirer(mediaId);
  for (const ecouteur of surDepot) ecouteur(acteId, media);
}

function echouer(mediaId: string, cause: unknown, transport: Transport): void {
  const perdu = cause instanceof ErreurApi && cause.probleme.status === 404;
  // The upload was swept away: the next try starts from the first byte.
  if (perdu) transport.recommencer();
  changer(mediaId, { etat: 'ECHEC', phrase: cause instanceof Error ? cause.message : undefined });
}
