import { randomUUID } from 'node:crypto';
import type { DemandeFigeeT } from '@orapont/contract/demande-figee';
import { rangerCourrier } from '@orapont/contract/reception';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DENTISTE } from '../adapters/cda/testing-cda.ts';
import { postfixAbsent } from '../adapters/mssante/testing-postfix.ts';
import { baseDeTest } from '../adapters/postgres/testing.ts';
import { partir } from '../features/courrier/partir.ts';
import { releverTout } from '../features/reception/relever.ts';
import { bancDActe, type Scene } from './testing-acte.ts';
import { archive, lettre } from './testing-courrier-recu.ts';
import { champsCda } from './testing-reception.ts';
import { bientot, suiteCourrier } from './testing-suite-courrier.ts';

const absent = postfixAbsent({ imap: true });

if (absent)
  test.skip(`de la réponse reçue à la ligne RQD : Postfix et Dovecot de Debian (${absent})`, () => undefined);
else
  describe('de la réponse reçue à la ligne RQD : Postfix et Dovecot de Debian', async () => {
    const base = await baseDeTest();
    const banc = await bancDActe(base);
    let scene: Scene;
    let s: Awaited<ReturnType<typeof suiteCourrier>>;
    beforeAll(async () => {
      scene = await banc.scene(
        'TELEEXPERTISE_SPECIALISTE',
        await banc.praticien('CABINET'),
        await banc.praticien('ETABLISSEMENT_SANTE', { savoirFaire: ['SCD02'] }),
      );
      s = await suiteCourrier(base);
    });
    afterAll(() => Promise.all([s?.fermer(), banc.fermer()]));

    const une = async <T>(requete: string, valeurs: unknown[]): Promise<T> =>
      (await base.proprietaire.query(requete, valeurs)).rows[0];

    test('TE-13 : la demande part, l’avis d’un autre logiciel revient dans la boîte, se range, et la RQD s’écrit', async () => {
      const { requerant, requis, dossierId } = scene;
      const acteId = await banc.envoyer(scene);
      const { organisationId } = requerant.lieu;
      const { id: envoiId, message_id } = await une<{ id: string; message_id: string }>(
        `select id, message_id from envoi where acte_id = $1 and type = 'DEMANDE'`,
        [acteId],
      );
      await partir(s.envoyees, { organisationId, envoiId });

      // The specialist's own software answers, from his box to that of the dentist.
      const { demande } = await une<{ demande: DemandeFigeeT }>('select demande from acte where id = $1', [
        acteId,
      ]);
      const sienne = demande.requis.bal?.toLowerCase() ?? '';
      const mienne = demande.requerant.bal?.toLowerCase() ?? '';
      const messageId = `<${randomUUID()}@chu.example>`;
      const brut = await lettre({
        de: sienne,
        messageId,
        enReponseA: message_id,
        zip: await archive({
          ...champsCda(demande),
          etabliLe: new Date().toISOString(),
          auteur: { ...DENTISTE, rpps: requis.session.rpps },
        }),
      });
      await s.soumettre(brut.subarray(Buffer.from(brut).indexOf('\r\n') + 2), sienne, mienne);
      expect((await s.messagesDe(mienne)).map((message) => message.messageId)).toContain(messageId);
      await releverTout(s.recues);
      const courrier = await une<{ id: string; version: number; certain: boolean; acte_id: string }>(
        'select id, version, certain, acte_id from courrier_recu where message_id = $1 and organisation_id = $2',
        [messageId, organisationId],
      );
      expect(courrier).toMatchObject({ certain: true, acte_id: acteId });
      expect((await banc.facturer(requerant)).lignes).toEqual([]);
      const { statut } = await s.appeler(rangerCourrier, {
        session: requerant.session,
        params: { id: courrier.id },
        body: { version: courrier.version, dossierId, suite: 'AVIS' },
        cle: randomUUID(),
      });
      expect(statut).toBe(200);
      // By its queue: nobody asks for it.
      await bientot(async () =>
        expect((await banc.facturer(requerant)).lignes).toMatchObject([{ code: 'RQD', centimes: 1000 }]),
      );
      expect(await une('select etat from acte where id = $1', [acteId])).toEqual({ etat: 'AVIS_RENDU' });
    });
  });
