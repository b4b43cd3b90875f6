import { creerDossier, listerDossiers } from '@orapont/contract/dossier';
import { expect, test } from 'vitest';
import { memoryObjets } from '../../adapters/objets/memory.ts';
import { baseDeTest } from '../../adapters/postgres/testing.ts';
import { creation, maison } from './testing.ts';

const { bd, proprietaire } = await baseDeTest();

type Remplissage = {
  readonly organisationId: string;
  readonly siteId: string;
  readonly combien: number;
  /** SQL of the name and of the room of the nth. */
  readonly nom: string;
  readonly chambre: string;
};

async function remplir({ organisationId, siteId, combien, nom, chambre }: Remplissage): Promise<void> {
  await proprietaire.query(
    `with neufs as (
       insert into dossier (organisation_id, id, nom_naissance, prenoms, date_naissance, sexe, nom_norme, recherche)
       select $1, gen_random_uuid(), ${nom}, '{Rose}', '1931-02-03', 'F', ${nom}, ${nom} || ' rose'
       from generate_series(1, $2::int) as n returning id)
     insert into sejour (organisation_id, id, dossier_id, site_id, chambre, du)
     select $1, gen_random_uuid(), id, $3, ${chambre}, '2026-01-01'
     from (select id, row_number() over () as n from neufs) as numerotes`,
    [organisationId, combien, siteId],
  );
}

test('un nom mal tapé se trouve dans sa maison, même si trois cents homonymes vivent ailleurs', async () => {
  const { appeler, sites, organisationId } = await maison(proprietaire, bd, memoryObjets());
  await remplir({
    organisationId,
    siteId: sites.chenes,
    combien: 300,
    nom: `'lefevr'`,
    chambre: `''`,
  });
  const corps = creation(sites.lilas);
  await appeler(creerDossier, { body: corps });
  const { corps: reponse } = await appeler(listerDossiers, { query: { q: 'lefevr' } });
  expect(reponse.dossiers.map(({ id }) => id)).toEqual([corps.id]);
});

test('une liste trop longue est coupée dans l’ordre des chambres : la 3 avant la 12, la 12 avant la 600', async () => {
  const { appeler, sites, organisationId } = await maison(proprietaire, bd, memoryObjets());
  await remplir({
    organisationId,
    siteId: sites.lilas,
    combien: 600,
    nom: `'nom' || n`,
    chambre: 'n::text',
  });
  const { corps } = await appeler(listerDossiers);
  expect(corps.tronque).toBe(true);
  expect(corps.dossiers.map(({ chambre }) => chambre)).toEqual(
    Array.from({ length: 500 }, (_, rang) => `${rang + 1}`),
  );
});

test('une liste trop longue d’un lieu sans chambres est coupée dans l’ordre des noms', async () => {
  const { appeler, sites, organisationId } = await maison(proprietaire, bd, memoryObjets());
  await remplir({
    organisationId,
    siteId: sites.lilas,
    combien: 600,
    nom: `'nom' || lpad(n::text, 3, '0')`,
    chambre: `''`,
  });
  const { corps } = await appeler(listerDossiers);
  expect(corps.dossiers.map(({ nomNaissance }) => nomNaissance)).toEqual(
    Array.from({ length: 500 }, (_, rang) => `nom${String(rang + 1).padStart(3, '0')}`),
  );
});

test('une grande maison se cherche aussi par ressemblance', async () => {
  const { appeler, sites, organisationId } = await maison(proprietaire, bd, memoryObjets());
  await remplir({
    organisationId,
    siteId: sites.lilas,
    combien: 2_100,
    nom: `md5(n::text)`,
    chambre: `''`,
  });
  const corps = creation(sites.lilas);
  await appeler(creerDossier, { body: corps });
  const { corps: reponse } = await appeler(listerDossiers, { query: { q: 'lefebre' } });
  expect(reponse.dossiers.map(({ id }) => id)).toEqual([corps.id]);
});
