import type { CaptationEcriteT, CaptationT, CorrectionCouvertureT } from '@orapont/contract/captation';
import type { Correction } from '@orapont/domain/bouche/correction';
import { corrigeesApres } from '@orapont/domain/bouche/prochaine-vue';
import type { IssueCaptation, MotifVuePassee } from '@orapont/domain/captation/issue';
import { proposerTentative } from '@orapont/domain/captation/tentative';
import type { Vue } from '@orapont/domain/captation/vue';

/** A sitting as the screen holds it. Pictures are elsewhere: in the vault, then on the server. */
export type Seance = {
  readonly id: string;
  readonly revision: number;
  readonly protocole: string;
  readonly appareil: CaptationEcriteT['appareil'];
  /** In the registry of the organisation. */
  readonly dispositifId: string | null;
  readonly debut: string;
  readonly fin: string | null;
  readonly issue: IssueCaptation | null;
  readonly vuesPassees: readonly CaptationEcriteT['vuesPassees'][number][];
  readonly corrections: readonly CorrectionCouvertureT[];
  readonly suite: CaptationEcriteT['suite'];
};

export type GesteSeance =
  | { readonly type: 'PASSER'; readonly vue: string; readonly motif: MotifVuePassee }
  | { readonly type: 'PRISE'; readonly vue: Pick<Vue, 'code' | 'montre'> }
  | { readonly type: 'CORRIGER'; readonly corrections: readonly CorrectionCouvertureT[] }
  | { readonly type: 'APPAREIL'; readonly appareil: CaptationEcriteT['appareil'] }
  | { readonly type: 'DISPOSITIF'; readonly dispositifId: string | null }
  | {
      readonly type: 'FINIR';
      readonly issue: IssueCaptation;
      readonly le: string;
      readonly restantes: readonly string[];
    }
  | { readonly type: 'REPRENDRE' }
  | { readonly type: 'SUITE'; readonly suite: NonNullable<Seance['suite']> };

/** What a gesture makes of the sitting; the same sitting when it changes nothing. */
export function apres(seance: Seance, geste: GesteSeance): Seance {
  const suite = changer(seance, geste);
  return suite === seance ? seance : { ...suite, revision: seance.revision + 1 };
}

function changer(seance: Seance, geste: GesteSeance): Seance {
  const sansVue = (vue: string) => seance.vuesPassees.filter((passee) => passee.vue !== vue);
  switch (geste.type) {
    case 'PASSER':
      return { ...seance, vuesPassees: [...sansVue(geste.vue), { vue: geste.vue, motif: geste.motif }] };
    case 'PRISE':
      return priseDe(seance, geste.vue);
    case 'CORRIGER':
      return { ...seance, corrections: geste.corrections };
    case 'APPAREIL':
      return geste.appareil === seance.appareil ? seance : { ...seance, appareil: geste.appareil };
    case 'DISPOSITIF':
      return geste.dispositifId === seance.dispositifId
        ? seance
        : { ...seance, dispositifId: geste.dispositifId };
    case 'FINIR':
      return { ...seance, issue: geste.issue, fin: geste.le, suite: suiteDe(geste.issue, geste.restantes) };
    case 'REPRENDRE':
      return { ...seance, issue: null, fin: null, suite: null };
    case 'SUITE':
      return { ...seance, suite: geste.suite };
  }
}

/** Taken after all: there is no reason left to give, and what the view shows is looked at again. */
function priseDe(seance: Seance, { code, montre }: Pick<Vue, 'code' | 'montre'>): Seance {
  const vuesPassees = seance.vuesPassees.filter(({ vue }) => vue !== code);
  const corrections = corrigeesApres(seance.corrections, montre);
  const inchangee =
    vuesPassees.length === seance.vuesPassees.length &&
    corrections.every((correction, rang) => correction === seance.corrections[rang]) &&
    corrections.length === seance.corrections.length;
  return inchangee ? seance : { ...seance, vuesPassees, corrections: corrections.map(enContrat) };
}

const enContrat = (correction: Correction): CorrectionCouvertureT =>
  correction.sorte === 'DENT' ? { ...correction, faces: [...correction.faces] } : correction;

function suiteDe(issue: IssueCaptation, restantes: readonly string[]): Seance['suite'] {
  const tentative = proposerTentative(issue, restantes);
  return tentative && { ...tentative, amenagements: [...tentative.amenagements], vues: [...tentative.vues] };
}

export const nouvelleSeance = (
  id: string,
  { protocole, appareil, debut }: Pick<Seance, 'protocole' | 'appareil' | 'debut'>,
): Seance => ({
  id,
  revision: 0,
  protocole,
  appareil,
  dispositifId: null,
  debut,
  fin: null,
  issue: null,
  vuesPassees: [],
  corrections: [],
  suite: null,
});

/** A sitting that was left open on this device, or paused, goes on; a sitting that ended is followed by another one. */
export function seanceAReprendre(captations: readonly CaptationT[]): Seance | undefined {
  const ouverte = captations.find(({ mienne, issue }) => mienne && (issue === null || issue === 'PAUSE'));
  if (!ouverte || ouverte.id !== captations[0]?.id) return undefined;
  const { auteur: _auteur, mienne: _mienne, ...seance } = ouverte;
  return { ...seance, issue: null, fin: null, suite: null, revision: ouverte.revision };
}

/** The view to take now: the first that is neither taken nor passed, from the current one on. */
export function prochaineVue(
  vues: readonly string[],
  faites: ReadonlySet<string>,
  depuis: string | undefined,
): string | undefined {
  const rang = depuis === undefined ? -1 : vues.indexOf(depuis);
  const ordre = [...vues.slice(rang + 1), ...vues.slice(0, rang + 1)];
  return ordre.find((vue) => !faites.has(vue));
}
