/** Cuts any stream into pieces of exactly `taille` bytes; only the last one, flagged, may be shorter (or empty). */
export async function* enMorceaux(
  source: AsyncIterable<Uint8Array>,
  taille: number,
): AsyncGenerator<{ readonly clair: Uint8Array; readonly dernier: boolean }> {
  let reste: Uint8Array[] = [];
  let longueur = 0;
  for await (const recu of source) {
    if (recu.length === 0) continue;
    reste.push(recu);
    longueur += recu.length;
    // One whole piece is held back: only the end of the stream tells which one is the last.
    if (longueur <= taille) continue;
    const tampon = joindre(reste, longueur);
    let debut = 0;
    for (; longueur - debut > taille; debut += taille) {
      yield { clair: tampon.subarray(debut, debut + taille), dernier: false };
    }
    reste = [tampon.subarray(debut)];
    longueur -= debut;
  }
  yield { clair: joindre(reste, longueur), dernier: true };
}

function joindre(morceaux: readonly Uint8Array[], longueur: number): Uint8Array {
  const [seul] = morceaux;
  return seul && morceaux.length === 1 ? seul : Buffer.concat(morceaux, longueur);
}
