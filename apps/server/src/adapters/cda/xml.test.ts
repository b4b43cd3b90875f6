import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ecrireXml, el, lireXml } from './xml.ts';

/** @source XML 1.0 §2.2, Char */
const permisEnXml = (caractere: string): boolean => {
  const point = caractere.codePointAt(0) ?? 0;
  return [9, 10, 13].includes(point) || (point >= 32 && point !== 0xfffe && point !== 0xffff);
};

test('un texte hostile ressort tel qu’il fut écrit, moins ce que XML ne sait pas porter', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (texte) => {
      const porte = [...texte.toWellFormed()].filter(permisEnXml).join('');
      const ligne = porte.replace(/\r\n?/gu, '\n');
      const { attributs, enfants } = lireXml(ecrireXml(el('a', { b: texte }, texte), 'urn:x'));
      expect(enfants.join('')).toBe(ligne);
      // An attribute value loses its line breaks, as XML wants.
      expect(attributs['b']?.replace(/\s/gu, ' ')).toBe(ligne.replace(/\s/gu, ' '));
    }),
  );
});
