import { afterAll, expect, test } from 'vitest';
import type { ModeleRecu } from '../../features/compte-rendu/ports.ts';
import {
  compteRenduComplet,
  demandeComplete,
  pieceComplete,
  prescriptionComplete,
} from './testing-modeles.ts';
import { bancPdf, POPPLER } from './testing-pdf.ts';

const { fabrique, jpeg, texte, fermer } = await bancPdf();
afterAll(fermer);

test.runIf(POPPLER)(
  'DOS-18 : un extrait du dossier dit de qui il est, qui l’extrait, ce qui est constaté et ce qui n’est pas vu',
  async () => {
    const modele = pieceComplete([jpeg]);
    const contenu = texte(await fabrique.piece(modele));
    for (const dit of [
      'Schéma dentaire',
      'EXTRAIT PAR',
      'Établi par',
      'risque de saignement',
      'Constats sur les images',
      'Non vu',
    ])
      expect(contenu).toContain(dit);
    expect(contenu).not.toContain('Aucune image n’est reproduite');
  },
);

test.runIf(POPPLER)('un projet ne dit pas « rendu » et ne porte aucune signature', async () => {
  const modele = compteRenduComplet([jpeg]);
  const projet = texte(await fabrique.compteRendu({ ...modele, signature: null }));
  expect(projet).toContain('PROJET, NON SIGNÉ');
  expect(projet).not.toMatch(/Rendu le|Signé par/u);
  expect(texte(await fabrique.compteRendu(modele))).toContain('Rendu le');
});

test.runIf(POPPLER)(
  'TE-11 : une correction dit ce qui change, et la prescription laquelle elle remplace',
  async () => {
    const contenu = texte(await fabrique.compteRendu(compteRenduComplet([jpeg])));
    expect(contenu).toContain('Ce qui change');
    expect(contenu).toContain('Ajouté : 16, face occlusale : lésion');
    expect(contenu).toContain('La prescription PR-2026-000123-1 est remplacée');
    expect(texte(await fabrique.prescription(prescriptionComplete()))).toContain(
      'annule et remplace la prescription PR-2026-000123-1',
    );
  },
);

const TOUT_CE_QUE_LA_LOI_DEMANDE = [
  'Orapont',
  'Téléexpertise (article 58), circuit établissement médico-social',
  'TE-2026-000123',
  'CR-2026-000123-2',
  'remplace la version 1 (document CR-2026-000123-1), signée le 21/11/2026 à 13 h 00',
  'LEFÈVRE',
  'ŒUVRARD',
  'Jeanne, Marie, Élise',
  '28/03/1938',
  'féminin',
  '2 38 03 59 512 042 61',
  'Paul Œuvrard (tuteur avec représentation relative à la personne)',
  'Amina BENALI',
  '10100000017',
  '750000218',
  'Claire DUPUIS',
  '10100000025',
  '590000626',
  'Images prises par',
  'Yanis LE GOFF, aide-soignant',
  'Suspicion d’une affection d’origine bucco-dentaire',
  'Cette lésion du bord de la langue doit-elle',
  'Pénicilline (2005)',
  'Anticoagulant oral direct',
  'Consentement donné le 19/11/2026 à 9 h 25',
  'Racine résiduelle.',
  'Aucune lésion vue sur ces images.',
  '28 et 38 : hors du champ.',
  'Lésion du bord droit de la langue, ulcérée, à montrer à un spécialiste.',
  'rapide : consultation sous 72 heures',
  'Soin conservateur de la 16.',
  'Service de chirurgie orale, CHU de Lille',
  'Brosser deux fois par jour',
  'Téléexpertise TE2.',
  'chlorhexidine 0,12 %',
  '21/11/2026 à 14 h 30',
  'Incidents techniques',
  'aucun',
  'Signature électronique simple',
  '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  'Repère 1 : langue, bord droit',
  'a préparé la demande',
  'Page 1 /',
];

test.runIf(POPPLER)('TE-11, ANS-02 : le compte rendu dit tout ce que la loi demande', async () => {
  const contenu = texte(await fabrique.compteRendu(compteRenduComplet([jpeg])));
  expect(TOUT_CE_QUE_LA_LOI_DEMANDE.filter((attendu) => !contenu.includes(attendu))).toEqual([]);
});

test.runIf(POPPLER)('TE-09, TE-19 : la demande porte le cas entier, pour un requis sans compte', async () => {
  const contenu = texte(await fabrique.demande(demandeComplete([jpeg])));
  const attendus = [
    'Demande d’avis',
    'Réponse attendue avant le',
    '23/11/2026 à 9 h 05',
    'Suspicion d’une affection',
    'Apixaban 5 mg',
    'a refusé d’incliner la tête',
    'Repère 2',
    'Consentement donné',
  ];
  expect(attendus.filter((attendu) => !contenu.includes(attendu))).toEqual([]);
});

test.runIf(POPPLER)('TE-06 : un refus part du requis et dit son motif', async () => {
  const contenu = texte(
    await fabrique.demande({ ...demandeComplete(), objet: { type: 'REFUS', texte: 'Hors de mon champ.' } }),
  );
  expect(contenu).toContain('Demande refusée');
  expect(contenu).toContain('Hors de mon champ.');
});

test.runIf(POPPLER)(
  'TE-11 : un document reçu se met en page en entier, et dit qu’il n’est pas signé',
  async () => {
    const modele: ModeleRecu = {
      document: {
        produit: 'Orapont',
        identifiant: '2.25.901',
        numeroActe: '',
        etabliLe: '2026-11-22T08:00:00.000Z',
      },
      titre: 'Compte rendu de téléexpertise',
      type: 'CR de télémédecine',
      auteurs: ['Claire Moreau, Chirurgien-dentiste, Cabinet dentaire du Port'],
      patient: { nom: 'Jeanne Essai', lignes: [{ libelle: 'Date de naissance', valeurs: ['03/02/1938'] }] },
      sections: [
        {
          titre: 'Conclusion',
          blocs: [
            { type: 'paragraphe', texte: 'Abcès de la 36.' },
            { type: 'liste', elements: ['Amoxicilline #strong[1 g]'] },
            { type: 'lignes', lignes: [{ libelle: '36', valeurs: ['carie profonde', 'à soigner'] }] },
          ],
        },
      ],
      images: [{ octets: jpeg, legende: 'Image 1 du document reçu', auteur: '', priseLe: null, reperes: [] }],
    };
    const contenu = texte(await fabrique.recu(modele));
    for (const dit of [
      'Cette page n’est pas signée',
      'Claire Moreau',
      'Jeanne Essai',
      'Conclusion',
      'Abcès de la 36.',
      // What a stranger wrote is never a command of the layout.
      'Amoxicilline #strong[1 g]',
      'carie profonde',
      'Image 1 du document reçu',
    ])
      expect(contenu).toContain(dit);
  },
);

test.runIf(POPPLER).each(['PROV', 'RECUP', 'VALI'] as const)(
  'INS/va1.53 : identité %s, l’INS ne sort pas',
  async (statut) => {
    const modele = compteRenduComplet();
    const contenu = texte(await fabrique.compteRendu({ ...modele, patient: { ...modele.patient, statut } }));
    expect(contenu).not.toMatch(/2 38 03|2380359512042|Matricule/u);
  },
);

test.runIf(POPPLER)('un avis non concluant se voit', async () => {
  const modele = compteRenduComplet();
  const contenu = texte(
    await fabrique.compteRendu({
      ...modele,
      conclusion: { texte: 'Images insuffisantes.', nonConcluant: true },
    }),
  );
  expect(contenu).toContain('Avis non concluant');
});

test.runIf(POPPLER)('un texte d’utilisateur sort tel quel, jamais évalué', async () => {
  const piege = '#eval("1") $x$ *gras* _souligné_ \\ <b> `code` = titre @ref // fin';
  const modele = compteRenduComplet();
  const contenu = texte(
    await fabrique.compteRendu({
      ...modele,
      conclusion: { texte: piege, nonConcluant: false },
      urgence: piege,
    }),
  );
  expect(contenu.split(piege)).toHaveLength(3);
});

test.runIf(POPPLER)('un signe que la police n’a pas devient son code, rien ne se perd', async () => {
  const modele = compteRenduComplet();
  const contenu = texte(
    await fabrique.compteRendu({
      ...modele,
      prescriptions: 'douleur 😀 مرحبا 中 fin ½ ﬁn',
      urgence: 'Ελένη Иван → ≥',
    }),
  );
  expect(contenu).toContain('douleur [U+1F600] [U+0645]');
  expect(contenu).toContain('[U+4E2D] fin');
  expect(contenu).toContain('Ελένη Иван → ≥');
});
