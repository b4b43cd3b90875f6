import { createRequire } from 'node:module';
import net from 'node:net';
import { Writable } from 'node:stream';
import { INSTANCE_MAX_OCTETS } from '@orapont/domain/imagerie/refus';
import { PDU_MAX, SocketGardee } from './garde-pdu.ts';
import type { DeLaPorte, VersLaPorte } from './messages-dimse.ts';

const require = createRequire(import.meta.url);
const dimse: typeof import('dcmjs-dimse') = require('dcmjs-dimse');
const { Scp } = dimse;
const { CEchoResponse, CStoreResponse } = dimse.responses;
const { PresentationContextResult, RejectReason, RejectResult, RejectSource, SopClass, Status } =
  dimse.constants;

/**
 * The process that listens to DICOM: it holds no key, no connection to the database, and may die without harm. Who may enter, and
 * what becomes of an instance, is asked of the server; nothing is written on a disk.
 */

/** Sockets that have not said who they are cost nothing; an association may hold a whole instance. */
const SOCKETS = 32;
const ASSOCIATIONS = 6;
const PAR_ADRESSE = 4;
/** Connections that were not accepted: a declared machine may open one association for each slice. */
const ECHECS_PAR_MINUTE = 60;
const SANS_DEMANDE_MS = 10_000;
const SILENCE_MS = 60_000;
/** Bytes on their way to the server before the sender is asked to wait. */
const EN_VOL_MAX = 4_000_000;

const SYNTAXES = new Set([
  '1.2.840.10008.1.2',
  '1.2.840.10008.1.2.1',
  '1.2.840.10008.1.2.1.99',
  '1.2.840.10008.1.2.2',
  '1.2.840.10008.1.2.4.50',
  '1.2.840.10008.1.2.4.51',
  '1.2.840.10008.1.2.4.57',
  '1.2.840.10008.1.2.4.70',
  '1.2.840.10008.1.2.4.80',
  '1.2.840.10008.1.2.4.81',
  '1.2.840.10008.1.2.4.90',
  '1.2.840.10008.1.2.4.91',
  '1.2.840.10008.1.2.4.201',
  '1.2.840.10008.1.2.4.202',
  '1.2.840.10008.1.2.4.203',
  '1.2.840.10008.1.2.5',
]);
const IMPLICITE = '1.2.840.10008.1.2';
const RACINE_STOCKAGE = '1.2.840.10008.5.1.4.1.1.';

type Association = InstanceType<typeof dimse.association.Association>;
type Contexte = InstanceType<typeof dimse.association.PresentationContext>;
type Rappel = (accord: boolean) => void;

dimse.log.setLevel('silent');
dimse.Implementation.setMaxPduLength(PDU_MAX);
dimse.Implementation.setImplementationVersion('ORAPONT');

const verdicts = new Map<number, Rappel>();
const statuts = new Map<number, (statut: number) => void>();
const acceptees = new Set<number>();
let prochaine = 1;

const dire = (message: DeLaPorte, envoye: () => void = () => undefined) =>
  process.send?.(message, undefined, {}, () => envoye());

class PorteScp extends Scp {
  readonly #n = prochaine++;
  readonly #gardee: SocketGardee;
  readonly #adresse: string;

  constructor(gardee: SocketGardee, adresse: string) {
    super(gardee as unknown as net.Socket, { connectTimeout: SILENCE_MS, pduTimeout: SILENCE_MS });
    this.#gardee = gardee;
    this.#adresse = adresse;
    // Without a listener its errors are thrown; after one there is nothing to save.
    this.on('networkError', () => gardee.destroy());
    gardee.on('close', () => {
      verdicts.delete(this.#n);
      acceptees.delete(this.#n);
      statuts.delete(this.#n);
      dire({ type: 'partie', n: this.#n });
    });
  }

  override associationRequested(association: Association): void {
    verdicts.set(this.#n, (accord) => {
      if (!accord) this.#rejeter(RejectSource.ServiceUser, RejectReason.CallingAeNotRecognized);
      else if (acceptees.size < ASSOCIATIONS) this.#accepter(association);
      else this.#rejeter(RejectSource.ServiceProviderPresentation, RejectReason.LocalLimitExceeded);
    });
    dire({
      type: 'association',
      n: this.#n,
      appelant: {
        appele: association.getCalledAeTitle().trim(),
        appelant: association.getCallingAeTitle().trim(),
        adresse: this.#adresse,
      },
    });
  }

  #accepter(association: Association): void {
    const acceptes = new Set<number>();
    for (const { id, context } of association.getPresentationContexts()) if (juger(context)) acceptes.add(id);
    // Zero means « no limit »: ours is announced whatever the sender says of itself.
    const annonce = association.getMaxPduLength();
    association.setMaxPduLength(annonce === 0 ? PDU_MAX : Math.min(annonce, PDU_MAX));
    acceptees.add(this.#n);
    this.#gardee.accepter(acceptes);
    this.sendAssociationAccept();
  }

  #rejeter(source: number, raison: number): void {
    const resultat = source === RejectSource.ServiceUser ? RejectResult.Permanent : RejectResult.Transient;
    this.sendAssociationReject(resultat, source, raison);
    this.#gardee.end();
  }

  override associationReleaseRequested(): void {
    this.sendAssociationReleaseResponse();
    this.#gardee.end();
  }

  override abort(): void {
    this.#gardee.destroy();
  }

  override cEchoRequest(...[demande, repondre]: Parameters<InstanceType<typeof Scp>['cEchoRequest']>): void {
    const reponse = CEchoResponse.fromRequest(demande);
    reponse.setStatus(Status.Success);
    repondre(reponse);
  }

  override createStoreWritableStream(
    ...[contexte, demande]: Parameters<InstanceType<typeof Scp>['createStoreWritableStream']>
  ): Writable {
    const n = this.#n;
    dire({
      type: 'debut',
      n,
      syntaxe: contexte.getAcceptedTransferSyntaxUid() ?? IMPLICITE,
      classe: String(demande.getAffectedSopClassUid() ?? ''),
      sop: String(demande.getAffectedSopInstanceUid() ?? ''),
    });
    return versLeServeur(n);
  }

  /** The library would read the whole data set into memory: an empty one is all that it needs to answer. */
  override createDatasetFromStoreWritableStream(
    ...[, , suite]: Parameters<InstanceType<typeof Scp>['createDatasetFromStoreWritableStream']>
  ): void {
    suite(new dimse.Dataset());
  }

  override cStoreRequest(
    ...[demande, repondre]: Parameters<InstanceType<typeof Scp>['cStoreRequest']>
  ): void {
    statuts.set(this.#n, (statut) => {
      const reponse = CStoreResponse.fromRequest(demande);
      reponse.setStatus(statut);
      repondre(reponse);
    });
    dire({ type: 'fin', n: this.#n });
  }
}

/** Never asks the library to wait, which would put its fragments out of order: the network is what waits. */
function versLeServeur(n: number): Writable {
  let recus = 0;
  return new Writable({
    highWaterMark: 1_000_000_000,
    write(octets: Buffer, _encodage, suite) {
      recus += octets.length;
      // One byte more than what is read tells the server; the rest is dropped.
      if (recus - octets.length <= INSTANCE_MAX_OCTETS) envoyer({ type: 'morceau', n, octets });
      suite();
    },
  });
}

let enVol = 0;
const sockets = new Set<net.Socket>();

function envoyer(message: Extract<DeLaPorte, { type: 'morceau' }>): void {
  enVol += message.octets.length;
  if (enVol > EN_VOL_MAX) for (const socket of sockets) socket.pause();
  dire(message, () => {
    enVol -= message.octets.length;
    if (enVol < EN_VOL_MAX / 2) for (const socket of sockets) if (!attendVerdict(socket)) socket.resume();
  });
}

const enAttente = new WeakSet<net.Socket>();
const attendVerdict = (socket: net.Socket) => enAttente.has(socket);

function juger(contexte: Contexte): boolean {
  const abstraite = contexte.getAbstractSyntaxUid();
  const proposees = contexte.getTransferSyntaxUids();
  const admise = abstraite === SopClass.Verification || abstraite.startsWith(RACINE_STOCKAGE);
  if (!admise) {
    contexte.setResult(PresentationContextResult.RejectAbstractSyntaxNotSupported);
    return false;
  }
  const connues = proposees.filter((syntaxe) => SYNTAXES.has(syntaxe));
  const choisie = connues.find((syntaxe) => syntaxe !== IMPLICITE) ?? connues[0];
  if (choisie === undefined) {
    contexte.setResult(PresentationContextResult.RejectTransferSyntaxesNotSupported);
    return false;
  }
  contexte.setResult(PresentationContextResult.Accept, choisie);
  return true;
}

const recentes = new Map<string, number[]>();

/** Counted when it comes, forgiven when it is accepted. */
function tropNombreuses(adresse: string): boolean {
  const maintenant = Date.now();
  const dernieres = (recentes.get(adresse) ?? []).filter((quand) => quand > maintenant - 60_000);
  dernieres.push(maintenant);
  if (recentes.size > 10_000) recentes.clear();
  recentes.set(adresse, dernieres.slice(-ECHECS_PAR_MINUTE - 1));
  const ouvertes = [...sockets].filter((socket) => adresseDe(socket) === adresse).length;
  return dernieres.length > ECHECS_PAR_MINUTE || sockets.size >= SOCKETS || ouvertes >= PAR_ADRESSE;
}

const adresseDe = ({ remoteAddress = '' }: net.Socket) => remoteAddress.replace(/^::ffff:/, '');

const serveur = net.createServer((socket) => {
  const adresse = adresseDe(socket);
  if (tropNombreuses(adresse)) {
    socket.on('error', () => undefined);
    socket.destroy();
    return;
  }
  sockets.add(socket);
  socket.on('close', () => sockets.delete(socket));
  socket.on('error', () => socket.destroy());
  socket.on('timeout', () => socket.destroy());
  const gardee = new SocketGardee(socket);
  const scp = new PorteScp(gardee, adresse);
  enAttente.add(socket);
  const muette = setTimeout(() => socket.destroy(), SANS_DEMANDE_MS);
  scp.on('associationRequested', () => clearTimeout(muette));
  gardee.on('accepte', () => {
    enAttente.delete(socket);
    recentes.get(adresse)?.pop();
  });
  socket.on('close', () => clearTimeout(muette));
});
serveur.on('error', () => dire({ type: 'occupee' }, () => process.exit(1)));

process.on('message', (message: VersLaPorte) => {
  if (message.type === 'ecouter') {
    serveur.listen(message.port, message.hote, () => {
      const adresse = serveur.address();
      dire({ type: 'ouverte', port: typeof adresse === 'object' ? (adresse?.port ?? 0) : 0 });
    });
  } else if (message.type === 'verdict') {
    const rappel = verdicts.get(message.n);
    verdicts.delete(message.n);
    rappel?.(message.accord);
  } else {
    const rappel = statuts.get(message.n);
    statuts.delete(message.n);
    rappel?.(message.statut);
  }
});
process.on('disconnect', () => process.exit());
