import type { CorrectionCouvertureT } from '@orapont/contract/captation';
import { type Couverture, couvrir } from '@orapont/domain/bouche/couvrir';
import type { CodeFdi, Denture } from '@orapont/domain/bouche/dents';
import type { CodeSite } from '@orapont/domain/bouche/muqueuse';
import type { Visibilite } from '@orapont/domain/bouche/observation';
import { montrableEnPhoto } from '@orapont/domain/bouche/surface';
import type { Vue } from '@orapont/domain/captation/vue';

/** What the pictures taken so far show by construction, less what the person who holds the camera did not see. */
export const bouche = (
  denture: Denture,
  vues: readonly Vue[],
  corrections: readonly CorrectionCouvertureT[],
): Couverture => couvrir({ denture, etats: {} }, vues, corrections);

/** A tooth is as seen as the faces that a photograph can show: all of them, some, none. */
export function etatDent({ surfaces }: Pick<Couverture, 'surfaces'>, dent: CodeFdi): Visibilite {
  const etats = surfaces
    .filter((surface) => surface.sorte === 'FACE' && surface.dent === dent && montrableEnPhoto(surface))
    .map(({ visibilite }) => visibilite);
  if (etats.every((etat) => etat === 'VUE')) return 'VUE';
  return etats.every((etat) => etat === 'NON_VUE') ? 'NON_VUE' : 'PARTIELLE';
}

/** « On ne voit pas la 37 », said or taken back. */
export function basculerDent(
  corrections: readonly CorrectionCouvertureT[],
  dent: CodeFdi,
): CorrectionCouvertureT[] {
  const sans = corrections.filter((c) => c.sorte !== 'DENT' || c.dent !== dent);
  if (sans.length < corrections.length) return sans;
  return [...sans, { sorte: 'DENT', dent, faces: [], visibilite: 'NON_VUE', motif: 'MASQUEE' }];
}

export function basculerSite(
  corrections: readonly CorrectionCouvertureT[],
  site: CodeSite,
): CorrectionCouvertureT[] {
  const sans = corrections.filter((c) => c.sorte !== 'SITE' || c.site !== site);
  if (sans.length < corrections.length) return sans;
  return [...sans, { sorte: 'SITE', site, visibilite: 'NON_VUE', motif: 'MASQUEE' }];
}
