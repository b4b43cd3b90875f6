import { Probleme } from '@orapont/contract/communs';
import { ouvrirTeleversement } from '@orapont/contract/televersement';
import { type DetailedError, Upload } from 'tus-js-client';
import { signalerFinDeSession } from '../kernel/fin-de-session.ts';

export type Issue =
  | { readonly fini: true }
  | { readonly fini: false; readonly definitif: boolean; readonly phrase: string | undefined };

/** One file on its way. It goes on by itself after a cut, from the last byte that the server has kept. */
export type Transport = {
  /** Starts or goes on; answers when all bytes are there, or when the server has refused. */
  envoyer(): Promise<Issue>;
  suspendre(): Promise<void>;
  /** Also on the server. */
  abandonner(): Promise<void>;
  recommencer(): void;
  id(): string;
};

type Options = {
  readonly metadonnees: () => Readonly<Record<string, string>>;
  readonly surAvance: (envoyes: number) => void;
  readonly surCoupure: () => void;
};

/** One second, then longer, then every five seconds for the length of a shift. */
const ATTENTES = [0, 1_000, 2_000, ...Array.from({ length: 5_000 }, () => 5_000)];
/** A request must end within the server's thirty seconds, on a slow line too. */
const MORCEAU = 1_000_000;

export function transporter(fichier: File, { metadonnees, surAvance, surCoupure }: Options): Transport {
  let repondre: (issue: Issue) => void = () => undefined;
  const envoi = new Upload(fichier, {
    endpoint: ouvrirTeleversement.path,
    chunkSize: MORCEAU,
    retryDelays: ATTENTES,
    // The address is kept with the sending in memory, not in the browser's storage.
    storeFingerprintForResuming: false,
    onShouldRetry: (erreur) => {
      if (statutDe(erreur) === 401) signalerFinDeSession();
      const passager = estPassager(erreur);
      if (passager) surCoupure();
      return passager;
    },
    onProgress: (envoyes) => surAvance(envoyes),
    onSuccess: () => repondre({ fini: true }),
    onError: (erreur) => repondre(refusDe(erreur)),
  });

  return {
    envoyer: () =>
      new Promise((resolve) => {
        repondre = resolve;
        envoi.options.metadata = { ...metadonnees() };
        envoi.start();
      }),
    suspendre: () => envoi.abort(false),
    // The server sweeps what could not be told to go.
    abandonner: () => envoi.abort(envoi.url !== null).catch(() => undefined),
    recommencer: () => {
      envoi.url = null;
    },
    id: () => envoi.url?.split('/').at(-1) ?? '',
  };
}

const statutDe = (erreur: Error | DetailedError): number =>
  'originalResponse' in erreur ? (erreur.originalResponse?.getStatus() ?? 0) : 0;

const PASSAGERS = new Set([0, 401, 423, 429]);

/** No answer, a session to open again, a server that is away; or bytes that arrived by another way, which the protocol finds out. */
function estPassager(erreur: Error | DetailedError): boolean {
  const statut = statutDe(erreur);
  if (statut === 409) return problemeDe(erreur).code === 'ENVOI_REFUSE';
  return PASSAGERS.has(statut) || statut >= 500;
}

function refusDe(erreur: Error | DetailedError): Issue {
  const statut = statutDe(erreur);
  return { fini: false, definitif: statut === 413, phrase: problemeDe(erreur).detail };
}

function problemeDe(erreur: Error | DetailedError): { code?: string; detail?: string } {
  const corps = 'originalResponse' in erreur ? erreur.originalResponse?.getBody() : undefined;
  try {
    const lu = Probleme.pick({ code: true, detail: true }).safeParse(JSON.parse(corps ?? ''));
    return lu.data ?? {};
  } catch {
    return {};
  }
}
