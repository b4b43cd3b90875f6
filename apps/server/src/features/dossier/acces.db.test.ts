import {
  creerDossier,
  lireDossier,
  lireSante,
  listerDossiers,
  modifierDossier,
} from '@orapont/contract/dossier';
import { lireJournal } from '@orapont/contract/journal';
import { expect, test } from 'vitest';
import { memoryObjets } from '../../adapters/objets/memory.ts';
import { baseDeTest } from '../../adapters/postgres/testing.ts';
import { SEUIL_ALERTE, SEUIL_REFUS } from '../../kernel/volume.ts';
import { creation, fiche, maison } from './testing.ts';

const { bd, proprietaire } = await baseDeTest();
const monde = () => maison(proprietaire, bd, memoryObjets());

test('DOS-12 : le dossier d’une autre organisation n’existe pas, celui d’un autre site est interdit', async () => {
  const { appeler, sites, gens } = await monde();
  const corps = creation(sites.lilas);
  expect((await appeler(creerDossier, { body: corps })).statut).toBe(200);
  const params = { id: corps.id };
  expect((await appeler(lireDossier, { params })).statut).toBe(200);
  const etranger = await appeler(lireDossier, { params, session: gens.etranger });
  expect([etranger.statut, etranger.corps.code]).toEqual([404, 'INTROUVABLE']);
  const voisin = await appeler(lireDossier, { params, session: gens.chene });
  expect([voisin.statut, voisin.corps.motifs]).toEqual([403, ['SANS_RELATION_DE_SOIN']]);
  expect((await appeler(lireSante, { params, session: gens.chene })).statut).toBe(403);
  expect((await appeler(lireJournal, { params, session: gens.etranger })).statut).toBe(404);
  expect(
    (await appeler(modifierDossier, { params, session: gens.chene, body: { version: 1, fiche: fiche() } }))
      .statut,
  ).toBe(403);
  const listes = await Promise.all(
    [gens.chene, gens.etranger].map((session) =>
      appeler(listerDossiers, { session, query: { q: 'lefevre' } }),
    ),
  );
  expect(listes.map(({ corps: { dossiers } }) => dossiers)).toEqual([[], []]);
});

test('DOS-12 : le secrétariat voit l’identité, ni la santé ni les alertes', async () => {
  const { appeler, sites, gens } = await monde();
  const corps = creation(sites.lilas);
  await appeler(creerDossier, { body: corps });
  const params = { id: corps.id };
  const vue = await appeler(lireDossier, { params, session: gens.secretaire });
  expect(vue.statut).toBe(200);
  expect([vue.corps.alertes, vue.corps.documents, vue.corps.droits.journal]).toEqual([null, null, false]);
  expect((await appeler(lireSante, { params, session: gens.secretaire })).statut).toBe(403);
});

test('plus de 60 dossiers en une heure donnent une alerte, à 300 le suivant est refusé, un dossier déjà ouvert reste ouvert', async () => {
  const { appeler, sites, gens, organisationId, horloge } = await monde();
  const un = creation(sites.lilas);
  const deux = creation(sites.lilas, { nomNaissance: 'Petit' });
  for (const body of [un, deux]) await appeler(creerDossier, { body });
  const maintenant = new Date('2026-03-02T10:00:00Z');
  horloge(maintenant);
  const ouvrirDautres = (nombre: number) =>
    proprietaire.query(
      `insert into evenement (organisation_id, id, chaine, le, texte, dossier_id, compte_id, action)
       select $1, gen_random_uuid(), 'ACCES', $2, '{}', gen_random_uuid(), $3, 'DOSSIER_OUVERT' from generate_series(1, $4::int)`,
      [organisationId, new Date(maintenant.getTime() - 600_000), gens.claire.compteId, nombre],
    );
  const alertes = async () =>
    (
      await proprietaire.query(
        `select action from evenement where chaine = 'TECHNIQUE' and compte_id = $1 order by id`,
        [gens.claire.compteId],
      )
    ).rows.map(({ action }) => action);
  await ouvrirDautres(SEUIL_ALERTE - 1);
  expect((await appeler(lireDossier, { params: { id: un.id } })).statut).toBe(200);
  expect(await alertes()).toEqual([]);
  await ouvrirDautres(1);
  await appeler(lireDossier, { params: { id: un.id } });
  await appeler(lireDossier, { params: { id: un.id } });
  expect(await alertes()).toEqual(['CONSULTATIONS_INHABITUELLES']);
  await ouvrirDautres(SEUIL_REFUS - SEUIL_ALERTE - 1);
  const refus = await appeler(lireDossier, { params: { id: deux.id } });
  expect([refus.statut, refus.corps.motifs]).toEqual([429, ['VOLUME_ANORMAL']]);
  expect(await alertes()).toContain('CONSULTATIONS_ARRETEES');
  expect((await appeler(lireDossier, { params: { id: un.id } })).statut).toBe(200);
  horloge(new Date('2026-03-02T11:30:00Z'));
  expect((await appeler(lireDossier, { params: { id: deux.id } })).statut).toBe(200);
});

test('DOS-09 : chaque lecture laisse sa trace, et une lecture qui échoue n’en laisse pas', async () => {
  const { appeler, sites, gens, traces } = await monde();
  const corps = creation(sites.lilas);
  await appeler(creerDossier, { body: corps });
  const params = { id: corps.id };
  await appeler(lireDossier, { params });
  await appeler(lireSante, { params });
  await appeler(lireDossier, { params, session: gens.chene });
  expect(await traces(corps.id)).toEqual(['DOSSIER_CREE', 'DOSSIER_OUVERT', 'SANTE_LUE']);
  await appeler(listerDossiers, { query: { q: 'lefevre' } });
  const { rows } = await proprietaire.query(
    `select dossier_id, texte from evenement where action = 'RECHERCHE' and compte_id = $1`,
    [gens.claire.compteId],
  );
  expect(rows.map(({ dossier_id }) => dossier_id)).toEqual([null]);
  expect(rows[0].texte.toLowerCase()).not.toContain('lef');
});

test('DOS-09 : la trace refusée par la base empêche la lecture', async () => {
  const { appeler, sites, gens, organisationId } = await monde();
  const corps = creation(sites.lilas);
  await appeler(creerDossier, { body: corps });
  await proprietaire.query(
    `alter table evenement add constraint panne check (organisation_id <> '${organisationId}' or action <> 'DOSSIER_OUVERT') not valid`,
  );
  try {
    const { statut, corps: reponse } = await appeler(lireDossier, {
      params: { id: corps.id },
      session: gens.claire,
    });
    expect([statut, 'fiche' in reponse]).toEqual([500, false]);
  } finally {
    await proprietaire.query('alter table evenement drop constraint panne');
  }
});
