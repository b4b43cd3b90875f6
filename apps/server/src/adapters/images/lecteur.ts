/** Reads a stream forward, a few bytes at a time, without ever holding more than what was asked. */
export type Lecteur = {
  position(): number;
  /** Fewer bytes than asked only at the end. */
  prendre(combien: number): Promise<Buffer>;
  /** How many could be passed over. */
  sauter(combien: number): Promise<number>;
  /** Reads no further: what stands behind the stream (a file that is open) is let go. */
  fermer(): Promise<void>;
};

export function lecteurDe(source: AsyncIterable<Uint8Array>): Lecteur {
  const suite = source[Symbol.asyncIterator]();
  let reste: Uint8Array = new Uint8Array(0);
  let lus = 0;

  async function completer(): Promise<boolean> {
    while (reste.length === 0) {
      const { value, done } = await suite.next();
      if (done) return false;
      reste = value;
    }
    return true;
  }

  async function avancer(combien: number, surMorceau: (octets: Uint8Array) => void): Promise<number> {
    let faits = 0;
    while (faits < combien && (await completer())) {
      const pris = reste.subarray(0, combien - faits);
      surMorceau(pris);
      reste = reste.subarray(pris.length);
      faits += pris.length;
    }
    lus += faits;
    return faits;
  }

  return {
    position: () => lus,
    async prendre(combien) {
      const morceaux: Uint8Array[] = [];
      await avancer(combien, (octets) => morceaux.push(octets));
      return Buffer.concat(morceaux);
    },
    sauter: (combien) => avancer(combien, () => undefined),
    async fermer() {
      await suite.return?.();
    },
  };
}

/** What is written from a file: bytes of our own, parts of it in their order, or nothing but zeros. */
export type Morceau =
  | { readonly octets: Uint8Array }
  | { readonly debut: number; readonly fin: number }
  | { readonly zeros: number };

export async function* recopier(
  source: AsyncIterable<Uint8Array>,
  plan: readonly Morceau[],
): AsyncGenerator<Uint8Array> {
  const lecteur = lecteurDe(source);
  try {
    for (const morceau of plan) {
      if ('octets' in morceau) yield morceau.octets;
      else if ('zeros' in morceau) yield* zeros(morceau.zeros);
      else yield* partie(lecteur, morceau);
    }
  } finally {
    await lecteur.fermer();
  }
}

async function* partie(lecteur: Lecteur, { debut, fin }: { debut: number; fin: number }) {
  await lecteur.sauter(debut - lecteur.position());
  while (lecteur.position() < fin) {
    const octets = await lecteur.prendre(Math.min(PAS, fin - lecteur.position()));
    if (octets.length === 0) throw new Error('SOURCE_COURTE');
    yield octets;
  }
}

function* zeros(combien: number): Generator<Uint8Array> {
  for (let reste = combien; reste > 0; reste -= PAS) yield new Uint8Array(Math.min(PAS, reste));
}

const PAS = 65_536;
