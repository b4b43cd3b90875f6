import { type Correction, type CorrectionVue, surLaVue } from './correction.ts';
import type { Couverture, VueMontree } from './couvrir.ts';
import { cleFace, FACES } from './faces.ts';
import type { Montree } from './presomption.ts';
import { type CleSurface, cleSurface, type Surface } from './surface.ts';

/**
 * The view that closes the most gaps of a mouth; at equal gain the one that shows more of the others in part, then the first in
 * mouth order, then by code. Null when none of them would show anything more.
 *
 * @rule CAP-02
 */
export function prochaineVue<V extends VueMontree>(
  { lacunes }: Pick<Couverture, 'lacunes'>,
  candidates: readonly V[],
): V | null {
  const fermables = new Set(lacunes.map(cleSurface));
  const ameliorables = new Set(lacunes.filter(({ visibilite }) => visibilite === 'NON_VUE').map(cleSurface));
  const utiles = candidates
    .map((vue) => ({
      vue,
      fermees: compter(entieres(vue.montre), fermables),
      entrevues: compter(partielles(vue.montre), ameliorables),
    }))
    .filter(({ fermees, entrevues }) => fermees + entrevues > 0);
  const [premiere] = utiles.toSorted(
    (a, b) => b.fermees - a.fermees || b.entrevues - a.entrevues || comparer(a.vue, b.vue),
  );
  return premiere?.vue ?? null;
}

export type VuesPour<V extends VueMontree> = {
  /** In mouth order. */
  readonly vues: readonly V[];
  /** What none of the candidates shows wholly. */
  readonly restantes: readonly Surface[];
};

/**
 * The views to ask for so that these surfaces are wholly seen, and no other view. Greedy, the largest share first, then what became
 * superfluous is dropped: the smallest set in every case of the built-in views that the tests try, not by proof.
 *
 * @rule CAP-02
 */
export function vuesPour<V extends VueMontree>(
  surfaces: readonly Surface[],
  candidates: readonly V[],
): VuesPour<V> {
  const demandees = new Set(surfaces.map(cleSurface));
  const choisies = choisir(demandees, candidates.toSorted(comparer));
  const montrees = new Set(choisies.flatMap(({ montre }) => entieres(montre)));
  return {
    vues: sansSuperflu(choisies, demandees).toSorted(comparer),
    restantes: surfaces.filter((surface) => !montrees.has(cleSurface(surface))),
  };
}

function choisir<V extends VueMontree>(
  demandees: ReadonlySet<CleSurface>,
  candidates: readonly V[],
): readonly V[] {
  const manquantes = new Set(demandees);
  const choisies: V[] = [];
  while (manquantes.size > 0) {
    const gains = candidates.map((vue) => ({ vue, gain: compter(entieres(vue.montre), manquantes) }));
    const meilleur = gains.reduce((a, b) => (b.gain > a.gain ? b : a), { vue: null, gain: 0 } as {
      vue: V | null;
      gain: number;
    });
    if (meilleur.vue === null) break;
    choisies.push(meilleur.vue);
    for (const cle of entieres(meilleur.vue.montre)) manquantes.delete(cle);
  }
  return choisies;
}

/** A view chosen early may be covered by those chosen after it. */
function sansSuperflu<V extends VueMontree>(
  choisies: readonly V[],
  demandees: ReadonlySet<CleSurface>,
): readonly V[] {
  return choisies.reduce((gardees, vue) => {
    const autres = new Set(gardees.filter((v) => v !== vue).flatMap(({ montre }) => entieres(montre)));
    const seule = entieres(vue.montre).some((cle) => demandees.has(cle) && !autres.has(cle));
    return seule ? gardees : gardees.filter((v) => v !== vue);
  }, choisies);
}

/**
 * Corrections that still hold once a new picture of a view is kept: what that view shows is looked at again.
 *
 * @rule CAP-02
 */
export function corrigeesApres(corrections: readonly Correction[], montre: Montree): readonly Correction[] {
  const revues = new Set<CleSurface>([...entieres(montre), ...partielles(montre)]);
  return corrections.flatMap((correction): readonly Correction[] => {
    if (!surLaVue(correction)) return [correction];
    if (correction.sorte === 'SITE') return revues.has(correction.site) ? [] : [correction];
    return facesNonRevues(correction, revues);
  });
}

function facesNonRevues(
  correction: CorrectionVue & { readonly sorte: 'DENT' },
  revues: ReadonlySet<CleSurface>,
): readonly Correction[] {
  const dites = correction.faces.length > 0 ? correction.faces : FACES;
  const faces = dites.filter((face) => !revues.has(cleFace(correction.dent, face)));
  if (faces.length === dites.length) return [correction];
  return faces.length === 0 ? [] : [{ ...correction, faces }];
}

const entieres = ({ faces, sites }: Montree): readonly CleSurface[] => [...new Set([...faces, ...sites])];
const partielles = ({ facesPartielles, sitesPartiels }: Montree): readonly CleSurface[] => [
  ...new Set([...facesPartielles, ...sitesPartiels]),
];

const compter = (cles: readonly CleSurface[], parmi: ReadonlySet<CleSurface>) =>
  cles.filter((cle) => parmi.has(cle)).length;

const comparer = (a: VueMontree, b: VueMontree) => a.ordre - b.ordre || (a.code < b.code ? -1 : 1);
