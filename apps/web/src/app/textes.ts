export const TEXTES = {
  bacASable:
    'Bac à sable : personnes fictives, messagerie et services simulés sur cette machine. Aucune donnée réelle.',
  indisponible: 'Orapont ne répond pas',
  indisponibleIntact: 'Ce qui a été confirmé est enregistré.',
  indisponibleAFaire: 'La page réessaie toute seule. Vous pouvez aussi réessayer maintenant.',
  pageAbsente: 'Cette page n’existe pas',
  pageAbsenteDetail: 'Le lien est peut-être ancien. Rien n’est perdu.',
  retourAccueil: 'Revenir à l’accueil',
} as const;
