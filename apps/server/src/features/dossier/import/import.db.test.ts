import { listerDossiers } from '@orapont/contract/dossier';
import { apercevoirImport, importerDossiers } from '@orapont/contract/dossier-import';
import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { memoryObjets } from '../../../adapters/objets/memory.ts';
import { baseDeTest } from '../../../adapters/postgres/testing.ts';
import { maison } from '../testing.ts';

const { bd, proprietaire } = await baseDeTest();
const monde = () => maison(proprietaire, bd, memoryObjets());

const ENTETE =
  'N° résident;Nom de naissance;Prénom;Date de naissance;Sexe;Chambre;N° SS;Mesure de protection';
const JEANNE = 'R1;Lefèvre;Jeanne Marie;03/02/1938;F;12;;Tutelle';
const PAUL = 'R2;Garnier;Paul;6/5/1940;M;14;2 79 03 51 215 189 89;';
const liste = (...lignes: string[]) => [ENTETE, ...lignes].join('\r\n');
const decisions = { ecartees: [], autresPersonnes: [], misesAJour: [], nomFichier: '' };

test.each([
  ['UTF-8', Buffer.from(liste(JEANNE))],
  ['UTF-8', Buffer.from(`\uFEFF${liste(JEANNE)}`)],
  ['Windows-1252', Buffer.from(liste(JEANNE), 'latin1')],
  ['UTF-16', Buffer.from(`\uFEFF${liste(JEANNE)}`, 'utf16le')],
] as const)('un fichier %s est reconnu, ses colonnes aussi', async (encodage, octets) => {
  const { appeler, sites } = await monde();
  const { corps } = await appeler(apercevoirImport, {
    body: { source: { base64: octets.toString('base64') }, siteId: sites.lilas },
  });
  expect([corps.encodage, corps.separateur, corps.manquants]).toEqual([encodage, ';', []]);
  expect(corps.correspondance).toEqual({
    identifiantExterne: 0,
    nomNaissance: 1,
    prenoms: 2,
    dateNaissance: 3,
    sexe: 4,
    chambre: 5,
    nir: 6,
    protection: 7,
  });
  expect(
    corps.lignes.map(({ numero, etat, identite, erreurs }) => [numero, etat, identite, erreurs]),
  ).toEqual([[2, 'NOUVELLE', 'LEFÈVRE Jeanne', []]]);
});

test('une virgule ou une tabulation comme séparateur, des guillemets : la liste se lit', async () => {
  const { appeler, sites } = await monde();
  for (const [separateur, texte] of [
    [',', 'Nom,Prénom,Date de naissance,Sexe\n"Le Goff, dit Petit",Anne,01/01/1940,F'],
    ['\t', 'Nom\tPrénom\tDate de naissance\tSexe\nLe Goff\tAnne\t01/01/1940\tF'],
  ] as const) {
    const { corps } = await appeler(apercevoirImport, { body: { source: { texte }, siteId: sites.lilas } });
    expect([corps.separateur, corps.lignes[0]?.etat]).toEqual([separateur, 'NOUVELLE']);
  }
});

test('ID-NIR : chaque ligne fausse dit pourquoi, et les doublons du fichier se voient', async () => {
  const { appeler, sites } = await monde();
  const texte = liste(
    'R1;;Jeanne;31/02/1938;F;1;;',
    'R2;Garnier;Paul;06/05/12;X;2;2 79 03 51 215 189 88;',
    'R3;Morel;Luc;01/01/1950;H;3;;mesure inconnue',
    JEANNE.replace('R1', 'R9'),
    JEANNE.replace('R1', 'R9'),
  );
  const { corps } = await appeler(apercevoirImport, { body: { source: { texte }, siteId: sites.lilas } });
  expect(
    corps.lignes.map(({ numero, etat, erreurs }) => [numero, etat, erreurs.map(({ champ }) => champ)]),
  ).toEqual([
    [2, 'ERREUR', ['dateNaissance', 'nomNaissance']],
    [3, 'ERREUR', ['dateNaissance', 'sexe', 'nir']],
    [4, 'ERREUR', ['protection']],
    [5, 'NOUVELLE', []],
    [6, 'ERREUR', [null]],
  ]);
});

test('rien n’est importé à moitié : une ligne fausse qui n’est pas écartée arrête tout', async () => {
  const { appeler, sites } = await monde();
  const source = { texte: liste(JEANNE, 'R2;Garnier;Paul;pas une date;M;2;;', PAUL.replace('R2', 'R3')) };
  const { corps: apercu } = await appeler(apercevoirImport, { body: { source, siteId: sites.lilas } });
  const body = { source, siteId: sites.lilas, correspondance: apercu.correspondance, ...decisions };
  const refus = await appeler(importerDossiers, { body });
  expect([refus.statut, refus.corps.motifs, Object.keys(refus.corps.champs ?? {})]).toEqual([
    422,
    ['IMPORT_INCOMPLET'],
    ['lignes.3'],
  ]);
  expect((await appeler(listerDossiers)).corps.dossiers).toEqual([]);
  const accepte = await appeler(importerDossiers, { body: { ...body, ecartees: [3] } });
  expect(accepte.corps).toEqual({ crees: 2, misAJour: 0, inchanges: 0, ecartes: 1 });
});

test('une panne au milieu n’écrit rien', async () => {
  const { appeler, sites, organisationId } = await monde();
  const source = { texte: liste(JEANNE, PAUL) };
  const { corps: apercu } = await appeler(apercevoirImport, { body: { source, siteId: sites.lilas } });
  await proprietaire.query(
    `alter table sejour add constraint panne check (organisation_id <> '${organisationId}' or chambre <> '14') not valid`,
  );
  const body = { source, siteId: sites.lilas, correspondance: apercu.correspondance, ...decisions };
  try {
    expect((await appeler(importerDossiers, { body })).statut).toBe(500);
  } finally {
    await proprietaire.query('alter table sejour drop constraint panne');
  }
  const { rows } = await proprietaire.query(
    'select count(*)::int as n from dossier where organisation_id = $1',
    [organisationId],
  );
  expect(rows[0].n).toBe(0);
});

test('un double clic importe une fois ; la liste revue ne change que ce qui est confirmé', async () => {
  const { appeler, sites } = await monde();
  const source = { texte: liste(JEANNE, PAUL) };
  const { corps: apercu } = await appeler(apercevoirImport, { body: { source, siteId: sites.lilas } });
  const body = { source, siteId: sites.lilas, correspondance: apercu.correspondance, ...decisions };
  const cle = uuidv7();
  const reponses = await Promise.all([1, 2].map(() => appeler(importerDossiers, { body, cle })));
  expect(reponses.map(({ corps }) => corps.crees)).toEqual([2, 2]);
  expect((await appeler(listerDossiers)).corps.dossiers).toHaveLength(2);

  const revue = { texte: liste(JEANNE.replace(';12;', ';20;').replace('03/02/1938', '04/02/1938'), PAUL) };
  const { corps: second } = await appeler(apercevoirImport, { body: { source: revue, siteId: sites.lilas } });
  expect(
    second.lignes.map(({ etat, differences }) => [
      etat,
      differences.map(({ champ, actuel, fichier }) => [champ, actuel, fichier]),
    ]),
  ).toEqual([
    [
      'CONNUE',
      [
        ['dateNaissance', '03/02/1938', '04/02/1938'],
        ['chambre', '12', '20'],
      ],
    ],
    ['CONNUE', []],
  ]);
  const maj = await appeler(importerDossiers, {
    body: { ...body, source: revue, misesAJour: [{ numero: 2, champs: ['chambre'] }] },
  });
  expect(maj.corps).toEqual({ crees: 0, misAJour: 1, inchanges: 1, ecartes: 0 });
  const { corps: apres } = await appeler(listerDossiers, { query: { q: 'lefevre' } });
  expect([apres.dossiers[0]?.chambre, apres.dossiers[0]?.dateNaissance]).toEqual(['20', '1938-02-03']);
});

test('une personne qui ressemble attend une décision ; celle d’un autre site n’est pas nommée', async () => {
  const { appeler, sites, gens } = await monde();
  const sans = { texte: liste(JEANNE) };
  const { corps: apercu } = await appeler(apercevoirImport, { body: { source: sans, siteId: sites.lilas } });
  const commun = { siteId: sites.lilas, correspondance: apercu.correspondance, ...decisions };
  await appeler(importerDossiers, { body: { ...commun, source: sans } });
  const semblable = { texte: liste(JEANNE.replace('R1', 'R7')) };
  const refus = await appeler(importerDossiers, { body: { ...commun, source: semblable } });
  expect(refus.corps.champs?.['lignes.2']).toMatch(/autre personne/);
  const ailleurs = await appeler(apercevoirImport, {
    body: { source: semblable, siteId: sites.chenes },
    session: gens.chene,
  });
  expect(ailleurs.corps.lignes[0]?.avertissements.at(-1)).toMatch(/autre site/);
  expect(JSON.stringify(ailleurs.corps.lignes[0]?.avertissements)).not.toMatch(/chambre/);
  const pris = await appeler(apercevoirImport, {
    body: { source: sans, siteId: sites.chenes },
    session: gens.chene,
  });
  expect([pris.corps.lignes[0]?.etat, pris.corps.lignes[0]?.differences]).toEqual(['ERREUR', []]);
  const accepte = await appeler(importerDossiers, {
    body: { ...commun, source: semblable, autresPersonnes: [2] },
  });
  expect(accepte.corps.crees).toBe(1);
});

test('la même personne, dite telle : rien n’est créé, sa chambre et son identifiant sont repris', async () => {
  const { appeler, sites } = await monde();
  const entete = 'Nom;Prénom;Date de naissance;Sexe;Chambre';
  const source = { texte: `${entete}\nLefèvre;Jeanne;03/02/1938;F;12\nGarnier;Paul;06/05/1940;M;14` };
  const apercu = (de: { texte: string }) =>
    appeler(apercevoirImport, { body: { source: de, siteId: sites.lilas } }).then(({ corps }) => corps);
  const { correspondance } = await apercu(source);
  const commun = { siteId: sites.lilas, ...decisions };
  await appeler(importerDossiers, { body: { ...commun, source, correspondance } });

  // The same file again: nobody is created, whatever is pressed.
  const encore = await apercu(source);
  expect(
    encore.lignes.map(({ etat, semblables }) => [
      etat,
      semblables[0]?.memesTraits,
      semblables[0]?.differences,
    ]),
  ).toEqual([
    ['RESSEMBLE', true, []],
    ['RESSEMBLE', true, []],
  ]);
  expect((await appeler(importerDossiers, { body: { ...commun, source, correspondance } })).statut).toBe(422);
  const memes = encore.lignes.map(({ numero, semblables }) => ({
    numero,
    dossierId: semblables[0]?.dossierId ?? '',
  }));
  const repete = await appeler(importerDossiers, {
    body: { ...commun, source, correspondance, memesPersonnes: memes },
  });
  expect(repete.corps).toEqual({ crees: 0, misAJour: 0, inchanges: 2, ecartes: 0 });

  // In capitals, with an identifier and another room.
  const revue = { texte: liste('R1;LEFEVRE;JEANNE;03/02/1938;F;20;;') };
  const vue = await apercu(revue);
  const jeanne = vue.lignes[0]?.semblables[0];
  expect(jeanne?.differences.map(({ champ, actuel, fichier }) => [champ, actuel, fichier])).toEqual([
    ['identifiantExterne', '', 'R1'],
    ['chambre', '12', '20'],
  ]);
  const reprise = await appeler(importerDossiers, {
    body: {
      ...commun,
      source: revue,
      correspondance: vue.correspondance,
      memesPersonnes: [{ numero: 2, dossierId: jeanne?.dossierId ?? '' }],
      misesAJour: [{ numero: 2, champs: ['chambre', 'identifiantExterne'] }],
    },
  });
  expect(reprise.corps).toEqual({ crees: 0, misAJour: 1, inchanges: 0, ecartes: 0 });
  expect((await apercu(revue)).lignes.map(({ etat, differences }) => [etat, differences])).toEqual([
    ['CONNUE', []],
  ]);
  const { corps: apres } = await appeler(listerDossiers, { query: { q: 'lefevre' } });
  expect(apres.dossiers.map(({ chambre, nomNaissance }) => [chambre, nomNaissance])).toEqual([
    ['20', 'Lefèvre'],
  ]);
});

test('une fiche que la liste n’a pas citée, ou deux fois la même, n’est pas reprise', async () => {
  const { appeler, sites } = await monde();
  const source = { texte: liste(JEANNE) };
  const { corps } = await appeler(apercevoirImport, { body: { source, siteId: sites.lilas } });
  const commun = { siteId: sites.lilas, correspondance: corps.correspondance, ...decisions };
  await appeler(importerDossiers, { body: { ...commun, source } });
  const deux = {
    texte: liste(JEANNE.replace('R1', 'R7'), JEANNE.replace('R1', 'R8').replace('03/02', '04/02')),
  };
  const { corps: vue } = await appeler(apercevoirImport, { body: { source: deux, siteId: sites.lilas } });
  const dossierId = vue.lignes[0]?.semblables[0]?.dossierId ?? '';
  const inconnue = await appeler(importerDossiers, {
    body: { ...commun, source: deux, ecartees: [3], memesPersonnes: [{ numero: 2, dossierId: uuidv7() }] },
  });
  expect(Object.keys(inconnue.corps.champs ?? {})).toEqual(['lignes.2']);
  const double = await appeler(importerDossiers, {
    body: {
      ...commun,
      source: deux,
      memesPersonnes: [
        { numero: 2, dossierId },
        { numero: 3, dossierId },
      ],
    },
  });
  expect(double.corps.champs).toEqual({ 'lignes.3': expect.stringMatching(/ligne 2 est déjà/) });
});

test('un identifiant ne change pas une personne en une autre', async () => {
  const { appeler, sites } = await monde();
  const source = { texte: liste(JEANNE) };
  const { corps } = await appeler(apercevoirImport, { body: { source, siteId: sites.lilas } });
  const commun = { siteId: sites.lilas, correspondance: corps.correspondance, ...decisions };
  await appeler(importerDossiers, { body: { ...commun, source } });
  const repris = { texte: liste(PAUL.replace('R2', 'R1')) };
  const { corps: vue } = await appeler(apercevoirImport, { body: { source: repris, siteId: sites.lilas } });
  expect(vue.lignes[0]).toMatchObject({ etat: 'ERREUR', erreurs: [{ champ: 'identifiantExterne' }] });
});

test('nom et prénoms dans une colonne, numéro arrondi par le tableur : ligne par ligne', async () => {
  const { appeler, sites } = await monde();
  const texte = [
    'Résident;Date de naissance;Sexe;N° SS',
    'Mme MARTIN née LEFÈVRE Jeanne;03/02/1938;;',
    'GARNIER Paul;14737;1;2,79035E+14',
    'LE GOFF ANNE;01/01/1940;F;',
  ].join('\n');
  const { corps } = await appeler(apercevoirImport, { body: { source: { texte }, siteId: sites.lilas } });
  expect(corps.manquants).toEqual([]);
  expect(
    corps.lignes.map(({ etat, identite, erreurs }) => [etat, identite, erreurs.map(({ champ }) => champ)]),
  ).toEqual([
    ['NOUVELLE', 'LEFÈVRE Jeanne', []],
    ['ERREUR', 'GARNIER Paul', ['nir']],
    ['ERREUR', '', ['nomPrenoms']],
  ]);
  expect(corps.lignes[1]?.erreurs[0]?.phrase).toMatch(/arrondi/);
});

test.each([
  ['rien que des titres', { texte: ENTETE }],
  ['une image', { base64: Buffer.from([0x89, 0x50, 0, 0, 1]).toString('base64') }],
  ['un guillemet ouvert', { texte: `${ENTETE}\n"Lefèvre;Jeanne;03/02/1938` }],
  ['une seule colonne', { texte: 'Nom\nLefèvre' }],
])('%s : une phrase, pas une panne', async (_, source) => {
  const { appeler, sites } = await monde();
  const { statut, corps } = await appeler(apercevoirImport, { body: { source, siteId: sites.lilas } });
  expect([statut, Object.keys(corps.champs ?? {})]).toEqual([422, ['source']]);
});

test('importer sur un site où l’on ne travaille pas est refusé', async () => {
  const { appeler, sites } = await monde();
  const { statut } = await appeler(apercevoirImport, {
    body: { source: { texte: liste(JEANNE) }, siteId: sites.chenes },
  });
  expect(statut).toBe(403);
});
