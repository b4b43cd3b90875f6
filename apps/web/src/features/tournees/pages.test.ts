import { expect, test } from 'vitest';
import { toutesLesPages } from './pages.ts';

test('une liste de plusieurs pages se lit jusqu’au bout, chacun une fois, dans son ordre', async () => {
  const pages = [
    { dossiers: [{ id: 'a' }, { id: 'b' }], suite: '1' },
    { dossiers: [{ id: 'b' }, { id: 'c' }], suite: '2' },
    { dossiers: [{ id: 'd' }], suite: null },
  ];
  const demandees: (string | undefined)[] = [];
  const lus = await toutesLesPages(async (apres) => {
    demandees.push(apres);
    return pages[Number(apres ?? 0)] as never;
  });
  expect(lus).toEqual([{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }]);
  expect(demandees).toEqual([undefined, '1', '2']);
});
