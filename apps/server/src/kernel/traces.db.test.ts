import { v7 as uuidv7 } from 'uuid';
import { beforeAll, expect, test } from 'vitest';
import { baseDeTest } from '../adapters/postgres/testing.ts';
import { sceller, tracer, verifierChaines } from './traces-repository.ts';

const { bd, proprietaire } = await baseDeTest();
const cle = Buffer.alloc(32, 7);

async function chaineDe(n: number): Promise<string> {
  const organisationId = uuidv7();
  for (let i = 0; i < n; i++)
    await bd.organisation({ organisationId }, (tx) =>
      tracer(tx, { organisationId, chaine: 'ACCES', action: 'DOSSIER_OUVERT', acteur: `P${i}` }),
    );
  await sceller(bd, organisationId, cle, new Date(0));
  return organisationId;
}
const anomalies = async (
  organisationId: string,
  ancres: { chaine: string; seq: number; mac: string }[] = [],
) => (await verifierChaines(bd, organisationId, cle, ancres)).anomalies;

let saine: string;
beforeAll(async () => {
  saine = await chaineDe(5);
});

test('DOS-09 : une chaîne intacte se vérifie', async () => {
  expect(await verifierChaines(bd, saine, cle, [])).toEqual({ maillons: 5, anomalies: [] });
});

test('deux scelleurs à la fois ne scellent qu’une fois', async () => {
  const organisationId = await chaineDe(0);
  for (let i = 0; i < 20; i++)
    await bd.organisation({ organisationId }, (tx) =>
      tracer(tx, { organisationId, chaine: 'ACCES', action: 'X', acteur: 'P' }),
    );
  const faits = await Promise.all([
    sceller(bd, organisationId, cle, new Date(0)),
    sceller(bd, organisationId, cle, new Date(0)),
    sceller(bd, organisationId, cle, new Date(0)),
  ]);
  expect(faits.reduce((a, b) => a + b)).toBe(20);
  expect(await anomalies(organisationId)).toEqual([]);
});

test.each([
  [
    'un texte modifié',
    `update evenement set texte = replace(texte, 'P2', 'PX') where organisation_id = $1`,
    'MODIFIE',
    3,
  ],
  [
    'un événement effacé',
    `delete from evenement where organisation_id = $1 and texte like '%P1%'`,
    'MANQUANT',
    2,
  ],
  ['un maillon effacé', `delete from scellement where organisation_id = $1 and seq = 2`, 'DESORDRE', 2],
  [
    'deux maillons échangés',
    `update scellement s set evenement_id = (select evenement_id from scellement t where t.organisation_id = $1 and t.chaine = s.chaine and t.seq = 5 - s.seq) where organisation_id = $1 and seq in (2, 3)`,
    'MODIFIE',
    2,
  ],
  [
    'un autre dossier à l’écran, le texte scellé intact',
    `update evenement set dossier_id = gen_random_uuid() where organisation_id = $1 and texte like '%P3%'`,
    'MODIFIE',
    4,
  ],
  [
    'une heure avancée',
    `update evenement set le = le - interval '1 hour' where organisation_id = $1 and texte like '%P0%'`,
    'MODIFIE',
    1,
  ],
  [
    'un autre auteur',
    `update evenement set acteur = 'Dr Autre' where organisation_id = $1 and texte like '%P4%'`,
    'MODIFIE',
    5,
  ],
] as const)('%s est nommé', async (titre, requete, probleme, seq) => {
  const organisationId = await chaineDe(5);
  if (titre === 'deux maillons échangés') await proprietaire.query('drop index scellement_evenement');
  await proprietaire.query(requete, [organisationId]);
  expect(await anomalies(organisationId)).toEqual([{ chaine: 'ACCES', seq, probleme }]);
});

test('une queue coupée se voit par l’ancre', async () => {
  const organisationId = await chaineDe(4);
  const { rows } = await proprietaire.query(
    'select mac from scellement where organisation_id = $1 and seq = 4',
    [organisationId],
  );
  await proprietaire.query('delete from scellement where organisation_id = $1 and seq > 2', [organisationId]);
  expect(await anomalies(organisationId)).toEqual([]);
  expect(await anomalies(organisationId, [{ chaine: 'ACCES', seq: 4, mac: rows[0].mac }])).toEqual([
    { chaine: 'ACCES', seq: 4, probleme: 'QUEUE_COUPEE' },
  ]);
});
