import type { LignePrise } from './base-locale.ts';
import { type Choix, choisirParmi } from './choisir.ts';
import { cleNommee, ecouterCles } from './cles.ts';
import {
  changerLigne,
  ecouterCoffre,
  effacer,
  lireFiche,
  lireLigne,
  lireLignes,
  lireRetirees,
} from './coffre.ts';
import { debitApres } from './debit.ts';
import { estLisible } from './morceaux.ts';
import { ecouterDepots } from './reveil.ts';
import { ecouterSession } from './session-ouverte.ts';
import { auRepos, conclure, ecouterRecues, finDePanne, oublierPanne, VOIES } from './suites.ts';
import { TEXTES } from './textes.ts';
import type { Livraison } from './voie.ts';
import { voieAppareil } from './voie-appareil.ts';

/**
 * Brings what the vault holds to the server: in this page, one tab at a time, until nothing is left that may leave. Woken by the line, the
 * clock, the person who signs in or unlocks, the page that comes back to the front, a picture just kept.
 */
const VERROU = 'orapont-envoi';
const RELANCE = 30_000;

/** Bytes that left, by picture: too lively to be written at each step. */
const avances = new Map<string, number>();
const surAvances = new Set<() => void>();
let enCours = false;
/** Bytes a second of this line, as they were seen to leave. */
let debit: number | undefined;
type EnRoute = Pick<Choix, 'dabord'> & {
  readonly mediaId: string;
  readonly arret: AbortController;
  /** Stopped by us: it goes on later from where it stood. */
  interrompue: boolean;
};
let courante: EnRoute | undefined;
/** How often what has left is written down, for the other tabs and for the next start. */
const NOTE = 2_000;
let minuterie: ReturnType<typeof setTimeout> | undefined;
let reveille = false;

export const avanceDe = (mediaId: string): number | undefined => avances.get(mediaId);

export function ecouterMoteur(surAvance: () => void, surRecue: (mediaId: string) => void): () => void {
  surAvances.add(surAvance);
  const arreter = ecouterRecues(surRecue);
  return () => {
    surAvances.delete(surAvance);
    arreter();
  };
}

export function demarrerMoteur(): void {
  const relancer = () => void reveiller();
  window.addEventListener('online', () => void toutRelancer());
  document.addEventListener('visibilitychange', relancer);
  ecouterSession(relancer);
  ecouterCles(relancer);
  ecouterDepots(relancer);
  ecouterCoffre(() => void retenir());
  setInterval(relancer, RELANCE);
  relancer();
}

/** The line is back: nothing waits for the end of its pause. */
async function toutRelancer(): Promise<void> {
  oublierPanne();
  for (const { mediaId, pasAvant } of await lireLignes())
    if (pasAvant > Date.now()) await changerLigne(mediaId, { pasAvant: 0 });
  await reveiller();
}

/** Why a picture of the vault cannot leave now; undefined when it may. */
export function freinDe(ligne: LignePrise): string | undefined {
  if (ligne.close || ligne.etat === 'REFUSEE' || ligne.etat === 'ARRETEE')
    return ligne.phrase ?? TEXTES.conflit;
  if (ligne.pause) return TEXTES.enPause;
  if (!estLisible(ligne) && ligne.envoyes !== ligne.octets)
    return TEXTES.aRechoisir(ligne.voie === 'DISQUE' ? 'ce disque' : 'ce fichier');
  return VOIES[ligne.voie].frein(ligne) ?? (navigator.onLine ? undefined : TEXTES.sansReseau);
}

export async function reveiller(): Promise<void> {
  clearTimeout(minuterie);
  if (enCours) {
    reveille = true;
    await ceder();
    return;
  }
  enCours = true;
  try {
    if (await aEnvoyer()) await navigator.locks.request(VERROU, vider);
  } finally {
    enCours = false;
    void programmer();
  }
  if (!reveille) return;
  reveille = false;
  void reveiller();
}

/** A large file gives way to what lets a picture be seen. */
async function ceder(): Promise<void> {
  const choix = courante && !courante.dabord ? await choisir() : undefined;
  if (choix?.dabord && courante && !courante.dabord) interrompre(courante);
}

/** A person held it back, or dropped it, in this tab or in another. */
async function retenir(): Promise<void> {
  const enRoute = courante;
  if (!enRoute) return;
  const ligne = await lireLigne(enRoute.mediaId);
  if (!ligne || ligne.pause) interrompre(enRoute);
}

function interrompre(enRoute: EnRoute): void {
  enRoute.interrompue = true;
  enRoute.arret.abort();
}

const aEnvoyer = async (): Promise<boolean> =>
  (await voieAppareil.preparer()) ||
  (await choisir()) !== undefined ||
  (await lireRetirees()).some((ligne) => freinDe(ligne) === undefined);

async function vider(): Promise<void> {
  for (;;) {
    await voieAppareil.livrerPlis();
    await retirerDuServeur();
    const choix = await choisir();
    if (!choix) return;
    await conduire(choix);
  }
}

async function choisir(): Promise<Choix | undefined> {
  if (Date.now() < finDePanne()) return undefined;
  const libres = (await lireLignes()).filter((ligne) => freinDe(ligne) === undefined);
  return choisirParmi(libres, { debit, maintenant: Date.now() });
}

/** Taken back here while the server showed something of them. */
async function retirerDuServeur(): Promise<void> {
  for (const ligne of await lireRetirees())
    if (freinDe(ligne) === undefined && (await VOIES[ligne.voie].retirer(ligne)))
      await effacer(ligne.mediaId);
}

async function programmer(): Promise<void> {
  const pauses = (await lireLignes())
    .filter((ligne) => freinDe(ligne) === undefined)
    .map(({ pasAvant }) => Math.max(finDePanne(), pasAvant));
  const lettres = voieAppareil.prochainEssai();
  if (lettres !== undefined) pauses.push(lettres);
  if (pauses.length === 0) return;
  minuterie = setTimeout(() => void reveiller(), Math.max(250, Math.min(...pauses) - Date.now()));
}

async function conduire({ ligne: { mediaId }, piece, dabord }: Choix): Promise<void> {
  // Another tab may have been through meanwhile.
  const ligne = await lireLigne(mediaId);
  if (!ligne || ligne.retiree) return;
  const fiche = await lireFiche(ligne);
  if (!fiche) {
    // Its key is gone, or closed meanwhile: it is not asked again at once, for ever.
    await changerLigne(mediaId, { pasAvant: Date.now() + RELANCE });
    return;
  }
  await changerLigne(mediaId, { etat: ligne.lectureRecue ? 'LECTURE_RECUE' : 'ENVOI', phrase: undefined });
  const enRoute: EnRoute = { mediaId, dabord, arret: new AbortController(), interrompue: false };
  courante = enRoute;
  const depart = performance.now();
  const issue = await VOIES[ligne.voie]
    .livrer({
      ligne,
      fiche,
      piece,
      signal: enRoute.arret.signal,
      surAvance: piece === 'originale' ? suivreLAvance(ligne) : direLAvance,
    })
    .catch((cause: unknown): Livraison => ({ sorte: 'REPONSE', statut: 0, phrase: String(cause) }));
  courante = undefined;
  avances.delete(mediaId);
  if (enRoute.interrompue && issue.sorte === 'REPONSE') {
    await changerLigne(mediaId, { etat: auRepos(ligne) });
    return;
  }
  if (issue.sorte !== 'REPONSE') mesurerLaLigne(ligne, piece, performance.now() - depart);
  await conclure(ligne, piece, issue);
}

function direLAvance(): void {
  for (const dire of surAvances) dire();
}

function suivreLAvance({ mediaId, octets }: LignePrise): (envoyes: number) => void {
  let note = performance.now();
  return (envoyes) => {
    avances.set(mediaId, envoyes);
    direLAvance();
    if (performance.now() - note < NOTE) return;
    note = performance.now();
    // What has left is not yet what has arrived: the whole is said by the answer alone.
    void changerLigne(mediaId, { envoyes: Math.min(envoyes, octets - 1) });
  };
}

/** What went through from its first byte to the receipt; a journey that was taken up again says nothing of the line. */
function mesurerLaLigne(
  { octets, lecture, urlEnvoi, urlLecture }: LignePrise,
  piece: Choix['piece'],
  ms: number,
): void {
  if (piece === 'lecture' ? urlLecture : urlEnvoi) return;
  debit = debitApres(debit, { octets: piece === 'lecture' ? (lecture?.octets ?? 0) : octets, ms });
}

/** A person says that it may be tried again. */
export async function retenter(mediaId: string): Promise<void> {
  await changerLigne(mediaId, {
    etat: 'SUR_APPAREIL',
    pause: undefined,
    essais: 0,
    pasAvant: 0,
    phrase: undefined,
  });
  await reveiller();
}

/** Held back by a person, in whatever tab it travels. */
export const suspendre = async (mediaId: string): Promise<void> =>
  void (await changerLigne(mediaId, { pause: true }));

/** False when the server had received it already. */
export async function abandonner(mediaId: string): Promise<boolean> {
  const ligne = await lireLigne(mediaId);
  if (!ligne || ligne.retiree || !(await cleNommee(ligne.cle))) return false;
  if (courante?.mediaId === mediaId) interrompre(courante);
  if (ligne.urlLecture) await effacer(mediaId, { ...ligne, retiree: true });
  else await effacer(mediaId);
  await VOIES[ligne.voie].abandonner(ligne);
  void reveiller();
  return true;
}
