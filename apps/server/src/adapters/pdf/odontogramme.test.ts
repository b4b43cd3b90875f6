import type { ObservationFace } from '@orapont/domain/bouche/observation';
import { expect, test } from 'vitest';
import { blocMuqueuse } from './muqueuse.ts';
import { blocOdontogramme, dessiner, marquer } from './odontogramme.ts';

const face = (autres: Partial<ObservationFace>): ObservationFace => ({
  visibilite: 'VUE',
  provenance: 'CONSTATEE',
  motif: null,
  constats: [],
  precision: '',
  reperes: [],
  ...autres,
});

test.each([
  ['16', 'haut', 'droite'],
  ['26', 'haut', 'gauche'],
  ['36', 'bas', 'gauche'],
  ['46', 'bas', 'droite'],
  ['55', 'haut', 'droite'],
  ['75', 'bas', 'gauche'],
] as const)(
  'la dent %s a sa face vestibulaire en %s et sa face mésiale à %s',
  (fdi, vestibulaire, mesiale) => {
    const dessin = dessiner(fdi, {
      etat: 'PRESENTE',
      mobilite: null,
      precision: '',
      reperes: [],
      faces: { vestibulaire: face({ constats: ['TARTRE'] }), mesiale: face({ constats: ['LESION'] }) },
    });
    expect(dessin[vestibulaire]).toBe('tartre');
    expect(dessin[mesiale]).toBe('lesion');
  },
);

test.each([
  ['jamais regardée', undefined, 'non-vue'],
  ['seulement présumée', face({ provenance: 'PRESUMEE', constats: ['SANS_LESION_VISIBLE'] }), 'non-vue'],
  ['non vue', face({ visibilite: 'NON_VUE', motif: 'FLOU' }), 'non-vue'],
  ['en partie vue', face({ visibilite: 'PARTIELLE' }), 'partielle'],
  ['vue, sans lésion visible', face({ constats: ['SANS_LESION_VISIBLE'] }), 'vue'],
  ['lésion et obturation', face({ constats: ['OBTURATION', 'LESION'] }), 'lesion'],
] as const)('non vu n’est pas sain : face %s', (_titre, observation, marque) => {
  expect(marquer(observation)).toBe(marque);
});

test.each([
  ['PERMANENTE', 32],
  ['TEMPORAIRE', 20],
  ['MIXTE', 52],
] as const)(
  'denture %s : %i dents dessinées, la première en haut à gauche est à droite du patient',
  (denture, nombre) => {
    const bloc = blocOdontogramme({ denture, dents: {} });
    const dents = bloc.type === 'odontogramme' ? bloc.rangees.flat() : [];
    expect(dents).toHaveLength(nombre);
    expect(dents[0]?.fdi).toBe(denture === 'TEMPORAIRE' ? '55' : '18');
    expect(dents.every(({ trait }) => trait === 'inconnue')).toBe(true);
  },
);

test('deux lésions du même site ne se cachent pas', () => {
  const bloc = blocMuqueuse([
    { numero: 1, site: 'LANGUE_DOS', description: 'a' },
    { numero: 2, site: 'LANGUE_DOS', description: 'b' },
  ]);
  const [un, deux] = bloc.type === 'muqueuse' ? bloc.reperes : [];
  expect((deux?.x ?? 0) - (un?.x ?? 0)).toBeGreaterThanOrEqual(5);
});
