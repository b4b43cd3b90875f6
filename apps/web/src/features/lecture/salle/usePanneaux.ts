import { type RefObject, useEffect, useRef } from 'react';

/** F6 and Shift+F6 go from pane (`data-pane`) to pane, and back to where the focus was in it. */
export function usePanneaux(salle: RefObject<HTMLElement | null>): void {
  const memoire = useRef(new Map<Element, HTMLElement>());

  useEffect(() => {
    const ecouter = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || !salle.current) return;
      event.preventDefault();
      changerDePanneau(
        [...salle.current.querySelectorAll<HTMLElement>('[data-pane]')],
        event.shiftKey,
        memoire.current,
      );
    };
    document.addEventListener('keydown', ecouter);
    return () => document.removeEventListener('keydown', ecouter);
  }, [salle]);
}

function changerDePanneau(
  panneaux: readonly HTMLElement[],
  arriere: boolean,
  memoire: Map<Element, HTMLElement>,
) {
  const foyer = document.activeElement;
  const rang = panneaux.findIndex((panneau) => panneau.contains(foyer));
  const quitte = panneaux[rang];
  if (quitte && foyer instanceof HTMLElement) memoire.set(quitte, foyer);
  const suivant = panneaux[rangSuivant(rang, arriere, panneaux.length)];
  if (!suivant) return;
  const retour = memoire.get(suivant);
  (retour?.isConnected ? retour : entree(suivant)).focus();
}

function rangSuivant(rang: number, arriere: boolean, total: number): number {
  if (rang < 0) return arriere ? total - 1 : 0;
  return (rang + (arriere ? total - 1 : 1)) % total;
}

/** Where a pane is entered the first time: the current tooth, the picture, or the pane itself. */
function entree(panneau: HTMLElement): HTMLElement {
  return panneau.querySelector<HTMLElement>('[role=gridcell][tabindex="0"], [role=application]') ?? panneau;
}
