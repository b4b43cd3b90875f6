import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  ageA,
  ajouterAnnees,
  ajouterHeures,
  ajouterJours,
  type DateCivile,
  estDateCivile,
  formaterDate,
  heureParis,
  heuresEntre,
  jourParis,
  lireDateCivile,
} from './dates.ts';

const moments = fc.date({ min: new Date('1997-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
const jours = moments.map((date) => date.toISOString().slice(0, 10) as DateCivile);
const paris = new Intl.DateTimeFormat('fr-CA', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const heures = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  hour: '2-digit',
  minute: '2-digit',
});

test.each(['2024-02-29', '2000-02-29', '2026-12-31', '1000-01-01'])(
  '%s est un jour du calendrier',
  (texte) => {
    expect(estDateCivile(texte)).toBe(true);
  },
);

test.each([
  '2026-02-29',
  '1900-02-29',
  '2026-04-31',
  '2026-13-01',
  '2026-00-10',
  '26-01-01',
  '0999-01-01',
  '',
])('« %s » n’est pas un jour du calendrier', (texte) => {
  expect(estDateCivile(texte)).toBe(false);
});

test('une date se lit en français comme en ISO, et s’écrit en français', () => {
  expect(lireDateCivile(' 05/03/2026 ')).toBe('2026-03-05');
  expect(lireDateCivile('2026-03-05')).toBe('2026-03-05');
  expect(lireDateCivile('31/02/2026')).toBeUndefined();
  expect(formaterDate('2026-03-05')).toBe('05/03/2026');
});

test('tout jour de Date est un jour du calendrier', () => {
  fc.assert(fc.property(jours, (jour) => estDateCivile(jour)));
});

test('ajouter des jours puis les retirer ne change rien', () => {
  fc.assert(
    fc.property(jours, fc.integer({ min: -20_000, max: 20_000 }), (jour, n) => {
      expect(ajouterJours(ajouterJours(jour, n), -n)).toBe(jour);
    }),
  );
});

test('ajouter des années donne un jour du calendrier, du même mois', () => {
  fc.assert(
    fc.property(jours, fc.integer({ min: -100, max: 100 }), (jour, n) => {
      const cible = ajouterAnnees(jour, n);
      expect(estDateCivile(cible)).toBe(true);
      expect(cible.slice(5, 7)).toBe(jour.slice(5, 7));
    }),
  );
  expect(ajouterAnnees('2028-02-29', 10)).toBe('2038-02-28');
  expect(ajouterAnnees('2028-02-29', 4)).toBe('2032-02-29');
});

test.each([
  ['2008-03-05', '2026-03-04', 17],
  ['2008-03-05', '2026-03-05', 18],
  ['2008-02-29', '2026-02-28', 17],
  ['2008-02-29', '2026-03-01', 18],
] as const)('né le %s, on a au %s %i ans', (naissance, jour, age) => {
  expect(ageA(naissance, jour)).toBe(age);
});

test.each([
  ['2026-03-28T23:30:00Z', '2026-03-29', 'heure d’hiver'],
  ['2026-03-29T00:59:59Z', '2026-03-29', 'une seconde avant l’heure d’été'],
  ['2026-07-01T22:00:00Z', '2026-07-02', 'heure d’été'],
  ['2026-07-01T21:59:59Z', '2026-07-01', 'heure d’été, une seconde avant minuit'],
  ['2026-12-31T22:59:59Z', '2026-12-31', 'la dernière seconde de l’année'],
  ['2026-12-31T23:00:00Z', '2027-01-01', 'la première seconde de l’année'],
])('à %s, on est à Paris le %s (%s)', (instant, jour) => {
  expect(jourParis(instant)).toBe(jour);
});

test('le passage à l’heure d’été et à l’heure d’hiver se fait à 1 h UTC', () => {
  expect(['2026-03-29T00:59:00Z', '2026-03-29T01:00:00Z'].map(heureParis)).toEqual([
    '01\u00a0h\u00a059',
    '03\u00a0h\u00a000',
  ]);
  expect(['2026-10-25T00:59:00Z', '2026-10-25T01:00:00Z'].map(heureParis)).toEqual([
    '02\u00a0h\u00a059',
    '02\u00a0h\u00a000',
  ]);
});

test('le jour et l’heure de Paris sont ceux d’Intl', () => {
  fc.assert(
    fc.property(moments, (date) => {
      expect(jourParis(date.toISOString())).toBe(paris.format(date));
      expect(heureParis(date.toISOString()).replaceAll('\u00a0', '').replace('h', ':')).toBe(
        heures.format(date),
      );
    }),
    { numRuns: 2000 },
  );
});

test('les heures ajoutées se retrouvent', () => {
  const debut = '2026-03-28T12:00:00.000Z';
  expect(heuresEntre(debut, ajouterHeures(debut, 72))).toBe(72);
  expect(heuresEntre(ajouterHeures(debut, 1.5), debut)).toBe(-1.5);
});
