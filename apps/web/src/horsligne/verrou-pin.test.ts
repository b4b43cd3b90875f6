import { expect, test } from 'vitest';
import { AUCUN_ESSAI, apresEchec, ESSAIS_MAX, etatDuVerrou, refusDePin } from './verrou-pin.ts';

const apres = (n: number, le = 1_000_000) => {
  let essais = AUCUN_ESSAI;
  for (let i = 0; i < n; i++) essais = apresEchec(essais, le);
  return essais;
};

test('trois erreurs sont libres, la quatrième fait attendre, et de plus en plus', () => {
  const le = 1_000_000;
  for (const n of [0, 1, 2, 3]) expect(etatDuVerrou(apres(n), le).sorte, `${n} erreurs`).toBe('OUVERT');
  const attentes = [4, 5, 6, 7, 8, 9].map((n) => {
    const etat = etatDuVerrou(apres(n), le);
    return etat.sorte === 'ATTENDRE' ? etat.jusqua - le : 0;
  });
  expect(attentes[0]).toBe(30_000);
  expect(attentes).toEqual(attentes.toSorted((a, b) => a - b));
  expect(new Set(attentes).size).toBe(attentes.length);
});

test('l’attente finie, un essai est rendu', () => {
  expect(etatDuVerrou(apres(4), 1_030_000)).toEqual({ sorte: 'OUVERT', restants: 6 });
});

test('à la dixième erreur la clé est détruite', () => {
  expect(etatDuVerrou(apres(ESSAIS_MAX), 9e12).sorte).toBe('EFFACER');
});

test('une horloge reculée ne raccourcit pas l’attente', () => {
  const etat = etatDuVerrou(apres(4), 500_000);
  expect(etat).toEqual({ sorte: 'ATTENDRE', jusqua: 530_000, restants: 6 });
});

test('un code trop court ou que tout le monde essaie est refusé', () => {
  expect(refusDePin('12345')).toBe('COURT');
  expect(refusDePin('12a456')).toBe('COURT');
  for (const pin of ['000000', '123456', '987654', '121212', '123123', '890123'])
    expect(refusDePin(pin), pin).toBe('SUITE');
  expect(refusDePin('480915')).toBeUndefined();
});
