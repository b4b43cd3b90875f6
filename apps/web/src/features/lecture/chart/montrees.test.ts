import { vueDe } from '@orapont/domain/captation/vues';
import { expect, test } from 'vitest';
import type { ImageDeLecture } from '../visionneuse/modele.ts';
import { imagesQuiMontrent } from './montrees.ts';
import type { RepereDuChart } from './reperes.ts';

const image = (code: string): ImageDeLecture => ({
  id: code,
  vue: { ...vueDe({ vue: code }), code },
  urlLecture: '',
  urlOriginal: '',
  largeur: 4,
  hauteur: 3,
  miroir: false,
  rotation: 0,
  modalite: 'LUMIERE_BLANCHE',
});
const images = ['FACE', 'OCCLUSALE_SUPERIEURE', 'PALAIS', 'PLAINTE'].map(image);
const repere = (mediaId: string, face: 'occlusale' | 'mesiale'): RepereDuChart => ({
  id: 'r',
  mediaId,
  x: 0.5,
  y: 0.5,
  cible: { sorte: 'FACE', dent: '16', face },
  libelle: '',
});
const surLaDent: RepereDuChart = { ...repere('PLAINTE', 'mesiale'), cible: { sorte: 'DENT', dent: '16' } };
const celles = (...suite: Parameters<typeof imagesQuiMontrent>) => [...(imagesQuiMontrent(...suite) ?? [])];

test('une dent allume les vues qui la montrent, un site les siennes', () => {
  expect(celles(images, [], { sorte: 'DENT', dent: '11' })).toEqual(['FACE', 'OCCLUSALE_SUPERIEURE']);
  expect(celles(images, [], { sorte: 'FACE', dent: '11', face: 'occlusale' })).toEqual([
    'OCCLUSALE_SUPERIEURE',
  ]);
  expect(celles(images, [], { sorte: 'SITE', site: 'PALAIS_MOU' })).toEqual(['PALAIS']);
});

test('une image épinglée montre ce qu’elle porte, quelle que soit sa vue', () => {
  const epingles = [repere('PLAINTE', 'occlusale')];
  expect(celles(images, epingles, { sorte: 'DENT', dent: '16' })).toContain('PLAINTE');
  expect(celles(images, epingles, { sorte: 'FACE', dent: '16', face: 'occlusale' })).toContain('PLAINTE');
  expect(celles(images, epingles, { sorte: 'FACE', dent: '16', face: 'mesiale' })).not.toContain('PLAINTE');
});

test('ce qui est épinglé à la dent entière est montré pour chacune de ses faces, et une panoramique pour toutes les dents', () => {
  const toutes = [...images, image('RADIO_PANORAMIQUE')];
  for (const face of ['mesiale', 'occlusale'] as const) {
    const vues = celles(toutes, [surLaDent], { sorte: 'FACE', dent: '16', face });
    expect(vues).toEqual(expect.arrayContaining(['PLAINTE', 'RADIO_PANORAMIQUE']));
  }
  expect(celles(toutes, [surLaDent], { sorte: 'DENT', dent: '26' })).not.toContain('PLAINTE');
  expect(celles(toutes, [], { sorte: 'SITE', site: 'PALAIS_MOU' })).toEqual(['PALAIS']);
});

test('rien n’est mis à part quand aucune image ne montre l’endroit', () => {
  expect(imagesQuiMontrent(images, [], { sorte: 'SITE', site: 'PLANCHER' })).toBeUndefined();
});
