import { randomUUID } from 'node:crypto';
import { REPRISE_OCTETS_MAX } from '@orapont/contract/reprise';
import { expect, test } from 'vitest';
import { sessionDeTest } from '../../kernel/testing.ts';
import { gardeDe } from './envoyer.ts';

const organisationId = randomUUID();
const anne = sessionDeTest({ organisationId, roles: ['administrateur'] });
const paul = sessionDeTest({ organisationId, roles: ['administrateur'] });
const plateforme = sessionDeTest({ roles: [], administrateur: true });
const creer = (session: typeof anne, ou: string | null = organisationId, taille = 10) =>
  gardeDe(session).creer({ organisationId: ou }, taille);

test('DOS-12 : une archive s’envoie vers l’organisation que l’on administre, et nulle part ailleurs', async () => {
  expect(await creer(anne)).toMatchObject({ organisationId });
  expect(await creer(plateforme)).toMatchObject({ organisationId });
  expect(await creer(anne, randomUUID())).toMatchObject({ statut: 404 });
  expect(await creer({ ...anne, acteur: { ...anne.acteur, roles: ['soignant'] } })).toMatchObject({
    statut: 403,
  });
  expect(await creer(anne, 'ici')).toMatchObject({ statut: 422 });
  expect(await creer(anne, null)).toMatchObject({ statut: 422 });
  expect(await creer(anne, organisationId, REPRISE_OCTETS_MAX + 1)).toMatchObject({ statut: 413 });
});

test('un envoi n’est repris que par qui l’a ouvert, tant qu’il administre', async () => {
  const destination = await creer(anne);
  if ('statut' in destination) throw new Error('refusé');
  const envoi = { ...destination, id: 'a', taille: 10, recus: 0 };
  expect(await gardeDe(anne).acceder(envoi)).toBe(true);
  expect(await gardeDe(paul).acceder(envoi)).toBe(false);
  expect(await gardeDe(anne).acceder({ ...envoi, acteId: randomUUID() })).toBe(false);
  const partie = { ...anne, acteur: { ...anne.acteur, roles: [] } };
  expect(await gardeDe(partie).acceder(envoi)).toBe(false);
});
