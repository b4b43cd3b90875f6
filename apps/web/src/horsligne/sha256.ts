/**
 * SHA-256 as the bytes come: WebCrypto wants the whole file in memory, and a video does not fit.
 *
 * @source FIPS 180-4
 */
export type Sha256 = {
  ajouter(octets: Uint8Array): Sha256;
  /** In hexadecimal; nothing may be added afterwards. */
  clore(): string;
};

const BLOC = 64;

export function sha256(): Sha256 {
  const etat = Uint32Array.from(RACINES_CARREES);
  const tampon = new Uint8Array(BLOC);
  const mots = new Uint32Array(BLOC);
  let remplis = 0;
  let total = 0;

  function ajouter(octets: Uint8Array): Sha256 {
    total += octets.length;
    let lus = 0;
    if (remplis > 0) {
      lus = Math.min(BLOC - remplis, octets.length);
      tampon.set(octets.subarray(0, lus), remplis);
      remplis += lus;
      if (remplis < BLOC) return condensat;
      compresser(etat, mots, tampon, 0);
      remplis = 0;
    }
    for (; lus + BLOC <= octets.length; lus += BLOC) compresser(etat, mots, octets, lus);
    tampon.set(octets.subarray(lus));
    remplis = octets.length - lus;
    return condensat;
  }

  function clore(): string {
    const bits = total * 8;
    const fin = new Uint8Array((remplis < 56 ? BLOC : 2 * BLOC) - remplis);
    fin[0] = 0x80;
    const vue = new DataView(fin.buffer);
    vue.setUint32(fin.length - 8, Math.floor(bits / 2 ** 32));
    vue.setUint32(fin.length - 4, bits % 2 ** 32);
    ajouter(fin);
    return Array.from(etat, (mot) => mot.toString(16).padStart(8, '0')).join('');
  }

  const condensat: Sha256 = { ajouter, clore };
  return condensat;
}

const tourner = (x: number, n: number) => (x >>> n) | (x << (32 - n));

function compresser(etat: Uint32Array, mots: Uint32Array, octets: Uint8Array, debut: number): void {
  etaler(mots, octets, debut);
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = etat;
  for (let i = 0; i < 64; i++) {
    const s1 = tourner(e, 6) ^ tourner(e, 11) ^ tourner(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (RACINES_CUBIQUES[i] ?? 0) + (mots[i] ?? 0)) | 0;
    const s0 = tourner(a, 2) ^ tourner(a, 13) ^ tourner(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  for (const [i, mot] of [a, b, c, d, e, f, g, h].entries()) etat[i] = (etat[i] ?? 0) + mot;
}

/** Sixteen words of the block, then forty-eight made of them. */
function etaler(mots: Uint32Array, octets: Uint8Array, debut: number): void {
  const vue = new DataView(octets.buffer, octets.byteOffset + debut, BLOC);
  for (let i = 0; i < 16; i++) mots[i] = vue.getUint32(i * 4);
  for (let i = 16; i < 64; i++) {
    const w15 = mots[i - 15] ?? 0;
    const w2 = mots[i - 2] ?? 0;
    const s0 = tourner(w15, 7) ^ tourner(w15, 18) ^ (w15 >>> 3);
    const s1 = tourner(w2, 17) ^ tourner(w2, 19) ^ (w2 >>> 10);
    mots[i] = (mots[i - 16] ?? 0) + s0 + (mots[i - 7] ?? 0) + s1;
  }
}

const PREMIERS = premiers(64);
const RACINES_CARREES = PREMIERS.slice(0, 8).map((p) => fraction(Math.sqrt(p)));
const RACINES_CUBIQUES = PREMIERS.map((p) => fraction(Math.cbrt(p)));

/** First thirty-two bits after the point. */
function fraction(x: number): number {
  return Math.floor((x - Math.floor(x)) * 2 ** 32) >>> 0;
}

function premiers(combien: number): number[] {
  const trouves: number[] = [];
  for (let n = 2; trouves.length < combien; n++) if (trouves.every((p) => n % p !== 0)) trouves.push(n);
  return trouves;
}
