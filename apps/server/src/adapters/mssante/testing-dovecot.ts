import { randomUUID } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { portLibre } from '../../kernel/testing-port.ts';
import { jusqua, lancer, lireSiPresent, NOBODY, repond } from './testing-programme.ts';

/** Why IMAP cannot be served here, and what to type; undefined when it can. */
export function dovecotAbsent(): string | undefined {
  const manquants = [
    ['/usr/sbin/dovecot', 'dovecot-core'],
    ['/usr/lib/dovecot/imap', 'dovecot-imapd'],
  ].flatMap(([programme = '', paquet = '']) => (existsSync(programme) ? [] : [paquet]));
  if (manquants.length > 0) return `tapez : sudo apt-get install -y ${manquants.join(' ')}`;
  return process.getuid?.() === 0 ? undefined : 'Dovecot ne démarre que sous root : sudo npm test';
}

export type DovecotDebian = {
  readonly port: number;
  /** As a delivery agent does: whole, then shown. */
  readonly deposer: (eml: string) => void;
  /** Another UIDVALIDITY, as after a box was rebuilt from a backup. */
  readonly reconstruire: () => void;
  readonly arreter: () => Promise<void>;
  readonly redemarrer: () => Promise<void>;
  readonly fermer: () => Promise<void>;
};

/** Debian's IMAP server on one box: STARTTLS or nothing, a password, everything in one private folder. */
export async function demarrerDovecot(options: {
  readonly utilisateur: string;
  readonly motDePasse: string;
  readonly certificat: { readonly cle: string; readonly certificat: string };
}): Promise<DovecotDebian> {
  const dossier = mkdtempSync(join(tmpdir(), 'orapont-dovecot-'));
  chmodSync(dossier, 0o755);
  const boite = join(dossier, 'boites', options.utilisateur);
  for (const nom of ['conf', 'etat', 'boites']) mkdirSync(join(dossier, nom));
  for (const nom of ['', 'tmp', 'new', 'cur']) mkdirSync(join(boite, nom), { recursive: true });
  for (const nom of ['..', '', 'tmp', 'new', 'cur']) chownSync(join(boite, nom), NOBODY, NOBODY);
  const port = await portLibre();
  ecrire(dossier, port, options);
  let dovecot = await demarrer(dossier, port);
  return {
    port,
    deposer: (eml) => {
      const nom = `${Date.now()}.${randomUUID()}.localhost`;
      writeFileSync(join(boite, 'new', nom), eml.replaceAll(/\r?\n/g, '\r\n'));
      chownSync(join(boite, 'new', nom), NOBODY, NOBODY);
    },
    reconstruire: () => {
      for (const nom of ['dovecot-uidlist', 'dovecot.index', 'dovecot.index.log', 'dovecot.index.cache'])
        rmSync(join(boite, nom), { force: true });
    },
    arreter: () => dovecot.arreter(),
    redemarrer: async () => {
      dovecot = await demarrer(dossier, port);
    },
    fermer: async () => {
      await dovecot.arreter();
      rmSync(dossier, { recursive: true, force: true });
    },
  };
}

function ecrire(dossier: string, port: number, options: Parameters<typeof demarrerDovecot>[0]): void {
  const { utilisateur, motDePasse, certificat } = options;
  writeFileSync(join(dossier, 'conf/comptes'), `${utilisateur}:{PLAIN}${motDePasse}\n`);
  writeFileSync(join(dossier, 'conf/cle.pem'), certificat.cle, { mode: 0o600 });
  writeFileSync(join(dossier, 'conf/certificat.pem'), certificat.certificat);
  writeFileSync(
    join(dossier, 'conf/dovecot.conf'),
    `base_dir = ${dossier}/etat
state_dir = ${dossier}/etat
log_path = ${dossier}/journal
listen = 127.0.0.1
protocols = imap
ssl = required
ssl_min_protocol = TLSv1.2
ssl_cert = <${dossier}/conf/certificat.pem
ssl_key = <${dossier}/conf/cle.pem
disable_plaintext_auth = yes
auth_mechanisms = plain login
auth_failure_delay = 0
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
service imap-login {
  inet_listener imap {
    address = 127.0.0.1
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`,
  );
}

async function demarrer(dossier: string, port: number) {
  const dovecot = lancer('/usr/sbin/dovecot', ['-F', '-c', join(dossier, 'conf/dovecot.conf')]);
  try {
    await jusqua(
      () => repond(port, '* OK'),
      () => `Dovecot ne répond pas. ${dovecot.dit()}${lireSiPresent(join(dossier, 'journal'))}`,
    );
  } catch (cause) {
    await dovecot.arreter();
    throw cause;
  }
  return dovecot;
}
