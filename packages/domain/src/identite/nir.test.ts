import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleNir, controlerNir, ecrituresDe, formaterNir, memeMatricule } from './nir.ts';

test.each([
  ['2790351215189', '89', 'patiente de test ANS'],
  ['2231159350123', '22', 'référence 3.1'],
  ['1801275123456', '42', 'référence 3.1'],
  ['155052A012345', '94', 'née en Corse-du-Sud'],
  ['155052B012345', '24', 'née en Haute-Corse'],
])('ID-NIR : la clé de %s est %s (%s)', (nir, cle) => {
  expect(cleNir(nir)).toBe(cle);
  expect(controlerNir(nir + cle)).toEqual({ verdict: { accord: true }, avertissements: [] });
});

test.each([
  ['', 'vide'],
  ['279035121518', 'douze caractères'],
  ['27903512151898', 'clé à un chiffre'],
  ['579035121518900', 'premier chiffre impossible'],
  ['155052C01234594', 'département 2C'],
  ['2790351A1518989', 'lettre hors du département'],
])('ID-NIR : « %s » n’a pas la forme d’un NIR (%s)', (texte) => {
  expect(controlerNir(texte).verdict).toEqual({ accord: false, motifs: ['NIR_FORME'] });
});

test('ID-NIR : une clé fausse se refuse', () => {
  expect(controlerNir('279035121518988').verdict).toEqual({ accord: false, motifs: ['NIR_CLE'] });
});

test.each([
  ['2790351215189', 'NIR_SANS_CLE'],
  [`7790351215189${cleNir('7790351215189')}`, 'NIR_PROVISOIRE'],
  [`3790351215189${cleNir('3790351215189')}`, 'NIR_PROVISOIRE'],
  [`8790351215189${cleNir('8790351215189')}`, 'NIR_PROVISOIRE'],
  [`2792351215189${cleNir('2792351215189')}`, 'NIR_MOIS_INHABITUEL'],
])('ID-NIR : %s passe avec l’avertissement %s', (texte, avertissement) => {
  expect(controlerNir(texte)).toEqual({ verdict: { accord: true }, avertissements: [avertissement] });
});

test('ID-NIR : les espaces et les minuscules de la saisie ne gênent pas', () => {
  expect(controlerNir(' 1 55 05 2a 012 345 94 ').verdict).toEqual({ accord: true });
  expect(formaterNir('155052a01234594')).toBe('1 55 05 2A 012 345 94');
  expect(formaterNir('2790351215189')).toBe('2 79 03 51 215 189');
});

const nirs = fc
  .tuple(
    fc.constantFrom('1', '2'),
    fc.integer({ min: 0, max: 99 }),
    fc.constantFrom('01', '75', '2A', '2B', '97'),
  )
  .chain(([sexe, annee, departement]) =>
    fc
      .integer({ min: 1, max: 999_999 })
      .map(
        (suite) =>
          `${sexe}${String(annee).padStart(2, '0')}07${departement}${String(suite).padStart(6, '0')}`,
      ),
  );

test('ID-NIR : une erreur sur un seul chiffre est toujours vue', () => {
  fc.assert(
    fc.property(nirs, fc.nat({ max: 14 }), fc.integer({ min: 1, max: 9 }), (nir, rang, ecart) => {
      const juste = nir + cleNir(nir);
      const chiffre = juste[rang] ?? '';
      fc.pre(/\d/.test(chiffre));
      const faux = `${juste.slice(0, rang)}${(Number(chiffre) + ecart) % 10}${juste.slice(rang + 1)}`;
      expect(controlerNir(faux).verdict.accord).toBe(false);
    }),
  );
});

test('ID-INS : un matricule est le même avec ou sans sa clé, jamais avec une autre', () => {
  expect(memeMatricule('2790351215189', '279035121518989')).toBe(true);
  expect(memeMatricule('279035121518988', '2790351215189')).toBe(false);
  expect(memeMatricule('2790351215189', '2790351215188')).toBe(false);
  expect(ecrituresDe('279035121518989')).toEqual(['2790351215189', '279035121518989']);
});
