import type { RepriseT } from '@orapont/contract/reprise';

const NOMBRE = new Intl.NumberFormat('fr-FR');
export const enNombre = (nombre: number): string => NOMBRE.format(nombre);

export const TEXTES = {
  titre: 'Reprise',
  aide: 'Reprendre ici des dossiers tenus ailleurs. L’archive est d’abord examinée\u00a0: rien n’est écrit avant votre accord, et un rapport dit ce que devient chaque ligne et chaque fichier.',
  genres: 'Ce qui peut être repris, et comment le ranger',
  genresAide:
    'Un seul fichier ZIP, d’un de ces quatre genres. Il est reconnu de lui-même. Un lot FHIR ou un document CDA peut aussi être déposé seul, sans ZIP. Quelqu’un qui pourrait être déjà suivi ici attend toujours une personne.',
  orapont: 'Une partie de l’export, telle qu’elle a été téléchargée. Une partie après l’autre.',
  liste: 'Une liste de personnes en CSV, et leurs images ou documents.',
  listeRegles: [
    'La liste a une ligne par personne\u00a0: nom de naissance, prénom, date de naissance, sexe, et l’identifiant du logiciel de soins.',
    'Chaque image est dans un dossier au nom de cet identifiant (R-001), ou nommée dans un second CSV, ou dans une colonne «\u00a0Fichier\u00a0» de la liste.',
    'Images JPEG, PNG, WebP ou HEIC, radiographies DICOM, PDF et textes. Une image abîmée est refusée par son nom.',
  ],
  modelePersonnes: 'Modèle de liste de personnes',
  modeleImages: 'Modèle de liste d’images',
  fhir: 'Un ou plusieurs lots (Bundle) en JSON, ou une ressource par ligne (NDJSON), avec à côté les fichiers qu’ils nomment.',
  cda: 'Un dossier de documents CDA (fichiers XML), ou d’archives XDM comme celles d’un message MSSanté.',
  site: 'Site où ces personnes sont suivies',
  choisir: 'Choisir une archive ZIP',
  choisirAide: '4\u00a0Go au plus. Si la ligne est coupée, l’envoi reprend où il s’est arrêté.',
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
    REFUSEE: 'Archive non reprise',
    INTERROMPUE: 'Reprise arrêtée',
  } satisfies Record<RepriseT['etat'], string>,
  vers: (site: string) => `Site\u00a0: ${site}`,
  genre: (genre: string) => `Genre d’archive\u00a0: ${genre}`,
  gestes: {
    accorder: {
      bouton: 'Reprendre ces dossiers',
      question: 'Reprendre ces dossiers\u202f?',
      aide: 'Les fiches et les fichiers annoncés sont repris\u202f; images, demandes et odontogrammes anciens deviennent des documents du dossier. L’INS est à redemander ici. Ce qui attend une personne n’est pas repris.',
      fait: 'Reprise commencée. Vous pouvez quitter cette page.',
    },
    ecarter: {
      bouton: 'Écarter l’archive',
      question: 'Écarter cette archive\u202f?',
      aide: 'Rien n’en est repris, et elle est effacée d’ici. Son rapport reste. Pour la reprendre plus tard, déposez-la de nouveau.',
      fait: 'Archive écartée, et effacée d’ici.',
    },
  },
  rienAReprendre: 'Rien de nouveau à reprendre dans cette archive.',
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
