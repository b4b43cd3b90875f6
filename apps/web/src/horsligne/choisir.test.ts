import { expect, test } from 'vitest';
import type { LignePrise } from './base-locale.ts';
import { choisirParmi } from './choisir.ts';

const LENTE = { debit: 50_000, maintenant: 10 };
const lecture = { octets: 150_000, empreinte: 'l', largeur: 4_000, hauteur: 3_000 };

const ligne = (mediaId: string, reste: Partial<LignePrise> = {}) =>
  ({
    mediaId,
    rang: 3,
    gardeLe: 1,
    pasAvant: 0,
    octets: 2_000_000,
    envoyes: 0,
    lecture,
    ...reste,
  }) as LignePrise;

const dit = (lignes: readonly LignePrise[], ligneLente = LENTE) => {
  const choix = choisirParmi(lignes, ligneLente);
  return choix && [choix.ligne.mediaId, choix.piece];
};

test('toutes les tailles de lecture partent avant la première image entière', () => {
  expect(dit([ligne('a', { lectureRecue: true }), ligne('b', { gardeLe: 2 })])).toEqual(['b', 'lecture']);
  const recues = [ligne('a', { lectureRecue: true }), ligne('b', { gardeLe: 2, lectureRecue: true })];
  expect(dit(recues)).toEqual(['a', 'originale']);
});

test('une petite image se montre elle-même ; une longue vidéo attend que tout se voie', () => {
  const film = ligne('film', { octets: 900_000_000, lecture: undefined, rang: 0 });
  const petite = ligne('petite', { octets: 200_000, lecture: undefined, gardeLe: 9 });
  expect(dit([film, petite])).toEqual(['petite', 'originale']);
  expect(dit([film, ligne('photo', { gardeLe: 9 })])).toEqual(['photo', 'lecture']);
});

test('sur une bonne ligne, les images partent entières', () => {
  expect(dit([ligne('a')], { debit: 5_000_000, maintenant: 10 })).toEqual(['a', 'originale']);
});

test('une image légère passe devant un film, et le film sait céder', () => {
  const film = ligne('film', { lecture: undefined, octets: 900_000_000, gardeLe: 0 });
  const photo = ligne('photo', { lecture: undefined, octets: 800_000 });
  expect(choisirParmi([film], LENTE)?.dabord).toBe(false);
  expect(choisirParmi([film, photo], LENTE)).toMatchObject({ ligne: { mediaId: 'photo' }, dabord: true });
});
