import { randomUUID } from 'node:crypto';
import { exporterDossier } from '@orapont/contract/export';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ouvrirDepot } from '../adapters/archive/ouvrir-depot.ts';
import { fabriqueCda } from '../adapters/cda/fabrique-cda.ts';
import { enTeteDemande, modeleDemandeCda, PDF_FICTIF } from '../adapters/cda/testing-cda.ts';
import { baseDeTest } from '../adapters/postgres/testing.ts';
import { lecteurLotCda } from '../adapters/reprise/cda/lire-lot.ts';
import { archiver, lettre } from '../adapters/reprise/cda/testing-lot.ts';
import { lireLotFhir } from '../adapters/reprise/fhir/lire-lot.ts';
import { dePatient, JEANNE, lot } from '../adapters/reprise/fhir/testing-lot.ts';
import { reconnaitreTransmise } from '../features/reception/personne-transmise.ts';
import { retrouverPar } from '../features/reprise/lot/retrouver.ts';
import { sourceCda } from '../features/reprise/sources/cda.ts';
import { sourceFhir } from '../features/reprise/sources/fhir.ts';
import { sourceOrapont } from '../features/reprise/sources/orapont.ts';
import { bancDeSignature } from '../features/teleexpertise/compte-rendu/testing.ts';
import { sha256 } from '../kernel/empreinte.ts';
import { bancDExport, verifierArchive } from './testing-export.ts';
import { bancDeReprise, zipper } from './testing-reprise.ts';

const base = await baseDeTest();
const retrouver = retrouverPar(base, reconnaitreTransmise);
const sources = [
  sourceOrapont,
  sourceFhir(lireLotFhir, retrouver),
  sourceCda(lecteurLotCda(ouvrirDepot), retrouver),
];
const banc = await bancDeSignature(base);
const sortie = await bancDExport(banc);
const { vide, requete, fermer, coupee, deps } = await bancDeReprise(base, sources, {
  ouvrirArchive: ouvrirDepot,
  objets: sortie.deps.objets,
});
afterAll(async () => {
  await fermer();
  await sortie.fermer();
  await banc.http.fermer();
});

const total = (comptes: Readonly<Record<string, number | undefined>>) =>
  Object.values(comptes).reduce<number>((somme, nombre = 0) => somme + nombre, 0);
const dossiersDe = (organisationId: string) =>
  requete('select * from dossier where organisation_id = $1 order by nom_norme, prenoms', [organisationId]);

const PDF = Buffer.from(PDF_FICTIF).toString('base64');
const depotFhir = (...autres: readonly object[]) =>
  Buffer.from(
    lot(
      JEANNE,
      dePatient({
        resourceType: 'DocumentReference',
        id: 'd1',
        status: 'current',
        description: 'Panoramique',
        content: [{ attachment: { contentType: 'application/pdf', data: PDF } }],
      }),
      {
        resourceType: 'AllergyIntolerance',
        id: 'a1',
        patient: { reference: 'Patient/17' },
        code: { text: 'Pénicilline' },
      },
      {
        resourceType: 'RelatedPerson',
        id: 'p1',
        patient: { reference: 'Patient/17' },
        name: [{ family: 'Nessi', given: ['Paul'] }],
      },
      { resourceType: 'Patient', id: '18', name: [{ family: 'SANS', given: ['Date'] }], birthDate: '1945' },
      { resourceType: 'Observation', id: 'o18', subject: { reference: 'Patient/18' } },
      ...autres,
    ),
  );

test('un lot FHIR se reprend : l’essai dit tout et n’écrit rien, puis le dossier, ses proches, sa santé, ses fichiers', async () => {
  const o = await vide();
  const { organisationId } = o.lieu;
  const quoi = await o.deposer(depotFhir());
  const essai = await o.lire(quoi.repriseId);
  expect(essai).toMatchObject({ etat: 'EXAMINEE', refus: null });
  const lignes = await o.lignes(quoi.repriseId);
  expect(total(essai.comptes)).toBe(lignes.size);
  expect([...lignes].map(([chemin, [sort]]) => [chemin.replace('lot.json, ', ''), sort])).toEqual([
    ['entrée 1, Patient/17', 'A_CREER'],
    ['entrée 1, Patient/17, lecture en clair', 'A_CREER'],
    ['entrée 2, DocumentReference/d1', 'A_CREER'],
    ['entrée 3, AllergyIntolerance/a1', 'LISIBLE'],
    ['entrée 4, RelatedPerson/p1', 'LISIBLE'],
    ['entrée 5, Patient/18', 'REFUSE'],
    ['entrée 5, Patient/18, lecture en clair', 'REFUSE'],
    ['entrée 6, Observation/o18', 'REFUSE'],
    ['lot.json', 'LISIBLE'],
  ]);
  expect(await o.compter('dossier')).toBe(0);
  await expect(o.accorder(quoi, coupee(2))).rejects.toThrow('COUPURE');
  await o.accorder(quoi);
  const [dossier, ...autres] = await dossiersDe(organisationId);
  expect(autres).toEqual([]);
  expect(dossier).toMatchObject({
    nom_naissance: 'NESSI',
    identifiant_externe: 'DUI-17',
    ...{ ins_statut: 'PROV', ins_matricule: null, ins_oid: null },
  });
  const types = (await o.documents()).map(({ titre, type_mime: type }) => [titre, type]);
  expect(Object.fromEntries(types)).toEqual({
    'Données de l’autre logiciel (à lire)': 'text/plain',
    'Données de l’autre logiciel (copie exacte)': 'application/json',
    Panoramique: 'application/pdf',
  });
  const [sante] = await requete('select contenu from donnees_sante where organisation_id = $1', [
    organisationId,
  ]);
  expect(sante?.contenu).toMatchObject({
    allergies: [{ libelle: 'Pénicilline' }],
    traitements: 'NON_RENSEIGNE',
  });
  expect(
    await requete('select qualite, representation_personne from representant where organisation_id = $1', [
      organisationId,
    ]),
  ).toEqual([{ qualite: 'PROCHE', representation_personne: false }]);
  // The same archive, and one that says more: nothing twice, and what is new is filed.
  const encore = await o.deposer(depotFhir());
  expect((await o.lire(encore.repriseId)).comptes).not.toHaveProperty('A_CREER');
  await o.accorder(encore);
  expect([await o.compter('dossier'), await o.compter('document')]).toEqual([1, 3]);
  const plus = await o.deposer(
    depotFhir(dePatient({ resourceType: 'Observation', id: 'o1', code: { text: 'Poids' } })),
  );
  await o.accorder(plus);
  expect([await o.compter('dossier'), await o.compter('document')]).toEqual([1, 5]);
});

test('notre propre export, lu comme un lot FHIR : le même dossier et ses documents, aux mêmes octets', async () => {
  const d = await banc.decor();
  await banc.signe(d);
  const exporte = await sortie.appeler(exporterDossier, {
    session: d.soignante,
    params: { id: d.dossierId },
  });
  const { fichiers, manifeste } = await verifierArchive(exporte.brute.rawPayload);
  const racine = `dossiers/${d.dossierId}/`;
  const gardes = [...fichiers].filter(([nom]) => /\/(fhir\.json|documents\/.*)$/.test(nom));
  const o = await vide();
  const quoi = await o.deposer(
    await zipper(Object.fromEntries(gardes.map(([nom, octets]) => [nom.replace(racine, ''), octets]))),
  );
  const lignes = [...(await o.lignes(quoi.repriseId))];
  expect(lignes.filter(([, [sort]]) => sort === 'REFUSE' || sort === 'A_VOIR')).toEqual([]);
  await o.accorder(quoi);
  expect(await dossiersDe(o.lieu.organisationId)).toMatchObject([{ id: d.dossierId, ins_matricule: null }]);
  const repris = await requete('select empreinte from document where organisation_id = $1', [
    o.lieu.organisationId,
  ]);
  const voulues = manifeste.fichiers.filter(({ nature }) => nature === 'DOCUMENT').map(({ sha256: s }) => s);
  expect(voulues.length).toBeGreaterThan(0);
  expect(repris.map(({ empreinte }) => empreinte)).toEqual(expect.arrayContaining(voulues));
});

let depot: Buffer;
beforeAll(async () => {
  depot = await zipper({
    'courriers/1/IHE_XDM.ZIP': await archiver(lettre(1), lettre(2)),
    'demande.xml': fabriqueCda.demande(modeleDemandeCda()),
    'abime.xml': '<ClinicalDocument',
    'photo.jpg': 'rien ne dit de qui',
  });
});

test('un dossier de CDA et de lots XDM se reprend : une personne, chaque document, et ce qui ne se lit pas a sa ligne', async () => {
  const o = await vide();
  const quoi = await o.deposer(depot);
  const lignes = await o.lignes(quoi.repriseId);
  expect(lignes.get('abime.xml')?.[0]).toBe('REFUSE');
  expect(lignes.get('photo.jpg')?.[0]).toBe('A_VOIR');
  expect(total((await o.lire(quoi.repriseId)).comptes)).toBe(lignes.size);
  expect(await o.compter('dossier')).toBe(0);
  await o.accorder(quoi);
  expect(await dossiersDe(o.lieu.organisationId)).toMatchObject([
    { nom_naissance: 'PAT-TROIS', lieu_naissance_cog: '51215', ins_statut: 'PROV', ins_matricule: null },
  ]);
  const titres = (await o.documents()).map(({ titre }) => titre);
  expect(titres).toEqual(
    expect.arrayContaining(['Lettre 1', 'Lettre 1 (CDA)', 'Lettre 2', 'Demande et images']),
  );
  const fait = await o.compter('document');
  await o.accorder(await o.deposer(depot));
  expect([await o.compter('dossier'), await o.compter('document')]).toEqual([1, fait]);
});

test('ID-INS : un document va au dossier que son INS désigne ici ; un doute attend une personne, et rien n’est classé', async () => {
  const { ins, nomNaissance, dateNaissance, lieuNaissance } = enTeteDemande().patient;
  const poser = (
    organisationId: string,
    autres: { readonly matricule: string | null; readonly lieu: string | null },
  ) =>
    requete(
      `insert into dossier (organisation_id, id, nom_naissance, prenoms, date_naissance, sexe, lieu_naissance_cog, nom_norme, recherche,
         profil_sensoriel, ins_statut, ins_matricule, ins_oid)
       values ($1, $2, $3, array['DOMINIQUE'], $4, 'F', $5, 'pat trois', 'pat trois', '{}', $6, $7, $8)`,
      [
        ...[organisationId, randomUUID(), nomNaissance, dateNaissance, autres.lieu],
        ...[autres.matricule === null ? 'PROV' : 'RECUP', autres.matricule, autres.matricule && ins?.oid],
      ],
    );
  const connue = await vide();
  await poser(connue.lieu.organisationId, { matricule: ins?.matricule ?? null, lieu: lieuNaissance });
  const sure = await connue.deposer(depot);
  expect((await connue.lire(sure.repriseId)).ecarts.map(({ motif }) => motif).join()).toMatch(
    /PAT-TROIS DOMINIQUE, 28\/03\/1979\u00a0: reconnue avec certitude/,
  );
  await connue.accorder(sure);
  expect(await connue.compter('dossier')).toBe(1);
  expect((await connue.documents()).map(({ titre }) => titre)).toContain('Lettre 1');
  const douteuse = await vide();
  await poser(douteuse.lieu.organisationId, { matricule: null, lieu: null });
  const quoi = await douteuse.deposer(depot);
  await douteuse.accorder(quoi);
  expect([await douteuse.compter('dossier'), await douteuse.compter('document')]).toEqual([1, 0]);
  expect((await douteuse.lire(quoi.repriseId)).ecarts.map(({ motif }) => motif).join()).toMatch(
    /pourrait être la même personne/,
  );
});

test('ce qui ne se lit pas est refusé par une phrase, et ses octets s’en vont', async () => {
  const o = await vide();
  for (const [octets, phrase] of [
    [Buffer.from('{"resourceType":"Bundle","type":"collection"}'), /Aucune ressource FHIR/],
    [Buffer.from('{"resourceType":"Bundle","entry":['), /Aucune ressource FHIR/],
    [Buffer.from('<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>'), /./],
    [await zipper({ 'a.txt': 'rien' }), /aucun genre connu/],
  ] as const) {
    const { repriseId, organisationId } = await o.deposer(octets);
    const { etat, refus } = await o.lire(repriseId);
    if (etat === 'REFUSEE') {
      expect(refus).toMatch(phrase);
      const ref = { organisationId, dossierId: repriseId, objetId: repriseId, version: 1 };
      expect(await deps.objets.taille(ref), sha256(octets)).toBeUndefined();
    } else expect([...(await o.lignes(repriseId)).values()].map(([sort]) => sort)).toEqual(['REFUSE']);
  }
});
