import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleLuhn, passeLuhn } from './luhn.ts';

const prefixes = fc.integer({ min: 1, max: 9_999_999_999 }).map(String);

test('ID-RPPS : un numéro complété par sa clé passe, et par aucun autre chiffre', () => {
  fc.assert(
    fc.property(prefixes, fc.integer({ min: 1, max: 9 }), (prefixe, ecart) => {
      const cle = cleLuhn(prefixe);
      expect(passeLuhn(prefixe + cle)).toBe(true);
      expect(passeLuhn(`${prefixe}${(Number(cle) + ecart) % 10}`)).toBe(false);
    }),
  );
});

test('ID-RPPS : une clé seule n’est pas un numéro', () => {
  expect(passeLuhn('0')).toBe(false);
});

test('ID-FINESS : une erreur sur un seul chiffre est toujours vue', () => {
  fc.assert(
    fc.property(prefixes, fc.nat({ max: 10 }), fc.integer({ min: 1, max: 9 }), (prefixe, place, ecart) => {
      const juste = prefixe + cleLuhn(prefixe);
      const rang = place % juste.length;
      const faux = `${juste.slice(0, rang)}${(Number(juste[rang]) + ecart) % 10}${juste.slice(rang + 1)}`;
      expect(passeLuhn(faux)).toBe(false);
    }),
  );
});
