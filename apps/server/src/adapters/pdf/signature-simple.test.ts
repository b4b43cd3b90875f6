import { expect, test } from 'vitest';
import type { PreuveSignature } from '../../features/compte-rendu/ports.ts';
import { signatureSimple } from './signature-simple.ts';

const signature = signatureSimple(new Uint8Array(32).fill(7));
const signataire = { compteId: 'c1', nom: 'Dupuis', prenom: 'Claire', rpps: '10100000025' };
const preuve = await signature.signer('a'.repeat(64), 'b'.repeat(64), signataire, '2026-11-21T13:30:00Z');

test('la preuve est de niveau simple et se vérifie', async () => {
  expect(preuve.niveau).toBe('SIMPLE');
  expect(await signature.verifier(preuve)).toBe(true);
});

test.each<[string, Partial<PreuveSignature>]>([
  ['le contenu', { empreinteContenu: 'c'.repeat(64) }],
  ['le PDF', { empreintePdf: 'c'.repeat(64) }],
  ['l’heure', { instant: '2026-11-21T13:31:00Z' }],
  ['le signataire', { signataire: { ...signataire, nom: 'Martin' } }],
  ['le RPPS', { signataire: { ...signataire, rpps: null } }],
  ['la clé', { cle: 'k2' }],
  ['le sceau', { sceau: '00' }],
])('changer %s casse la preuve', async (_titre, changement) => {
  expect(await signature.verifier({ ...preuve, ...changement })).toBe(false);
});

test('une autre clé ne peut pas faire la même preuve', async () => {
  const autre = signatureSimple(new Uint8Array(32).fill(8));
  expect(await autre.verifier(preuve)).toBe(false);
});

test('une clé courte ou une empreinte mal écrite est refusée', async () => {
  expect(() => signatureSimple(new Uint8Array(31))).toThrow();
  await expect(
    signature.signer('A'.repeat(64), 'b'.repeat(64), signataire, '2026-11-21T13:30:00Z'),
  ).rejects.toThrow();
});
