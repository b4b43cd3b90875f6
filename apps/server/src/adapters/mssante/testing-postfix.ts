import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import type { MessageDepose } from '../../features/courrier/ports.contract.ts';
import { portLibre } from '../../kernel/testing-port.ts';

const NOBODY = 65534;
const DEBIAN = {
  '/usr/sbin/postfix': 'postfix',
  '/usr/sbin/dovecot': 'dovecot-core',
  '/usr/lib/dovecot/lmtp': 'dovecot-lmtpd',
} as const;

/** Why the operator cannot be started here, and what to type; undefined when it can. */
export function postfixAbsent(): string | undefined {
  const manquants = Object.entries(DEBIAN).flatMap(([programme, paquet]) =>
    existsSync(programme) ? [] : [paquet],
  );
  if (manquants.length > 0) return `tapez : sudo apt-get install -y ${manquants.join(' ')}`;
  return process.getuid?.() === 0 ? undefined : 'Postfix ne démarre que sous root : sudo npm test';
}

export type OperateurDebian = {
  readonly port: number;
  readonly lireBoite: (adresse: string) => Promise<MessageDepose[]>;
  readonly fermer: () => Promise<void>;
};

type Options = {
  readonly domaine: string;
  /** Boxes that exist; the others are unknown to the operator. */
  readonly boites: readonly string[];
  readonly identifiants: { readonly utilisateur: string; readonly motDePasse: string };
  readonly certificat: { readonly cle: string; readonly certificat: string };
};

/**
 * What an MSSanté operator runs: submission with STARTTLS by Postfix, names and passwords by Dovecot, which also files each message
 * in its Maildir (LMTP). Everything is in one private folder, on one port of its own, and stops by its pids.
 */
export async function demarrerOperateurDebian(options: Options): Promise<OperateurDebian> {
  const dossier = mkdtempSync(join(tmpdir(), 'orapont-postfix-'));
  // Both programs give their rights up for users of their own, who must be able to enter.
  chmodSync(dossier, 0o755);
  for (const nom of ['conf', 'queue', 'queue/pid', 'prise', 'data', 'boites', 'dovecot'])
    mkdirSync(join(dossier, nom));
  chownSync(join(dossier, 'boites'), NOBODY, NOBODY);
  donnerAPostfix(join(dossier, 'data'));
  const port = await portLibre();
  ecrireDovecot(dossier, options);
  ecrirePostfix(dossier, port, options);
  const dovecot = lancer('/usr/sbin/dovecot', ['-F', '-c', join(dossier, 'conf/dovecot.conf')]);
  // Makes the folders of the queue; the master is then ours to stop, without the script that `postfix start` puts in between.
  execFileSync('/usr/sbin/postfix', ['-c', join(dossier, 'conf'), 'check'], { stdio: 'ignore' });
  const postfix = lancer('/usr/lib/postfix/sbin/master', ['-c', join(dossier, 'conf'), '-s']);
  const fermer = async () => {
    await Promise.all([postfix.arreter(), dovecot.arreter()]);
    rmSync(dossier, { recursive: true, force: true });
  };
  const pret = () => existsSync(join(dossier, 'prise/auth')) && repond(port);
  try {
    await jusqua(pret, () => `${postfix.dit()}${dovecot.dit()}${lireSiPresent(join(dossier, 'journal'))}`);
  } catch (cause) {
    await fermer();
    throw cause;
  }
  return {
    port,
    fermer,
    async lireBoite(adresse) {
      await jusqua(
        async () => FILE.every((nom) => fichiers(join(dossier, 'queue', nom)).length === 0),
        () => `La file de Postfix ne se vide pas. ${lireSiPresent(join(dossier, 'journal'))}`,
      );
      const boite = join(dossier, 'boites', adresse, 'new');
      return Promise.all(fichiers(boite).map((fichier) => lire(readFileSync(fichier))));
    },
  };
}

const FILE = ['maildrop', 'incoming', 'active', 'deferred'];

function ecrireDovecot(dossier: string, { identifiants }: Options): void {
  const { utilisateur, motDePasse } = identifiants;
  writeFileSync(join(dossier, 'conf/comptes'), `${utilisateur}:{PLAIN}${motDePasse}\n`);
  writeFileSync(
    join(dossier, 'conf/dovecot.conf'),
    `base_dir = ${dossier}/dovecot
state_dir = ${dossier}/dovecot
log_path = ${dossier}/journal
ssl = no
listen = 127.0.0.1
protocols = lmtp
auth_mechanisms = plain login
first_valid_uid = 1
mail_location = maildir:${dossier}/boites/%u
passdb {
  driver = passwd-file
  args = ${dossier}/conf/comptes
}
userdb {
  driver = static
  args = uid=${NOBODY} gid=${NOBODY} home=${dossier}/boites/%u allow_all_users=yes
}
service auth {
  unix_listener ${dossier}/prise/auth {
    mode = 0666
  }
}
service lmtp {
  unix_listener ${dossier}/prise/lmtp {
    mode = 0666
  }
}
`,
  );
}

function ecrirePostfix(dossier: string, port: number, { domaine, boites, certificat }: Options): void {
  writeFileSync(join(dossier, 'conf/cle.pem'), certificat.cle, { mode: 0o600 });
  writeFileSync(join(dossier, 'conf/certificat.pem'), certificat.certificat);
  const connues = boites.map((boite) => `{ ${boite} = oui }`).join(', ');
  writeFileSync(
    join(dossier, 'conf/main.cf'),
    `compatibility_level = 3.6
queue_directory = ${dossier}/queue
data_directory = ${dossier}/data
maillog_file = ${dossier}/journal
maillog_file_prefixes = ${dossier}
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
myhostname = operateur.${domaine}
mydestination =
mynetworks =
alias_maps =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
smtputf8_enable = no
virtual_mailbox_domains = ${domaine}
virtual_mailbox_maps = inline:{ ${connues} }
virtual_transport = lmtp:unix:${dossier}/prise/lmtp
smtpd_tls_security_level = encrypt
smtpd_tls_cert_file = ${dossier}/conf/certificat.pem
smtpd_tls_key_file = ${dossier}/conf/cle.pem
smtpd_tls_mandatory_protocols = >=TLSv1.2
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = ${dossier}/prise/auth
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_recipient_restrictions = reject_unlisted_recipient, permit_sasl_authenticated, reject
`,
  );
  writeFileSync(
    join(dossier, 'conf/master.cf'),
    `127.0.0.1:${port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
error unix - - n - - error
retry unix - - n - - error
lmtp unix - - n - - lmtp
tlsmgr unix - - n 1000? 1 tlsmgr
anvil unix - - n - 1 anvil
proxymap unix - - n - - proxymap
postlog unix-dgram n - n - 1 postlogd
`,
  );
}

function donnerAPostfix(chemin: string): void {
  const [, , uid = '', gid = ''] =
    readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((ligne) => ligne.startsWith('postfix:'))
      ?.split(':') ?? [];
  chownSync(chemin, Number(uid), Number(gid));
}

function lancer(programme: string, args: readonly string[]) {
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

/** Files of a folder and of those under it; none when it is not there yet. */
function fichiers(dossier: string): string[] {
  if (!existsSync(dossier)) return [];
  return readdirSync(dossier)
    .map((nom) => join(dossier, nom))
    .flatMap((chemin) => (statSync(chemin).isDirectory() ? fichiers(chemin) : [chemin]));
}

async function lire(eml: Uint8Array): Promise<MessageDepose> {
  const courriel = await PostalMime.parse(eml, { attachmentEncoding: 'arraybuffer' });
  return {
    messageId: courriel.messageId ?? '',
    objet: courriel.subject ?? '',
    corps: courriel.text ?? '',
    enTetes: new Map(courriel.headers.map(({ key, value }) => [key.toLowerCase(), value])),
    pieces: courriel.attachments.map(({ filename, content }) => ({
      nom: filename ?? '',
      octets: typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content),
    })),
  };
}

const lireSiPresent = (fichier: string) => (existsSync(fichier) ? readFileSync(fichier, 'utf8') : '');

async function jusqua(vrai: () => boolean | Promise<boolean>, sinon: () => string): Promise<void> {
  for (let essai = 0; essai < 200; essai++) {
    if (await vrai()) return;
    await new Promise((suite) => setTimeout(suite, 50));
  }
  throw new Error(sinon());
}

/** The greeting of SMTP: the socket alone opens before its server does. */
async function repond(port: number): Promise<boolean> {
  const prise = connect(port, '127.0.0.1');
  try {
    const [salut] = (await Promise.race([once(prise, 'data'), once(prise, 'close')])) as [Buffer | boolean];
    return Buffer.isBuffer(salut) && salut.toString().startsWith('220');
  } catch {
    return false;
  } finally {
    prise.destroy();
  }
}
