/** How someone says yes or no when words are not the usual way. */
export const LIBELLE_EXPRESSION = { geste: 'Geste', son: 'Son', mot: 'Mot' } as const;
export type CanalExpression = keyof typeof LIBELLE_EXPRESSION;
export const CANAUX_EXPRESSION = Object.keys(LIBELLE_EXPRESSION) as readonly CanalExpression[];
export type Expression = Readonly<Record<CanalExpression, string>>;

/** How to come near someone, heading by heading, in the order in which it is read before a gesture. */
export const LIBELLE_APPROCHE = {
  calme: 'Ce qui calme',
  effraie: 'Ce qui fait peur',
  presence: 'Qui doit être là',
  moment: 'Meilleur moment',
  position: 'Position',
  ouverture: 'Ouverture de la bouche',
  toucher: 'Toucher',
  audition: 'Audition',
  vue: 'Vue',
} as const;
export type Approche = keyof typeof LIBELLE_APPROCHE;
export const APPROCHES = Object.keys(LIBELLE_APPROCHE) as readonly Approche[];

/** What is known of how someone is approached; empty where nothing was written. */
export type ProfilSensoriel = Readonly<Record<Approche, string>> & {
  readonly direNon: Expression;
  readonly direOui: Expression;
  /** In free words: what no heading asks. */
  readonly libre: string;
};

const MUETTE: Expression = { geste: '', son: '', mot: '' };

export const PROFIL_VIERGE: ProfilSensoriel = {
  direNon: MUETTE,
  direOui: MUETTE,
  calme: '',
  effraie: '',
  presence: '',
  moment: '',
  position: '',
  ouverture: '',
  toucher: '',
  audition: '',
  vue: '',
  libre: '',
};

/** A record of before, or a list of another software: one text, kept as it is. */
export const profilLibre = (libre: string): ProfilSensoriel => ({ ...PROFIL_VIERGE, libre });

export type LigneProfil = { readonly cle: string; readonly libelle: string; readonly texte: string };

/** « Tourne la tête ; « mm-mm » » : what is known of one answer, empty when nothing is. */
export const exprimer = (expression: Expression): string =>
  CANAUX_EXPRESSION.map((canal) =>
    expression[canal] === '' ? '' : `${LIBELLE_EXPRESSION[canal].toLowerCase()}\u00a0: ${expression[canal]}`,
  )
    .filter((morceau) => morceau !== '')
    .join('\u202f; ');

/** What was written, no first: refusing must be seen before anything begins. */
export function lignesDuProfil(profil: ProfilSensoriel): readonly LigneProfil[] {
  return [
    { cle: 'direNon', libelle: 'Façon de dire non', texte: exprimer(profil.direNon) },
    { cle: 'direOui', libelle: 'Façon de dire oui', texte: exprimer(profil.direOui) },
    ...APPROCHES.map((cle) => ({ cle, libelle: LIBELLE_APPROCHE[cle], texte: profil[cle] })),
    { cle: 'libre', libelle: 'À savoir aussi', texte: profil.libre },
  ].filter(({ texte }) => texte !== '');
}

/** The whole profile as one text, for a document or a reader that has one line for it. */
export function profilEnTexte(profil: ProfilSensoriel): string {
  const lignes = lignesDuProfil(profil);
  if (lignes.length === 1 && lignes[0]?.cle === 'libre') return profil.libre;
  return lignes.map(({ libelle, texte }) => `${libelle}\u00a0: ${sansPoint(texte)}.`).join(' ');
}

const sansPoint = (texte: string) => texte.replace(/[.\s]+$/, '');
