export const TEXTES = {
  bacASable: 'Données fictives.',
  courrierBacASable: 'Courriers',
  essai: 'Installation d’essai\u00a0: aucune donnée réelle.',
  indisponible: 'Orapont ne répond pas',
  indisponibleIntact: 'Ce qui a été confirmé est enregistré.',
  indisponibleReessaie: 'La page réessaie toute seule.',
  indisponibleAFaire: 'Réessayez dans un instant, ou prévenez l’administrateur.',
  reessayer: 'Réessayer',
  pageAbsente: 'Cette page n’existe pas',
  pageAbsenteDetail: 'Le lien est peut-être ancien. Rien n’est perdu.',
  misAJour: 'Orapont a été mis à jour',
  misAJourDetail: 'Cet écran appartient à la version précédente',
  misAJourAFaire: 'Rechargez la page\u00a0: le même écran s’ouvre dans la nouvelle version.',
  interrompu: 'Cet écran s’est interrompu',
  interrompuDetail: 'Une erreur a empêché son affichage',
  interrompuIntact: 'Ce que vous avez enregistré l’est toujours.',
  interrompuAFaire: 'Rechargez la page. Si l’erreur revient, dites à l’assistance ce que vous faisiez.',
  recharger: 'Recharger',
  accueil: 'Bienvenue',
  coordination: 'Votre compte de coordination est ouvert',
  coordinationDetail:
    'Cette version sert à demander et à rendre des avis\u00a0: cela se fait depuis les comptes des établissements et des cabinets. Les tournées et le suivi des soins, qui sont votre travail, n’y sont pas encore. Rien n’est à régler de votre côté.',
  accueilVide: 'Aucun écran n’est encore ouvert à votre fonction',
  accueilVideDetail: 'Demandez à votre administrateur de vérifier votre affectation et vos rôles.',
  sortieTitre: (n: number) =>
    n > 1
      ? `${n}\u00a0fichiers ne sont pas encore tous partis`
      : 'Un fichier n’est pas encore tout à fait parti',
  sortieTexte:
    'Si vous vous déconnectez, ce qui n’est pas parti est effacé de cet appareil, et à choisir de nouveau la prochaine fois. Les photos prises avec la caméra restent jusqu’à votre prochaine connexion.',
  sortir: 'Se déconnecter',
  retourAccueil: 'Revenir à l’accueil',
} as const;
