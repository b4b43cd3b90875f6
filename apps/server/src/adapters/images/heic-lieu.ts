import { join } from 'node:path';

/** Memory, never a disk: what passes through here is not encrypted. */
export const MEMOIRE = '/dev/shm';

/** Where the converter of that process puts its files; whoever sees the process die empties it. */
export function repertoireHeic(pid: number): string {
  return join(MEMOIRE, `orapont-heic-${pid}`);
}
