import { spawn } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { courrielSmtp } from '../../adapters/courriel/courriel-smtp.ts';
import type { OperateurSmtp } from '../../adapters/courriel/smtp.ts';
import { messagerieSmtp } from '../../adapters/mssante/messagerie-smtp.ts';
import { contratMessagerieSante } from '../../features/courrier/ports.contract.ts';
import type { MessageSante } from '../../features/courrier/ports.ts';
import { certificatLocal } from './certificat-local.ts';
import { type BacASableMssante, demarrerBacASableMssante } from './operateur.ts';

const IDENTIFIANTS = { utilisateur: 'orapont', motDePasse: 'bac-a-sable' };
const DOMAINES = ['cabinet.mssante.fr', 'courriel.demo'];
const maintenant = () => new Date();

let dossier: string;
let bac: BacASableMssante;
beforeEach(async () => {
  dossier = await mkdtemp(join(tmpdir(), 'bac-'));
  bac = await demarrer();
});
afterEach(async () => {
  await bac.fermer();
  await rm(dossier, { recursive: true });
});

function demarrer(ou = dossier) {
  return demarrerBacASableMssante({
    portSmtp: 0,
    dossier: ou,
    domaines: DOMAINES,
    identifiants: IDENTIFIANTS,
    maintenant,
  });
}

function operateur(
  { hote, port, certificat }: BacASableMssante,
  autres: Partial<OperateurSmtp> = {},
): OperateurSmtp {
  return {
    hote,
    port,
    tls: 'STARTTLS',
    autorite: certificat,
    identification: { type: 'MOT_DE_PASSE', ...IDENTIFIANTS },
    delaiMs: 5_000,
    maintenant,
    ...autres,
  };
}

const messagerie = (autres: Partial<OperateurSmtp> = {}) =>
  messagerieSmtp({
    operateur: operateur(bac, autres),
    domaines: ['cabinet.mssante.fr', 'ailleurs.mssante.fr'],
  });

const message = (changements: Partial<MessageSante> = {}): MessageSante => ({
  de: { adresse: 'dupuis@cabinet.mssante.fr', nom: 'Claire Dupuis' },
  a: 'tilleuls@cabinet.mssante.fr',
  objet: 'XDM/1.0/DDM+CR de télémédecine LEFEVRE Zoé 28/03/1979',
  corps: 'Bonjour',
  piecesJointes: [{ nom: 'cr.pdf', type: 'application/pdf', octets: Buffer.from('%PDF-1.4 contenu') }],
  messageId: '<1@orapont.example>',
  enTetes: {},
  ...changements,
});

const refusDe = (envoi: Promise<unknown>) => envoi.then(() => null).catch((erreur: unknown) => erreur);

contratMessagerieSante('opérateur bac à sable', async () => {
  const spool = await mkdtemp(join(tmpdir(), 'bac-contrat-'));
  const operateurDuContrat = await demarrer(spool);
  return {
    messagerie: messagerieSmtp({
      operateur: operateur(operateurDuContrat),
      domaines: ['cabinet.mssante.fr'],
    }),
    domaine: 'cabinet.mssante.fr',
    lireBoite: async (adresse) => {
      const liste = await operateurDuContrat.lister(adresse).catch(() => []);
      const lus = await Promise.all(liste.map(({ id }) => operateurDuContrat.lire(id)));
      return lus
        .filter((lu) => lu !== null)
        .map((lu) => ({
          ...lu,
          enTetes: new Map(lu.enTetes.map(({ nom, valeur }) => [nom.toLowerCase(), valeur])),
        }));
    },
    fermer: async () => {
      await operateurDuContrat.fermer();
      await rm(spool, { recursive: true });
    },
  };
});

test('le certificat local est valable pour localhost et 127.0.0.1, et signé par lui-même', () => {
  const certificat = new X509Certificate(certificatLocal(maintenant()).certificat);
  expect(certificat.checkHost('localhost')).toBe('localhost');
  expect(certificat.checkIP('127.0.0.1')).toBe('127.0.0.1');
  expect(certificat.verify(certificat.publicKey)).toBe(true);
});

test('la boîte montre le message, son texte, ses pièces et le .eml', async () => {
  await messagerie().envoyer(message());
  expect(await bac.boites()).toEqual(['tilleuls@cabinet.mssante.fr']);
  const [recu] = await bac.lister('tilleuls@cabinet.mssante.fr');
  expect(recu).toMatchObject({
    messageId: '<1@orapont.example>',
    de: 'Claire Dupuis <dupuis@cabinet.mssante.fr>',
    nombrePieces: 1,
  });
  const lu = await bac.lire(recu?.id ?? '');
  expect(lu?.corps).toBe('Bonjour');
  expect(Buffer.from(lu?.pieces[0]?.octets ?? []).toString()).toBe('%PDF-1.4 contenu');
  expect(Buffer.from(lu?.eml ?? []).toString()).toContain('Message-ID: <1@orapont.example>');
});

test('un nouvel essai du même envoi ne fait pas un second message', async () => {
  await messagerie().envoyer(message());
  const { reponse } = await messagerie().envoyer(message());
  expect(reponse).toMatch(/^250 .*deja recu/u);
  expect(await bac.lister('tilleuls@cabinet.mssante.fr')).toHaveLength(1);
});

test('dix envois simultanés du même message n’en laissent qu’un', async () => {
  await Promise.all(Array.from({ length: 10 }, () => messagerie().envoyer(message())));
  expect(await bac.lister('tilleuls@cabinet.mssante.fr')).toHaveLength(1);
});

test('le jeton XOAUTH2 est demandé à chaque envoi', async () => {
  const jetons = ['bac-a-sable', 'perime'];
  const parJeton = messagerie({
    identification: { type: 'XOAUTH2', utilisateur: 'orapont', jeton: async () => jetons.shift() ?? '' },
  });
  await parJeton.envoyer(message());
  expect(await refusDe(parJeton.envoyer(message({ messageId: '<2@orapont.example>' })))).toMatchObject({
    motif: 'IDENTIFIANTS_REFUSES',
  });
});

test.each([
  ['un domaine inconnu de l’opérateur', { a: 'x@ailleurs.mssante.fr' }, 'REFUSE_PAR_L_OPERATEUR', 550, false],
  ['une boîte en panne', { a: 'panne@cabinet.mssante.fr' }, 'OPERATEUR_INDISPONIBLE', 451, true],
])('%s', async (_titre, changements, motif, codeSmtp, transitoire) => {
  expect(await refusDe(messagerie().envoyer(message(changements)))).toMatchObject({
    motif,
    codeSmtp,
    transitoire,
  });
});

test('en panne, rien n’est gardé ; ensuite le même envoi passe', async () => {
  await writeFile(join(dossier, 'PANNE'), '');
  expect(await refusDe(messagerie().envoyer(message()))).toMatchObject({ codeSmtp: 451, transitoire: true });
  expect(await bac.lister('tilleuls@cabinet.mssante.fr')).toEqual([]);
  await rm(join(dossier, 'PANNE'));
  await messagerie().envoyer(message());
  expect(await bac.lister('tilleuls@cabinet.mssante.fr')).toHaveLength(1);
});

test('mot de passe faux, opérateur éteint : à retenter', async () => {
  const faux = messagerie({
    identification: { type: 'MOT_DE_PASSE', utilisateur: 'orapont', motDePasse: 'non' },
  });
  expect(await refusDe(faux.envoyer(message()))).toMatchObject({
    motif: 'IDENTIFIANTS_REFUSES',
    transitoire: true,
  });
  const eteint = messagerie();
  await bac.fermer();
  expect(await refusDe(eteint.envoyer(message()))).toMatchObject({
    motif: 'CONNEXION_IMPOSSIBLE',
    transitoire: true,
  });
});

test('un certificat inconnu arrête tout avant le mot de passe', async () => {
  const refus = await refusDe(
    messagerie({ autorite: certificatLocal(maintenant()).certificat }).envoyer(message()),
  );
  expect(refus).toMatchObject({ motif: 'CONNEXION_NON_SURE', transitoire: true });
  expect(await bac.boites()).toEqual([]);
});

test('un serveur sans STARTTLS ne reçoit ni mot de passe ni message', async () => {
  const recu: string[] = [];
  const serveur = new SMTPServer({
    hideSTARTTLS: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username = '' }, _session, rappel) => {
      recu.push(username);
      rappel(null, { user: username });
    },
  });
  const ecoute = serveur.listen(0, '127.0.0.1');
  await once(ecoute, 'listening');
  const enClair = messagerie({ port: (ecoute.address() as AddressInfo).port });
  expect(await refusDe(enClair.envoyer(message()))).toMatchObject({
    motif: 'CONNEXION_NON_SURE',
    transitoire: true,
  });
  expect(recu).toEqual([]);
  await new Promise((resoudre) => serveur.close(() => resoudre(null)));
});

test('le refus ne répète ni l’adresse ni l’objet', async () => {
  const refus = await refusDe(messagerie().envoyer(message({ a: 'panne@cabinet.mssante.fr' })));
  expect(String(refus)).not.toMatch(/panne@|LEFEVRE/u);
});

test('le courriel ordinaire arrive dans le second domaine, sans pièce', async () => {
  const courriel = courrielSmtp({
    operateur: operateur(bac),
    expediteur: { adresse: 'ne-pas-repondre@courriel.demo', nom: 'Orapont' },
  });
  await courriel.envoyer({
    a: 'infirmiere@courriel.demo',
    objet: 'Vous avez une demande à lire dans Orapont',
    corps: 'https://orapont.example/',
    messageId: '<c1@orapont.example>',
  });
  expect(await bac.lister('infirmiere@courriel.demo')).toMatchObject([
    { objet: 'Vous avez une demande à lire dans Orapont', nombrePieces: 0 },
  ]);
  expect(
    await refusDe(
      courriel.envoyer({
        a: 'a@courriel.demo\r\nBcc: b@courriel.demo',
        objet: 'x',
        corps: 'x',
        messageId: '<c2@x.fr>',
      }),
    ),
  ).toMatchObject({ motif: 'ADRESSE_INVALIDE' });
});

test('un client qui se déclare en clair ne peut pas s’identifier', async () => {
  const prise = connect(bac.port, bac.hote);
  const reponses: string[] = [];
  prise.setEncoding('utf8').on('data', (texte: string) => reponses.push(texte));
  await once(prise, 'data');
  prise.write(
    'EHLO moi\r\nAUTH PLAIN AG9yYXBvbnQAYmFjLWEtc2FibGU=\r\nMAIL FROM:<a@cabinet.mssante.fr>\r\nQUIT\r\n',
  );
  await once(prise, 'close');
  expect(reponses.join('')).toMatch(/538|530/u);
  expect(reponses.join('')).not.toMatch(/^235/mu);
});

test('un identifiant fabriqué ne sort pas du dossier', async () => {
  for (const id of ['../../../etc/passwd', Buffer.from('../x/y').toString('base64url'), '', 'AAAA']) {
    expect(await bac.lire(id)).toBeNull();
  }
  await expect(bac.lister('../..')).rejects.toThrow();
});

test('tué entre DATA et 250 : rien à moitié visible, et le nouvel essai dépose une fois', async () => {
  await bac.fermer();
  // The clock is read at the start, then when the whole message is there and nothing is written yet.
  const script = `
    import { demarrerBacASableMssante } from ${JSON.stringify(new URL('./operateur.ts', import.meta.url).href)};
    let lectures = 0;
    const bac = await demarrerBacASableMssante({
      portSmtp: 0,
      dossier: process.argv[1],
      domaines: ${JSON.stringify(DOMAINES)},
      identifiants: ${JSON.stringify(IDENTIFIANTS)},
      maintenant: () => {
        if (++lectures > 1) process.kill(process.pid, 'SIGKILL');
        return new Date();
      },
    });
    process.stdout.write(JSON.stringify({ port: bac.port, hote: bac.hote, certificat: bac.certificat }));
  `;
  const enfant = spawn(process.execPath, ['--input-type=module', '-e', script, dossier], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [ligne] = (await once(enfant.stdout, 'data')) as [Buffer];
  const acces = JSON.parse(ligne.toString()) as BacASableMssante;
  const envoi = messagerieSmtp({ operateur: operateur(acces), domaines: DOMAINES }).envoyer(message());
  expect(await refusDe(envoi)).toMatchObject({ transitoire: true });
  if (enfant.signalCode === null) await once(enfant, 'exit');
  expect(enfant.signalCode).toBe('SIGKILL');
  await writeFile(join(dossier, 'en-cours', '99'), 'moitié de message');

  bac = await demarrer();
  expect(await bac.boites()).toEqual([]);
  expect(await readdir(join(dossier, 'en-cours'))).toEqual([]);
  await messagerie().envoyer(message());
  expect(await bac.lister('tilleuls@cabinet.mssante.fr')).toHaveLength(1);
});

test('arrêt et nouveau départ : les messages restent', async () => {
  await messagerie().envoyer(message());
  await bac.fermer();
  bac = await demarrer();
  expect(await bac.lister('tilleuls@cabinet.mssante.fr')).toHaveLength(1);
});
