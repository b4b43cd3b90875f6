import { cleFace, FACES } from '@orapont/domain/bouche/faces';
import type { Montree } from '@orapont/domain/bouche/presomption';
import type { CibleCarte } from '../../bouche/modele.ts';

export type Degre = 'entiere' | 'partielle' | 'aucune';
const SUIVANT = { aucune: 'entiere', entiere: 'partielle', partielle: 'aucune' } as const;

/** One touch more on the map: wholly shown, then in part, then not any more. A tooth goes as its five faces. */
export function toucher(
  montre: Montree,
  cible: CibleCarte,
): { readonly montre: Montree; readonly degre: Degre } {
  if (cible.sorte === 'SITE') {
    const degre = SUIVANT[degreDe([cible.site], montre.sites, montre.sitesPartiels)];
    const [sites, sitesPartiels] = poser([cible.site], degre, montre.sites, montre.sitesPartiels);
    return { degre, montre: { ...montre, sites, sitesPartiels } };
  }
  const cles = (cible.sorte === 'FACE' ? [cible.face] : FACES).map((face) => cleFace(cible.dent, face));
  const degre = SUIVANT[degreDe(cles, montre.faces, montre.facesPartielles)];
  const [faces, facesPartielles] = poser(cles, degre, montre.faces, montre.facesPartielles);
  return { degre, montre: { ...montre, faces, facesPartielles } };
}

function degreDe<Cle>(cles: readonly Cle[], entieres: readonly Cle[], partielles: readonly Cle[]): Degre {
  if (cles.every((cle) => entieres.includes(cle))) return 'entiere';
  return cles.every((cle) => partielles.includes(cle)) ? 'partielle' : 'aucune';
}

function poser<Cle>(
  cles: readonly Cle[],
  degre: Degre,
  entieres: readonly Cle[],
  partielles: readonly Cle[],
): readonly [Cle[], Cle[]] {
  const sans = (liste: readonly Cle[]) => liste.filter((cle) => !cles.includes(cle));
  return [
    [...sans(entieres), ...(degre === 'entiere' ? cles : [])],
    [...sans(partielles), ...(degre === 'partielle' ? cles : [])],
  ];
}
