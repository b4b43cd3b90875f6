import { access } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import {
  SMTPServer,
  type SMTPServerAuthentication,
  type SMTPServerDataStream,
  type SMTPServerEnvelope,
} from 'smtp-server';
import { type Boites, ouvrirBoites } from './boites.ts';
import { certificatLocal } from './certificat-local.ts';
import { type CourrierLu, type CourrierRecu, lireCourrier, listerBoite } from './lecture.ts';

/**
 * Sandbox of an MSSanté operator: real SMTP with STARTTLS and AUTH on the loopback, one `.eml` a message,
 * synced to disk before the 250. Nothing leaves the machine. It also receives the demo's ordinary mail.
 */
export type OptionsBacASable = {
  /** 0 takes a free port. */
  portSmtp: number;
  /** Spool folder; it belongs to the sandbox alone. */
  dossier: string;
  /** Domains that it receives for; any other recipient gets 550. */
  domaines: readonly string[];
  identifiants: { utilisateur: string; motDePasse: string };
  maintenant: () => Date;
};

export type BacASableMssante = {
  hote: string;
  port: number;
  /** PEM that the client must trust; made at each start. */
  certificat: string;
  boites: () => Promise<string[]>;
  lister: (boite: string) => Promise<CourrierRecu[]>;
  /** Received since that instant, oldest first, without opening any. */
  depuis: (boite: string, instant: Date) => Promise<{ id: string; recuLe: Date }[]>;
  /** The message as it arrived. */
  brut: (id: string) => Promise<Uint8Array | null>;
  lire: (id: string) => Promise<CourrierLu | null>;
  /** While this is true (or the file `PANNE` stands in the spool), every message gets 451. */
  mettreEnPanne: (enPanne: boolean) => void;
  fermer: () => Promise<void>;
};

const HOTE = '127.0.0.1';
const TAILLE_MAX = 50 * 1024 * 1024;

export async function demarrerBacASableMssante(options: OptionsBacASable): Promise<BacASableMssante> {
  const boites = await ouvrirBoites(options.dossier);
  const { cle, certificat } = certificatLocal(options.maintenant());
  const etat = { enPanne: false };
  const serveur = new SMTPServer({
    name: 'mssante.bac-a-sable.localhost',
    banner: 'bac a sable Orapont',
    key: cle,
    cert: certificat,
    minVersion: 'TLSv1.2',
    authMethods: ['PLAIN', 'LOGIN', 'XOAUTH2'],
    allowInsecureAuth: false,
    disableReverseLookup: true,
    size: TAILLE_MAX,
    closeTimeout: 1_000,
    onAuth: (auth, _session, rappel) => {
      if (estAdmis(auth, options.identifiants)) rappel(null, { user: options.identifiants.utilisateur });
      else rappel(refus(535, '5.7.8 identifiants refuses'));
    },
    onRcptTo: ({ address }, _session, rappel) => {
      rappel(refusDestinataire(address, options.domaines));
    },
    onData: (flux, session, rappel) => {
      recevoir(flux, session.envelope, { boites, etat, ...options }).then(
        (reponse) => rappel(null, reponse),
        (erreur) => rappel(erreur instanceof RefusSmtp ? erreur : refus(451, '4.3.0 depot impossible')),
      );
    },
  });
  // A client that hangs up in the middle is an ordinary event.
  serveur.on('error', () => undefined);
  const port = await ecouter(serveur, options.portSmtp);
  return {
    hote: HOTE,
    port,
    certificat,
    boites: boites.adresses,
    lister: (boite) => listerBoite(boites, boite),
    depuis: boites.depuis,
    brut: async (id) => (await boites.lire(id))?.brut ?? null,
    lire: (id) => lireCourrier(boites, id),
    mettreEnPanne: (enPanne) => {
      etat.enPanne = enPanne;
    },
    fermer: () => new Promise((resoudre) => serveur.close(() => resoudre())),
  };
}

type Reception = { boites: Boites; etat: { enPanne: boolean }; dossier: string; maintenant: () => Date };

async function recevoir(
  flux: SMTPServerDataStream,
  { mailFrom, rcptTo }: SMTPServerEnvelope,
  { boites, etat, dossier, maintenant }: Reception,
): Promise<string> {
  const corps = await buffer(flux);
  if (flux.sizeExceeded) throw refus(552, '5.3.4 message trop gros');
  if (etat.enPanne || (await existe(join(dossier, 'PANNE')))) throw refus(451, '4.3.0 panne simulee');
  const recuLe = maintenant();
  const messageId = lireMessageId(corps);
  const retour = mailFrom ? mailFrom.address : '';
  const depots = await Promise.all(
    rcptTo.map(({ address }) =>
      boites.deposer(address, messageId, Buffer.concat([trace(retour, address, recuLe), corps]), recuLe),
    ),
  );
  return depots.some(Boolean) ? `2.0.0 OK: depose ${messageId}` : `2.0.0 OK: deja recu ${messageId}`;
}

/** Trace fields that a receiving server puts on top (RFC 5321 §4.4): they name the box really served. */
function trace(retour: string, boite: string, recuLe: Date): Buffer {
  return Buffer.from(
    `Return-Path: <${retour}>\r\nDelivered-To: ${boite}\r\nReceived: by mssante.bac-a-sable.localhost; ${recuLe.toUTCString()}\r\n`,
  );
}

function lireMessageId(message: Buffer): string {
  const enTetes = message.subarray(0, 65_536).toString('latin1').split('\r\n\r\n', 1)[0] ?? '';
  return /^message-id:\s*(<[^>\r\n]+>)/imu.exec(enTetes)?.[1] ?? `<sans-identifiant-${message.length}>`;
}

function refusDestinataire(adresse: string, domaines: readonly string[]): Error | null {
  const [locale, domaine = ''] = adresse.toLowerCase().split('@');
  if (!domaines.includes(domaine)) return refus(550, '5.1.2 domaine inconnu du bac a sable');
  return locale === 'panne' ? refus(451, '4.3.0 panne simulee') : null;
}

function estAdmis(
  { username, password, accessToken }: SMTPServerAuthentication,
  { utilisateur, motDePasse }: OptionsBacASable['identifiants'],
): boolean {
  return username === utilisateur && [password, accessToken].includes(motDePasse);
}

class RefusSmtp extends Error {
  readonly responseCode: number;
  constructor(responseCode: number, message: string) {
    super(message);
    this.responseCode = responseCode;
  }
}

function refus(code: number, message: string): RefusSmtp {
  return new RefusSmtp(code, message);
}

function ecouter(serveur: SMTPServer, port: number): Promise<number> {
  return new Promise((resoudre, rejeter) => {
    serveur.once('error', rejeter);
    const ecoute = serveur.listen(port, HOTE, () => {
      serveur.off('error', rejeter);
      resoudre((ecoute.address() as AddressInfo).port);
    });
  });
}

async function existe(chemin: string): Promise<boolean> {
  return access(chemin).then(
    () => true,
    () => false,
  );
}
