import { direTrait } from '@orapont/domain/bouche/annotation';
import type { Cible } from '@orapont/domain/bouche/commandes';
import { dentsAttendues } from '@orapont/domain/bouche/couverture';
import { LIBELLE_SITE, SITES } from '@orapont/domain/bouche/muqueuse';
import type { ObservationBouche, Repere } from '@orapont/domain/bouche/observation';
import { type PhraseObservation, phrasesObservation } from '@orapont/domain/bouche/resume';
import type { Constat, DessinOdontogramme, LesionNumerotee } from '../../compte-rendu/ports.ts';

export type Constats = {
  readonly constats: Constat[];
  readonly nonVus: string[];
  readonly muqueuse: LesionNumerotee[];
  readonly odontogramme: DessinOdontogramme | null;
  readonly reperes: readonly (Repere & { readonly numero: number; readonly legende: string })[];
};

/** Sentences that say what was not seen, apart from what was. */
export const NON_VUS = /^(?:Vu en partie|Non vu sur ces images)\u00a0: /u;

/** The chart as the document tells and draws it: sentences by place, what was not seen, lesions and pins with their numbers. */
export function constatsDe(chart: ObservationBouche, observations: string): Constats {
  const phrases = phrasesObservation(chart);
  const { lesions, numeroDe } = numeroter(chart, phrases);
  const dites = phrases.filter(({ texte }) => !NON_VUS.test(texte));
  const parLieu = Map.groupBy(dites, ({ cible }) => lieuDe(cible));
  return {
    constats: [
      ...[...parLieu].map(([site, groupe]) => ({
        site,
        phrases: groupe.map(({ texte, cible }) => enPhrase(texte, cible)),
      })),
      ...(observations ? [{ site: 'Observations', phrases: [observations] }] : []),
    ],
    nonVus: phrases.filter(({ texte }) => NON_VUS.test(texte)).map(({ texte }) => texte),
    muqueuse: lesions,
    odontogramme: estDessinable(chart) ? { denture: chart.denture, dents: chart.dents } : null,
    reperes: phrases.flatMap((phrase) =>
      phrase.reperes.map((repere) => ({
        ...repere,
        numero: numeroDe(phrase),
        legende: [phrase.texte, motsDe(repere)].filter(Boolean).join('\u202f; '),
      })),
    ),
  };
}

/** What is written or measured on the picture stands in the text too: a drawing is mute. */
function motsDe(repere: Repere): string {
  const dit = direTrait(repere);
  return dit && `sur l’image, ${dit}`;
}

/** Drawn only when somebody stated something about a tooth. */
const estDessinable = (chart: ObservationBouche) =>
  dentsAttendues(chart).some((dent) => {
    const observee = chart.dents[dent];
    return (
      observee !== undefined &&
      (observee.etat !== null || Object.values(observee.faces).some((f) => f.provenance === 'CONSTATEE'))
    );
  });

/** A mucosal lesion keeps one number on the map and on the pictures; the other pins follow. */
function numeroter(chart: ObservationBouche, phrases: readonly PhraseObservation[]) {
  const sites = SITES.filter((site) => chart.muqueuse[site]?.constat === 'LESION');
  const lesions = sites.map((site, rang) => ({
    numero: rang + 1,
    site,
    description: phrases.find(({ cible }) => cible?.sorte === 'SITE' && cible.site === site)?.texte ?? '',
  }));
  const suite = phrases.filter(
    ({ cible, reperes }) => reperes.length > 0 && !(cible?.sorte === 'SITE' && sites.includes(cible.site)),
  );
  const numeroDe = (phrase: PhraseObservation) =>
    lesions.find(({ site }) => phrase.cible?.sorte === 'SITE' && phrase.cible.site === site)?.numero ??
    lesions.length + suite.indexOf(phrase) + 1;
  return { lesions, numeroDe };
}

function lieuDe(cible: Cible | null): string {
  if (cible === null) return 'Bouche';
  return cible.sorte === 'SITE' ? LIBELLE_SITE[cible.site] : cible.dent;
}

/** The place is said once, as the heading of its sentences. */
function enPhrase(texte: string, cible: Cible | null): string {
  if (cible === null) return texte;
  const lieu = lieuDe(cible);
  const reste = texte.startsWith(lieu)
    ? texte.slice(lieu.length).replace(/^[\s\u00a0]*:?[\s\u00a0]*/u, '')
    : texte;
  return reste.charAt(0).toLocaleUpperCase('fr') + reste.slice(1);
}
