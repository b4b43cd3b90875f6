import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConfigInvalide } from './config-invalide.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** Submission server of an operator; `smtps` is TLS from the first byte, `smtp` refuses to go on without STARTTLS. */
export type AccesSmtp = {
  readonly hote: string;
  readonly port: number;
  readonly tls: 'STARTTLS' | 'IMPLICITE';
  readonly utilisateur: string;
  readonly motDePasse: string;
  /** PEM of an authority to trust beside the usual ones, for an operator that has its own. */
  readonly autorite: string | undefined;
  /** Who gives the tokens that stand for the password (XOAUTH2). */
  readonly jetons?: AccesJetons | undefined;
};

/** Mailbox of an operator: `imaps` is TLS from the first byte, `imap` refuses to go on without STARTTLS. */
export type AccesImap = AccesSmtp & {
  readonly adresse: string;
  /** Identifier or FINESS of the organisation that the box belongs to. */
  readonly organisation: string;
};

/** Token endpoint of an issuer, and who we are to it. */
export type AccesJetons = {
  readonly url: string;
  readonly client: string;
  readonly secret: string;
  readonly portee: string | null;
  /** File of the refresh token of the box; without it the client asks in its own name. */
  readonly rafraichissement: string | null;
};

export function lireSmtp<T>(env: Env, nom: string, completer: (acces: AccesSmtp) => T): T | undefined {
  const texte = env[`${nom}_URL`];
  if (!texte) return undefined;
  const forme = `${nom}_URL doit ressembler à smtp://utilisateur:motdepasse@hote:587.`;
  const lu = lireAdresse(texte, 'smtp', forme);
  return completer({
    ...lu,
    port: lu.port ?? (lu.tls === 'IMPLICITE' ? 465 : 587),
    autorite: lireAutorite(env, `${nom}_CA`),
  });
}

/** Tokens at both doors of the MSSanté operator, instead of passwords. */
export function lireJetons(env: Env): AccesJetons | undefined {
  const url = env['ORAPONT_MSSANTE_OAUTH2_URL'];
  if (!url) return undefined;
  const client = env['ORAPONT_MSSANTE_OAUTH2_CLIENT'];
  const fichier = env['ORAPONT_MSSANTE_OAUTH2_SECRET_FILE'];
  if (!client || !fichier)
    throw new ConfigInvalide(
      'Avec ORAPONT_MSSANTE_OAUTH2_URL, donnez ORAPONT_MSSANTE_OAUTH2_CLIENT et ORAPONT_MSSANTE_OAUTH2_SECRET_FILE.',
    );
  return {
    url: adresseDesJetons(url, 'ORAPONT_MSSANTE_OAUTH2_URL'),
    client,
    secret: lireFichier(fichier, 'ORAPONT_MSSANTE_OAUTH2_SECRET_FILE'),
    portee: env['ORAPONT_MSSANTE_OAUTH2_SCOPE'] || null,
    rafraichissement: env['ORAPONT_MSSANTE_OAUTH2_REFRESH_FILE'] || null,
  };
}

/** The one box of the environment, and those of the file. */
export function lireBoites(env: Env): readonly AccesImap[] {
  const seule = lireImap(env);
  const boites = [...(seule ? [seule] : []), ...lireFichierDesBoites(env['ORAPONT_MSSANTE_BOITES'])];
  const adresses = boites.map(({ adresse }) => adresse);
  if (new Set(adresses).size < adresses.length)
    throw new ConfigInvalide('Une même boîte MSSanté est configurée deux fois.');
  return boites;
}

function lireImap(env: Env): AccesImap | undefined {
  const texte = env['ORAPONT_MSSANTE_IMAP_URL'];
  if (!texte) return undefined;
  const organisation = env['ORAPONT_MSSANTE_IMAP_ORGANISATION'];
  const forme = 'ORAPONT_MSSANTE_IMAP_URL doit ressembler à imap://utilisateur:motdepasse@hote:143.';
  const acces = lireAdresse(texte, 'imap', forme);
  if (!organisation)
    throw new ConfigInvalide(
      'Avec ORAPONT_MSSANTE_IMAP_URL, donnez ORAPONT_MSSANTE_IMAP_ORGANISATION : le FINESS ou l’identifiant de l’organisation à qui est la boîte.',
    );
  return {
    ...acces,
    port: portImap(acces),
    autorite: lireAutorite(env, 'ORAPONT_MSSANTE_IMAP_CA'),
    jetons: lireJetons(env),
    adresse: (env['ORAPONT_MSSANTE_IMAP_BAL'] ?? acces.utilisateur).toLowerCase(),
    organisation,
  };
}

const JetonsDuFichier = z.strictObject({
  url: z.string(),
  client: z.string().min(1),
  secretFichier: z.string(),
  portee: z.string().nullable().default(null),
  rafraichissementFichier: z.string().nullable().default(null),
});
const BoiteDuFichier = z.strictObject({
  organisation: z.string().min(1),
  adresse: z.string().includes('@'),
  url: z.string(),
  motDePasseFichier: z.string().optional(),
  autoriteFichier: z.string().optional(),
  oauth2: JetonsDuFichier.optional(),
});

/** Secrets are in files of their own, never in this one. */
function lireFichierDesBoites(chemin: string | undefined): readonly AccesImap[] {
  if (!chemin) return [];
  const lues = z.array(BoiteDuFichier).safeParse(enJson(lireFichier(chemin, 'ORAPONT_MSSANTE_BOITES')));
  if (!lues.success) {
    const [defaut] = lues.error.issues;
    throw new ConfigInvalide(
      `ORAPONT_MSSANTE_BOITES : à ${defaut?.path.join('.') || 'la racine'}, ce n’est pas ce qui est attendu. Le fichier est une liste de boîtes, chacune avec organisation, adresse, url, et motDePasseFichier ou oauth2.`,
    );
  }
  return lues.data.map((boite, rang) => enBoite(boite, `ORAPONT_MSSANTE_BOITES, boîte n° ${rang + 1}`));
}

function enBoite(
  { organisation, adresse, url, ...acces }: z.infer<typeof BoiteDuFichier>,
  ou: string,
): AccesImap {
  const forme = `${ou} : url doit ressembler à imaps://utilisateur@hote:993, sans mot de passe.`;
  const lu = lireAdresse(url, 'imap', forme);
  const { motDePasseFichier, oauth2, autoriteFichier } = acces;
  if (lu.motDePasse !== '') throw new ConfigInvalide(forme);
  if ((motDePasseFichier === undefined) === (oauth2 === undefined))
    throw new ConfigInvalide(`${ou} : donnez motDePasseFichier ou oauth2, l’un des deux.`);
  return {
    ...lu,
    port: portImap(lu),
    motDePasse:
      motDePasseFichier === undefined ? '' : lireFichier(motDePasseFichier, `${ou}, motDePasseFichier`),
    autorite: autoriteFichier === undefined ? undefined : lirePem(autoriteFichier, `${ou}, autoriteFichier`),
    jetons: oauth2 && {
      url: adresseDesJetons(oauth2.url, `${ou}, oauth2.url`),
      client: oauth2.client,
      secret: lireFichier(oauth2.secretFichier, `${ou}, oauth2.secretFichier`),
      portee: oauth2.portee,
      rafraichissement: oauth2.rafraichissementFichier,
    },
    adresse: adresse.toLowerCase(),
    organisation,
  };
}

const portImap = ({ port, tls }: ReturnType<typeof lireAdresse>): number =>
  port ?? (tls === 'IMPLICITE' ? 993 : 143);

function lireAdresse(texte: string, protocole: 'smtp' | 'imap', forme: string) {
  const url = URL.parse(texte);
  if (!url || ![`${protocole}:`, `${protocole}s:`].includes(url.protocol) || url.username === '')
    throw new ConfigInvalide(forme);
  return {
    hote: url.hostname,
    port: url.port === '' ? null : Number(url.port),
    tls: url.protocol === `${protocole}s:` ? ('IMPLICITE' as const) : ('STARTTLS' as const),
    utilisateur: decodeURIComponent(url.username),
    motDePasse: decodeURIComponent(url.password),
  };
}

const LOCALES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The secret goes there: over TLS, or on this machine. */
function adresseDesJetons(texte: string, nom: string): string {
  const url = URL.parse(texte);
  if (url?.protocol !== 'https:' && !(url?.protocol === 'http:' && LOCALES.has(url.hostname)))
    throw new ConfigInvalide(`${nom} doit être une adresse https://.`);
  return url.href;
}

export function lireAutorite(env: Env, nom: string): string | undefined {
  const chemin = env[nom];
  return chemin ? lirePem(chemin, nom) : undefined;
}

function lirePem(chemin: string, nom: string): string {
  const pem = existsSync(chemin) ? readFileSync(chemin, 'utf8') : '';
  if (!pem.includes('-----BEGIN CERTIFICATE-----'))
    throw new ConfigInvalide(
      `${nom} doit être le chemin d’un fichier PEM qui contient un certificat d’autorité.`,
    );
  return pem;
}

function lireFichier(chemin: string, nom: string): string {
  const texte = existsSync(chemin) ? readFileSync(chemin, 'utf8').trim() : '';
  if (texte === '') throw new ConfigInvalide(`${nom} doit être le chemin d’un fichier lisible et non vide.`);
  return texte;
}

function enJson(texte: string): unknown {
  try {
    return JSON.parse(texte);
  } catch {
    throw new ConfigInvalide('ORAPONT_MSSANTE_BOITES n’est pas du JSON.');
  }
}
