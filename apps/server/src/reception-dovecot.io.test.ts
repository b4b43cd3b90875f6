import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { boiteImap } from './adapters/mssante/boite-imap.ts';
import { type DovecotDebian, demarrerDovecot, dovecotAbsent } from './adapters/mssante/testing-dovecot.ts';
import { certificatLocal } from './bac-a-sable/mssante/certificat-local.ts';

const ADRESSE = 'cabinet@cabinet.mssante.fr';
const IDENTIFIANTS = { utilisateur: 'cabinet', motDePasse: 'un mot de passe d’opérateur' };
const absent = dovecotAbsent();

const eml = (numero: number) =>
  `Return-Path: <ehpad@cabinet.mssante.fr>
From: EHPAD <ehpad@cabinet.mssante.fr>
To: ${ADRESSE}
Subject: Message ${numero}
Message-ID: <m${numero}@ehpad.example>

Bonjour ${numero}
`;

if (absent) test.skip(`contrat BoiteReception : Dovecot de Debian (${absent})`, () => undefined);
else
  describe('contrat BoiteReception : Dovecot de Debian', () => {
    const certificat = certificatLocal(new Date());
    let dovecot: DovecotDebian;
    beforeAll(async () => {
      dovecot = await demarrerDovecot({ ...IDENTIFIANTS, certificat });
    });
    afterAll(() => dovecot.fermer());

    const boite = (autre: Partial<Parameters<typeof boiteImap>[0]> = {}) =>
      boiteImap(
        {
          hote: 'localhost',
          port: dovecot.port,
          tls: 'STARTTLS',
          identification: { type: 'MOT_DE_PASSE', ...IDENTIFIANTS },
          autorite: certificat.certificat,
          delaiMs: 5_000,
          ...autre,
        },
        ADRESSE,
      );
    const numeroDe = (brut: Uint8Array) => Number(/Message (\d+)/u.exec(Buffer.from(brut).toString())?.[1]);
    // What is put down in the same instant has no order of arrival.
    const enOrdre = (numeros: readonly number[]) => numeros.toSorted((a, b) => a - b);
    let curseur: string | null = null;
    const relever = async () => {
      const numeros: number[] = [];
      await boite().relever(curseur, async (message) => {
        numeros.push(numeroDe(message.brut));
        curseur = message.curseur;
      });
      return numeros;
    };

    test('ce qui est arrivé est rendu dans l’ordre, une seule fois', async () => {
      expect(await relever()).toEqual([]);
      for (const numero of [1, 2]) dovecot.deposer(eml(numero));
      expect(enOrdre(await relever())).toEqual([1, 2]);
      expect(await relever()).toEqual([]);
      dovecot.deposer(eml(3));
      expect(await relever()).toEqual([3]);
    });

    test('un message que l’on n’a pas pu garder revient à la relève suivante', async () => {
      dovecot.deposer(eml(4));
      const panne = new Error('disque plein');
      await expect(boite().relever(curseur, () => Promise.reject(panne))).rejects.toBe(panne);
      expect(await relever()).toEqual([4]);
    });

    test('opérateur arrêté puis revenu : rien n’est perdu', async () => {
      dovecot.deposer(eml(5));
      await dovecot.arreter();
      await expect(relever()).rejects.toMatchObject({ motif: 'CONNEXION_IMPOSSIBLE' });
      await dovecot.redemarrer();
      expect(await relever()).toEqual([5]);
    });

    test('une boîte reconstruite (UIDVALIDITY) est relue depuis son début', async () => {
      await dovecot.arreter();
      dovecot.reconstruire();
      await dovecot.redemarrer();
      expect(enOrdre(await relever())).toEqual([1, 2, 3, 4, 5]);
    });

    test('un message trop gros : ses en-têtes seuls, sa taille dite, ceux d’après relevés', async () => {
      const avant = curseur;
      dovecot.deposer(eml(6).replace('Bonjour', 'B'.repeat(20_000)));
      await expect.poll(relever).toEqual([6]);
      dovecot.deposer(eml(7));
      const recus: [number, boolean, boolean][] = [];
      await expect
        .poll(async () => {
          recus.length = 0;
          await boite({ octetsMax: 10_000 }).relever(avant, async ({ brut, octets, entier }) => {
            recus.push([numeroDe(brut), entier, octets > 20_000 && brut.length < 1_000]);
          });
          return recus;
        })
        .toEqual([
          [6, false, true],
          [7, true, false],
        ]);
    });

    test('un mot de passe faux, un certificat inconnu : la boîte n’est pas lue, et on sait pourquoi', async () => {
      const faux = { type: 'MOT_DE_PASSE', utilisateur: 'cabinet', motDePasse: 'faux' } as const;
      const rien = () => Promise.resolve();
      await expect(boite({ identification: faux }).relever(null, rien)).rejects.toMatchObject({
        motif: 'IDENTIFIANTS_REFUSES',
      });
      await expect(
        boite({ autorite: certificatLocal(new Date()).certificat }).relever(null, rien),
      ).rejects.toMatchObject({ motif: 'CONNEXION_NON_SURE' });
    });
  });
