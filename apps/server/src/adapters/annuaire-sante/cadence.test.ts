import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cadencer } from './cadence.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function departsDe(cadence: () => Promise<void>, combien: number, departs: number[]): Promise<void> {
  await Promise.all(Array.from({ length: combien }, () => cadence().then(() => departs.push(Date.now()))));
}

test('jamais plus de 17 départs dans une seconde, où qu’on la prenne, et personne n’est oublié', async () => {
  const cadence = cadencer(17, 1_000);
  const debut = Date.now();
  const departs: number[] = [];
  const salve = departsDe(cadence, 60, departs);
  await vi.advanceTimersByTimeAsync(4_000);
  await salve;
  // A pause does not save up calls for later.
  await vi.advanceTimersByTimeAsync(10_000);
  const autre = departsDe(cadence, 40, departs);
  await vi.advanceTimersByTimeAsync(4_000);
  await autre;
  expect(departs).toHaveLength(100);
  for (const depart of departs)
    expect(departs.filter((d) => d > depart - 1_000 && d <= depart).length).toBeLessThanOrEqual(17);
  expect(
    departs
      .slice(0, 60)
      .map((d) => d - debut)
      .at(-1),
  ).toBe(3_000);
});
