import { deposerArchive, ouvrirEnvoiArchive } from '@orapont/contract/reprise';
import { type IssueVoyage, televerser } from '../../horsligne/televerser.ts';
import { call, ErreurApi } from '../../kernel/call.ts';
import { TEXTES } from './textes.ts';

/** A pause after each cut, in milliseconds; then the person decides. */
const PAUSES = [1_000, 3_000, 8_000, 15_000, 30_000];
/** A wire carries more at once than the line of a nursing home, and what a cut leaves half done is kept all the same. */
const MORCEAU = 4 * 1024 * 1024;

/** Stopped by the person: nothing went wrong. */
export class EnvoiArrete extends Error {}

export type Envoi = {
  readonly organisationId: string;
  readonly site: string;
  readonly fichier: File;
  readonly avancer: (pourcent: number) => void;
  /** True while the line is cut and it waits to go on. */
  readonly attendre: (attend: boolean) => void;
  readonly signal: AbortSignal;
};

/**
 * Brings an archive to the server, from the last byte that it has. The address of an upload is kept in the browser under what tells
 * the file from another, never under its name: chosen again after a cut or a reload, the same archive goes on.
 */
export async function envoyer({ organisationId, site, fichier, ...suivi }: Envoi): Promise<void> {
  const memoire = new Memoire(organisationId, fichier);
  const url = await acheminer(memoire, { organisationId, fichier, ...suivi });
  const envoi = url.split('/').at(-1) ?? '';
  const { repriseId } = memoire;
  const params = { id: organisationId, repriseId };
  try {
    await call(deposerArchive, { params, body: { envoi, site }, cle: repriseId });
  } catch (cause) {
    // What the server dropped is never found again: the next try begins another one.
    if (cause instanceof ErreurApi && cause.probleme.status === 404) memoire.oublier();
    throw cause;
  }
  memoire.oublier();
}

/** @returns the address of the upload, once all of it has come */
export async function acheminer(
  memoire: Memoire,
  { organisationId, fichier, avancer, attendre, signal }: Omit<Envoi, 'site'>,
  voyager = televerser,
): Promise<string> {
  let coupures = 0;
  for (;;) {
    const issue = await voyager({
      octets: fichier.size,
      lire: async (debut, fin) => fichier.slice(debut, fin),
      morceau: MORCEAU,
      endpoint: ouvrirEnvoiArchive.path,
      url: memoire.url,
      metadonnees: { organisationId },
      surUrl: (url) => memoire.retenir(url),
      surAvance(envoyes) {
        coupures = 0;
        attendre(false);
        avancer((envoyes / Math.max(fichier.size, 1)) * 100);
      },
      signal,
    });
    if ('url' in issue) return issue.url;
    const pause = suite(issue, memoire, coupures);
    coupures += 1;
    attendre(true);
    await dormir(pause, signal);
    attendre(false);
  }
}

/** How long to wait before it goes on. @throws Error with a sentence, when waiting would not help */
function suite(issue: Exclude<IssueVoyage, { url: string }>, memoire: Memoire, coupures: number): number {
  // The server no longer knows it: from the beginning.
  if ((issue.statut === 404 || issue.statut === 410) && memoire.url !== undefined) {
    memoire.oublier();
    return 0;
  }
  const pause = PAUSES[coupures];
  const passagere = issue.statut === 0 || issue.statut === 409 || issue.statut >= 500;
  if (!passagere || pause === undefined) throw new Error(issue.phrase ?? TEXTES.envoiEchec);
  return pause;
}

const dormir = (delai: number, signal: AbortSignal): Promise<void> =>
  new Promise((resoudre, refuser) => {
    const arreter = () => {
      clearTimeout(attente);
      refuser(new EnvoiArrete(TEXTES.envoiArrete));
    };
    const attente = setTimeout(() => {
      signal.removeEventListener('abort', arreter);
      resoudre();
    }, delai);
    if (signal.aborted) arreter();
    else signal.addEventListener('abort', arreter, { once: true });
  });

/** Where an upload is on its way, across a reload; it lives without a memory where the browser gives none. */
export class Memoire {
  readonly #cle: string;
  url: string | undefined;
  repriseId: string;

  constructor(organisationId: string, { size, lastModified }: File) {
    this.#cle = `reprise ${organisationId} ${size} ${lastModified}`;
    const [url, repriseId] = lu(this.#cle);
    this.url = url;
    this.repriseId = repriseId ?? crypto.randomUUID();
  }

  retenir(url: string): void {
    this.url = url;
    sansBruit(() => localStorage.setItem(this.#cle, `${url} ${this.repriseId}`));
  }

  oublier(): void {
    this.url = undefined;
    this.repriseId = crypto.randomUUID();
    sansBruit(() => localStorage.removeItem(this.#cle));
  }
}

const lu = (cle: string): readonly string[] => {
  let valeur: string | null = null;
  sansBruit(() => {
    valeur = localStorage.getItem(cle);
  });
  return (valeur as string | null)?.split(' ') ?? [];
};

function sansBruit(geste: () => void): void {
  try {
    geste();
  } catch {
    // A browser without storage: a reload begins again.
  }
}
