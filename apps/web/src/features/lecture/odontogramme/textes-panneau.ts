export const TEXTES_PANNEAU = {
  etat: 'État de la dent',
  mobilite: 'Mobilité',
  aucuneMobilite: '0, physiologique',
  face: 'Face',
  visibilite: 'Visibilité',
  motif: 'Motif',
  constats: 'Constats',
  choisirFace: 'Choisissez une face pour dire ce qui est vu et ce que vous constatez.',
  sansFace: 'Dans cet état, la dent n’a pas de face à décrire.',
  surLaDent: 'Précision sur la dent',
  dentSansLesion: 'Dent vue, sans lésion visible',
  secteurSansLesion: 'Secteur vu, sans lésion visible',
} as const;
