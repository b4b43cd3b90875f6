/** The files that follow each other in a stream, each of its announced length; one in memory at a time. */
export async function* decouper(
  source: AsyncIterable<Uint8Array>,
  tailles: readonly number[],
): AsyncGenerator<Buffer> {
  const lecteur = source[Symbol.asyncIterator]();
  let reste: Uint8Array = new Uint8Array(0);
  try {
    for (const taille of tailles) {
      const fichier = Buffer.alloc(taille);
      for (let ecrits = 0; ecrits < taille; ) {
        if (reste.length === 0) {
          const { value, done } = await lecteur.next();
          if (done) throw new RangeError('Le lot est plus court que ses fichiers.');
          reste = value;
        }
        const pris = reste.subarray(0, taille - ecrits);
        fichier.set(pris, ecrits);
        ecrits += pris.length;
        reste = reste.subarray(pris.length);
      }
      yield fichier;
    }
  } finally {
    await lecteur.return?.();
  }
}
