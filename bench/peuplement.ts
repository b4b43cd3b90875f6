import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { idDemo } from '../apps/server/src/bac-a-sable/demo/identifiants.ts';

/**
 * Brings the association of the demonstration to that many records: homes of a hundred residents, with a stay each, a request
 * for two of them and a trace each. The home where the nurse works keeps its hundred whatever the size, and the
 * dentist his two hundred answers: what they wait for is what other people's data cost them.
 */
export async function peupler(donnees: string, combien: number): Promise<void> {
  const prise = readFileSync(join(donnees, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[4] ?? '';
  const client = new pg.Client({
    connectionString: `postgres://postgres@localhost/orapont?host=${encodeURIComponent(prise)}`,
    options: '-c search_path=app,public',
  });
  await client.connect();
  try {
    const association = idDemo('organisation association');
    const requis = idDemo('professionnel claire.moreau');
    const { rows } = await client.query<{ n: number }>(
      'select count(*)::int as n from dossier where organisation_id = $1',
      [association],
    );
    const deja = rows[0]?.n ?? 0;
    if (combien <= deja) return;
    await client.query('begin');
    await client.query(MAISONS, [deja, combien, idDemo('site tilleuls')]);
    await client.query(NEUFS, [deja, combien, NOMS, PRENOMS]);
    await client.query(DOSSIERS_SUIVIS, [association]);
    await client.query(ACTES);
    await client.query(ACTES_CLOS, [association, idDemo('professionnel emilie.roche'), requis]);
    await client.query(ACTES_RECUS, [association, requis]);
    await client.query(`select pg_advisory_xact_lock(hashtextextended('scellement ' || $1, 0))`, [
      association,
    ]);
    await client.query(TRACES);
    await client.query(TRACES_ECRITES, [association]);
    await client.query(SCELLEMENTS, [association]);
    await client.query('drop table maisons, neufs, actes_neufs, traces_neuves');
    await client.query('commit');
    await client.query('vacuum (analyze)');
    await client.query('checkpoint');
  } finally {
    await client.end();
  }
}

const NOMS =
  'martin bernard thomas petit robert richard durand dubois moreau laurent simon michel lefebvre leroy roux david bertrand morel fournier girard dupont garcia'.split(
    ' ',
  );
const PRENOMS = 'marie jean jeanne pierre anne louis rose andre lucie paul odette'.split(' ');

const MAISONS = `
  create temporary table maisons as
  select n, case when n = 0 then $3::uuid else gen_random_uuid() end as id
  from generate_series($1::int / 100, $2::int / 100) as n`;

/** Names as the program writes them: in lower case, without accents. */
const NEUFS = `
  create temporary table neufs as
  select gen_random_uuid() as id, n, ($3::text[])[1 + n % array_length($3::text[], 1)]
      || chr(97 + n / 22 % 26) || chr(97 + n / 572 % 26) as nom,
    ($4::text[])[1 + n / 7 % array_length($4::text[], 1)] as prenom
  from generate_series($1::int, $2::int - 1) as n`;

const DOSSIERS_SUIVIS = `
  with crees as (
    insert into dossier (organisation_id, id, nom_naissance, prenoms, date_naissance, sexe, nom_norme, recherche)
    select $1, id, initcap(nom), array[initcap(prenom)], date '1930-01-01' + n % 9000, 'F', nom, nom || ' ' || prenom
    from neufs returning id),
  ouvertes as (
    insert into site (id, organisation_id, nom)
    select id, $1, 'Maison ' || n from maisons where n > 0 on conflict do nothing returning id)
  insert into sejour (organisation_id, id, dossier_id, site_id, chambre, du)
  select $1, gen_random_uuid(), neufs.id, maisons.id, (1 + neufs.n % 100)::text, '2026-01-01'
  from neufs join maisons on maisons.n = neufs.n / 100`;

const ACTES = `
  create temporary table actes_neufs as
  select gen_random_uuid() as id, neufs.id as dossier_id, maisons.id as site_id, neufs.n, neufs.nom
  from neufs join maisons on maisons.n = neufs.n / 100 where neufs.n % 2 = 0`;

/** Two hundred of the first acts are the dentist's, whatever the size; the others went to colleagues. */
const ACTES_CLOS = `
  insert into acte (organisation_id, id, dossier_id, site_id, nature, etat, prepare_par, requerant_id, requis_id, demande,
    demande_empreinte, urgence, envoye_le, echeance, cree_le, modifie_le)
  select $1, id, dossier_id, site_id, 'TELEEXPERTISE_ESMS', 'CLOTUREE', $2, $2,
    case when n < 400 then $3::uuid else gen_random_uuid() end, '{"medias":[]}', md5(id::text), 'PROGRAMMEE',
    now() - interval '1 year', now() - interval '11 months', now() - interval '1 year', now() - n * interval '1 minute'
  from actes_neufs`;

const ACTES_RECUS = `
  insert into acte_recu (organisation_id, id, proprietaire_organisation_id, requis_id, nature, etat, version, urgence,
    echeance, envoye_le, patient_nom, patient_naissance, structure_nom, requerant_nom, motif)
  select f.organisation_id, a.id, $1, case when a.n < 400 then $2::uuid else gen_random_uuid() end, 'TELEEXPERTISE_ESMS',
    'CLOTUREE', 1, 'PROGRAMMEE', now() - interval '11 months', now() - interval '1 year', initcap(a.nom), '1931-02-03',
    'Les Tilleuls', 'Émilie Roche', 'AFFECTION_BUCCO_DENTAIRE'
  from actes_neufs a,
    (select organisation_id from affectation where professionnel_id = $2 order by organisation_id limit 1) as f`;

/** Sealed already, as traces are a second after they are written; nobody will verify these links. */
const TRACES = `
  create temporary table traces_neuves as
  select gen_random_uuid() as id, neufs.id as dossier_id, row_number() over () as rang,
    now() - interval '1 day' - random() * interval '1 year' as le
  from neufs`;
const TRACES_ECRITES = `
  insert into evenement (organisation_id, id, chaine, le, texte, dossier_id, compte_id, acteur, action)
  select $1, id, 'ACCES', le, '{}', dossier_id, gen_random_uuid(), 'Une soignante', 'DOSSIER_OUVERT' from traces_neuves`;
const SCELLEMENTS = `
  insert into scellement (organisation_id, chaine, seq, evenement_id, mac)
  select $1, 'ACCES', tete.seq + rang, id, md5(id::text)
  from traces_neuves,
    (select coalesce(max(seq), 0) as seq from scellement where organisation_id = $1 and chaine = 'ACCES') as tete`;
