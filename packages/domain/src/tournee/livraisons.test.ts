import { describe, expect, test } from 'vitest';
import { heureDouteuse, manquants, type PliRecu, suivants } from './livraisons.ts';

const pli = (compteur: number, type: PliRecu['type'], plus: Partial<PliRecu> = {}): PliRecu => ({
  id: `p${String(compteur).padStart(2, '0')}`,
  appareilId: 'tablette',
  type,
  compteur,
  etat: 'EN_ATTENTE',
  ...plus,
});

/** A resident's whole visit: what the tablet made, in its order. */
const VISITE: readonly PliRecu[] = [
  pli(1, 'ACTE'),
  pli(2, 'REPONSES'),
  pli(3, 'RECUEIL'),
  pli(4, 'CAPTATION'),
  pli(5, 'MEDIA', { etat: 'APPLIQUE', mediaId: 'm1' }),
  pli(6, 'MEDIA', { etat: 'APPLIQUE', mediaId: 'm2' }),
  pli(7, 'REPONSES'),
  pli(8, 'RECUEIL'),
  pli(9, 'EVALUATION'),
  pli(10, 'CLOTURE', {
    attendus: { plis: ['p01', 'p02', 'p03', 'p04', 'p07', 'p08', 'p09'], medias: ['m1', 'm2'] },
  }),
];

/** Plays arrivals one by one as the server does, and tells what was written, in order. */
function livrer(arrivees: readonly PliRecu[]): { ecrits: string[]; attente: string[] } {
  const recus = new Map<string, PliRecu>();
  const ecrits: string[] = [];
  for (const arrivee of arrivees) {
    if (recus.has(arrivee.id)) continue;
    recus.set(arrivee.id, arrivee);
    for (
      let effets = suivants([...recus.values()]);
      effets.length > 0;
      effets = suivants([...recus.values()])
    )
      for (const {
        pli: { id, type },
        geste,
      } of effets) {
        recus.set(id, { ...(recus.get(id) as PliRecu), etat: 'APPLIQUE' });
        if (geste === 'APPLIQUER') ecrits.push(`${type} ${id}`);
      }
  }
  return {
    ecrits,
    attente: [...recus.values()].filter(({ etat }) => etat === 'EN_ATTENTE').map(({ id }) => id),
  };
}

/** What stands at the end, as a reader of the record finds it. */
const etatFinal = (ecrits: readonly string[]) => ({
  reponses: ecrits.findLast((e) => e.startsWith('REPONSES')),
  recueils: ecrits.filter((e) => e.startsWith('RECUEIL')),
  cloture: ecrits.findLast((e) => e.startsWith('CLOTURE')),
  autres: ecrits.filter((e) => /^(ACTE|CAPTATION|EVALUATION)/.test(e)).toSorted(),
});

/** A small seeded generator: a failure is replayed by its seed. */
function hasard(graine: number) {
  let etat = graine;
  return () => {
    etat = (etat * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return etat / 4_294_967_296;
  };
}

function melanger<T>(liste: readonly T[], tirer: () => number): T[] {
  const copie = [...liste];
  for (let i = copie.length - 1; i > 0; i--) {
    const j = Math.floor(tirer() * (i + 1));
    [copie[i], copie[j]] = [copie[j] as T, copie[i] as T];
  }
  return copie;
}

describe('livraison d’une tournée', () => {
  test('dans l’ordre de la tablette : chaque pli une fois, les décisions à la fin', () => {
    const { ecrits, attente } = livrer(VISITE);
    expect(attente).toEqual([]);
    expect(ecrits).toEqual([
      'ACTE p01',
      'REPONSES p02',
      'CAPTATION p04',
      'REPONSES p07',
      'EVALUATION p09',
      'RECUEIL p03',
      'RECUEIL p08',
      'CLOTURE p10',
    ]);
  });

  test('l’ordre d’arrivée et les répétitions ne changent pas ce qui reste (500 ordres)', () => {
    const attendu = etatFinal(livrer(VISITE).ecrits);
    for (let graine = 1; graine <= 500; graine++) {
      const tirer = hasard(graine);
      const arrivees = melanger([...VISITE, ...VISITE.filter(() => tirer() < 0.4)], tirer);
      const { ecrits, attente } = livrer(arrivees);
      expect({ graine, attente, ...etatFinal(ecrits) }).toEqual({ graine, attente: [], ...attendu });
      expect(new Set(ecrits).size).toBe(ecrits.length);
    }
  });

  test('tant qu’une image est sur la tablette, ni accord ni fin ne sont inscrits', () => {
    const sansImage = VISITE.filter(({ mediaId }) => mediaId !== 'm2');
    const { ecrits, attente } = livrer(sansImage);
    expect(ecrits.filter((e) => /^(RECUEIL|CLOTURE)/.test(e))).toEqual([]);
    expect(attente).toEqual(['p03', 'p08', 'p10']);
    expect(manquants(VISITE.at(-1) as PliRecu, sansImage)).toBe(1);
  });

  test('rien ne s’écrit avant le brouillon ; une absence se note sans brouillon', () => {
    expect(livrer([pli(2, 'REPONSES'), pli(3, 'CAPTATION')]).ecrits).toEqual([]);
    expect(livrer([pli(4, 'CLOTURE', { attendus: { plis: [], medias: [] } })]).ecrits).toEqual([
      'CLOTURE p04',
    ]);
  });

  test('le formulaire le plus récent l’emporte, même arrivé le premier', () => {
    expect(livrer([pli(1, 'ACTE'), pli(7, 'REPONSES'), pli(2, 'REPONSES')]).ecrits).toEqual([
      'ACTE p01',
      'REPONSES p07',
    ]);
  });

  test('une seconde fin remplace la première, dans les deux ordres', () => {
    const fins = [5, 9].map((n) => pli(n, 'CLOTURE', { attendus: { plis: [], medias: [] } }));
    expect(livrer(fins).ecrits.at(-1)).toBe('CLOTURE p09');
    expect(livrer(fins.toReversed()).ecrits).toEqual(['CLOTURE p09']);
  });

  test('deux tablettes d’une même tournée ferment chacune ce qu’elles ont fait', () => {
    const autre = { appareilId: 'telephone', etat: 'EN_ATTENTE' } as const;
    const { ecrits } = livrer([
      pli(1, 'ACTE'),
      pli(30, 'RECUEIL', autre),
      pli(2, 'RECUEIL'),
      pli(31, 'CLOTURE', { ...autre, attendus: { plis: ['p30'], medias: [] } }),
    ]);
    expect(ecrits).toEqual(['ACTE p01', 'RECUEIL p30', 'CLOTURE p31']);
  });
});

test('une heure qui recule, ou qui avance sur la nôtre, est signalée', () => {
  const le = (minute: number) => `2026-03-02T10:${String(minute).padStart(2, '0')}:00.000Z`;
  const autres = [
    { compteur: 1, le: le(10) },
    { compteur: 9, le: le(30) },
  ];
  expect(heureDouteuse({ compteur: 5, le: le(20) }, autres, le(40))).toBe(false);
  expect(heureDouteuse({ compteur: 5, le: le(9) }, autres, le(40))).toBe(false);
  expect(heureDouteuse({ compteur: 5, le: le(5) }, autres, le(40))).toBe(true);
  expect(heureDouteuse({ compteur: 5, le: le(35) }, autres, le(40))).toBe(true);
  expect(heureDouteuse({ compteur: 10, le: le(50) }, autres, le(40))).toBe(true);
});
