import { PHRASES_REJET } from '@orapont/contract/media-rejet';
import type { Extrait } from '@orapont/domain/captation/extrait';
import { GENRES, type GenreMedia, type Modalite } from '@orapont/domain/captation/medias';
import { v7 as uuidv7 } from 'uuid';
import { corriger, garder, type Prise, type PriseGardee, retirer, suivre } from '../horsligne/ports.ts';
import { TEXTES as TEXTES_COFFRE } from '../horsligne/textes.ts';
import { estMontrable, montrerApercu, oublierApercu } from './apercus.ts';
import { nomLisible } from './nom-fichier.ts';

/**
 * COPIE: being taken into the vault of this device. EN_ROUTE: it leaves by itself, or waits. PAUSE: asked for. DEPOT: all is there, the
 * server looks at it. REFUSE: said why, for good. ECHEC: may be tried again.
 */
export type EtatEnvoi = 'COPIE' | 'EN_ROUTE' | 'PAUSE' | 'DEPOT' | 'REFUSE' | 'ECHEC';

export type Envoi = {
  readonly mediaId: string;
  readonly acteId: string;
  /** Absent for what was taken with the camera of this screen: it is called by its view. */
  readonly nom: string | undefined;
  readonly taille: number;
  readonly vue: string;
  readonly etat: EtatEnvoi;
  /** Bytes copied here, then sent. */
  readonly faits: number;
  /** The page has to stay open: its bytes are nowhere else on this device. */
  readonly retient: boolean;
  /** The server shows its reading size already, where its view is changed. */
  readonly montre: boolean;
  /** The browser draws what this device holds of it. */
  readonly montrable: boolean;
  readonly phrase: string | undefined;
};

export type Ajout = {
  readonly fichier: File;
  /** What the name and the first bytes let hope: the server decides. */
  readonly genre: GenreMedia;
  readonly vue: string;
  readonly modalite: Modalite;
  readonly auteurId: string | undefined;
  /** The film that it was taken out of. */
  readonly extrait?: Extrait;
};

export const estEnRoute = ({ etat }: Envoi): boolean => etat !== 'REFUSE' && etat !== 'ECHEC';

/** Read back after a reload, a larger one would only slow the list down. */
const LISIBLE = 20_000_000;

type Copie = { readonly envoi: Envoi; readonly ajout: Ajout; readonly arret: AbortController };

/** Chosen, not yet in the vault: the only ones that a reload would lose. */
let copies: readonly Copie[] = [];
let gardees: readonly PriseGardee[] = [];
let envois: readonly Envoi[] = [];
const ecouteurs = new Set<() => void>();
let arretSuivi: (() => void) | undefined;

export const envoisEnCours = (): readonly Envoi[] => envois;

export function ecouterEnvois(ecouteur: () => void): () => void {
  ecouteurs.add(ecouteur);
  arretSuivi ??= suivre(({ prises }) => {
    gardees = prises;
    publier();
  });
  return () => {
    ecouteurs.delete(ecouteur);
    if (ecouteurs.size > 0) return;
    arretSuivi?.();
    arretSuivi = undefined;
  };
}

function publier(): void {
  const aCopier = copies.map(({ envoi }) => envoi);
  const enCopie = new Set(aCopier.map(({ mediaId }) => mediaId));
  envois = [
    ...gardees.filter(({ etat, mediaId }) => etat !== 'RECUE' && !enCopie.has(mediaId)).map(envoiDe),
    ...aCopier,
  ];
  for (const ecouteur of ecouteurs) ecouteur();
}

function envoiDe(prise: PriseGardee): Envoi {
  const { mediaId, acteId, vue, octets, envoyes, etat, phrase, sansCopie } = prise;
  return {
    mediaId,
    acteId,
    nom: prise.nom,
    taille: octets,
    vue,
    etat: etatDe(prise),
    faits: envoyes,
    retient: sansCopie,
    montre: etat === 'LECTURE_RECUE',
    montrable: estMontrable(prise.typeMime) && octets <= LISIBLE,
    phrase,
  };
}

function etatDe({ etat, pause }: PriseGardee): EtatEnvoi {
  if (etat === 'REFUSEE') return 'REFUSE';
  if (etat === 'ARRETEE') return 'ECHEC';
  if (etat === 'DEPOT') return 'DEPOT';
  return pause ? 'PAUSE' : 'EN_ROUTE';
}

/** Files go into the vault of this device one by one, and leave from there: nothing has to be chosen again after a reload. */
export function ajouterEnvois(acteId: string, ajouts: readonly Ajout[]): void {
  const neuves = ajouts.map((ajout): Copie => {
    const { fichier, vue, genre } = ajout;
    const mediaId = uuidv7();
    const phrase = refusImmediat(fichier, genre);
    if (!phrase) montrerApercu(mediaId, fichier);
    const envoi: Envoi = {
      mediaId,
      acteId,
      nom: nomLisible(fichier.name),
      taille: fichier.size,
      vue,
      etat: phrase ? 'REFUSE' : 'COPIE',
      faits: 0,
      retient: !phrase,
      montre: false,
      montrable: estMontrable(fichier.type),
      phrase,
    };
    return { envoi, ajout, arret: new AbortController() };
  });
  copies = [...copies, ...neuves];
  publier();
  void copier();
}

/** What needs no server to be known: the file does not travel for nothing. */
function refusImmediat({ size }: File, genre: GenreMedia): string | undefined {
  if (size === 0) return PHRASES_REJET.VIDE;
  return size > GENRES[genre].octetsMax ? PHRASES_REJET.TROP_LOURD : undefined;
}

let enCours = false;

/** One at a time: two films at once would only make each slower. */
async function copier(): Promise<void> {
  if (enCours) return;
  enCours = true;
  for (;;) {
    const suivante = copies.find(({ envoi }) => envoi.etat === 'COPIE');
    if (!suivante) break;
    await copierUne(suivante);
  }
  enCours = false;
}

const RECENT_MS = 10 * 60_000;

async function copierUne({ envoi, ajout, arret }: Copie): Promise<void> {
  const { mediaId } = envoi;
  try {
    const gardee = await garder(priseDe(envoi, ajout), ajout.fichier, {
      copie: !estSeule(ajout),
      signal: arret.signal,
      surSansPlace: () => changerCopie(mediaId, { phrase: TEXTES_COFFRE.pageOuverte }),
      surCopie: parPas((faits) => changerCopie(mediaId, { faits })),
    });
    gardees = [...gardees, gardee];
    await direLaVue(gardee);
    oublierCopie(mediaId);
  } catch (cause) {
    if (arret.signal.aborted) oublierCopie(mediaId);
    else changerCopie(mediaId, { etat: 'ECHEC', phrase: cause instanceof Error ? cause.message : undefined });
  }
}

const PAS_MS = 250;

/** A hundred pieces a second are not a hundred drawings of the page. */
function parPas(dire: (faits: number) => void): (faits: number) => void {
  let dernier = 0;
  return (faits) => {
    if (performance.now() - dernier < PAS_MS) return;
    dernier = performance.now();
    dire(faits);
  };
}

const estRecent = ({ lastModified }: File): boolean => Math.abs(Date.now() - lastModified) < RECENT_MS;

/** A photograph or a film of the last minutes was just taken, and may be nowhere else. */
const estSeule = ({ fichier, genre }: Ajout): boolean =>
  estRecent(fichier) && (genre === 'PHOTO' || genre === 'VIDEO');

function priseDe({ mediaId, acteId, nom }: Envoi, ajout: Ajout): Prise {
  const { fichier, vue, genre, modalite, auteurId, extrait } = ajout;
  const importe = modalite === 'RADIO' || genre === 'SCAN3D';
  return {
    mediaId,
    acteId,
    nom,
    genre,
    modalite,
    auteurId,
    extrait,
    miroir: false,
    vue: vueDeLaCopie(mediaId) ?? vue,
    moyen: importe ? 'IMPORT' : 'PRISE',
    // The date of an older file says nothing sure.
    ...(estRecent(fichier) ? { prisLe: new Date(fichier.lastModified).toISOString() } : {}),
  };
}

const vueDeLaCopie = (mediaId: string) => copies.find((c) => c.envoi.mediaId === mediaId)?.envoi.vue;

/** Said while the file was being copied. */
async function direLaVue({ mediaId, vue }: PriseGardee): Promise<void> {
  const dite = vueDeLaCopie(mediaId);
  if (dite !== undefined && dite !== vue) await corriger(mediaId, correctionDe(dite));
}

function changerCopie(mediaId: string, changement: Partial<Envoi>): void {
  copies = copies.map((copie) =>
    copie.envoi.mediaId === mediaId ? { ...copie, envoi: { ...copie.envoi, ...changement } } : copie,
  );
  publier();
}

function oublierCopie(mediaId: string): void {
  copies = copies.filter(({ envoi }) => envoi.mediaId !== mediaId);
  publier();
}

const correctionDe = (vue: string) => ({
  vue,
  modalite: vue === 'RADIO' ? ('RADIO' as const) : ('LUMIERE_BLANCHE' as const),
});

export function changerVue(mediaId: string, vue: string): void {
  if (vueDeLaCopie(mediaId) !== undefined) changerCopie(mediaId, { vue });
  else void corriger(mediaId, correctionDe(vue));
}

/** Tries again what could not be copied. */
export function recopier(mediaId: string): boolean {
  const connue = vueDeLaCopie(mediaId) !== undefined;
  if (connue) {
    changerCopie(mediaId, { etat: 'COPIE', faits: 0, phrase: undefined });
    void copier();
  }
  return connue;
}

/** Drops the sending here, and on the server what it had received. */
export function abandonner(mediaId: string): void {
  const copie = copies.find(({ envoi }) => envoi.mediaId === mediaId);
  copie?.arret.abort();
  if (copie) oublierCopie(mediaId);
  else void retirer(mediaId);
  oublierApercu(mediaId);
}
