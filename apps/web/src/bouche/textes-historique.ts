export const TEXTES_BOUCHE = {
  titre: 'Historique du schéma dentaire',
  vide: 'Aucun schéma signé avant celui-ci dans votre dossier de cette personne. Une identité sans INS ni lieu de naissance n’est pas rapprochée d’une autre.',
  videDossier: 'Aucun schéma signé. Le premier avis rendu pour cette personne ouvrira cet historique.',
  seul: 'Un seul schéma\u00a0: une différence se lit entre deux dates.',
  entre: 'Entre le',
  et: 'Et le',
  enCours: 'lecture en cours',
  signePar: (qui: string, ou: string) => [`signé par ${qui}`, ou].filter(Boolean).join(', '),
  rien: 'Rien n’a changé sur ce qui a été vu aux deux dates.',
  groupes: {
    APPARUE: 'Apparu',
    DISPARUE: 'Disparu',
    MODIFIEE: 'Modifié',
    NON_COMPARABLE: 'Constaté à une seule des deux dates, sans comparaison possible',
  },
  reste: (n: number) =>
    n === 1
      ? '1 endroit sans lésion visible à une date n’a pas été vu ou décrit à l’autre\u00a0: il ne se compare pas.'
      : `${n} endroits sans lésion visible à une date n’ont pas été vus ou décrits à l’autre\u00a0: ils ne se comparent pas.`,
  devient: (avant: string, apres: string) => `${avant || 'rien de noté'} → ${apres || 'rien de noté'}`,
  dessin: 'Différences sur le schéma',
  droite: 'Droite',
  gauche: 'Gauche',
  nonVuPasSain: 'Ce qui n’est pas vu n’est jamais tenu pour sain.',
} as const;
