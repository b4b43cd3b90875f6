import { createHash, randomUUID } from 'node:crypto';
import { lireComptesDemo, ouvrirSession, saisirSecondFacteur } from '@orapont/contract/acces';
import { deposerMedia } from '@orapont/contract/media';
import type { BodyInput, ParamsOf, QueryInput, ReplyOf, Route } from '@orapont/contract/route';
import { ouvrirTeleversement } from '@orapont/contract/televersement';
import { attendre } from './serveur.ts';

type Appel<R extends Route> = {
  readonly params?: { readonly [K in keyof ParamsOf<R>]: string };
  readonly query?: QueryInput<R>;
  readonly body?: BodyInput<R>;
};

/** Someone who uses the interface without its pages: to prepare what a journey starts from, and to measure. */
export type Client = {
  readonly appeler: <R extends Route>(route: R, appel?: Appel<R>) => Promise<ReplyOf<R>>;
  readonly octets: <R extends Route>(route: R, appel?: Appel<R>) => Promise<Uint8Array>;
  readonly deposer: (image: ImageADeposer) => Promise<string>;
  /** As a browser's storage, for a page of the same person. */
  readonly jeton: () => string;
};

export type ImageADeposer = {
  readonly acteId: string;
  readonly octets: Uint8Array;
  readonly vue: string;
};

export class Refus extends Error {
  readonly statut: number;
  readonly probleme: {
    readonly code?: string;
    readonly motifs?: readonly string[];
    readonly detail?: string;
  };

  constructor(route: Route, statut: number, texte: string) {
    super(`${route.nom} : ${statut} ${texte.slice(0, 600)}`);
    this.statut = statut;
    this.probleme = texte.startsWith('{') ? JSON.parse(texte) : {};
  }
}

export function nouveauClient(origine: string, jetonGarde = ''): Client {
  let jeton = jetonGarde;

  async function envoyer<R extends Route>(route: R, appel: Appel<R>): Promise<Response> {
    const ecrit = route.method !== 'GET';
    const reponse = await fetch(origine + adresse(route, appel), {
      method: route.method,
      headers: {
        cookie: `__Host-sid=${jeton}`,
        ...(ecrit
          ? { origin: origine, 'content-type': 'application/json', 'idempotency-key': randomUUID() }
          : {}),
      },
      ...(ecrit ? { body: JSON.stringify(appel.body ?? {}) } : {}),
    });
    jeton = /__Host-sid=([^;]+)/.exec(reponse.headers.get('set-cookie') ?? '')?.[1] ?? jeton;
    if (!reponse.ok) throw new Refus(route, reponse.status, await reponse.text());
    return reponse;
  }

  const client: Client = {
    async appeler(route, appel = {}) {
      return (await envoyer(route, appel)).json() as Promise<ReplyOf<typeof route>>;
    },
    async octets(route, appel = {}) {
      return new Uint8Array(await (await envoyer(route, appel)).arrayBuffer());
    },
    async deposer({ acteId, octets, vue }) {
      const mediaId = randomUUID();
      const fiche = { acteId, mediaId, vue, modalite: 'LUMIERE_BLANCHE', moyen: 'IMPORT' };
      const televersementId = await televerser(origine, jeton, octets, fiche);
      const { media } = await client.appeler(deposerMedia, {
        body: { ...fiche, televersementId } as BodyInput<typeof deposerMedia>,
      });
      if (media.empreinteRecue !== createHash('sha256').update(octets).digest('hex'))
        throw new Error('L’image gardée n’est pas celle qui est partie.');
      return media.id;
    },
    jeton: () => jeton,
  };
  return client;
}

/** tus 1.0.0, in two requests. */
async function televerser(
  origine: string,
  jeton: string,
  octets: Uint8Array,
  fiche: Readonly<Record<string, string>>,
): Promise<string> {
  const entetes = { origin: origine, cookie: `__Host-sid=${jeton}`, 'tus-resumable': '1.0.0' };
  const metadonnees = Object.entries(fiche).map(
    ([nom, valeur]) => `${nom} ${Buffer.from(valeur).toString('base64')}`,
  );
  const ouverture = await fetch(origine + ouvrirTeleversement.path, {
    method: 'POST',
    headers: {
      ...entetes,
      'upload-length': `${octets.length}`,
      'upload-metadata': metadonnees.join(','),
    },
  });
  if (ouverture.status !== 201)
    throw new Refus(ouvrirTeleversement, ouverture.status, await ouverture.text());
  const lieu = new URL(ouverture.headers.get('location') ?? '', origine + ouvrirTeleversement.path);
  const envoi = await fetch(lieu, {
    method: 'PATCH',
    headers: { ...entetes, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    body: octets as BodyInit,
  });
  if (envoi.status !== 204) throw new Error(`Envoi interrompu : ${envoi.status}`);
  return lieu.pathname.split('/').at(-1) ?? '';
}

export function adresse<R extends Route>(route: R, { params, query }: Appel<R>): string {
  const valeurs: Readonly<Record<string, string>> = params ?? {};
  const chemin = route.path.replace(/:(\w+)/g, (_, nom: string) => encodeURIComponent(valeurs[nom] ?? ''));
  const recherche = new URLSearchParams((query ?? {}) as Record<string, string>).toString();
  return recherche === '' ? chemin : `${chemin}?${recherche}`;
}

/** Signs a person of the demonstration in. */
export async function connecter(origine: string, identifiant: string): Promise<Client> {
  const client = nouveauClient(origine);
  for (let essai = 0; essai < 12; essai++) {
    const { motDePasse, comptes } = await client.appeler(lireComptesDemo);
    await client.appeler(ouvrirSession, { body: { identifiant, motDePasse } });
    const code = comptes.find((compte) => compte.identifiant === identifiant)?.code ?? '';
    try {
      await client.appeler(saisirSecondFacteur, { body: { code } });
      return client;
    } catch (refus) {
      // A code serves once, and two at most in half a minute.
      if (!(refus instanceof Refus) || refus.statut !== 422) throw refus;
      await attendre(4_000);
    }
  }
  throw new Error(`Aucun code n’a ouvert la session de ${identifiant}.`);
}

/** The current code of a person, for a signature. */
export async function codeDe(client: Client, identifiant: string): Promise<string> {
  const { comptes } = await client.appeler(lireComptesDemo);
  return comptes.find((compte) => compte.identifiant === identifiant)?.code ?? '';
}

/** A letter that was leaving when its process or its base died is held for two minutes, lest it should leave twice. */
export const ENVOI_REPRIS = 200_000;

/**
 * One picture is made at a time, and those of the demonstration, loaded behind a server that has just started, may stand before: measured,
 * five pictures asked for meanwhile take 20 s on two servers at load 10, 2 s afterwards.
 */
export const ATELIER_OCCUPE = 90_000;

/** Asks again until the answer is there: what a job does comes a moment later. */
export async function jusqua<T>(
  lire: () => Promise<T | undefined>,
  quoi: string,
  delai = 30_000,
): Promise<T> {
  const fin = Date.now() + delai;
  for (;;) {
    const valeur = await lire();
    if (valeur !== undefined) return valeur;
    if (Date.now() > fin) throw new Error(`Toujours pas : ${quoi}`);
    await attendre(100);
  }
}
