import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { INSTANCE_MAX_OCTETS } from '@orapont/domain/imagerie/refus';
import type { GardienDimse, PorteDimse } from '../../features/imagerie/ports.ts';
import { enFichier } from './enveloppe-p10.ts';
import type { DeLaPorte, VersLaPorte } from './messages-dimse.ts';

const PANNE = 0x0110;
const REPRISE_MS = [200, 1_000, 5_000, 30_000];

type Arrivee = {
  readonly syntaxe: string;
  readonly classe: string;
  readonly sop: string;
  readonly morceaux: Uint8Array[];
  octets: number;
};

/**
 * The DICOM door (C-STORE, C-ECHO), in a process of its own: what that process says is never believed beyond the association that the
 * server accepted. When it dies it is started again, and senders send again.
 *
 * @param options `port` 0 takes any
 */
export function porteDimse(options: { readonly port: number; readonly hote: string }): PorteDimse {
  return {
    async ouvrir<P>(gardien: GardienDimse<P>) {
      let fermee = false;
      let enfant: ChildProcess | undefined;
      let port = options.port;
      let chutes = 0;

      async function demarrer(): Promise<void> {
        const neuf = lancer();
        enfant = neuf;
        const { promise, resolve, reject } = Promise.withResolvers<void>();
        const traiter = ecouter(neuf, gardien);
        neuf.on('message', (message: DeLaPorte) => {
          if (message.type === 'ouverte') {
            port = message.port;
            resolve();
          } else if (message.type === 'occupee') reject(new Error(`Le port DICOM ${port} est déjà pris.`));
          else traiter(message);
        });
        neuf.once('exit', () => {
          reject(new Error(`Le port DICOM ${port} ne s’ouvre pas.`));
          if (!fermee && neuf === enfant) relancer();
        });
        neuf.send({ type: 'ecouter', port, hote: options.hote } satisfies VersLaPorte);
        await promise;
        setTimeout(() => (chutes = 0), 60_000).unref();
      }

      function relancer(): void {
        const attente = REPRISE_MS[Math.min(chutes, REPRISE_MS.length - 1)];
        chutes += 1;
        setTimeout(() => {
          if (!fermee) demarrer().catch(() => undefined);
        }, attente).unref();
      }

      await demarrer().catch((cause: unknown) => {
        fermee = true;
        throw cause;
      });
      return {
        get port() {
          return port;
        },
        async fermer() {
          fermee = true;
          if (!enfant || enfant.exitCode !== null || enfant.signalCode !== null) return;
          const partie = new Promise((resolve) => enfant?.once('exit', resolve));
          enfant.ref();
          enfant.kill('SIGKILL');
          await partie;
        },
      };
    },
  };
}

function lancer(): ChildProcess {
  const enfant = fork(join(import.meta.dirname, 'porte-enfant.ts'), [], {
    serialization: 'advanced',
    execArgv: ['--max-old-space-size=384'],
    // Nothing of the server's environment, and nothing printed: the library quotes what it receives.
    env: { PATH: process.env['PATH'] ?? '' },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  enfant.unref();
  enfant.channel?.unref();
  return enfant;
}

/** One list of associations for one life of the process. */
function ecouter<P>(enfant: ChildProcess, gardien: GardienDimse<P>) {
  const portes = new Map<number, P>();
  const arrivees = new Map<number, Arrivee>();
  const dire = (message: VersLaPorte) => {
    if (enfant.connected) enfant.send(message, () => undefined);
  };

  async function repondre(n: number): Promise<void> {
    const porte = portes.get(n);
    const arrivee = arrivees.get(n);
    arrivees.delete(n);
    if (porte === undefined || !arrivee) return dire({ type: 'statut', n, statut: PANNE });
    const travail =
      arrivee.octets > INSTANCE_MAX_OCTETS
        ? gardien.tropLourd(porte)
        : gardien.recevoir(porte, enFichier(arrivee));
    dire({ type: 'statut', n, statut: await travail.catch(() => PANNE) });
  }

  function associer({ n, appelant }: Message<'association'>): void {
    void gardien
      .identifier(appelant)
      .catch(() => undefined)
      .then((porte) => {
        if (porte !== undefined) portes.set(n, porte);
        dire({ type: 'verdict', n, accord: porte !== undefined });
      });
  }

  function commencer({ n, syntaxe, classe, sop }: Message<'debut'>): void {
    if (portes.has(n)) arrivees.set(n, { syntaxe, classe, sop, morceaux: [], octets: 0 });
  }

  function recevoir({ n, octets }: Message<'morceau'>): void {
    const arrivee = arrivees.get(n);
    if (!arrivee) return;
    arrivee.octets += octets.length;
    if (arrivee.octets <= INSTANCE_MAX_OCTETS) arrivee.morceaux.push(octets);
    else arrivee.morceaux.length = 0;
  }

  function oublier({ n }: Message<'partie'>): void {
    portes.delete(n);
    arrivees.delete(n);
  }

  return (message: DeLaPorte): void => {
    if (message.type === 'association') associer(message);
    else if (message.type === 'debut') commencer(message);
    else if (message.type === 'morceau') recevoir(message);
    else if (message.type === 'fin') void repondre(message.n);
    else if (message.type === 'partie') oublier(message);
  };
}

type Message<T extends DeLaPorte['type']> = Extract<DeLaPorte, { readonly type: T }>;
