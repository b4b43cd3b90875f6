/**
 * What a delivery meets that the tablet could not know. `bloquant`: the letter is kept and not applied; a person decides. Otherwise it
 * is applied, and said.
 */
export const CONFLITS = {
  PERSONNE_DECEDEE: {
    bloquant: false,
    libelle: 'La personne est décédée',
    phrase:
      'Le décès a été noté après le départ de la tablette. Le bilan est un brouillon\u00a0: annulez-le, ou gardez-le au dossier.',
  },
  PERSONNE_SORTIE: {
    bloquant: false,
    libelle: 'La personne n’est plus suivie ici',
    phrase: 'Le séjour s’est terminé après le départ de la tablette. Vérifiez qui doit suivre ce bilan.',
  },
  IDENTITE_CHANGEE: {
    bloquant: false,
    libelle: 'L’identité a changé',
    phrase: 'La fiche d’identité a été modifiée depuis le départ. Vérifiez que c’est bien la même personne.',
  },
  MESURE_CHANGEE: {
    bloquant: false,
    libelle: 'La mesure de protection a changé',
    phrase:
      'La mesure de protection, la capacité à décider ou les représentants ont changé depuis le départ. Vérifiez que la bonne personne a décidé.',
  },
  SANTE_CHANGEE: {
    bloquant: false,
    libelle: 'Les données de santé ont changé',
    phrase:
      'Quelqu’un a modifié les données de santé depuis le départ. Relisez-les dans le brouillon avant l’envoi.',
  },
  ACTE_DEJA_OUVERT: {
    bloquant: false,
    libelle: 'Une demande était déjà ouverte',
    phrase: 'Une autre demande est en cours pour cette personne. Gardez-en une et annulez l’autre.',
  },
  TEXTE_ANCIEN: {
    bloquant: false,
    libelle: 'Le texte d’information a changé',
    phrase:
      'La personne a été informée avec une version qui n’était plus en vigueur ce jour-là. Dites si une nouvelle information est nécessaire.',
  },
  CONSENTEMENT_RETIRE: {
    bloquant: true,
    libelle: 'Le consentement a été retiré',
    phrase:
      'Un retrait noté ici est plus récent que l’accord recueilli sur la tablette. L’accord n’est pas inscrit.',
  },
  RECUEIL_CONTRAIRE: {
    bloquant: true,
    libelle: 'Ce recueil ne tient pas',
    phrase:
      'Le recueil fait sur la tablette ne respecte pas les règles du consentement. Recueillez-le de nouveau, ou écartez celui-ci.',
  },
  DEMANDE_MODIFIEE: {
    bloquant: true,
    libelle: 'La demande a été modifiée ici',
    phrase:
      'Quelqu’un a écrit dans cette demande pendant la tournée. Rien n’a été écrasé\u00a0: choisissez ce qu’il faut garder.',
  },
  DEMANDE_PARTIE: {
    bloquant: true,
    libelle: 'La demande est déjà partie ou close',
    phrase:
      'Ce qui arrive de la tablette concerne une demande envoyée, annulée ou close. Rien n’y a été ajouté.',
  },
  IMAGES_A_PART: {
    bloquant: false,
    libelle: 'Des photographies sont arrivées après',
    phrase: 'La demande était déjà partie ou close. Les photographies sont gardées dans un brouillon à part.',
  },
  DROIT_PERDU: {
    bloquant: true,
    libelle: 'Le droit a changé',
    phrase:
      'La personne qui a fait la tournée n’avait pas, ou plus, le droit de faire cela. Un collègue habilité décide.',
  },
  HORLOGE: {
    bloquant: false,
    libelle: 'L’heure de la tablette est douteuse',
    phrase:
      'L’heure de la tablette ne suit pas l’ordre de ses gestes, ou elle avance. Vérifiez l’heure du recueil.',
  },
  NON_APPLICABLE: {
    bloquant: true,
    libelle: 'Ceci ne peut pas être inscrit',
    phrase:
      'Ce qui a été saisi sur la tablette n’a pas pu être inscrit. Rien n’est perdu\u00a0: lisez-le, puis décidez.',
  },
} as const satisfies Record<string, { bloquant: boolean; libelle: string; phrase: string }>;

export type CodeConflit = keyof typeof CONFLITS;
export const CODES_CONFLIT = Object.keys(CONFLITS) as readonly CodeConflit[];

/** VU: read, nothing to undo. APPLIQUE: what the tablet brought is written after all. ECARTE: it stays in the register, unwritten. */
export const DECISIONS_CONFLIT = ['VU', 'APPLIQUE', 'ECARTE'] as const;
export type DecisionConflit = (typeof DECISIONS_CONFLIT)[number];

/** What the law or the state of the request forbids is not offered again: a new decision is taken with the person, on line. */
const SANS_RETOUR: readonly CodeConflit[] = ['CONSENTEMENT_RETIRE', 'DEMANDE_PARTIE'];

export function decisionsPour(code: CodeConflit): readonly DecisionConflit[] {
  if (!CONFLITS[code].bloquant) return ['VU'];
  if (SANS_RETOUR.includes(code)) return ['ECARTE'];
  // What the law refused is seldom accepted later: the likely answer comes first.
  return code === 'RECUEIL_CONTRAIRE' ? ['ECARTE', 'APPLIQUE'] : ['APPLIQUE', 'ECARTE'];
}
