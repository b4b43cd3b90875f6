import { chercherCorrespondant } from '@orapont/contract/annuaire';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { baseDeTest } from '../../adapters/postgres/testing.ts';
import { type ServeurDeTest, serveurDeTest, sessionDeTest } from '../../kernel/testing.ts';
import type { Travaux } from '../../kernel/travaux.ts';
import { correspondantsNationaux } from './correspondants.ts';
import {
  AnnuaireIndisponible,
  type AnnuaireNational,
  type CriteresNationaux,
  type ProfessionnelNational,
} from './ports.ts';
import { rafraichirAnnuaire } from './rafraichir.ts';
import { annuaireNationalRoutes } from './routes.ts';

const base = await baseDeTest();
const JOUR = 24 * 3_600_000;
const DEBUT = Date.parse('2026-03-10T09:00:00.000Z');

const personne = (
  rpps: string,
  nom: string,
  suite: Partial<ProfessionnelNational> = {},
): ProfessionnelNational => ({
  rpps,
  idNat: `8${rpps}`,
  actif: true,
  nom,
  prenom: 'Hélène',
  civilite: 'MME',
  profession: '40',
  savoirFaire: ['SCD02'],
  boites: [{ adresse: `${rpps}@demo.mssante.fr`, type: 'PER' }],
  lieux: [
    {
      identifiant: '3',
      finess: null,
      secteur: 'SA07',
      nom: 'Cabinet de l’Étang',
      codePostal: '34200',
      ville: 'SÈTE',
      mode: 'LIBERAL',
      boites: [],
    },
  ],
  ...suite,
});

/** The directory as the port says it, which can be silent. */
const gens = new Map<string, ProfessionnelNational>();
const faux = { muet: false as boolean, parNumero: 0, criteres: [] as CriteresNationaux[] };
const annuaireNational: AnnuaireNational = {
  bacASable: true,
  async parRpps(rpps) {
    faux.parNumero++;
    if (faux.muet) throw new AnnuaireIndisponible('INJOIGNABLE');
    return gens.get(rpps);
  },
  async chercher(criteres) {
    faux.criteres.push(criteres);
    if (faux.muet) throw new AnnuaireIndisponible('INJOIGNABLE');
    return { trouves: [...gens.values()], complet: true };
  },
};

let instant = DEBUT;
const deps = {
  bd: base.bd,
  maintenant: () => new Date(instant),
  annuaireNational,
  production: false,
  travaux: {} as Travaux,
};
let serveur: ServeurDeTest;
const session = sessionDeTest({ roles: ['soignant'] });

beforeAll(async () => {
  serveur = await serveurDeTest({ session, monter: (cible) => annuaireNationalRoutes(cible, deps) });
  return serveur.fermer;
});
beforeEach(async () => {
  instant = DEBUT;
  Object.assign(faux, { muet: false, parNumero: 0, criteres: [] });
  gens.clear();
  await base.proprietaire.query('delete from app.annuaire_sante');
  await base.proprietaire.query(`delete from app.professionnel where nom = 'Correspondante'`);
});

const chercher = async (query: { q?: string; savoirFaire?: 'SCD02' | 'SCD03'; lieu?: string }) =>
  (await serveur.appeler(chercherCorrespondant, { query })).corps;
const copies = async () =>
  (await base.proprietaire.query('select rpps from app.annuaire_sante order by rpps')).rows.map(
    ({ rpps }) => rpps,
  );

test('l’annuaire national est demandé une fois : muet, ce qui en a été lu répond, sans accent', async () => {
  gens.set('10999001018', personne('10999001018', 'Cœurdoux'));
  expect(await chercher({ q: 'coeurdoux' })).toMatchObject({
    etat: 'A_JOUR',
    complet: true,
    bacASable: true,
    correspondants: [
      {
        nom: 'Cœurdoux',
        professionLibelle: 'Chirurgienne-dentiste',
        messagerieSecurisee: true,
        connu: null,
        lieux: [{ nom: 'Cabinet de l’Étang', codePostal: '34200', ville: 'SÈTE' }],
      },
    ],
  });
  faux.muet = true;
  for (const question of [{ q: 'coeur helene' }, { lieu: 'sete' }, { q: 'CŒUR', lieu: '34' }] as const)
    expect(await chercher(question)).toMatchObject({
      etat: 'COPIE',
      complet: false,
      correspondants: [{ nom: 'Cœurdoux' }],
    });
  expect((await chercher({ q: 'coeurdoux', savoirFaire: 'SCD03' })).correspondants).toEqual([]);
  expect((await chercher({ q: 'oeur' })).correspondants).toEqual([]);
});

test('un numéro lu depuis moins d’un jour n’est pas redemandé ; après, il l’est', async () => {
  gens.set('10999001018', personne('10999001018', 'Rouvière'));
  for (const q of ['10999001018', '10 99900 1018'])
    expect((await chercher({ q })).correspondants).toMatchObject([{ nom: 'Rouvière' }]);
  expect(faux.parNumero).toBe(1);
  instant += JOUR + 1;
  await chercher({ q: '10999001018' });
  expect(faux.parNumero).toBe(2);
  expect(faux.criteres).toEqual([]);
});

test('qui n’exerce plus n’est pas proposé, et une question vide est refusée', async () => {
  gens.set('10999001141', personne('10999001141', '', { actif: false, boites: [], lieux: [] }));
  expect((await chercher({ q: '10999001141' })).correspondants).toEqual([]);
  const { statut, corps } = await serveur.appeler(chercherCorrespondant, { query: { q: 'a' } });
  expect(statut).toBe(422);
  expect(corps.champs?.['q']).toMatch(/nom, ou un lieu/);
});

/** Someone of this platform, entered from the directory. */
async function inscrire(rpps: string, boite: string): Promise<void> {
  await correspondantsNationaux(deps).lire(rpps);
  await base.bd.administration(undefined, (tx) => correspondantsNationaux(deps).retenir(tx, rpps));
  await base.proprietaire.query(
    `insert into app.professionnel (id, nom, profession, rpps, bal_mssante) values (gen_random_uuid(), 'Correspondante', '40', $1, $2)`,
    [rpps, boite],
  );
}
const boiteDe = async (rpps: string) =>
  (await base.proprietaire.query('select bal_mssante from app.professionnel where rpps = $1', [rpps])).rows[0]
    ?.bal_mssante;

test('la boîte d’un correspondant suit l’annuaire ; celle écrite à la main reste', async () => {
  const [suivie, ecrite] = ['10999001018', '10999001026'];
  for (const rpps of [suivie, ecrite]) gens.set(rpps, personne(rpps, 'Correspondante'));
  await inscrire(suivie, `${suivie}@demo.mssante.fr`);
  await inscrire(ecrite, 'autre@demo.mssante.fr');
  for (const rpps of [suivie, ecrite])
    gens.set(
      rpps,
      personne(rpps, 'Correspondante', { boites: [{ adresse: 'nouvelle@demo.mssante.fr', type: 'PER' }] }),
    );
  instant += 8 * JOUR;
  faux.muet = true;
  await rafraichirAnnuaire(deps);
  expect(await boiteDe(suivie)).toBe(`${suivie}@demo.mssante.fr`);
  faux.muet = false;
  await rafraichirAnnuaire(deps);
  expect([await boiteDe(suivie), await boiteDe(ecrite)]).toEqual([
    'nouvelle@demo.mssante.fr',
    'autre@demo.mssante.fr',
  ]);
  // Gone from the directory: nothing leaves for an address that it does not publish any more.
  gens.delete(suivie);
  instant += 8 * JOUR;
  await rafraichirAnnuaire(deps);
  expect(await boiteDe(suivie)).toBeNull();
});

test('une copie s’efface après trente jours ; en production seule celle d’un correspondant reste', async () => {
  const [passant, correspondant] = ['10999001034', '10999001042'];
  for (const rpps of [passant, correspondant]) gens.set(rpps, personne(rpps, 'Correspondante'));
  await chercher({ q: 'correspondante' });
  await inscrire(correspondant, `${correspondant}@demo.mssante.fr`);
  faux.muet = true;
  instant += 30 * JOUR;
  await rafraichirAnnuaire({ ...deps, production: true });
  expect(await copies()).toEqual([passant, correspondant]);
  instant += 1;
  await rafraichirAnnuaire({ ...deps, production: true });
  expect(await copies()).toEqual([correspondant]);
  await rafraichirAnnuaire(deps);
  expect(await copies()).toEqual([]);
});

test('sans contexte, ou dans une organisation, aucune copie ne se lit', async () => {
  gens.set('10999001018', personne('10999001018', 'Rouvière'));
  await chercher({ q: 'rouviere' });
  expect((await base.nu.query('select rpps from app.annuaire_sante')).rows).toEqual([]);
  const vues = await base.bd.organisation({ organisationId: '00000000-0000-4000-8000-000000000001' }, (tx) =>
    tx.selectFrom('annuaire_sante').select('rpps').execute(),
  );
  expect(vues).toEqual([]);
});
