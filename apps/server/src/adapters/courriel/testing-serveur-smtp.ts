import { createServer, type Server, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';

/** What a server does when a verb comes: answers, stays silent, or hangs up. */
export type Replique =
  | string
  | { readonly coupe: true }
  | { readonly silence: true }
  /** One byte at a time, that many milliseconds apart. */
  | { readonly lente: string; readonly pauseMs: number };

export type Scenario = {
  /** Replies by verb; `DOT` is the end of the data. A list serves once each, its last one for ever. */
  readonly repliques?: Readonly<Record<string, Replique | readonly Replique[]>>;
  /** Lines of EHLO, in clear then under TLS. */
  readonly extensions?: readonly string[];
  readonly extensionsTls?: readonly string[];
  readonly cle: string;
  readonly certificat: string;
  readonly tlsMax?: 'TLSv1.2' | 'TLSv1.1';
};

export type ServeurJoue = {
  readonly port: number;
  /** Messages that came whole, whatever was answered then. */
  readonly messages: string[];
  readonly verbes: string[];
  fermer(): Promise<void>;
};

const DEFAUTS: Readonly<Record<string, Replique>> = {
  BANNIERE: '220 operateur.test ESMTP',
  AUTH: '235 2.7.0 Authentication successful',
  MAIL: '250 2.1.0 Ok',
  RCPT: '250 2.1.5 Ok',
  DATA: '354 End data with <CR><LF>.<CR><LF>',
  DOT: '250 2.0.0 Ok: queued as 4F2A',
  QUIT: '221 Bye',
  STARTTLS: '220 Ready to start TLS',
};

/** An SMTP server that plays a part, word for word, and keeps what it was sent. */
export async function jouerServeur(scenario: Scenario): Promise<ServeurJoue> {
  const messages: string[] = [];
  const verbes: string[] = [];
  const sockets = new Set<Socket>();
  const dites = new Map<string, number>();
  const serveur = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    converser(socket, false);
  });

  function replique(verbe: string): Replique {
    const prevue = scenario.repliques?.[verbe] ?? DEFAUTS[verbe] ?? '502 5.5.2 Error: command not recognized';
    if (!Array.isArray(prevue)) return prevue as Replique;
    const rang = dites.get(verbe) ?? 0;
    dites.set(verbe, rang + 1);
    return (prevue as readonly Replique[])[Math.min(rang, prevue.length - 1)] ?? '250 Ok';
  }

  function converser(socket: Socket, chiffre: boolean): void {
    if (!chiffre) repondre(socket, replique('BANNIERE'));
    lire(socket, {
      message: (texte) => {
        messages.push(texte);
        repondre(socket, replique('DOT'));
      },
      ligne: (ligne) => {
        const verbe = ligne.split(' ')[0]?.toUpperCase() ?? '';
        verbes.push(verbe === 'AUTH' ? ligne.split(' ').slice(0, 2).join(' ') : ligne);
        const dite = verbe === 'EHLO' && !scenario.repliques?.['EHLO'] ? ehlo(chiffre) : replique(verbe);
        repondre(socket, dite);
        return suite(socket, verbe, String(dite));
      },
    });
  }

  function suite(socket: Socket, verbe: string, dite: string): Mode {
    if (verbe === 'DATA' && dite.startsWith('354')) return 'DONNEES';
    if (verbe !== 'STARTTLS' || !dite.startsWith('220')) return 'LIGNES';
    socket.removeAllListeners('data');
    converser(enTls(socket), true);
    return 'FINI';
  }

  const ehlo = (chiffre: boolean) => {
    const lignes = [
      'operateur.test',
      ...(chiffre
        ? (scenario.extensionsTls ?? ['AUTH PLAIN LOGIN', 'SIZE 20000000', '8BITMIME'])
        : (scenario.extensions ?? ['STARTTLS'])),
    ];
    return lignes.map((ligne, i) => `250${i < lignes.length - 1 ? '-' : ' '}${ligne}`).join('\r\n');
  };

  function enTls(socket: Socket): TLSSocket {
    const secureContext = createSecureContext({
      key: scenario.cle,
      cert: scenario.certificat,
      ...(scenario.tlsMax ? { maxVersion: scenario.tlsMax, minVersion: 'TLSv1' } : {}),
    });
    const tls = new TLSSocket(socket, { isServer: true, secureContext });
    tls.on('error', () => undefined);
    return tls;
  }

  await new Promise<void>((resolve) => serveur.listen(0, '127.0.0.1', resolve));
  return {
    port: portDe(serveur),
    messages,
    verbes,
    fermer: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => serveur.close(resolve));
    },
  };
}

type Mode = 'LIGNES' | 'DONNEES' | 'FINI';

function lire(
  socket: Socket,
  vers: { readonly ligne: (ligne: string) => Mode; readonly message: (texte: string) => void },
): void {
  let reste = '';
  let mode: Mode = 'LIGNES';
  socket.on('data', (octets: Buffer) => {
    reste += octets.toString('latin1');
    while (mode !== 'FINI') {
      const fin: string = mode === 'DONNEES' ? '\r\n.\r\n' : '\r\n';
      const ou = reste.indexOf(fin);
      if (ou < 0) return;
      const part = reste.slice(0, ou);
      reste = reste.slice(ou + fin.length);
      if (mode === 'LIGNES') mode = vers.ligne(part);
      else {
        vers.message(part);
        mode = 'LIGNES';
      }
    }
  });
}

function portDe(serveur: Server): number {
  const adresse = serveur.address();
  return typeof adresse === 'object' && adresse !== null ? adresse.port : 0;
}

function repondre(socket: Socket, replique: Replique): void {
  if (typeof replique === 'string') socket.write(`${replique}\r\n`);
  else if ('coupe' in replique) socket.destroy();
  else if ('lente' in replique) void egrener(socket, `${replique.lente}\r\n`, replique.pauseMs);
}

async function egrener(socket: Socket, texte: string, pauseMs: number): Promise<void> {
  for (const caractere of texte) {
    if (socket.destroyed) return;
    socket.write(caractere);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
