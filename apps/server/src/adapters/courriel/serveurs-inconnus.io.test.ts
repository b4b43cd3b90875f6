import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { certificatLocal } from '../../bac-a-sable/mssante/certificat-local.ts';
import { type MotifRefusMessagerie, RefusMessagerie } from '../../features/courrier/ports.ts';
import { messagerieSmtp } from '../mssante/messagerie-smtp.ts';
import type { OperateurSmtp } from './smtp.ts';
import { jouerServeur, type Replique, type Scenario, type ServeurJoue } from './testing-serveur-smtp.ts';

let identite: { cle: string; certificat: string };
beforeAll(() => {
  identite = certificatLocal(new Date());
});
const joues: ServeurJoue[] = [];
afterEach(async () => {
  await Promise.all(joues.splice(0).map((serveur) => serveur.fermer()));
});

async function jouer(scenario: Omit<Scenario, 'cle' | 'certificat'> = {}): Promise<ServeurJoue> {
  const serveur = await jouerServeur({ ...identite, ...scenario });
  joues.push(serveur);
  return serveur;
}

const envoyerA = (
  port: number,
  autres: Partial<OperateurSmtp> = {},
  octets = Buffer.from('%PDF-1.4 contenu'),
) =>
  messagerieSmtp({
    domaines: ['cabinet.mssante.fr'],
    operateur: {
      hote: 'localhost',
      port,
      tls: 'STARTTLS',
      autorite: identite.certificat,
      identification: { type: 'MOT_DE_PASSE', utilisateur: 'orapont', motDePasse: 'secret' },
      delaiMs: 400,
      delaiTotalMs: 1_500,
      ...autres,
    },
  }).envoyer({
    de: {
      adresse: 'dupuis@cabinet.mssante.fr',
      nom: 'Marie-Thérèse d’Aubigné-Le Guéhennec de Kerangal, chirurgienne-dentiste au cabinet du Port',
    },
    a: 'tilleuls@cabinet.mssante.fr',
    objet: `XDM/1.0/DDM+CR de télémédecine ${'D’AUBIGNÉ-LE GUÉHENNEC DE KERANGAL '.repeat(4)}Œdipe 28/03/1979`,
    corps: `Bonjour,\n${'é'.repeat(2_000)}\n.\n.. fin`,
    piecesJointes: [
      { nom: 'Compte rendu de d’Aubigné-Le Guéhennec de Kerangal.pdf', type: 'application/pdf', octets },
    ],
    messageId: '<1@orapont.example>',
    enTetes: {},
  });

const issue = (envoi: Promise<unknown>): Promise<unknown> =>
  envoi.then(
    () => 'ACCEPTE',
    (erreur: unknown) =>
      erreur instanceof RefusMessagerie ? [erreur.motif, erreur.codeSmtp, erreur.transitoire] : erreur,
  );

type Attendu = readonly [MotifRefusMessagerie, number | null, boolean];

describe('des serveurs que l’on n’a jamais vus', () => {
  test.each<[string, Record<string, Replique>, Attendu]>([
    [
      'liste grise à RCPT',
      { RCPT: '451 4.7.1 Greylisted, try again later' },
      ['OPERATEUR_INDISPONIBLE', 451, true],
    ],
    ['boîte occupée', { RCPT: '450 4.2.1 Mailbox busy' }, ['OPERATEUR_INDISPONIBLE', 450, true]],
    [
      'plus de place',
      { DOT: '452 4.3.1 Insufficient system storage' },
      ['OPERATEUR_INDISPONIBLE', 452, true],
    ],
    ['fermeture en pleine session', { MAIL: '421 4.3.2 Closing' }, ['OPERATEUR_INDISPONIBLE', 421, true]],
    [
      'maintenance dès la bannière',
      { BANNIERE: '421 Too many connections' },
      ['OPERATEUR_INDISPONIBLE', 421, true],
    ],
    ['bannière de refus', { BANNIERE: '554 No SMTP service here' }, ['OPERATEUR_INDISPONIBLE', 554, true]],
    [
      'annuaire des comptes en panne',
      { AUTH: '454 4.7.0 Temporary failure' },
      ['OPERATEUR_INDISPONIBLE', 454, true],
    ],
    ['mot de passe refusé', { AUTH: '535 5.7.8 Bad credentials' }, ['IDENTIFIANTS_REFUSES', 535, true]],
    ['boîte inconnue', { RCPT: '550 5.1.1 User unknown' }, ['REFUSE_PAR_L_OPERATEUR', 550, false]],
    [
      'boîte inconnue, sur trois lignes',
      { RCPT: '550-5.1.1 The email account\r\n550-5.1.1 does not exist\r\n550 5.1.1 See the manual' },
      ['REFUSE_PAR_L_OPERATEUR', 550, false],
    ],
    ['trop gros, dit à la fin', { DOT: '552 5.3.4 Message too big' }, ['TROP_VOLUMINEUX', 552, false]],
    ['trop gros, dit au début', { MAIL: '552 5.3.4 Message size exceeds' }, ['TROP_VOLUMINEUX', 552, false]],
    ['boîte pleine, pour de bon', { RCPT: '552 5.2.2 Mailbox full' }, ['OPERATEUR_INDISPONIBLE', 552, true]],
    ['contenu refusé', { DOT: '554 5.7.1 Rejected' }, ['REFUSE_PAR_L_OPERATEUR', 554, false]],
    [
      'STARTTLS promis puis refusé',
      { STARTTLS: '454 TLS not available' },
      ['CONNEXION_NON_SURE', null, true],
    ],
  ])('%s', async (_nom, repliques, attendu) => {
    const serveur = await jouer({ repliques });
    expect(await issue(envoyerA(serveur.port))).toEqual(attendu);
  });

  test.each<[string, Record<string, Replique>]>([
    ['muet dès la connexion', { BANNIERE: { silence: true } }],
    ['muet après EHLO', { EHLO: { silence: true } }],
    ['muet après STARTTLS', { STARTTLS: { silence: true } }],
    ['muet après le mot de passe', { AUTH: { silence: true } }],
    ['muet après RCPT', { RCPT: { silence: true } }],
    ['muet après DATA', { DATA: { silence: true } }],
    ['muet après le point final', { DOT: { silence: true } }],
    ['coupe à RCPT', { RCPT: { coupe: true } }],
    ['une lettre à la fois, sans fin', { MAIL: { lente: '250 '.padEnd(500, 'x'), pauseMs: 20 } }],
  ])('%s : arrêté à temps, à réessayer', async (_nom, repliques) => {
    const serveur = await jouer({ repliques });
    const debut = performance.now();
    expect(await issue(envoyerA(serveur.port))).toEqual(['CONNEXION_IMPOSSIBLE', null, true]);
    expect(performance.now() - debut).toBeLessThan(2_500);
    expect(serveur.messages.length).toBe(_nom === 'muet après le point final' ? 1 : 0);
  });

  test('coupé entre le point final et la réponse : le second essai porte le même Message-ID', async () => {
    const serveur = await jouer({ repliques: { DOT: [{ coupe: true }, '250 2.0.0 Ok: queued as B2'] } });
    expect(await issue(envoyerA(serveur.port))).toEqual(['CONNEXION_IMPOSSIBLE', null, true]);
    expect(await envoyerA(serveur.port)).toMatchObject({ reponse: '250 2.0.0 Ok: queued as B2' });
    expect(serveur.messages.map((m) => /^Message-ID: (.*)$/im.exec(m)?.[1])).toEqual([
      '<1@orapont.example>',
      '<1@orapont.example>',
    ]);
  });

  test('un 250 long à venir (antivirus) est attendu ; un serveur qui raccroche après ne défait rien', async () => {
    const lente = await jouer({ repliques: { DOT: { lente: '250 2.0.0 Ok: queued', pauseMs: 40 } } });
    expect(await issue(envoyerA(lente.port))).toBe('ACCEPTE');
    const presse = await jouer({ repliques: { QUIT: { coupe: true } } });
    expect(await issue(envoyerA(presse.port))).toBe('ACCEPTE');
  });

  test.each<[string, Partial<Scenario>]>([
    ['sans STARTTLS', { extensions: ['AUTH PLAIN LOGIN'], repliques: { STARTTLS: '502 Not implemented' } }],
    ['TLS 1.1', { tlsMax: 'TLSv1.1' }],
  ])('%s : rien n’est envoyé, ni message ni mot de passe', async (_nom, scenario) => {
    const serveur = await jouer(scenario);
    expect(await issue(envoyerA(serveur.port))).toEqual(['CONNEXION_NON_SURE', null, true]);
    expect(serveur.verbes.filter((v) => /^(AUTH|MAIL|DATA)/.test(v))).toEqual([]);
  });

  test('certificat que personne ne garantit, ou d’un autre nom : refusé ; avec son autorité : accepté', async () => {
    const serveur = await jouer();
    expect(await issue(envoyerA(serveur.port, { autorite: undefined }))).toEqual([
      'CONNEXION_NON_SURE',
      null,
      true,
    ]);
    expect(serveur.verbes.filter((v) => /^(AUTH|MAIL|DATA)/.test(v))).toEqual([]);
    expect(await issue(envoyerA(serveur.port))).toBe('ACCEPTE');
  });

  test('TLS d’emblée sur un port qui parle en clair : rien n’est envoyé', async () => {
    const serveur = await jouer();
    expect(await issue(envoyerA(serveur.port, { tls: 'IMPLICITE' }))).toEqual([
      'CONNEXION_NON_SURE',
      null,
      true,
    ]);
  });

  test.each([
    ['AUTH PLAIN LOGIN', 'AUTH PLAIN'],
    ['AUTH LOGIN', 'AUTH LOGIN'],
    ['AUTH XOAUTH2 LOGIN PLAIN', 'AUTH PLAIN'],
    ['AUTH=LOGIN PLAIN', 'AUTH PLAIN'],
  ])('moyens annoncés « %s » : %s', async (annonce, employe) => {
    const [, moyen] = employe.split(' ');
    const login = ['334 VXNlcm5hbWU6', '334 UGFzc3dvcmQ6'];
    const serveur = await jouer({
      extensionsTls: [annonce],
      repliques: {
        AUTH: moyen === 'LOGIN' ? (login[0] ?? '') : '235 Ok',
        'B3JHCG9UDA==': login[1] ?? '',
        C2VJCMV0: '235 Ok',
      },
    });
    expect(await issue(envoyerA(serveur.port))).toBe('ACCEPTE');
    expect(serveur.verbes.find((v) => v.startsWith('AUTH'))).toBe(employe);
  });

  test('sans 8BITMIME ni SMTPUTF8, des noms très longs : que de l’ASCII, des lignes courtes, un point en début de ligne sauf', async () => {
    const serveur = await jouer({ extensionsTls: ['AUTH PLAIN'] });
    await envoyerA(serveur.port);
    const [message = ''] = serveur.messages;
    expect(message).toMatch(/^[\t\r\n\x20-\x7e]*$/);
    expect(Math.max(...message.split('\r\n').map(({ length }) => length))).toBeLessThan(200);
    expect(message).not.toMatch(/^\.[^.]/m);
    expect(serveur.verbes.some((v) => /SMTPUTF8|BODY=8BITMIME/.test(v))).toBe(false);
  });

  test('un serveur qui n’accepte que de petits messages : dit trop gros, une fois', async () => {
    const serveur = await jouer({
      extensionsTls: ['AUTH PLAIN', 'SIZE 20000'],
      repliques: { DOT: '552 5.3.4 Too big' },
    });
    expect(
      await issue(envoyerA(serveur.port, {}, Buffer.concat([Buffer.from('%PDF-1.4'), Buffer.alloc(40_000)]))),
    ).toEqual(['TROP_VOLUMINEUX', expect.anything(), false]);
  });
});
