import * as contrat from '@orapont/contract/compte-rendu';
import * as lecture from '@orapont/contract/lecture';
import { chartVierge } from '@orapont/domain/bouche/observation';
import { afterAll, expect, test } from 'vitest';
import { baseDeTest } from '../../../adapters/postgres/testing.ts';
import { rassembler } from '../../../kernel/octets.ts';
import { bancDeLecture } from '../lecture/testing.ts';

const base = await baseDeTest();
const { http, deps, decor, demander } = await bancDeLecture(base);
afterAll(() => http.fermer());

const contenu = {
  chart: chartVierge('PERMANENTE'),
  reponse: {
    ...lecture.REPONSE_VIERGE,
    conclusion: 'Lésion à examiner au cabinet.',
    urgence: 'RAPIDE' as const,
  },
};

async function lu(d: Awaited<ReturnType<typeof decor>>) {
  const { id } = await demander(d);
  const session = d.requis;
  await http.appeler(lecture.accepterLecture, { session, params: { id } });
  await http.appeler(lecture.enregistrerLecture, {
    session,
    params: { id },
    body: { version: 0, contenu },
  });
  return (cle?: string) =>
    http.appeler(contrat.signerCompteRendu, {
      session,
      params: { id },
      body: { version: 1 },
      ...(cle ? { cle } : {}),
    });
}

test('TE-11 : une signature dont la clé est celle d’une pièce archivée est refusée, la pièce reste', async () => {
  const d = await decor();
  const premiere = await lu(d);
  expect((await premiere()).statut).toBe(200);
  const { rows } = await base.proprietaire.query<{ id: string; dossier_id: string }>(
    `select id, dossier_id from document where organisation_id = $1 and type = 'DEMANDE'`,
    [d.cabinet.organisationId],
  );
  const [piece] = rows;
  if (!piece) throw new Error('no archived request');
  const { organisationId } = d.cabinet;
  const ref = { organisationId, dossierId: piece.dossier_id, objetId: piece.id, version: 1 };
  const avant = await rassembler(deps.objets.lire(ref));
  const seconde = await lu(d);
  expect(await seconde(piece.id)).toMatchObject({ statut: 409, corps: { motifs: ['CLE_REUTILISEE'] } });
  expect(await rassembler(deps.objets.lire(ref))).toEqual(avant);
  expect((await seconde()).statut).toBe(200);
});
