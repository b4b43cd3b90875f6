const pluriel = (n: number, un: string, plusieurs: string) => (n > 1 ? plusieurs : un);

export const TEXTES = {
  /** Letters are answers, consents, ends of visits: small, and said when nothing else is. */
  etat: (images: number, reponses = 0) => {
    if (images > 0)
      return `${images}\u00a0${pluriel(images, 'image', 'images')} sur cet appareil, non encore ${pluriel(images, 'reçue', 'reçues')} par le serveur`;
    return reponses > 0
      ? `${reponses}\u00a0${pluriel(reponses, 'réponse', 'réponses')} sur cet appareil, non encore ${pluriel(reponses, 'reçue', 'reçues')} par le serveur`
      : 'Tout est reçu';
  },
  plein:
    'Cette tablette n’a plus de place. Les images déjà prises sont gardées\u00a0: reliez-la au réseau pour les envoyer, puis reprenez cette photo.',
  verrouille: 'La tablette est verrouillée. Tapez son code pour continuer\u00a0: rien n’est perdu.',
  sansSession: 'Connectez-vous pour prendre ou ajouter des photos.',
  abime:
    'Ce fichier ne se relit pas sur la tablette. Gardez-la telle quelle et prévenez votre administrateur.',

  envoi: 'Envoi en cours.',
  lectureRecue: 'Son aperçu est reçu, l’image entière suit.',
  recue: 'Reçue par le serveur, retirée de cet appareil.',
  refusee: 'Le serveur ne garde pas cette image.',
  depot: 'Le serveur vérifie ce qu’il a reçu.',
  aRechoisir: (quoi: string) =>
    `Cet appareil n’avait pas la place d’en garder une copie\u00a0: choisissez ${quoi} à nouveau, l’envoi reprendra où il s’est arrêté.`,
  pageOuverte:
    'Pas assez de place sur cet appareil pour en garder une copie\u00a0: laissez cette page ouverte jusqu’à la fin de l’envoi.',
  expiree:
    'Trois jours sans pouvoir partir\u00a0: la copie gardée sur cet appareil a été effacée. Choisissez ce fichier à nouveau.',
  lotRefuse: (n: number) =>
    n > 1 ? `${n}\u00a0fichiers de ce lot ne sont pas gardés.` : 'Un fichier de ce lot n’est pas gardé.',
  doublon: 'Cette image est déjà dans la demande. Elle n’a pas été ajoutée une seconde fois.',
  enPause: 'En pause\u00a0: l’envoi attend que vous le repreniez.',
  enAttente: 'Sur cet appareil, partira dès que possible.',
  sansReseau: 'Pas de réseau\u00a0: tout reste sur cet appareil et partira à son retour.',
  serveurAbsent: 'Le serveur ne répond pas\u00a0: l’envoi reprendra de lui-même.',
  session: 'Connectez-vous pour que l’envoi continue\u00a0: rien n’est perdu.',
  autreCompte: 'Prise par un autre compte\u00a0: elle partira à sa prochaine connexion sur cet appareil.',
  codeAttendu: 'Tapez le code de la tablette pour que l’envoi continue.',
  repriseAuDebut: 'L’envoi repart du début\u00a0: le serveur n’avait plus ce qu’il avait reçu.',
  autreEmpreinte: 'Ce que le serveur a reçu n’est pas ce qui a été pris\u00a0: l’image repart.',
  conflit: 'La demande a changé entre-temps\u00a0: cette image attend votre décision.',
  fermee:
    'Cette tablette a été fermée par votre équipe\u00a0: rien ne part, tout ce qu’elle garde y reste. Demandez qu’elle soit rouverte.',
  effacee: 'Cette tablette a été déclarée perdue\u00a0: ce qu’elle gardait a été effacé.',
} as const;
