import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { baseDeTest } from '../adapters/postgres/testing.ts';
import { remiseRevenue } from '../features/courrier/remise-repository.ts';
import { suivreCompteRendu } from '../features/courrier/suivre-compte-rendu.ts';
import { calculer } from '../features/facturation/calculer.ts';
import { inscrireAuRegistre } from '../features/teleexpertise/quota-repository.ts';
import { bancDeFacturation, demandeFigee } from './testing-facturation.ts';

const base = await baseDeTest();
const banc = await bancDeFacturation(base);
afterAll(() => banc.http.fermer());
beforeEach(() => banc.nouveauMonde());
const { deps, dentiste, lire, livrer, monde, ouvrirDossier, secret, signer, travaux } = banc;
const { bd } = base;
type Acte = Awaited<ReturnType<typeof signer>>;

test('TE-12 : la ligne n’existe qu’après le 250 de l’opérateur', async () => {
  const acte = await signer();
  await calculer(deps, acte);
  const avant = await lire();
  expect(avant.lignes).toEqual([]);
  expect(avant.sansLigne).toMatchObject([
    { acteId: acte.acteId, enAttente: true, motifs: [{ code: 'COMPTE_RENDU_NON_ACCEPTE' }] },
  ]);
  await livrer(acte);
  const apres = await lire();
  expect(apres.sansLigne).toEqual([]);
  expect(apres.lignes).toMatchObject([
    {
      code: 'TE2',
      centimes: 2000,
      facturable: true,
      indexQuota: 1,
      dateActe: '2026-03-10',
      requerant: { type: 'FINESS' },
    },
  ]);
  expect(travaux.enfiles).toEqual([
    {
      nom: 'facturation.calculer',
      charge: { organisationId: acte.organisationId, compteRenduId: acte.compteRenduId },
    },
  ]);
});

test('TE-12 : une réponse qui n’est pas 250 n’ouvre rien', async () => {
  const acte = await signer();
  await livrer(acte, '251 transmis ailleurs');
  expect((await lire()).lignes).toEqual([]);
});

test('TE-12 : un compte rendu revenu à l’envoyeur sort de la facturation, et y revient une fois remis', async () => {
  const acte = await signer();
  await livrer(acte);
  const { organisationId, compteRenduId, acteId } = acte;
  await bd.organisation({ organisationId }, (tx) => remiseRevenue(tx, compteRenduId, new Date()));
  await calculer(deps, acte);
  expect(await lire()).toMatchObject({
    lignes: [],
    totaux: { actes: 0, centimes: 0 },
    sansLigne: [{ acteId, enAttente: true, motifs: [{ code: 'COMPTE_RENDU_NON_ACCEPTE' }] }],
  });
  await livrer(acte);
  expect(await lire()).toMatchObject({ lignes: [{ acteId, indexQuota: 1 }], sansLigne: [] });
});

test('une ligne par acte, même demandée dix fois à la fois', async () => {
  const acte = await signer();
  await livrer(acte);
  await Promise.all(Array.from({ length: 10 }, () => calculer(deps, acte)));
  expect((await lire()).lignes).toHaveLength(1);
});

test('TE-14 : le cinquième acte de l’année s’inscrit, non facturable, à 0 €', async () => {
  for (const jour of ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06'] as const)
    await livrer(await signer({ jour }));
  const { lignes, totaux } = await lire();
  expect(
    lignes.map(({ dateActe, indexQuota, centimes, facturable }) => [
      dateActe,
      indexQuota,
      centimes,
      facturable,
    ]),
  ).toEqual([
    ['2026-03-06', null, 0, false],
    ['2026-03-05', 4, 2000, true],
    ['2026-03-04', 3, 2000, true],
    ['2026-03-03', 2, 2000, true],
    ['2026-03-02', 1, 2000, true],
  ]);
  expect(lignes[0]?.quotaPhrase).toContain('il ne sera pas payé');
  expect(totaux).toMatchObject({ actes: 5, factures: 4, centimes: 8000 });
});

test('TE-14 : cinq actes livrés en désordre, le même jour et en même temps : quatre payés exactement', async () => {
  const actes: Acte[] = [];
  for (let n = 0; n < 5; n++) actes.push(await signer({ jour: '2026-03-12' }));
  await Promise.all(actes.toReversed().map((acte) => livrer(acte)));
  const { lignes, totaux } = await lire();
  expect(lignes.map(({ indexQuota }) => indexQuota).toSorted()).toEqual([1, 2, 3, 4, null]);
  expect(totaux.factures).toBe(4);
});

test('TE-12 : les actes faits chez un autre cabinet comptent, sans que l’on sache lesquels', async () => {
  const { requis } = monde;
  await bd.organisation({ organisationId: randomUUID() }, async (tx) => {
    for (const n of [1, 2, 3, 4])
      await inscrireAuRegistre(tx, {
        rpps: requis.rpps,
        identite: demandeFigee(monde, randomUUID()).patient,
        code: 'TE2',
        date: '2026-01-15',
        empreinteActe: `ailleurs ${n}`,
        secret,
      });
  });
  await livrer(await signer());
  expect((await lire()).lignes).toMatchObject([{ facturable: false, centimes: 0 }]);
});

test('TE-12 : sans identité qualifiée ni traits complets, les actes de l’organisation comptent', async () => {
  const patient = {
    ...demandeFigee(monde, randomUUID()).patient,
    ins: null,
    insStatut: 'PROV' as const,
    lieuNaissanceCog: null,
  };
  for (const jour of ['2026-03-02', '2026-03-03'] as const)
    await livrer(await signer({ jour, demande: { patient } }));
  expect((await lire()).lignes.map(({ indexQuota }) => indexQuota)).toEqual([2, 1]);
});

test.each([
  ['un bilan', { nature: 'BILAN' as const }, 'NATURE_NON_FACTURABLE'],
  ['un avis hors article 58', { nature: 'AVIS_HORS_58' as const }, 'NATURE_NON_FACTURABLE'],
])('TE-06 : %s ne donne jamais de ligne', async (_titre, demande, code) => {
  await livrer(await signer({ demande }));
  const lu = await lire();
  expect(lu.lignes).toEqual([]);
  expect(lu.sansLigne[0]?.motifs[0]?.code).toBe(code);
});

test.each([
  ['un médecin requis', { profession: '10' as const }, 'MEDECIN_HORS_CONVENTION_DENTAIRE'],
  ['un dentiste non conventionné', { conventionne: false }, 'NON_CONVENTIONNE'],
  ['un remplaçant sans titulaire connu', { mode: 'REMPLACANT' }, 'TITULAIRE_INCONNU'],
])('TE-12 : %s n’a pas de ligne, et lit pourquoi', async (_titre, options, code) => {
  const requis = await dentiste(options);
  Object.assign(monde, { requis, dossierId: await ouvrirDossier(requis.organisationId ?? '') });
  await livrer(await signer());
  const lu = await lire();
  expect(lu.lignes).toEqual([]);
  expect(lu.sansLigne[0]?.motifs.map((motif) => motif.code)).toContain(code);
});

test('un remplaçant facture sous le numéro du titulaire', async () => {
  const titulaire = await dentiste();
  const requis = await dentiste({
    mode: 'REMPLACANT',
    conventionne: false,
    remplace: titulaire.professionnelId ?? '',
  });
  Object.assign(monde, { requis, dossierId: await ouvrirDossier(requis.organisationId ?? '') });
  await livrer(await signer());
  expect((await lire()).lignes).toMatchObject([
    { factureParRpps: titulaire.rpps, executeParRpps: requis.rpps, centimes: 2000 },
  ]);
  const vuParTitulaire = await lire({ ...titulaire, organisationId: requis.organisationId });
  expect(vuParTitulaire.lignes).toHaveLength(1);
});

test('TE-12 : en DROM le tarif de la zone, et 23 € seulement si l’installation l’a choisi', async () => {
  const requisLieu = { ...demandeFigee(monde, randomUUID()).requisLieu, zone: 'DROM' as const };
  await livrer(await signer({ demande: { requisLieu } }));
  const acte = await signer({ jour: '2026-03-11' });
  await livrer(acte);
  const lu = await lire();
  expect(lu.lignes.map(({ centimes }) => centimes)).toEqual([2000, 2400]);
  expect(lu.tarifs.filter(({ statut }) => statut === 'A_VERIFIER').every(({ applique }) => !applique)).toBe(
    true,
  );
  const ouvert = await signer({ jour: '2026-03-13' });
  await bd.organisation(ouvert, (tx) =>
    suivreCompteRendu(
      tx,
      travaux,
      {
        ...ouvert,
        id: randomUUID(),
        type: 'COMPTE_RENDU',
        charge: { compteRenduId: ouvert.compteRenduId },
      },
      { accuse: { messageId: '', reponse: '250 OK', accepteLe: new Date() } },
    ),
  );
  await calculer({ ...deps, tarifsAVerifier: true }, ouvert);
  expect((await lire()).lignes[0]).toMatchObject({
    centimes: 2300,
    tarif: { statut: 'A_VERIFIER', source: expect.stringContaining('aucun texte officiel') },
  });
});

test('TE-12, TE-14 : le rang d’une ligne est celui de la signature, même si sa lettre est acceptée la première', async () => {
  const quota = (deja: number) => ({
    quota: { civil: deja, glissant: deja, indexTe2: deja + 1, facturable: true, phrase: `Déjà ${deja}` },
  });
  const matin = await signer({ contenu: quota(0) });
  const soir = await signer({ contenu: quota(1) });
  await livrer(soir);
  await livrer(matin);
  const rangs = new Map((await lire()).lignes.map(({ acteId, indexQuota }) => [acteId, indexQuota]));
  expect([rangs.get(matin.acteId), rangs.get(soir.acteId)]).toEqual([1, 2]);
});

test('TE-14 : les actes que le requis a déclarés en signant comptent sur la ligne comme sur le compte rendu', async () => {
  const quota = { civil: 4, glissant: 4, indexTe2: null, facturable: false, phrase: 'Déjà 4 actes' };
  await livrer(await signer({ contenu: { quota } }));
  expect((await lire()).lignes).toMatchObject([
    { facturable: false, centimes: 0, quotaPhrase: 'Déjà 4 actes' },
  ]);
});

test('TE-14 : deux signatures au même instant au même rang font deux rangs, jamais deux fois le quatrième', async () => {
  const quota = { civil: 3, glissant: 3, indexTe2: 4, facturable: true, phrase: 'Déjà 3 actes' };
  for (const jour of ['2026-02-02', '2026-02-03', '2026-02-04'] as const)
    await livrer(await signer({ jour }));
  const actes = [await signer({ contenu: { quota } }), await signer({ contenu: { quota } })];
  await Promise.all(actes.map((acte) => livrer(acte)));
  const { lignes, totaux } = await lire();
  expect(lignes.map(({ indexQuota }) => indexQuota).toSorted()).toEqual([4, null]);
  expect(totaux.factures).toBe(1);
});
