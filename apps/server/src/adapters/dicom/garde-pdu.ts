import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';

/** Longest P-DATA that is taken, as announced to the sender. */
export const PDU_MAX = 131_072;
const ASSOCIATION_MAX = 65_536;
/** A command is a dozen short elements. */
const COMMANDE_MAX = 16_384;
/** Past this the sender is not a machine that made a mistake. */
const JEU_MAX = 2_000_000_000;

const RQ = 0x01;
const DONNEES = 0x04;
const FIN = 0x05;
const ABANDON = 0x07;

/**
 * Stands between the network and the DICOM library, which believes every length that it reads: whole protocol units only, none longer
 * than announced, each in its turn, nothing before the association is accepted. What breaks a rule ends the connection.
 *
 * It has the few methods and events of a socket that the library uses.
 *
 * @source DICOM PS3.8 §9.3; reference/security.md, « never allocate from a header »
 */
export class SocketGardee extends EventEmitter {
  readonly #socket: Socket;
  #attente: Buffer[] = [];
  #recus = 0;
  #voulus = 6;
  #acceptee = false;
  #demandee = false;
  #contextes: ReadonlySet<number> = new Set();
  #commande = 0;
  #jeu = 0;

  constructor(socket: Socket) {
    super();
    this.#socket = socket;
    socket.on('data', (octets: Buffer) => this.#recevoir(octets));
    for (const nom of ['error', 'timeout', 'close'] as const)
      socket.on(nom, (...suite: unknown[]) => {
        if (nom !== 'error' || this.listenerCount('error') > 0) this.emit(nom, ...suite);
      });
  }

  /** The association was accepted for these presentation contexts: data may come. */
  accepter(contextes: ReadonlySet<number>): void {
    this.#contextes = contextes;
    this.#acceptee = true;
    this.emit('accepte');
    this.#socket.resume();
  }

  write(octets: Buffer): boolean {
    return this.#socket.writable && this.#socket.write(octets);
  }

  setTimeout(ms: number): this {
    this.#socket.setTimeout(ms);
    return this;
  }

  end(): void {
    this.#socket.end();
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #recevoir(octets: Buffer): void {
    let reste: Buffer | undefined = octets;
    while (reste && !this.#socket.destroyed) reste = this.#avaler(reste);
  }

  /** Fills the unit under way; answers what is left once it is whole. */
  #avaler(octets: Buffer): Buffer | undefined {
    const manque = this.#voulus - this.#recus;
    const pris = octets.subarray(0, manque);
    this.#attente.push(pris);
    this.#recus += pris.length;
    if (this.#recus < this.#voulus) return undefined;
    const tout = this.#attente.length === 1 ? pris : Buffer.concat(this.#attente, this.#recus);
    if (this.#voulus === 6 && tout.readUInt32BE(2) > 0) {
      const longueur = tout.readUInt32BE(2);
      if (!this.#admet(tout[0] ?? 0, longueur)) return this.#rompre();
      this.#attente = [tout];
      this.#voulus = 6 + longueur;
    } else {
      this.#attente = [];
      this.#recus = 0;
      this.#voulus = 6;
      if (!this.#juger(tout)) return this.#rompre();
      this.emit('data', tout);
    }
    return octets.length > pris.length ? octets.subarray(pris.length) : undefined;
  }

  #admet(type: number, longueur: number): boolean {
    if (type === RQ) return !this.#demandee && longueur <= ASSOCIATION_MAX;
    if (type === FIN || type === ABANDON) return longueur === 4;
    return type === DONNEES && this.#acceptee && longueur <= PDU_MAX;
  }

  #juger(pdu: Buffer): boolean {
    switch (pdu[0]) {
      case RQ:
        if (this.#demandee || pdu.length < 74) return false;
        this.#demandee = true;
        // Nothing more is read until the application has said who this is.
        this.#socket.pause();
        return true;
      case DONNEES:
        return this.#acceptee && this.#jugerDonnees(pdu);
      case FIN:
        return this.#acceptee;
      case ABANDON:
        return this.#demandee;
      default:
        return false;
    }
  }

  /** Each value inside its unit, of a context that was accepted, within the bounds of a command or of an instance. */
  #jugerDonnees(pdu: Buffer): boolean {
    let position = 6;
    while (position + 6 <= pdu.length) {
      const longueur = pdu.readUInt32BE(position);
      const fin = position + 4 + longueur;
      if (longueur < 2 || fin > pdu.length || !this.#contextes.has(pdu[position + 4] ?? 0)) return false;
      if (!this.#compter((pdu[position + 5] ?? 0) & 3, longueur - 2)) return false;
      position = fin;
    }
    return position === pdu.length;
  }

  #compter(marques: number, octets: number): boolean {
    const derniere = (marques & 2) !== 0;
    if ((marques & 1) !== 0) {
      // An instance follows its command: a new command in the middle of one is a breach.
      if (this.#jeu > 0) return false;
      this.#commande += octets;
      const admise = this.#commande <= COMMANDE_MAX;
      if (derniere) this.#commande = 0;
      return admise;
    }
    this.#jeu += octets;
    const admis = this.#commande === 0 && this.#jeu <= JEU_MAX;
    if (derniere) this.#jeu = 0;
    return admis;
  }

  #rompre(): undefined {
    // A-ABORT from the service provider, reason not specified (PS3.8 §9.3.8).
    if (this.#socket.writable) this.#socket.write(Buffer.from([ABANDON, 0, 0, 0, 0, 4, 0, 0, 2, 0]));
    this.#socket.destroySoon();
    this.#attente = [];
  }
}
