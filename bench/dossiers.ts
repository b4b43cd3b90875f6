import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { idDemo } from '../apps/server/src/bac-a-sable/demo/identifiants.ts';

const NOMS = [
  'Martin',
  'Bernard',
  'Thomas',
  'Petit',
  'Robert',
  'Richard',
  'Durand',
  'Dubois',
  'Moreau',
  'Laurent',
  'Simon',
  'Michel',
  'Lefebvre',
  'Leroy',
  'Roux',
  'David',
  'Bertrand',
  'Morel',
  'Fournier',
  'Girard',
  'Dupont',
  'Garcia',
];
const PRENOMS = [
  'Marie',
  'Jean',
  'Jeanne',
  'Pierre',
  'Anne',
  'Louis',
  'Rose',
  'André',
  'Lucie',
  'Paul',
  'Odette',
];

/** Brings the association of the demonstration to that many records, nine in ten at a site where the caller does not work. */
export async function remplir(donnees: string, combien: number): Promise<void> {
  const prise = readFileSync(join(donnees, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[4] ?? '';
  const client = new pg.Client({
    connectionString: `postgres://postgres@localhost/orapont?host=${encodeURIComponent(prise)}`,
  });
  await client.connect();
  try {
    const organisation = idDemo('organisation association');
    const { rows } = await client.query<{ n: number }>(
      'select count(*)::int as n from app.dossier where organisation_id = $1',
      [organisation],
    );
    const manquent = combien - (rows[0]?.n ?? 0);
    if (manquent <= 0) return;
    await client.query(
      `with neufs as (
         insert into app.dossier (organisation_id, id, nom_naissance, prenoms, date_naissance, sexe, nom_norme, recherche)
         select $1, gen_random_uuid(), nom, array[prenom], date '1930-01-01' + (n % 9000), 'F',
                upper(nom), upper(nom || ' ' || prenom)
         from (select n, ($3::text[])[1 + n % array_length($3::text[], 1)] || chr(97 + n % 26) || chr(97 + n / 26 % 26) as nom,
                      ($4::text[])[1 + n / 7 % array_length($4::text[], 1)] as prenom
               from generate_series(1, $2::int) as n) as tires
         returning id)
       insert into app.sejour (organisation_id, id, dossier_id, site_id, chambre, du)
       select $1, gen_random_uuid(), id, case when row_number() over () % 10 = 0 then $5::uuid else $6::uuid end, '', '2026-01-01'
       from neufs`,
      [organisation, manquent, NOMS, PRENOMS, idDemo('site tilleuls'), idDemo('site belair')],
    );
    await client.query('analyze app.dossier, app.sejour');
  } finally {
    await client.end();
  }
}
