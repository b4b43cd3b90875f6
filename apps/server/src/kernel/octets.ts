/** Bytes that are there already, where a stream is asked for. */
export async function* unSeul(octets: Uint8Array): AsyncGenerator<Uint8Array> {
  yield octets;
}

/** A stream as one piece: for what is known to be small. */
export async function rassembler(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const morceaux: Uint8Array[] = [];
  for await (const morceau of source) morceaux.push(morceau);
  return Buffer.concat(morceaux);
}
