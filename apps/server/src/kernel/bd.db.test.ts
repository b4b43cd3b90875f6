import { Erreur } from '@orapont/domain/erreurs';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { baseDeTest } from '../adapters/postgres/testing.ts';
import type { Tx } from './bd.ts';
import { uneFois } from './commande-repository.ts';
import { pendantGeste } from './geste.ts';

const { bd, nu, proprietaire } = await baseDeTest();
const A = uuidv7();
const B = uuidv7();

const dossier = (organisationId: string, id = uuidv7()) => ({
  organisation_id: organisationId,
  id,
  nom_naissance: 'Lefèvre',
  prenoms: ['Jeanne'],
  date_naissance: '1938-02-03',
  sexe: 'F',
  nom_norme: 'lefevre',
  recherche: 'lefevre jeanne',
});
const creer = (organisationId: string) =>
  bd.organisation({ organisationId }, (tx) =>
    tx.insertInto('dossier').values(dossier(organisationId)).execute(),
  );
const compter = async (tx: Tx) => (await tx.selectFrom('dossier').select('id').execute()).length;

test('une organisation ne voit que ses dossiers', async () => {
  await creer(A);
  await creer(B);
  expect(await bd.organisation({ organisationId: A }, compter)).toBe(1);
  expect(await bd.organisation({ organisationId: uuidv7() }, compter)).toBe(0);
  expect(await bd.plateforme(uuidv7(), compter)).toBe(0);
});

test('une question préparée ne voit que l’organisation qui la pose, fût-elle posée cent fois par une autre', async () => {
  const [une, autre] = [uuidv7(), uuidv7()];
  await creer(une);
  const chercher = (organisationId: string) =>
    bd.organisation({ organisationId }, (tx) =>
      tx.selectFrom('dossier').select('organisation_id').where('nom_norme', '=', 'lefevre').execute(),
    );
  for (let fois = 0; fois < 12; fois++)
    expect([await chercher(une), await chercher(autre)]).toEqual([[{ organisation_id: une }], []]);
  const { rows } = await bd.authentification((tx) =>
    sql<{ n: number }>`select count(*)::int as n from pg_prepared_statements`.execute(tx),
  );
  expect(rows[0]?.n).toBeGreaterThan(0);
});

test('une table qui gagne une colonne pendant le service se lit encore', async () => {
  await proprietaire.query('create table app.essai (a int); grant select on app.essai to public');
  const lire = () => bd.authentification((tx) => sql`select * from app.essai where a > ${0}`.execute(tx));
  for (let fois = 0; fois < 4; fois++) await lire();
  await proprietaire.query('alter table app.essai add column b int');
  await expect(lire()).rejects.toMatchObject({ code: 'INDISPONIBLE' });
  expect((await lire()).rows).toEqual([]);
});

test('écrire chez une autre organisation est refusé par la base', async () => {
  await expect(
    bd.organisation({ organisationId: A }, (tx) => tx.insertInto('dossier').values(dossier(B)).execute()),
  ).rejects.toThrow(/row-level security/);
});

test('le contexte ne survit pas à la transaction dans la connexion', async () => {
  await Promise.all(Array.from({ length: 30 }, () => bd.organisation({ organisationId: A }, compter)));
  const { rows } = await nu.query(`select current_setting('app.organisation', true) as o`);
  expect(rows[0].o ?? '').toBe('');
});

test('la recherche approchée ne traverse pas la cloison', async () => {
  const site = uuidv7();
  await bd.organisation({ organisationId: A }, async (tx) => {
    const [connu] = await tx.selectFrom('dossier').select('id').execute();
    await tx
      .insertInto('sejour')
      .values({
        organisation_id: A,
        id: uuidv7(),
        dossier_id: connu?.id ?? '',
        site_id: site,
        du: '2026-01-01',
      })
      .execute();
  });
  const requete = `select id from app.chercher_dossiers('lefebre', array['${site}']::uuid[], '2026-11-01', 10)`;
  const chercher = (organisationId: string) =>
    bd.organisation({ organisationId }, async (tx) => (await sql.raw(requete).execute(tx)).rows.length);
  expect(await chercher(A)).toBe(1);
  expect(await chercher(uuidv7())).toBe(0);
  const { rows } = await nu.query(requete);
  expect(rows).toEqual([]);
});

test('sans partage, l’autre côté de la cloison n’existe pas', async () => {
  await expect(bd.acte({ organisationId: B }, uuidv7(), async () => 1)).rejects.toThrow('INTROUVABLE');
});

test('une clé d’idempotence : le travail se fait une fois, la seconde demande reçoit la même réponse', async () => {
  let fois = 0;
  const cle = uuidv7();
  const commande = { organisationId: A, compteId: uuidv7(), cle, corps: { a: 1 } };
  const agir = () =>
    bd.organisation({ organisationId: A }, (tx) => uneFois(tx, commande, async () => ({ fois: ++fois })));
  const reponses = await Promise.all([agir(), agir(), agir()]);
  expect(fois).toBe(1);
  expect(reponses).toEqual([{ fois: 1 }, { fois: 1 }, { fois: 1 }]);
  const autre = bd.organisation({ organisationId: A }, (tx) =>
    uneFois(tx, { ...commande, corps: { a: 2 } }, async () => 1),
  );
  await expect(autre).rejects.toThrow('CLE_REUTILISEE');
});

test('une base absente est une indisponibilité, pas un plantage', async () => {
  const { ouvrirBd } = await import('./bd.ts');
  const absente = ouvrirBd('postgres://personne@localhost/rien?host=/nulle-part');
  await expect(absente.authentification(async () => 1)).rejects.toThrow(Erreur);
  await absente.fermer();
});

test('une clé d’idempotence ne sert qu’à un geste : autre route, autre objet ou autre compte, elle est refusée', async () => {
  const commande = { organisationId: A, compteId: uuidv7(), cle: uuidv7(), corps: {} };
  const faire = (geste: string, autre: Partial<typeof commande> = {}) =>
    pendantGeste(geste, () =>
      bd.organisation({ organisationId: A }, (tx) =>
        uneFois(tx, { ...commande, ...autre }, async () => ({ geste })),
      ),
    );
  expect(await faire('lecture.accepter {"id":"1"}')).toEqual({ geste: 'lecture.accepter {"id":"1"}' });
  expect(await faire('lecture.accepter {"id":"1"}')).toEqual({ geste: 'lecture.accepter {"id":"1"}' });
  await expect(faire('lecture.renoncer {"id":"1"}')).rejects.toThrow('CONFLIT');
  await expect(faire('lecture.accepter {"id":"2"}')).rejects.toThrow('CONFLIT');
  await expect(faire('lecture.accepter {"id":"1"}', { compteId: uuidv7() })).rejects.toThrow('CONFLIT');
});

test('une connexion coupée entre deux instructions est une indisponibilité, et n’arrête pas le programme', async () => {
  const coupee = bd.authentification(async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
    await nu.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await expect
      .poll(async () => {
        const vivantes = await nu.query('select 1 from pg_stat_activity where pid = $1', [rows[0]?.pid]);
        return vivantes.rowCount;
      })
      .toBe(0);
    // The cut reaches this process by its socket: a turn of the loop, then the next statement.
    await new Promise((suite) => setTimeout(suite, 20));
    return sql`select 1`.execute(tx);
  });
  await expect(coupee).rejects.toMatchObject({ code: 'INDISPONIBLE', motifs: ['BASE_INDISPONIBLE'] });
  expect(await bd.authentification(async () => 'encore là')).toBe('encore là');
});
