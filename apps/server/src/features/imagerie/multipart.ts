import { Erreur } from '@orapont/domain/erreurs';

/** One part of a multipart body: its headers in small letters, its bytes. Undefined bytes: it was longer than what is read. */
export type Partie = { readonly entetes: ReadonlyMap<string, string>; readonly octets: Buffer | undefined };

type Bornes = { readonly partie: number; readonly parties: number };

const FIN_ENTETES = Buffer.from('\r\n\r\n');
const ENTETES_MAX = 8_192;

/** The boundary of a multipart/related body of DICOM files; undefined for any other body. */
export function frontiereDe(typeContenu: string): string | undefined {
  const [type = '', ...reste] = typeContenu.split(';').map((morceau) => morceau.trim());
  if (type.toLowerCase() !== 'multipart/related') return undefined;
  const parametres = new Map(reste.map(lireParametre));
  const contenu = parametres.get('type')?.toLowerCase() ?? 'application/dicom';
  const frontiere = parametres.get('boundary') ?? '';
  return contenu === 'application/dicom' && /^[\w'()+,./:=? -]{1,70}$/.test(frontiere)
    ? frontiere
    : undefined;
}

function lireParametre(texte: string): [string, string] {
  const egal = texte.indexOf('=');
  const valeur = texte.slice(egal + 1).trim();
  return [texte.slice(0, egal).trim().toLowerCase(), valeur.replace(/^"(.*)"$/, '$1')];
}

/**
 * The parts of a body as it comes, one in memory at a time. A part that is too long is read to its end and dropped, so that its
 * neighbours are kept; too many parts, or a body that does not end, is an error.
 *
 * @source RFC 2046 §5.1, RFC 2387
 */
export async function* lireParties(
  corps: AsyncIterable<Buffer>,
  frontiere: string,
  bornes: Bornes,
): AsyncGenerator<Partie> {
  const tampon = new Tampon(corps);
  const separateur = Buffer.from(`\r\n--${frontiere}`);
  // The first boundary may begin the body: a line break put before it makes it like the others.
  tampon.ajouter(Buffer.from('\r\n'));
  if ((await tampon.jusqua(separateur, ENTETES_MAX)) === undefined) throw malFormee();
  for (let nombre = 0; ; nombre += 1) {
    if (await finie(tampon)) return;
    if (nombre >= bornes.parties) throw new Erreur('TROP_GRAND');
    const entetes = await tampon.jusqua(FIN_ENTETES, ENTETES_MAX);
    if (entetes === undefined) throw malFormee();
    const octets = await tampon.jusqua(separateur, bornes.partie);
    yield { entetes: lireEntetes(entetes.toString('latin1')), octets };
  }
}

const malFormee = () => new Erreur('SAISIE_INVALIDE', ['MULTIPART']);

/** Two dashes close the body; a line break opens the next part. */
async function finie(tampon: Tampon): Promise<boolean> {
  const deux = (await tampon.prendre(2)).toString('latin1');
  if (deux === '--') return true;
  if (deux !== '\r\n') throw malFormee();
  return false;
}

function lireEntetes(texte: string): ReadonlyMap<string, string> {
  return new Map(
    texte.split('\r\n').map((ligne) => {
      const deux = ligne.indexOf(':');
      return [ligne.slice(0, deux).trim().toLowerCase(), ligne.slice(deux + 1).trim()];
    }),
  );
}

class Tampon {
  readonly #source: AsyncIterator<Buffer>;
  #reste: Buffer = Buffer.alloc(0);

  constructor(corps: AsyncIterable<Buffer>) {
    this.#source = corps[Symbol.asyncIterator]();
  }

  ajouter(octets: Buffer): void {
    this.#reste = this.#reste.length === 0 ? octets : Buffer.concat([this.#reste, octets]);
  }

  async #lire(): Promise<Buffer> {
    const { value, done } = await this.#source.next();
    if (done) throw malFormee();
    return value;
  }

  async prendre(nombre: number): Promise<Buffer> {
    while (this.#reste.length < nombre) this.ajouter(await this.#lire());
    const pris = this.#reste.subarray(0, nombre);
    this.#reste = this.#reste.subarray(nombre);
    return pris;
  }

  /** What stands before the mark, which is swallowed; undefined when that is longer than `max`. */
  async jusqua(marque: Buffer, max: number): Promise<Buffer | undefined> {
    const gardes: Buffer[] = [];
    let longueur = 0;
    for (;;) {
      const ou = this.#reste.indexOf(marque);
      const octets = this.#detacher(ou, marque.length);
      longueur += octets.length;
      if (longueur <= max) gardes.push(octets);
      else gardes.length = 0;
      if (ou >= 0) return longueur <= max ? Buffer.concat(gardes, longueur) : undefined;
      this.ajouter(await this.#lire());
    }
  }

  /** A mark may be cut between two chunks: what could begin one is kept for the next look. */
  #detacher(ou: number, marque: number): Buffer {
    const fin = ou >= 0 ? ou : Math.max(0, this.#reste.length - marque + 1);
    const octets = this.#reste.subarray(0, fin);
    this.#reste = this.#reste.subarray(ou >= 0 ? fin + marque : fin);
    return octets;
  }
}
