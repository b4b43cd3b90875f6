import type { EtatEtude, EtudeRecueT } from '@orapont/contract/imagerie';
import type { RegleRapprochement } from '@orapont/domain/imagerie/rapprochement';

export const TEXTES = {
  titre: 'Images reçues',
  chapeau:
    'Ce que vos appareils et vos disques ont envoyé. Rien n’entre dans un dossier sans qu’une personne le dise.',
  attente: 'À rapprocher',
  decidees: 'Décidées',
  refus: 'Refusées à l’arrivée',
  erreurTitre: 'Cette liste ne s’affiche pas',
  erreurSur: 'Ce qui a été reçu est gardé.',
  videAttente: 'Aucune image n’attend',
  videAttenteAide:
    'Les images envoyées par une panoramique ou un capteur arrivent ici. Vous pouvez aussi importer un disque.',
  videDecidees: 'Aucune décision récente',
  videDecideesAide: 'Les examens que vous rattachez ou refusez restent ici, et s’annulent.',
  videRefus: 'Aucun refus cette semaine',
  videRefusAide: 'Ce qui n’a pas pu être gardé à l’arrivée est dit ici, avec son motif.',
  inscrit: 'Inscrit dans le fichier',
  choisie: 'Personne choisie',
  sansNom: 'Sans nom',
  neLe: (jour: string) => `Naissance\u00a0: ${jour}`,
  naissanceNonDite: 'Naissance non dite',
  numero: (numero: string) => `n°\u00a0${numero}`,
  examenDu: (jour: string) => `examen du ${jour}`,
  envoyePar: (qui: string, quand: string) => `Reçu le ${quand}, ${qui}`,
  appareil: 'Envoyé par',
  images: (n: number) => `${n} image${n > 1 ? 's' : ''}`,
  encore: (n: number) => `et ${n} de plus`,
  enPreparation: 'En préparation',
  illisible: 'Image illisible',
  texteIncruste: 'Du texte est incrusté dans l’image',
  rattacher: 'Rattacher',
  rattacherA: (nom: string) => `Rattacher à ${nom}`,
  refuser: 'Refuser',
  annulerDecision: 'Annuler cette décision',
  annulee: 'L’examen attend à nouveau.',
  rattachee: 'Examen rattaché.',
  refusee: 'Examen refusé. Ses images s’effacent dans une semaine.',
  defaire: 'Annuler',
  dialogueRattacher: 'De qui est cet examen\u202f?',
  dialogueRefuser: 'Refuser cet examen',
  motif: 'Motif',
  chercher: 'Personne',
  chercherAide: 'Trois lettres de son nom suffisent.',
  personneInconnue: 'Personne de ce nom parmi ceux qui sont suivis ici.',
  choisirPersonne: 'Choisissez une personne.',
  choisirMotif: 'Choisissez un motif.',
  dansDossier: 'Au dossier seulement',
  destination: 'Où mettre les images',
  dansDemande: (motif: string) => `Au dossier, et dans la demande «\u00a0${motif}\u00a0»`,
  sansMotif: 'sans motif',
  choixImages: 'Images à mettre dans la demande',
  serie: (nom: string) => `Série ${nom}`.trim(),
  touteLaSerie: (nom: string, n: number) => `${nom || 'Série'}, toutes les ${n} images`,
  imageNumero: (rang: number, incruste: boolean) => `Image ${rang}${incruste ? ', texte incrusté' : ''}`,
  choisies: (n: number, toutes: number) =>
    n === toutes
      ? `Tout l’examen ira dans la demande (${n}).`
      : `${n} sur ${toutes} dans la demande. Le dossier garde tout l’examen.`,
  aucuneChoisie: 'Cochez au moins une image, ou choisissez «\u00a0Au dossier seulement\u00a0».',
  tropChoisies: (n: number, max: number) => `Une demande prend ${max} images\u00a0: ${n} sont cochées.`,
  identique: 'L’identité concorde',
  differente: 'L’identité inscrite diffère',
  differenteAide:
    'Le nom, la naissance ou le sexe inscrits ne sont pas ceux de cette personne. Vérifiez avant de confirmer.',
  verifiee: 'J’ai vérifié\u00a0: cet examen est bien de cette personne',
  retenir: 'Reconnaître ce numéro la prochaine fois',
  annuler: 'Annuler',
  ecartees: (n: number) => `${n} image${n > 1 ? 's' : ''} n’a pas pu entrer dans la demande.`,
  par: (nom: string) => `par ${nom}`,
  definitive: 'Images effacées',
  quand: 'Quand',
  pourquoi: 'Pourquoi',
  portes: 'Appareils d’imagerie',
  portesAide:
    'Chaque appareil envoie à un seul lieu d’une seule organisation. Ce qui n’est pas déclaré ici est refusé.',
  portFerme: 'La réception DICOM est fermée sur ce serveur',
  portFermeAide:
    'Donnez un port (ORAPONT_DICOM_PORT, par exemple 11112) et l’adresse d’écoute (ORAPONT_DICOM_HOST) puis redémarrez. Les envois par le web restent ouverts.',
  portOuvert: (port: number) => `Réception DICOM ouverte, port ${port}`,
  declarer: 'Déclarer un appareil',
  aucunePorte: 'Aucun appareil déclaré',
  aucunePorteAide: 'Déclarez la panoramique, le capteur ou le logiciel qui enverra des images.',
  nom: 'Nom de l’appareil',
  lieu: 'Lieu',
  type: 'Comment il envoie',
  typeDimse: 'DICOM (C-STORE)',
  typeStow: 'Par le web (STOW-RS), avec un jeton',
  aeAppelant: 'Titre de l’appareil (AE)',
  aeAppele: 'Titre d’Orapont (AE)',
  adresse: 'Adresse IP de l’appareil',
  peutLire: 'Cet appareil peut aussi lire les examens du lieu',
  peutLireAide:
    'Sans cela, son jeton ne fait que déposer. Avec cela, il lit ceux des personnes suivies à ce lieu\u00a0; chaque lecture est inscrite à leur historique.',
  lit: 'dépose et lit',
  reglesTitre: 'Proposer une personne quand',
  jetonTitre: 'Copiez ce jeton maintenant',
  jetonAide: (adresse: string) =>
    `Il n’est montré qu’une fois. L’appareil l’envoie dans l’en-tête «\u00a0Authorization: Bearer …\u00a0», à l’adresse ${adresse}.`,
  copier: 'Copier',
  copie: 'Jeton copié.',
  ferme: 'Fermer',
  fermerPorte: 'Fermer la porte',
  fermerQuestion: (nom: string) => `Fermer la porte à «\u00a0${nom}\u00a0»\u202f?`,
  fermerAide: 'Cet appareil sera refusé dès son prochain envoi. Ce qu’il a déjà envoyé reste.',
  porteFermee: 'Porte fermée.',
  porteOuverte: 'Appareil déclaré.',
  dernierUsage: 'Dernier envoi',
  jamais: 'jamais',
  fermeeLe: (jour: string) => `fermée le ${jour}`,
} as const;

export const LIBELLE_SEXE = { F: 'femme', M: 'homme', O: 'autre', I: 'indéterminé' } as const;

export const LIBELLE_REGLE = {
  IDENTIFIANT: 'son numéro dans l’appareil a déjà été reconnu',
  TRAITS: 'nom, prénom, naissance et sexe sont égaux et qu’une seule personne les porte',
} as const satisfies Record<RegleRapprochement, string>;

export const PROPOSITION = {
  IDENTIFIANT: 'Proposé par son numéro',
  TRAITS: 'Proposé par ses traits d’identité',
} as const satisfies Record<RegleRapprochement, string>;

export const LIBELLE_ETAT = {
  A_RAPPROCHER: 'À rapprocher',
  PROPOSEE: 'Une personne est proposée',
  RATTACHEE: 'Rattaché',
  REFUSEE: 'Refusé',
} as const satisfies Record<EtatEtude, string>;

const JOUR = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' });
export const enJour = (jour: string) => JOUR.format(new Date(`${jour}T12:00:00Z`));

type Nomme = {
  readonly nomNaissance: string;
  readonly nomUtilise: string | null;
  readonly prenoms: readonly string[];
};
export const nomDe = ({ nomNaissance, nomUtilise, prenoms }: Nomme) =>
  `${(nomUtilise ?? nomNaissance).toLocaleUpperCase('fr')} ${prenoms[0] ?? ''}`.trim();

export const nomInscrit = ({ nom, prenoms }: EtudeRecueT['patient']) =>
  `${nom.toLocaleUpperCase('fr')} ${prenoms}`.trim() || TEXTES.sansNom;
