import type { Cible } from './commandes.ts';
import { nomFace } from './faces.ts';
import { LIBELLE_SITE } from './muqueuse.ts';

/** « Dent 16, face occlusale », « Bord droit de la langue »: a place of the mouth in words. */
export function libelleLieu(cible: Cible): string {
  switch (cible.sorte) {
    case 'DENT':
      return `Dent ${cible.dent}`;
    case 'FACE':
      return `Dent ${cible.dent}, face ${nomFace(cible.dent, cible.face)}`;
    case 'SITE':
      return LIBELLE_SITE[cible.site];
  }
}
