import { describe, expect, test } from 'vitest';
import { proposer } from './correspondance.ts';
import { lireDateDeListe } from './lire-date.ts';
import { lireListe } from './lire-liste.ts';
import { separerNom } from './lire-nom.ts';

const TITRES = 'Nom;Prénom;Date de naissance;Sexe';
const LIGNE = 'Lefèvre;Jeanne;03/02/1938;F';
const octets = (tampon: Uint8Array) => ({ base64: Buffer.from(tampon).toString('base64') });
const mac = (texte: string) =>
  Buffer.from([...texte].map((c) => ({ è: 0x8f, é: 0x8e, ç: 0x8d })[c] ?? c.charCodeAt(0)));
const refus = (source: Parameters<typeof lireListe>[0]) => {
  try {
    lireListe(source);
  } catch (erreur) {
    return JSON.stringify(erreur);
  }
  return 'accepté';
};

describe('lire une liste comme elle vient', () => {
  test.each([
    ['UTF-16', Buffer.from(`\uFEFF${TITRES}\r\n${LIGNE}`, 'utf16le')],
    ['UTF-16', Buffer.from(`${TITRES}\r\n${LIGNE}`, 'utf16le')],
    ['UTF-16', Buffer.from(`\uFEFF${TITRES}\r\n${LIGNE}`, 'utf16le').swap16()],
    ['Mac', mac(`${TITRES}\r${LIGNE}`)],
    ['Windows-1252', Buffer.from(`${TITRES}\n${LIGNE}`, 'latin1')],
  ] as const)('%s', (encodage, tampon) => {
    const liste = lireListe(octets(tampon));
    expect([liste.encodage, liste.titres[1], liste.rangees[0]?.cases[0]]).toEqual([
      encodage,
      'Prénom',
      'Lefèvre',
    ]);
  });

  test('des lignes avant les titres, des titres répétés, des lignes vides : les numéros sont ceux du tableur', () => {
    const texte = [
      'EHPAD Les Lilas;;;',
      'Édité le 02/03/2026;;;',
      ';;;',
      '',
      TITRES,
      LIGNE,
      '',
      TITRES,
      'Garnier;Paul;06/05/1940;M',
    ].join('\r\n');
    const { avantTitres, rangees } = lireListe({ texte });
    expect(avantTitres).toBe(2);
    expect(rangees.map(({ numero, cases }) => [numero, cases[0]])).toEqual([
      [6, 'Lefèvre'],
      [9, 'Garnier'],
    ]);
  });

  test('une cellule sur deux lignes, un séparateur dans les guillemets, la ligne sep= d’Excel', () => {
    const { separateur, rangees } = lireListe({
      texte:
        'sep=,\r\nNom,Prénom,Adresse,Sexe\r\n"Le Goff,\nveuve Petit","Anne ""Nanou""","1; rue; du; Lac",F\r\nRoux,Luc,,M',
    });
    expect([separateur, rangees[0]?.cases, rangees[1]?.numero]).toEqual([
      ',',
      ['Le Goff, veuve Petit', 'Anne "Nanou"', '1; rue; du; Lac', 'F'],
      3,
    ]);
  });

  test.each([
    [
      'un classeur Excel',
      octets(Buffer.from('PK\x03\x04xl/workbook.xml')),
      /classeur.*Enregistrer sous.*CSV/,
    ],
    ['un ancien classeur', octets(Buffer.from('d0cf11e0a1b11ae1', 'hex')), /ancien classeur.*CSV/],
    ['un PDF', octets(Buffer.from('%PDF-1.7')), /PDF.*CSV/],
    ['une page web nommée .xls', octets(Buffer.from('<html><table><tr><td>Nom')), /page web.*CSV/],
    [
      'une liste sans titres',
      { texte: 'Lefèvre;Jeanne;03/02/1938;F\nRoux;Luc;01/01/1940;M' },
      /ligne de titres/,
    ],
  ])('%s : ce qu’il faut faire', (_nom, source, phrase) => {
    expect(refus(source)).toMatch(phrase);
  });

  test.each([
    ['NOM_NAISSANCE;PRENOM;DateNaissance;SEXE', { nomNaissance: 0, prenoms: 1, dateNaissance: 2, sexe: 3 }],
    [
      'Nom de naissance;Nom;Prénom;Né(e) le;Civilité',
      { nomNaissance: 0, nomUtilise: 1, prenoms: 2, dateNaissance: 3, sexe: 4 },
    ],
    ['Résident;DDN;Sexe;Étage', { nomPrenoms: 0, dateNaissance: 1, sexe: 2 }],
  ])('titres « %s »', (titres, attendu) => {
    expect(proposer(titres.split(';'))).toEqual(attendu);
  });
});

describe('lire une date', () => {
  const lire = (texte: string) => lireDateDeListe(texte, '2026-03-02');
  test.each([
    '03/02/1938',
    '3/2/1938',
    '3.2.1938',
    '1938-02-03',
    '1938-02-03T00:00:00',
    '03/02/1938 00:00',
    '19380203',
    '3 février 1938',
    '3-févr.-1938',
  ])('%s', (texte) => {
    expect(lire(texte)).toEqual({ date: '1938-02-03' });
  });

  test('un numéro de jour du tableur et une année sur deux chiffres se disent', () => {
    expect(lire('13914')).toMatchObject({
      date: '1938-02-03',
      remarque: expect.stringContaining('03/02/1938'),
    });
    expect(lire('3/2/38')).toMatchObject({
      date: '1938-02-03',
      remarque: expect.stringContaining('03/02/1938'),
    });
  });

  test.each([
    ['03/02/12', /1912 ou 2012/],
    ['00/00/1938', /jour ou le mois manque/],
    ['1938', /jour ou le mois manque/],
    ['31/02/1938', /n’est pas une date/],
    ['hier', /n’est pas une date/],
  ])('%s : arrêtée', (texte, phrase) => {
    expect(lire(texte)).toMatchObject({ date: undefined, phrase: expect.stringMatching(phrase) });
  });
});

describe('séparer le nom des prénoms', () => {
  test.each([
    ['LEFÈVRE Jeanne Marie', 'LEFÈVRE', 'Jeanne Marie'],
    ['Jeanne LEFÈVRE', 'LEFÈVRE', 'Jeanne'],
    ['LE GOFF Anne-Marie', 'LE GOFF', 'Anne-Marie'],
    ['d’AUBIGNÉ-LE GUÉHENNEC de KERANGAL Marie', 'd’AUBIGNÉ-LE GUÉHENNEC de KERANGAL', 'Marie'],
    ['Marie de KERANGAL', 'de KERANGAL', 'Marie'],
    ['Lefèvre, Jeanne', 'Lefèvre', 'Jeanne'],
    ['O Éric', 'O', 'Éric'],
  ])('%s', (texte, nomNaissance, prenoms) => {
    expect(separerNom(texte)).toMatchObject({ nomNaissance, prenoms, aVerifier: false });
  });

  test.each([
    'Mme MARTIN née LEFÈVRE Jeanne',
    'MARTIN (née LEFÈVRE) Jeanne',
    'Mme MARTIN Jeanne née LEFÈVRE',
  ])('nom d’épouse : %s', (texte) => {
    expect(separerNom(texte)).toMatchObject({
      nomNaissance: 'LEFÈVRE',
      nomUtilise: 'MARTIN',
      prenoms: 'Jeanne',
      sexe: 'F',
    });
  });

  test('sans rien pour les distinguer : deux mots se prennent dans l’ordre et se disent, trois s’arrêtent', () => {
    expect(separerNom('LEFEVRE JEANNE')).toMatchObject({
      nomNaissance: 'LEFEVRE',
      prenoms: 'JEANNE',
      aVerifier: true,
    });
    expect(separerNom('LE GOFF ANNE')).toBeUndefined();
    expect(separerNom('Lefèvre')).toBeUndefined();
  });
});
