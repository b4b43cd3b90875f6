import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BacASableAnnuaire, demarrerBacASableAnnuaire } from '../../bac-a-sable/annuaire/serveur.ts';
import type { AnnuaireNational, CriteresNationaux } from '../../features/annuaire/ports.ts';
import { annuaireSante } from './annuaire-sante.ts';

let bac: BacASableAnnuaire;
let annuaire: AnnuaireNational;
const sansAttente = async () => undefined;

beforeAll(async () => {
  bac = await demarrerBacASableAnnuaire({ cle: 'cle-du-bac', parSeconde: 1_000 });
  annuaire = annuaireSante({ url: bac.url, cle: 'cle-du-bac', bacASable: true, cadence: sansAttente });
  return bac.fermer;
});

const criteres = (c: Partial<CriteresNationaux>): CriteresNationaux => ({
  nom: '',
  profession: null,
  savoirFaire: null,
  lieu: '',
  ...c,
});
const noms = async (c: Partial<CriteresNationaux>) =>
  (await annuaire.chercher(criteres(c))).trouves.map(({ prenom, nom }) => `${prenom} ${nom}`);

test('un numéro RPPS rend une personne, ses lieux et ses boîtes avec leur genre', async () => {
  const trouve = await annuaire.parRpps('10999001026');
  expect(trouve).toMatchObject({
    rpps: '10999001026',
    idNat: '810999001026',
    actif: true,
    nom: 'LACOMBE',
    prenom: 'Étienne',
    civilite: 'M',
    profession: '40',
    savoirFaire: ['SCD02'],
    boites: [{ type: 'PER' }],
  });
  expect(trouve?.lieux.map(({ nom, codePostal, ville, mode }) => [nom, codePostal, ville, mode])).toEqual([
    ['Centre hospitalier du Bassin', '34200', 'SETE', 'SALARIE'],
    ['Cabinet de chirurgie orale de l’Aqueduc', '34000', 'MONTPELLIER', 'LIBERAL'],
  ]);
  expect(trouve?.lieux[0]).toMatchObject({
    identifiant: expect.stringMatching(/^134/),
    finess: expect.stringMatching(/^34/),
    boites: [{ adresse: 'chirurgie-orale.bassin@demo.mssante.fr', type: 'ORG' }],
  });
  expect(await annuaire.parRpps('10999009994')).toBeUndefined();
});

test('le nom se cherche sans accent, dans un sens ou dans l’autre, avec la profession ou la spécialité', async () => {
  expect(await noms({ nom: 'coeurdoux anais' })).toEqual(['Anaïs CŒURDOUX']);
  expect(await noms({ nom: 'moreau', profession: '40' })).toEqual(['Claire MOREAU', 'Claire MOREAU']);
  expect(await noms({ nom: 'moreau', profession: '40', lieu: '35' })).toEqual(['Claire MOREAU']);
  expect(await noms({ nom: 'moreau', savoirFaire: 'SCD02' })).toEqual([]);
});

test('un chirurgien oral près d’un code postal : lieux, exercices, puis personnes, page après page', async () => {
  expect((await noms({ savoirFaire: 'SCD02', lieu: '34' })).sort()).toEqual([
    'Antoine MERCIER',
    'Bruno CAILLOL',
    'Camille ROUVIÈRE',
    'Étienne LACOMBE',
  ]);
  expect(await noms({ savoirFaire: 'SCD02', lieu: 'Sète' })).toEqual(['Étienne LACOMBE']);
});

test('une adresse sur liste rouge n’est pas montrée, qui n’exerce plus n’est pas trouvé mais reste nommable', async () => {
  const { trouves } = await annuaire.chercher(criteres({ nom: 'caillol' }));
  expect(trouves).toMatchObject([{ nom: 'CAILLOL', boites: [] }]);
  expect(await noms({ nom: 'ancelin' })).toEqual([]);
  expect(await annuaire.parRpps('10999001141')).toMatchObject({ actif: false, nom: '', lieux: [] });
});

test('une mauvaise clé est dite', async () => {
  const sansCle = annuaireSante({ url: bac.url, cle: 'une autre', bacASable: true });
  await expect(sansCle.parRpps('10999001026')).rejects.toMatchObject({ motif: 'CLE_REFUSEE' });
});

test('un client trop pressé reçoit 429, attend ce qu’on lui demande et finit', async () => {
  const lent = await demarrerBacASableAnnuaire({ cle: 'cle-du-bac' });
  const presse = annuaireSante({ url: lent.url, cle: 'cle-du-bac', bacASable: true, cadence: sansAttente });
  const trouves = await Promise.all(Array.from({ length: 12 }, () => presse.parRpps('10999001026')));
  await lent.fermer();
  expect(trouves.every((trouve) => trouve?.nom === 'LACOMBE')).toBe(true);
  expect(lent.comptes.refusees).toBeGreaterThan(0);
});

test('la clé ne suit ni une page d’ailleurs ni une redirection, et une réponse illisible est dite', async () => {
  const etranger: string[] = [];
  const autre = createServer((requete, reponse) => {
    etranger.push(String(requete.headers['esante-api-key'] ?? ''));
    reponse.end('{}');
  });
  const ici = createServer((requete, reponse) => {
    const ailleurs = `http://127.0.0.1:${(autre.address() as AddressInfo).port}/vol`;
    const url = new URL(requete.url ?? '/', 'http://ici');
    if (url.searchParams.get('identifier') === 'redirige') {
      reponse.writeHead(302, { location: ailleurs });
      return reponse.end();
    }
    if (url.searchParams.get('identifier') === 'html') return reponse.end('<html></html>');
    const bundle = {
      resourceType: 'Bundle',
      link: [{ relation: 'next', url: ailleurs }],
      entry: [{ resource: null }],
    };
    return reponse.end(JSON.stringify(bundle));
  });
  await Promise.all([autre, ici].map((s) => new Promise<void>((pret) => s.listen(0, '127.0.0.1', pret))));
  afterAll(() => [autre, ici].forEach((s) => void s.close()));
  const client = annuaireSante({
    url: `http://127.0.0.1:${(ici.address() as AddressInfo).port}/fhir/v2/`,
    cle: 'secrete',
    bacASable: false,
  });
  expect(await client.chercher(criteres({ nom: 'martin' }))).toEqual({ trouves: [], complet: false });
  await expect(client.parRpps('redirige')).rejects.toMatchObject({ motif: 'INJOIGNABLE' });
  await expect(client.parRpps('html')).rejects.toMatchObject({ motif: 'REPONSE_ILLISIBLE' });
  expect(etranger).toEqual([]);
});

test('un annuaire qui ne répond pas est dit injoignable, sans nommer ni l’adresse ni la clé', async () => {
  const muet = createServer(() => undefined);
  await new Promise<void>((pret) => muet.listen(0, '127.0.0.1', pret));
  afterAll(() => {
    muet.closeAllConnections();
    muet.close();
  });
  const url = `http://127.0.0.1:${(muet.address() as AddressInfo).port}/`;
  const client = annuaireSante({ url, cle: 'secrete', bacASable: false, delaiMs: 100 });
  const erreur = await client.parRpps('10999001026').catch((cause: unknown) => cause);
  expect(erreur).toMatchObject({ motif: 'INJOIGNABLE' });
  expect(`${String(erreur)} ${JSON.stringify(erreur)}`).not.toMatch(/127\.0\.0\.1|secrete/);
});
