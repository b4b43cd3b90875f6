import { creerDossier, lireDocument } from '@orapont/contract/dossier';
import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { memoryObjets } from '../../adapters/objets/memory.ts';
import { baseDeTest } from '../../adapters/postgres/testing.ts';
import { creation, maison } from './testing.ts';

const { bd, proprietaire } = await baseDeTest();
const objets = memoryObjets();
const monde = () => maison(proprietaire, bd, objets);

test('un PDF du dossier s’affiche, autre chose se télécharge, et chaque ouverture se trace', async () => {
  const { appeler, sites, gens, organisationId, traces } = await monde();
  const corps = creation(sites.lilas);
  await appeler(creerDossier, { body: corps });
  const deposer = async (titre: string, typeMime: string, contenu: string | null) => {
    const id = uuidv7();
    const octets = Buffer.from(contenu ?? '');
    if (contenu !== null)
      await objets.ecrire(
        { organisationId, dossierId: corps.id, objetId: id, version: 1 },
        (async function* () {
          yield octets;
        })(),
      );
    await proprietaire.query(
      `insert into document (organisation_id, id, dossier_id, type, titre, type_mime, octets, empreinte, origine) values ($1, $2, $3, 'AUTRE', $4, $5, $6, 'x', 'RECU')`,
      [organisationId, id, corps.id, titre, typeMime, octets.length],
    );
    return id;
  };
  const pdf = await deposer('Compte rendu/../"é"', 'application/pdf', '%PDF-1.7');
  const lu = await appeler(lireDocument, { params: { id: pdf } });
  expect([lu.statut, lu.brute.body, lu.brute.headers['content-type']]).toEqual([
    200,
    '%PDF-1.7',
    'application/pdf',
  ]);
  expect(lu.brute.headers['content-disposition']).toBe(
    `inline; filename="Compte rendu .. e.pdf"; filename*=UTF-8''Compte%20rendu%20..%20%C3%A9.pdf`,
  );
  const html = await deposer('page', 'text/html', '<script>alert(1)</script>');
  const recu = await appeler(lireDocument, { params: { id: html } });
  expect([
    recu.brute.headers['content-type'],
    String(recu.brute.headers['content-disposition']).startsWith('attachment'),
  ]).toEqual(['application/octet-stream', true]);
  expect((await appeler(lireDocument, { params: { id: pdf }, session: gens.etranger })).statut).toBe(404);
  expect((await appeler(lireDocument, { params: { id: pdf }, session: gens.chene })).statut).toBe(403);
  const perdu = await appeler(lireDocument, {
    params: { id: await deposer('perdu', 'application/pdf', null) },
  });
  expect([perdu.statut, perdu.corps.motifs]).toEqual([404, ['DOCUMENT_ABSENT']]);
  expect((await traces(corps.id)).filter((action) => action === 'DOCUMENT_OUVERT')).toHaveLength(2);
});
