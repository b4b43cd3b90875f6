import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { baseDeTest } from '../adapters/postgres/testing.ts';
import { calculer } from '../features/facturation/calculer.ts';
import { bancDeFacturation, demandeFigee } from './testing-facturation.ts';

const base = await baseDeTest();
const banc = await bancDeFacturation(base);
afterAll(() => banc.http.fermer());
beforeEach(() => banc.nouveauMonde());
const { deps, lire, monde } = banc;
const { proprietaire } = base;

async function demander(
  nature: 'TELEEXPERTISE_SPECIALISTE' | 'TELEEXPERTISE_ESMS' = 'TELEEXPERTISE_SPECIALISTE',
) {
  const acteId = randomUUID();
  const organisationId = monde.requis.organisationId ?? '';
  const requisId = randomUUID();
  const demande = demandeFigee(monde, acteId, { nature });
  await proprietaire.query(
    `insert into acte (organisation_id, id, dossier_id, site_id, nature, etat, prepare_par, requerant_id, requis_id, demande, demande_empreinte, envoye_le, echeance, repondu_le, compte_rendu)
     values ($1, $2, $3, $4, $5, 'AVIS_RENDU', $6, $6, $7, $8, 'e', now(), now(), '2026-03-10T09:00:00Z', '{"signeLe": "2026-03-10T09:00:00.000Z"}')`,
    [
      organisationId,
      acteId,
      monde.dossierId,
      randomUUID(),
      nature,
      monde.requis.professionnelId,
      requisId,
      JSON.stringify(demande),
    ],
  );
  const arriver = () =>
    proprietaire.query(
      `insert into document (organisation_id, id, dossier_id, acte_id, type, titre, type_mime, octets, empreinte, origine)
       values ($1, $2, $3, $4, 'COMPTE_RENDU', 'CR', 'application/pdf', 1, 'e', 'RECU')`,
      [organisationId, randomUUID(), monde.dossierId, acteId],
    );
  return { organisationId, acteId, arriver };
}

test('TE-13 : la RQD du dentiste requérant naît quand la réponse arrive, et s’inscrit au registre', async () => {
  const { arriver, ...acte } = await demander();
  await calculer(deps, acte);
  expect((await lire()).lignes).toEqual([]);
  await arriver();
  await calculer(deps, acte);
  expect((await lire()).lignes).toMatchObject([{ code: 'RQD', centimes: 1000, indexQuota: 1 }]);
  const { rows } = await proprietaire.query(`select code from registre_acte where rpps = $1`, [
    monde.requis.rpps,
  ]);
  expect(rows).toEqual([{ code: 'RQD' }]);
});

test('TE-13 : pas de RQD dans le circuit ESMS', async () => {
  const { arriver, ...acte } = await demander('TELEEXPERTISE_ESMS');
  await arriver();
  await calculer(deps, acte);
  expect((await lire()).lignes).toEqual([]);
});
