import type { ObservationDent, ObservationFace } from '@orapont/domain/bouche/observation';
import type {
  ActeurDuDocument,
  ModeleCompteRendu,
  ModeleDemande,
  ModelePiece,
  ModelePrescription,
} from '../../features/compte-rendu/ports.ts';

/** Complete fictitious models: the tests change one thing at a time from here. */

const infirmiere: ActeurDuDocument = {
  prenom: 'Amina',
  nom: 'Benali',
  profession: 'infirmière',
  savoirFaire: null,
  rpps: '10100000017',
  structure: {
    nom: 'EHPAD Les Tilleuls',
    categorie: 'EHPAD',
    finess: '750000218',
    siret: null,
    adresse: '12 rue des Tilleuls, 59000 Lille',
  },
};

const dentiste: ActeurDuDocument = {
  prenom: 'Claire',
  nom: 'Dupuis',
  profession: 'chirurgien-dentiste',
  savoirFaire: 'chirurgie orale',
  rpps: '10100000025',
  structure: {
    nom: 'Cabinet dentaire du Pont',
    categorie: 'cabinet libéral',
    finess: '590000626',
    siret: '40483304800022',
    adresse: '3 quai du Wault, 59800 Lille',
  },
};

export const aideSoignant: ActeurDuDocument = {
  prenom: 'Yanis',
  nom: 'Le Goff',
  profession: 'aide-soignant',
  savoirFaire: null,
  rpps: null,
  structure: infirmiere.structure,
};

const vue = (constats: ObservationFace['constats']): ObservationFace => ({
  visibilite: 'VUE',
  provenance: 'CONSTATEE',
  motif: null,
  constats,
  precision: '',
  reperes: [],
});
const saine = vue(['SANS_LESION_VISIBLE']);
const partielle: ObservationFace = { ...saine, visibilite: 'PARTIELLE', constats: [] };
const dent = (etat: ObservationDent['etat'], autres: Partial<ObservationDent> = {}): ObservationDent => ({
  etat,
  mobilite: null,
  faces: { vestibulaire: saine, linguale: saine, mesiale: saine, distale: partielle, occlusale: saine },
  precision: '',
  reperes: [],
  ...autres,
});
const faces = (quelques: ObservationDent['faces']): Partial<ObservationDent> => ({
  faces: { ...dent(null).faces, ...quelques },
});

const communs = {
  document: {
    produit: 'Orapont',
    identifiant: 'CR-2026-000123-2',
    numeroActe: 'TE-2026-000123',
    etabliLe: '2026-11-21T13:30:00Z',
  },
  nature: {
    libelle: 'Téléexpertise (article 58), circuit établissement médico-social',
    precision: 'Téléexpertise asynchrone, en l’absence du patient.',
  },
  patient: {
    nomNaissance: 'Lefèvre',
    nomUtilise: 'Œuvrard',
    prenoms: ['Jeanne', 'Marie', 'Élise'],
    prenomUtilise: 'Jeanne',
    dateNaissance: '1938-03-28',
    sexe: 'F',
    lieuNaissance: { libelle: 'Roubaix', cog: '59512' },
    statut: 'QUAL',
    ins: { matricule: '2380359512042', cle: '61' },
    ipp: 'R-0042',
    sejour: 'EHPAD Les Tilleuls, chambre 12',
    representantLegal: {
      identite: 'Paul Œuvrard',
      qualite: 'tuteur avec représentation relative à la personne',
    },
  },
  requerant: infirmiere,
  requis: dentiste,
  auteursImages: [aideSoignant],
  demande: {
    motif: 'Suspicion d’une affection d’origine bucco-dentaire',
    question: 'Cette lésion du bord de la langue doit-elle être montrée rapidement à un spécialiste ?',
    type: 'QUESTION_CIRCONSCRITE',
    histoire: 'Gêne à la mastication depuis trois semaines, douleur cotée 4 sur 10.',
    urgence: 'rapide (72 heures)',
    recueLe: '2026-11-20T08:05:00Z',
  },
  consentement: {
    phrases: [
      'Information donnée le 19/11/2026 à 9 h 10 par Amina BENALI (texte TE-INFO version 3).',
      'Consentement donné le 19/11/2026 à 9 h 25 par Paul Œuvrard, tuteur avec représentation relative à la personne, par téléphone.',
    ],
  },
  contexte: [
    { libelle: 'Antécédents', valeurs: ['Fibrillation atriale (2019)', 'Ostéoporose (2021)'] },
    { libelle: 'Allergies', valeurs: ['Pénicilline (2005)'] },
    {
      libelle: 'Traitements',
      valeurs: ['Apixaban 5 mg, deux fois par jour', 'Acide alendronique, une fois par semaine'],
    },
    { libelle: 'Tabac, alcool', valeurs: ['non renseigné'] },
  ],
  alertes: [
    'Anticoagulant oral direct : apixaban.',
    'Bisphosphonate : acide alendronique depuis 2021.',
    'Allergie : pénicilline.',
  ],
} satisfies Omit<ModeleDemande, 'images' | 'vuesManquantes' | 'objet' | 'envoyeeLe' | 'echeance'>;

export function compteRenduComplet(images: Uint8Array[] = []): ModeleCompteRendu {
  return structuredClone<ModeleCompteRendu>({
    ...communs,
    version: {
      numero: 2,
      remplace: {
        numero: 1,
        identifiant: 'CR-2026-000123-1',
        signeeLe: '2026-11-21T12:00:00Z',
        motif: 'erreur de côté dans la conclusion.',
        changements: [
          'Ajouté\u00a0: 16, face occlusale\u00a0: lésion',
          'Retiré\u00a0: 26, face occlusale\u00a0: lésion',
          'Conclusion\u00a0: texte modifié',
        ],
        prescription: { identifiant: 'PR-2026-000123-1', remplacee: true },
      },
    },
    autresIntervenants: [{ ...aideSoignant, role: 'a préparé la demande' }],
    constats: [
      { site: '16', phrases: ['Lésion de la face occlusale.', 'Face distale partiellement vue.'] },
      { site: '11', phrases: ['Fracture du bord incisif.'] },
      { site: '46', phrases: ['Racine résiduelle.'] },
      {
        site: 'Langue, bord droit',
        phrases: ['Lésion blanche et rouge de 12 mm, surface ulcérée, depuis plus de 3 mois.'],
      },
      { site: 'Joues', phrases: ['Aucune lésion vue sur ces images.'] },
    ],
    nonVus: ['28 et 38 : hors du champ.', 'Plancher de la bouche : ouverture de bouche limitée.'],
    odontogramme: {
      denture: 'PERMANENTE',
      dents: {
        '18': dent('ABSENTE'),
        '17': dent('COURONNE'),
        '16': dent('PRESENTE', {
          ...faces({ occlusale: vue(['LESION']), mesiale: vue(['OBTURATION']) }),
          mobilite: 1,
        }),
        '15': dent('PRESENTE', faces({ occlusale: vue(['OBTURATION_DEFECTUEUSE']) })),
        '14': dent('PRESENTE', faces({ vestibulaire: vue(['RECESSION']) })),
        '13': dent('PRESENTE'),
        '12': dent('PRESENTE', faces({ vestibulaire: vue(['COLORATION']) })),
        '11': dent('PRESENTE', faces({ occlusale: vue(['FRACTURE']) })),
        '21': dent('PRESENTE', faces({ occlusale: vue(['USURE']) })),
        '22': dent('PRESENTE'),
        '23': dent('BRIDGE'),
        '24': dent('BRIDGE'),
        '25': dent('IMPLANT'),
        '26': dent('PROTHESE_FIXEE'),
        '27': dent('PRESENTE', { mobilite: 2 }),
        '48': dent('INCLUSE'),
        '47': dent('ABSENTE'),
        '46': dent('RACINE_RESIDUELLE'),
        '45': dent('PRESENTE', faces({ linguale: vue(['TARTRE']) })),
        '44': dent('PRESENTE'),
        '43': dent(
          'PRESENTE',
          faces({ vestibulaire: vue(['TARTRE']), linguale: { ...saine, provenance: 'PRESUMEE' } }),
        ),
        '42': dent('PRESENTE'),
        '41': dent('PRESENTE'),
        '31': dent('PRESENTE'),
        '32': dent('PRESENTE'),
        '33': dent('PRESENTE'),
        '34': dent('PROTHESE_AMOVIBLE', { faces: {} }),
        '35': dent('PROTHESE_AMOVIBLE', { faces: {} }),
        '36': dent('ABSENTE'),
      },
    },
    muqueuse: [
      {
        numero: 1,
        site: 'LANGUE_BORD_DROIT',
        description:
          '12 mm, blanche et rouge, ulcérée, indurée à la palpation rapportée, depuis plus de 3 mois.',
      },
      { numero: 2, site: 'JOUE_GAUCHE', description: '4 mm, blanche, plane, ancienneté inconnue.' },
    ],
    images: images.map((octets, i) => ({
      octets,
      legende:
        ['Langue, bord droit', 'Arcade maxillaire, vue occlusale', 'Secteur 1, vestibulaire'][i % 3] ?? '',
      auteur: 'Yanis LE GOFF',
      priseLe: '2026-11-19T08:40:00Z',
      reperes:
        i % 3 === 0
          ? [
              {
                numero: 1,
                x: 0.42,
                y: 0.55,
                legende: 'langue, bord droit',
                trait: { forme: 'FLECHE', depuis: { x: 0.2, y: 0.8 } },
                mesure: null,
                ailleurs: false,
              },
              {
                numero: 2,
                x: 0.8,
                y: 0.3,
                legende: 'face interne de la joue gauche',
                trait: {
                  forme: 'CONTOUR',
                  points: [
                    { x: 0.8, y: 0.3 },
                    { x: 0.9, y: 0.35 },
                    { x: 0.85, y: 0.5 },
                  ],
                },
                mesure: null,
                ailleurs: false,
              },
              {
                numero: 3,
                x: 0.1,
                y: 0.1,
                legende: 'commissure',
                trait: { forme: 'TEXTE', texte: 'bord #net* à revoir' },
                mesure: null,
                ailleurs: false,
              },
              {
                numero: 4,
                x: 0.2,
                y: 0.9,
                legende: 'dent 16, sur l’image, 11,9\u00a0mm, longueur projetée sur le capteur',
                trait: {
                  forme: 'LONGUEUR',
                  vers: { x: 0.6, y: 0.85 },
                  echelle: { largeur: 30, hauteur: 20, source: 'CAPTEUR' },
                },
                mesure: '11,9\u00a0mm',
                ailleurs: false,
              },
              {
                numero: 5,
                x: 0.6,
                y: 0.15,
                legende: 'dent 16, sur l’image, 38,2°, angle mesuré sur la projection',
                trait: {
                  forme: 'ANGLE',
                  cotes: [
                    { x: 0.4, y: 0.1 },
                    { x: 0.75, y: 0.4 },
                  ],
                  echelle: { largeur: 30, hauteur: 20, source: 'CAPTEUR' },
                },
                mesure: '38,2°',
                ailleurs: false,
              },
            ]
          : [],
    })),
    conclusion: {
      texte:
        'Lésion du bord droit de la langue, ulcérée, à montrer à un spécialiste. Lésion occlusale de la 16. Aucune autre lésion vue sur ces images.',
      nonConcluant: false,
    },
    urgence: 'rapide : consultation sous 72 heures',
    soinsConseilles: [
      'Examen présentiel et biopsie éventuelle du bord droit de la langue.',
      'Soin conservateur de la 16.',
    ],
    lieuDeSoins: 'Service de chirurgie orale, CHU de Lille, transport assis.',
    conseilsHygiene: [
      'Brosser deux fois par jour avec une brosse souple.',
      'Retirer et nettoyer la prothèse amovible chaque soir.',
    ],
    actes: ['Téléexpertise TE2.'],
    prescriptions: 'Bain de bouche à la chlorhexidine 0,12 %, deux fois par jour pendant 7 jours.',
    incidentsTechniques: [],
    rendueLe: '2026-11-21T13:30:00Z',
    signature: {
      signataire: dentiste,
      signeLe: '2026-11-21T13:30:00Z',
      empreinteContenu: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    },
  });
}

export function demandeComplete(images: Uint8Array[] = []): ModeleDemande {
  return structuredClone<ModeleDemande>({
    ...communs,
    document: { ...communs.document, identifiant: 'DA-2026-000123-1' },
    images: compteRenduComplet(images).images,
    vuesManquantes: ['Palais : la résidente a refusé d’incliner la tête aujourd’hui.'],
    objet: { type: 'DEMANDE' },
    envoyeeLe: '2026-11-20T08:05:00Z',
    echeance: '2026-11-23T08:05:00Z',
  });
}

export function prescriptionComplete(): ModelePrescription {
  const { patient, requerant, requis, document, signature, prescriptions, rendueLe } = compteRenduComplet();
  return {
    document: { ...document, identifiant: 'PR-2026-000123-2' },
    patient,
    requerant,
    requis,
    texte: prescriptions ?? '',
    compteRendu: { numero: 'CR-2026-000123-2', remplace: 'CR-2026-000123-1' },
    remplace: 'PR-2026-000123-1',
    signature: signature ?? { signataire: requis, signeLe: rendueLe, empreinteContenu: '' },
  };
}

/** What is drawn from a record, with every kind of block that it may hold. */
export function pieceComplete(images: Uint8Array[] = []): ModelePiece {
  const { patient, requis, document, constats, nonVus, odontogramme, muqueuse } = compteRenduComplet(images);
  return {
    document: { ...document, identifiant: 'D-14FE1751' },
    titre: 'Schéma dentaire',
    precision: null,
    patient,
    emetteur: requis,
    alertes: ['Anticoagulant\u00a0: risque de saignement.'],
    sections: [
      {
        titre: 'Établi par',
        phrases: ['Claire Dupuis.'],
        lignes: [{ libelle: 'Le', valeurs: ['21/11/2026'] }],
      },
    ],
    constats,
    nonVus,
    odontogramme,
    muqueuse,
    images: images.map((octets) => ({ octets, legende: 'De face', auteur: '', priseLe: null, reperes: [] })),
  };
}
