import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { portLibre } from '../../apps/server/src/kernel/testing-port.ts';

export const racine = resolve(import.meta.dirname, '../..');
export const artefacts = join(racine, 'e2e', '.artefacts');

export type ServeurLance = {
  readonly origine: string;
  readonly port: number;
  readonly dossier: string;
  readonly pid: number;
  /** File where everything that the process wrote is kept. */
  readonly journal: string;
  readonly enMarche: () => boolean;
  readonly arreter: () => Promise<void>;
  /** kill -9: no door is closed, nothing is said. */
  readonly tuer: () => Promise<void>;
};

type Options = {
  readonly env?: Readonly<Record<string, string>>;
  /** Data folder kept from a start to the next one; a new one, dropped at the end, when it is not given. */
  readonly dossier?: string;
  readonly port?: number;
};

/** The program as `npm start` runs it, on a port of its own, logging everything it may log. */
export async function lancerServeur(options: Options = {}): Promise<ServeurLance> {
  const dossier = options.dossier ?? mkdtempSync(join(tmpdir(), 'orapont-e2e-'));
  // The embedded database never runs as root: another user must be able to enter.
  chmodSync(dossier, 0o755);
  const port = options.port ?? (await portLibre());
  mkdirSync(artefacts, { recursive: true });
  const journal = join(dossier, 'sortie.log');
  const enfant = spawn(process.execPath, [join(racine, 'apps/server/src/main.ts')], {
    cwd: racine,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: `${port}`,
      ORAPONT_DATA_DIR: dossier,
      ORAPONT_LOG: 'trace',
      ...options.env,
    },
  });
  for (const flux of [enfant.stdout, enfant.stderr])
    flux.on('data', (texte: Buffer) => appendFileSync(journal, texte));
  await attendreReponse(enfant, `http://localhost:${port}/api/sante`, journal);
  return {
    origine: `http://localhost:${port}`,
    port,
    dossier,
    pid: enfant.pid ?? 0,
    journal,
    enMarche: () => enfant.exitCode === null && enfant.signalCode === null,
    async tuer() {
      enfant.kill('SIGKILL');
      if (enfant.exitCode === null && enfant.signalCode === null) await once(enfant, 'exit');
    },
    async arreter() {
      if (enfant.exitCode === null && enfant.signalCode === null) {
        enfant.kill('SIGTERM');
        await once(enfant, 'exit');
      } else garderJournal(journal);
      if (options.dossier === undefined) rmSync(dossier, { recursive: true, force: true });
    },
  };
}

/** A process that ended by itself leaves what it said. */
function garderJournal(journal: string): void {
  mkdirSync(join(artefacts, 'echecs'), { recursive: true });
  copyFileSync(journal, join(artefacts, 'echecs', `serveur-${process.pid}.log`));
}

async function attendreReponse(enfant: ChildProcess, url: string, journal: string): Promise<void> {
  for (let essai = 0; essai < 600; essai++) {
    if (enfant.exitCode !== null)
      throw new Error(`Le serveur ne démarre pas : ${readFileSync(journal, 'utf8').slice(-2_000)}`);
    const prete = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (prete) return;
    await attendre(100);
  }
  enfant.kill('SIGKILL');
  throw new Error('Le serveur n’a pas répondu en une minute.');
}

export const attendre = (ms: number) => new Promise<void>((suite) => setTimeout(suite, ms));
