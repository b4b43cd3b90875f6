import { expect, test } from 'vitest';
import { anonymiser, peutEtreAnonymise } from './anonymisation.ts';
import { el, type JeuDicom, sequence, texteDe } from './jeu-dicom.ts';

const complet: JeuDicom = {
  '00080016': el('UI', '1.2.840.10008.5.1.4.1.1.1.3'),
  '00080018': el('UI', '1.2.3'),
  '00080020': el('DA', '20260203'),
  '00080080': el('LO', 'Cabinet des Lices'),
  '00081030': el('LO', 'Contrôle Mme LEFEVRE'),
  '00082218': sequence({ '00080100': el('SH', '123851003'), '00104000': el('LT', 'LEFEVRE') }),
  '00090010': el('LO', 'PRIVE LEFEVRE'),
  '00091001': el('LO', 'LEFEVRE'),
  '00100010': el('PN', { Alphabetic: 'LEFEVRE^JEANNE' }),
  '00100020': el('LO', 'P-77'),
  '00101010': el('AS', '087Y'),
  '00104000': el('LT', 'LEFEVRE'),
  '0020000D': el('UI', '1.2.4'),
  '0020000E': el('UI', '1.2.5'),
  '00204000': el('LT', 'LEFEVRE'),
  '00400275': sequence({ '00400007': el('LO', 'LEFEVRE') }),
  '00280010': el('US', 10),
  '7FE00010': { vr: 'OW', BulkDataURI: 'x' },
};
const regle = { remplacer: (uid: string) => `2.25.9${uid.length}`, pseudonyme: 'ANONYME-1' };

test('IMG-04 : rien de ce qui dit qui, où ou quand ne sort, ni en clair ni dans une séquence', () => {
  const sortie = anonymiser(complet, regle);
  expect(JSON.stringify(sortie)).not.toMatch(/LEFEVRE|P-77|Lices|20260203|087Y|1\.2\.3|1\.2\.4|1\.2\.5/);
  expect(Object.keys(sortie).filter((tag) => Number.parseInt(tag.slice(0, 4), 16) % 2 === 1)).toEqual([]);
  expect(texteDe(sortie, '00100010')).toBe('ANONYME-1');
  expect(texteDe(sortie, '00120062')).toBe('YES');
});

test('IMG-04 : ce qui fait et lit l’image reste', () => {
  const sortie = anonymiser(complet, regle);
  expect(sortie['7FE00010']).toEqual(complet['7FE00010']);
  expect(texteDe(sortie, '00280010')).toBe('10');
  expect(JSON.stringify(sortie['00082218'])).toContain('123851003');
});

test('IMG-04 : ce qu’un lecteur strict attend est là, vide : constructeur, contexte de prise, jeu de caractères', () => {
  const sortie = anonymiser(
    {
      ...complet,
      '00080070': el('LO', 'Machine 12'),
      '00400555': sequence({ '00104000': el('LT', 'LEFEVRE') }),
    },
    regle,
  );
  expect(sortie['00080070']).toEqual({ vr: 'LO' });
  expect(sortie['00400555']).toEqual(sequence());
  expect(texteDe(sortie, '00080005')).toBe('ISO_IR 192');
  expect(texteDe(sortie, '00280303')).toBe('REMOVED');
  expect(anonymiser(complet, regle)['00400555']).toBeUndefined();
});

test('IMG-04 : du texte incrusté ne s’anonymise pas', () => {
  expect(peutEtreAnonymise(complet)).toBe(true);
  expect(peutEtreAnonymise({ ...complet, '00280301': el('CS', 'YES') })).toBe(false);
});
