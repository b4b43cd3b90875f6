import {
  lireBoucheDossier,
  lireHistoriqueLecture,
  lireImageGardee,
} from '@orapont/contract/lecture-historique';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { baseDeTest } from '../../../adapters/postgres/testing.ts';
import { idStable } from '../../../kernel/empreinte.ts';
import { serveurDeTest } from '../../../kernel/testing.ts';
import { RENDUS_GARDES, renditionGardee } from '../compte-rendu/octets.ts';
import { bancDeSignature } from '../compte-rendu/testing.ts';
import { historiqueRoutes } from './routes.ts';

const base = await baseDeTest();
const banc = await bancDeSignature(base);
afterAll(() => banc.http.fermer());
type Appeler = Awaited<ReturnType<typeof serveurDeTest>>['appeler'];
let appeler: Appeler;
let encodages = 0;

beforeAll(async () => {
  const image = { mime: 'image/webp' as const, largeur: 2, hauteur: 1, octets: Buffer.from('webp') };
  const http = await serveurDeTest({
    monter: (serveur) =>
      historiqueRoutes(serveur, {
        ...banc.deps,
        images: {
          derivees: async () => {
            encodages += 1;
            return { accepte: true, vignette: image, lecture: image };
          },
        },
      }),
  });
  appeler = http.appeler;
});

const traces = async (acteId: string, organisationId: string) =>
  banc.compter(
    `from evenement where action = 'COMPTE_RENDU_OUVERT' and acte_id = $1 and organisation_id = $2`,
    [acteId, organisationId],
  );

test('DOS-09, DOS-12 : à la seconde demande, le requis retrouve le schéma et les images qu’il a gardés de la première', async () => {
  const d = await banc.decor();
  const premiere = await banc.signe(d);
  const seconde = await banc.demander(d);
  const { statut, corps } = await appeler(lireHistoriqueLecture, {
    session: d.requis,
    params: { id: seconde.id },
  });
  expect(statut).toBe(200);
  expect(corps.schemas.map(({ acteId }) => acteId)).toEqual([premiere.id]);
  expect(corps.schemas[0]?.images.map(({ id }) => id)).toEqual([premiere.mediaId]);
  expect(await traces(premiere.id, d.cabinet.organisationId)).toBe(1);
  const image = await appeler(lireImageGardee, {
    session: d.requis,
    params: { id: premiere.compteRenduId, media: premiere.mediaId, rendu: 'lecture' },
  });
  expect(image.statut).toBe(200);
});

test('DOS-12 : personne d’autre que le requis de la demande ne lit cet historique', async () => {
  const d = await banc.decor();
  await banc.signe(d);
  const { id } = await banc.demander(d);
  for (const session of [d.autre, d.soignante]) {
    const { statut } = await appeler(lireHistoriqueLecture, { session, params: { id } });
    expect([403, 404]).toContain(statut);
  }
  await banc.retirer(d, id);
  expect((await appeler(lireHistoriqueLecture, { session: d.requis, params: { id } })).statut).toBe(404);
});

test('TE-11 : le dossier de l’établissement reçoit le schéma avec la réponse, et sa lecture est tracée', async () => {
  const d = await banc.decor();
  const { id } = await banc.signe(d);
  const lu = await appeler(lireBoucheDossier, { session: d.soignante, params: { id: d.dossierId } });
  expect(lu.statut).toBe(200);
  expect(lu.corps.schemas).toMatchObject([{ acteId: id, chart: { denture: 'PERMANENTE' }, images: [] }]);
  expect(await traces(id, d.ehpad.organisationId)).toBe(1);
});

test('DOS-12 : une image gardée par un cabinet ne se lit pas d’ailleurs, ni une image d’un autre acte', async () => {
  const [d, ailleurs] = [await banc.decor(), await banc.decor()];
  const signe = await banc.signe(d);
  const autre = await banc.signe(ailleurs);
  const lire = (session: typeof d.requis, media: string) =>
    appeler(lireImageGardee, { session, params: { id: signe.compteRenduId, media, rendu: 'vignette' } });
  expect((await lire(ailleurs.requis, signe.mediaId)).statut).toBe(404);
  expect((await lire(d.soignante, signe.mediaId)).statut).toBe(404);
  expect((await lire(d.requis, autre.mediaId)).statut).toBe(404);
});

test('une image gardée se revoit sans attendre : ce qu’on en montre est gardé à la signature, sinon encodé une fois', async () => {
  const d = await banc.decor();
  const { compteRenduId: id, mediaId: media } = await banc.signe(d);
  const avant = encodages;
  const lireTout = async () => {
    for (const rendu of ['vignette', 'lecture', 'vignette', 'lecture'] as const) {
      const lue = await appeler(lireImageGardee, { session: d.requis, params: { id, media, rendu } });
      expect(lue.statut).toBe(200);
    }
  };
  await lireTout();
  expect(encodages - avant).toBe(0);
  const { dossier_id: dossierId } = (
    await base.proprietaire.query('select dossier_id from compte_rendu where id = $1', [id])
  ).rows[0];
  const copie = {
    organisationId: d.cabinet.organisationId,
    dossierId,
    objetId: idStable('piece', dossierId, media),
  };
  for (const rendu of RENDUS_GARDES) await banc.deps.objets.supprimer(renditionGardee(copie, 0, rendu));
  await lireTout();
  expect(encodages - avant).toBe(1);
});
