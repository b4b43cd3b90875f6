import {
  type ContenuLectureT,
  LIBELLES_URGENCE_SOINS,
  type ReponseT,
  type UrgenceSoins,
} from '@orapont/contract/lecture';
import { phrasesObservation } from '@orapont/domain/bouche/resume';
import { NON_VUS } from './constats.ts';

/** Sentences of the chart that are quoted one by one; beyond, their number says enough. */
const CITEES = 8;

/**
 * What a correction changes, in a few sentences that the new version prints: findings added and taken back, then the parts of the
 * answer that differ. Empty when both say the same.
 *
 * @rule TE-11
 */
export function changementsDe(avant: ContenuLectureT, apres: ContenuLectureT): string[] {
  return [...changementsDuSchema(avant, apres), ...changementsDeLaReponse(avant.reponse, apres.reponse)];
}

function changementsDuSchema(avant: ContenuLectureT, apres: ContenuLectureT): string[] {
  const [anciennes, nouvelles] = [avant, apres].map(({ chart }) =>
    phrasesObservation(chart).map(({ texte }) => texte),
  );
  if (!anciennes || !nouvelles) return [];
  const [ajoutees, retirees] = [manquantes(nouvelles, anciennes), manquantes(anciennes, nouvelles)];
  const dites = [
    ...constats(ajoutees).map((phrase) => `Ajouté\u00a0: ${phrase}`),
    ...constats(retirees).map((phrase) => `Retiré\u00a0: ${phrase}`),
  ];
  const reste = dites.length - CITEES;
  const nonVuRevu = ajoutees.concat(retirees).some((phrase) => NON_VUS.test(phrase));
  const reperesSeuls = dites.length === 0 && !nonVuRevu && !memes(avant.chart, apres.chart);
  return [
    ...dites.slice(0, CITEES),
    ...(reste > 0 ? [reste === 1 ? 'Et un autre constat.' : `Et ${reste} autres constats.`] : []),
    ...(nonVuRevu ? ['Ce qui n’est pas vu sur ces images a été revu.'] : []),
    ...(reperesSeuls ? ['Repères ou détails du schéma revus.'] : []),
  ];
}

const manquantes = (dans: readonly string[], pasDans: readonly string[]) =>
  dans.filter((phrase) => !pasDans.includes(phrase));
const constats = (phrases: readonly string[]) => phrases.filter((phrase) => !NON_VUS.test(phrase));
const memes = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

type ChampTexte =
  | 'conclusion'
  | 'observations'
  | 'actes'
  | 'prescriptions'
  | 'soinsConseilles'
  | 'lieuDeSoins'
  | 'conseilsHygiene';
const LIBELLES: Readonly<Record<ChampTexte, string>> = {
  conclusion: 'Conclusion',
  observations: 'Observations',
  soinsConseilles: 'Soins conseillés',
  lieuDeSoins: 'Lieu des soins',
  conseilsHygiene: 'Conseils d’hygiène',
  actes: 'Actes',
  prescriptions: 'Prescriptions',
};

function changementsDeLaReponse(avant: ReponseT, apres: ReponseT): string[] {
  const champs = Object.keys(LIBELLES) as ChampTexte[];
  return [
    ...champs
      .filter((champ) => avant[champ] !== apres[champ])
      .map((champ) => `${LIBELLES[champ]}\u00a0: ${gesteSur(avant[champ], apres[champ])}`),
    ...(avant.urgence === apres.urgence
      ? []
      : [`Degré d’urgence\u00a0: ${urgence(apres.urgence)} (avant\u00a0: ${urgence(avant.urgence)})`]),
    ...(avant.nonConcluant === apres.nonConcluant
      ? []
      : [apres.nonConcluant ? 'L’avis devient non concluant.' : 'L’avis n’est plus non concluant.']),
    ...((avant.incidents ?? '') === (apres.incidents ?? '') ? [] : ['Incidents techniques revus.']),
    ...(avant.actesAilleurs === apres.actesAilleurs ? [] : ['Actes faits ailleurs revus.']),
  ];
}

function gesteSur(avant: string, apres: string): string {
  if (avant.trim() === '') return 'texte ajouté';
  return apres.trim() === '' ? 'texte retiré' : 'texte modifié';
}

const urgence = (code: UrgenceSoins | null) =>
  code ? LIBELLES_URGENCE_SOINS[code].toLocaleLowerCase('fr') : 'non dit';
