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
  const etat = Int32Array.from(RACINES_CARREES);
  const tampon = new Uint8Array(BLOC);
  const mots = new Int32Array(BLOC);
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
      compresser(etat, mots, vueDe(tampon), 0);
      remplis = 0;
    }
    const vue = vueDe(octets);
    for (; lus + BLOC <= octets.length; lus += BLOC) compresser(etat, mots, vue, lus);
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
    return Array.from(etat, (mot) => (mot >>> 0).toString(16).padStart(8, '0')).join('');
  }

  const condensat: Sha256 = { ajouter, clore };
  return condensat;
}

const tourner = (x: number, n: number) => (x >>> n) | (x << (32 - n));

const vueDe = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  new DataView(buffer, byteOffset, byteLength);

/** Nothing is allocated here: a film goes through it thirty million times. */
function compresser(etat: Int32Array, mots: Int32Array, vue: DataView, debut: number): void {
  etaler(mots, vue, debut);
  let a = etat[0] ?? 0;
  let b = etat[1] ?? 0;
  let c = etat[2] ?? 0;
  let d = etat[3] ?? 0;
  let e = etat[4] ?? 0;
  let f = etat[5] ?? 0;
  let g = etat[6] ?? 0;
  let h = etat[7] ?? 0;
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
  ajouterA(etat, 0, a);
  ajouterA(etat, 1, b);
  ajouterA(etat, 2, c);
  ajouterA(etat, 3, d);
  ajouterA(etat, 4, e);
  ajouterA(etat, 5, f);
  ajouterA(etat, 6, g);
  ajouterA(etat, 7, h);
}

function ajouterA(etat: Int32Array, i: number, mot: number): void {
  etat[i] = (etat[i] ?? 0) + mot;
}

/** Sixteen words of the block, then forty-eight made of them. */
function etaler(mots: Int32Array, vue: DataView, debut: number): void {
  for (let i = 0; i < 16; i++) mots[i] = vue.getInt32(debut + i * 4);
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
const RACINES_CUBIQUES = Int32Array.from(PREMIERS.map((p) => fraction(Math.cbrt(p))));

/** First thirty-two bits after the point. */
function fraction(x: number): number {
  return Math.floor((x - Math.floor(x)) * 2 ** 32) >>> 0;
}

function premiers(combien: number): number[] {
  const trouves: number[] = [];
  for (let n = 2; trouves.length < combien; n++) if (trouves.every((p) => n % p !== 0)) trouves.push(n);
  return trouves;
}
