import {
  ajouterSejour,
  chercherHomonymes,
  creerDossier,
  declarerLien,
  ecrireSante,
  enregistrerRepresentant,
  lireDocument,
  lireDossier,
  lireSante,
  listerDossiers,
  modifierDossier,
  modifierSejour,
} from '@orapont/contract/dossier';
import { lireJournal } from '@orapont/contract/journal';
import { donneesVierges } from '@orapont/domain/sante/donnees';
import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { memoryObjets } from '../../adapters/objets/memory.ts';
import { baseDeTest } from '../../adapters/postgres/testing.ts';
import { SEUIL_ALERTE, SEUIL_REFUS } from '../../kernel/volume.ts';
import { creation, fiche, maison } from './testing.ts';

const { bd, proprietaire } = await baseDeTest();
const objets = memoryObjets();
const monde = () => maison(proprietaire, bd, objets);

async function traces(dossierId: string): Promise<string[]> {
  const { rows } = await proprietaire.query(
    'select action from evenement where dossier_id = $1 order by id',
    [dossierId],
  );
  return rows.map(({ action }) => action);
}

test('DOS-12 : le dossier d’une autre organisation n’existe pas, celui d’un autre site est interdit', async () => {
  const { appeler, sites, gens } = await monde();
  const corps = creation(sites.lilas);
  expect((await appeler(creerDossier, { body: corps })).statut).toBe(200);
  const params = { id: corps.id };
  expect((await appeler(lireDossier, { params })).statut).toBe(200);
  const etranger = await appeler(lireDossier, { params, session: gens.etranger });
  expect([etranger.statut, etranger.corps.code]).toEqual([404, 'INTROUVABLE']);
  const voisin = await appeler(lireDossier, { params, session: gens.chene });
  expect([voisin.statut, voisin.corps.motifs]).toEqual([403, ['SANS_RELATION_DE_SOIN']]);
  expect((await appeler(lireSante, { params, session: gens.chene })).statut).toBe(403);
  expect((await appeler(lireJournal, { params, session: gens.etranger })).statut).toBe(404);
  expect(
    (await appeler(modifierDossier, { params, session: gens.chene, body: { version: 1, fiche: fiche() } }))
      .statut,
  ).toBe(403);
  const listes = await Promise.all(
    [gens.chene, gens.etranger].map((session) =>
      appeler(listerDossiers, { session, query: { q: 'lefevre' } }),
    ),
  );
  expect(listes.map(({ corps: { dossiers } }) => dossiers)).toEqual([[], []]);
});

test('DOS-12 : le secrétariat voit l’identité, ni la santé ni les alertes', async () => {
  const { appeler, sites, gens } = await monde();
  const corps = creation(sites.lilas);
  await appeler(creerDossier, { body: corps });
  const params = { id: corps.id };
  const vue = await appeler(lireDossier, { params, session: gens.secretaire });
  expect(vue.statut).toBe(200);
  expect([vue.corps.alertes, vue.corps.documents, vue.corps.droits.journal]).toEqual([null, null, false]);
  expect((await appeler(lireSante, { params, session: gens.secretaire })).statut).toBe(403);
});

test.each([
  ['lefevre', 'sans accent'],
  ['LEFÈVRE', 'avec accent'],
  ['lef', 'trois lettres'],
  ['lefebre', 'avec une faute'],
  ['jeanne', 'par le prénom'],
  ['jeane lefevre', 'prénom puis nom, avec une faute'],
  ['03/02/1938', 'par la naissance'],
  ['lefevre 3/2/1938', 'par le nom et la naissance'],
])('la recherche « %s » (%s) trouve Jeanne Lefèvre en premier', async (q) => {
  const { appeler, sites } = await monde();
  const corps = creation(sites.lilas);
  await appeler(creerDossier, { body: corps });
  await appeler(creerDossier, {
    body: creation(sites.lilas, { nomNaissance: 'Garnier', prenoms: ['Paul'], dateNaissance: '1940-05-06' }),
  });
  const { corps: reponse } = await appeler(listerDossiers, { query: { q } });
  expect(reponse.dossiers[0]?.id).toBe(corps.id);
  expect(reponse.dossiers.map(({ nomNaissance }) => nomNaissance)).not.toContain('Garnier');
});

test('la liste du jour montre les séjours en cours, par chambre', async () => {
  const { appeler, sites } = await monde();
  const parti = creation(sites.lilas, { nomNaissance: 'Petit' });
  await appeler(creerDossier, { body: parti });
  const chambre7 = creation(
    sites.lilas,
    { nomNaissance: 'Zola' },
    { sejour: { siteId: sites.lilas, chambre: '7', du: '2026-01-10' } },
  );
  await appeler(creerDossier, { body: chambre7 });
  const chambre9 = creation(
    sites.lilas,
    { nomNaissance: 'Adam' },
    { sejour: { siteId: sites.lilas, chambre: '19', du: '2026-01-10' } },
  );
  await appeler(creerDossier, { body: chambre9 });
  const { corps } = await appeler(lireDossier, { params: { id: parti.id } });
  const sejourId = corps.sejours[0]?.id ?? '';
  const fin = await appeler(modifierSejour, {
    params: { id: parti.id, sejourId },
    body: { chambre: '12', du: '2026-01-10', au: '2026-02-01' },
  });
  expect(fin.statut).toBe(200);
  const liste = await appeler(listerDossiers);
  expect(liste.corps.dossiers.map(({ nomNaissance }) => nomNaissance)).toEqual(['Zola', 'Adam']);
});

test('le même identifiant envoyé deux fois, même en même temps, fait une seule fiche', async () => {
  const { appeler, sites } = await monde();
  const corps = creation(sites.lilas);
  const reponses = await Promise.all([1, 2, 3].map(() => appeler(creerDossier, { body: corps })));
  expect(reponses.map(({ statut }) => statut)).toEqual([200, 200, 200]);
  const { rows } = await proprietaire.query('select count(*)::int as n from sejour where dossier_id = $1', [
    corps.id,
  ]);
  expect(rows[0].n).toBe(1);
  const autre = await appeler(creerDossier, { body: { ...corps, fiche: fiche({ nomNaissance: 'Martin' }) } });
  expect([autre.statut, autre.corps.motifs]).toEqual([409, ['CLE_REUTILISEE']]);
});

test('ID-INS : un homonyme arrête la création, jusqu’à « c’est bien une autre personne »', async () => {
  const { appeler, sites, gens } = await monde();
  const premiere = creation(sites.lilas);
  await appeler(creerDossier, { body: premiere });
  const seconde = creation(sites.lilas, { nomNaissance: 'LEFEVRE', dateNaissance: '1941-07-12' });
  const refusee = await appeler(creerDossier, { body: seconde });
  expect([refusee.statut, refusee.corps.motifs]).toEqual([409, ['HOMONYME']]);
  const traits = { nomNaissance: 'Lefevre', prenom: 'jeanne', dateNaissance: '1938-02-03' as const };
  const connus = await appeler(chercherHomonymes, { body: traits });
  expect(connus.corps.visibles.map(({ id }) => id)).toEqual([premiere.id]);
  const vusDailleurs = await appeler(chercherHomonymes, { body: traits, session: gens.chene });
  expect([vusDailleurs.corps.visibles, vusDailleurs.corps.ailleurs]).toEqual([[], 1]);
  expect((await appeler(creerDossier, { body: { ...seconde, autrePersonne: true } })).statut).toBe(200);
  const liste = await appeler(listerDossiers, { query: { q: 'lefevre' } });
  expect(liste.corps.dossiers.map(({ homonyme }) => homonyme)).toEqual([true, true]);
});

test('ID-INS : deux créations de la même personne au même instant, une seule passe', async () => {
  const { appeler, sites } = await monde();
  const reponses = await Promise.all(
    [1, 2].map(() => appeler(creerDossier, { body: creation(sites.lilas) })),
  );
  expect(reponses.map(({ statut }) => statut).toSorted()).toEqual([200, 409]);
});

test('ID-NIR, ID-INS : chaque champ faux reçoit sa phrase', async () => {
  const { appeler, sites } = await monde();
  const { statut, corps } = await appeler(creerDossier, {
    body: creation(sites.lilas, {
      dateNaissance: '2031-01-01',
      oppositionMes: ' ',
      lieuNaissanceCog: '20000',
      assure: { nir: '279035121518900', ayantDroit: null },
      ins: {
        reponseInsi: true,
        pieceVerifiee: true,
        attributs: [],
        matricule: '2790351215189',
        oid: 'inconnu',
      },
    }),
  });
  expect(statut).toBe(422);
  expect(new Set(Object.keys(corps.champs ?? {}))).toEqual(
    new Set([
      'fiche.assure.nir',
      'fiche.dateNaissance',
      'fiche.ins.matricule',
      'fiche.ins.oid',
      'fiche.lieuNaissanceCog',
      'fiche.oppositionMes',
    ]),
  );
});

test('ID-INS : le statut découle de ce qui a été fait', async () => {
  const { appeler, sites } = await monde();
  const corps = creation(sites.lilas, {
    ins: {
      reponseInsi: true,
      pieceVerifiee: true,
      attributs: [],
      matricule: '2 79 03 51 215 189 89',
      oid: '1.2.250.1.213.1.4.10',
    },
  });
  expect(await appeler(creerDossier, { body: corps })).toMatchObject({ statut: 200 });
  const params = { id: corps.id };
  const lue = await appeler(lireDossier, { params });
  expect([lue.corps.insStatut, lue.corps.fiche.ins.matricule, lue.corps.insObstacles]).toEqual([
    'QUAL',
    '279035121518989',
    [],
  ]);
  const doute = { ...lue.corps.fiche, ins: { ...lue.corps.fiche.ins, attributs: ['DOUTEUSE' as const] } };
  await appeler(modifierDossier, { params, body: { version: 1, fiche: doute } });
  const relue = await appeler(lireDossier, { params });
  expect(relue.corps.insStatut).toBe('RECUP');
  expect(relue.corps.insObstacles.length).toBeGreaterThan(0);
});

test('deux personnes modifient la même fiche : une gagne, l’autre le sait et rien n’est écrasé', async () => {
  const { appeler, sites } = await monde();
  const corps = creation(sites.lilas);
  await appeler(creerDossier, { body: corps });
  const params = { id: corps.id };
  const reponses = await Promise.all(
    ['Aime le calme.', 'Parle fort.'].map((profilSensoriel) =>
      appeler(modifierDossier, { params, body: { version: 1, fiche: fiche({ profilSensoriel }) } }),
    ),
  );
  expect(reponses.map(({ statut }) => statut).toSorted()).toEqual([200, 409]);
  expect(reponses.find(({ statut }) => statut === 409)?.corps.motifs).toEqual(['VERSION_DEPASSEE']);
  const { corps: lue } = await appeler(lireDossier, { params });
  const gagnante = reponses.findIndex(({ statut }) => statut === 200);
  expect([lue.version, lue.fiche.profilSensoriel]).toEqual([2, ['Aime le calme.', 'Parle fort.'][gagnante]]);
});

test('TE-08 : la fiche dit qui décide, selon la mesure', async () => {
  const { appeler, sites } = await monde();
  const corps = creation(sites.lilas, {
    protection: 'TUTELLE',
    representationPersonne: true,
    apteAExprimer: false,
  });
  await appeler(creerDossier, { body: corps });
  const params = { id: corps.id };
  const representant = {
    qualite: 'TUTEUR' as const,
    nom: 'Lefèvre',
    prenom: 'Anne',
    representationPersonne: true,
    telephone: '06 00 00 00 00',
    courriel: null,
    finLe: null,
  };
  const representantId = uuidv7();
  expect(
    (await appeler(enregistrerRepresentant, { params: { ...params, representantId }, body: representant }))
      .statut,
  ).toBe(200);
  const { corps: lue } = await appeler(lireDossier, { params });
  expect(lue.decideurs).toEqual(['TUTEUR', 'URGENCE']);
  expect(lue.representants).toEqual([{ id: representantId, ...representant }]);
  const autre = creation(sites.lilas, { nomNaissance: 'Petit' });
  await appeler(creerDossier, { body: autre });
  const vole = await appeler(enregistrerRepresentant, {
    params: { id: autre.id, representantId },
    body: { ...representant, nom: 'Autre' },
  });
  expect(vole.statut).toBe(404);
});

test('un déménagement ferme la fiche à l’ancien site le lendemain et l’ouvre au nouveau', async () => {
  const { appeler, sites, gens, horloge } = await monde();
  const corps = creation(sites.lilas);
  await appeler(creerDossier, { body: corps });
  const params = { id: corps.id };
  const deux = { ...gens.claire, acteur: { ...gens.claire.acteur, sites: [sites.lilas, sites.chenes] } };
  const depart = await appeler(ajouterSejour, {
    params,
    session: deux,
    body: { id: uuidv7(), siteId: sites.chenes, chambre: '3', du: '2026-03-02', remplace: true },
  });
  expect(depart.statut).toBe(200);
  horloge(new Date('2026-03-03T09:00:00Z'));
  expect((await appeler(lireDossier, { params })).statut).toBe(403);
  const ici = await appeler(lireDossier, { params, session: gens.chene });
  expect(ici.corps.sejours.map(({ enCours, au }) => [enCours, au])).toEqual([
    [true, null],
    [false, '2026-03-02'],
  ]);
});

test('un retour après la fin de tous les séjours rouvre la fiche et se trace', async () => {
  const { appeler, sites, gens } = await monde();
  const corps = creation(sites.lilas);
  await appeler(creerDossier, { body: corps });
  const params = { id: corps.id };
  const { corps: lue } = await appeler(lireDossier, { params });
  const sejourId = lue.sejours[0]?.id ?? '';
  await appeler(modifierSejour, {
    params: { ...params, sejourId },
    body: { chambre: '', du: '2026-01-10', au: '2026-02-01' },
  });
  expect((await appeler(lireDossier, { params })).statut).toBe(403);
  const traits = { nomNaissance: 'Lefèvre', prenom: 'Jeanne', dateNaissance: '1938-02-03' as const };
  const { corps: trouves } = await appeler(chercherHomonymes, { body: traits, session: gens.chene });
  expect(trouves.aRouvrir.map(({ id }) => id)).toEqual([corps.id]);
  const { corps: approchants } = await appeler(chercherHomonymes, {
    body: { ...traits, dateNaissance: '1938-02-13' },
    session: gens.chene,
  });
  expect([approchants.aRouvrir, approchants.ailleurs]).toEqual([[], 1]);
  const retour = {
    id: uuidv7(),
    siteId: sites.chenes,
    chambre: '4',
    du: '2026-03-01' as const,
    remplace: false,
  };
  expect((await appeler(ajouterSejour, { params, session: gens.chene, body: retour })).statut).toBe(200);
  expect((await appeler(lireDossier, { params, session: gens.chene })).statut).toBe(200);
  expect(await traces(corps.id)).toContain('SEJOUR_ROUVERT');
  const intrus = await appeler(ajouterSejour, {
    params,
    body: { ...retour, id: uuidv7(), siteId: sites.lilas },
  });
  expect([intrus.statut, intrus.corps.motifs]).toEqual([403, ['SANS_RELATION_DE_SOIN']]);
});

test('DOS-06 : les informations de santé s’ajoutent, lèvent les alertes, et ne s’écrasent pas', async () => {
  const { appeler, sites } = await monde();
  const corps = creation(sites.lilas);
  await appeler(creerDossier, { body: corps });
  const params = { id: corps.id };
  const vierges = donneesVierges('2026-03-02');
  const ligne = { libelle: 'Eliquis 5 mg', code: null, debut: null, fin: null };
  const id = uuidv7();
  const premier = {
    id,
    precedente: null,
    donnees: { ...vierges, traitements: [ligne], allergies: 'AUCUN_CONNU' as const },
  };
  expect((await appeler(ecrireSante, { params, body: premier })).statut).toBe(200);
  expect((await appeler(ecrireSante, { params, body: premier })).statut).toBe(200);
  const perdue = await appeler(ecrireSante, { params, body: { ...premier, id: uuidv7() } });
  expect([perdue.statut, perdue.corps.motifs]).toEqual([409, ['VERSION_DEPASSEE']]);
  const suite = {
    id: uuidv7(),
    precedente: id,
    donnees: { ...vierges, traitements: 'AUCUN_CONNU' as const },
  };
  expect((await appeler(ecrireSante, { params, body: suite })).statut).toBe(200);
  const lue = await appeler(lireSante, { params });
  expect([lue.corps.id, lue.corps.precedentes.map((jeu) => jeu.id)]).toEqual([suite.id, [id]]);
  const fiche1 = await appeler(lireDossier, { params });
  expect(fiche1.corps.alertes?.map(({ code }) => code)).toEqual(['ALLERGIES_INCONNUES']);
  const futur = await appeler(ecrireSante, {
    params,
    body: { id: uuidv7(), precedente: suite.id, donnees: donneesVierges('2030-01-01') },
  });
  expect(Object.keys(futur.corps.champs ?? {})).toEqual(['donnees.recueilliesLe']);
});

test('TE-07 : un lien se déclare avec sa preuve ; une téléconsultation passée n’en est pas une', async () => {
  const { appeler, sites, gens } = await monde();
  const corps = creation(sites.lilas);
  await appeler(creerDossier, { body: corps });
  const params = { id: corps.id };
  const lien = {
    id: uuidv7(),
    professionnelId: gens.chene.professionnelId ?? '',
    preuve: 'SOINS_AU_CABINET' as const,
    dateContact: '2024-05-06' as const,
    attestant: 'Anne Lefèvre',
    precision: '',
  };
  expect((await appeler(declarerLien, { params, body: lien })).corps.recevable).toBe(true);
  const faible = await appeler(declarerLien, {
    params,
    body: { ...lien, id: uuidv7(), preuve: 'TELECONSULTATION_PASSEE' },
  });
  expect(faible.corps.recevable).toBe(false);
  const futur = await appeler(declarerLien, {
    params,
    body: { ...lien, id: uuidv7(), dateContact: '2027-01-01' },
  });
  expect(Object.keys(futur.corps.champs ?? {})).toEqual(['dateContact']);
  const { corps: lue } = await appeler(lireDossier, { params });
  expect(lue.liens.map(({ recevable }) => recevable).toSorted()).toEqual([false, true]);
});

test('DOS-09 : chaque lecture laisse sa trace, et une lecture qui échoue n’en laisse pas', async () => {
  const { appeler, sites, gens } = await monde();
  const corps = creation(sites.lilas);
  await appeler(creerDossier, { body: corps });
  const params = { id: corps.id };
  await appeler(lireDossier, { params });
  await appeler(lireSante, { params });
  await appeler(lireDossier, { params, session: gens.chene });
  expect(await traces(corps.id)).toEqual(['DOSSIER_CREE', 'DOSSIER_OUVERT', 'SANTE_LUE']);
  await appeler(listerDossiers, { query: { q: 'lefevre' } });
  const { rows } = await proprietaire.query(
    `select dossier_id, texte from evenement where action = 'RECHERCHE' and compte_id = $1`,
    [gens.claire.compteId],
  );
  expect(rows.map(({ dossier_id }) => dossier_id)).toEqual([null]);
  expect(rows[0].texte.toLowerCase()).not.toContain('lef');
});

test('DOS-09 : la trace refusée par la base empêche la lecture', async () => {
  const { appeler, sites, gens, organisationId } = await monde();
  const corps = creation(sites.lilas);
  await appeler(creerDossier, { body: corps });
  await proprietaire.query(
    `alter table evenement add constraint panne check (organisation_id <> '${organisationId}' or action <> 'DOSSIER_OUVERT') not valid`,
  );
  try {
    const { statut, corps: reponse } = await appeler(lireDossier, {
      params: { id: corps.id },
      session: gens.claire,
    });
    expect([statut, 'fiche' in reponse]).toEqual([500, false]);
  } finally {
    await proprietaire.query('alter table evenement drop constraint panne');
  }
});

test('« Qui a consulté mon dossier ? » nomme qui, avec profession et structure, y compris sur ses demandes', async () => {
  const { appeler, sites, gens, organisationId } = await monde();
  const corps = creation(sites.lilas);
  await appeler(creerDossier, { body: corps });
  const params = { id: corps.id };
  const acteId = uuidv7();
  await proprietaire.query(
    `insert into acte (organisation_id, id, dossier_id, site_id, nature, prepare_par) values ($1, $2, $3, $4, 'BILAN', $5)`,
    [organisationId, acteId, corps.id, sites.lilas, gens.claire.compteId],
  );
  await proprietaire.query(
    `insert into evenement (organisation_id, id, acte_id, chaine, texte, compte_id, acteur, action) values ($1, $2, $3, 'ACCES', '{}', $4, 'Paul Ailleurs', 'ACTE_OUVERT')`,
    [organisationId, uuidv7(), acteId, gens.etranger.compteId],
  );
  const { statut, corps: journal } = await appeler(lireJournal, { params });
  expect(statut).toBe(200);
  expect(
    journal.entrees.map(({ action, qui, profession, structure }) => [action, qui, profession, structure]),
  ).toEqual([
    ['ACTE_OUVERT', 'Paul Ailleurs', 'Infirmier', 'EHPAD Ailleurs'],
    ['DOSSIER_CREE', 'Claire Moreau', 'Infirmier', 'EHPAD Les Lilas'],
  ]);
  const suite = await appeler(lireJournal, { params });
  expect(suite.corps.entrees[0]?.action).toBe('JOURNAL_LU');
});

test('un PDF du dossier s’affiche, autre chose se télécharge, et chaque ouverture se trace', async () => {
  const { appeler, sites, gens, organisationId } = await monde();
  const corps = creation(sites.lilas);
  await appeler(creerDossier, { body: corps });
  const deposer = async (titre: string, typeMime: string, contenu: string | null) => {
    const id = uuidv7();
    const octets = Buffer.from(contenu ?? '');
    if (contenu !== null)
      await objets.ecrire(
        { organisationId, dossierId: corps.id, objetId: id, version: 1 },
        (async function* () {
          yield octets;
        })(),
      );
    await proprietaire.query(
      `insert into document (organisation_id, id, dossier_id, type, titre, type_mime, octets, empreinte, origine) values ($1, $2, $3, 'AUTRE', $4, $5, $6, 'x', 'RECU')`,
      [organisationId, id, corps.id, titre, typeMime, octets.length],
    );
    return id;
  };
  const pdf = await deposer('Compte rendu/../"é"', 'application/pdf', '%PDF-1.7');
  const lu = await appeler(lireDocument, { params: { id: pdf } });
  expect([lu.statut, lu.brute.body, lu.brute.headers['content-type']]).toEqual([
    200,
    '%PDF-1.7',
    'application/pdf',
  ]);
  expect(lu.brute.headers['content-disposition']).toBe(
    `inline; filename="Compte rendu .. e.pdf"; filename*=UTF-8''Compte%20rendu%20..%20%C3%A9.pdf`,
  );
  const html = await deposer('page', 'text/html', '<script>alert(1)</script>');
  const recu = await appeler(lireDocument, { params: { id: html } });
  expect([
    recu.brute.headers['content-type'],
    String(recu.brute.headers['content-disposition']).startsWith('attachment'),
  ]).toEqual(['application/octet-stream', true]);
  expect((await appeler(lireDocument, { params: { id: pdf }, session: gens.etranger })).statut).toBe(404);
  expect((await appeler(lireDocument, { params: { id: pdf }, session: gens.chene })).statut).toBe(403);
  const perdu = await appeler(lireDocument, {
    params: { id: await deposer('perdu', 'application/pdf', null) },
  });
  expect([perdu.statut, perdu.corps.motifs]).toEqual([404, ['DOCUMENT_ABSENT']]);
  expect((await traces(corps.id)).filter((action) => action === 'DOCUMENT_OUVERT')).toHaveLength(2);
});

test('plus de 60 dossiers en une heure donnent une alerte, à 300 le suivant est refusé, un dossier déjà ouvert reste ouvert', async () => {
  const { appeler, sites, gens, organisationId, horloge } = await monde();
  const un = creation(sites.lilas);
  const deux = creation(sites.lilas, { nomNaissance: 'Petit' });
  for (const body of [un, deux]) await appeler(creerDossier, { body });
  const maintenant = new Date('2026-03-02T10:00:00Z');
  horloge(maintenant);
  const ouvrirDautres = (nombre: number) =>
    proprietaire.query(
      `insert into evenement (organisation_id, id, chaine, le, texte, dossier_id, compte_id, action)
       select $1, gen_random_uuid(), 'ACCES', $2, '{}', gen_random_uuid(), $3, 'DOSSIER_OUVERT' from generate_series(1, $4::int)`,
      [organisationId, new Date(maintenant.getTime() - 600_000), gens.claire.compteId, nombre],
    );
  const alertes = async () =>
    (
      await proprietaire.query(
        `select action from evenement where chaine = 'TECHNIQUE' and compte_id = $1 order by id`,
        [gens.claire.compteId],
      )
    ).rows.map(({ action }) => action);
  await ouvrirDautres(SEUIL_ALERTE - 1);
  expect((await appeler(lireDossier, { params: { id: un.id } })).statut).toBe(200);
  expect(await alertes()).toEqual([]);
  await ouvrirDautres(1);
  await appeler(lireDossier, { params: { id: un.id } });
  await appeler(lireDossier, { params: { id: un.id } });
  expect(await alertes()).toEqual(['CONSULTATIONS_INHABITUELLES']);
  await ouvrirDautres(SEUIL_REFUS - SEUIL_ALERTE - 1);
  const refus = await appeler(lireDossier, { params: { id: deux.id } });
  expect([refus.statut, refus.corps.motifs]).toEqual([429, ['VOLUME_ANORMAL']]);
  expect(await alertes()).toContain('CONSULTATIONS_ARRETEES');
  expect((await appeler(lireDossier, { params: { id: un.id } })).statut).toBe(200);
  horloge(new Date('2026-03-02T11:30:00Z'));
  expect((await appeler(lireDossier, { params: { id: deux.id } })).statut).toBe(200);
});
