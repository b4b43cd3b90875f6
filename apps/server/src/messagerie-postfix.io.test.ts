import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { messagerieSmtp } from './adapters/mssante/messagerie-smtp.ts';
import {
  demarrerOperateurDebian,
  type OperateurDebian,
  postfixAbsent,
} from './adapters/mssante/testing-postfix.ts';
import { certificatLocal } from './bac-a-sable/mssante/certificat-local.ts';
import { contratMessagerieSante } from './features/courrier/ports.contract.ts';
import type { MessageSante } from './features/courrier/ports.ts';

const DOMAINE = 'cabinet.mssante.fr';
const IDENTIFIANTS = { utilisateur: 'orapont', motDePasse: 'un mot de passe d’opérateur' };
const absent = postfixAbsent();

/** The operator as it will be in production: Debian's Postfix and Dovecot, not ours. */
function ouvrir(options: { readonly tailleMax?: number } = {}) {
  const certificat = certificatLocal(new Date());
  const boites = ['ehpad', 'cabinet', 'pirate'].map((nom) => `${nom}@${DOMAINE}`);
  return demarrerOperateurDebian({
    domaine: DOMAINE,
    boites,
    identifiants: IDENTIFIANTS,
    certificat,
    ...options,
  }).then((debian) => ({ debian, autorite: certificat.certificat }));
}

const messagerieDe = (
  { debian, autorite }: { debian: OperateurDebian; autorite: string },
  motDePasse = IDENTIFIANTS.motDePasse,
) =>
  messagerieSmtp({
    operateur: {
      hote: 'localhost',
      port: debian.port,
      tls: 'STARTTLS',
      autorite,
      identification: { type: 'MOT_DE_PASSE', utilisateur: IDENTIFIANTS.utilisateur, motDePasse },
      delaiMs: 10_000,
    },
    domaines: [DOMAINE],
  });

if (absent) test.skip(`contrat MessagerieSante : Postfix et Dovecot de Debian (${absent})`, () => undefined);
else {
  contratMessagerieSante('Postfix et Dovecot de Debian', async () => {
    const ouvert = await ouvrir();
    return {
      messagerie: messagerieDe(ouvert),
      domaine: DOMAINE,
      lireBoite: ouvert.debian.lireBoite,
      fermer: ouvert.debian.fermer,
    };
  });

  describe('ce que Postfix refuse', () => {
    let ouvert: Awaited<ReturnType<typeof ouvrir>>;
    beforeAll(async () => {
      ouvert = await ouvrir({ tailleMax: 200_000 });
    });
    afterAll(() => ouvert.debian.fermer());

    const message = (a: string): MessageSante => ({
      de: { adresse: `cabinet@${DOMAINE}`, nom: 'Cabinet dentaire du Pont' },
      a,
      objet: 'XDM/1.0/DDM+CR de télémédecine LEFEVRE Zoé 28/03/1979',
      corps: 'Bonjour',
      piecesJointes: [{ nom: 'cr.pdf', type: 'application/pdf', octets: Buffer.from('%PDF-1.4 contenu') }],
      messageId: '<refus-1@orapont.example>',
      enTetes: {},
    });
    const refusDe = (envoi: Promise<unknown>) => envoi.then(() => null).catch((erreur: unknown) => erreur);

    test('TE-11 : une boîte inconnue est un refus pour de bon', async () => {
      const refus = await refusDe(messagerieDe(ouvert).envoyer(message(`inconnue@${DOMAINE}`)));
      expect(refus).toMatchObject({ motif: 'REFUSE_PAR_L_OPERATEUR', codeSmtp: 550, transitoire: false });
    });

    test('TE-11 : une lettre plus grosse que ce que l’opérateur prend est un refus pour de bon, et rien n’arrive', async () => {
      const octets = Buffer.concat([Buffer.from('%PDF-1.4 '), Buffer.alloc(300_000, 'x')]);
      const grosse = message(`ehpad@${DOMAINE}`);
      const piecesJointes = [{ nom: 'cr.pdf', type: 'application/pdf' as const, octets }];
      const refus = await refusDe(messagerieDe(ouvert).envoyer({ ...grosse, piecesJointes }));
      expect(refus).toMatchObject({ motif: 'TROP_VOLUMINEUX', transitoire: false });
      expect(await ouvert.debian.lireBoite(`ehpad@${DOMAINE}`)).toEqual([]);
    });

    test('TE-09 : un mot de passe faux fait attendre la lettre, et rien ne part', async () => {
      const refus = await refusDe(messagerieDe(ouvert, 'faux').envoyer(message(`ehpad@${DOMAINE}`)));
      expect(refus).toMatchObject({ motif: 'IDENTIFIANTS_REFUSES', codeSmtp: 535, transitoire: true });
      expect(await ouvert.debian.lireBoite(`ehpad@${DOMAINE}`)).toEqual([]);
    });

    test('TE-11 : un opérateur dont le certificat n’est pas reconnu est un refus à reprendre', async () => {
      const autre = { ...ouvert, autorite: certificatLocal(new Date()).certificat };
      const refus = await refusDe(messagerieDe(autre).envoyer(message(`ehpad@${DOMAINE}`)));
      expect(refus).toMatchObject({ motif: 'CONNEXION_NON_SURE', transitoire: true });
      expect(await ouvert.debian.lireBoite(`ehpad@${DOMAINE}`)).toEqual([]);
    });
  });
}
