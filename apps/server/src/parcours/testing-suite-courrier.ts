import Fastify from 'fastify';
import { createTransport } from 'nodemailer';
import { expect } from 'vitest';
import { atelierCourrier } from '../adapters/mssante/atelier.ts';
import { boiteImap } from '../adapters/mssante/boite-imap.ts';
import { messagerieSmtp } from '../adapters/mssante/messagerie-smtp.ts';
import { demarrerOperateurDebian } from '../adapters/mssante/testing-postfix.ts';
import { SCHEMA_TRAVAUX } from '../adapters/postgres/migrer.ts';
import type { BaseDeTest } from '../adapters/postgres/testing.ts';
import { documentsDeTest } from '../adapters/xdm/testing-documents.ts';
import { certificatLocal } from '../bac-a-sable/mssante/certificat-local.ts';
import type { DepsCourrier } from '../features/courrier/deps.ts';
import { nomPieceJointe, objetXdm } from '../features/courrier/objet-xdm.ts';
import { courrierTravaux } from '../features/courrier/travaux.ts';
import { facturationTravaux } from '../features/facturation/travaux.ts';
import { compositeursReception } from '../features/reception/accuser.ts';
import type { DepsReception } from '../features/reception/deps.ts';
import { receptionRoutes } from '../features/reception/routes.ts';
import { compositeursLecture } from '../features/teleexpertise/compte-rendu/composer.ts';
import { compositeursDemande } from '../features/teleexpertise/compte-rendu/composer-demande.ts';
import { bancDeSignature } from '../features/teleexpertise/compte-rendu/testing.ts';
import { clesRegistre, inscrireAuRegistre } from '../features/teleexpertise/quota-repository.ts';
import { reponsesRecues } from '../features/teleexpertise/reponse-recue/reponses-recues.ts';
import { serveurDeTest } from '../kernel/testing.ts';
import { ouvrirTravaux } from '../kernel/travaux.ts';
import { EXPEDITEUR } from './testing-courrier-recu.ts';
import { bancDeReception } from './testing-reception.ts';

export const DOMAINE = 'demo.mssante.fr';
export const FERMEE = `fermee@${DOMAINE}`;
export const PIRATE = `pirate@${DOMAINE}`;
/** What names a person in a letter, and must be nowhere in a log. */
export const MOTS_INTERDITS = ['279035121518989', 'ZZCANARI'];
const IDENTIFIANTS = { utilisateur: 'orapont', motDePasse: 'un mot de passe d’opérateur' };

/**
 * The whole way of a letter with nothing of ours in between: outbox, queue, Debian's Postfix and Dovecot, IMAP, row, filing. Two
 * organisations of this installation, and a dentist and a pirate outside.
 */
export async function suiteCourrier(base: BaseDeTest) {
  const signature = await bancDeSignature(base);
  const reception = await bancDeReception(base, signature);
  // What cannot be named by a number writes no structured document.
  await base.proprietaire.query(`update site set finess = '750000018'`);
  const { rows } = await base.proprietaire.query<{ bal: string }>(
    'select lower(bal_mssante) as bal from site where bal_mssante is not null union select lower(bal_mssante) from professionnel where bal_mssante is not null',
  );
  const bal = async (professionnelId: string) => {
    const { rows: lues } = await base.proprietaire.query<{ bal: string }>(
      'select lower(bal_mssante) as bal from professionnel where id = $1',
      [professionnelId],
    );
    return lues[0]?.bal ?? '';
  };
  const [requerant, dentiste] = [await bal(reception.d.infirmiere), await bal(reception.d.dentiste)];
  const boites = [...rows.map((ligne) => ligne.bal), EXPEDITEUR, PIRATE];
  const certificat = certificatLocal(new Date());
  const operateur = await demarrerOperateurDebian({
    domaine: DOMAINE,
    boites,
    fermees: [FERMEE],
    imap: true,
    identifiants: IDENTIFIANTS,
    certificat,
  });
  const acces = {
    hote: 'localhost',
    tls: 'STARTTLS',
    autorite: certificat.certificat,
    delaiMs: 5_000,
  } as const;
  const journal: string[] = [];
  const log = Fastify({ logger: { level: 'trace', stream: { write: (l: string) => journal.push(l) } } }).log;
  const travaux = ouvrirTravaux(base.urlExecution, SCHEMA_TRAVAUX, log);
  const atelier = atelierCourrier();
  let decalage = 0;
  const maintenant = () => new Date(Date.now() + decalage);
  const commun = {
    bd: base.bd,
    travaux,
    maintenant,
    documents: { ...documentsDeTest, xdm: atelier.xdm },
  };
  const composition = { ...signature.deps, ...commun, regles: { objetXdm, nomPieceJointe } };
  const { cleRegistre: secret } = signature.deps;
  const recues: DepsReception = {
    ...reception.deps,
    ...commun,
    reponses: reponsesRecues({ ...signature.deps, ...commun }),
    messages: atelier.messages,
    boites: {
      bacASable: false,
      domaines: [DOMAINE],
      boites: ({ adresses }) =>
        adresses.map((adresse) =>
          boiteImap(
            {
              ...acces,
              port: operateur.portImap,
              identification: { type: 'MOT_DE_PASSE', ...IDENTIFIANTS, utilisateur: adresse },
            },
            adresse,
          ),
        ),
    },
  };
  const envoyees: DepsCourrier = {
    ...commun,
    origine: 'http://localhost:3000',
    mssante: messagerieSmtp({
      operateur: {
        ...acces,
        port: operateur.port,
        identification: { type: 'MOT_DE_PASSE', ...IDENTIFIANTS },
      },
      domaines: [DOMAINE],
    }),
    courriel: undefined,
    compositeurs: {
      ...compositeursDemande(composition),
      ...compositeursLecture(composition),
      ...compositeursReception(recues),
      // To whatever box its row says: our own letters refuse any but that of their request.
      COMPLEMENT_DEMANDE: {
        compose: async (organisationId, envoiId) => {
          const [lu] = await base.bd.organisation({ organisationId }, (tx) =>
            tx.selectFrom('envoi').select('destinataire').where('id', '=', envoiId).execute(),
          );
          return {
            de: { adresse: requerant, nom: 'EHPAD' },
            a: lu?.destinataire ?? '',
            objet: `XDM/1.0/DDM+Complément ${MOTS_INTERDITS.join(' ')}`,
            corps: `Bonjour ${MOTS_INTERDITS.join(' ')}`,
            piecesJointes: [{ nom: 'a.pdf', type: 'application/pdf', octets: Buffer.from('%PDF-1.4 a') }],
            enTetes: {},
          };
        },
      },
    },
    bacASable: undefined,
  };
  courrierTravaux(envoyees);
  facturationTravaux({
    ...commun,
    tarifsAVerifier: false,
    registre: {
      cles: (identite) => clesRegistre(identite, secret).lecture,
      inscrire: (tx, acte) => inscrireAuRegistre(tx, { ...acte, secret }),
    },
  });
  await travaux.demarrer();
  const serveur = await serveurDeTest({ monter: (s) => receptionRoutes(s, recues) });

  return {
    ...reception,
    operateur,
    boites,
    requerant,
    dentiste,
    journal,
    envoyees,
    recues,
    appeler: serveur.appeler,
    avancer: (ms: number) => {
      decalage += ms;
    },
    /** Once the operator has nothing left to deliver. */
    messagesDe: operateur.lireBoite,
    /** Bytes that other software submits, under the envelope that it likes. */
    async soumettre(brut: Uint8Array, de: string, a: string) {
      const transport = createTransport({
        host: 'localhost',
        port: operateur.port,
        requireTLS: true,
        tls: { ca: [certificat.certificat] },
        auth: { user: IDENTIFIANTS.utilisateur, pass: IDENTIFIANTS.motDePasse },
      });
      await transport.sendMail({ raw: Buffer.from(brut), envelope: { from: de, to: [a] } });
      transport.close();
    },
    async fermer() {
      await travaux.arreter();
      await Promise.all([serveur.fermer(), reception.fermer(), operateur.fermer(), atelier.fermer()]);
      await signature.http.fermer();
    },
  };
}

/** Asks again until it holds: the queue and the operator work at their own pace. */
export async function bientot(verifier: () => Promise<void>): Promise<void> {
  await expect
    .poll(async () => verifier().then(() => 'tenu', String), { timeout: 15_000, interval: 100 })
    .toBe('tenu');
}
