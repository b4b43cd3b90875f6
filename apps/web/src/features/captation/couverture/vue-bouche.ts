import type { CorrectionCouvertureT } from '@orapont/contract/captation';
import { type Couverture, couvrir } from '@orapont/domain/bouche/couvrir';
import type { CodeFdi } from '@orapont/domain/bouche/dents';
import type { Presentation } from '@orapont/domain/bouche/presentation';
import type { Vue } from '@orapont/domain/captation/vue';
import type { CibleCarte } from '../../../bouche/modele.ts';

/** What the pictures taken so far show by construction, less what the person who holds the camera did not see. */
export const bouche = (
  presentation: Presentation,
  vues: readonly Vue[],
  corrections: readonly CorrectionCouvertureT[],
): Couverture => couvrir(presentation, vues, corrections);

/** « On ne voit pas la 37 », said or taken back: of a whole tooth, of one face, of a site. */
export function basculer(
  corrections: readonly CorrectionCouvertureT[],
  cible: CibleCarte,
): CorrectionCouvertureT[] {
  const dite = enCorrection(cible);
  const sans = corrections.filter((correction) => !memeCible(correction, dite));
  return sans.length < corrections.length ? sans : [...sans, dite];
}

/** « Elle n’est plus là », « elle est là »: the contrary of what was said takes it back to what the chart knows. */
export function direPresence(
  corrections: readonly CorrectionCouvertureT[],
  dent: CodeFdi,
  presente: boolean,
): CorrectionCouvertureT[] {
  const dite = corrections.some((c) => c.sorte === 'PRESENCE' && c.dent === dent);
  const sans = corrections.filter((c) => c.sorte !== 'PRESENCE' || c.dent !== dent);
  return dite ? sans : [...sans, { sorte: 'PRESENCE', dent, presente }];
}

function enCorrection(cible: CibleCarte): CorrectionCouvertureT {
  const dit = { visibilite: 'NON_VUE', motif: 'MASQUEE' } as const;
  switch (cible.sorte) {
    case 'SITE':
      return { sorte: 'SITE', site: cible.site, ...dit };
    case 'DENT':
      return { sorte: 'DENT', dent: cible.dent, faces: [], ...dit };
    case 'FACE':
      return { sorte: 'DENT', dent: cible.dent, faces: [cible.face], ...dit };
  }
}

const memeCible = (a: CorrectionCouvertureT, b: CorrectionCouvertureT): boolean =>
  a.sorte === 'DENT' && b.sorte === 'DENT'
    ? a.dent === b.dent && a.faces.join() === b.faces.join()
    : a.sorte === 'SITE' && b.sorte === 'SITE' && a.site === b.site;
