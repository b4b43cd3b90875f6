import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type MessagerieSante, type MessageSante, RefusMessagerie } from './ports.ts';

/** What every health mail must do, whatever stands behind: run on the sandbox operator and on a real server. */
export type BancMessagerie = {
  messagerie: MessagerieSante;
  /** Served by the operator and in the configured trusted space. */
  domaine: string;
  lireBoite: (adresse: string) => Promise<MessageDepose[]>;
  fermer: () => Promise<void>;
};

export type MessageDepose = {
  messageId: string;
  objet: string;
  corps: string;
  enTetes: Map<string, string>;
  pieces: { nom: string; octets: Uint8Array }[];
};

export function contratMessagerieSante(nom: string, ouvrir: () => Promise<BancMessagerie>) {
  describe(`contrat MessagerieSante : ${nom}`, () => {
    let banc: BancMessagerie;
    let numero = 0;
    beforeAll(async () => {
      banc = await ouvrir();
    });
    afterAll(async () => {
      await banc?.fermer();
    });

    const message = (changements: Partial<MessageSante> = {}): MessageSante => ({
      de: { adresse: `cabinet@${banc.domaine}`, nom: 'Cabinet dentaire du Pont' },
      a: `ehpad@${banc.domaine}`,
      objet: 'XDM/1.0/DDM+CR de télémédecine LEFEVRE Zoé 28/03/1979',
      corps: 'Bonjour,\nVoici le compte rendu.\n.\nCordialement',
      piecesJointes: [{ nom: '20261121_CR_LEFÈVRE_ZOÉ.pdf', type: 'application/pdf', octets: PDF }],
      messageId: `<envoi-${++numero}@orapont.example>`,
      enTetes: {},
      ...changements,
    });
    const deposes = async (adresse: string, messageId: string) =>
      (await banc.lireBoite(adresse)).filter((depose) => depose.messageId === messageId);

    test('TE-11 : un envoi accepté arrive entier, pièce jointe identique à l’octet près', async () => {
      const envoi = message({
        enTetes: { 'X-MSS-NIL': 'ORAPONT/1' },
        enReponseA: '<demande-1@orapont.example>',
        demanderAccuse: true,
      });
      const accuse = await banc.messagerie.envoyer(envoi);
      expect(accuse).toMatchObject({
        messageId: envoi.messageId,
        reponse: expect.stringMatching(/^250[ -]/u),
      });
      expect(accuse.accepteLe).toBeInstanceOf(Date);
      const [recu] = await deposes(envoi.a, envoi.messageId);
      expect(recu?.objet).toBe(envoi.objet);
      expect(recu?.corps.replaceAll('\r\n', '\n').trimEnd()).toBe(envoi.corps);
      expect(recu?.enTetes.get('x-mss-nil')).toBe('ORAPONT/1');
      expect(recu?.enTetes.get('in-reply-to')).toBe('<demande-1@orapont.example>');
      expect(recu?.enTetes.get('disposition-notification-to')).toBe(`<${envoi.de.adresse}>`);
      expect(recu?.pieces.map((piece) => piece.nom)).toEqual(['20261121_CR_LEFÈVRE_ZOÉ.pdf']);
      expect(Buffer.from(recu?.pieces[0]?.octets ?? []).equals(Buffer.from(PDF))).toBe(true);
    });

    test.each(ATTAQUES.map((attaque) => [attaque[0], attaque[1]] as const))(
      'rien ne part : %s',
      async (_titre, changer) => {
        const envoi = message(changer(banc.domaine));
        await expect(banc.messagerie.envoyer(envoi)).rejects.toBeInstanceOf(RefusMessagerie);
        for (const adresse of [`ehpad@${banc.domaine}`, `pirate@${banc.domaine}`]) {
          expect(await deposes(adresse, envoi.messageId)).toEqual([]);
        }
        expect(await banc.lireBoite(`pirate@${banc.domaine}`)).toEqual([]);
      },
    );

    test('TE-09 : un domaine hors de l’espace de confiance est refusé sans connexion, pour de bon', async () => {
      const refus = await banc.messagerie.envoyer(message({ a: 'ehpad@gmail.com' })).catch((e: unknown) => e);
      expect(refus).toMatchObject({ motif: 'HORS_ESPACE_DE_CONFIANCE', transitoire: false });
    });
  });
}

/** Every byte value, so that a change of encoding would show. */
const PDF = Uint8Array.from([
  ...Buffer.from('%PDF-1.4\r\n.\r\n'),
  ...Array.from({ length: 70_000 }, (_, i) => (i * 31) % 256),
]);

/** The attacks of `reference/security.md` §3 and §5 (Mail), on every field that reaches a header. */
const ATTAQUES: readonly (readonly [string, (domaine: string) => Partial<MessageSante>])[] = [
  ['CRLF et Bcc dans le destinataire', (d) => ({ a: `ehpad@${d}\r\nBcc: pirate@${d}` })],
  ['LF et commande SMTP dans le destinataire', (d) => ({ a: `ehpad@${d}>\nRCPT TO:<pirate@${d}` })],
  ['deux destinataires', (d) => ({ a: `ehpad@${d}, pirate@${d}` })],
  ['groupe d’adresses', (d) => ({ a: `g: ehpad@${d}, pirate@${d};` })],
  ['nom affiché qui cache l’adresse', (d) => ({ a: `"ehpad@${d}" <pirate@${d}>` })],
  ['partie locale entre guillemets', (d) => ({ a: `"pirate@${d},ehpad"@${d}` })],
  ['octet nul dans le destinataire', (d) => ({ a: `ehpad@${d}\u0000pirate@${d}` })],
  ['CRLF dans l’objet', (d) => ({ objet: `XDM\r\nBcc: pirate@${d}` })],
  ['séparateur de ligne Unicode dans l’objet', (d) => ({ objet: `XDM\u2028Bcc: pirate@${d}` })],
  [
    'CRLF dans le nom de l’expéditeur',
    (d) => ({ de: { adresse: `cabinet@${d}`, nom: `x\r\nBcc: pirate@${d}` } }),
  ],
  [
    'CRLF dans l’adresse de l’expéditeur',
    (d) => ({ de: { adresse: `cabinet@${d}\r\nBcc: pirate@${d}`, nom: 'x' } }),
  ],
  ['CRLF dans le Message-ID', (d) => ({ messageId: `<a@b>\r\nBcc: pirate@${d}` })],
  ['CRLF dans In-Reply-To', (d) => ({ enReponseA: `<a@b>\r\nBcc: pirate@${d}` })],
  ['CRLF dans un en-tête MSS', (d) => ({ enTetes: { 'X-MSS-INS': `1\r\nBcc: pirate@${d}` } })],
  ['en-tête hors liste', (d) => ({ enTetes: { Bcc: `pirate@${d}` } as MessageSante['enTetes'] })],
  ['CRLF dans le nom de la pièce', (d) => ({ piecesJointes: [piece(`a.pdf\r\nBcc: pirate@${d}`)] })],
  ['chemin dans le nom de la pièce', () => ({ piecesJointes: [piece('../../etc/passwd')] })],
  [
    'pièce qui n’est pas ce qu’elle dit',
    () => ({ piecesJointes: [{ ...piece('a.jpg'), type: 'image/jpeg' }] }),
  ],
];

function piece(nom: string): MessageSante['piecesJointes'][number] {
  return { nom, type: 'application/pdf', octets: PDF };
}
