import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { nouvelUid, radio } from '../features/imagerie/testing.ts';
import { COOKIE } from '../kernel/mount.ts';
import { type Acteur, jetonDe } from '../matrice/acteurs.ts';
import { ORIGINE } from '../matrice/application.ts';
import { bancImagerie, sousNom } from './testing-imagerie.ts';

const banc = bancImagerie();
const SOIGNANT = 'soignant du site' as const;

/** By two requests, as if the line had been cut between them. */
async function televerser(lot: Buffer, jusqua = lot.length): Promise<string> {
  const ouverture = await parler('/api/imagerie/lots', 'POST', { 'upload-length': `${lot.length}` });
  expect(ouverture.status).toBe(201);
  const url = ouverture.headers.get('location') ?? '';
  const moitie = Math.floor(jusqua / 2);
  await envoyer(url, lot.subarray(0, moitie), 0);
  await envoyer(url, lot.subarray(moitie, jusqua), moitie);
  return url.split('/').at(-1) ?? '';
}

async function envoyer(url: string, octets: Buffer, debut: number): Promise<void> {
  const type = { 'content-type': 'application/offset+octet-stream' };
  const { status } = await parler(url, 'PATCH', { ...type, 'upload-offset': `${debut}` }, octets);
  expect(status).toBe(204);
}

/** The protocol writes on Node's own response: over a real connection. */
async function parler(
  url: string,
  method: 'POST' | 'PATCH',
  entetes: Readonly<Record<string, string>>,
  octets?: Buffer,
): Promise<Response> {
  const cookie = `${COOKIE}=${await jetonDe(banc.application, SOIGNANT)}`;
  return fetch(new URL(url, banc.adresse), {
    method,
    headers: { 'tus-resumable': '1.0.0', cookie, origin: ORIGINE, ...entetes },
    ...(octets ? { body: new Uint8Array(octets) } : {}),
  });
}

const deposer = (id: string, fichiers: readonly Buffer[], plus: object = {}, acteur: Acteur = SOIGNANT) =>
  banc.appeler(acteur, 'POST', `/api/imagerie/lots/${id}/depot`, {
    empreinte: createHash('sha256').update(Buffer.concat(fichiers)).digest('hex'),
    tailles: fichiers.map(({ length }) => length),
    ...plus,
  });

test('IMG-02 : un lot coupé reprend, chaque fichier entre une fois, un refus est dit par son rang', async () => {
  const nom = sousNom('L');
  const [etude, coupe] = [nouvelUid(), radio({ nom })];
  const fichiers = [
    radio({ etude, nom }),
    coupe.subarray(0, coupe.length - 200),
    Buffer.alloc(0),
    radio({ etude, nom }),
  ];
  const id = await televerser(Buffer.concat(fichiers));
  const { statut, corps } = await deposer(id, fichiers);
  expect(statut).toBe(200);
  expect(corps.refus).toEqual([
    { rang: 1, code: 'TRONQUE' },
    { rang: 2, code: 'ILLISIBLE' },
  ]);
  // The answer was lost: the same is told again, nothing is there twice.
  expect((await deposer(id, fichiers)).corps).toEqual(corps);
  expect((await banc.trouverRecue(nom)).instances).toHaveLength(2);
});

test('un lot incomplet attend sa suite ; abîmé en chemin, il est lâché avant qu’un fichier n’entre', async () => {
  const nom = sousNom('M');
  const fichiers = [radio({ nom })];
  const lot = Buffer.concat(fichiers);
  const partiel = await deposer(await televerser(lot, lot.length - 10), fichiers);
  expect([partiel.statut, partiel.corps.motifs]).toEqual([409, ['ENVOI_INCOMPLET']]);
  const abime = Buffer.from(lot);
  abime[abime.length - 1] = (abime.at(-1) ?? 0) ^ 1;
  const id = await televerser(abime);
  expect((await deposer(id, fichiers)).corps.motifs).toEqual(['EMPREINTE_DIFFERENTE']);
  expect((await deposer(id, fichiers)).corps.motifs).toEqual(['ENVOI_PERDU']);
  expect(await banc.trouverRecue(nom)).toBeUndefined();
});

test('le lot d’une personne n’est à personne d’autre, et une autre personne que la sienne y est refusée', async () => {
  const fichiers = [radio({ nom: 'DURAND^PAUL', sexe: 'M' })];
  const id = await televerser(Buffer.concat(fichiers));
  expect((await deposer(id, fichiers, {}, 'secretariat')).statut).toBe(404);
  const { dossierId } = banc.situation;
  expect((await deposer(id, fichiers, { dossierId })).corps.refus).toEqual([
    { rang: 0, code: 'AUTRE_PATIENT' },
  ]);
  expect((await deposer(id, fichiers, { tailles: [1] })).statut).toBe(422);
});
