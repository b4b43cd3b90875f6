import { randomUUID } from 'node:crypto';
import type { DemandeFigeeT } from '@orapont/contract/demande-figee';
import * as contrat from '@orapont/contract/facturation';
import type { DateCivile } from '@orapont/domain/dates';
import { beforeEach, describe, expect, test } from 'vitest';
import { baseDeTest } from './adapters/postgres/testing.ts';
import { suivreCompteRendu } from './features/courrier/suivre-compte-rendu.ts';
import { calculer } from './features/facturation/calculer.ts';
import type { DepsFacturation } from './features/facturation/ports.ts';
import { facturationRoutes } from './features/facturation/routes.ts';
import { SANTE_COMPLETE, travauxDeTest } from './features/teleexpertise/demande/testing.ts';
import { clesRegistre, inscrireAuRegistre } from './features/teleexpertise/quota-repository.ts';
import type { Session } from './kernel/session.ts';
import { serveurDeTest, sessionDeTest } from './kernel/testing.ts';

const { bd, proprietaire } = await baseDeTest();
const secret = Buffer.alloc(32, 7);
const travaux = travauxDeTest();
const deps: DepsFacturation = {
  bd,
  travaux,
  maintenant: () => new Date('2026-03-20T10:00:00Z'),
  tarifsAVerifier: false,
  registre: {
    cles: (identite) => clesRegistre(identite, secret).lecture,
    inscrire: (tx, acte) => inscrireAuRegistre(tx, { ...acte, secret }),
  },
};
const { appeler } = await serveurDeTest({ monter: (serveur) => facturationRoutes(serveur, deps) });

type Monde = { requis: Session; dossierId: string; matricule: string };
let monde: Monde;
let numero = 0;

async function ouvrirDossier(organisationId: string): Promise<string> {
  const id = randomUUID();
  await proprietaire.query(
    `insert into dossier (organisation_id, id, nom_naissance, prenoms, date_naissance, sexe, nom_norme, recherche)
     values ($1, $2, 'Le Gall', '{Yves}', '1940-01-01', 'M', 'le gall', 'le gall yves')`,
    [organisationId, id],
  );
  return id;
}

async function dentiste(
  autres: { profession?: '40' | '10'; conventionne?: boolean; mode?: string; remplace?: string } = {},
): Promise<Session> {
  const { profession = '40', conventionne = true, mode = 'LIBERAL', remplace = null } = autres;
  const session = sessionDeTest({
    roles: ['praticien'],
    profession,
    rpps: `1${String(++numero).padStart(10, '0')}`,
    nom: 'Paul Dentiste',
  });
  await proprietaire.query(
    `insert into professionnel (id, nom, prenom, profession, rpps, conventionne, mode_exercice, remplace_id)
     values ($1, 'Dentiste', 'Paul', $2, $3, $4, $5, $6)`,
    [session.professionnelId, profession, session.rpps, conventionne, mode, remplace],
  );
  return session;
}

beforeEach(async () => {
  const requis = await dentiste();
  monde = {
    requis,
    dossierId: await ouvrirDossier(requis.organisationId ?? ''),
    matricule: String(1_000_000_000_000 + ++numero),
  };
  travaux.enfiles.length = 0;
});

function demandeFigee(acteId: string, autres: Partial<DemandeFigeeT> = {}): DemandeFigeeT {
  const cite = (rpps: string | null, profession: string) => ({
    id: randomUUID(),
    nom: 'Cité',
    prenom: 'Claire',
    profession,
    professionLibelle: '',
    savoirFaire: null,
    savoirFaireLibelle: null,
    rpps,
    bal: null,
  });
  const lieu = {
    organisationId: randomUUID(),
    siteId: randomUUID(),
    nom: 'EHPAD',
    categorie: '500',
    categorieLibelle: 'EHPAD',
    finess: '290000017',
    adresse: '',
    zone: 'METROPOLE' as const,
    bal: null,
  };
  const le = '2026-03-01T08:00:00.000Z';
  return {
    version: 1,
    acteId,
    numero: 'TE-2026-1',
    nature: 'TELEEXPERTISE_ESMS',
    envoyeLe: le,
    echeance: le,
    urgence: 'PROGRAMMEE',
    drapeaux: [],
    patient: {
      nomNaissance: 'Le Gall',
      prenoms: ['Yves'],
      nomUtilise: '=HYPERLINK("http://mal")',
      prenomUtilise: null,
      dateNaissance: '1940-01-01',
      sexe: 'M',
      lieuNaissanceCog: '29019',
      insStatut: 'QUAL',
      ins: { matricule: monde.matricule, oid: '1.2.250.1.213.1.4.10' },
      assure: null,
      sejour: '',
      representant: null,
      profilSensoriel: '',
      oppositionMes: null,
    },
    structure: lieu,
    requerant: cite(null, '60'),
    preparePar: null,
    requis: cite(monde.requis.rpps, '40'),
    requisLieu: lieu,
    motif: { code: 'X', libelle: 'x', precision: '' },
    situation: 'QUESTION_CIRCONSCRITE',
    question: '',
    sante: SANTE_COMPLETE,
    alertes: [],
    consentement: { phrases: [], le, texteVersion: '2026-1' },
    lien: null,
    protocole: null,
    vuesManquantes: [],
    medias: [],
    complements: [],
    lesion: null,
    urgenceMotif: '',
    actesAilleurs: 0,
    quota: null,
    verdict: { versionRegles: '1', avertissements: [] },
    ...autres,
  } as DemandeFigeeT;
}

type Signe = { jour?: DateCivile; demande?: Partial<DemandeFigeeT>; registre?: boolean };

/** A compte rendu signed by the requis, not delivered yet. */
async function signer({ jour = '2026-03-10', demande = {}, registre = true }: Signe = {}) {
  const acteId = randomUUID();
  const compteRenduId = randomUUID();
  const { requis, dossierId } = monde;
  const organisationId = requis.organisationId ?? '';
  const figee = demandeFigee(acteId, demande);
  await proprietaire.query(
    `insert into compte_rendu (organisation_id, id, acte_id, dossier_id, numero_version, etat, contenu, empreinte_contenu, empreinte_pdf, octets_pdf, signature, signe_par, signe_le)
     values ($1, $2, $3, $4, 1, 'SIGNE', $5, 'e', 'e', 1, '{}', $6, $7)`,
    [
      organisationId,
      compteRenduId,
      acteId,
      dossierId,
      JSON.stringify({ demande: figee }),
      requis.professionnelId,
      `${jour}T09:00:00Z`,
    ],
  );
  await proprietaire.query(
    `insert into remise (organisation_id, id, compte_rendu_id, acte_id, type, etat) values ($1, $2, $3, $4, 'REQUERANT', 'A_FAIRE')`,
    [organisationId, randomUUID(), compteRenduId, acteId],
  );
  if (registre)
    await bd.organisation({ organisationId }, (tx) =>
      inscrireAuRegistre(tx, {
        rpps: requis.rpps,
        identite: figee.patient,
        code: 'TE2',
        date: jour,
        empreinteActe: acteId,
        secret,
      }),
    );
  return { acteId, compteRenduId, organisationId };
}
type Acte = Awaited<ReturnType<typeof signer>>;

/** The operator's 250, as the outbox writes it, then the job that it enqueues. */
async function livrer({ compteRenduId, organisationId }: Acte, reponse = '250 2.0.0 OK: depose') {
  await bd.organisation({ organisationId }, (tx) =>
    suivreCompteRendu(
      tx,
      travaux,
      { organisationId, id: randomUUID(), acteId: null, type: 'COMPTE_RENDU', charge: { compteRenduId } },
      { accuse: { messageId: '<x@y>', reponse, accepteLe: new Date('2026-03-10T09:01:00Z') } },
    ),
  );
  await calculer(deps, { organisationId, compteRenduId });
}

const lire = async (session = monde.requis, mois = '2026-03') =>
  (await appeler(contrat.lireFacturation, { session, query: { mois } })).corps;

describe('TE2', () => {
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
          identite: demandeFigee(randomUUID()).patient,
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
      ...demandeFigee(randomUUID()).patient,
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
    monde = { ...monde, requis, dossierId: await ouvrirDossier(requis.organisationId ?? '') };
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
    monde = { ...monde, requis, dossierId: await ouvrirDossier(requis.organisationId ?? '') };
    await livrer(await signer());
    expect((await lire()).lignes).toMatchObject([
      { factureParRpps: titulaire.rpps, executeParRpps: requis.rpps, centimes: 2000 },
    ]);
    const vuParTitulaire = await lire({ ...titulaire, organisationId: requis.organisationId });
    expect(vuParTitulaire.lignes).toHaveLength(1);
  });

  test('TE-12 : en DROM le tarif de la zone, et 23 € seulement si l’installation l’a choisi', async () => {
    const requisLieu = { ...demandeFigee(randomUUID()).requisLieu, zone: 'DROM' as const };
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
});

describe('RQD', () => {
  async function demander(
    nature: 'TELEEXPERTISE_SPECIALISTE' | 'TELEEXPERTISE_ESMS' = 'TELEEXPERTISE_SPECIALISTE',
  ) {
    const acteId = randomUUID();
    const organisationId = monde.requis.organisationId ?? '';
    const requisId = randomUUID();
    const demande = demandeFigee(acteId, { nature });
    await proprietaire.query(
      `insert into acte (organisation_id, id, dossier_id, site_id, nature, etat, prepare_par, requerant_id, requis_id, demande, demande_empreinte, envoye_le, echeance, repondu_le, compte_rendu)
       values ($1, $2, $3, $4, $5, 'AVIS_RENDU', $6, $6, $7, $8, 'e', now(), now(), '2026-03-10T09:00:00Z', '{"signeLe": "2026-03-10T09:00:00.000Z"}')`,
      [
        organisationId,
        acteId,
        monde.dossierId,
        randomUUID(),
        nature,
        monde.requis.professionnelId,
        requisId,
        JSON.stringify(demande),
      ],
    );
    const arriver = () =>
      proprietaire.query(
        `insert into document (organisation_id, id, dossier_id, acte_id, type, titre, type_mime, octets, empreinte, origine)
         values ($1, $2, $3, $4, 'COMPTE_RENDU', 'CR', 'application/pdf', 1, 'e', 'RECU')`,
        [organisationId, randomUUID(), monde.dossierId, acteId],
      );
    return { organisationId, acteId, arriver };
  }

  test('TE-13 : la RQD du dentiste requérant naît quand la réponse arrive, et s’inscrit au registre', async () => {
    const { arriver, ...acte } = await demander();
    await calculer(deps, acte);
    expect((await lire()).lignes).toEqual([]);
    await arriver();
    await calculer(deps, acte);
    expect((await lire()).lignes).toMatchObject([{ code: 'RQD', centimes: 1000, indexQuota: 1 }]);
    const { rows } = await proprietaire.query(`select code from registre_acte where rpps = $1`, [
      monde.requis.rpps,
    ]);
    expect(rows).toEqual([{ code: 'RQD' }]);
  });

  test('TE-13 : pas de RQD dans le circuit ESMS', async () => {
    const { arriver, ...acte } = await demander('TELEEXPERTISE_ESMS');
    await arriver();
    await calculer(deps, acte);
    expect((await lire()).lignes).toEqual([]);
  });
});

describe('suite donnée à une ligne', () => {
  const ligne = async () => {
    await livrer(await signer());
    const [premiere] = (await lire()).lignes;
    return premiere?.id ?? '';
  };

  test('TE-18 : l’ADRi se note avec son jour et son résultat, et l’ancienne note reste', async () => {
    const id = await ligne();
    const noter = (le: DateCivile, resultat: string) =>
      appeler(contrat.noterAdri, { session: monde.requis, params: { id }, body: { le, resultat } });
    expect((await noter('2026-03-21', 'demain')).corps.champs).toHaveProperty('le');
    expect((await noter('2026-03-09', 'avant l’acte')).corps.champs).toHaveProperty('le');
    await noter('2026-03-12', 'droits fermés');
    await noter('2026-03-15', 'droits ouverts');
    expect((await lire()).lignes[0]?.adri).toMatchObject({
      fait: true,
      le: '2026-03-15',
      resultat: 'droits ouverts',
    });
    const { rows } = await proprietaire.query('select 1 from suivi_facturation where ligne_id = $1', [id]);
    expect(rows).toHaveLength(2);
  });

  test('TE-15 : le NIR manquant se complète, faux il est refusé à côté de son champ', async () => {
    const id = await ligne();
    expect((await lire()).lignes[0]?.aCompleter).toEqual(['NIR']);
    const completer = (nir: string) =>
      appeler(contrat.completerLigne, {
        session: monde.requis,
        params: { id },
        body: {
          nir,
          ayantDroit: true,
          dateNaissance: null,
          rangGemellaire: null,
          numeroRequerant: '',
          logicielAJour: false,
        },
      });
    expect((await completer('2 79 03 51 215 189 88')).corps.champs).toHaveProperty('nir');
    await completer('2 79 03 51 215 189 89');
    expect((await lire()).lignes[0]).toMatchObject({
      patient: { nir: '279035121518989' },
      aCompleter: ['DATE_NAISSANCE'],
      mode: 'SESAM_DEGRADE',
    });
  });

  test('un confrère ne voit ni ne touche la ligne ; le secrétariat du même cabinet, oui', async () => {
    const id = await ligne();
    const { organisationId } = monde.requis;
    const confrere = { ...(await dentiste()), organisationId };
    expect((await lire(confrere)).lignes).toEqual([]);
    const body = { le: '2026-03-12' as const, resultat: 'x' };
    expect((await appeler(contrat.noterAdri, { session: confrere, params: { id }, body })).statut).toBe(404);
    const secretariat = sessionDeTest({ roles: ['secretariat'], organisationId });
    expect((await lire(secretariat)).lignes).toHaveLength(1);
    expect((await lire(sessionDeTest({ roles: ['secretariat'] }))).lignes).toEqual([]);
    expect(
      (await appeler(contrat.lireFacturation, { session: sessionDeTest({ organisationId }) })).statut,
    ).toBe(403);
  });

  test('l’export CSV s’ouvre en tableur sans exécuter de formule', async () => {
    await ligne();
    const { brute } = await appeler(contrat.exporterFacturation, {
      session: monde.requis,
      query: { mois: '2026-03' },
    });
    expect(brute.headers['content-type']).toBe('text/csv; charset=utf-8');
    const champs = brute.body
      .replace('\ufeff', '')
      .split('\r\n')
      .flatMap((rangee) => rangee.split(';'));
    expect(champs).toContain('"TE2"');
    expect(brute.body).toContain(`"'=HYPERLINK`);
    expect(champs.filter((champ) => /^"?[=+\-@]/.test(champ))).toEqual([]);
  });
});
