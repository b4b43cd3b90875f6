export const TEXTES = {
  titre: 'Notifications',
  cloche: (n: number) => (n === 0 ? 'Notifications' : `Notifications, ${n} non ${n > 1 ? 'lues' : 'lue'}`),
  toutLire: 'Tout marquer comme lu',
  vide: 'Aucune notification',
  videDetail: 'Ce qui concerne vos demandes s’affichera ici.',
  nouveau: 'Nouveau',
  ouvrir: 'Ouvrir',
} as const;
