import { type LogicielT, RESSOURCES_FHIR, type TypeFhir } from '@orapont/contract/fhir';
import type { TypeCree } from '@orapont/contract/fhir-creation';

export const TEXTES = {
  titre: 'Logiciels reliés',
  aide: 'Un logiciel de soins ou un entrepôt peut lire en FHIR ce que tient une organisation, pour les personnes suivies aujourd’hui sur les sites choisis. S’il en a le droit, il y crée des dossiers provisoires, y classe des documents, ou y dépose des brouillons de demandes, qu’un professionnel relit et envoie.',
  declarer: 'Relier un logiciel',
  aucun: 'Aucun logiciel relié',
  aucunAide: 'Tant qu’aucun n’est déclaré ici, personne ne lit par cette porte.',
  nom: 'Nom du logiciel',
  nomAide: 'Il s’affiche dans l’historique de chaque dossier lu.',
  organisation: 'Organisation',
  sites: 'Sites dont il lit les personnes suivies',
  sitesVides: 'Choisissez au moins un site.',
  portees: 'Ce qu’il lit',
  porteesVides: 'Choisissez au moins un type d’information.',
  cree: 'Ce qu’il crée',
  creeAide: 'Rien, si vous ne cochez rien.',
  depose: 'Il dépose des demandes d’avis (Confluences Téléexpertise)',
  deposeAide:
    'Il ouvre un brouillon au nom d’un professionnel de ces sites. Une personne inconnue y reçoit un dossier provisoire, sans INS.',
  deposeCourt: 'dépose des demandes',
  suivi: 'Comment il suit ses demandes',
  suiviLit: 'Il demande lui-même où elles en sont',
  suiviDit: 'Orapont lui annonce chaque changement',
  suiviUrl: 'Son adresse FHIR',
  suiviJeton: 'Jeton à présenter à cette adresse',
  suiviJetonAide: 'L’éditeur vous le remet. Il est gardé chiffré et ne sera plus montré.',
  methode: 'Sous quelle forme',
  methodes: {
    PATCH: 'Le changement seul (PATCH)',
    PUT: 'La demande entière, relue puis remplacée (PUT)',
  },
  suiviTitre: (nom: string) => `Comment ${nom} suit ses demandes`,
  suiviChange: 'Suivi enregistré.',
  suiviGeste: 'Suivi',
  enregistrer: 'Enregistrer',
  lit: 'Lit, dépose',
  tout: 'Tout',
  dernierUsage: 'Dernier jeton',
  jamais: 'Jamais',
  gestes: 'Actions',
  fermer: 'Fermer',
  fermeLe: (moment: string) => `Fermé le ${moment}`,
  fermerQuestion: (nom: string) => `Fermer la porte à «\u00a0${nom}\u00a0»\u202f?`,
  fermerAide: 'Il ne lira plus rien dès maintenant. Pour le relier à nouveau, il faudra un autre secret.',
  relie: 'Logiciel relié.',
  porteFermee: 'Porte fermée.',
  annuler: 'Annuler',
  secretTitre: 'Copiez ces clés maintenant',
  secretAide: 'Le secret n’est montré qu’une fois. Transmettez-le à l’éditeur par un moyen sûr.',
  adresse: 'Adresse FHIR',
  identifiant: 'Identifiant (client_id)',
  secret: 'Secret (client_secret)',
  copier: 'Copier les trois lignes',
  copie: 'Copié.',
  compris: 'J’ai copié ces clés',
  erreurTitre: 'La liste n’a pas pu être lue',
  erreurSur: 'Aucune porte n’a changé.',
} as const;

/** What each kind of resource holds, for whoever opens it. */
export const LIBELLE_PORTEE = {
  Patient: 'Identité des personnes',
  Practitioner: 'Professionnels',
  PractitionerRole: 'Qui travaille où',
  Organization: 'Structures et sites',
  ServiceRequest: 'Demandes d’avis, avec leur question',
  Consent: 'Consentements et retraits',
  DocumentReference: 'Documents du dossier',
  DiagnosticReport: 'Comptes rendus signés',
  ImagingStudy: 'Liste des examens d’imagerie reçus, sans leurs images',
  Observation: 'Dents décrites par les réponses signées',
  Provenance: 'Qui a écrit et signé',
  AuditEvent: 'Journal des accès aux dossiers',
} as const satisfies Record<TypeFhir, string>;

/** What it may create, and with what guard. */
export const LIBELLE_CREATION = {
  Patient: 'Des dossiers provisoires, sans INS, pour qui n’en a pas ici',
  DocumentReference: 'Des documents PDF, dans le dossier d’une personne suivie sur ces sites',
} as const satisfies Record<TypeCree, string>;

const CREE_COURT = {
  Patient: 'crée des dossiers',
  DocumentReference: 'classe des documents',
} as const satisfies Record<TypeCree, string>;

/** What it writes, in a few words. */
export const ecritQuoi = ({ ecrit, cree }: Pick<LogicielT, 'ecrit' | 'cree'>): readonly string[] => [
  ...cree.map((type) => CREE_COURT[type]),
  ...(ecrit ? [TEXTES.deposeCourt] : []),
];

export function litQuoi(portees: readonly string[]): string {
  const types = portees.includes('*') ? RESSOURCES_FHIR : RESSOURCES_FHIR.filter((t) => portees.includes(t));
  if (types.length === RESSOURCES_FHIR.length) return TEXTES.tout;
  const phrase = types.map((type) => LIBELLE_PORTEE[type].toLowerCase()).join(', ');
  return phrase.charAt(0).toUpperCase() + phrase.slice(1);
}
