/** What the app tells a person: what happened, never to whom or about what (a screen may be seen by others). */
const PHRASES: Readonly<Record<string, string>> = {
  DEMANDE_RECUE: 'Une demande vous est adressée.',
  COMPLEMENT_RECU: 'Le complément que vous attendiez est arrivé.',
  CONSENTEMENT_RECU: 'Le consentement que vous attendiez est noté : vous pouvez accepter la demande.',
  CONSENTEMENT_REFUSE: 'Le consentement demandé pour un confrère est refusé : la demande reste à votre nom.',
  QUESTION: 'Le dentiste vous demande un complément.',
  REFUS: 'Une demande a été refusée : lisez le motif pour choisir la suite.',
  AVIS_RENDU: 'Une réponse est arrivée : le compte rendu est signé.',
  AVIS_CORRIGE: 'Un compte rendu a été remplacé par une nouvelle version.',
  RELEVE: 'Une demande change de praticien.',
  RELEVE_PROPOSEE: 'Un confrère est proposé pour reprendre une demande : votre accord est nécessaire.',
  RETRAIT: 'Un consentement a été retiré : la demande est annulée.',
  ANNULATION: 'Une demande a été annulée.',
  RETARD: 'Le délai d’une demande est dépassé ; la réponse reste possible.',
  EXPIRATION: 'Une demande a expiré faute de réponse.',
  FORMATION_EXPIRE: 'Votre formation à la prise d’images arrive à sa fin : prévoyez la mise à jour.',
  A_RELIRE: 'Une demande préparée attend votre relecture et votre envoi.',
};

export const phraseNotification = (type: string): string => PHRASES[type] ?? 'Une demande a changé d’état.';
