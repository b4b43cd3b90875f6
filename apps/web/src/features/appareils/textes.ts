export const T = {
  titre: 'Tablettes',
  chapeau:
    'Les tablettes et téléphones qui emportent des tournées. Ils livrent ce qu’ils ont pris, et ne lisent rien.',
  retour: 'Tournées',
  structure: 'Organisation',
  preparer: 'Préparer cette tablette',
  vide: 'Aucune tablette',
  videAide: 'Ouvrez Orapont sur la tablette, connectez-vous, puis «\u00a0Préparer cette tablette\u00a0».',
  indisponible: 'Les tablettes ne s’affichent pas',
  intact: 'Rien n’est perdu.',
  reessayer: 'Réessayez dans un instant.',
  enService: 'En service',
  fermees: (n: number) => `Fermées ou effacées (${n})`,
  enrolee: (par: string, le: string) => `Préparée par ${par}, le ${le}`,
  vue: (le: string) => `Dernières nouvelles\u00a0: ${le}`,
  tournees: (n: number) => (n > 1 ? `${n} tournées encore à livrer` : '1 tournée encore à livrer'),
  fermee: (par: string, le: string) => `Fermée par ${par}, le ${le}`,
  effacee: (le: string) => `Elle a dit avoir tout effacé, le ${le}`,
  effacementAttendu: 'Elle s’effacera dès qu’elle aura du réseau.',
  fermer: 'Fermer',
  fermerTitre: (nom: string) => `Fermer ${nom}\u202f?`,
  fermerTexte: 'Elle ne livre plus rien et garde ce qu’elle contient, chiffré. Vous pourrez la rouvrir.',
  rouvrir: 'Rouvrir',
  effacer: 'Effacer à distance',
  effacerTitre: (nom: string) => `Effacer ${nom}\u202f?`,
  effacerTexte:
    'Tout ce qu’elle contient sera détruit à sa prochaine connexion, y compris ce qu’elle n’a pas encore livré. Cela ne se défait pas.',
  effacerAttention: (n: number) =>
    n > 1
      ? `Attention\u00a0: ${n} tournées n’ont pas été rendues. Leurs photographies non reçues seront perdues.`
      : 'Attention\u00a0: une tournée n’a pas été rendue. Ses photographies non reçues seront perdues.',
  annuler: 'Annuler',
  faits: { FERMER: 'Tablette fermée.', ROUVRIR: 'Tablette rouverte.', EFFACER: 'Effacement demandé.' },
} as const;
