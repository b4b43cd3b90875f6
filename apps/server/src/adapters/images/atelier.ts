import { type ChildProcess, fork } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { repertoireHeic } from './heic-lieu.ts';
import type { Reponse, Retour, Tache } from './messages.ts';
import { rejet } from './rejet.ts';

export type Atelier = {
  executer(tache: Tache): Promise<Reponse>;
  fermer(): Promise<void>;
};

/**
 * Runs tasks one after the other in a child process. A crash or an endless decode costs the child, never the server:
 * that file is unreadable, the next one gets a new child.
 */
export function ouvrirAtelier(options: {
  readonly delaiMs: number;
  /** The child is let go after that many tasks, and after that idle time: native memory never shrinks by itself. */
  readonly taches: number;
  readonly reposMs: number;
}): Atelier {
  let enfant: ChildProcess | undefined;
  let faites = 0;
  let repos: NodeJS.Timeout | undefined;
  let file: Promise<unknown> = Promise.resolve();

  async function congedier(): Promise<void> {
    clearTimeout(repos);
    const parti = enfant;
    enfant = undefined;
    faites = 0;
    if (parti) await tuer(parti);
  }

  async function executer(tache: Tache): Promise<Reponse> {
    clearTimeout(repos);
    enfant ??= demarrer();
    const retour = await demander(enfant, tache, options.delaiMs);
    faites += 1;
    if (!retour || faites >= options.taches || retour.memoire > MEMOIRE_MAX) await congedier();
    else repos = setTimeout(() => void congedier(), options.reposMs).unref();
    return retour?.reponse ?? rejet('ILLISIBLE');
  }

  function aSonTour<T>(travail: () => Promise<T>): Promise<T> {
    const resultat = file.then(travail);
    file = resultat.catch(() => undefined);
    return resultat;
  }

  return {
    executer: (tache) => aSonTour(() => executer(tache)),
    fermer: () => aSonTour(congedier),
  };
}

function demarrer(): ChildProcess {
  const enfant = fork(join(import.meta.dirname, 'atelier-enfant.ts'), [], {
    serialization: 'advanced',
    execArgv: [],
    // Nothing of the server's environment: no secret within reach of a decoder. Fewer arenas keep memory low.
    env: { PATH: process.env['PATH'] ?? '', MALLOC_ARENA_MAX: '2' },
    // What decoders print may quote the file.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // A group of its own, so that a converter started by the child dies with it.
    detached: true,
  });
  enfant.unref();
  enfant.channel?.unref();
  return enfant;
}

/** A picture of 64 million points leaves up to a gigabyte in a child: it is not kept for the next ones. */
const MEMOIRE_MAX = 400_000_000;

/** Undefined when the child died or was too long. */
async function demander(enfant: ChildProcess, tache: Tache, delaiMs: number): Promise<Retour | undefined> {
  const { promise, resolve } = Promise.withResolvers<Retour | undefined>();
  const recu = (retour: unknown) => resolve(retour as Retour);
  const perdu = () => resolve(undefined);
  const minuterie = setTimeout(perdu, delaiMs);
  enfant.once('message', recu).once('exit', perdu).once('error', perdu);
  // While a task runs the server must wait for it.
  enfant.channel?.ref();
  try {
    enfant.send(tache, (erreur) => {
      if (erreur) perdu();
    });
    return await promise;
  } finally {
    clearTimeout(minuterie);
    enfant.off('message', recu).off('exit', perdu).off('error', perdu);
    enfant.channel?.unref();
  }
}

async function tuer(enfant: ChildProcess): Promise<void> {
  const { pid } = enfant;
  if (pid === undefined) return;
  if (enfant.exitCode === null && enfant.signalCode === null) {
    const parti = new Promise((resolve) => enfant.once('exit', resolve));
    enfant.ref();
    tuerGroupe(pid);
    await parti;
  }
  await rm(repertoireHeic(pid), { recursive: true, force: true });
}

function tuerGroupe(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (erreur) {
    // Gone between the look and the blow.
    if (!(erreur instanceof Error && 'code' in erreur && erreur.code === 'ESRCH')) throw erreur;
  }
}
