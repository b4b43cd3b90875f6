import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { el, lireXml, type Noeud, texteDe, trouver } from '../../adapters/cda/xml.ts';
import { lireMtom } from '../../adapters/dmp/mtom.ts';
import { ACTION, ESPACES } from '../../adapters/dmp/requete.ts';
import { enTexte } from '../../adapters/dmp/signature-xml.ts';
import { ATTRIBUTS_VIHF } from '../../adapters/dmp/vihf.ts';
import { FICHE } from '../../adapters/xdm/schemas.ts';
import type { DepotBacASable } from '../../features/dmp/ports.ts';
import { certificatLocal } from '../mssante/certificat-local.ts';
import { type Depots, ouvrirDepots } from './depots.ts';
import { ErreurXds, lireLot } from './lot.ts';
import { lireVihf, signatureCouvre } from './signatures.ts';

export type OptionsBacASableDmp = {
  readonly dossier: string;
  /** PEM of the only client that is let in; it signs too. */
  readonly client: string;
  readonly maintenant: () => Date;
};

export type BacASableDmp = DepotBacASable & {
  readonly url: string;
  /** PEM that the client must trust; made at each start. */
  readonly certificat: string;
  readonly mettreEnPanne: (enPanne: boolean) => void;
  readonly arreter: () => Promise<void>;
};

const TAILLE_MAX = 50 * 1024 * 1024;

/**
 * Sandbox of the DMP: ITI-41 over mutual TLS on the loopback. It checks what the real one is said to check (assertion, structure,
 * metadata against the header, hash, size, signature of the set, replacement), and keeps what it took. Nothing leaves the machine.
 */
export async function demarrerBacASableDmp(options: OptionsBacASableDmp): Promise<BacASableDmp> {
  const { client, dossier, maintenant } = options;
  const depots = await ouvrirDepots(dossier);
  const etat = { enPanne: false };
  const { cle, certificat } = certificatLocal(maintenant());
  let derniere: Promise<unknown> = Promise.resolve();
  const serveur = createServer(
    {
      key: cle,
      cert: certificat,
      ca: client,
      requestCert: true,
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
    },
    (requete, reponse) => {
      // One at a time: two tries of one deposit must not both find that it is new.
      derniere = derniere
        .then(() => servir(requete, reponse, { depots, etat, client, maintenant }))
        .catch(() => reponse.destroy());
    },
  );
  // A client that hangs up, or that is not let in, is an ordinary event.
  serveur.on('tlsClientError', () => undefined);
  serveur.listen(0, '127.0.0.1');
  await once(serveur, 'listening');
  return {
    url: `https://127.0.0.1:${(serveur.address() as AddressInfo).port}/depot`,
    certificat,
    lister: depots.lister,
    lire: depots.lire,
    fermer: depots.fermer,
    fermes: depots.fermes,
    mettreEnPanne: (enPanne) => {
      etat.enPanne = enPanne;
    },
    async arreter() {
      const ferme = once(serveur, 'close');
      serveur.close();
      serveur.closeAllConnections();
      await ferme;
    },
  };
}

type Cadre = {
  readonly depots: Depots;
  readonly etat: { readonly enPanne: boolean };
  readonly client: string;
  readonly maintenant: () => Date;
};

async function servir(requete: IncomingMessage, reponse: ServerResponse, cadre: Cadre): Promise<void> {
  const corps = await recevoir(requete);
  if (requete.method !== 'POST' || corps === undefined) {
    reponse.writeHead(corps === undefined ? 413 : 405).end();
    return;
  }
  const { statut, texte } = await repondre(requete.headers['content-type'] ?? '', corps, cadre);
  reponse.writeHead(statut, { 'content-type': 'application/soap+xml; charset=UTF-8' }).end(texte);
}

async function recevoir(requete: IncomingMessage): Promise<Buffer | undefined> {
  const morceaux: Buffer[] = [];
  let octets = 0;
  for await (const morceau of requete as AsyncIterable<Buffer>) {
    octets += morceau.length;
    if (octets > TAILLE_MAX) return undefined;
    morceaux.push(morceau);
  }
  return Buffer.concat(morceaux);
}

/** A fault of the message itself, by its code in WS-Security or SOAP. */
class Faute extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

async function repondre(
  type: string,
  corps: Buffer,
  cadre: Cadre,
): Promise<{ statut: number; texte: string }> {
  try {
    await traiter(type, corps, cadre);
    return { statut: 200, texte: enRegistre('Success', null) };
  } catch (cause) {
    if (cause instanceof ErreurXds) return { statut: 200, texte: enRegistre('Failure', cause) };
    return { statut: 400, texte: enFaute(cause instanceof Faute ? cause.code : 'Sender') };
  }
}

async function traiter(
  type: string,
  corps: Buffer,
  { depots, etat, client, maintenant }: Cadre,
): Promise<void> {
  const { enveloppe, parties } = lireMtom(type, corps);
  const racine = lireXml(enveloppe);
  if (racine.nom !== 'Envelope' || racine.espace !== ESPACES.soap || parties.size === 0)
    throw new Faute('Sender');
  exigerAdressage(trouver(racine, 'Header'));
  const vihf = lireVihf(Buffer.from(enveloppe).toString('utf8'), client, maintenant());
  if (typeof vihf === 'string') throw new Faute(vihf);
  const requete = trouver(racine, 'Body/ProvideAndRegisterDocumentSetRequest');
  if (!requete) throw new ErreurXds('XDSRepositoryMetadataError', 'RACINE');
  const lot = lireLot(requete, parties);
  if (vihf.get(ATTRIBUTS_VIHF.ressource) !== lot.patient)
    throw new ErreurXds('XDSPatientIdDoesNotMatch', 'VIHF');
  const documents = lot.documents.map(({ objet, cda }) => ({
    identifiant: objet.externes.get(FICHE.unique) ?? '',
    octets: cda,
  }));
  if (!signatureCouvre(lot.signature, client, { lot: lot.identifiant, documents }))
    throw new Faute('FailedCheck');
  if (etat.enPanne) throw new ErreurXds('XDSRepositoryBusy', 'panne simulée');
  await depots.deposer(lot, maintenant());
}

function exigerAdressage(entete: Noeud | undefined): void {
  const action = trouver(entete, 'Action');
  const message = texteDe(trouver(entete, 'MessageID'));
  if (action?.espace !== ESPACES.adressage || texteDe(action) !== ACTION || message === '')
    throw new Faute('Sender');
}

const STATUTS = 'urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:';
const ESPACE_RS = 'urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0';

function enRegistre(statut: 'Success' | 'Failure', erreur: ErreurXds | null): string {
  const liste =
    erreur &&
    el(
      'RegistryErrorList',
      {},
      el('RegistryError', {
        errorCode: erreur.code,
        codeContext: erreur.contexte,
        severity: 'urn:oasis:names:tc:ebxml-regrep:ErrorSeverityType:Error',
      }),
    );
  return enEnveloppe(enTexte(el('RegistryResponse', { status: `${STATUTS}${statut}` }, liste), ESPACE_RS));
}

const enFaute = (code: string): string =>
  enEnveloppe(
    enTexte(
      el(
        'Fault',
        {},
        el('Code', {}, el('Value', {}, 'Sender'), el('Subcode', {}, el('Value', {}, code))),
        el('Reason', {}, el('Text', { 'xml:lang': 'fr' }, 'bac à sable : message refusé')),
      ),
      ESPACES.soap,
    ),
  );

const enEnveloppe = (corps: string): string =>
  `<Envelope xmlns="${ESPACES.soap}"><Body>${corps}</Body></Envelope>`;
