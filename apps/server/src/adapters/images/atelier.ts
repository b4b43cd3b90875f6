import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ouvrirEnfant } from '../enfant.ts';
import { repertoireHeic } from './heic-lieu.ts';
import type { Reponse, Tache } from './messages.ts';
import { rejet } from './rejet.ts';

export type Atelier = {
  executer(tache: Tache): Promise<Reponse>;
  fermer(): Promise<void>;
};

/** A picture of 64 million points leaves up to a gigabyte in a child: it is not kept for the next ones. */
const MEMOIRE_MAX = 400_000_000;

/** Pictures decoded in a process that may die: that file is unreadable, the next one gets a new child. */
export function ouvrirAtelier(options: {
  readonly delaiMs: number;
  readonly taches: number;
  readonly reposMs: number;
}): Atelier {
  const enfant = ouvrirEnfant<Tache, Reponse>({
    ...options,
    programme: join(import.meta.dirname, 'atelier-enfant.ts'),
    memoireMax: MEMOIRE_MAX,
    apresMort: (pid) => rm(repertoireHeic(pid), { recursive: true, force: true }),
  });
  return {
    executer: async (tache) => (await enfant.executer(tache)) ?? rejet('ILLISIBLE'),
    fermer: enfant.fermer,
  };
}
