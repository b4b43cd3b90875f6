import { creerDossier, lireDossier } from '@orapont/contract/dossier';
import { deposerPhoto, lirePhoto, retirerPhoto } from '@orapont/contract/photo-identite';
import sharp from 'sharp';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, expect, test } from 'vitest';
import { traitementImages } from '../../adapters/images/traitement.ts';
import { memoryObjets } from '../../adapters/objets/memory.ts';
import { baseDeTest } from '../../adapters/postgres/testing.ts';
import { creation, maison } from './testing.ts';

const { bd, proprietaire } = await baseDeTest();
const objets = memoryObjets();
const images = traitementImages({ delaiMs: 20_000 });
afterAll(() => images.fermer());
const image = (
  await sharp({ create: { width: 800, height: 600, channels: 3, background: '#c98' } })
    .jpeg()
    .withExif({ IFD0: { Artist: 'Zyxwv' } })
    .toBuffer()
).toString('base64');
const MOI = { capacite: 'PERSONNE' } as const;

async function monde(partielle: Parameters<typeof creation>[1] = {}) {
  const lieu = await maison(proprietaire, bd, objets, images);
  const corps = creation(lieu.sites.lilas, partielle);
  await lieu.appeler(creerDossier, { body: corps });
  const { organisationId } = lieu;
  const deposer = (photoId: string, consentement: object = MOI, autre = {}) =>
    lieu.appeler(deposerPhoto, {
      params: { id: corps.id },
      body: { photoId, image, consentement: consentement as typeof MOI },
      ...autre,
    });
  const lire = (photoId: string, autre = {}) =>
    lieu.appeler(lirePhoto, { params: { id: corps.id, photoId }, ...autre });
  const enUsage = async () => (await lieu.appeler(lireDossier, { params: { id: corps.id } })).corps.photo;
  const gardee = (photoId: string) =>
    objets.existe({ organisationId, dossierId: corps.id, objetId: photoId, version: 1 });
  return { ...lieu, id: corps.id, deposer, lire, enUsage, gardee };
}

test('CAP-01 : un portrait gardé avec l’accord se relit petit, sans rien d’autre que ses points, et se trace', async () => {
  const m = await monde();
  const photoId = uuidv7();
  const depose = await m.deposer(photoId);
  expect(depose.corps.photo).toMatchObject({ id: photoId, consentement: MOI, deposeePar: 'Claire Moreau' });
  expect(await m.enUsage()).toEqual(depose.corps.photo);
  const { brute } = await m.lire(photoId);
  expect(brute.headers).toMatchObject({ 'content-type': 'image/webp', 'cache-control': 'private, no-store' });
  const { width, exif } = await sharp(brute.rawPayload).metadata();
  expect([width, exif]).toEqual([320, undefined]);
  expect(brute.rawPayload.length).toBeLessThan(14_000);
  expect(await m.traces(m.id)).toEqual(
    expect.arrayContaining(['PHOTO_IDENTITE_DEPOSEE', 'PHOTO_IDENTITE_VUE']),
  );
});

test('CAP-01 : un autre portrait prend la place, le premier n’existe plus ; envoyé deux fois, c’en est un', async () => {
  const m = await monde();
  const [un, deux] = [uuidv7(), uuidv7()];
  await m.deposer(un);
  await m.deposer(un);
  await m.deposer(deux);
  expect([(await m.enUsage())?.id, await m.gardee(un), await m.gardee(deux)]).toEqual([deux, false, true]);
  expect((await m.lire(un)).statut).toBe(404);
});

test('CAP-01 : deux portraits à la fois en laissent un', async () => {
  const m = await monde();
  const ids = [uuidv7(), uuidv7()];
  await Promise.all(ids.map((id) => m.deposer(id)));
  expect(ids).toContain((await m.enUsage())?.id);
  const { rows } = await proprietaire.query(
    'select id from photo_identite where dossier_id = $1 and retiree_le is null',
    [m.id],
  );
  expect(rows).toHaveLength(1);
});

test('TC-06 : retiré, il ne se voit plus, ses octets partent, l’accord et le retrait restent notés', async () => {
  const m = await monde();
  const photoId = uuidv7();
  await m.deposer(photoId);
  for (const _ of [1, 2]) expect((await m.appeler(retirerPhoto, { params: { id: m.id } })).statut).toBe(200);
  expect([await m.enUsage(), await m.gardee(photoId), (await m.lire(photoId)).statut]).toEqual([
    null,
    false,
    404,
  ]);
  expect((await m.traces(m.id)).filter((action) => action === 'PHOTO_IDENTITE_RETIREE')).toHaveLength(1);
  const { rows } = await proprietaire.query(
    'select consentement, retiree_le is not null as retiree, purge_le is not null as purgee from photo_identite where id = $1',
    [photoId],
  );
  expect(rows).toEqual([{ consentement: { ...MOI, nom: '' }, retiree: true, purgee: true }]);
});

test('TC-06 : sans accord de qui décide par la loi, rien n’est gardé', async () => {
  const m = await monde();
  const photoId = uuidv7();
  const tutrice = await m.deposer(photoId, { capacite: 'TUTEUR', nom: 'Anne Roux' });
  expect([tutrice.statut, tutrice.corps]).toMatchObject([422, { champs: { capacite: expect.any(String) } }]);
  expect((await m.deposer(photoId, { capacite: 'URGENCE', nom: 'x' })).statut).toBe(422);
  expect([await m.enUsage(), await m.gardee(photoId)]).toEqual([null, false]);
  const protegee = await monde({ protection: 'TUTELLE', representationPersonne: true, apteAExprimer: false });
  expect((await protegee.deposer(photoId, { capacite: 'TUTEUR' })).statut).toBe(422);
  expect((await protegee.deposer(photoId, { capacite: 'TUTEUR', nom: 'Anne Roux' })).statut).toBe(200);
});

test('DOS-12 : un autre lieu ne le voit ni ne le change, une autre organisation n’en apprend rien', async () => {
  const m = await monde();
  const photoId = uuidv7();
  await m.deposer(photoId);
  const par = async (session: typeof m.gens.claire) => [
    (await m.lire(photoId, { session })).statut,
    (await m.deposer(uuidv7(), MOI, { session })).statut,
    (await m.appeler(retirerPhoto, { params: { id: m.id }, session })).statut,
  ];
  expect(await par(m.gens.chene)).toEqual([403, 403, 403]);
  expect(await par(m.gens.etranger)).toEqual([404, 404, 404]);
  expect((await m.enUsage())?.id).toBe(photoId);
  const vues = await bd.organisation({ organisationId: m.autreOrganisationId }, (tx) =>
    tx.selectFrom('photo_identite').select('id').execute(),
  );
  expect(vues).toEqual([]);
});
