import { attenteAvant, type Conduite, conduiteApres, type Reponse } from './attente.ts';
import type { LignePrise } from './base-locale.ts';
import { type Choix, choisirParmi } from './choisir.ts';
import { cleNommee, ecouterCles } from './cles.ts';
import { changerLigne, effacer, lireFiche, lireLigne, lireLignes, lireRetirees } from './coffre.ts';
import { debitApres } from './debit.ts';
import { ecouterDepots } from './reveil.ts';
import { ecouterSession } from './session-ouverte.ts';
import { TEXTES } from './textes.ts';
import type { Livraison, Voie } from './voie.ts';
import { voieAppareil } from './voie-appareil.ts';
import { voieSession } from './voie-session.ts';

/**
 * Brings what the vault holds to the server: in this page, one tab at a time, until nothing is left that may leave. Woken by the line, the
 * clock, the person who signs in or unlocks, the page that comes back to the front, a picture just kept.
 */
const VERROU = 'orapont-envoi';
const RELANCE = 30_000;

const VOIES: Readonly<Record<LignePrise['voie'], Voie>> = { SESSION: voieSession, APPAREIL: voieAppareil };

/** Bytes that left, by picture: too lively to be written at each step. */
const avances = new Map<string, number>();
const recues = new Set<(mediaId: string) => void>();
const surAvances = new Set<() => void>();
let enCours = false;
/** A server that is away is asked again by one picture, not by each. */
let panne = { essais: 0, pasAvant: 0 };
/** Bytes a second of this line, as they were seen to leave. */
let debit: number | undefined;
const PANNE_MAX = 10_000;
let courante: { readonly mediaId: string; readonly arret: AbortController } | undefined;
let minuterie: ReturnType<typeof setTimeout> | undefined;
let reveille = false;

export const avanceDe = (mediaId: string): number | undefined => avances.get(mediaId);

export function ecouterMoteur(surAvance: () => void, surRecue: (mediaId: string) => void): () => void {
  surAvances.add(surAvance);
  recues.add(surRecue);
  return () => {
    surAvances.delete(surAvance);
    recues.delete(surRecue);
  };
}

export function demarrerMoteur(): void {
  const relancer = () => void reveiller();
  window.addEventListener('online', () => void toutRelancer());
  document.addEventListener('visibilitychange', relancer);
  ecouterSession(relancer);
  ecouterCles(relancer);
  ecouterDepots(relancer);
  setInterval(relancer, RELANCE);
  relancer();
}

/** The line is back: nothing waits for the end of its pause. */
async function toutRelancer(): Promise<void> {
  panne = { essais: 0, pasAvant: 0 };
  for (const { mediaId, pasAvant } of await lireLignes())
    if (pasAvant > Date.now()) await changerLigne(mediaId, { pasAvant: 0 });
  await reveiller();
}

/** Why a picture of the vault cannot leave now; undefined when it may. */
export function freinDe(ligne: LignePrise): string | undefined {
  if (ligne.etat === 'REFUSEE' || ligne.etat === 'ARRETEE') return ligne.phrase ?? TEXTES.conflit;
  return VOIES[ligne.voie].frein(ligne) ?? (navigator.onLine ? undefined : TEXTES.sansReseau);
}

export async function reveiller(): Promise<void> {
  clearTimeout(minuterie);
  if (enCours) {
    reveille = true;
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
  if (Date.now() < panne.pasAvant) return undefined;
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
    .map(({ pasAvant }) => Math.max(panne.pasAvant, pasAvant));
  const lettres = voieAppareil.prochainEssai();
  if (lettres !== undefined) pauses.push(lettres);
  if (pauses.length === 0) return;
  minuterie = setTimeout(() => void reveiller(), Math.max(250, Math.min(...pauses) - Date.now()));
}

async function conduire({ ligne: { mediaId }, piece }: Choix): Promise<void> {
  // Another tab may have been through meanwhile.
  const ligne = await lireLigne(mediaId);
  const fiche = ligne && (await lireFiche(ligne));
  if (!ligne || ligne.retiree || !fiche) return;
  await changerLigne(mediaId, { etat: ligne.lectureRecue ? 'LECTURE_RECUE' : 'ENVOI', phrase: undefined });
  const arret = new AbortController();
  courante = { mediaId, arret };
  const depart = performance.now();
  const issue = await VOIES[ligne.voie]
    .livrer({
      ligne,
      fiche,
      piece,
      signal: arret.signal,
      surAvance: (envoyes) => {
        if (piece === 'originale') avances.set(mediaId, envoyes);
        for (const dire of surAvances) dire();
      },
    })
    .catch((cause: unknown): Livraison => ({ sorte: 'REPONSE', statut: 0, phrase: String(cause) }));
  courante = undefined;
  avances.delete(mediaId);
  if (issue.sorte !== 'REPONSE') mesurerLaLigne(ligne, piece, performance.now() - depart);
  await conclure(ligne, piece, issue);
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

async function conclure(ligne: LignePrise, piece: Choix['piece'], issue: Livraison): Promise<void> {
  const { mediaId } = ligne;
  if (issue.sorte === 'REPONSE') {
    if (estEnPanne(issue)) await attendreLeServeur(ligne, issue.phrase);
    else if (piece === 'lecture' && conduiteApres(issue) === 'REFUSER')
      // A smaller copy that the server does not take is left out: the picture itself leaves.
      await changerLigne(mediaId, { lecture: undefined });
    else await suivreConduite(ligne, conduiteApres(issue), issue.phrase);
    return;
  }
  panne = { essais: 0, pasAvant: 0 };
  if (issue.sorte === 'REJETEE') {
    await changerLigne(mediaId, { etat: 'REFUSEE', phrase: issue.phrase });
    return;
  }
  const attendue = issue.sorte === 'RECUE' ? ligne.empreinte : ligne.lecture?.empreinte;
  if (issue.empreinte !== attendue) {
    await recommencer(ligne, TEXTES.autreEmpreinte);
    return;
  }
  if (issue.sorte === 'LECTURE_RECUE') {
    await changerLigne(mediaId, { etat: 'LECTURE_RECUE', lectureRecue: true, essais: 0, pasAvant: 0 });
    return;
  }
  // The one place where a picture leaves the device by itself.
  await effacer(mediaId);
  for (const dire of recues) dire(mediaId);
}

/** No answer, or a server that cannot: it concerns every picture. */
const estEnPanne = ({ statut }: Reponse): boolean => statut === 0 || statut === 429 || statut >= 500;

/** Waiting, and what the server shows of it meanwhile. */
const auRepos = ({ lectureRecue }: LignePrise) => (lectureRecue ? 'LECTURE_RECUE' : 'SUR_APPAREIL');

async function attendreLeServeur(ligne: LignePrise, phrase: string | undefined): Promise<void> {
  const pause = Math.min(PANNE_MAX, attenteAvant(panne.essais, Math.random()));
  panne = { essais: panne.essais + 1, pasAvant: Date.now() + pause };
  const raison = phrase ?? (navigator.onLine ? TEXTES.serveurAbsent : TEXTES.sansReseau);
  await changerLigne(ligne.mediaId, { etat: auRepos(ligne), phrase: raison });
}

async function suivreConduite(
  ligne: LignePrise,
  conduite: Conduite,
  phrase: string | undefined,
): Promise<void> {
  const { mediaId } = ligne;
  switch (conduite) {
    case 'REFUSER':
      await changerLigne(mediaId, { etat: 'REFUSEE', phrase });
      return;
    case 'PERSONNE':
      await changerLigne(mediaId, { etat: 'ARRETEE', phrase: phrase ?? TEXTES.conflit });
      return;
    case 'REPRENDRE_AU_DEBUT':
      await recommencer(ligne, TEXTES.repriseAuDebut);
      return;
    case 'POURSUIVRE':
      await patienter(ligne, { envoyes: 0 });
      return;
    case 'EFFACER':
    case 'FERMER':
    case 'SESSION':
      VOIES[ligne.voie].surConduite(conduite);
      await changerLigne(mediaId, { etat: auRepos(ligne) });
      return;
    case 'REESSAYER':
      await patienter(ligne, { phrase: phrase ?? TEXTES.serveurAbsent });
  }
}

/** A pause of its own: the pictures behind it do not wait. */
async function patienter(ligne: LignePrise, reste: Partial<LignePrise>): Promise<void> {
  const { mediaId, essais } = ligne;
  await changerLigne(mediaId, {
    etat: auRepos(ligne),
    essais: essais + 1,
    pasAvant: Date.now() + attenteAvant(essais, Math.random()),
    ...reste,
  });
}

const recommencer = (ligne: LignePrise, phrase: string) =>
  patienter(ligne, { urlEnvoi: undefined, urlLecture: undefined, envoyes: 0, phrase });

/** A person says that it may be tried again. */
export async function retenter(mediaId: string): Promise<void> {
  await changerLigne(mediaId, { etat: 'SUR_APPAREIL', essais: 0, pasAvant: 0, phrase: undefined });
  await reveiller();
}

/** False when the server had received it already. */
export async function abandonner(mediaId: string): Promise<boolean> {
  const ligne = await lireLigne(mediaId);
  if (!ligne || ligne.retiree || !(await cleNommee(ligne.cle))) return false;
  if (courante?.mediaId === mediaId) courante.arret.abort();
  if (ligne.urlLecture) await effacer(mediaId, { ...ligne, retiree: true });
  else await effacer(mediaId);
  await VOIES[ligne.voie].abandonner(ligne);
  void reveiller();
  return true;
}
