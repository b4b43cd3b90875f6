import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { ErreurObjet } from '../../features/objets/ports.ts';

/**
 * AES-256-GCM STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015): the file is a header, then chunks that each carry
 * their own tag, so that any range is read and authenticated without the rest.
 *
 * header  magic (4) | log2 of the chunk (1) | algorithm (1) | salt (16) | nonce prefix (7)
 * chunk   ciphertext | tag (16); nonce = prefix | counter (4, big endian) | 1 when last, else 0
 *
 * The header and the reference are authenticated with every chunk; the salt gives each file its own key, so no
 * (key, nonce) pair is ever used twice.
 *
 * @source server.md §3
 */
const MAGIC = Buffer.from('ORA1');
const LOG2_MORCEAU = 16;
const ALGORITHME = 1;
const SEL = 16;
const PREFIXE = 7;

export const MORCEAU = 2 ** LOG2_MORCEAU;
export const ETIQUETTE = 16;
export const ENTETE = MAGIC.length + 2 + SEL + PREFIXE;

export type Sceau = {
  readonly entete: Buffer;
  chiffrer(clair: Uint8Array, index: number, dernier: boolean): Buffer[];
  dechiffrer(chiffre: Buffer, index: number, dernier: boolean): Buffer;
};

export function nouvelEntete(): Buffer {
  return Buffer.concat([MAGIC, Buffer.from([LOG2_MORCEAU, ALGORITHME]), randomBytes(SEL + PREFIXE)]);
}

/** @param contexte what the bytes belong to; a file moved elsewhere is refused */
export function sceller(cle: KeyObject, entete: Buffer, contexte: string): Sceau {
  verifierEntete(entete);
  const sel = entete.subarray(MAGIC.length + 2, ENTETE - PREFIXE);
  const cleObjet = createSecretKey(new Uint8Array(hkdfSync('sha256', cle, sel, 'orapont objet v1', 32)));
  const associees = Buffer.concat([entete, Buffer.from(contexte)]);
  const nonce = (index: number, dernier: boolean) => {
    const octets = Buffer.alloc(12);
    entete.copy(octets, 0, ENTETE - PREFIXE);
    octets.writeUInt32BE(index, PREFIXE);
    octets[11] = dernier ? 1 : 0;
    return octets;
  };
  return {
    entete,
    chiffrer(clair, index, dernier) {
      const chiffreur = createCipheriv('aes-256-gcm', cleObjet, nonce(index, dernier), {
        authTagLength: ETIQUETTE,
      });
      chiffreur.setAAD(associees);
      const corps = chiffreur.update(clair);
      chiffreur.final();
      return [corps, chiffreur.getAuthTag()];
    },
    dechiffrer(chiffre, index, dernier) {
      if (chiffre.length < ETIQUETTE) throw new ErreurObjet('OBJET_ALTERE');
      const dechiffreur = createDecipheriv('aes-256-gcm', cleObjet, nonce(index, dernier), {
        authTagLength: ETIQUETTE,
      });
      dechiffreur.setAAD(associees);
      dechiffreur.setAuthTag(chiffre.subarray(-ETIQUETTE));
      const clair = dechiffreur.update(chiffre.subarray(0, -ETIQUETTE));
      try {
        dechiffreur.final();
      } catch (cause) {
        throw new ErreurObjet('OBJET_ALTERE', { cause });
      }
      return clair;
    },
  };
}

export type Plan = { readonly morceaux: number; readonly taille: number };

/** What the size of a complete file says of its content. Only the last chunk may be short, never empty but alone. */
export function plan(octetsDuFichier: number): Plan {
  const corps = octetsDuFichier - ENTETE;
  const morceaux = Math.ceil(corps / (MORCEAU + ETIQUETTE));
  const taille = corps - morceaux * ETIQUETTE;
  const reste = corps - (morceaux - 1) * (MORCEAU + ETIQUETTE);
  if (morceaux < 1 || reste < ETIQUETTE || (reste === ETIQUETTE && morceaux > 1)) {
    throw new ErreurObjet('OBJET_ALTERE');
  }
  return { morceaux, taille };
}

function verifierEntete(entete: Buffer): void {
  const attendu =
    entete.length === ENTETE &&
    entete.subarray(0, MAGIC.length).equals(MAGIC) &&
    entete[MAGIC.length] === LOG2_MORCEAU &&
    entete[MAGIC.length + 1] === ALGORITHME;
  if (!attendu) throw new ErreurObjet('OBJET_ALTERE');
}
