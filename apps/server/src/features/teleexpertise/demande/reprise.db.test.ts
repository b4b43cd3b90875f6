import * as contrat from '@orapont/contract/demande';
import type { BodyInput } from '@orapont/contract/route';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, expect, test } from 'vitest';
import { baseDeTest } from '../../../adapters/postgres/testing.ts';
import { bancDeDemande } from './testing-banc.ts';

const base = await baseDeTest();
const { proprietaire } = base;
const { http, monde, decor, envoyee, appeler, lire } = await bancDeDemande(base);
afterAll(() => http.fermer());

test('une demande refusée se reprend en brouillon, images copiées, consentement à refaire', async () => {
  const d = await decor();
  const acte = await envoyee(d);
  await finir(acte.id, 'REFUSEE');
  const lue = await lire(d, await reprendre(d, acte.id, {}));
  expect(lue).toMatchObject({ etat: 'BROUILLON', requis: null, consentements: [], images: { pretes: 1 } });
  expect(lue.champs.question).toBe('Faut-il une consultation rapide ?');
});

test('TE-08 : un avis hors article 58 après un refus garde questions, santé et images, et redemande le consentement', async () => {
  const d = await decor();
  const acte = await envoyee(d);
  await finir(acte.id, 'REFUSEE');
  const avant = await lire(d, acte.id);
  const id = await reprendre(d, acte.id, { nature: 'AVIS_HORS_58' });
  const lue = await lire(d, id);
  expect(lue).toMatchObject({
    etat: 'BROUILLON',
    nature: 'AVIS_HORS_58',
    requis: null,
    consentements: [],
    images: { pretes: 1 },
  });
  // The motive belongs to the other kind of request: it is the only thing asked again.
  expect(lue.champs).toEqual({ ...avant.champs, motif: null, requisId: null, requisSiteId: null });
  expect(await lire(d, acte.id)).toMatchObject({ etat: 'REFUSEE', images: { pretes: 1 } });
});

test('un avis hors article 58 se demande à côté d’une téléexpertise qui attend, au confrère proposé', async () => {
  const d = await decor();
  const acte = await envoyee(d);
  const confrere = await monde.professionnel(d.cabinet, { profession: '40', roles: ['praticien'] });
  const requis = { requisId: confrere, requisSiteId: d.cabinet.siteId };
  const id = await reprendre(d, acte.id, { nature: 'AVIS_HORS_58', requis });
  expect(await lire(d, id)).toMatchObject({
    nature: 'AVIS_HORS_58',
    requis: { id: confrere, siteId: d.cabinet.siteId },
    images: { pretes: 1 },
  });
  expect((await lire(d, acte.id)).etat).toBe('ENVOYEE');
});

test.each([
  ['une demande qui attend ne se reprend pas telle quelle', 'ENVOYEE', undefined],
  ['une demande qui a sa réponse ne se reprend pas', 'AVIS_RENDU', 'AVIS_HORS_58'],
] as const)('%s', async (_titre, etat, nature) => {
  const d = await decor();
  const acte = await envoyee(d);
  await finir(acte.id, etat);
  const refus = await appeler(contrat.reprendreDemande, {
    session: d.session,
    params: { id: acte.id },
    body: { id: uuidv7(), ...(nature ? { nature } : {}) },
  });
  expect(refus.corps).toMatchObject({ code: 'CONFLIT', motifs: ['TRANSITION_IMPOSSIBLE'] });
});

const SUITES = {
  REFUSEE: `etat = 'REFUSEE', refus_motif = 'INDISPONIBLE'`,
  AVIS_RENDU: `etat = 'AVIS_RENDU', compte_rendu = '{}', repondu_le = now()`,
  ENVOYEE: `etat = 'ENVOYEE'`,
} as const;

const finir = (id: string, etat: keyof typeof SUITES) =>
  proprietaire.query(`update acte set ${SUITES[etat]} where id = $1`, [id]);

async function reprendre(
  d: Awaited<ReturnType<typeof decor>>,
  ancienId: string,
  choix: Omit<BodyInput<typeof contrat.reprendreDemande>, 'id'>,
): Promise<string> {
  const id = uuidv7();
  const reprise = await appeler(contrat.reprendreDemande, {
    session: d.session,
    params: { id: ancienId },
    body: { id, ...choix },
  });
  expect(reprise.statut).toBe(200);
  return id;
}
