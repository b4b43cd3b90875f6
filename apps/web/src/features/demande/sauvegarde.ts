import type { ChampsDemandeT, modifierDemande } from '@orapont/contract/demande';
import type { BodyInput } from '@orapont/contract/route';
import type { NatureActe } from '@orapont/domain/teleexpertise/circuit';
import { ErreurApi } from '../../kernel/call.ts';
import { passager } from '../../kernel/requetes.ts';
import { corps, dejaEcrite, type Partie } from './partie.ts';

/**
 * `REPOS`: nothing was typed since it opened. `NON_ENREGISTRE`: the server is away, what waits goes by itself. `CONFLIT`: another
 * version was written meanwhile. `REFUSE`: the server said no, and why.
 */
export type EtatSauvegarde = 'REPOS' | 'EN_COURS' | 'ENREGISTRE' | 'NON_ENREGISTRE' | 'CONFLIT' | 'REFUSE';

/** A draft as the server has it. */
export type Ecrite = {
  readonly version: number;
  readonly nature: NatureActe;
  readonly champs: ChampsDemandeT;
};

export type Vue = Omit<Ecrite, 'version'> & {
  readonly etat: EtatSauvegarde;
  /** The server's own words, when it refused. */
  readonly phrase: string | undefined;
};

export type Ports = {
  /** `presse`: the page may go away before the answer. */
  readonly envoyer: (
    ecriture: BodyInput<typeof modifierDemande>,
    presse: boolean,
  ) => Promise<{ readonly version: number }>;
  readonly relire: () => Promise<Ecrite>;
};

export type Sauvegarde = ReturnType<typeof creerSauvegarde>;

const ATTENTE_MS = 900;
const REPRISES_MS = [3_000, 3_000, 5_000];

/**
 * Saves a draft as it is written. Whatever the server answers, what was typed ends up saved, or stays on screen beside a sentence
 * that says what to do; a version that moved elsewhere is never overwritten without asking.
 */
export function creerSauvegarde(initiale: Ecrite, { envoyer, relire }: Ports) {
  const { nature, champs } = initiale;
  let vue: Vue = { nature, champs, etat: 'REPOS', phrase: undefined };
  let version = initiale.version;
  let attente: Partie = {};
  /** What left without an answer: the server may have written it. */
  let sansReponse: { readonly version: number; readonly partie: Partie } | undefined;
  let enVol: Promise<boolean> | undefined;
  let minuterie: ReturnType<typeof setTimeout> | undefined;
  let echecs = 0;
  let perdue = false;
  const abonnes = new Set<() => void>();

  function poser(suite: Partial<Vue>): void {
    vue = { ...vue, ...suite };
    for (const prevenir of abonnes) prevenir();
  }

  function changer(partie: Partie): void {
    const { nature: nouvelle, ...suite } = partie;
    attente = { ...attente, ...partie };
    poser({
      champs: { ...vue.champs, ...suite },
      ...(nouvelle ? { nature: nouvelle } : {}),
      // A question is still to be answered: it stays in sight.
      ...(vue.etat === 'CONFLIT' ? {} : { etat: 'EN_COURS' }),
    });
    clearTimeout(minuterie);
    minuterie = setTimeout(() => void vider(), ATTENTE_MS);
  }

  /** Saves what waits, now. True when everything is on the server. Whoever asks meanwhile gets the same answer. */
  function vider(presse = false): Promise<boolean> {
    clearTimeout(minuterie);
    if (vue.etat === 'CONFLIT') return Promise.resolve(false);
    enVol ??= ecrire(presse).finally(() => {
      enVol = undefined;
    });
    return enVol.then((reussi) => (reussi && attend() ? vider(presse) : reussi));
  }

  const attend = () => Object.keys(attente).length > 0;

  async function ecrire(presse: boolean): Promise<boolean> {
    while (attend()) {
      const partie = attente;
      const depart = version;
      attente = {};
      poser({ etat: 'EN_COURS', phrase: undefined });
      try {
        version = (await envoyer(corps(partie, depart), presse)).version;
        sansReponse = undefined;
        echecs = 0;
      } catch (erreur) {
        attente = { ...partie, ...attente };
        if (await ecriteSansLeDire(erreur)) continue;
        echouer(erreur, { version: depart, partie });
        return false;
      }
    }
    if (vue.etat === 'EN_COURS') poser({ etat: 'ENREGISTRE' });
    return true;
  }

  /** The answer of an earlier try was lost on the way: the version that moved is ours. */
  async function ecriteSansLeDire(erreur: unknown): Promise<boolean> {
    const parti = sansReponse;
    if (lireEchec(erreur) !== 'CONFLIT' || !parti) return false;
    sansReponse = undefined;
    const ecrite = await relire().catch(() => undefined);
    if (!ecrite || ecrite.version !== parti.version + 1 || !dejaEcrite(parti.partie, ecrite)) return false;
    version = ecrite.version;
    return true;
  }

  function echouer(erreur: unknown, parti: { version: number; partie: Partie }): void {
    switch (lireEchec(erreur)) {
      case 'CONFLIT':
        poser({ etat: 'CONFLIT' });
        break;
      case 'REFUS':
        poser({ etat: 'REFUSE', phrase: erreur instanceof Error ? erreur.message : undefined });
        break;
      case 'FIN_DE_SESSION':
        // Nobody looks at it and nobody is signed in: whoever signs in next did not write it.
        if (abonnes.size === 0) perdue = true;
        else reprendrePlusTard();
        break;
      default:
        sansReponse ??= parti;
        reprendrePlusTard();
    }
  }

  function reprendrePlusTard(): void {
    poser({ etat: 'NON_ENREGISTRE' });
    minuterie = setTimeout(() => void vider(), REPRISES_MS[Math.min(echecs, REPRISES_MS.length - 1)]);
    echecs += 1;
  }

  /** Someone else's change came with a refresh: shown when nothing of ours waits. */
  function recevoir(ecrite: Ecrite): void {
    if (ecrite.version <= version || attend() || enVol !== undefined) return;
    version = ecrite.version;
    poser({ nature: ecrite.nature, champs: ecrite.champs });
  }

  return {
    lire: () => vue,
    version: () => version,
    abonner(prevenir: () => void): () => void {
      // Opened again: what was saved then is not news.
      if (abonnes.size === 0 && vue.etat === 'ENREGISTRE') vue = { ...vue, etat: 'REPOS' };
      abonnes.add(prevenir);
      return () => {
        abonnes.delete(prevenir);
      };
    },
    changer,
    vider,
    recevoir,
    /** After a conflict: write over the other version with what is on screen. */
    garder(autre: number): Promise<boolean> {
      version = autre;
      sansReponse = undefined;
      poser({ etat: 'EN_COURS' });
      return vider();
    },
    /** Something typed is not on the server. */
    attend: () => attend() || enVol !== undefined,
    /** The session ended while nobody looked: it is not to be shown to whoever signs in next. */
    perdue: () => perdue,
  };
}

type Echec = 'CONFLIT' | 'FIN_DE_SESSION' | 'ABSENCE' | 'REFUS';

function lireEchec(erreur: unknown): Echec {
  if (!(erreur instanceof ErreurApi)) return 'REFUS';
  const { status, motifs } = erreur.probleme;
  if (motifs.includes('VERSION_DEPASSEE')) return 'CONFLIT';
  if (status === 401) return 'FIN_DE_SESSION';
  // A line, a server or a base that comes back, or one that asks to wait.
  return passager(erreur) || status === 429 || status === 500 ? 'ABSENCE' : 'REFUS';
}
