import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CODES_PROTOCOLE, PROTOCOLES, vuesDe } from '../captation/protocoles.ts';
import { VUES } from '../captation/vues.ts';
import { appliquer } from './commandes.ts';
import { type Correction, surLaVue } from './correction.ts';
import { type Constatation, type Couverture, constatationsDe, couvrir, type EtatSurface } from './couvrir.ts';
import type { CodeFdi } from './dents.ts';
import { FACES } from './faces.ts';
import { chartVierge } from './observation.ts';
import type { Presentation } from './presentation.ts';
import { cleSurface, montrableEnPhoto } from './surface.ts';
import { constatationsSur, correctionsDe, edentee, presentations } from './testing-bouches.ts';

const COMPLET = vuesDe(PROTOCOLES.COMPLET_12, []);
const pleine: Presentation = { denture: 'PERMANENTE', etats: {} };

const NIVEAU = { ABSENTE: 0, NON_VUE: 0, PARTIELLE: 1, VUE: 2 } as const;
const niveaux = ({ surfaces }: Couverture) =>
  new Map(surfaces.map((surface) => [cleSurface(surface), NIVEAU[surface.visibilite]]));
const etat = ({ surfaces }: Couverture, cle: string): EtatSurface | undefined =>
  surfaces.find((surface) => cleSurface(surface) === cle);

const quiParle = (corrections: readonly Correction[], constatations: readonly Constatation[]) => {
  const dites = new Set<string>(constatations.map(cleSurface));
  const corrigees = new Set<string>(
    corrections
      .filter(surLaVue)
      .flatMap((c) =>
        c.sorte === 'SITE'
          ? [c.site]
          : (c.faces.length > 0 ? c.faces : FACES).map((face) => `${c.dent}-${face}`),
      ),
  );
  return (cle: string) => (dites.has(cle) ? 'CONSTATEE' : corrigees.has(cle) ? 'CORRIGEE' : 'PRESUMEE');
};

/** A mouth, and some of the views of one protocol in any order, some of them twice. */
const prises = (code: (typeof CODES_PROTOCOLE)[number]) =>
  fc.record({
    presentation: presentations,
    vues: fc.array(fc.constantFrom(...vuesDe(PROTOCOLES[code], [])), { maxLength: 14 }),
  });

describe.each(CODES_PROTOCOLE)('le protocole %s', (code) => {
  test('CAP-02 : une vue de plus ne retire jamais rien', () => {
    fc.assert(
      fc.property(
        prises(code),
        fc.constantFrom(...vuesDe(PROTOCOLES[code], [])),
        ({ presentation, vues }, neuve) => {
          const avant = couvrir(presentation, vues, []);
          const apres = niveaux(couvrir(presentation, [...vues, neuve], []));
          const perdues = [...niveaux(avant)].filter(([cle, niveau]) => (apres.get(cle) ?? -1) < niveau);
          expect(perdues).toEqual([]);
        },
      ),
      { numRuns: 12 },
    );
  });

  test('CAP-02 : l’ordre des vues ne change rien, et une vue prise deux fois compte une fois', () => {
    fc.assert(
      fc.property(prises(code), ({ presentation, vues }) => {
        const couverture = couvrir(presentation, vues, []);
        expect(couvrir(presentation, vues.toReversed(), [])).toEqual(couverture);
        expect(couvrir(presentation, [...vues, ...vues], [])).toEqual(couverture);
      }),
      { numRuns: 12 },
    );
  });

  test('CAP-02 : une dent absente ne compte jamais', () => {
    fc.assert(
      fc.property(prises(code), ({ presentation, vues }) => {
        const absentes = new Set(
          Object.entries(presentation.etats)
            .filter(([, quoi]) =>
              ['ABSENTE', 'INCLUSE', 'RACINE_RESIDUELLE', 'PROTHESE_AMOVIBLE'].includes(quoi),
            )
            .map(([dent]) => dent as CodeFdi),
        );
        const { surfaces, lacunes, faces } = couvrir(presentation, vues, []);
        const de = (liste: readonly EtatSurface[]) =>
          liste.filter((surface) => surface.sorte === 'FACE' && absentes.has(surface.dent));
        expect(new Set(de(surfaces).map(({ visibilite }) => visibilite)).size).toBeLessThanOrEqual(1);
        expect(de(surfaces).every(({ visibilite }) => visibilite === 'ABSENTE')).toBe(true);
        expect(de(lacunes)).toEqual([]);
        const presentes = surfaces.filter(
          ({ sorte, visibilite }) => sorte === 'FACE' && visibilite !== 'ABSENTE',
        );
        expect(faces.attendues).toBe(presentes.length);
      }),
      { numRuns: 12 },
    );
  });

  test('CAP-02 : une correction l’emporte sur une présomption, une constatation sur les deux', () => {
    fc.assert(
      fc.property(
        prises(code).chain(({ presentation, vues }) =>
          fc.record({
            presentation: fc.constant(presentation),
            vues: fc.constant(vues),
            corrections: correctionsDe(presentation),
            constatations: constatationsSur(presentation),
          }),
        ),
        ({ presentation, vues, corrections, constatations }) => {
          const couverture = couvrir(presentation, vues, corrections, { constatations });
          const attendue = quiParle(corrections, constatations);
          const presentes = couverture.surfaces.filter(({ visibilite }) => visibilite !== 'ABSENTE');
          expect(presentes.map((surface) => [cleSurface(surface), surface.origine])).toEqual(
            presentes.map((surface) => [cleSurface(surface), attendue(cleSurface(surface))]),
          );
          expect(presentes.filter((s) => s.origine === 'CORRIGEE' && s.visibilite === 'VUE')).toEqual([]);
          expect(
            couvrir(presentation, vues, corrections.toReversed(), {
              constatations: constatations.toReversed(),
            }),
          ).toEqual(couverture);
        },
      ),
      { numRuns: 12 },
    );
  });

  test('CAP-02 : chaque lacune a sa raison, et ce qui est vu n’en a pas', () => {
    fc.assert(
      fc.property(prises(code), ({ presentation, vues }) => {
        const { surfaces, lacunes, total } = couvrir(presentation, vues, []);
        expect(lacunes.every(({ motif }) => motif !== null)).toBe(true);
        expect(surfaces.filter((s) => !lacunes.includes(s)).every(({ motif }) => motif === null)).toBe(true);
        expect(total.vues + total.partielles + total.nonVues).toBe(total.attendues);
        expect(lacunes).toHaveLength(total.partielles + total.nonVues);
        expect(total.pourcentage === 100).toBe(lacunes.length === 0);
      }),
      { numRuns: 12 },
    );
  });
});

test('CAP-02 : douze vues sur une denture complète montrent 100 % des faces qu’une photographie peut montrer', () => {
  const { faces, lacunes } = couvrir(pleine, COMPLET, []);
  expect(faces.pourcentagePhotographiable).toBe(100);
  expect(faces.pourcentage).toBe(57);
  const manquees = lacunes.filter(({ sorte }) => sorte === 'FACE');
  expect(manquees.every((surface) => !montrableEnPhoto(surface))).toBe(true);
  const contacts = manquees.filter(({ motif }) => motif === 'CONTACT').map(cleSurface);
  expect(contacts).toHaveLength(64);
  expect(contacts.every((cle) => /-(mesiale|distale)$/.test(cle))).toBe(true);
  expect(manquees.filter(({ motif }) => motif === 'MASQUEE').map(cleSurface)).toEqual(
    ['18', '28', '38', '48'].map((dent) => `${dent}-vestibulaire`),
  );
});

test('CAP-02 : douze vues montrent de même toute denture, quelles que soient les dents présentes', () => {
  fc.assert(
    fc.property(presentations, (presentation) => {
      expect(couvrir(presentation, COMPLET, []).faces.pourcentagePhotographiable).toBe(100);
    }),
    { numRuns: 30 },
  );
});

test('CAP-02 : cinq vues laissent l’intérieur de toutes les dents', () => {
  const { faces } = couvrir(pleine, vuesDe(PROTOCOLES.RAPIDE_5, []), []);
  expect(faces.pourcentagePhotographiable).toBe(65);
});

test('CAP-02 : quatre balayages montrent autant de faces que les douze vues', () => {
  const { faces } = couvrir(pleine, vuesDe(PROTOCOLES.BALAYAGE, []), []);
  expect(faces.pourcentagePhotographiable).toBe(100);
});

test('CAP-02 : des radiographies rétrocoronaires ferment les faces de contact de leur côté', () => {
  const avec = couvrir(pleine, [...COMPLET, VUES.RADIO_BITEWING_DROITE], []);
  expect(etat(avec, '16-mesiale')).toMatchObject({ visibilite: 'VUE', motif: null });
  expect(etat(avec, '26-mesiale')).toMatchObject({ visibilite: 'PARTIELLE', motif: 'CONTACT' });
  expect(etat(avec, '11-mesiale')).toMatchObject({ visibilite: 'PARTIELLE', motif: 'CONTACT' });
  const sans = couvrir(pleine, COMPLET, []);
  expect(avec.faces.vues - sans.faces.vues).toBe(2 + 2 * 4 * 2);
});

test('CAP-02 : une bouche édentée n’a que des crêtes et des muqueuses, que le protocole édenté montre', () => {
  const { faces, surfaces, lacunes } = couvrir(edentee('PERMANENTE'), vuesDe(PROTOCOLES.EDENTE_6, []), []);
  expect(faces).toMatchObject({ attendues: 0, pourcentage: 100 });
  expect(
    surfaces.filter(({ sorte, visibilite }) => sorte === 'SITE' && visibilite === 'VUE').map(cleSurface),
  ).toEqual([
    'CRETE_MAXILLAIRE',
    'CRETE_MANDIBULAIRE',
    'LANGUE_VENTRALE',
    'PLANCHER',
    'PALAIS_DUR',
    'PALAIS_MOU',
  ]);
  expect(lacunes.map(cleSurface)).not.toContain('GENCIVE_S2');
  expect(lacunes.find((lacune) => cleSurface(lacune) === 'LANGUE_DOS')).toMatchObject({
    visibilite: 'PARTIELLE',
  });
});

test('CAP-02 : « on ne voit pas la 37 » retire ce que les vues en présumaient, et rien d’autre', () => {
  const sans = couvrir(pleine, COMPLET, []);
  const avec = couvrir(pleine, COMPLET, [
    { sorte: 'DENT', dent: '37', faces: [], visibilite: 'NON_VUE', motif: 'MASQUEE' },
  ]);
  expect(sans.faces.vues - avec.faces.vues).toBe(3);
  expect(etat(avec, '37-occlusale')).toMatchObject({
    visibilite: 'NON_VUE',
    origine: 'CORRIGEE',
    motif: 'MASQUEE',
  });
  expect(etat(avec, '36-occlusale')).toMatchObject({ visibilite: 'VUE', origine: 'PRESUMEE' });
});

test('CAP-02 : deux corrections qui se contredisent laissent la plus sévère', () => {
  const corrections = [
    { sorte: 'SITE', site: 'PLANCHER', visibilite: 'PARTIELLE', motif: 'FLOU' },
    { sorte: 'SITE', site: 'PLANCHER', visibilite: 'NON_VUE', motif: 'REFUS' },
  ] as const;
  expect(etat(couvrir(pleine, [], corrections), 'PLANCHER')).toMatchObject({
    visibilite: 'NON_VUE',
    motif: 'REFUS',
  });
});

test('CAP-02 : une vue laissée donne sa raison à ce qu’elle aurait montré, sauf aux faces de contact', () => {
  const laissees = [{ montre: VUES.OCCLUSALE_SUPERIEURE.montre, motif: 'OUVERTURE_LIMITEE' as const }];
  const couverture = couvrir(pleine, [], [], { laissees });
  expect(etat(couverture, '16-occlusale')).toMatchObject({
    visibilite: 'NON_VUE',
    motif: 'OUVERTURE_LIMITEE',
  });
  expect(etat(couverture, '16-mesiale')).toMatchObject({ motif: 'CONTACT' });
  expect(etat(couverture, '46-occlusale')).toMatchObject({ motif: 'VUE_NON_PRISE' });
});

test('CAP-02 : ce que le lecteur a constaté dans son schéma l’emporte, ce qui y est présumé ne dit rien', () => {
  const resultat = appliquer(chartVierge('PERMANENTE'), {
    type: 'VISIBILITE',
    cible: { sorte: 'FACE', dent: '11', face: 'vestibulaire' },
    visibilite: 'NON_VUE',
    motif: 'FLOU',
  });
  if (!resultat.accord) throw new Error(resultat.motifs.join());
  const constatations = constatationsDe(resultat.chart);
  expect(constatations).toEqual([
    { sorte: 'FACE', dent: '11', face: 'vestibulaire', visibilite: 'NON_VUE', motif: 'FLOU' },
  ]);
  expect(etat(couvrir(pleine, COMPLET, [], { constatations }), '11-vestibulaire')).toMatchObject({
    visibilite: 'NON_VUE',
    origine: 'CONSTATEE',
    motif: 'FLOU',
    vues: ['FACE'],
  });
});
