import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ajouterAnnees, ajouterJours, type DateCivile } from '../dates.ts';
import { compter, jugerPlafond, type LectureAnnee, PLAFOND_ANNUEL } from './plafond.ts';

const jour = fc.integer({ min: 0, max: 1500 }).map((n) => ajouterJours('2024-01-01', n));
const jours = fc.array(jour, { maxLength: 30 });

test('TE-12 : le compte se lit comme une phrase, avec ou sans acte avant', () => {
  expect(jugerPlafond({ civil: 0, glissant: 0 }, '2026-05-05').phrase).toMatch(/^Aucun acte en 2026, ni sur/);
  expect(jugerPlafond({ civil: 0, glissant: 2 }, '2026-05-05').phrase).toMatch(
    /^Aucun acte en 2026, 2 sur douze mois glissants/,
  );
  expect(jugerPlafond({ civil: 1, glissant: 1 }, '2026-05-05').phrase).toMatch(
    /^Déjà 1\sacte en 2026, autant sur/,
  );
});

test.each([
  ['TE-12 : premier acte', [], 1],
  ['TE-12 : quatrième acte', ['2026-01-05', '2026-02-05', '2026-03-05'], 4],
  ['TE-14 : cinquième acte', ['2026-01-05', '2026-02-05', '2026-03-05', '2026-04-05'], undefined],
] as const)('%s de l’année', (_titre, dates, index) => {
  expect(compterActes(dates, '2026-05-05')).toMatchObject({
    indexTe2: index,
    facturable: index !== undefined,
  });
});

/** Both steps at once, on dates. */
const compterActes = (dates: readonly DateCivile[], dateActe: DateCivile, lecture?: LectureAnnee) =>
  jugerPlafond(compter(dates, dateActe), dateActe, lecture);

test('TE-13 : les deux lectures de « par an » se comptent', () => {
  const dates = ['2025-11-01', '2025-11-02', '2025-12-31', '2026-01-01'] as const;
  expect(compter(dates, '2026-01-15')).toEqual({ civil: 1, glissant: 4 });
  expect(compterActes(dates, '2026-01-15').facturable).toBe(true);
  expect(compterActes(dates, '2026-01-15', 'GLISSANTE').facturable).toBe(false);
});

test('TE-12 : douze mois glissants excluent le même jour un an avant', () => {
  expect(compter(['2025-03-01'], '2026-03-01').glissant).toBe(0);
  expect(compter(['2025-03-02'], '2026-03-01').glissant).toBe(1);
  expect(compter(['2026-03-01'], '2026-03-01').glissant).toBe(1);
});

test('TE-14 : la phrase dit les deux décomptes et ce qui sera payé', () => {
  expect(jugerPlafond({ civil: 3, glissant: 3 }, '2026-05-05').phrase).toMatch(
    /3\sactes en 2026, autant sur douze mois.*le 4e sur 4/,
  );
  expect(jugerPlafond({ civil: 4, glissant: 5 }, '2026-05-05').phrase).toMatch(/ne sera pas payé/);
});

test('TE-14 : saisis un par un, jamais plus de quatre actes ne se facturent par année civile', () => {
  fc.assert(
    fc.property(jours, (dates) => {
      const faits: DateCivile[] = [];
      const payes = new Map<string, number>();
      for (const date of dates) {
        const annee = date.slice(0, 4);
        if (compterActes(faits, date).facturable) payes.set(annee, (payes.get(annee) ?? 0) + 1);
        faits.push(date);
      }
      for (const [annee, nombre] of payes)
        expect(nombre).toBe(Math.min(PLAFOND_ANNUEL, faits.filter((d) => d.startsWith(annee)).length));
    }),
  );
});

test('TE-13 : lu sur douze mois, jamais plus de quatre actes ne se facturent dans une fenêtre', () => {
  fc.assert(
    fc.property(jours, (dates) => {
      const payes: DateCivile[] = [];
      for (const date of dates.toSorted())
        if (compterActes(payes, date, 'GLISSANTE').facturable) payes.push(date);
      for (const fin of payes) {
        const fenetre = payes.filter((d) => d > ajouterAnnees(fin, -1) && d <= fin);
        expect(fenetre.length).toBeLessThanOrEqual(PLAFOND_ANNUEL);
      }
    }),
  );
});

test('TE-12 : l’ordre des actes ne change pas leur compte', () => {
  fc.assert(
    fc.property(jours, jour, (dates, date) => {
      expect(compter(dates.toReversed(), date)).toEqual(compter(dates, date));
    }),
  );
});
