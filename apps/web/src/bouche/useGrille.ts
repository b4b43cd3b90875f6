import { type KeyboardEvent, useRef, useState } from 'react';

/** Cell that a key leads to, in a grid given row by row; undefined for any other key and at the edges. */
export function cellule<Cle extends string>(
  rangees: readonly (readonly Cle[])[],
  courante: Cle,
  touche: string,
): Cle | undefined {
  const rangee = rangees.findIndex((cles) => cles.includes(courante));
  const ligne = rangees[rangee] ?? [];
  const colonne = ligne.indexOf(courante);
  const deLaLigne = (cles: readonly Cle[] | undefined) => cles?.[Math.min(colonne, cles.length - 1)];
  switch (touche) {
    case 'ArrowLeft':
      return ligne[colonne - 1];
    case 'ArrowRight':
      return ligne[colonne + 1];
    case 'ArrowUp':
      return deLaLigne(rangees[rangee - 1]);
    case 'ArrowDown':
      return deLaLigne(rangees[rangee + 1]);
    case 'Home':
      return ligne[0];
    case 'End':
      return ligne.at(-1);
    default:
      return undefined;
  }
}

/** One cell of a grid takes the focus; arrows move it, Enter and space open it. */
export function useGrille<Cle extends string>(
  rangees: readonly (readonly Cle[])[],
  depart: Cle | undefined,
  onOuvrir: (cle: Cle) => void,
) {
  const grille = useRef<HTMLDivElement>(null);
  const [voulue, setVoulue] = useState(depart);
  const courante = rangees.some((cles) => cles.some((cle) => cle === voulue)) ? voulue : rangees[0]?.[0];

  function onKeyDown(evenement: KeyboardEvent) {
    if (courante === undefined) return;
    if (evenement.key === 'Enter' || evenement.key === ' ') {
      evenement.preventDefault();
      onOuvrir(courante);
      return;
    }
    const suivante = cellule(rangees, courante, evenement.key);
    if (suivante === undefined) return;
    evenement.preventDefault();
    setVoulue(suivante);
    grille.current?.querySelector<HTMLElement>(`[data-cellule="${suivante}"]`)?.focus();
  }

  const surCellule = (cle: Cle) => ({
    'data-cellule': cle,
    tabIndex: cle === courante ? 0 : -1,
    onFocus: () => setVoulue(cle),
    onClick: () => onOuvrir(cle),
  });

  return { grille, onKeyDown, surCellule };
}
