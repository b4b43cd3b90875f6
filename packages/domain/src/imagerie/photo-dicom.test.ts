import { expect, test } from 'vitest';
import { type JeuDicom, texteDe } from './jeu-dicom.ts';
import { type PhotoDicom, photoEnDicom, serieDe } from './photo-dicom.ts';
import { estUid, uuidDeUid } from './uid.ts';
import { attributsVue } from './vues-dent-oip.ts';

const photo: PhotoDicom = {
  mediaId: '01932f5e-8c1a-7b3d-9e4f-0123456789ab',
  acteId: '01932f5e-8c1a-7b3d-9e4f-0123456789ac',
  codeDentOip: 'IV25',
  libelleVue: 'Arcade du haut, vue de dessous',
  modalite: 'LUMIERE_BLANCHE',
  miroir: false,
  priseLe: '2026-02-03T08:09:10.000Z',
  largeur: 1200,
  hauteur: 800,
  structure: 'Les Tilleuls',
  numero: 4,
};
const codeDe = (jeu: JeuDicom, tag: string) => texteDe((jeu[tag]?.Value?.[0] ?? {}) as JeuDicom, '00080100');
const vueDe = (jeu: JeuDicom) => (jeu['00540220']?.Value?.[0] ?? {}) as JeuDicom;

test('IMG-03 : une photographie dit sa vue, sa région, son arcade et son miroir', () => {
  const jeu = photoEnDicom(photo, null);
  expect(texteDe(jeu, '00080016')).toBe('1.2.840.10008.5.1.4.1.1.77.1.4');
  expect(codeDe(jeu, '00082218')).toBe('123851003');
  expect(codeDe(jeu, '00082228')).toBe('39481002');
  expect(texteDe(vueDe(jeu), '00080100')).toBe('260499007');
  expect(codeDe(vueDe(jeu), '00540222')).toBe('787610003');
  expect(codeDe(jeu, '00500010')).toBe('47162009');
  expect(uuidDeUid(texteDe(jeu, '00080018'))).toBe(photo.mediaId);
});

test('IMG-03 : gardée comme le miroir la montrait, elle le dit et son orientation change', () => {
  const droite = attributsVue('IV01', true);
  expect(codeDe(vueDe(droite), '00540222')).toBe('789135000');
  expect(droite['00200020']?.Value).toEqual(['P', 'F']);
  expect(attributsVue('IV01', false)['00200020']?.Value).toEqual(['A', 'F']);
  expect(attributsVue('IV01', false)['00500010']).toBeUndefined();
});

test('IMG-03 : les cinq vues du jeu minimal ont leur code, les autres disent la bouche et rien de plus', () => {
  for (const codeDentOip of ['IV07', 'IV01', 'IV18', 'IV25', 'IV27']) {
    const [item] = attributsVue(codeDentOip, false)['00540220']?.Value ?? [];
    expect(item, codeDentOip).toBeDefined();
  }
  expect(attributsVue(null, false)['00540220']).toBeUndefined();
  expect(codeDe(attributsVue(null, false), '00082218')).toBe('123851003');
});

test('la fluorescence a sa série', () => {
  expect(serieDe(photo.acteId, 'FLUORESCENCE')).not.toBe(serieDe(photo.acteId, 'LUMIERE_BLANCHE'));
  expect(estUid(serieDe('ffffffff-ffff-ffff-ffff-ffffffffffff', 'RADIO'))).toBe(true);
});

test('un nom ne déborde pas de son composant, et l’absence de personne ne laisse aucun trait', () => {
  const personne = {
    nom: 'O^Brien=X',
    prenoms: ['Anne', 'Zoé'],
    naissance: '1940-05-06',
    sexe: 'I',
    identifiant: 'D-1',
    emetteur: 'Les Tilleuls',
  } as const;
  const jeu = photoEnDicom(photo, personne);
  expect(texteDe(jeu, '00100010')).toBe('O Brien X^Anne^Zoé');
  expect(texteDe(jeu, '00100040')).toBe('O');
  const anonyme = photoEnDicom(photo, null);
  for (const tag of ['00100010', '00100020', '00100030', '00100040']) expect(texteDe(anonyme, tag)).toBe('');
});
