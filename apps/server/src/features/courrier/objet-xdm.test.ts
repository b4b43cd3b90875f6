import { expect, test } from 'vitest';
import { nomPieceJointe, objetXdm } from './objet-xdm.ts';

const dominique = {
  libelle: 'CR de télémédecine',
  nomNaissance: 'Pat-Trois',
  prenom: 'DOMINIQUE',
  dateNaissance: '1979-03-28',
  annuleEtRemplace: false,
  archive: true,
};

test.each([
  ['exemple de l’ANS', dominique, 'XDM/1.0/DDM+CR de télémédecine PAT-TROIS DOMINIQUE 28/03/1979'],
  [
    'remplacement',
    { ...dominique, annuleEtRemplace: true },
    '[Annule et remplace] XDM/1.0/DDM+CR de télémédecine PAT-TROIS DOMINIQUE 28/03/1979',
  ],
  [
    'accents et ligatures ôtés',
    { ...dominique, nomNaissance: 'Lefèvre d’Œuvre', prenom: 'Éloïse' },
    "XDM/1.0/DDM+CR de télémédecine LEFEVRE D'OEUVRE Eloise 28/03/1979",
  ],
  [
    'lettres barrées, signes qui se tapent comme une apostrophe',
    { ...dominique, nomNaissance: 'Đặng ʻEta', prenom: 'Ÿ Łucja' },
    "XDM/1.0/DDM+CR de télémédecine DANG 'ETA Y Lucja 28/03/1979",
  ],
  [
    'libellé de 41 caractères coupé à 40',
    { ...dominique, libelle: `${'a'.repeat(40)}b` },
    `XDM/1.0/DDM+${'a'.repeat(40)} PAT-TROIS DOMINIQUE 28/03/1979`,
  ],
  [
    'libellé de 40 caractères entier',
    { ...dominique, libelle: 'a'.repeat(40) },
    `XDM/1.0/DDM+${'a'.repeat(40)} PAT-TROIS DOMINIQUE 28/03/1979`,
  ],
  [
    'aucun retour à la ligne ne passe',
    { ...dominique, prenom: 'Zoé\r\nBcc: pirate@mal.fr' },
    'XDM/1.0/DDM+CR de télémédecine PAT-TROIS Zoe Bcc: pirate@mal.fr 28/03/1979',
  ],
])('objet XDM : %s', (_titre, donnees, objet) => {
  expect(objetXdm(donnees)).toBe(objet);
});

test('le nom du PDF suit AAAAMMJJ_libellé_NOM_PRÉNOM', () => {
  expect(
    nomPieceJointe({
      date: '2022-05-31',
      libelle: "CR d'imagerie médicale",
      nom: 'Corse',
      prenom: 'Figatellix',
    }),
  ).toBe("20220531_CR d'imagerie médicale_CORSE_FIGATELLIX.pdf");
});

test('le nom du PDF ne sort pas de son dossier', () => {
  expect(
    nomPieceJointe({ date: '2026-11-21', libelle: '../../etc/passwd', nom: 'a\\b', prenom: 'c:\r\nd' }),
  ).toBe('20261121_.. .. etc passwd_A B_C D.pdf');
});
