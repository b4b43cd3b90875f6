import { calculer, type Echelle, estComplet, type Reponses, type Score, type Seuil } from './echelle.ts';

/**
 * What may be said of a total beside the published thresholds. A partial score says it only when what is missing could change
 * nothing.
 */
export type LectureSeuil =
  | { readonly etat: 'SANS_SEUIL' }
  | { readonly etat: 'EN_DESSOUS'; readonly premier: Seuil }
  | { readonly etat: 'ATTEINT'; readonly seuil: Seuil; readonly plafond: boolean }
  | { readonly etat: 'INDETERMINE' };

export function lireSeuil({ seuils }: Pick<Echelle, 'seuils'>, score: Score): LectureSeuil {
  const [premier] = seuils;
  if (!premier) return { etat: 'SANS_SEUIL' };
  if (score.cotes === 0) return { etat: 'INDETERMINE' };
  const atteint = dernierAtteint(seuils, score.total);
  const possible = dernierAtteint(seuils, score.auPlus);
  if (atteint) return { etat: 'ATTEINT', seuil: atteint, plafond: atteint === possible };
  return possible ? { etat: 'INDETERMINE' } : { etat: 'EN_DESSOUS', premier };
}

const dernierAtteint = (seuils: readonly Seuil[], total: number) =>
  seuils.findLast(({ des }) => total >= des);

/**
 * The sentences of an observation: its score, what the publication says of it, the headings it names. No disease is ever named,
 * and a score below a threshold is never « rien ».
 */
export function phrasesDe(echelle: Echelle, reponses: Reponses): readonly string[] {
  if (!echelle.somme) return decrire(echelle, reponses);
  const score = calculer(echelle, reponses);
  return [
    `${echelle.sigle}\u00a0: ${phraseTotal(echelle, score)}`,
    ...phraseSeuil(echelle, score),
    ...phraseSignales(echelle, reponses),
  ];
}

function phraseTotal({ items }: Echelle, score: Score): string {
  if (score.cotes === 0) return 'aucune réponse, pas de score.';
  if (estComplet(score)) return `${score.total} sur ${score.sur}${horsCotation(score)}.`;
  const faits = score.cotes + score.nonApplicables;
  return `score partiel, entre ${score.total} et ${score.auPlus} sur ${score.sur} (${faits} réponses sur ${items.length}).`;
}

const horsCotation = ({ nonApplicables }: Score) =>
  nonApplicables === 0 ? '' : ` (${nonApplicables} question${nonApplicables > 1 ? 's' : ''} sans objet)`;

function phraseSeuil(echelle: Echelle, score: Score): readonly string[] {
  const lecture = lireSeuil(echelle, score);
  switch (lecture.etat) {
    case 'SANS_SEUIL':
      return [];
    case 'EN_DESSOUS':
      return [`Sous le premier seuil publié (${lecture.premier.des}). Cela n’écarte rien.`];
    case 'ATTEINT':
      return [`Seuil publié\u00a0: ${lecture.seuil.phrase}${lecture.plafond ? '' : ', au moins'}.`];
    case 'INDETERMINE':
      return ['Il manque des réponses pour situer ce score par rapport au seuil publié.'];
  }
}

function phraseSignales({ signale, items }: Echelle, reponses: Reponses): readonly string[] {
  if (!signale) return [];
  const vus = items.flatMap(({ code, libelle }) => {
    const reponse = reponses[code];
    return typeof reponse === 'number' && reponse >= signale.des
      ? [`${libelle.toLowerCase()} (${reponse})`]
      : [];
  });
  return vus.length === 0 ? [] : [`${signale.phrase}\u00a0: ${vus.join(', ')}.`];
}

/** Items that describe: each with the answer chosen, or that there is none. */
const decrire = ({ sigle, items }: Echelle, reponses: Reponses): readonly string[] =>
  items.map(({ code, libelle, choix }) => {
    const choisi = choix.find(({ valeur }) => valeur === reponses[code]);
    const sujet = items.length === 1 ? sigle : `${sigle}, ${libelle.toLowerCase()}`;
    return `${sujet}\u00a0: ${choisi ? choisi.libelle.toLowerCase() : 'non renseigné'}.`;
  });
