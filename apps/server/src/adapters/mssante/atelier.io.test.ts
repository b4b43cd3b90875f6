import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ArchiveIllisible, type LotXdm } from '../../features/echange/ports.ts';
import { MessageIllisible } from '../../features/reception/ports.ts';
import { fabriqueCda } from '../cda/fabrique-cda.ts';
import { enTeteDemande, modeleDemandeCda } from '../cda/testing-cda.ts';
import { fabriqueXdm } from '../xdm/fabrique-xdm.ts';
import { atelierCourrier } from './atelier.ts';
import { lecteurMessages } from './lecteur-messages.ts';

const dossier = mkdtempSync(join(tmpdir(), 'atelier-'));
const atelier = atelierCourrier();
afterAll(async () => {
  await atelier.fermer();
  rmSync(dossier, { recursive: true });
});

const octets = new Uint8Array(1_500_000).map((_, rang) => (rang * 31) % 251);
octets.set(new TextEncoder().encode('%PDF-1.4\n'));
const cda = fabriqueCda.demande(
  modeleDemandeCda({
    enTete: enTeteDemande(),
    documents: [{ titre: 'Demande', type: 'application/pdf', octets, le: '2026-01-01' }],
  }),
);
const lot: LotXdm = {
  identifiant: '2.25.1',
  source: '2.25.2',
  emisLe: '2026-01-01T00:00:00.000Z',
  emetteur: 'Cabinet',
  documents: [{ cda, masquages: [] }],
};
const message = (archive: Uint8Array): Uint8Array =>
  Buffer.from(
    [
      'From: EHPAD <ehpad@cabinet.mssante.fr>',
      'Message-ID: <un@ehpad.example>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: application/zip; name="IHE_XDM.zip"',
      'Content-Disposition: attachment; filename="IHE_XDM.zip"',
      'Content-Transfer-Encoding: base64',
      '',
      (
        Buffer.from(archive)
          .toString('base64')
          .match(/.{1,76}/gu) ?? []
      ).join('\r\n'),
      '--b--',
      '',
    ].join('\r\n'),
  );
/** A child that dies each time, as one that memory or a decoder kills. */
const mourant = (): string => {
  const programme = join(dossier, 'mourant.mjs');
  writeFileSync(programme, "process.on('message', () => process.exit(9));\n");
  return programme;
};

test('TE-09 : la lettre faite à côté est la même, octet pour octet, et se relit comme ici', async () => {
  const archive = await atelier.xdm.archiver(lot);
  expect(Buffer.compare(archive, await fabriqueXdm.archiver(lot))).toBe(0);
  expect(await atelier.xdm.ouvrir(archive)).toEqual(await fabriqueXdm.ouvrir(archive));
  const brut = message(archive);
  expect(await atelier.messages.lire(brut)).toEqual(await lecteurMessages.lire(brut));
});

test('ce qui est illisible est dit comme ici', async () => {
  await expect(atelier.xdm.ouvrir(Buffer.from('pas un zip'))).rejects.toThrow(ArchiveIllisible);
  const sansFin = `X-Long: ${'a'.repeat(300_000)}\r\n\r\nfin`;
  await expect(atelier.messages.lire(Buffer.from(sansFin))).rejects.toThrow(MessageIllisible);
});

test('l’atelier tombe : la lettre à faire est à reprendre, le message d’un autre est illisible, rien ne reste pendu', async () => {
  const tombe = atelierCourrier({ programme: mourant() });
  await expect(tombe.xdm.archiver(lot)).rejects.toThrow('failed');
  await expect(tombe.messages.lire(Buffer.from('x'))).rejects.toThrow(MessageIllisible);
  await expect(tombe.xdm.ouvrir(Buffer.from('x'))).rejects.toThrow(ArchiveIllisible);
  await tombe.fermer();
  await expect(tombe.xdm.archiver(lot)).rejects.toMatchObject({ code: 'INDISPONIBLE' });
});

test('la file est bornée : au-delà, on le dit au lieu d’attendre', async () => {
  const issues = await Promise.allSettled(
    Array.from({ length: 40 }, () => atelier.messages.lire(Buffer.from('Subject: a\r\n\r\nb'))),
  );
  expect(issues.filter(({ status }) => status === 'rejected')).toHaveLength(10);
  expect((await atelier.messages.lire(Buffer.from('Subject: a\r\n\r\nb'))).objet).toBe('a');
});
