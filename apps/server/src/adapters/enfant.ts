import { type ChildProcess, fork, type Serializable } from 'node:child_process';

export type Enfant<Tache, Reponse> = {
  /** Undefined when the child died or was too long; the next task gets a new one. */
  executer(tache: Tache): Promise<Reponse | undefined>;
  fermer(): Promise<void>;
};

type Options = {
  /** The file that the child runs: it answers each message by `{ reponse, memoire }`. */
  readonly programme: string;
  readonly delaiMs: number;
  /** The child is let go after that many tasks, after that idle time, and past that memory: native memory never shrinks by itself. */
  readonly taches: number;
  readonly reposMs: number;
  readonly memoireMax: number;
  readonly argumentsNode?: readonly string[];
  /** What a killed child could not put away. */
  readonly apresMort?: (pid: number) => Promise<void>;
};

/**
 * Runs tasks one after the other in a child process that holds no secret. A crash or an endless decode costs the child, never the
 * server.
 *
 * @source reference/security.md, « never allocate from a header »
 */
export function ouvrirEnfant<Tache extends Serializable, Reponse>(options: Options): Enfant<Tache, Reponse> {
  let enfant: ChildProcess | undefined;
  let faites = 0;
  let repos: NodeJS.Timeout | undefined;
  let file: Promise<unknown> = Promise.resolve();

  async function congedier(): Promise<void> {
    clearTimeout(repos);
    const parti = enfant;
    enfant = undefined;
    faites = 0;
    if (parti) await tuer(parti, options.apresMort);
  }

  async function executer(tache: Tache): Promise<Reponse | undefined> {
    clearTimeout(repos);
    enfant ??= demarrer(options);
    const retour = await demander<Reponse>(enfant, tache, options.delaiMs);
    faites += 1;
    if (!retour || faites >= options.taches || retour.memoire > options.memoireMax) await congedier();
    else repos = setTimeout(() => void congedier(), options.reposMs).unref();
    return retour?.reponse;
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

function demarrer({ programme, argumentsNode = [] }: Options): ChildProcess {
  const enfant = fork(programme, [], {
    serialization: 'advanced',
    execArgv: [...argumentsNode],
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

type Retour<Reponse> = { readonly reponse: Reponse | undefined; readonly memoire: number };

async function demander<Reponse>(
  enfant: ChildProcess,
  tache: Serializable,
  delaiMs: number,
): Promise<Retour<Reponse> | undefined> {
  const { promise, resolve } = Promise.withResolvers<Retour<Reponse> | undefined>();
  const recu = (retour: unknown) => resolve(retour as Retour<Reponse>);
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

async function tuer(enfant: ChildProcess, apresMort: Options['apresMort']): Promise<void> {
  const { pid } = enfant;
  if (pid === undefined) return;
  if (enfant.exitCode === null && enfant.signalCode === null) {
    const parti = new Promise((resolve) => enfant.once('exit', resolve));
    enfant.ref();
    tuerGroupe(pid);
    await parti;
  }
  await apresMort?.(pid);
}

function tuerGroupe(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (erreur) {
    // Gone between the look and the blow.
    if (!(erreur instanceof Error && 'code' in erreur && erreur.code === 'ESRCH')) throw erreur;
  }
}
