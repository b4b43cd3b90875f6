import { AsyncLocalStorage } from 'node:async_hooks';

/** What is being asked: the route and the ids of its address. Empty outside a request (jobs, command line). */
const enCours = new AsyncLocalStorage<string>();

/** Set once by `mount`, so that no act can forget to say it. */
export const pendantGeste = <T>(geste: string, travail: () => T): T => enCours.run(geste, travail);

export const gesteEnCours = (): string => enCours.getStore() ?? '';
