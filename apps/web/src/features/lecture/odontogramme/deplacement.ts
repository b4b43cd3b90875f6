import { type CodeFdi, type Denture, estADroite, rang, rangees } from '@orapont/domain/bouche/dents';

/** The tooth that an arrow, Home or End leads to; undefined for any other key, and at the edges. */
export function voisine(denture: Denture, dent: CodeFdi, touche: string): CodeFdi | undefined {
  const lignes = rangees(denture);
  const ligne = lignes.findIndex((candidates) => candidates.includes(dent));
  const dents = lignes[ligne] ?? [];
  const place = dents.indexOf(dent);
  switch (touche) {
    case 'ArrowLeft':
      return dents[place - 1];
    case 'ArrowRight':
      return dents[place + 1];
    case 'Home':
      return dents[0];
    case 'End':
      return dents.at(-1);
    case 'ArrowUp':
      return enFace(lignes[ligne - 1], dent);
    case 'ArrowDown':
      return enFace(lignes[ligne + 1], dent);
    default:
      return undefined;
  }
}

/** Same side, same rank from the middle, or the last of a shorter row. */
function enFace(dents: readonly CodeFdi[] | undefined, dent: CodeFdi): CodeFdi | undefined {
  const cote = dents?.filter((autre) => estADroite(autre) === estADroite(dent));
  const parRang = cote?.toSorted((a, b) => rang(a) - rang(b));
  return parRang?.[Math.min(rang(dent), parRang.length) - 1];
}
