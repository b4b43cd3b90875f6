import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { AtelierDicom } from '../../features/imagerie/ports.ts';
import type { Reponse, Tache } from './messages.ts';

type Retour = { readonly reponse: Reponse; readonly memoire: number };

/**
 * DICOM read and written in child processes: one for what comes in, which must be answered at once, one for what is shown. A crash
 * or an endless reading costs the child, never the server.
 *
 * @source reference/security.md, « never allocate from a header »
 */
export function atelierDicom(options: { readonly delaiMs: number }): AtelierDicom {
  const entree = ouvrirEnfant(options.delaiMs);
  const sortie = ouvrirEnfant(options.delaiMs);
  return {
    async examiner(octets) {
      const reponse = await entree.executer({ geste: 'examiner', octets });
      return reponse && 'accepte' in reponse
        ? (reponse as Awaited<ReturnType<AtelierDicom['examiner']>>)
        : { accepte: false, code: 'ILLISIBLE' };
    },
    metadonnees: (octets) => sortie.executer({ geste: 'metadonnees', octets }),
    rendre: (octets, rendu) => sortie.executer({ geste: 'rendre', octets, rendu }),
    cadres: (octets, numeros) => sortie.executer({ geste: 'cadres', octets, numeros }),
    photographier: (octets, jeu, rotation) =>
      sortie.executer({ geste: 'photographier', octets, jeu, rotation }),
    anonymiser: (octets, graine, pseudonyme) =>
      sortie.executer({ geste: 'anonymiser', octets, graine, pseudonyme }),
    async fermer() {
      await Promise.all([entree.fermer(), sortie.fermer()]);
    },
  };
}

/** A picture of 64 million points leaves up to a gigabyte in a child: it is not kept for the next ones. */
const MEMOIRE_MAX = 500_000_000;
const REPOS_MS = 60_000;
const TACHES = 500;

function ouvrirEnfant(delaiMs: number) {
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

  async function faire(tache: Tache): Promise<Reponse> {
    clearTimeout(repos);
    enfant ??= demarrer();
    const retour = await demander(enfant, tache, delaiMs);
    faites += 1;
    if (!retour || faites >= TACHES || retour.memoire > MEMOIRE_MAX) await congedier();
    else repos = setTimeout(() => void congedier(), REPOS_MS).unref();
    return retour?.reponse;
  }

  function aSonTour<T>(travail: () => Promise<T>): Promise<T> {
    const resultat = file.then(travail);
    file = resultat.catch(() => undefined);
    return resultat;
  }

  return {
    executer: <T extends Reponse>(tache: Tache) => aSonTour(() => faire(tache) as Promise<T | undefined>),
    fermer: () => aSonTour(congedier),
  };
}

function demarrer(): ChildProcess {
  const enfant = fork(join(import.meta.dirname, 'atelier-enfant.ts'), [], {
    serialization: 'advanced',
    execArgv: ['--max-old-space-size=768'],
    // Nothing of the server's environment: no secret within reach of a decoder.
    env: { PATH: process.env['PATH'] ?? '', MALLOC_ARENA_MAX: '2' },
    // What decoders print may quote the file.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  enfant.unref();
  enfant.channel?.unref();
  return enfant;
}

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
  if (enfant.exitCode !== null || enfant.signalCode !== null) return;
  const parti = new Promise((resolve) => enfant.once('exit', resolve));
  enfant.ref();
  enfant.kill('SIGKILL');
  await parti;
}
