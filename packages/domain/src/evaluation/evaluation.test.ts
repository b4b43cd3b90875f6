import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CODES_ECHELLE, echelleDe, echellesPour, profilPropose } from './catalogue.ts';
import { calculer, controler, type Echelle, type Reponse } from './echelle.ts';
import { aCiter, type Evaluation, enVigueur } from './historique.ts';
import { lireSeuil, phrasesDe } from './lire-score.ts';

const { ALGOPLUS, GED_DI, OHAT, SECHERESSE, BROSSAGE, PROTHESES } = Object.fromEntries(
  CODES_ECHELLE.map((code) => [code, echelleDe(code)]),
) as Record<(typeof CODES_ECHELLE)[number], Echelle>;

/** Some answers, some missing, some without object. */
const reponsesDe = (echelle: Echelle) =>
  fc.record(
    Object.fromEntries(
      echelle.items.map(({ code, choix, peutNePasSAppliquer }) => [
        code,
        fc.constantFrom<Reponse>(
          ...choix.map(({ valeur }) => valeur),
          ...(peutNePasSAppliquer ? ['NA' as const] : []),
        ),
      ]),
    ),
    { requiredKeys: [] },
  );

const tous = (echelle: Echelle, reponse: Reponse) =>
  Object.fromEntries(echelle.items.map(({ code }) => [code, reponse]));

describe.each(CODES_ECHELLE)('%s', (code) => {
  const echelle = echelleDe(code);

  test('CAP-01 : le total et ses bornes restent dans l’échelle, réponse manquante ou non', () => {
    fc.assert(
      fc.property(reponsesDe(echelle), (reponses) => {
        const { total, auPlus, sur, cotes, nonApplicables, manquants } = calculer(echelle, reponses);
        expect(0 <= total && total <= auPlus && auPlus <= sur).toBe(true);
        expect(cotes + nonApplicables + manquants.length).toBe(echelle.items.length);
      }),
    );
  });

  test('CAP-01 : répondre resserre les bornes, jamais ne les élargit', () => {
    fc.assert(
      fc.property(reponsesDe(echelle), fc.constantFrom(...echelle.items), (reponses, item) => {
        const { [item.code]: _, ...sans } = reponses;
        const large = calculer(echelle, sans);
        for (const { valeur } of item.choix) {
          const serre = calculer(echelle, { ...sans, [item.code]: valeur });
          expect(serre.total).toBeGreaterThanOrEqual(large.total);
          expect(serre.auPlus).toBeLessThanOrEqual(large.auPlus);
        }
      }),
    );
  });

  test('CAP-01 : une cotation plus haute ne baisse jamais le total', () => {
    fc.assert(
      fc.property(reponsesDe(echelle), fc.constantFrom(...echelle.items), (reponses, item) => {
        const totaux = item.choix.map(
          ({ valeur }) => calculer(echelle, { ...reponses, [item.code]: valeur }).total,
        );
        expect(totaux).toEqual(totaux.toSorted((a, b) => a - b));
      }),
    );
  });

  test('CAP-01 : un seuil dit sur un score partiel reste vrai une fois tout répondu', () => {
    fc.assert(
      fc.property(reponsesDe(echelle), reponsesDe(echelle), (partiel, reste) => {
        const avant = lireSeuil(echelle, calculer(echelle, partiel));
        const apres = lireSeuil(echelle, calculer(echelle, { ...reste, ...partiel }));
        if (avant.etat === 'EN_DESSOUS') expect(apres.etat).toBe('EN_DESSOUS');
        if (avant.etat === 'ATTEINT' && apres.etat === 'ATTEINT')
          expect(apres.seuil.des).toBeGreaterThanOrEqual(avant.seuil.des);
        if (avant.etat === 'ATTEINT') expect(apres.etat).toBe('ATTEINT');
      }),
    );
  });

  test('CAP-01 : les phrases ne posent pas de diagnostic', () => {
    fc.assert(
      fc.property(reponsesDe(echelle), (reponses) => {
        expect(phrasesDe(echelle, reponses).join(' ')).not.toMatch(
          /carie|cancer|maladie|sain(e)?\b|normal\b/i,
        );
      }),
    );
  });

  test('les codes sont uniques et les choix croissent', () => {
    expect(new Set(echelle.items.map((item) => item.code)).size).toBe(echelle.items.length);
    for (const { choix } of echelle.items)
      expect(choix.map(({ valeur }) => valeur)).toEqual(choix.map((_, rang) => rang));
  });
});

test.each([
  [OHAT, 8, 16],
  [ALGOPLUS, 5, 5],
  [GED_DI, 30, 90],
  [SECHERESSE, 10, 10],
] as const)('les échelles publiées ont leurs bornes (%#)', (echelle, items, sur) => {
  expect([echelle.items.length, calculer(echelle, {}).sur]).toEqual([items, sur]);
});

test('GED-DI : quatre, quatre, cinq, deux, six, six et trois comportements', () => {
  const rubriques = Map.groupBy(GED_DI.items, ({ rubrique }) => rubrique);
  expect([...rubriques.values()].map(({ length }) => length)).toEqual([4, 4, 5, 2, 6, 6, 3]);
});

test.each([
  [ALGOPLUS, { VISAGE: 1 }, 'INDETERMINE'],
  [ALGOPLUS, { VISAGE: 1, REGARD: 1 }, 'ATTEINT'],
  [ALGOPLUS, { ...tous(ALGOPLUS, 0), VISAGE: 1 }, 'EN_DESSOUS'],
  [ALGOPLUS, {}, 'INDETERMINE'],
  [GED_DI, tous(GED_DI, 'NA'), 'INDETERMINE'],
  [BROSSAGE, { NIVEAU: 2 }, 'SANS_SEUIL'],
] as const)('une réponse manquante n’est pas un zéro (%#)', (echelle, reponses, etat) => {
  expect(lireSeuil(echelle, calculer(echelle, reponses)).etat).toBe(etat);
});

test.each([
  [5, 'EN_DESSOUS', undefined],
  [6, 'ATTEINT', 6],
  [10, 'ATTEINT', 6],
  [11, 'ATTEINT', 11],
] as const)('GED-DI : %i point(s), seuils publiés 6 et 11', (points, etat, des) => {
  const reponses = { ...tous(GED_DI, 0), ...Object.fromEntries(unsPour(points)) };
  const lecture = lireSeuil(GED_DI, calculer(GED_DI, reponses));
  expect([lecture.etat, lecture.etat === 'ATTEINT' ? lecture.seuil.des : undefined]).toEqual([etat, des]);
});

const unsPour = (points: number) => GED_DI.items.slice(0, points).map(({ code }) => [code, 1] as const);

test('les phrases disent le score, le seuil et les rubriques', () => {
  expect(phrasesDe(OHAT, { ...tous(OHAT, 0), LANGUE: 1, DENTS: 2, PROPRETE: 1 })).toEqual([
    'OHAT\u00a0: 4 sur 16.',
    'Seuil publié\u00a0: de 4 à 8, bouche à surveiller régulièrement.',
    'Rubriques à faire examiner par un dentiste\u00a0: langue (1), dents naturelles (2), propreté de la bouche (1).',
  ]);
  expect(phrasesDe(ALGOPLUS, { VISAGE: 1, CORPS: 1, REGARD: 0 })).toEqual([
    'Algoplus\u00a0: score partiel, entre 2 et 4 sur 5 (3 réponses sur 5).',
    'Seuil publié\u00a0: à partir de 2 sur 5, une douleur est à prendre en charge.',
  ]);
  expect(phrasesDe(ALGOPLUS, tous(ALGOPLUS, 0))).toEqual([
    'Algoplus\u00a0: 0 sur 5.',
    'Sous le premier seuil publié (2). Cela n’écarte rien.',
  ]);
  expect(phrasesDe(PROTHESES, { HAUT: 2 })).toEqual([
    'Prothèses, en haut\u00a0: retirée pour les images.',
    'Prothèses, en bas\u00a0: non renseigné.',
  ]);
});

test.each([
  [{ VISAGE: 1 }, { accord: true }],
  [{}, { accord: false, motifs: ['AUCUNE_REPONSE'] }],
  [{ VISAGE: 2 }, { accord: false, motifs: ['VALEUR_HORS_ECHELLE'] }],
  [
    { VISAGE: 1, REGARD: 'NA' },
    { accord: false, motifs: ['VALEUR_HORS_ECHELLE'] },
  ],
  [
    { VISAGE: 1, NEZ: 1 },
    { accord: false, motifs: ['ITEM_INCONNU'] },
  ],
] as const)('une réponse est de l’échelle ou elle est refusée (%#)', (reponses, attendu) => {
  expect(controler(ALGOPLUS, reponses as Readonly<Record<string, Reponse>>)).toEqual(attendu);
});

test.each([
  ['1940-01-01', '500', 'AGEE'],
  ['1990-01-01', '255', 'POLYHANDICAP'],
  ['1940-01-01', '255', 'POLYHANDICAP'],
  ['1940-01-01', null, 'AGEE'],
  ['1990-01-01', null, 'POLYHANDICAP'],
] as const)('né le %s, catégorie %s : profil proposé %s', (naissance, categorie, profil) => {
  expect(profilPropose({ naissance, categorie, jour: '2026-03-01' })).toBe(profil);
});

test('chaque profil a son échelle de douleur, et une seule', () => {
  const douleur = ['ALGOPLUS', 'GED_DI'] as const;
  expect(echellesPour('AGEE').filter((code) => code === douleur[0] || code === douleur[1])).toEqual([
    'ALGOPLUS',
  ]);
  expect(echellesPour('POLYHANDICAP').filter((code) => code === douleur[0] || code === douleur[1])).toEqual([
    'GED_DI',
  ]);
});

const faite = (id: string, jour: string, reste: Partial<Evaluation> = {}): Evaluation => ({
  id,
  echelle: 'OHAT',
  reponses: { LANGUE: 1 },
  faiteLe: `${jour}T10:00:00.000Z`,
  acteId: null,
  remplaceId: null,
  ...reste,
});

test('une correction remplace sans effacer, et une correction se corrige', () => {
  const suite = [
    faite('a', '2026-02-01'),
    faite('b', '2026-02-01', { remplaceId: 'a' }),
    faite('c', '2026-02-01', { remplaceId: 'b' }),
    faite('d', '2026-01-01'),
  ];
  expect(enVigueur(suite).map(({ id }) => id)).toEqual(['d', 'c']);
});

test('TE-04 : seules les observations de la demande, ou récentes, partent avec elle', () => {
  const maintenant = '2026-03-01T12:00:00.000Z';
  const evaluations = [
    faite('vieille', '2026-01-15', { echelle: 'SECHERESSE' }),
    faite('recente', '2026-02-20', { echelle: 'ALGOPLUS' }),
    faite('ancienne de l’acte', '2026-01-02', { acteId: 'acte' }),
    faite('plus recente, hors acte', '2026-02-25'),
  ];
  expect(aCiter(evaluations, { acteId: 'acte', maintenant }).map(({ id }) => id)).toEqual([
    'ancienne de l’acte',
    'recente',
  ]);
});
