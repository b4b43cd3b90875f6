import { readFileSync, statSync } from 'node:fs';
import { Server as ServeurTls } from 'node:tls';
import type { FastifyInstance } from 'fastify';
import type { FichiersTls } from '../kernel/config.ts';

const HEURE_MS = 3_600_000;

/** Takes a renewed certificate into use without a stop: its files are looked at every hour, a half-written pair waits for the next. */
export function suivreCertificat(
  app: FastifyInstance,
  fichiers: FichiersTls,
): { arreter: () => Promise<void> } {
  let vu = dates(fichiers);
  const minuterie = setInterval(() => {
    const { server } = app;
    if (dates(fichiers) === vu || !(server instanceof ServeurTls)) return;
    try {
      server.setSecureContext({ cert: readFileSync(fichiers.cert), key: readFileSync(fichiers.key) });
      vu = dates(fichiers);
      app.log.info({ geste: 'tls.certificat-repris' });
    } catch (cause) {
      app.log.error({ geste: 'tls.certificat-illisible', code: (cause as NodeJS.ErrnoException).code });
    }
  }, HEURE_MS);
  minuterie.unref();
  return { arreter: async () => clearInterval(minuterie) };
}

const dates = ({ cert, key }: FichiersTls) => `${dateDe(cert)} ${dateDe(key)}`;

function dateDe(fichier: string): number {
  return statSync(fichier, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
