import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demandeurDeJeton, type EmetteurDeJetons } from './adapters/courriel/jeton-oauth2.ts';
import { demarrerEmetteur } from './adapters/courriel/testing-emetteur.ts';
import { boiteImap } from './adapters/mssante/boite-imap.ts';
import { messagerieSmtp } from './adapters/mssante/messagerie-smtp.ts';
import {
  demarrerOperateurDebian,
  type OperateurDebian,
  postfixAbsent,
} from './adapters/mssante/testing-postfix.ts';
import { certificatLocal } from './bac-a-sable/mssante/certificat-local.ts';

const DOMAINE = 'cabinet.mssante.fr';
const CABINET = `cabinet@${DOMAINE}`;
const dossier = mkdtempSync(join(tmpdir(), 'jetons-'));
const emetteur = await demarrerEmetteur(CABINET);
afterAll(async () => {
  await emetteur.fermer();
  rmSync(dossier, { recursive: true });
});

test('un jeton de rafraîchissement qui change est gardé, même demandé deux fois à la fois', async () => {
  const rafraichissement = join(dossier, 'rafraichissement');
  writeFileSync(rafraichissement, 'premier\n');
  // Both doors of the operator ask by the same file.
  const [demander, autrePorte] = [1, 2].map(() => demandeurDeJeton({ ...emetteur.acces, rafraichissement }));
  const [un, deux] = await Promise.all([demander?.(), autrePorte?.()]);
  expect(un).not.toBe(deux);
  expect(readFileSync(rafraichissement, 'utf8').trim()).toBe(emetteur.etat.rafraichissement);
  expect(statSync(rafraichissement).mode & 0o777).toBe(0o600);
  writeFileSync(rafraichissement, 'périmé');
  await expect(demander?.()).rejects.toMatchObject({ refuse: true });
});

const absent = postfixAbsent({ imap: true });
if (absent) test.skip(`XOAUTH2 : Postfix et Dovecot de Debian (${absent})`, () => undefined);
else
  describe('XOAUTH2 : Postfix et Dovecot de Debian', () => {
    const certificat = certificatLocal(new Date());
    let operateur: OperateurDebian;
    beforeAll(async () => {
      operateur = await demarrerOperateurDebian({
        domaine: DOMAINE,
        boites: [CABINET],
        identifiants: { utilisateur: 'personne', motDePasse: 'inutile' },
        certificat,
        imap: true,
        jetons: emetteur.verification,
      });
    });
    afterAll(() => operateur.fermer());

    function portes(acces: EmetteurDeJetons = emetteur.acces) {
      const identification = {
        type: 'XOAUTH2',
        utilisateur: CABINET,
        jeton: demandeurDeJeton(acces),
      } as const;
      const commun = {
        hote: 'localhost',
        tls: 'STARTTLS',
        autorite: certificat.certificat,
        identification,
        delaiMs: 5_000,
      } as const;
      const messagerie = messagerieSmtp({
        operateur: { ...commun, port: operateur.port },
        domaines: [DOMAINE],
      });
      const boite = boiteImap({ ...commun, port: operateur.portImap }, CABINET);
      return {
        envoyer: () =>
          messagerie.envoyer({
            de: { adresse: CABINET, nom: '' },
            a: CABINET,
            objet: 'Essai',
            corps: 'Bonjour',
            piecesJointes: [],
            messageId: '<un@orapont.example>',
            enTetes: {},
          }),
        relever: async () => {
          const recus: string[] = [];
          await boite.relever(null, async ({ brut }) => void recus.push(Buffer.from(brut).toString()));
          return recus;
        },
      };
    }

    test('une lettre part et se relève par jeton, un jeton neuf à chaque fois, sans mot de passe', async () => {
      const avant = emetteur.donnes();
      const { envoyer, relever } = portes();
      await envoyer();
      await operateur.lireBoite(CABINET);
      const recus = await relever();
      expect(recus).toHaveLength(1);
      expect(recus[0]).toContain('Message-ID: <un@orapont.example>');
      expect(emetteur.donnes()).toBe(avant + 2);
    });

    test('un secret refusé, le jeton d’un autre : la raison est dite aux deux portes, et c’est pour de bon', async () => {
      const refuse = portes({ ...emetteur.acces, secret: 'faux' });
      await expect(refuse.envoyer()).rejects.toMatchObject({
        motif: 'IDENTIFIANTS_REFUSES',
        transitoire: true,
      });
      await expect(refuse.relever()).rejects.toMatchObject({ motif: 'IDENTIFIANTS_REFUSES' });
      emetteur.etat.utilisateur = `autre@${DOMAINE}`;
      const autre = portes();
      await expect(autre.envoyer()).rejects.toMatchObject({ motif: 'IDENTIFIANTS_REFUSES' });
      await expect(autre.relever()).rejects.toMatchObject({ motif: 'IDENTIFIANTS_REFUSES' });
      emetteur.etat.utilisateur = CABINET;
    });

    test('un émetteur en panne est une panne à reprendre', async () => {
      emetteur.etat.enPanne = true;
      const { envoyer, relever } = portes();
      await expect(envoyer()).rejects.toMatchObject({ motif: 'CONNEXION_IMPOSSIBLE', transitoire: true });
      await expect(relever()).rejects.toMatchObject({ motif: 'CONNEXION_IMPOSSIBLE' });
      emetteur.etat.enPanne = false;
    });
  });
