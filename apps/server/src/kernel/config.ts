import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { ConfigInvalide } from './config-invalide.ts';
import {
  type AccesImap,
  type AccesSmtp,
  lireAutorite,
  lireBoites,
  lireJetons,
  lireSmtp,
} from './config-messagerie.ts';

export type Config = {
  readonly port: number;
  readonly hote: string;
  readonly origine: string;
  /** Origins from which a browser may write: the public one, and its loopback twins when it is one. */
  readonly origines: ReadonlySet<string>;
  /** Undefined where a proxy ends TLS, or on this machine alone. */
  readonly tls: Tls | undefined;
  /** Tells browsers never to come back in clear (RFC 6797). */
  readonly hsts: boolean;
  readonly dossier: string;
  readonly demo: boolean;
  readonly baseUrl: string | undefined;
  readonly baseProprietaireUrl: string | undefined;
  readonly mandataires: string | undefined;
  /** TE2 at 23 € from 2026-01-01 (⚠1): off until an official text is verified. */
  readonly tarif2026: boolean;
  /** Longest delay of an answer, in hours, by urgency. */
  readonly delais: { readonly URGENTE: number; readonly RAPIDE: number; readonly PROGRAMMEE: number };
  readonly mssante: (AccesSmtp & { readonly domaines: readonly string[] }) | undefined;
  /** The boxes whose mail comes in, and whose they are. */
  readonly boites: readonly AccesImap[];
  /** The national directory of professionals (Annuaire Santé). */
  readonly annuaire: { readonly url: string; readonly cle: string } | undefined;
  /** The DMP of Mon espace santé, for the one organisation that the certificates name. */
  readonly dmp: AccesDmp | undefined;
  readonly courriel: (AccesSmtp & { readonly expediteur: string }) | undefined;
  readonly cleMaitre: string | undefined;
  /** Edition of the téléexpertise documents that are written. */
  readonly editionTlm: '2022.01' | '2026.01';
  /** Reference of this installation at the agency, sent in X-MSS-NIL. */
  readonly nil: string | null;
  /** The DICOM door (C-STORE, C-ECHO): closed unless a port is given. */
  readonly dicom: { readonly port: number; readonly hote: string } | undefined;
};

/** PEM of a certificate (with its chain) and of its key; `fichiers` is where a renewed pair will be found. */
export type Tls = {
  readonly cert: string;
  readonly key: string;
  readonly fichiers: FichiersTls | undefined;
};
export type FichiersTls = { readonly cert: string; readonly key: string };

type Env = Readonly<Record<string, string | undefined>>;
type Paire = { readonly cert: string; readonly key: string };
export type AccesDmp = {
  readonly url: string;
  readonly connexion: Paire;
  readonly signature: Paire;
  readonly autorite: string | undefined;
  readonly homologation: string;
  readonly organisation: string;
};

/**
 * Reads the configuration from the environment.
 *
 * @throws ConfigInvalide with a French sentence that says what to change
 */
export function lireConfig(env: Env, dossierParDefaut: string): Config {
  const port = entier(env, 'PORT', 3000);
  const tls = lirePaire(env, 'ORAPONT_TLS_CERT', 'ORAPONT_TLS_KEY');
  const origine = lireOrigine(env['ORAPONT_ORIGIN'] ?? `${tls ? 'https' : 'http'}://localhost:${port}`);
  if (tls && !origine.startsWith('https:'))
    throw new ConfigInvalide('Avec ORAPONT_TLS_CERT, ORAPONT_ORIGIN commence par https://.');
  return {
    port,
    hote: env['ORAPONT_HOST'] ?? '127.0.0.1',
    origine,
    origines: origines(origine, port),
    tls,
    hsts: origine.startsWith('https:'),
    dossier: env['ORAPONT_DATA_DIR'] ?? dossierParDefaut,
    demo: lireDemo(env['ORAPONT_DEMO']),
    baseUrl: env['DATABASE_URL'],
    baseProprietaireUrl: env['DATABASE_OWNER_URL'],
    mandataires: env['ORAPONT_TRUST_PROXY'],
    tarif2026: env['ORAPONT_TARIF_2026'] === '1',
    delais: {
      URGENTE: entier(env, 'ORAPONT_DELAI_URGENTE', 24),
      RAPIDE: entier(env, 'ORAPONT_DELAI_RAPIDE', 72),
      PROGRAMMEE: entier(env, 'ORAPONT_DELAI_PROGRAMMEE', 168),
    },
    mssante: lireSmtp(env, 'ORAPONT_MSSANTE', (acces) => ({
      ...acces,
      jetons: lireJetons(env),
      domaines: (env['ORAPONT_MSSANTE_DOMAINES'] ?? acces.hote).split(',').map((d) => d.trim().toLowerCase()),
    })),
    boites: lireBoites(env),
    annuaire: lireAnnuaire(env),
    dmp: lireDmp(env),
    courriel: lireSmtp(env, 'ORAPONT_COURRIEL', (acces) => ({
      ...acces,
      expediteur: env['ORAPONT_COURRIEL_EXPEDITEUR'] ?? acces.utilisateur,
    })),
    cleMaitre: env['ORAPONT_MASTER_KEY_FILE'],
    editionTlm: lireEdition(env['ORAPONT_TLM_EDITION']),
    nil: env['ORAPONT_MSSANTE_NIL'] || null,
    dicom: lireDicom(env),
  };
}

function lireEdition(texte = '2022.01'): Config['editionTlm'] {
  if (texte !== '2022.01' && texte !== '2026.01')
    throw new ConfigInvalide('ORAPONT_TLM_EDITION doit être 2022.01 ou 2026.01.');
  return texte;
}

const ANNUAIRE_ANS = 'https://gateway.api.esante.gouv.fr/fhir/v2';

/** The key goes in clear in a header: over TLS, or on this machine. */
function lireAnnuaire(env: Env): Config['annuaire'] {
  const cle = env['ORAPONT_ANNUAIRE_CLE'];
  if (!cle) {
    if (env['ORAPONT_ANNUAIRE_URL'])
      throw new ConfigInvalide('ORAPONT_ANNUAIRE_URL demande aussi ORAPONT_ANNUAIRE_CLE.');
    return undefined;
  }
  const url = URL.parse(env['ORAPONT_ANNUAIRE_URL'] ?? ANNUAIRE_ANS);
  if (url?.protocol !== 'https:' && !(url?.protocol === 'http:' && LOCALES.has(url.hostname)))
    throw new ConfigInvalide('ORAPONT_ANNUAIRE_URL doit être une adresse https://.');
  return { url: url.href, cle };
}

/** Two uses, two certificates: one lets in, the other signs; where the agency gave one alone, it does both. */
function lireDmp(env: Env): AccesDmp | undefined {
  const texte = env['ORAPONT_DMP_URL'];
  if (!texte) return undefined;
  if (URL.parse(texte)?.protocol !== 'https:')
    throw new ConfigInvalide('ORAPONT_DMP_URL doit être une adresse https://.');
  const connexion = lirePaire(env, 'ORAPONT_DMP_CERT', 'ORAPONT_DMP_KEY');
  const homologation = env['ORAPONT_DMP_HOMOLOGATION'];
  const organisation = env['ORAPONT_DMP_ORGANISATION'];
  if (!connexion || !homologation || !organisation)
    throw new ConfigInvalide(
      'Avec ORAPONT_DMP_URL, donnez ORAPONT_DMP_CERT, ORAPONT_DMP_KEY, ORAPONT_DMP_HOMOLOGATION et ORAPONT_DMP_ORGANISATION (le FINESS ou l’identifiant de l’organisation que le certificat nomme).',
    );
  return {
    url: texte,
    connexion,
    signature: lirePaire(env, 'ORAPONT_DMP_SIGN_CERT', 'ORAPONT_DMP_SIGN_KEY') ?? connexion,
    autorite: lireAutorite(env, 'ORAPONT_DMP_CA'),
    homologation,
    organisation,
  };
}

/** Both files or none; a key that is not the certificate's is refused here rather than at the first visitor. */
function lirePaire(
  env: Env,
  nomCert: string,
  nomKey: string,
): (Paire & { readonly fichiers: FichiersTls }) | undefined {
  const fichiers = { cert: env[nomCert], key: env[nomKey] };
  if (!fichiers.cert && !fichiers.key) return undefined;
  if (!fichiers.cert || !fichiers.key)
    throw new ConfigInvalide(`${nomCert} et ${nomKey} vont ensemble : donnez les deux.`);
  try {
    const cert = readFileSync(fichiers.cert, 'utf8');
    const key = readFileSync(fichiers.key, 'utf8');
    createSecureContext({ cert, key });
    return { cert, key, fichiers: { cert: fichiers.cert, key: fichiers.key } };
  } catch {
    throw new ConfigInvalide(
      `${nomCert} et ${nomKey} doivent être les chemins d’un certificat et de sa clé, au format PEM, lisibles par ce programme.`,
    );
  }
}

function entier(env: Env, nom: string, defaut: number): number {
  const valeur = Number(env[nom] ?? defaut);
  if (!Number.isInteger(valeur) || valeur < 0) throw new ConfigInvalide(`${nom} doit être un nombre entier.`);
  return valeur;
}

/** Machines stand on the local network: the address that is listened on is chosen, loopback by default. */
function lireDicom(env: Env): Config['dicom'] {
  const port = entier(env, 'ORAPONT_DICOM_PORT', 0);
  if (port > 65_535) throw new ConfigInvalide('ORAPONT_DICOM_PORT doit être un port, par exemple 11112.');
  return port === 0 ? undefined : { port, hote: env['ORAPONT_DICOM_HOST'] ?? '127.0.0.1' };
}

/** « false » or « non » meant « no demonstration »: a word that is not understood must not open one. */
function lireDemo(valeur = '1'): boolean {
  if (valeur !== '0' && valeur !== '1') throw new ConfigInvalide('ORAPONT_DEMO vaut 0 ou 1.');
  return valeur === '1';
}

function lireOrigine(texte: string): string {
  const url = URL.parse(texte);
  if (!url || url.origin === 'null' || url.href !== `${url.origin}/`)
    throw new ConfigInvalide(
      'ORAPONT_ORIGIN doit être une origine seule, par exemple https://orapont.exemple.fr.',
    );
  return url.origin;
}

const LOCALES = new Set(['localhost', '127.0.0.1']);

function origines(origine: string, port: number): ReadonlySet<string> {
  const { hostname, protocol } = new URL(origine);
  return LOCALES.has(hostname)
    ? new Set([origine, `${protocol}//localhost:${port}`, `${protocol}//127.0.0.1:${port}`])
    : new Set([origine]);
}

/** Secrets of this installation, each in a 0600 file made at the first start; none has a default value. */
export function lireSecret(dossier: string, nom: string): Buffer {
  const fichier = join(dossier, 'secrets', `${nom}.cle`);
  if (!existsSync(fichier)) {
    mkdirSync(join(dossier, 'secrets'), { recursive: true, mode: 0o700 });
    writeFileSync(fichier, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  }
  chmodSync(fichier, 0o600);
  const secret = Buffer.from(readFileSync(fichier, 'utf8').trim(), 'base64url');
  if (secret.length < 32) throw new ConfigInvalide(`Le secret ${nom} est trop court : remplacez ${fichier}.`);
  return secret;
}

/** A key for one use, so that two uses never share one. */
export const deriver = (secret: Buffer, usage: string): Buffer =>
  createHash('sha256').update(usage).update(secret).digest();
