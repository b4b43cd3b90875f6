import { execFileSync } from 'node:child_process';
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
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import type { MessageDepose } from '../../features/courrier/ports.contract.ts';
import { portLibre } from '../../kernel/testing-port.ts';
import { ecrireDovecot, type OptionsOperateur } from './testing-postfix-dovecot.ts';
import { jusqua, lancer, lireSiPresent, NOBODY, repond } from './testing-programme.ts';

const DEBIAN = {
  '/usr/sbin/postfix': 'postfix',
  '/usr/sbin/dovecot': 'dovecot-core',
  '/usr/lib/dovecot/lmtp': 'dovecot-lmtpd',
} as const;

const IMAP = { '/usr/lib/dovecot/imap': 'dovecot-imapd' } as const;

/** Why the operator cannot be started here, and what to type; undefined when it can. */
export function postfixAbsent({ imap = false } = {}): string | undefined {
  const manquants = Object.entries({ ...DEBIAN, ...(imap ? IMAP : {}) }).flatMap(([programme, paquet]) =>
    existsSync(programme) ? [] : [paquet],
  );
  if (manquants.length > 0) return `tapez : sudo apt-get install -y ${manquants.join(' ')}`;
  return process.getuid?.() === 0 ? undefined : 'Postfix ne démarre que sous root : sudo npm test';
}

export type OperateurDebian = {
  readonly port: number;
  /** 0 when its boxes are not served. */
  readonly portImap: number;
  /** What the operator logs, to search it and to understand it. */
  readonly journal: () => string;
  /** Submission stops and starts again on the same port; what was accepted stays. */
  readonly arreterPostfix: () => Promise<void>;
  readonly relancerPostfix: () => Promise<void>;
  readonly lireBoite: (adresse: string) => Promise<MessageDepose[]>;
  readonly fermer: () => Promise<void>;
};

/**
 * What an MSSanté operator runs: submission with STARTTLS by Postfix, names and passwords by Dovecot, which also files each message
 * in its Maildir (LMTP). Everything is in one private folder, on one port of its own, and stops by its pids.
 */
export async function demarrerOperateurDebian(options: OptionsOperateur): Promise<OperateurDebian> {
  const dossier = mkdtempSync(join(tmpdir(), 'orapont-postfix-'));
  // Both programs give their rights up for users of their own, who must be able to enter.
  chmodSync(dossier, 0o755);
  for (const nom of ['conf', 'queue', 'queue/pid', 'prise', 'data', 'boites', 'dovecot'])
    mkdirSync(join(dossier, nom));
  chownSync(join(dossier, 'boites'), NOBODY, NOBODY);
  donnerAPostfix(join(dossier, 'data'));
  const port = await portLibre();
  const portImap = options.imap ? await portLibre() : 0;
  ecrireCertificat(dossier, options);
  ecrireDovecot(dossier, portImap, options);
  ecrirePostfix(dossier, port, options);
  const dovecot = lancer('/usr/sbin/dovecot', ['-F', '-c', join(dossier, 'conf/dovecot.conf')]);
  // Makes the folders of the queue; the master is then ours to stop, without the script that `postfix start` puts in between.
  execFileSync('/usr/sbin/postfix', ['-c', join(dossier, 'conf'), 'check'], { stdio: 'ignore' });
  const lancerPostfix = () => lancer('/usr/lib/postfix/sbin/master', ['-c', join(dossier, 'conf'), '-s']);
  let postfix = lancerPostfix();
  const journal = () => lireSiPresent(join(dossier, 'journal'));
  const fermer = async () => {
    await Promise.all([postfix.arreter(), dovecot.arreter()]);
    rmSync(dossier, { recursive: true, force: true });
  };
  const pret = async () =>
    existsSync(join(dossier, 'prise/auth')) &&
    (portImap === 0 || (await repond(portImap, '* OK'))) &&
    (await repond(port, '220'));
  const attendre = () => jusqua(pret, () => `${postfix.dit()}${dovecot.dit()}${journal()}`);
  try {
    await attendre();
  } catch (cause) {
    await fermer();
    throw cause;
  }
  return {
    port,
    portImap,
    journal,
    fermer,
    arreterPostfix: () => postfix.arreter(),
    async relancerPostfix() {
      postfix = lancerPostfix();
      await attendre();
    },
    async lireBoite(adresse) {
      await jusqua(
        async () => FILE.every((nom) => fichiers(join(dossier, 'queue', nom)).length === 0),
        () => `La file de Postfix ne se vide pas. ${journal()}`,
      );
      const boite = join(dossier, 'boites', adresse);
      const presents = ['new', 'cur'].flatMap((nom) => fichiers(join(boite, nom)));
      return Promise.all(presents.map((fichier) => lire(readFileSync(fichier))));
    },
  };
}

const FILE = ['maildrop', 'incoming', 'active', 'deferred'];

function ecrireCertificat(dossier: string, { certificat }: OptionsOperateur): void {
  writeFileSync(join(dossier, 'conf/cle.pem'), certificat.cle, { mode: 0o600 });
  writeFileSync(join(dossier, 'conf/certificat.pem'), certificat.certificat);
}

function ecrirePostfix(dossier: string, port: number, options: OptionsOperateur): void {
  const { domaine, boites, fermees = [], tailleMax = 50 * 1024 * 1024 } = options;
  const connues = [...boites, ...fermees].map((boite) => `{ ${boite} = oui }`).join(', ');
  // An unknown name is refused at once; one that leads to a closed door is accepted first.
  const menees = fermees.map((boite) => `{ ${boite} = ${boite.split('@')[0]}@ferme.invalid }`).join(', ');
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
${menees ? `virtual_alias_maps = inline:{ ${menees} }\ntransport_maps = inline:{ { ferme.invalid = error:5.2.1 boite fermee } }` : ''}
message_size_limit = ${tailleMax}
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
