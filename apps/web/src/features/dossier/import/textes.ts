const N = '\u00a0';

const pluriel = (n: number, un: string, plusieurs: string) =>
  `${n.toLocaleString('fr')}${N}${n > 1 ? plusieurs : un}`;

export const TEXTES = {
  titre: 'Importer une liste',
  aide: 'La liste de votre dossier usager informatisé, en CSV. Rien n’est enregistré avant votre accord.',
  site: (nom: string) => `Les personnes nouvelles seront inscrites à ${nom}.`,
  retourListe: 'Retour à la liste',
  etapes: { fichier: 'Fichier', colonnes: 'Colonnes', lignes: 'Vérification', fin: 'Résultat' },
  choisir: 'Choisissez le fichier CSV',
  aideFichier: `Jusqu’à 700${N}ko, soit plusieurs milliers de lignes. L’encodage, le séparateur et la ligne de titres sont reconnus.`,
  ouColler: 'Ou collez la liste ici, avec sa ligne de titres',
  modele: 'Télécharger un modèle de liste',
  continuer: 'Continuer',
  retour: 'Revenir',
  tropGros: `Ce fichier dépasse 700${N}ko${N}: coupez-le en plusieurs.`,

  correspondance: 'À quoi correspond chaque colonne\u202f?',
  nonRepris: 'Non repris',
  exemple: 'Exemple',
  manque: `Il manque${N}: `,
  resume: (n: number, encodage: string, sep: string) =>
    `${pluriel(n, 'ligne lue', 'lignes lues')} (${encodage}, séparateur «${N}${sep}${N}»).`,
  avantTitres: (n: number) =>
    n > 1
      ? `Les ${n} premières lignes, au-dessus des titres, ne sont pas reprises.`
      : 'La première ligne, au-dessus des titres, n’est pas reprise.',

  etats: { NOUVELLE: 'Nouvelle', CONNUE: 'Déjà connue', RESSEMBLE: 'À vérifier', ERREUR: 'En erreur' },
  compte: {
    NOUVELLE: (n: number) => pluriel(n, 'nouvelle', 'nouvelles'),
    CONNUE: (n: number) => pluriel(n, 'déjà connue', 'déjà connues'),
    RESSEMBLE: (n: number) => pluriel(n, 'à vérifier', 'à vérifier'),
    ERREUR: (n: number) => pluriel(n, 'en erreur', 'en erreur'),
  },
  ligne: (numero: number) => `ligne${N}${numero}`,
  chambre: (numero: string) => `chambre${N}${numero}`,
  quiEstCe: (identite: string) => `Qui est ${identite}\u202f?`,
  memePersonne: 'C’est la même personne',
  autrePersonne: 'C’est une autre personne',
  autrePersonneAide: 'Une nouvelle fiche sera créée, notée homonyme.',
  fiche: { F: 'née le', M: 'né le', I: 'de naissance' },
  ecarter: 'Laisser de côté',
  ecarterLigne: (numero: number) => `Laisser de côté (ligne${N}${numero})`,
  reprendre: 'Reprendre du fichier',
  reprendreFichier: (champ: string, actuel: string, fichier: string) =>
    actuel === ''
      ? `${champ}${N}: noter «${N}${fichier}${N}»`
      : `${champ}${N}: remplacer «${N}${actuel}${N}» par «${N}${fichier}${N}»`,
  identique: 'Rien à changer dans la fiche.',
  decisions: (n: number) => `${pluriel(n, 'ligne attend', 'lignes attendent')} votre décision.`,
  ecarterErreurs: (n: number) =>
    n > 1 ? `Laisser de côté les ${n} lignes en erreur` : 'Laisser de côté la ligne en erreur',
  memes: (n: number) =>
    n > 1
      ? `Ces ${n} personnes sont déjà inscrites\u202f: mêmes nom, prénom, naissance et sexe`
      : 'Cette personne est déjà inscrite\u202f: mêmes nom, prénom, naissance et sexe',
  voirPlus: (n: number) => `Afficher ${pluriel(n, 'ligne de plus', 'lignes de plus')}`,
  importerLignes: (n: number) => `Importer ${pluriel(n, 'ligne', 'lignes')}`,

  fini: 'La liste est importée',
  bilan: {
    crees: 'Fiches créées',
    misAJour: 'Fiches mises à jour',
    inchanges: 'Sans changement',
    ecartes: 'Laissées de côté',
  },
  voirListe: 'Voir la liste',
} as const;
