import { createHash, randomInt, randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReadableStream } from 'node:stream/web';
import { setTimeout as attendre } from 'node:timers/promises';
import { creerDemande } from '@orapont/contract/demande';
import { deposerMedia, suivreMedias } from '@orapont/contract/media';
import { ouvrirTeleversement } from '@orapont/contract/televersement';
import sharp from 'sharp';
import { afterAll, expect, test, vi } from 'vitest';
import { nouveauResident } from '../../../e2e/outils/acte.ts';
import { type Client, connecter, jusqua, nouveauClient } from '../../../e2e/outils/client.ts';
import { lancerServeur, type ServeurLance } from '../../../e2e/outils/serveur.ts';

const dossier = mkdtempSync(join(tmpdir(), 'orapont-envoi-tue-'));
chmodSync(dossier, 0o755);
let serveur: ServeurLance;
let soignante: Client;
afterAll(async () => {
  await serveur.arreter();
  rmSync(dossier, { recursive: true, force: true });
});

const demarrer = (port?: number) =>
  lancerServeur({
    dossier,
    env: { ORAPONT_DEMO_ACTES: '0', ORAPONT_LOG: 'error' },
    ...(port === undefined ? {} : { port }),
  });

/** The power button: the same data, the same address and the same cookie afterwards. */
async function tuerEtRelancer(): Promise<void> {
  await serveur.tuer();
  serveur = await demarrer(serveur.port);
  soignante = nouveauClient(serveur.origine, soignante.jeton());
}

const entetes = () => ({
  origin: serveur.origine,
  cookie: `__Host-sid=${soignante.jeton()}`,
  'tus-resumable': '1.0.0',
});

async function ouvrirEnvoi(fiche: Readonly<Record<string, string>>, taille: number): Promise<string> {
  const metadonnees = Object.entries(fiche).map(([nom, v]) => `${nom} ${Buffer.from(v).toString('base64')}`);
  const reponse = await fetch(serveur.origine + ouvrirTeleversement.path, {
    method: 'POST',
    headers: { ...entetes(), 'upload-length': `${taille}`, 'upload-metadata': metadonnees.join(',') },
  });
  expect(reponse.status).toBe(201);
  return reponse.headers.get('location')?.split('/').at(-1) ?? '';
}

const adresse = (id: string) => `${serveur.origine}${ouvrirTeleversement.path}/${id}`;

async function recus(id: string): Promise<number> {
  const reponse = await fetch(adresse(id), { method: 'HEAD', headers: entetes() });
  expect(reponse.status).toBe(200);
  return Number(reponse.headers.get('upload-offset'));
}

const envoyer = (id: string, debut: number, corps: unknown): Promise<Response> =>
  fetch(adresse(id), {
    method: 'PATCH',
    headers: {
      ...entetes(),
      'upload-offset': `${debut}`,
      'content-type': 'application/offset+octet-stream',
    },
    body: corps,
    duplex: 'half',
  } as RequestInit);

/** 100 kB, then a breath, without end until the other side falls. */
async function* lentement(octets: Uint8Array) {
  for (let i = 0; i < octets.length; i += 100_000) {
    yield octets.subarray(i, i + 100_000);
    await attendre(20);
  }
}

const enCours = (id: string): number =>
  readdirSync(join(dossier, 'televersements', id))
    .filter((nom) => nom.endsWith('.part'))
    .reduce((somme, nom) => somme + statSync(join(dossier, 'televersements', id, nom)).size, 0);

test('kill -9 du serveur au milieu d’un envoi, puis d’un dépôt : l’envoi reprend, une seule image, octet pour octet', {
  timeout: 240_000,
}, async () => {
  serveur = await demarrer();
  soignante = await connecter(serveur.origine, 'emilie.roche');
  const dossierId = await nouveauResident(soignante, {
    nom: 'Quemener',
    prenom: 'Soizic',
    lieu: 'tilleuls',
  });
  const acteId = randomUUID();
  await soignante.appeler(creerDemande, { body: { id: acteId, dossierId, nature: 'TELEEXPERTISE_ESMS' } });
  const photo = await sharp({
    create: {
      width: 2400,
      height: 1800,
      channels: 3,
      background: { r: 150, g: 80, b: 80 },
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .jpeg({ quality: 92 })
    .toBuffer();
  expect(photo.length).toBeGreaterThan(2_000_000);
  const fiche = {
    acteId,
    mediaId: randomUUID(),
    vue: 'FACE',
    modalite: 'LUMIERE_BLANCHE',
    moyen: 'IMPORT',
  } as const;
  const images = () =>
    soignante.appeler(suivreMedias, { params: { id: acteId } }).then(({ medias }) => medias);

  const id = await ouvrirEnvoi(fiche, photo.length);
  const acquis = 500_000;
  expect((await envoyer(id, 0, photo.subarray(0, acquis))).status).toBe(204);
  const coupe = envoyer(id, acquis, ReadableStream.from(lentement(photo.subarray(acquis)))).then(
    () => 'ACQUITTE',
    () => 'COUPE',
  );
  await vi.waitFor(() => expect(enCours(id)).toBeGreaterThan(200_000), { timeout: 10_000, interval: 5 });
  await tuerEtRelancer();
  expect(await coupe).toBe('COUPE');

  expect(await images()).toEqual([]);
  const offset = await recus(id);
  expect(offset).toBeGreaterThan(acquis);
  expect(offset).toBeLessThan(photo.length);
  const deposer = () => soignante.appeler(deposerMedia, { body: { ...fiche, televersementId: id } });
  await expect(deposer()).rejects.toThrow('ENVOI_INCOMPLET');
  expect((await envoyer(id, offset, photo.subarray(offset))).status).toBe(204);

  const depot = deposer().then(
    ({ media }) => media.id,
    () => undefined,
  );
  await attendre(randomInt(0, 250));
  await tuerEtRelancer();
  const acquitte = await depot;
  const visibles = await images();
  expect(visibles.length).toBeLessThanOrEqual(1);
  if (acquitte !== undefined) expect(visibles.map((image) => image.id)).toEqual([acquitte]);
  const { media, doublon } = await deposer();
  expect(doublon).toBe(false);
  expect(media).toMatchObject({
    id: fiche.mediaId,
    empreinteRecue: createHash('sha256').update(photo).digest('hex'),
  });
  await jusqua(
    async () => (await images()).every(({ etat }) => etat === 'PRET') || undefined,
    'l’image',
    90_000,
  );
  expect(await images()).toHaveLength(1);
});
