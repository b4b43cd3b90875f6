import type { RepriseT } from '@orapont/contract/reprise';

const MOMENT = new Intl.DateTimeFormat('fr-FR', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Europe/Paris',
});
export const enMoment = (instant: string): string => MOMENT.format(new Date(instant));

const NOMBRE = new Intl.NumberFormat('fr-FR');
export const enNombre = (nombre: number): string => NOMBRE.format(nombre);

export const TEXTES = {
  titre: 'Reprise',
  aide: 'Reprendre ici les dossiers exportés d’un autre Orapont. L’archive est d’abord examinée\u00a0: rien n’est écrit avant votre accord, et chaque fichier a sa ligne dans le rapport.',
  site: 'Site où ces personnes sont suivies',
  choisir: 'Choisir une archive ZIP',
  choisirAide: 'Une partie d’un export d’Orapont, 4\u00a0Go au plus. Une partie après l’autre.',
  tropGrand: 'Cette archive dépasse 4\u00a0Go.',
  envoi: 'Envoi de l’archive',
  envoiCoupe: 'La ligne est coupée\u00a0: l’envoi reprendra de lui-même',
  envoiEchec:
    'L’archive n’est pas arrivée en entier. Vérifiez la connexion, puis choisissez-la de nouveau\u00a0: l’envoi reprend où il s’est arrêté.',
  envoiArrete: 'Envoi arrêté. Choisissez la même archive pour le reprendre où il en était.',
  arreter: 'Arrêter l’envoi',
  deposee: (moment: string, qui: string) => `Déposée le ${moment} par ${qui}`,
  etats: {
    EXAMEN: 'En cours d’examen',
    EXAMINEE: 'Examinée\u00a0: rien n’est écrit encore',
    EN_COURS: 'Reprise en cours',
    TERMINEE: 'Reprise terminée',
    REFUSEE: 'Archive refusée',
    INTERROMPUE: 'Reprise arrêtée',
  } satisfies Record<RepriseT['etat'], string>,
  vers: (site: string) => `Site\u00a0: ${site}`,
  accorder: 'Reprendre ces dossiers',
  accorderQuestion: 'Reprendre ces dossiers\u00a0?',
  accorderAide:
    'Les fiches, la santé, les proches et tous les fichiers sont repris. L’INS est à redemander ici. Les demandes et odontogrammes anciens deviennent des documents du dossier. Ce qui attend une personne n’est pas repris.',
  accordee: 'Reprise commencée. Vous pouvez quitter cette page.',
  rapport: 'Rapport complet (CSV)',
  ecarts: 'À lire',
  fichier: 'Fichier',
  sort: 'Ce qu’il devient',
  motif: 'Pourquoi',
  premiers: 'Les cent premières lignes. Le rapport les donne toutes.',
  aucune: 'Aucune reprise',
  aucuneAide: 'Déposez une archive pour voir ce qu’elle deviendrait.',
  erreurTitre: 'Les reprises n’ont pas pu être lues',
  erreurSur: 'Rien n’a changé dans les dossiers.',
} as const;
