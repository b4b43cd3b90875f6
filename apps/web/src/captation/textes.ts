const N = '\u00a0';

export const TEXTES = {
  sansDroit: 'Vous ne pouvez pas prendre d’images aujourd’hui',
  materiel: 'Matériel et désinfection',
  monDroit: 'Voir ce qui manque',
  prendre: 'Prendre les photos',
  reprendre: 'Reprendre les photos',
  derniere: (issue: string) => `Dernière prise de vues${N}: ${issue}`,
  suite: (moment: string) => `La prochaine fois${N}: ${moment.toLocaleLowerCase('fr')}.`,
} as const;
