import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';

/** Owner of the boxes: neither Postfix nor Dovecot delivers as root. */
export const NOBODY = 65534;

/** A daemon kept in the foreground, stopped by its pid. */
export function lancer(programme: string, args: readonly string[]) {
  const enfant = spawn(programme, args, { cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
  let sortie = '';
  for (const flux of [enfant.stdout, enfant.stderr])
    flux.on('data', (texte: Buffer) => {
      sortie += texte;
    });
  return {
    dit: () => sortie,
    async arreter() {
      if (enfant.exitCode !== null || enfant.signalCode !== null) return;
      enfant.kill('SIGTERM');
      await once(enfant, 'exit');
    },
  };
}

export const lireSiPresent = (fichier: string) => (existsSync(fichier) ? readFileSync(fichier, 'utf8') : '');

export async function jusqua(vrai: () => boolean | Promise<boolean>, sinon: () => string): Promise<void> {
  for (let essai = 0; essai < 200; essai++) {
    if (await vrai()) return;
    await new Promise((suite) => setTimeout(suite, 50));
  }
  throw new Error(sinon());
}

/** The greeting of a server: its socket alone opens before it does. */
export async function repond(port: number, salutation: string): Promise<boolean> {
  const prise = connect(port, '127.0.0.1');
  try {
    const [salut] = (await Promise.race([once(prise, 'data'), once(prise, 'close')])) as [Buffer | boolean];
    return Buffer.isBuffer(salut) && salut.toString().startsWith(salutation);
  } catch {
    return false;
  } finally {
    prise.destroy();
  }
}
