import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NOBODY } from './testing-programme.ts';

export type OptionsOperateur = {
  readonly domaine: string;
  /** Boxes that exist; the others are unknown to the operator. */
  readonly boites: readonly string[];
  /** Boxes whose letters are accepted, then sent back. */
  readonly fermees?: readonly string[];
  /** Serves the boxes by IMAP, each under its address and the same password. */
  readonly imap?: boolean;
  /** Where the operator asks whether a token is good: XOAUTH2 at both doors. */
  readonly jetons?: string;
  readonly tailleMax?: number;
  readonly identifiants: { readonly utilisateur: string; readonly motDePasse: string };
  readonly certificat: { readonly cle: string; readonly certificat: string };
};

const SERVIE = (dossier: string, port: number) => `
ssl = required
ssl_min_protocol = TLSv1.2
ssl_cert = <${dossier}/conf/certificat.pem
ssl_key = <${dossier}/conf/cle.pem
auth_failure_delay = 0
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
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
`;

/** The token is shown to whoever gave it, which says whose it is. @source Dovecot 2.3, « OAuth2 », introspection */
const PAR_JETON = (dossier: string) => `
passdb {
  driver = oauth2
  mechanisms = xoauth2
  args = ${dossier}/conf/jetons.conf
}
`;

/** Names, passwords and tokens, delivery (LMTP), and the boxes by IMAP when they are served. */
export function ecrireDovecot(dossier: string, port: number, options: OptionsOperateur): void {
  const { identifiants, boites, imap = false, jetons } = options;
  const { utilisateur, motDePasse } = identifiants;
  const comptes = [utilisateur, ...(imap ? boites : [])].map((nom) => `${nom}:{PLAIN}${motDePasse}\n`);
  writeFileSync(join(dossier, 'conf/comptes'), comptes.join(''));
  if (jetons)
    writeFileSync(
      join(dossier, 'conf/jetons.conf'),
      `introspection_url = ${jetons}\nintrospection_mode = post\nusername_attribute = username\nactive_attribute = active\nactive_value = true\n`,
    );
  writeFileSync(
    join(dossier, 'conf/dovecot.conf'),
    `base_dir = ${dossier}/dovecot
state_dir = ${dossier}/dovecot
log_path = ${dossier}/journal
listen = 127.0.0.1
protocols = lmtp ${imap ? 'imap' : ''}
auth_mechanisms = plain login ${jetons ? 'xoauth2' : ''}
${imap ? SERVIE(dossier, port) : 'ssl = no'}
first_valid_uid = 1
mail_location = maildir:${dossier}/boites/%u
${jetons ? PAR_JETON(dossier) : ''}
passdb {
  driver = passwd-file
  mechanisms = plain login
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
