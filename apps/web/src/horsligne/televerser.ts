import { Probleme } from '@orapont/contract/communs';
import { type DetailedError, type HttpRequest, Upload } from 'tus-js-client';
import type { Reponse } from './attente.ts';

/** A request must end within the server's thirty seconds at 50 kB/s. */
const MORCEAU = 512 * 1024;
/** A line that says nothing for so long is cut, whatever the browser believes. */
const SILENCE = 45_000;

type Voyage = {
  readonly octets: number;
  /** Decrypted as it leaves. */
  readonly lire: (debut: number, fin: number) => Promise<Blob>;
  /** Bytes of one request, when they are not those of a slow line. */
  readonly morceau?: number;
  readonly endpoint: string;
  readonly url: string | undefined;
  readonly metadonnees: Readonly<Record<string, string>>;
  readonly avant?: ((requete: HttpRequest) => void | Promise<void>) | undefined;
  readonly surUrl: (url: string) => void;
  readonly surAvance: (envoyes: number) => void;
  readonly signal: AbortSignal;
};

export type IssueVoyage = { readonly url: string } | (Reponse & { readonly phrase?: string | undefined });

/**
 * Brings a file to the server from the last byte that it has kept (tus). One try: when to try again is the queue's to say. Runs in the
 * page: tus-js-client uses XMLHttpRequest, which a service worker has not.
 */
export function televerser(voyage: Voyage): Promise<IssueVoyage> {
  const {
    octets,
    lire,
    morceau = MORCEAU,
    endpoint,
    url,
    metadonnees,
    avant,
    surUrl,
    surAvance,
    signal,
  } = voyage;
  return new Promise((conclure) => {
    let silence: ReturnType<typeof setTimeout>;
    const resolve = (issue: IssueVoyage) => {
      clearTimeout(silence);
      conclure(issue);
    };
    const entendre = () => {
      clearTimeout(silence);
      silence = setTimeout(cesser, SILENCE);
    };
    const cesser = () => {
      void envoi.abort(false);
      resolve({ statut: 0 });
    };
    signal.addEventListener('abort', cesser, { once: true });
    const envoi = new Upload(new Blob(), {
      endpoint,
      ...(url ? { uploadUrl: url } : {}),
      metadata: { ...metadonnees },
      chunkSize: morceau,
      retryDelays: null,
      // The address is kept with the picture, not in the browser's storage.
      storeFingerprintForResuming: false,
      fileReader: {
        openFile: async () => ({
          size: octets,
          slice: async (debut, fin) => ({
            value: await lire(debut, Math.min(fin, octets)),
            done: fin >= octets,
          }),
          close: () => undefined,
        }),
      },
      ...(avant ? { onBeforeRequest: avant } : {}),
      onUploadUrlAvailable: () => {
        if (envoi.url) surUrl(envoi.url);
      },
      onProgress: (envoyes) => {
        entendre();
        surAvance(envoyes);
      },
      onSuccess: () => resolve({ url: envoi.url ?? '' }),
      onError: (erreur) => resolve(reponseDe(erreur)),
    });
    entendre();
    envoi.start();
  });
}

function reponseDe(erreur: Error | DetailedError): IssueVoyage {
  const reponse = 'originalResponse' in erreur ? erreur.originalResponse : null;
  // Reading the vault failed, not the line: the caller must know.
  if (!('originalResponse' in erreur) || !reponse) return { statut: 0, phrase: motDe(erreur) };
  try {
    const lu = Probleme.pick({ code: true, detail: true, motifs: true }).parse(JSON.parse(reponse.getBody()));
    return { statut: reponse.getStatus(), code: lu.code, motifs: lu.motifs, phrase: lu.detail };
  } catch {
    return { statut: reponse.getStatus() };
  }
}

const motDe = (erreur: Error): string | undefined =>
  erreur.name === 'ErreurCoffre' ? erreur.message : undefined;
