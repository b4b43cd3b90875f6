import { expect, test } from 'vitest';
import { vuesSansLumiereBlanche } from './medias.ts';

test('CAP-03 : une vue en fluorescence demande sa lumière blanche', () => {
  expect(
    vuesSansLumiereBlanche([
      { vue: 'FACE', modalite: 'FLUORESCENCE' },
      { vue: 'FACE', modalite: 'LUMIERE_BLANCHE' },
      { vue: 'LANGUE', modalite: 'FLUORESCENCE' },
      { vue: 'LANGUE', modalite: 'RADIO' },
      { vue: 'RADIO', modalite: 'RADIO' },
      { vue: 'PALAIS', modalite: 'LUMIERE_BLANCHE' },
    ]),
  ).toEqual(['LANGUE']);
});
