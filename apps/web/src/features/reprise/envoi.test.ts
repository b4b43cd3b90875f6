import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { IssueVoyage } from '../../horsligne/televerser.ts';
import { acheminer, EnvoiArrete, Memoire } from './envoi.ts';
import { TEXTES } from './textes.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const ORGANISATION = 'organisation';
const fichier = new File(['archive'], 'nom de quelqu’un.zip', { lastModified: 1 });

/** A line on which each try ends as it is said; the address is given at the first one. */
function ligne(...issues: readonly IssueVoyage[]) {
  const urls: (string | undefined)[] = [];
  const arret = new AbortController();
  const memoire = new Memoire(ORGANISATION, fichier);
  const attentes: boolean[] = [];
  const envoi = acheminer(
    memoire,
    {
      organisationId: ORGANISATION,
      fichier,
      avancer: () => undefined,
      attendre: (attend) => attentes.push(attend),
      signal: arret.signal,
    },
    async ({ url, surUrl }) => {
      urls.push(url);
      if (url === undefined) surUrl(`/envois/${urls.length}`);
      return issues[urls.length - 1] ?? { url: url ?? '' };
    },
  );
  envoi.catch(() => undefined);
  return { envoi, urls, arret, memoire, attentes };
}

test('une ligne coupée reprend d’elle-même, au même envoi', async () => {
  const { envoi, urls, attentes } = ligne({ statut: 0 }, { statut: 503 });
  await vi.runAllTimersAsync();
  expect(await envoi).toBe('/envois/1');
  expect(urls).toEqual([undefined, '/envois/1', '/envois/1']);
  expect(attentes).toContain(true);
});

test('un envoi que le serveur ne connaît plus recommence du début', async () => {
  const { envoi, urls } = ligne({ statut: 0 }, { statut: 404 });
  await vi.runAllTimersAsync();
  await envoi;
  expect(urls).toEqual([undefined, '/envois/1', undefined]);
});

test('un refus est dit aussitôt ; une ligne qui ne revient pas finit par une phrase', async () => {
  await expect(ligne({ statut: 413, phrase: 'Trop lourde.' }).envoi).rejects.toThrow('Trop lourde.');
  const perdue = ligne(...Array.from({ length: 9 }, () => ({ statut: 0 })));
  await vi.runAllTimersAsync();
  await expect(perdue.envoi).rejects.toThrow(TEXTES.envoiEchec);
  expect(perdue.urls).toHaveLength(6);
});

test('arrêté, il garde où il en était, d’une page à l’autre, et ne retient pas le nom du fichier', async () => {
  const garde = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (cle: string) => garde.get(cle) ?? null,
    setItem: (cle: string, valeur: string) => garde.set(cle, valeur),
    removeItem: (cle: string) => garde.delete(cle),
  });
  const { envoi, arret, memoire } = ligne({ statut: 0 });
  await vi.advanceTimersByTimeAsync(100);
  arret.abort();
  await expect(envoi).rejects.toThrow(EnvoiArrete);
  const { url, repriseId } = new Memoire(ORGANISATION, fichier);
  expect([url, repriseId]).toEqual(['/envois/1', memoire.repriseId]);
  expect(JSON.stringify([...garde])).not.toContain('quelqu');
  expect(new Memoire('une autre', fichier).url).toBeUndefined();
});
