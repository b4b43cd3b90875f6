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

test.each([
  {
    ordre: 'des chambres : la 3 avant la 12, la 12 avant la 600, celles de plusieurs lits entières',
    nom: `'nom' || lpad(n::text, 3, '0')`,
    chambre: `case when n <= 40 then '' when n <= 480 then n::text when n <= 530 then '500' else n::text end`,
  },
  {
    ordre: 'des noms, quand personne n’a de chambre',
    nom: `'nom' || lpad(n::text, 3, '0')`,
    chambre: `''`,
  },
])(
  'une liste longue se lit page après page, chacun une fois, dans l’ordre $ordre',
  async ({ nom, chambre }) => {
    const { appeler, sites, organisationId } = await maison(proprietaire, bd, memoryObjets());
    await remplir({ organisationId, siteId: sites.lilas, combien: 620, nom, chambre });
    const { corps: premiere } = await appeler(listerDossiers);
    expect([premiere.dossiers.length, premiere.total]).toEqual([500, 620]);
    const { corps: seconde } = await appeler(listerDossiers, { query: { apres: premiere.suite ?? '' } });
    expect([seconde.suite, seconde.total]).toEqual([null, null]);
    const noms = [...premiere.dossiers, ...seconde.dossiers].map(({ nomNaissance }) => nomNaissance);
    expect(noms).toEqual(Array.from({ length: 620 }, (_, rang) => `nom${String(rang + 1).padStart(3, '0')}`));
  },
);

test('qui travaille dans deux maisons lit leurs chambres mêlées, sans en perdre à la coupure', async () => {
  const { appeler, sites, gens, organisationId } = await maison(proprietaire, bd, memoryObjets());
  const deuxMaisons = [sites.lilas, sites.chenes];
  const session = { ...gens.claire, acteur: { ...gens.claire.acteur, sites: deuxMaisons } };
  for (const siteId of deuxMaisons)
    await remplir({ organisationId, siteId, combien: 310, nom: `'nom' || n`, chambre: `(n / 2)::text` });
  const { corps: premiere } = await appeler(listerDossiers, { session });
  const { corps: seconde } = await appeler(listerDossiers, {
    session,
    query: { apres: premiere.suite ?? '' },
  });
  const lues = [...premiere.dossiers, ...seconde.dossiers];
  expect(new Set(lues.map(({ id }) => id)).size).toBe(620);
  const chambres = lues.map(({ chambre }) => Number(chambre));
  expect(chambres).toEqual(chambres.toSorted((a, b) => a - b));
});

test('une page qui suivrait quelqu’un d’une autre organisation est vide', async () => {
  const autre = await maison(proprietaire, bd, memoryObjets());
  await remplir({
    organisationId: autre.organisationId,
    siteId: autre.sites.lilas,
    combien: 510,
    nom: `'nom' || n`,
    chambre: 'n::text',
  });
  const { corps } = await autre.appeler(listerDossiers);
  const ici = await maison(proprietaire, bd, memoryObjets());
  await ici.appeler(creerDossier, { body: creation(ici.sites.lilas) });
  const reponse = await ici.appeler(listerDossiers, { query: { apres: corps.suite ?? '' } });
  expect(reponse.corps.dossiers).toEqual([]);
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
