import type {
  EnTeteCda,
  IntervenantCda,
  ModeleDemandeCda,
  StructureCda,
} from '../../features/echange/ports.ts';

/** Fictitious people and places for the tests of documents. */
export const EHPAD: StructureCda = {
  nom: 'EHPAD Les Tilleuls',
  finess: '340000017',
  siret: null,
  categorie: '500',
  type: 'ESMS',
  adresse: '3 rue des Tilleuls, 34000 Montpellier',
};
export const CABINET: StructureCda = {
  nom: 'Cabinet dentaire du Port',
  finess: '340000116',
  siret: null,
  categorie: null,
  type: 'CABINET_DENTAIRE',
  adresse: '5 quai du Port, 34000 Montpellier',
};
export const INFIRMIERE: IntervenantCda = {
  nom: 'Roche',
  prenom: 'Émilie',
  profession: '60',
  savoirFaire: null,
  rpps: '10000000017',
  identifiantInterne: 'b1',
  bal: 'emilie.roche@demo.mssante.fr',
  structure: EHPAD,
};
export const DENTISTE: IntervenantCda = {
  nom: 'Moreau',
  prenom: 'Claire',
  profession: '40',
  savoirFaire: 'SCD02',
  rpps: '10000000025',
  identifiantInterne: 'b2',
  bal: null,
  structure: CABINET,
};

export const enTeteDemande = (champs: Partial<EnTeteCda> = {}): EnTeteCda => ({
  edition: '2026.01',
  identifiant: '2.25.298147829471',
  lot: '2.25.298147829470',
  version: 1,
  titre: 'Demande de téléexpertise',
  etabliLe: '2026-11-21T13:30:05.120Z',
  patient: {
    ins: { matricule: '279035121518989', oid: '1.2.250.1.213.1.4.10' },
    ipp: { systeme: '2.25.11', numero: 'P-000123' },
    nomNaissance: 'PAT-TROIS',
    nomUtilise: 'DURAND',
    prenoms: ['DOMINIQUE', 'MARIE-LOUISE'],
    prenomUtilise: null,
    sexe: 'F',
    dateNaissance: '1979-03-28',
    lieuNaissance: '51215',
    representant: { identite: 'Jeanne Nessi', qualite: 'tutrice' },
  },
  auteur: INFIRMIERE,
  destinataires: [DENTISTE],
  participants: [],
  acte: { code: 'RQD', debut: '2026-11-21T13:30:05.120Z', fin: null },
  lieu: EHPAD,
  repondA: null,
  remplace: null,
  consentement: '2.25.77',
  ...champs,
});

export const modeleDemandeCda = (champs: Partial<ModeleDemandeCda> = {}): ModeleDemandeCda => ({
  enTete: enTeteDemande(),
  anamnese: ['Motif\u00a0: douleur de la 36.', 'Question\u00a0: faut-il une radiographie\u202f?'],
  modeDeVie: ['Tabac\u00a0: arrêté.'],
  traitements: [
    { libelle: 'Apixaban 5 mg', cis: null, debut: '2024-01-05', fin: null },
    { libelle: 'PLAVIX 75mg, comprimé pelliculé', cis: '63564053', debut: null, fin: null },
  ],
  documents: [
    {
      titre: 'Demande et images',
      type: 'application/pdf',
      octets: new TextEncoder().encode('%PDF-1.4\n%%EOF\n'),
      le: '2026-11-21',
    },
  ],
  ...champs,
});

export const PDF_FICTIF = new TextEncoder().encode('%PDF-1.4\n%%EOF\n');
