import * as contrat from '@orapont/contract/demande';
import { accepterLecture } from '@orapont/contract/lecture';
import { afterAll, expect, test } from 'vitest';
import { baseDeTest } from '../../adapters/postgres/testing.ts';
import { bancDeLecture } from './lecture/testing.ts';

const base = await baseDeTest();
const banc = await bancDeLecture(base);
afterAll(() => banc.http.fermer());
const { appeler } = banc.http;

/** Rounds of each race; more of them on a loaded machine: ORAPONT_TEST_TOURS=200. */
const TOURS = Number(process.env['ORAPONT_TEST_TOURS'] ?? 12);

const pasDe = async (id: string) =>
  (
    await base.proprietaire.query(
      `select type, de, vers from acte_evenement where acte_id = $1 and de is not null order by le, id`,
      [id],
    )
  ).rows as { type: string; de: string; vers: string }[];

const etatDe = async (id: string) =>
  (await base.proprietaire.query('select etat, version from acte where id = $1', [id])).rows[0] as {
    etat: string;
    version: number;
  };

test(
  'annuler et accepter en même temps : la base décide, et l’histoire se lit dans l’ordre où elle s’est faite',
  async () => {
    const issues = new Set<string>();
    for (let tour = 0; tour < TOURS; tour++) {
      const d = await banc.decor();
      const { id } = await banc.demander(d);
      const gestes = [
        () => appeler(contrat.annulerDemande, { session: d.soignante, params: { id }, body: {} }),
        () => appeler(accepterLecture, { session: d.requis, params: { id } }),
      ];
      // Both orders of departure, so that each side wins sometimes.
      const partis = tour % 2 === 0 ? gestes : gestes.toReversed();
      const reponses = await Promise.all(partis.map((geste) => geste()));
      const [annulation, acceptation] = tour % 2 === 0 ? reponses : reponses.toReversed();
      expect(annulation?.statut).toBe(200);
      expect([200, 404, 409]).toContain(acceptation?.statut);
      const acceptee = acceptation?.statut === 200;
      const suite = acceptee ? ['ENVOYER', 'ACCEPTER', 'ANNULER'] : ['ENVOYER', 'ANNULER'];
      const pas = await pasDe(id);
      expect(pas.map(({ type }) => type)).toEqual(suite);
      for (const [rang, { de }] of pas.entries()) if (rang > 0) expect(de).toBe(pas[rang - 1]?.vers);
      expect((await etatDe(id)).etat).toBe('ANNULEE');
      issues.add(suite.join());
    }
  },
  TOURS * 3_000,
);
