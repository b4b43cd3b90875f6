import { afterAll, expect, test } from 'vitest';
import { photo } from '../adapters/images/testing-images.ts';
import { baseDeTest } from '../adapters/postgres/testing.ts';
import { lecteurDeListes } from '../features/dossier/import/pour-reprise.ts';
import { sourceListe } from '../features/reprise/sources/liste.ts';
import { sourceOrapont } from '../features/reprise/sources/orapont.ts';
import { bancDeReprise, zipper } from './testing-reprise.ts';

const base = await baseDeTest();
const sources = [sourceOrapont, sourceListe(lecteurDeListes({ production: true }))];
const { fermer, vide, coupee, requete } = await bancDeReprise(base, sources);
afterAll(fermer);

const jpeg = async (bruit: number) => new Uint8Array(await photo(300, 200, bruit).jpeg().toBuffer());
const [une, deux, trois] = [await jpeg(1), await jpeg(2), await jpeg(3)];
const TITRES = 'Identifiant;Nom de naissance;Prénom;Né(e) le;Sexe;Chambre;Groupe';
const liste = (...rangees: readonly string[]) => [TITRES, ...rangees].join('\r\n');
const JEANNE = 'R-001;LEFÈVRE;Jeanne;03/02/1938;F;12;Pavillon des cèdres';
const PAUL = 'R-002;DURAND;Paul;14/07/1941;M;14;';
/** As a spreadsheet writes it on Windows. */
const windows = (texte: string) => new Uint8Array(Buffer.from(texte, 'latin1'));

test('chaque ligne et chaque fichier a son sort : repris, refusé par son nom, à personne, ou rien à reprendre', async () => {
  const o = await vide();
  const archive = await zipper({
    'reprise/residents.csv': windows(
      `\r\n${liste(JEANNE, PAUL, 'R-003;SANS;;xx;F;;', 'R-004;MARTIN;Luc;01/01/1950;M;;')}`,
    ),
    'reprise/images.csv':
      'Identifiant\tFichier\tTitre\tDate\r\nR-002\tarcade.JPG\tArcade du bas\t12/05/2025\r\nR-002\tabsente.jpg\t\t\r\nR-099\tarcade.JPG\t\t',
    'reprise/R-001/radio 1.jpg': une,
    'reprise/R-001/abîmée.jpg': une.subarray(0, une.length - 400),
    'reprise/R-001/virus.exe': 'rien',
    'reprise/arcade.jpg': deux,
    'reprise/R-003/dent.jpg': trois,
    'reprise/inconnu.jpg': trois,
    'reprise/autre.csv': 'couleur;taille\r\nbleu;12',
    '__MACOSX/reprise/._arcade.jpg': 'x',
  });
  const quoi = await o.deposer(archive);
  expect(await o.lire(quoi.repriseId)).toMatchObject({ etat: 'EXAMINEE', source: 'LISTE' });
  const lignes = await o.lignes(quoi.repriseId);
  const sorts = Object.fromEntries(
    [...lignes].map(([chemin, [sort]]) => [chemin.replace('reprise/', ''), sort]),
  );
  expect(sorts).toEqual({
    'residents.csv': 'LISIBLE',
    'residents.csv, ligne 3': 'A_CREER',
    'residents.csv, ligne 4': 'A_CREER',
    'residents.csv, ligne 5': 'REFUSE',
    'residents.csv, ligne 6': 'A_CREER',
    'images.csv': 'LISIBLE',
    'images.csv, ligne 2': 'LISIBLE',
    'images.csv, ligne 3': 'REFUSE',
    'images.csv, ligne 4': 'REFUSE',
    '__MACOSX/._arcade.jpg': 'LISIBLE',
    'R-001/radio 1.jpg': 'A_CREER',
    'R-001/abîmée.jpg': 'REFUSE',
    'R-001/virus.exe': 'REFUSE',
    'arcade.jpg': 'A_CREER',
    'R-003/dent.jpg': 'REFUSE',
    'inconnu.jpg': 'REFUSE',
    'autre.csv': 'REFUSE',
  });
  const motif = (chemin: string) => lignes.get(`reprise/${chemin}`)?.[1];
  expect(motif('R-001/abîmée.jpg')).toMatch(/incomplet/);
  expect(motif('inconnu.jpg')).toMatch(/à personne/);
  expect(motif('images.csv, ligne 3')).toMatch(/absente\.jpg/);
  expect(motif('images.csv, ligne 4')).toMatch(/R-099/);
  expect(motif('residents.csv, ligne 5')).toMatch(/prénom/);
  expect([await o.compter('dossier'), await o.compter('document')]).toEqual([0, 0]);

  await expect(o.accorder(quoi, coupee(4))).rejects.toThrow('COUPURE');
  await o.reprendre(quoi);
  expect((await o.lire(quoi.repriseId)).comptes).toEqual({ LISIBLE: 4, REFUSE: 8, CREE: 5 });
  const documents = await o.documents();
  expect(documents.map(({ titre, type_mime }) => [titre, type_mime])).toEqual([
    ['Arcade du bas · 12/05/2025', 'image/jpeg'],
    ['Ligne de la liste avant la reprise', 'text/csv'],
    ['Ligne de la liste avant la reprise', 'text/csv'],
    ['Ligne de la liste avant la reprise', 'text/csv'],
    ['radio 1', 'image/jpeg'],
  ]);
  const [jeanne] = await requete(
    `select d.id, ins_statut, identifiant_externe, chambre from dossier d join sejour s on s.dossier_id = d.id
     where d.organisation_id = $1 and nom_norme = 'lefevre'`,
    [o.lieu.organisationId],
  );
  expect(jeanne).toMatchObject({ ins_statut: 'PROV', identifiant_externe: 'R-001', chambre: '12' });
  expect(documents.find(({ titre }) => titre === 'radio 1')?.dossier_id).toBe(jeanne.id);

  // Said twice, and with one person more: nothing twice.
  const encore = await o.deposer(archive);
  expect((await o.lire(encore.repriseId)).comptes).toEqual({ LISIBLE: 4, REFUSE: 8, DEJA: 5 });
  await o.accorder(encore);
  expect([await o.compter('dossier'), await o.compter('document')]).toEqual([3, 5]);
});

test('ID-INS : même numéro et mêmes traits, c’est la même personne ; sinon la ligne attend, avec ses images', async () => {
  const o = await vide();
  const { organisationId } = o.lieu;
  const connue = (id: string, nom: string, prenom: string, naissance: string, numero: string | null) =>
    requete(
      `insert into dossier (organisation_id, id, nom_naissance, prenoms, date_naissance, sexe, nom_norme, recherche, profil_sensoriel, identifiant_externe)
       select $1, $2, $3, array[$4], $5, case $4 when 'Paul' then 'M' else 'F' end, lower(translate($3, 'È', 'e')), '', '{}', $6`,
      [organisationId, id, nom, prenom, naissance, numero],
    );
  const [ici, autre, homonyme] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  await connue(ici, 'LEFÈVRE', 'Jeanne', '1938-02-03', 'R-001');
  await connue(autre, 'PETIT', 'Anne', '1930-01-01', 'R-002');
  await connue(homonyme, 'MARTIN', 'Lucie', '1950-01-01', null);
  const archive = await zipper({
    'residents.csv': liste(
      JEANNE,
      PAUL,
      'R-004;MARTIN;Lucie;01/01/1950;F;;',
      'R-005;DOUBLE;Eve;01/01/1960;F;;',
      'R-005;AUTRE;Rose;01/01/1961;F;;',
    ),
    'R-001/a.jpg': une,
    'R-002/b.jpg': deux,
    'R-004/c.jpg': trois,
    'R-005/d.jpg': trois,
  });
  const quoi = await o.deposer(archive);
  const lignes = await o.lignes(quoi.repriseId);
  expect([...lignes].map(([chemin, [sort]]) => [chemin, sort])).toEqual([
    ['residents.csv', 'LISIBLE'],
    ['residents.csv, ligne 2', 'DEJA'],
    ['residents.csv, ligne 3', 'A_VOIR'],
    ['residents.csv, ligne 4', 'A_VOIR'],
    ['residents.csv, ligne 5', 'A_VOIR'],
    ['residents.csv, ligne 6', 'REFUSE'],
    ['R-001/a.jpg', 'A_CREER'],
    ['R-002/b.jpg', 'A_VOIR'],
    ['R-004/c.jpg', 'A_VOIR'],
    ['R-005/d.jpg', 'A_VOIR'],
  ]);
  await o.accorder(quoi);
  expect(await o.compter('dossier')).toBe(3);
  const documents = await o.documents();
  expect(documents.map(({ titre, dossier_id }) => [titre, dossier_id])).toEqual([
    ['Ligne de la liste avant la reprise', ici],
    ['a', ici],
  ]);
});

test('une archive forgée ou une donnée impossible a sa ligne : le reste est repris, rien ne reste « en cours »', async () => {
  const o = await vide();
  const entier = await zipper({
    'residents.csv': liste(JEANNE, PAUL),
    'R-001/a.jpg': une,
    'R-002/b.txt': 'bonjour',
  });
  // One byte of a stored file changed after it was packed, and its list still whole.
  const forgee = Buffer.from(entier);
  forgee.writeUInt32LE(0, forgee.lastIndexOf(Buffer.from('R-002/b.txt')) - 46 + 16);
  const quoi = await o.deposer(forgee);
  expect((await o.lignes(quoi.repriseId)).get('R-002/b.txt')).toEqual([
    'REFUSE',
    expect.stringMatching(/abîmé/),
  ]);
  await requete(`alter table dossier add constraint jamais check (nom_norme <> 'durand') not valid`, []);
  await o.accorder(quoi);
  await requete('alter table dossier drop constraint jamais', []);
  expect((await o.lire(quoi.repriseId)).etat).toBe('TERMINEE');
  const lignes = await o.lignes(quoi.repriseId);
  expect(lignes.get('residents.csv, ligne 3')).toEqual([
    'REFUSE',
    expect.stringMatching(/ne peut pas être écrit/),
  ]);
  expect(lignes.get('residents.csv, ligne 2')?.[0]).toBe('CREE');
  expect(lignes.get('R-001/a.jpg')?.[0]).toBe('CREE');
});

test('sans liste de personnes, l’archive est refusée par ce qui manque', async () => {
  const o = await vide();
  const refusee = async (fichiers: Record<string, string>) => {
    const { repriseId } = await o.deposer(await zipper(fichiers));
    const { etat, refus } = await o.lire(repriseId);
    return etat === 'REFUSEE' ? refus : etat;
  };
  expect(await refusee({ 'liste.csv': 'Nom;Prénom;Chambre\r\nDURAND;Paul;12' })).toMatch(/Date de naissance/);
  expect(await refusee({ 'liste.csv': '%PDF-1.7' })).toMatch(/PDF/);
  expect(await refusee({ 'photo.jpg': 'x' })).toMatch(/aucun genre/);
});
