import { expect, test } from 'vitest';
import { unSeul } from '../../../kernel/octets.ts';
import type { Piece } from '../sources.ts';
import { type Retrouver, sourceDeLot } from './en-pieces.ts';
import type { LotLu, PersonneLue } from './ports.ts';

const octets = async () => unSeul(Buffer.from('copie'));
const personne = (cle: string, autres: Partial<PersonneLue> = {}): PersonneLue => ({
  ...{ chemin: cle, cle, id: null, ins: null, proches: [], sante: null, refus: '', doute: '', remarques: [] },
  identite: {
    ...{ nomNaissance: 'NESSI', prenoms: ['Jeanne'], nomUtilise: null, prenomUtilise: null },
    ...{
      dateNaissance: '1945-06-01',
      sexe: 'F',
      lieuNaissanceCog: null,
      decesLe: null,
      identifiantExterne: null,
    },
  },
  copie: { titre: 'Copie', type: 'application/json', octets },
  ...autres,
});
async function pieces(lot: Partial<LotLu>, retrouver: Retrouver = async () => undefined): Promise<Piece[]> {
  const source = sourceDeLot({
    ...{ code: 'FHIR', horsListe: '', retrouver },
    reconnait: async () => true,
    lire: async () => ({ personnes: [], lignes: [], ...lot }),
  });
  const archive = { fichiers: new Map(), lire: octets };
  const cadre = {
    organisationId: 'o',
    jour: '2026-11-22' as const,
    nommer: (...noms: readonly string[]) => noms.join('|'),
  };
  const lues: Piece[] = [];
  for await (const piece of source.pieces(archive, cadre)) lues.push(piece);
  return lues;
}
const resume = (lues: readonly Piece[]) =>
  lues.map((piece) =>
    piece.genre === 'PERSONNE'
      ? [piece.personne.id, piece.attend === undefined ? 'SEULE' : 'ATTEND']
      : [piece.genre === 'DITE' ? piece.sort : piece.porte, piece.personneId],
  );

test('ID-INS : deux fiches d’une archive ne prennent jamais un même dossier : la seconde attend', async () => {
  const lues = await pieces({ personnes: [personne('a'), personne('b')] }, async () => 'dossier');
  expect(lues[0]).toMatchObject({ remarque: expect.stringContaining('déjà ici') });
  expect(resume(lues)).toEqual([
    ['dossier', 'SEULE'],
    ['FHIR|b|NESSI|Jeanne|1945-06-01', 'ATTEND'],
  ]);
});

test('ID-INS : qui pourrait être deux personnes de l’archive n’est pas cherché parmi les dossiers', async () => {
  const lues = await pieces({ personnes: [personne('a', { doute: 'dites qui.' })] }, async () => 'dossier');
  expect(resume(lues)).toEqual([['FHIR|a|NESSI|Jeanne|1945-06-01', 'ATTEND']]);
});

test('ID-INS : le numéro que donne la source ne se garde pas', async () => {
  const [lue] = await pieces({
    personnes: [personne('a', { ins: { matricule: '245067512345678', oid: '1.2' } })],
  });
  expect(JSON.stringify(lue)).not.toContain('245067512345678');
});

test('une fiche que nos écrans refuseraient entraîne ce qui la suit, en disant pourquoi', async () => {
  const lignes = [
    { chemin: 'o', nature: 'Observation', personne: 'a', devient: { sort: 'LISIBLE', motif: '' } },
  ] as const;
  const longue = personne('a', { identite: { ...personne('a').identite, nomNaissance: 'N'.repeat(101) } });
  const lues = await pieces({ personnes: [longue], lignes });
  expect(lues).toMatchObject([
    { sort: 'REFUSE', motif: expect.stringContaining('100 caractères au plus') },
    { sort: 'REFUSE', motif: 'Son dossier n’a pas pu être lu.' },
  ]);
});

test('un fichier de personne est une ligne refusée ; une image DICOM passe par la porte des examens', async () => {
  const fichier = { titre: 'Panoramique', type: 'application/dicom', octets };
  const ligne = (chemin: string, cle: string | null) =>
    ({ chemin, nature: 'X', personne: cle, devient: { sort: 'FICHIER', fichier, remarque: '' } }) as const;
  const lues = await pieces({ personnes: [personne('a')], lignes: [ligne('1', 'a'), ligne('2', null)] });
  expect(resume(lues).slice(1)).toEqual([
    ['DICOM', 'FHIR|a|NESSI|Jeanne|1945-06-01'],
    ['REFUSE', undefined],
  ]);
});
