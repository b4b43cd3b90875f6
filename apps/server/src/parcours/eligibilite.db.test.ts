import { envoyerDemande, recueillirConsentement } from '@orapont/contract/demande';
import { refuserLecture } from '@orapont/contract/lecture';
import { afterAll, expect, test } from 'vitest';
import { baseDeTest } from '../adapters/postgres/testing.ts';
import { inscrireAuRegistre } from '../features/teleexpertise/quota-repository.ts';
import { bancDActe, type Scene } from './testing-acte.ts';

const base = await baseDeTest();
const banc = await bancDActe(base);
// In the middle of a year, so that both readings of « par an » are far from their edges whatever the day.
banc.horloge.maintenant = Date.UTC(new Date().getUTCFullYear(), 6, 1, 10);
afterAll(banc.fermer);
const { proprietaire } = base;

const codes = (liste: readonly { code: string }[]) => liste.map(({ code }) => code);

async function esms(categorie = '500', options: Parameters<typeof banc.praticien>[1] = {}): Promise<Scene> {
  return banc.scene(
    'TELEEXPERTISE_ESMS',
    await banc.soignant(categorie),
    await banc.praticien('CABINET', options),
  );
}

async function verdict(s: Scene) {
  const { id } = await banc.preparer(s);
  return banc.juger(s, id);
}

test.each([
  ['une MAS (7°)', '255', true, [], []],
  ['un foyer d’accueil dont la catégorie est close depuis 2018', '437', true, [], ['CATEGORIE_PERIMEE']],
  ['un service de soins à domicile, que le texte ne nomme pas', '354', true, [], ['SERVICE_DOUTEUX']],
  ['un IME (2°)', '183', false, ['SITE_HORS_LISTE'], []],
  ['un ESAT (5°)', '246', false, ['SITE_HORS_LISTE'], []],
  ['une catégorie inconnue', '999', false, ['SITE_HORS_LISTE'], []],
] as const)('TE-01 : %s', async (_titre, categorie, accord, obstacles, avertissements) => {
  const rendu = await verdict(await esms(categorie));
  expect([rendu.accord, codes(rendu.obstacles), codes(rendu.avertissements)]).toEqual([
    accord,
    obstacles,
    avertissements,
  ]);
});

test('TE-01 : un site qui n’a pas encore sa catégorie à la date de l’acte le dit', async () => {
  const s = await esms();
  await proprietaire.query(`update site set categorie_du = '2100-01-01' where id = $1`, [
    s.requerant.lieu.siteId,
  ]);
  expect(codes((await verdict(s)).avertissements)).toContain('CATEGORIE_PERIMEE');
});

test('TE-02 : l’infirmière d’un service, affectée ici sans que la structure l’emploie, n’envoie pas', async () => {
  const s = await esms();
  const { lieu, session } = s.requerant;
  const { id, version } = await banc.preparer(s);
  await proprietaire.query('update affectation set employeur = false where professionnel_id = $1', [
    s.requerant.id,
  ]);
  expect(codes((await banc.juger(s, id)).obstacles)).toContain('REQUERANT_HORS_STRUCTURE');
  const parti = await banc.http.appeler(envoyerDemande, {
    session: { ...session, acteur: { ...session.acteur, sitesEmployeurs: [] } },
    params: { id },
    body: { version, jugeParRequerant: true },
  });
  expect(parti).toMatchObject({ statut: 403, corps: { motifs: ['NON_EMPLOYE_PAR_LA_STRUCTURE'] } });
  expect(await banc.compter('from partage where organisation_id = $1', [lieu.organisationId])).toBe(0);
});

test('TE-02 : un médecin ne répond pas à un EHPAD, un omnipraticien ne répond pas à un cabinet', async () => {
  const medecin = await banc.praticien('ETABLISSEMENT_SANTE', { profession: '10', savoirFaire: ['SM15'] });
  const ehpad = await banc.scene('TELEEXPERTISE_ESMS', await banc.soignant('500'), medecin);
  expect(codes((await verdict(ehpad)).obstacles)).toEqual(['REQUIS_NON_DENTISTE']);
  const [requerant, omnipraticien] = [await banc.praticien('CABINET'), await banc.praticien('CABINET')];
  const cabinet = await banc.scene('TELEEXPERTISE_SPECIALISTE', requerant, omnipraticien);
  expect(codes((await verdict(cabinet)).obstacles)).toEqual(['REQUIS_NON_SPECIALISTE']);
  const versMedecin = await banc.scene('TELEEXPERTISE_SPECIALISTE', requerant, medecin);
  const rendu = await verdict(versMedecin);
  expect([rendu.accord, codes(rendu.avertissements)]).toEqual([true, ['REQUIS_MEDECIN']]);
});

test('TE-08 : un mineur ne consent pas seul ; ses parents, oui', async () => {
  const s = await esms('255');
  await proprietaire.query(`update dossier set date_naissance = '2015-05-02' where id = $1`, [s.dossierId]);
  const { id } = await banc.preparer(s);
  const { session } = s.requerant;
  const recueil = banc.recueil(s.requis.id);
  const seul = await banc.http.appeler(recueillirConsentement, { session, params: { id }, body: recueil });
  expect(codes((seul.corps as { obstacles?: { code: string }[] }).obstacles ?? [])).toContain(
    'CAPACITE_INSUFFISANTE',
  );
  const decision = { ...recueil.decision, capacite: 'PARENTS', auteur: 'Ses parents' } as const;
  const parents = await banc.http.appeler(recueillirConsentement, {
    session,
    params: { id },
    body: { ...recueil, decision, avisPersonne: 'ASSENTIMENT' },
  });
  expect(parents.corps.obstacles).toEqual([]);
});

const ANNEE = new Date(banc.horloge.maintenant).getUTCFullYear();

async function dejaFaits(s: Scene, dates: readonly string[]): Promise<void> {
  const { rows } = await proprietaire.query('select ins_matricule from dossier where id = $1', [s.dossierId]);
  await base.bd.organisation(s.requis.lieu, async (tx) => {
    for (const [rang, date] of dates.entries())
      await inscrireAuRegistre(tx, {
        rpps: s.requis.session.rpps,
        identite: {
          nomNaissance: 'Lefèvre',
          prenoms: ['Jeanne'],
          dateNaissance: '1938-02-03',
          sexe: 'F',
          lieuNaissanceCog: '29019',
          ins: { matricule: rows[0].ins_matricule },
        },
        code: 'TE2',
        date: date as `${number}-${number}-${number}`,
        empreinteActe: `ailleurs ${rang}`,
        secret: banc.secret,
      });
  });
}

/** Late in the year: within twelve months of today, but in the civil year before. */
const finDAnneeDerniere = [28, 29, 30, 31].map((jour) => `${ANNEE - 1}-12-${jour}`);
const cetteAnnee = ['01', '02', '03', '04'].map((jour) => `${ANNEE}-01-${jour}`);

test('TE-12, TE-14 : la cinquième TE2 de l’année civile part, se signe, et sa ligne est à 0 €', async () => {
  const s = await esms();
  await dejaFaits(s, cetteAnnee);
  const rendu = await verdict(s);
  expect(rendu).toMatchObject({ accord: true, quota: { civil: 4, facturable: false, indexTe2: null } });
  expect(codes(rendu.avertissements)).toContain('PLAFOND_ATTEINT');
  const id = await banc.envoyer(s);
  await banc.accuser(s, await banc.repondre(s, id));
  expect((await banc.facturer(s.requis)).lignes).toMatchObject([
    { code: 'TE2', facturable: false, centimes: 0, indexQuota: null },
  ]);
});

test('TE-12, TE-14 : quatre actes sur douze mois glissants mais d’une autre année civile : les deux lectures se disent, la TE2 est payée', async () => {
  const s = await esms();
  await dejaFaits(s, finDAnneeDerniere);
  const rendu = await verdict(s);
  expect(rendu).toMatchObject({
    accord: true,
    quota: { civil: 0, glissant: 4, facturable: true, indexTe2: 1 },
  });
  expect(codes(rendu.avertissements)).toContain('LECTURES_DIVERGENTES');
  const id = await banc.envoyer(s);
  await banc.accuser(s, await banc.repondre(s, id));
  expect((await banc.facturer(s.requis)).lignes).toMatchObject([
    { facturable: true, centimes: 2000, indexQuota: 1 },
  ]);
});

test('TE-06 : un refus n’ouvre jamais de ligne, ni chez l’un ni chez l’autre', async () => {
  const s = await esms();
  const id = await banc.envoyer(s);
  const refus = await banc.http.appeler(refuserLecture, {
    session: s.requis.session,
    params: { id },
    body: { motif: 'HORS_CHAMP', precision: '' },
  });
  expect(refus.statut).toBe(200);
  await banc.arriver(s, id).catch(() => undefined);
  expect((await banc.facturer(s.requis)).lignes).toEqual([]);
  expect(await banc.compter('from ligne_facturation where acte_id = $1', [id])).toBe(0);
});
