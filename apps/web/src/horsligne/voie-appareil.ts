import {
  livrerMedia,
  livrerPli,
  ouvrirTeleversementAppareil,
  type PliSigneT,
  retirerMedia,
} from '@orapont/contract/livraison';
import { call, ErreurApi } from '../kernel/call.ts';
import { attenteAvant, conduiteApres } from './attente.ts';
import type { LigneFeuille } from './base-locale.ts';
import { appareilEnrole, estDeverrouillee } from './cles.ts';
import { toutEffacer } from './coffre.ts';
import { direEffacee, entetesAppareil, jetonAppareil, oublierJeton } from './jeton-appareil.ts';
import { TEXTES } from './textes.ts';
import { lireFeuille, type PliGarde, pliRecu, pliRefuse, plisEnAttente } from './tournee.ts';
import {
  acheminer,
  delaiDeDepot,
  ditDeLAffiche,
  ditDeLaLecture,
  type Livraison,
  type Trajet,
  type Voie,
} from './voie.ts';

let fermee: string | undefined;
let pasAvant = 0;
let essais = 0;

type VoieAppareil = Voie & {
  /** True when letters of this device may leave now. */
  readonly preparer: () => Promise<boolean>;
  readonly livrerPlis: () => Promise<void>;
  /** When letters that could not leave are tried again. */
  readonly prochainEssai: () => number | undefined;
};

/** What was taken in a round leaves with the key of the tablet, whoever is signed in, once its PIN was typed. */
export const voieAppareil: VoieAppareil = {
  frein() {
    if (!estDeverrouillee()) return TEXTES.codeAttendu;
    return fermee;
  },

  preparer: async () =>
    estDeverrouillee() && !fermee && Date.now() >= pasAvant && (await plisEnAttente()).length > 0,

  async livrerPlis() {
    if (!(await voieAppareil.preparer()) || !navigator.onLine) return;
    // The letters keep their order: the next one may rest on this one.
    for (const ligne of await plisEnAttente()) if (!(await livrerUnPli(ligne))) return;
  },

  async livrer(trajet) {
    const { pli } = trajet.fiche;
    if (!pli) return { sorte: 'REPONSE', statut: 422, phrase: TEXTES.abime };
    try {
      await jetonAppareil();
    } catch (cause) {
      return reponseDe(cause);
    }
    const id = await acheminer(trajet, {
      endpoint: ouvrirTeleversementAppareil.path,
      metadonnees: { pli: pli.texte, signature: pli.signature },
      avant: async (requete) => requete.setHeader('Authorization', (await entetesAppareil()).authorization),
    });
    return typeof id === 'string' ? deposer(trajet, pli, id) : id;
  },

  surConduite(conduite) {
    oublierJeton();
    if (conduite === 'FERMER') fermee = TEXTES.fermee;
    if (conduite === 'EFFACER') void effacerTablette();
  },

  async abandonner({ urlEnvoi }) {
    if (!urlEnvoi) return;
    const headers = { 'tus-resumable': '1.0.0', ...(await entetesAppareil().catch(() => ({}))) };
    await fetch(urlEnvoi, { method: 'DELETE', headers }).catch(() => undefined);
  },

  async retirer({ mediaId }) {
    try {
      await call(retirerMedia, {
        params: { id: mediaId },
        entetes: await entetesAppareil(),
        signal: AbortSignal.timeout(30_000),
      });
      return true;
    } catch (cause) {
      const probleme = cause instanceof ErreurApi ? lireProbleme(cause) : undefined;
      return probleme !== undefined && ['REFUSER', 'PERSONNE'].includes(conduiteApres(probleme));
    }
  },

  // Without a pause of ours there is nothing to wait for but the line, or a person: they wake the queue themselves.
  prochainEssai: () => (estDeverrouillee() && !fermee && pasAvant > Date.now() ? pasAvant : undefined),
};

/** False when nothing more may leave for now. */
async function livrerUnPli(ligne: LigneFeuille): Promise<boolean> {
  const pli = await lireFeuille<PliGarde>(ligne.tourneeId, ligne.feuille);
  if (!pli) return true;
  const { texte, signature } = pli;
  try {
    const entetes = await entetesAppareil();
    const recu = await call(livrerPli, {
      body: { texte, signature },
      entetes,
      signal: AbortSignal.timeout(30_000),
    });
    await pliRecu(ligne, recu, pli);
    essais = 0;
    return true;
  } catch (cause) {
    if (await arreterApres(cause)) return false;
    await pliRefuse(ligne, pli, cause instanceof Error ? cause.message : '');
    return true;
  }
}

/** The tablet was declared lost: nothing is left on it, then the server is told. */
export async function effacerTablette(): Promise<void> {
  const appareil = await appareilEnrole();
  await toutEffacer();
  if (appareil) await direEffacee(appareil.appareilId, appareil.signature).catch(() => undefined);
  location.assign('/tablette?effacee');
}

/** Asks, before any PIN, whether this tablet still has the right to hold what it holds. */
export async function demanderDesNouvelles(): Promise<void> {
  if (!(await appareilEnrole())) return;
  try {
    await jetonAppareil();
    fermee = undefined;
  } catch (cause) {
    const conduite = cause instanceof ErreurApi ? conduiteApres(lireProbleme(cause)) : 'REESSAYER';
    if (conduite === 'FERMER' || conduite === 'EFFACER') voieAppareil.surConduite(conduite);
  }
}

const lireProbleme = ({ probleme: { status, code, motifs } }: ErreurApi) => ({
  statut: status,
  code,
  motifs,
});

function reponseDe(cause: unknown): Livraison {
  if (!(cause instanceof ErreurApi)) return { sorte: 'REPONSE', statut: 0 };
  return { sorte: 'REPONSE', ...lireProbleme(cause), phrase: cause.message };
}

/** True when nothing more may be delivered for now. */
async function arreterApres(cause: unknown): Promise<boolean> {
  if (!(cause instanceof ErreurApi)) return true;
  const conduite = conduiteApres(lireProbleme(cause));
  if (conduite === 'SESSION' || conduite === 'FERMER' || conduite === 'EFFACER')
    voieAppareil.surConduite(conduite);
  // Refused for good: it stays on the tablet and is tried again at the next round of deliveries; the others go.
  if (conduite === 'REFUSER' || conduite === 'PERSONNE') return false;
  pasAvant = Date.now() + (conduite === 'SESSION' ? 0 : attenteAvant(essais++, Math.random()));
  return true;
}

async function deposer(
  { ligne, piece }: Trajet,
  { texte, signature }: PliSigneT,
  televersementId: string,
): Promise<Livraison> {
  const petite = piece === 'lecture' ? ditDeLaLecture(ligne) : undefined;
  try {
    const recu = await call(livrerMedia, {
      body: {
        texte,
        signature,
        televersementId,
        ...(petite ? { lecture: petite } : await ditDeLAffiche(ligne)),
      },
      entetes: await entetesAppareil(),
      signal: delaiDeDepot(ligne),
    });
    if (recu.etat === 'REJETE') return { sorte: 'REJETEE', phrase: recu.rejet ?? '' };
    return petite
      ? { sorte: 'LECTURE_RECUE', empreinte: recu.lectureRecue ?? null }
      : { sorte: 'RECUE', empreinte: recu.empreinteRecue };
  } catch (cause) {
    return reponseDe(cause);
  }
}
