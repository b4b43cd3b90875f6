import type { EchecAilleurs } from '@orapont/contract/demande-ailleurs';
import type { EtatSuivi } from '@orapont/domain/teleexpertise/suivi';

export const T = {
  titre: 'Continuer dans un autre logiciel',
  texte:
    'Si ce professionnel répond par un autre logiciel de téléexpertise, la demande y est déposée en brouillon et vous la terminez là-bas. Elle ne partira plus d’ici.',
  logiciel: 'Logiciel',
  bouton: (nom: string) => `Continuer dans ${nom}`,
  confirmer: 'Déposer la demande',
  confirmerTitre: (nom: string) => `Déposer cette demande dans ${nom}\u202f?`,
  part: 'Ce qui part\u00a0: l’identité de la personne (avec son INS si elle est qualifiée), votre nom et votre numéro RPPS, le motif, la question et l’accord recueilli.',
  partImages: 'Les photographies partent aussi, six au plus.',
  sansImages: 'Les images ne partent pas\u00a0: ce logiciel n’en reçoit pas par cette voie.',
  partSante: 'Les informations de santé restent ici.',
  pret: 'La demande est déposée',
  pretTexte: 'Ce lien s’ouvre une seule fois, pendant quelques minutes, avec votre compte de ce logiciel.',
  images: (jointes: number, restees: number) =>
    [
      jointes > 0 ? `${jointes}\u00a0${jointes > 1 ? 'images jointes' : 'image jointe'}` : '',
      restees > 0
        ? `${restees}\u00a0${restees > 1 ? 'images restées ici' : 'image restée ici'}\u00a0: ajoutez-${restees > 1 ? 'les' : 'la'} là-bas`
        : '',
    ]
      .filter(Boolean)
      .join('\u202f; '),
  ouvrir: (nom: string) => `Ouvrir dans ${nom}`,
  ouvert: 'Ce lien a servi. Pour y retourner, demandez-en un autre\u00a0: la demande n’y sera pas en double.',
  autreLien: (nom: string) => `Demander un lien vers ${nom}`,
  suivi: (nom: string) => `Cette demande continue dans ${nom}`,
  depuis: (le: string) => `Depuis le ${le}`,
  vue: (le: string) => `Vérifié le ${le}`,
  jamaisVue: 'Pas encore vérifié',
  actualiser: 'Vérifier maintenant',
  incertain: 'On ne sait pas encore si ce logiciel a reçu la demande',
  incertainTexte: 'Demandez un lien\u00a0: si elle y est déjà, ce sera la même.',
  ferme: 'Votre administrateur a fermé l’accès à ce logiciel',
  fermeTexte: 'Orapont n’apprend plus rien de cette demande\u00a0: regardez directement là-bas.',
  reponse: 'La réponse est dans ce logiciel',
  reponseTexte:
    'Ouvrez-la là-bas. Le compte rendu vous arrive aussi par messagerie sécurisée, si ce logiciel l’envoie\u00a0: rangez-le dans le dossier depuis «\u00a0Courrier reçu\u00a0».',
  retrait:
    'Si la personne change d’avis, ou si la demande est annulée, dites-le aussi dans ce logiciel\u00a0: il ne l’apprend pas d’ici.',
  revenue: (nom: string) => `Cette demande n’a pas abouti dans ${nom}`,
  revenueTexte: 'Vous pouvez l’envoyer d’ici à un professionnel.',
} as const;

/** What each state asks of whoever began the request. */
export const SUITES = {
  NON_ENVOYEE: 'Le brouillon y a été abandonné.',
  NON_COMPLETE: 'Terminez-la et envoyez-la dans ce logiciel.',
  PUBLIEE: 'Envoyée au professionnel, pas encore lue.',
  REJETEE_OU_ANNULEE: 'Elle y a été refusée ou annulée.',
  LUE: 'Le professionnel l’a ouverte.',
  INFO_COMPLEMENTAIRES: 'Le professionnel demande un complément\u00a0: répondez-lui dans ce logiciel.',
  TERMINEE: 'Le professionnel a répondu.',
} as const satisfies Record<EtatSuivi, string>;

export const ECHECS = {
  INJOIGNABLE: 'Ce logiciel ne répond pas. Orapont réessaie, de plus en plus rarement.',
  OCCUPE: 'Ce logiciel est occupé. Orapont réessaie, de plus en plus rarement.',
  ACCES_REFUSE: 'Ce logiciel refuse notre accès\u00a0: prévenez votre administrateur.',
  REFUSEE: 'Ce logiciel ne dit plus où en est cette demande.',
  REPONSE_ILLISIBLE:
    'La réponse de ce logiciel n’est pas celle attendue\u00a0: prévenez votre administrateur.',
} as const satisfies Record<EchecAilleurs, string>;
