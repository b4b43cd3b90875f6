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
import { portLibre } from '../../kernel/testing-port.ts';

const NOBODY = 65534;

export type OperateurComplet = {
  readonly smtp: number;
  readonly imap: number;
  /** PEM of the certificate that both doors show. */
  readonly autorite: string;
  /** Messages of each box that got one, by its address. */
  readonly recus: () => Readonly<Record<string, number>>;
  readonly fermer: () => Promise<void>;
};

type Options = {
  readonly domaine: string;
  /** Local parts of the boxes that exist; each opens with the same password, to send and to read. */
  readonly boites: readonly string[];
  readonly motDePasse: string;
  readonly certificat: { readonly cle: string; readonly certificat: string };
};

/**
 * An operator from end to end, of Debian's own programs: Postfix takes what is submitted and hands it to Dovecot (LMTP), which files it and
 * serves it by IMAP. STARTTLS or nothing on both doors; one private folder; stopped by its pids.
 */
export async function demarrerOperateurComplet(options: Options): Promise<OperateurComplet> {
  const dossier = mkdtempSync(join(tmpdir(), 'orapont-operateur-'));
  chmodSync(dossier, 0o755);
  for (const nom of ['conf', 'queue', 'queue/pid', 'prise', 'data', 'boites', 'dovecot'])
    mkdirSync(join(dossier, nom));
  chownSync(join(dossier, 'boites'), NOBODY, NOBODY);
  chownSync(join(dossier, 'data'), ...utilisateurPostfix());
  const [smtp, imap] = [await portLibre(), await portLibre()];
  writeFileSync(join(dossier, 'conf/cle.pem'), options.certificat.cle, { mode: 0o600 });
  writeFileSync(join(dossier, 'conf/certificat.pem'), options.certificat.certificat);
  ecrireDovecot(dossier, imap, options);
  ecrirePostfix(dossier, smtp, options);
  const dovecot = lancer('/usr/sbin/dovecot', ['-F', '-c', join(dossier, 'conf/dovecot.conf')]);
  execFileSync('/usr/sbin/postfix', ['-c', join(dossier, 'conf'), 'check'], { stdio: 'ignore' });
  const postfix = lancer('/usr/lib/postfix/sbin/master', ['-c', join(dossier, 'conf'), '-s']);
  const fermer = async () => {
    await Promise.all([postfix.arreter(), dovecot.arreter()]);
    rmSync(dossier, { recursive: true, force: true });
  };
  for (let essai = 0; essai < 200; essai++) {
    if ((await dit(smtp, '220')) && (await dit(imap, '* OK')))
      return {
        smtp,
        imap,
        autorite: options.certificat.certificat,
        recus: () => compter(join(dossier, 'boites')),
        fermer,
      };
    await new Promise((suite) => setTimeout(suite, 50));
  }
  const journal = join(dossier, 'journal');
  const raison = existsSync(journal) ? readFileSync(journal, 'utf8') : '';
  await fermer();
  throw new Error(`L’opérateur ne répond pas. ${raison}`);
}

function ecrireDovecot(dossier: string, imap: number, { domaine, boites, motDePasse }: Options): void {
  writeFileSync(
    join(dossier, 'conf/comptes'),
    boites.map((boite) => `${boite}@${domaine}:{PLAIN}${motDePasse}\n`).join(''),
  );
  writeFileSync(
    join(dossier, 'conf/dovecot.conf'),
    `base_dir = ${dossier}/dovecot
state_dir = ${dossier}/dovecot
log_path = ${dossier}/journal
listen = 127.0.0.1
protocols = imap lmtp
ssl = required
ssl_min_protocol = TLSv1.2
ssl_cert = <${dossier}/conf/certificat.pem
ssl_key = <${dossier}/conf/cle.pem
disable_plaintext_auth = yes
auth_mechanisms = plain login
first_valid_uid = 1
mail_location = maildir:${dossier}/boites/%u
passdb {
  driver = passwd-file
  args = ${dossier}/conf/comptes
}
userdb {
  driver = static
  args = uid=${NOBODY} gid=${NOBODY} home=${dossier}/boites/%u
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
service imap-login {
  inet_listener imap {
    address = 127.0.0.1
    port = ${imap}
  }
  inet_listener imaps {
    port = 0
  }
}
`,
  );
}

function ecrirePostfix(dossier: string, smtp: number, { domaine, boites }: Options): void {
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
message_size_limit = 60000000
virtual_mailbox_limit = 0
virtual_mailbox_domains = ${domaine}
virtual_mailbox_maps = inline:{ ${boites.map((boite) => `{ ${boite}@${domaine} = oui }`).join(', ')} }
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
    `127.0.0.1:${smtp} inet n - n - - smtpd
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

function utilisateurPostfix(): [uid: number, gid: number] {
  const ligne = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((candidate) => candidate.startsWith('postfix:'));
  const [, , uid = '', gid = ''] = ligne?.split(':') ?? [];
  return [Number(uid), Number(gid)];
}

function lancer(programme: string, args: readonly string[]) {
  const enfant = spawn(programme, args, { cwd: '/', stdio: 'ignore' });
  return {
    async arreter() {
      if (enfant.exitCode !== null || enfant.signalCode !== null) return;
      enfant.kill('SIGTERM');
      await once(enfant, 'exit');
    },
  };
}

function compter(boites: string): Readonly<Record<string, number>> {
  const messages = (boite: string) =>
    ['new', 'cur'].flatMap((nom) => {
      const chemin = join(boites, boite, nom);
      return existsSync(chemin) ? readdirSync(chemin) : [];
    });
  return Object.fromEntries(
    readdirSync(boites)
      .filter((boite) => statSync(join(boites, boite)).isDirectory() && messages(boite).length > 0)
      .map((boite) => [boite, messages(boite).length]),
  );
}

/** The greeting: the socket alone opens before its server does. */
async function dit(port: number, salut: string): Promise<boolean> {
  const prise = connect(port, '127.0.0.1');
  try {
    const [lu] = (await Promise.race([once(prise, 'data'), once(prise, 'close')])) as [Buffer | boolean];
    return Buffer.isBuffer(lu) && lu.toString().startsWith(salut);
  } catch {
    return false;
  } finally {
    prise.destroy();
  }
}
