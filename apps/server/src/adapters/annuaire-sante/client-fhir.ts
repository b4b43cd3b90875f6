import { AnnuaireIndisponible } from '../../features/annuaire/ports.ts';
import { type Cadence, cadencer, patienter } from './cadence.ts';
import { lirePage, type PageLue, type Ressource } from './ressources.ts';

export type OptionsClient = {
  /** Base of the API, as in `https://gateway.api.esante.gouv.fr/fhir/v2`. */
  readonly url: string;
  readonly cle: string;
  readonly cadence?: Cadence;
  /** For everything that one question asks. */
  readonly delaiMs?: number;
};
export type Parametres = readonly (readonly [nom: string, valeur: string])[];
export type Lecture = { readonly ressources: readonly Ressource[]; readonly complet: boolean };
export type ClientFhir = {
  /** All the pages of one search, up to a number of them. */
  readonly lire: (
    type: Ressource['resourceType'],
    parametres: Parametres,
    options: { readonly pagesMax: number; readonly signal: AbortSignal },
  ) => Promise<Lecture>;
  readonly echeance: () => AbortSignal;
};

const APPELS_PAR_SECONDE = 17;
/** A little more than a second: what left late and what leaves in time must not arrive together. */
const FENETRE_MS = 1_050;
const DELAI_MS = 30_000;
const ESSAIS = 4;
/** Someone waits in front of a screen: a server that asks for more is called unavailable. */
const ATTENTE_MAX_MS = 10_000;
const OCTETS_MAX = 16 * 1024 * 1024;
const A_REPRENDRE: ReadonlySet<number> = new Set([429, 503]);

/**
 * Reads the national directory: key in a header, cadence kept, pages followed on the same origin only, so that the key goes nowhere
 * else; asks again when it is told to wait.
 *
 * @source Annuaire Santé FHIR API v2 (ESANTE-API-KEY, link next, 429); RFC 9110 §10.2.3 (Retry-After)
 */
export function clientFhir(options: OptionsClient): ClientFhir {
  const { url, cle, delaiMs = DELAI_MS, cadence = cadencer(APPELS_PAR_SECONDE, FENETRE_MS) } = options;
  const base = new URL(url.endsWith('/') ? url : `${url}/`);

  async function demander(adresse: URL, signal: AbortSignal, essai = 1): Promise<PageLue> {
    await cadence();
    signal.throwIfAborted();
    const reponse = await fetch(adresse, {
      headers: { accept: 'application/fhir+json', 'esante-api-key': cle },
      redirect: 'error',
      signal,
    });
    if (reponse.ok) return lireReponse(reponse);
    await reponse.body?.cancel();
    if (reponse.status === 401 || reponse.status === 403) throw new AnnuaireIndisponible('CLE_REFUSEE');
    if (!A_REPRENDRE.has(reponse.status)) throw new AnnuaireIndisponible('REPONSE_ILLISIBLE');
    const attente = attenteDemandee(reponse.headers.get('retry-after'), essai);
    if (essai >= ESSAIS || attente > ATTENTE_MAX_MS) throw new AnnuaireIndisponible('TROP_DEMANDE');
    await patienter(attente);
    return demander(adresse, signal, essai + 1);
  }

  return {
    echeance: () => AbortSignal.timeout(delaiMs),
    async lire(type, parametres, { pagesMax, signal }) {
      let adresse: URL | undefined = new URL(type, base);
      adresse.search = new URLSearchParams(parametres.map(([nom, valeur]) => [nom, valeur])).toString();
      const ressources: Ressource[] = [];
      for (let page = 0; page < pagesMax; page++) {
        const lue: PageLue = await enAnnuaire(demander(adresse, signal));
        ressources.push(...lue.ressources);
        if (lue.suivante === undefined) return { ressources, complet: true };
        adresse = URL.parse(lue.suivante, adresse) ?? undefined;
        if (adresse?.origin !== base.origin) break;
      }
      return { ressources, complet: false };
    },
  };
}

async function enAnnuaire<T>(travail: Promise<T>): Promise<T> {
  try {
    return await travail;
  } catch (cause) {
    // What fetch throws names the address: the cause stays out.
    throw cause instanceof AnnuaireIndisponible ? cause : new AnnuaireIndisponible('INJOIGNABLE');
  }
}

async function lireReponse(reponse: Response): Promise<PageLue> {
  const page = lirePage(enJson(await lireTexte(reponse)));
  if (!page) throw new AnnuaireIndisponible('REPONSE_ILLISIBLE');
  return page;
}

async function lireTexte({ body }: Response): Promise<string> {
  const morceaux: Uint8Array[] = [];
  let octets = 0;
  for await (const morceau of body ?? []) {
    octets += morceau.length;
    if (octets > OCTETS_MAX) throw new AnnuaireIndisponible('REPONSE_ILLISIBLE');
    morceaux.push(morceau);
  }
  return Buffer.concat(morceaux).toString('utf8');
}

function enJson(texte: string): unknown {
  try {
    return JSON.parse(texte);
  } catch {
    return undefined;
  }
}

/** Seconds or a date; without either, twice as long each time. */
function attenteDemandee(entete: string | null, essai: number): number {
  if (entete === null) return 500 * 2 ** (essai - 1);
  const secondes = Number(entete);
  const ms = Number.isFinite(secondes) ? secondes * 1_000 : Date.parse(entete) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : 500 * 2 ** (essai - 1);
}
