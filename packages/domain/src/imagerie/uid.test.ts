import { expect, test } from 'vitest';
import { estUid, uidDeUuid, uuidDeUid } from './uid.ts';

test('un identifiant DICOM : des nombres et des points, sans zéro devant, 64 caractères au plus', () => {
  expect(['1.2.840.10008.1.1', '2.25.0', '0.1'].map(estUid)).toEqual([true, true, true]);
  expect(['', '1.', '.1', '1..2', '1.02', 'a.b', `1.${'2'.repeat(63)}`].map(estUid)).toEqual(
    Array.from({ length: 7 }, () => false),
  );
});

test('un UUID devient un identifiant DICOM et revient', () => {
  const uuids = [
    '01932f5e-8c1a-7b3d-9e4f-0123456789ab',
    '00000000-0000-0000-0000-000000000001',
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
  ];
  for (const uuid of uuids) {
    const uid = uidDeUuid(uuid);
    expect(estUid(uid)).toBe(true);
    expect(uuidDeUid(uid)).toBe(uuid);
  }
  expect(uuidDeUid('1.2.840.10008.1.1')).toBeUndefined();
  expect(uuidDeUid(`2.25.${'9'.repeat(39)}`)).toBeUndefined();
});
