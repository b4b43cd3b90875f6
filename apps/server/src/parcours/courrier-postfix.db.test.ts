import { randomUUID } from 'node:crypto';
import { rangerCourrier } from '@orapont/contract/reception';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postfixAbsent } from '../adapters/mssante/testing-postfix.ts';
import { baseDeTest } from '../adapters/postgres/testing.ts';
import { BAIL_MS } from '../features/courrier/envoi-repository.ts';
import { partir } from '../features/courrier/partir.ts';
import { reprendreEnvois } from '../features/courrier/surveiller.ts';
import { releverTout } from '../features/reception/relever.ts';
import { FILES } from '../kernel/travaux.ts';
import { archive, EXPEDITEUR, lettre, rapport } from './testing-courrier-recu.ts';
import { bientot, FERMEE, MOTS_INTERDITS, PIRATE, suiteCourrier } from './testing-suite-courrier.ts';

const absent = postfixAbsent({ imap: true });

if (absent) test.skip(`courrier de bout en bout : Postfix et Dovecot de Debian (${absent})`, () => undefined);
else
  describe('courrier de bout en bout : Postfix et Dovecot de Debian', async () => {
    const base = await baseDeTest();
    let s: Awaited<ReturnType<typeof suiteCourrier>>;
    beforeAll(async () => {
      s = await suiteCourrier(base);
    });
    afterAll(() => s?.fermer());

    const lignes = async <T>(requete: string, valeurs: unknown[] = []): Promise<T[]> =>
      (await base.proprietaire.query(requete, valeurs)).rows;
    const envoi = async (id: string) => {
      const [ligne] = await lignes<Record<string, unknown>>('select * from envoi where id = $1', [id]);
      return ligne ?? {};
    };
    /** A letter of the home to one box, as the outbox writes it; its job too when it is to leave by itself. */
    async function deposer(a: string, enfiler = true): Promise<{ id: string; organisationId: string }> {
      const { organisationId } = s.d.ehpad;
      const id = randomUUID();
      await s.envoyees.bd.organisation({ organisationId }, async (tx) => {
        await tx
          .insertInto('envoi')
          .values({
            organisation_id: organisationId,
            id,
            type: 'COMPLEMENT_DEMANDE',
            canal: 'MSSANTE',
            destinataire: a,
            charge: JSON.stringify({}),
            message_id: `<${id}@orapont>`,
          })
          .execute();
        if (enfiler) await s.envoyees.travaux.enfiler(tx, 'envoi.partir', { organisationId, envoiId: id });
      });
      return { id, organisationId };
    }
    const recus = (messageId: string) =>
      lignes<{ genre: string; etat: string; motif: string | null }>(
        'select genre, etat, motif from courrier_recu where message_id = $1',
        [messageId],
      );
    const copies = async (boite: string, messageId: string) =>
      (await s.messagesDe(boite)).filter((message) => message.messageId === messageId).length;

    test('TE-09 : la demande part, arrive par IMAP, est connue ; la réponse d’un autre logiciel se range ; l’accusé lui revient', async () => {
      const { acteId, dossierId, champs } = await s.demandee();
      const [demande] = await lignes<{ id: string; message_id: string; organisation_id: string }>(
        `select id, message_id, organisation_id from envoi where acte_id = $1 and type = 'DEMANDE'`,
        [acteId],
      );
      const { id = '', message_id = '', organisation_id = '' } = demande ?? {};
      await partir(s.envoyees, { organisationId: organisation_id, envoiId: id });
      expect(await envoi(id)).toMatchObject({ etat: 'FAIT', reponse: expect.stringMatching(/^250 /u) });
      expect(await copies(s.dentiste, message_id)).toBe(1);
      await releverTout(s.recues);
      expect(await recus(message_id)).toEqual([{ genre: 'DEMANDE', etat: 'TRAITE', motif: 'DEJA_CONNU' }]);

      const messageId = '<reponse-1@cabinet.example>';
      const reponse = await lettre({
        zip: await archive(champs),
        accuse: true,
        messageId,
        enReponseA: message_id,
      });
      const sansTrace = reponse.subarray(Buffer.from(reponse).indexOf('\r\n') + 2);
      for (const _ of [1, 2]) await s.soumettre(sansTrace, EXPEDITEUR, s.requerant);
      expect(await copies(s.requerant, messageId)).toBe(2);
      await releverTout(s.recues);
      expect(await recus(messageId)).toEqual([{ genre: 'REPONSE', etat: 'A_RANGER', motif: null }]);
      const [courrier] = await lignes<{ id: string; version: number; propose_dossier_id: string }>(
        'select id, version, propose_dossier_id from courrier_recu where message_id = $1',
        [messageId],
      );
      expect(courrier?.propose_dossier_id).toBe(dossierId);
      const { statut } = await s.appeler(rangerCourrier, {
        session: s.d.soignante,
        params: { id: courrier?.id ?? '' },
        body: { version: courrier?.version ?? 0, dossierId },
        cle: randomUUID(),
      });
      expect(statut).toBe(200);
      await bientot(async () => {
        const [accuse] = (await s.messagesDe(EXPEDITEUR)).filter(({ enTetes }) =>
          enTetes.get('content-type')?.includes('disposition-notification'),
        );
        expect(accuse?.enTetes.get('in-reply-to')).toBe(messageId);
        expect(accuse?.pieces.some(({ octets }) => Buffer.from(octets).includes(messageId))).toBe(true);
      });
      expect(await lignes('select type from document where dossier_id = $1', [dossierId])).toHaveLength(1);
    });

    test('TE-11 : accusé de lecture, retour à l’envoyeur, faux retour', async () => {
      const lue = await deposer(EXPEDITEUR);
      const fermee = await deposer(FERMEE);
      const visee = await deposer(EXPEDITEUR);
      await bientot(async () => {
        for (const { id } of [lue, fermee, visee]) expect((await envoi(id))['etat']).toBe('FAIT');
      });
      const boite = s.requerant;
      const sansTrace = (brut: Uint8Array) => brut.subarray(Buffer.from(brut).indexOf('\r\n') + 2);
      await s.soumettre(sansTrace(rapport('MDN', `<${lue.id}@orapont>`, 'processed')), EXPEDITEUR, boite);
      await s.soumettre(sansTrace(rapport('DSN', `<${visee.id}@orapont>`, 'failed', PIRATE)), PIRATE, boite);
      // The operator's own bounce is in the box once its queue is empty.
      await s.messagesDe(boite);
      await releverTout(s.recues);
      expect((await envoi(lue.id))['lu_le']).not.toBeNull();
      expect(await envoi(fermee.id)).toMatchObject({ etat: 'NON_TRANSMIS', motif: 'REVENU' });
      expect(await envoi(visee.id)).toMatchObject({ etat: 'FAIT', retour: null });
      expect(
        await lignes(`select etat, motif from courrier_recu where genre = 'REBOND' order by motif`),
      ).toEqual([
        { etat: 'QUARANTAINE', motif: 'EXPEDITEUR_INATTENDU' },
        { etat: 'TRAITE', motif: 'REVENU' },
      ]);
    });

    test('TE-11 : opérateur arrêté une heure, reprises espacées, puis chaque lettre une fois', async () => {
      await s.operateur.arreterPostfix();
      const lettres: { readonly id: string; readonly organisationId: string }[] = [];
      for (let rang = 0; rang < 3; rang++) lettres.push(await deposer(s.dentiste, false));
      const parSaFile = await deposer(s.dentiste);
      await bientot(async () =>
        expect((await envoi(parSaFile.id))['dernier_refus']).toBe('CONNEXION_IMPOSSIBLE'),
      );
      const { attente, attenteMax } = FILES['envoi.partir'];
      let essais = 0;
      for (
        let ecoule = 0, pas: number = attente;
        ecoule < 3_600;
        ecoule += pas, pas = Math.min(pas * 2, attenteMax)
      ) {
        for (const { id, organisationId } of lettres)
          await expect(partir(s.envoyees, { organisationId, envoiId: id })).rejects.toMatchObject({
            motif: 'CONNEXION_IMPOSSIBLE',
          });
        essais += 1;
        s.avancer(pas * 1_000);
      }
      for (const { id } of lettres)
        expect(await envoi(id)).toMatchObject({
          etat: 'A_FAIRE',
          essais,
          dernier_refus: 'CONNEXION_IMPOSSIBLE',
        });
      await s.operateur.relancerPostfix();
      s.avancer(900_000);
      // Their jobs are lost as well: the watch finds the letters.
      expect(await reprendreEnvois(s.envoyees)).toBeGreaterThanOrEqual(3);
      await bientot(async () => {
        for (const { id } of lettres) expect((await envoi(id))['etat']).toBe('FAIT');
      });
      await bientot(async () => expect((await envoi(parSaFile.id))['etat']).toBe('FAIT'));
      for (const { id } of [...lettres, parSaFile])
        expect(await copies(s.dentiste, `<${id}@orapont>`)).toBe(1);
    });

    test('TE-11 : mort entre le 250 et la ligne : le message repart sous le même nom, et n’est gardé qu’une fois', async () => {
      const { id, organisationId } = await deposer(s.dentiste, false);
      // The first opens the row, the second would have written what the operator said.
      let appels = 0;
      const bd: typeof s.envoyees.bd = {
        ...s.envoyees.bd,
        organisation: (qui, travail) => {
          appels += 1;
          return appels === 2
            ? Promise.reject(new Error('coupure'))
            : s.envoyees.bd.organisation(qui, travail);
        },
      };
      await expect(partir({ ...s.envoyees, bd }, { organisationId, envoiId: id })).rejects.toThrow('coupure');
      expect((await envoi(id))['etat']).toBe('EN_COURS');
      s.avancer(BAIL_MS + 1_000);
      await reprendreEnvois(s.envoyees);
      await bientot(async () => expect((await envoi(id))['etat']).toBe('FAIT'));
      expect(await copies(s.dentiste, `<${id}@orapont>`)).toBe(2);
    });

    test('au bout du compte : rien de perdu, rien en double, rien chez un autre, et le journal ne dit personne', async () => {
      await Promise.all([releverTout(s.recues), releverTout(s.recues)]);
      const parties = await lignes<{ message_id: string; destinataire: string }>(
        `select message_id, lower(destinataire) as destinataire from envoi where etat = 'FAIT' and canal = 'MSSANTE'`,
      );
      const chezNous = parties.filter(({ destinataire }) => destinataire !== EXPEDITEUR);
      expect(chezNous.length).toBeGreaterThanOrEqual(5);
      const deposes = new Map<string, Set<string>>();
      for (const boite of s.boites)
        deposes.set(boite, new Set((await s.messagesDe(boite)).map(({ messageId }) => messageId)));
      for (const { message_id, destinataire } of parties) {
        expect(await recus(message_id)).toHaveLength(destinataire === EXPEDITEUR ? 0 : 1);
        expect(s.boites.filter((boite) => deposes.get(boite)?.has(message_id))).toEqual([destinataire]);
      }
      expect(await s.messagesDe(PIRATE)).toEqual([]);
      const ins = await lignes<{ mot: string }>(
        'select ins_matricule as mot from dossier where ins_matricule is not null union select nom_naissance from dossier',
      );
      const tout = s.journal.join('').toLowerCase();
      expect(s.journal.length).toBeGreaterThan(0);
      for (const mot of [
        ...s.boites,
        FERMEE,
        ...MOTS_INTERDITS.map((m) => m.toLowerCase()),
        ...ins.map(({ mot: m }) => m.toLowerCase()),
      ])
        expect(tout.includes(mot), mot).toBe(false);
    });
  });
