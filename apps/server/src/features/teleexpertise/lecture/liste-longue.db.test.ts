import * as contratDemande from '@orapont/contract/demande';
import * as contrat from '@orapont/contract/lecture';
import { afterAll, expect, test } from 'vitest';
import { baseDeTest } from '../../../adapters/postgres/testing.ts';
import { bancDeLecture } from './testing.ts';

const base = await baseDeTest();
const { http, decor, demander } = await bancDeLecture(base);
afterAll(() => http.fermer());
const { appeler } = http;

test('six cents réponses rendues ne cachent pas la demande qui attend', async () => {
  const d = await decor();
  const { id } = await demander(d);
  await base.proprietaire.query(
    `insert into acte_recu (organisation_id, id, proprietaire_organisation_id, requis_id, nature, etat, version, urgence,
       echeance, envoye_le, patient_nom, patient_naissance, structure_nom, requerant_nom, motif)
     select organisation_id, gen_random_uuid(), proprietaire_organisation_id, requis_id, nature, 'AVIS_RENDU', version, urgence,
       echeance - interval '1 year', envoye_le - interval '1 year', 'Ancienne', '1930-01-01', structure_nom, requerant_nom, motif
     from acte_recu, generate_series(1, 600) where id = $1`,
    [id],
  );
  const { corps } = await appeler(contrat.listerLectures, { session: d.requis });
  expect(corps.lectures[0]).toMatchObject({ id, groupe: 'A_LIRE' });
  expect(corps.comptes.A_LIRE).toBe(1);
});

test('quatre cents demandes closes ne cachent pas celle qui attend une réponse', async () => {
  const d = await decor();
  const { id } = await demander(d);
  await base.proprietaire.query(`update acte set modifie_le = now() - interval '1 month' where id = $1`, [
    id,
  ]);
  await base.proprietaire.query(
    `insert into acte (organisation_id, id, dossier_id, site_id, nature, etat, prepare_par)
     select organisation_id, gen_random_uuid(), dossier_id, site_id, nature, 'ANNULEE', prepare_par
     from acte, generate_series(1, 400) where id = $1`,
    [id],
  );
  const { corps } = await appeler(contratDemande.listerDemandes, { session: d.soignante });
  expect(corps.demandes.map((demande) => demande.id)).toContain(id);
});
