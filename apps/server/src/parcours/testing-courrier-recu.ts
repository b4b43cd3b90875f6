import { randomUUID } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { CABINET, DENTISTE, enTeteDemande, PDF_FICTIF } from '../adapters/cda/testing-cda.ts';
import { documentsDeTest } from '../adapters/xdm/testing-documents.ts';
import type { EnTeteCda } from '../features/echange/ports.ts';
import type { BoiteReception, MessageReleve } from '../features/reception/ports.ts';

/** A box that the test fills, and whose operator it stops. */
export function boiteDeTest(adresse: string) {
  const messages: Uint8Array[] = [];
  const etat = { enPanne: undefined as Error | undefined };
  const boite: BoiteReception = {
    adresse,
    relever: async (curseur, garder) => {
      if (etat.enPanne) throw etat.enPanne;
      for (const [rang, brut] of messages.entries())
        if (rang >= Number(curseur ?? 0)) await garder(enReleve(brut, rang + 1));
    },
  };
  return { boite, messages, etat };
}

const enReleve = (brut: Uint8Array, curseur: number): MessageReleve => ({
  brut,
  octets: brut.length,
  entier: true,
  recuLe: new Date('2026-11-22T10:00:00Z'),
  curseur: String(curseur),
});

/** Who answers without an account: a dentist whom this installation does not know. */
export const EXPEDITEUR = 'claire.moreau@demo.mssante.fr';

export type Ecrit = Partial<EnTeteCda> & {
  readonly genre?: 'COMPTE_RENDU' | 'LETTRE';
  /** Instead of a PDF. */
  readonly corps?: string;
};

/** IHE_XDM.zip of one or more answers, as another software writes it. */
export async function archive(...ecrits: readonly Ecrit[]): Promise<Uint8Array> {
  const cdas = ecrits.map(({ genre = 'COMPTE_RENDU', corps, ...champs }) =>
    avecCorps(
      corps,
      documentsDeTest.cda.pdf({
        type: genre,
        pdf: PDF_FICTIF,
        enTete: enTeteDemande({
          identifiant: oid(),
          lot: oid(),
          titre: 'Compte rendu de téléexpertise',
          auteur: DENTISTE,
          lieu: CABINET,
          acte: { code: 'TE2', debut: '2026-11-21T13:30:05.120Z', fin: '2026-11-22T08:00:00.000Z' },
          ...champs,
        }),
      }),
    ),
  );
  return documentsDeTest.xdm.archiver({
    identifiant: oid(),
    source: oid(),
    emisLe: '2026-11-22T09:00:00.000Z',
    emetteur: 'Cabinet dentaire du Port',
    documents: cdas.map((cda) => ({ cda, masquages: [] })),
  });
}

function avecCorps(corps: string | undefined, cda: Uint8Array): Uint8Array {
  if (corps === undefined) return cda;
  const texte = Buffer.from(cda).toString('utf8');
  return Buffer.from(texte.replace(/<nonXMLBody>[\s\S]*<\/nonXMLBody>/u, corps), 'utf8');
}

const oid = () => `2.25.${BigInt(`0x${randomUUID().replaceAll('-', '')}`)}`;

type Lettre = {
  readonly de?: string;
  readonly objet?: string;
  readonly messageId?: string;
  readonly enReponseA?: string;
  readonly zip?: Uint8Array;
  readonly texte?: string;
  readonly accuse?: boolean;
  readonly retour?: string;
};

/** A message as the operator gives it: with the address that it came from on top. */
export async function lettre(l: Lettre): Promise<Uint8Array> {
  const de = l.de ?? EXPEDITEUR;
  const corps = await new MailComposer({
    from: `Claire Moreau <${de}>`,
    to: 'ehpad@demo.mssante.fr',
    subject: l.objet ?? 'XDM/1.0/DDM+CR de télémédecine',
    messageId: l.messageId ?? `<${randomUUID()}@cabinet.example>`,
    text: l.texte ?? 'Bonjour,\nvoici ma réponse.',
    ...(l.enReponseA ? { inReplyTo: l.enReponseA } : {}),
    ...(l.accuse ? { headers: { 'Disposition-Notification-To': `<${de}>` } } : {}),
    ...(l.zip ? { attachments: [{ filename: 'IHE_XDM.zip', content: Buffer.from(l.zip) }] } : {}),
  })
    .compile()
    .build();
  return Buffer.concat([Buffer.from(`Return-Path: <${l.retour ?? de}>\r\n`), corps]);
}

/** What software answers about one of our letters. */
export const rapport = (type: 'MDN' | 'DSN', messageId: string, suite: string, de = EXPEDITEUR): Uint8Array =>
  Buffer.from(
    [
      'Return-Path: <>',
      `From: <${de}>`,
      `Message-ID: <${randomUUID()}@cabinet.example>`,
      'Subject: Rapport',
      'MIME-Version: 1.0',
      `Content-Type: multipart/report; report-type=${type === 'MDN' ? 'disposition-notification' : 'delivery-status'}; boundary=b`,
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'Rapport automatique.',
      '--b',
      ...(type === 'MDN'
        ? [
            'Content-Type: message/disposition-notification',
            '',
            `Final-Recipient: rfc822;${de}`,
            `Original-Message-ID: ${messageId}`,
            `Disposition: automatic-action/MDN-sent-automatically; ${suite}`,
          ]
        : [
            'Content-Type: message/delivery-status',
            '',
            'Reporting-MTA: dns; operateur.example',
            '',
            `Final-Recipient: rfc822;${EXPEDITEUR}`,
            `Action: ${suite}`,
            'Status: 5.1.1',
            '',
            '--b',
            'Content-Type: message/rfc822',
            '',
            `Message-ID: ${messageId}`,
            'Subject: Original',
            '',
            'Bonjour',
          ]),
      '--b--',
      '',
    ].join('\r\n'),
  );
