/** Cuts any stream into pieces of exactly `taille` bytes, the last one excepted; a piece that comes whole is not copied. */
export async function* couper(source: AsyncIterable<Uint8Array>, taille: number): AsyncGenerator<Uint8Array> {
  let debut = Buffer.alloc(0);
  let rempli = 0;
  for await (const recu of source) {
    let reste = recu;
    if (rempli > 0) {
      const pris = reste.subarray(0, taille - rempli);
      debut.set(pris, rempli);
      rempli += pris.length;
      reste = reste.subarray(pris.length);
      if (rempli < taille) continue;
      yield debut;
    }
    for (; reste.length >= taille; reste = reste.subarray(taille)) yield reste.subarray(0, taille);
    rempli = reste.length;
    if (rempli === 0) continue;
    debut = Buffer.allocUnsafeSlow(taille);
    debut.set(reste);
  }
  if (rempli > 0) yield debut.subarray(0, rempli);
}

/** The same, the last piece flagged; an empty stream gives one empty piece. */
export async function* enMorceaux(
  source: AsyncIterable<Uint8Array>,
  taille: number,
): AsyncGenerator<{ readonly clair: Uint8Array; readonly dernier: boolean }> {
  // One piece is held back: only the end of the stream tells which one is the last.
  let garde: Uint8Array | undefined;
  for await (const piece of couper(source, taille)) {
    if (garde) yield { clair: garde, dernier: false };
    garde = piece;
  }
  yield { clair: garde ?? new Uint8Array(), dernier: true };
}
