import type { Role } from '@orapont/contract/route';
import type { Civilite } from '@orapont/domain/identite/libelle-profession';
import type { CodeProfession, CodeSavoirFaire } from '@orapont/domain/identite/professions';
import { finess, rpps } from './identifiants.ts';

export type OrganisationDemo = {
  cle: string;
  nom: string;
  type: 'ESMS' | 'CABINET' | 'ETABLISSEMENT_SANTE' | 'COORDINATION';
  /** Of the legal entity; a cabinet of one practitioner has none. */
  finess?: string;
  sites: SiteDemo[];
};
export type SiteDemo = {
  cle: string;
  nom: string;
  categorie: string | null;
  finess: string;
  adresse: string;
  bal: string | null;
};
export type LieuDemo = { site: string; roles: Role[]; employeur?: boolean };
export type PersonneDemo = {
  identifiant: string;
  nom: string;
  prenom: string;
  profession: CodeProfession;
  civilite: Civilite;
  fonction: string;
  lieux: LieuDemo[];
  savoirFaire?: CodeSavoirFaire;
  rpps?: string;
  conventionne?: boolean;
  exercice?: 'LIBERAL' | 'SALARIE' | 'REMPLACANT';
  remplace?: string;
  conge?: { duJours: number; auJours: number };
  captation?: boolean;
  administrateur?: boolean;
};

/** Fictitious places: an association with two EHPAD, a MAS and an IME that is not eligible; three cabinets; a hospital; a network. */
export const ORGANISATIONS: readonly OrganisationDemo[] = [
  {
    cle: 'association',
    nom: 'Association Les Tilleuls',
    type: 'ESMS',
    finess: finess('34', 90),
    sites: [
      {
        cle: 'tilleuls',
        nom: 'EHPAD Les Tilleuls',
        categorie: '500',
        finess: finess('34', 1),
        adresse: '3 rue des Tilleuls, 34000 Montpellier',
        bal: 'ehpad.tilleuls@demo.mssante.fr',
      },
      {
        cle: 'belair',
        nom: 'EHPAD Bel Air',
        categorie: '500',
        finess: finess('34', 2),
        adresse: '12 chemin de Bel Air, 34170 Castelnau-le-Lez',
        bal: 'ehpad.belair@demo.mssante.fr',
      },
      {
        cle: 'source',
        nom: 'MAS La Source',
        categorie: '255',
        finess: finess('34', 3),
        adresse: '8 route de la Source, 34980 Saint-Gély-du-Fesc',
        bal: 'mas.source@demo.mssante.fr',
      },
      {
        cle: 'peupliers',
        nom: 'IME Les Peupliers',
        categorie: '183',
        finess: finess('34', 4),
        adresse: '1 allée des Peupliers, 34090 Montpellier',
        bal: 'ime.peupliers@demo.mssante.fr',
      },
    ],
  },
  {
    cle: 'port',
    nom: 'Cabinet dentaire du Port',
    type: 'CABINET',
    sites: [
      {
        cle: 'port',
        nom: 'Cabinet dentaire du Port',
        categorie: null,
        finess: finess('34', 11),
        adresse: '5 quai du Port, 34000 Montpellier',
        bal: 'cabinet.port@demo.mssante.fr',
      },
    ],
  },
  {
    cle: 'lices',
    nom: 'Cabinet dentaire des Lices',
    type: 'CABINET',
    sites: [
      {
        cle: 'lices',
        nom: 'Cabinet dentaire des Lices',
        categorie: null,
        finess: finess('34', 12),
        adresse: '22 place des Lices, 34070 Montpellier',
        bal: 'cabinet.lices@demo.mssante.fr',
      },
    ],
  },
  {
    cle: 'roch',
    nom: 'Cabinet dentaire Saint-Roch',
    type: 'CABINET',
    sites: [
      {
        cle: 'roch',
        nom: 'Cabinet dentaire Saint-Roch',
        categorie: null,
        finess: finess('34', 13),
        adresse: '9 rue Saint-Roch, 34000 Montpellier',
        bal: null,
      },
    ],
  },
  {
    cle: 'hopital',
    nom: 'Centre hospitalier du Lez',
    type: 'ETABLISSEMENT_SANTE',
    finess: finess('34', 91),
    sites: [
      {
        cle: 'hopital',
        nom: 'Centre hospitalier du Lez',
        categorie: '355',
        finess: finess('34', 21),
        adresse: '100 avenue du Lez, 34090 Montpellier',
        bal: 'stomatologie@demo.mssante.fr',
      },
    ],
  },
  {
    cle: 'reseau',
    nom: 'Réseau Sourires',
    type: 'COORDINATION',
    finess: finess('34', 92),
    sites: [
      {
        cle: 'reseau',
        nom: 'Réseau Sourires',
        categorie: null,
        finess: finess('34', 31),
        adresse: '4 rue de la Loge, 34000 Montpellier',
        bal: null,
      },
    ],
  },
];

const soignant = (site: string): LieuDemo => ({ site, roles: ['soignant'] });
const praticien = (site: string): LieuDemo => ({ site, roles: ['praticien'] });

export const PERSONNES: readonly PersonneDemo[] = [
  {
    identifiant: 'emilie.roche',
    nom: 'Roche',
    prenom: 'Émilie',
    profession: '60',
    civilite: 'MME',
    fonction: 'infirmière',
    rpps: rpps(1),
    lieux: [soignant('tilleuls')],
    captation: true,
  },
  {
    identifiant: 'thomas.leroy',
    nom: 'Leroy',
    prenom: 'Thomas',
    profession: '60',
    civilite: 'M',
    fonction: 'infirmier',
    rpps: rpps(2),
    lieux: [soignant('belair')],
    captation: true,
  },
  {
    identifiant: 'marie.fontaine',
    nom: 'Fontaine',
    prenom: 'Marie',
    profession: '60',
    civilite: 'MME',
    fonction: 'infirmière',
    rpps: rpps(3),
    lieux: [soignant('source')],
    captation: true,
  },
  {
    identifiant: 'anne.petit',
    nom: 'Petit',
    prenom: 'Anne',
    profession: '60',
    civilite: 'MME',
    fonction: 'infirmière',
    rpps: rpps(4),
    lieux: [soignant('peupliers')],
    captation: true,
  },
  {
    identifiant: 'karim.haddad',
    nom: 'Haddad',
    prenom: 'Karim',
    profession: '60',
    civilite: 'M',
    fonction: 'infirmier itinérant du réseau',
    rpps: rpps(5),
    captation: true,
    lieux: [
      { site: 'tilleuls', roles: ['preneur'], employeur: false },
      { site: 'belair', roles: ['preneur'], employeur: false },
    ],
  },
  {
    identifiant: 'fatou.diallo',
    nom: 'Diallo',
    prenom: 'Fatou',
    profession: '35',
    civilite: 'MME',
    fonction: 'aide-soignante',
    captation: true,
    lieux: [{ site: 'tilleuls', roles: ['preneur'] }],
  },
  {
    identifiant: 'lucas.morel',
    nom: 'Morel',
    prenom: 'Lucas',
    profession: 'EDUC',
    civilite: 'M',
    fonction: 'éducateur',
    lieux: [{ site: 'source', roles: ['preneur'] }],
  },
  {
    identifiant: 'claire.moreau',
    nom: 'Moreau',
    prenom: 'Claire',
    profession: '40',
    civilite: 'MME',
    fonction: 'chirurgienne-dentiste',
    rpps: rpps(11),
    conventionne: true,
    exercice: 'LIBERAL',
    captation: true,
    lieux: [praticien('port')],
  },
  {
    identifiant: 'hugo.lambert',
    nom: 'Lambert',
    prenom: 'Hugo',
    profession: '40',
    civilite: 'M',
    fonction: 'chirurgien-dentiste',
    rpps: rpps(12),
    conventionne: true,
    exercice: 'LIBERAL',
    captation: true,
    lieux: [praticien('port')],
  },
  {
    identifiant: 'julie.garnier',
    nom: 'Garnier',
    prenom: 'Julie',
    profession: '40',
    civilite: 'MME',
    fonction: 'chirurgienne-dentiste',
    rpps: rpps(13),
    conventionne: true,
    exercice: 'LIBERAL',
    captation: true,
    lieux: [praticien('lices')],
  },
  {
    identifiant: 'paul.vasseur',
    nom: 'Vasseur',
    prenom: 'Paul',
    profession: '40',
    civilite: 'M',
    fonction: 'chirurgien-dentiste, en congé',
    rpps: rpps(14),
    conventionne: true,
    exercice: 'LIBERAL',
    conge: { duJours: -5, auJours: 30 },
    lieux: [praticien('roch')],
  },
  {
    identifiant: 'ines.benali',
    nom: 'Benali',
    prenom: 'Inès',
    profession: '40',
    civilite: 'MME',
    fonction: 'chirurgienne-dentiste remplaçante',
    rpps: rpps(15),
    conventionne: true,
    exercice: 'REMPLACANT',
    remplace: 'paul.vasseur',
    captation: true,
    lieux: [praticien('roch')],
  },
  {
    identifiant: 'antoine.mercier',
    nom: 'Mercier',
    prenom: 'Antoine',
    profession: '40',
    civilite: 'M',
    fonction: 'chirurgien oral',
    savoirFaire: 'SCD02',
    rpps: rpps(21),
    conventionne: true,
    exercice: 'SALARIE',
    lieux: [praticien('hopital')],
  },
  {
    identifiant: 'sophie.delmas',
    nom: 'Delmas',
    prenom: 'Sophie',
    profession: '10',
    civilite: 'MME',
    fonction: 'dermatologue',
    savoirFaire: 'SM15',
    rpps: rpps(22),
    conventionne: true,
    exercice: 'SALARIE',
    lieux: [praticien('hopital')],
  },
  {
    identifiant: 'lea.simon',
    nom: 'Simon',
    prenom: 'Léa',
    profession: 'SECR',
    civilite: 'MME',
    fonction: 'secrétaire',
    lieux: [{ site: 'port', roles: ['secretariat'] }],
  },
  {
    identifiant: 'nathalie.perrin',
    nom: 'Perrin',
    prenom: 'Nathalie',
    profession: 'COORD',
    civilite: 'MME',
    fonction: 'coordinatrice',
    lieux: [{ site: 'reseau', roles: ['coordinateur'] }],
  },
  {
    identifiant: 'administration',
    nom: 'Fabre',
    prenom: 'Hélène',
    profession: 'DIR',
    civilite: 'MME',
    fonction: 'administratrice',
    administrateur: true,
    lieux: [],
  },
];
