import { randomUUID } from 'node:crypto';
import { lireCompteRendu, lirePdfCompteRendu, signerCompteRendu } from '@orapont/contract/compte-rendu';
import {
  creerDemande,
  envoyerDemande,
  fournirComplement,
  lireDemande,
  modifierDemande,
  recueillirConsentement,
} from '@orapont/contract/demande';
import { joindreComplement, prendreEnCharge, proposerPriseEnCharge } from '@orapont/contract/demande-recue';
import { creerDossier, declarerLien } from '@orapont/contract/dossier';
import {
  accepterLecture,
  demanderComplement,
  enregistrerLecture,
  ouvrirLecture,
  REPONSE_VIERGE,
} from '@orapont/contract/lecture';
import { lireMedia, suivreMedias } from '@orapont/contract/media';
import {
  lireCourrierRecu,
  listerCourrier,
  rangerCourrier,
  releverCourrier,
} from '@orapont/contract/reception';
import { DRAPEAUX_ROUGES } from '@orapont/domain/sante/urgence';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { santeComplete } from '../../../e2e/outils/acte.ts';
import { type Client, jusqua } from '../../../e2e/outils/client.ts';
import { photos } from '../../../e2e/outils/images.ts';
import {
  demarrerOperateurDebian,
  type OperateurDebian,
  postfixAbsent,
} from './adapters/mssante/testing-postfix.ts';
import { certificatLocal } from './bac-a-sable/mssante/certificat-local.ts';
import { sha256 } from './kernel/empreinte.ts';
import {
  BOITE_EHPAD,
  BOITE_MOREAU,
  cabinet,
  consentement,
  DOMAINE,
  EHPAD,
  fiche,
  INFIRMIERE,
  MOT_DE_PASSE,
  moreau,
  priseEnCharge,
  TEMOIN,
  VUES,
} from './testing-deux-serveurs.ts';
import { type Installation, installer } from './testing-installation.ts';

const absent = postfixAbsent({ imap: true });

if (absent)
  test.skip(`deux installations par MSSanté seule : Postfix et Dovecot de Debian (${absent})`, () =>
    undefined);
else
  describe('deux installations, deux organisations, et rien entre elles que la messagerie', () => {
    let operateur: OperateurDebian;
    let a: Installation;
    let b: Installation;
    let infirmiere: Client;
    let dentiste: Client;
    const fermetures: (() => Promise<void>)[] = [];
    const lieuSurA = cabinet();
    const surA = moreau();
    const surB = moreau();

    beforeAll(async () => {
      const certificat = certificatLocal(new Date());
      operateur = await demarrerOperateurDebian({
        domaine: DOMAINE,
        boites: [BOITE_EHPAD, BOITE_MOREAU, TEMOIN],
        imap: true,
        tailleMax: 60_000_000,
        identifiants: { utilisateur: 'orapont', motDePasse: MOT_DE_PASSE },
        certificat,
      });
      fermetures.push(operateur.fermer);
      const ouvrir = async (boite: string, finess: string) => {
        const installation = await installer(
          {
            ORAPONT_MSSANTE_URL: `smtp://orapont:${MOT_DE_PASSE}@localhost:${operateur.port}`,
            ORAPONT_MSSANTE_DOMAINES: DOMAINE,
            ORAPONT_MSSANTE_IMAP_URL: `imap://${encodeURIComponent(boite)}:${MOT_DE_PASSE}@localhost:${operateur.portImap}`,
            ORAPONT_MSSANTE_IMAP_ORGANISATION: finess,
          },
          {
            ORAPONT_MSSANTE_CA: certificat.certificat,
            ORAPONT_MSSANTE_IMAP_CA: certificat.certificat,
          },
        );
        fermetures.push(installation.arreter);
        return installation;
      };
      [a, b] = await Promise.all([ouvrir(BOITE_EHPAD, EHPAD.finess), ouvrir(BOITE_MOREAU, '340000116')]);
      await a.inscrire(INFIRMIERE, EHPAD);
      await a.inscrire(surA, lieuSurA);
      await b.inscrire(surB, cabinet());
      infirmiere = await a.connecter(INFIRMIERE);
      dentiste = await b.connecter(surB);
    }, 120_000);
    afterAll(() => Promise.all(fermetures.map((fermer) => fermer())), 30_000);

    /** Reads the boxes until a message waits, and opens it. */
    const attendu = (client: Client, quoi: string) =>
      jusqua(async () => {
        await client.appeler(releverCourrier);
        const { courriers } = await client.appeler(listerCourrier, { query: { vue: 'attente' } });
        const [courrier] = courriers;
        return courrier && client.appeler(lireCourrierRecu, { params: { id: courrier.id } });
      }, quoi);

    async function demander() {
      const dossierId = randomUUID();
      const id = randomUUID();
      await infirmiere.appeler(creerDossier, { body: fiche(dossierId) });
      await infirmiere.appeler(declarerLien, {
        params: { id: dossierId },
        body: {
          id: randomUUID(),
          professionnelId: surA.id,
          preuve: 'SOINS_AU_CABINET',
          dateContact: '2025-05-06',
          attestant: 'Dossier de soins',
          precision: '',
        },
      });
      const { version } = await infirmiere.appeler(creerDemande, {
        body: { id, dossierId, nature: 'TELEEXPERTISE_ESMS' },
      });
      await infirmiere.appeler(modifierDemande, {
        params: { id },
        body: {
          version,
          champs: {
            requisId: surA.id,
            requisSiteId: lieuSurA.siteId,
            motif: 'AFFECTION_BUCCO_DENTAIRE',
            motifTexte: 'Joue gonflée',
            question: 'Faut-il une consultation rapide ?',
            situation: 'QUESTION_CIRCONSCRITE',
            sante: santeComplete('Joue gonflée'),
            reponsesUrgence: Object.fromEntries(DRAPEAUX_ROUGES.map((code) => [code, 'NON'])),
            urgence: 'PROGRAMMEE',
            protocole: 'RAPIDE_5',
          },
        },
      });
      await infirmiere.appeler(recueillirConsentement, { params: { id }, body: consentement(surA.id) });
      await joindre(id, 0);
      const lue = await infirmiere.appeler(lireDemande, { params: { id } });
      await infirmiere.appeler(envoyerDemande, {
        params: { id },
        body: { version: lue.version, jugeParRequerant: true },
      });
      return { id, dossierId };
    }

    async function joindre(id: string, rang: number) {
      const image = (await photos(2))[rang];
      await infirmiere.deposer({
        acteId: id,
        octets: image?.buffer ?? new Uint8Array(),
        vue: VUES[rang] ?? 'FACE',
      });
      await jusqua(
        async () =>
          (await infirmiere.appeler(suivreMedias, { params: { id } })).medias.every(
            ({ etat }) => etat === 'PRET',
          ) || undefined,
        'les images préparées',
      );
    }

    /** Digests of the pictures of an act, as one of its two sides keeps them. */
    const originaux = async (client: Client, acte: string, images: readonly { readonly id: string }[]) => {
      const lire = (id: string) =>
        client.octets(lireMedia, { params: { id, rendu: 'original' }, query: { acte } }).then(sha256);
      return (await Promise.all(images.map(({ id }) => lire(id)))).toSorted();
    };

    test('TE-09, TE-11 : demande, complément, avis : l’acte suit des deux côtés, aux mêmes octets, et personne d’autre ne reçoit rien', {
      timeout: 120_000,
    }, async () => {
      const { id, dossierId } = await demander();

      // The dentist opens what came to her box, and asks for more.
      const recue = await attendu(dentiste, 'la demande dans la boîte du requis');
      const proposee = await dentiste.appeler(proposerPriseEnCharge, { params: { id: recue.id } });
      expect(proposee).toMatchObject({ structuree: true, images: 1, requerant: { rpps: INFIRMIERE.rpps } });
      const { acteId } = await dentiste.appeler(prendreEnCharge, {
        params: { id: recue.id },
        body: priseEnCharge(recue.version, proposee),
      });
      expect(acteId).not.toBe(id);
      const params = { id: acteId };
      await jusqua(
        () => dentiste.appeler(ouvrirLecture, { params }).catch(() => undefined),
        'la demande à lire',
      );
      await dentiste.appeler(accepterLecture, { params });
      await dentiste.appeler(demanderComplement, {
        params,
        body: { motifs: ['CONTEXTE_INCOMPLET'], vues: [], zones: [], texte: 'Depuis quand ?' },
      });

      // Her question comes back into the case; the nurse answers it with one more picture.
      const question = await attendu(infirmiere, 'la question chez le requérant');
      expect(question.reponse).toMatchObject({ acteId: id, proposee: 'COMPLEMENT', autreBoite: false });
      await ranger(question, dossierId, 'COMPLEMENT');
      const enAttente = await infirmiere.appeler(lireDemande, { params: { id } });
      expect(enAttente).toMatchObject({ etat: 'COMPLEMENT_DEMANDE' });
      expect(enAttente.complement?.texte).toContain('Depuis quand ?');
      await joindre(id, 1);
      await infirmiere.appeler(fournirComplement, { params: { id }, body: { texte: 'Depuis hier.' } });

      const complement = await attendu(dentiste, 'le complément dans la boîte du requis');
      await dentiste.appeler(joindreComplement, {
        params: { id: complement.id },
        body: { version: complement.version, texte: '' },
      });
      const cas = await jusqua(async () => {
        const lu = await dentiste.appeler(ouvrirLecture, { params });
        return lu.images.length === 2 ? lu : undefined;
      }, 'les deux images chez le requis');
      const { medias } = await infirmiere.appeler(suivreMedias, { params: { id } });
      const chezElle = await jusqua(
        () => originaux(dentiste, acteId, cas.images).catch(() => undefined),
        'les images préparées chez le requis',
      );
      expect(chezElle).toEqual(await originaux(infirmiere, id, medias));

      // She answers and signs; the answer, filed, moves the request.
      const { version } = await dentiste.appeler(enregistrerLecture, {
        params,
        body: {
          version: cas.brouillon.version,
          contenu: {
            chart: cas.brouillon.contenu.chart,
            reponse: { ...REPONSE_VIERGE, conclusion: 'Examen au cabinet.', urgence: 'PROGRAMMEE' },
          },
        },
      });
      const { compteRenduId } = await dentiste.appeler(signerCompteRendu, { params, body: { version } });
      const avis = await attendu(infirmiere, 'l’avis chez le requérant');
      expect(avis.reponse).toMatchObject({ acteId: id, proposee: 'AVIS', suites: ['AVIS'] });
      await ranger(avis, dossierId, 'AVIS');
      const rendue = await infirmiere.appeler(lireDemande, { params: { id } });
      expect(rendue.etat).toBe('AVIS_RENDU');
      const recuId = (rendue.compteRendu as { id: string }).id;
      expect(await infirmiere.appeler(lireCompteRendu, { params: { id: recuId } })).toMatchObject({
        parCourrier: { de: BOITE_MOREAU },
        signataire: expect.stringContaining('Moreau'),
      });
      const pdf = (client: Client, cr: string) =>
        client.octets(lirePdfCompteRendu, { params: { id: cr } }).then(sha256);
      expect(await pdf(infirmiere, recuId)).toBe(await pdf(dentiste, compteRenduId));

      // Four letters with their receipts, between two boxes and no other.
      expect(await operateur.lireBoite(TEMOIN)).toEqual([]);
      const destinataires = [...operateur.journal().matchAll(/ to=<([^>]*)>/g)].map(([, a]) => a);
      expect(new Set(destinataires)).toEqual(new Set([BOITE_EHPAD, BOITE_MOREAU]));
      for (const cote of [a, b])
        await jusqua(async () => {
          const restes = await cote.lire(
            `select 1 from envoi where canal = 'MSSANTE' and etat <> 'FAIT'`,
            [],
          );
          return restes.length === 0 || undefined;
        }, 'chaque lettre et chaque accusé remis');
    });

    const ranger = (
      { id, version }: { readonly id: string; readonly version: number },
      dossierId: string,
      suite: 'AVIS' | 'COMPLEMENT',
    ) => infirmiere.appeler(rangerCourrier, { params: { id }, body: { version, dossierId, suite } });
  });
