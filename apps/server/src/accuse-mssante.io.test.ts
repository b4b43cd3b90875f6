import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { lecteurMessages } from './adapters/mssante/lecteur-messages.ts';
import { messagerieSmtp } from './adapters/mssante/messagerie-smtp.ts';
import { demarrerBacASableMssante } from './bac-a-sable/mssante/operateur.ts';

const DOMAINE = 'demo.mssante.fr';
const identifiants = { utilisateur: 'orapont', motDePasse: 'bac-a-sable' };
const dossier = await mkdtemp(join(tmpdir(), 'accuse-'));
const operateur = await demarrerBacASableMssante({
  portSmtp: 0,
  dossier,
  domaines: [DOMAINE],
  identifiants,
  maintenant: () => new Date(),
});
afterAll(async () => {
  await operateur.fermer();
  await rm(dossier, { recursive: true });
});
const messagerie = messagerieSmtp({
  operateur: {
    hote: operateur.hote,
    port: operateur.port,
    tls: 'STARTTLS',
    autorite: operateur.certificat,
    identification: { type: 'MOT_DE_PASSE', ...identifiants },
  },
  domaines: [DOMAINE],
});

/** What a stranger wrote, with a boundary of its own and letters of eight bits. */
const ORIGINAL = [
  'From: EHPAD <ehpad@demo.mssante.fr>',
  'Message-ID: <demande-1@cabinet.example>',
  'Content-Type: multipart/mixed; boundary="----_NmP-1"',
  '',
  '------_NmP-1',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: 8bit',
  '',
  'Bonjour, voici l’essentiel.',
  '------_NmP-1--',
  '',
].join('\n');

test('TE-11 : l’accusé d’un rejet part en MDN, et se relit comme celui d’un autre logiciel', async () => {
  await messagerie.envoyer({
    de: { adresse: `ehpad@${DOMAINE}`, nom: '' },
    a: `cabinet@${DOMAINE}`,
    objet: '[KO Intégration système !][902] XDM/1.0/DDM+CR de télémédecine',
    corps: 'Votre message n’a pas été intégré au dossier du patient : patient inconnu (902).',
    piecesJointes: [],
    messageId: '<accuse-1@orapont>',
    enTetes: {},
    enReponseA: '<demande-1@cabinet.example>',
    rapport: {
      destinataire: `ehpad@${DOMAINE}`,
      messageId: '<demande-1@cabinet.example>',
      original: Buffer.from(ORIGINAL),
      disposition: 'automatic-action/MDN-sent-automatically; processed/Error: 902^Patient inconnu',
    },
  });
  const [depose] = await operateur.lister(`cabinet@${DOMAINE}`);
  const eml = (await operateur.lire(depose?.id ?? ''))?.eml ?? new Uint8Array();
  expect(Buffer.from(eml).toString()).toMatch(/multipart\/report;\s+report-type=disposition-notification/u);
  const lu = await lecteurMessages.lire(eml);
  const joint = lu.pieces.find(({ type }) => type === 'message/rfc822');
  const texte = Buffer.from(joint?.octets ?? [])
    .toString()
    .replaceAll('\r\n', '\n');
  expect(texte.trimEnd()).toBe(ORIGINAL.trimEnd());
  expect(lu.accuse).toEqual({
    messageId: '<demande-1@cabinet.example>',
    erreur: { code: '902', libelle: 'Patient inconnu' },
  });
});
