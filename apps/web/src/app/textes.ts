export const TEXTES = {
  bacASable: 'Personnes et services fictifs. Aucune donnée réelle.',
  courrierBacASable: 'Voir les courriers envoyés',
  essai: 'Installation d’essai : aucune donnée réelle.',
  indisponible: 'Orapont ne répond pas',
  indisponibleIntact: 'Ce qui a été confirmé est enregistré.',
  indisponibleAFaire: 'La page réessaie toute seule. Vous pouvez aussi réessayer maintenant.',
  pageAbsente: 'Cette page n’existe pas',
  pageAbsenteDetail: 'Le lien est peut-être ancien. Rien n’est perdu.',
  accueil: 'Bienvenue',
  accueilVide: 'Aucun écran n’est encore ouvert à votre fonction',
  accueilVideDetail: 'Demandez à votre administrateur de vérifier votre affectation et vos rôles.',
  retourAccueil: 'Revenir à l’accueil',
} as const;
