const DIT = {
  true: 'Il indique que la personne consent\u00a0: recueillez son accord ici.',
  false: 'Il indique que la personne ne consent pas.',
  null: 'Recueillez le consentement ici.',
} as const;

export const TEXTES = {
  ouverte: (logiciel: string, consentement: boolean | null) =>
    `Brouillon préparé par ${logiciel}. ${DIT[`${consentement}`]}`,
  titre: 'Demande préparée par un autre logiciel',
  ferme: 'Ce lien ne s’ouvre pas',
  absent:
    'Revenez au logiciel d’où vous venez et ouvrez la demande de nouveau. Une demande déjà ouverte est gardée, avec vos autres demandes.',
  mesDemandes: 'Voir mes demandes',
  changerDeLieu: 'Changer de lieu',
  erreurTitre: 'La demande n’a pas pu être ouverte',
  erreurSur: 'La demande est enregistrée, et ce lien n’a pas servi.',
} as const;
