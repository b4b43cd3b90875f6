import { randomUUID } from 'node:crypto';
import * as contrat from '@orapont/contract/demande';
import type { BodyInput } from '@orapont/contract/route';
import { jourParis } from '@orapont/domain/dates';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, expect, test } from 'vitest';
import { baseDeTest } from '../../../adapters/postgres/testing.ts';
import type { Session } from '../../../kernel/session.ts';
import { serveurDeTest } from '../../../kernel/testing.ts';
import { avancer } from '../acte-repository.ts';
import { inscrireAuRegistre } from '../quota-repository.ts';
import { demandeRoutes } from './routes.ts';
import { surveiller } from './surveiller.ts';
import { synchroniser } from './synchroniser.ts';
import { depsDeTest, type Lieu, mondeDeTest, SANTE_COMPLETE, sessionDe, travauxDeTest } from './testing.ts';

const { bd, proprietaire } = await baseDeTest();
const travaux = travauxDeTest();
const horloge = Date.now();
const deps = depsDeTest(bd, travaux, () => new Date(horloge));
const http = await serveurDeTest({ monter: (serveur) => demandeRoutes(serveur, deps) });
afterAll(() => http.fermer());
const monde = mondeDeTest(proprietaire);

/** An EHPAD with its nurse, a cabinet with its dentist known by the person. */
async function decor({ categorie = '500', ins = true, lien = true } = {}) {
  const ehpad = await monde.lieu('ESMS', categorie);
  const cabinet = await monde.lieu('CABINET', null);
  const infirmiere = await monde.professionnel(ehpad);
  const dentiste = await monde.professionnel(cabinet, { profession: '40', roles: ['praticien'] });
  const dossierId = await monde.dossier(ehpad, { ins });
  if (lien) await monde.lien(ehpad, dossierId, dentiste);
  return { ehpad, cabinet, infirmiere, dentiste, dossierId, session: sessionDe(ehpad, infirmiere) };
}
type Decor = Awaited<ReturnType<typeof decor>>;

const appeler = http.appeler;
const le = (decalageMin: number) => new Date(horloge + decalageMin * 60_000).toISOString();

function recueil(requisId: string, change: Partial<contrat.RecueilSaisiT> = {}) {
  return {
    requisId,
    information: { le: le(-30), par: 'Camille', versionTexte: '2026-1' },
    decision: { le: le(-10), sens: 'CONSENT', capacite: 'PERSONNE', auteur: 'Jeanne Lefèvre', mode: 'ORAL' },
    avisPersonne: null,
    consultes: [],
    consultationImpossible: '',
    motivation: '',
    desaccord: null,
    ...change,
  } satisfies BodyInput<typeof contrat.recueillirConsentement>;
}

async function brouillon(
  d: Decor,
  nature: 'TELEEXPERTISE_ESMS' | 'BILAN' | 'AVIS_HORS_58' = 'TELEEXPERTISE_ESMS',
) {
  const id = uuidv7();
  const cree = await appeler(contrat.creerDemande, {
    session: d.session,
    body: { id, dossierId: d.dossierId, nature },
  });
  expect(cree.statut).toBe(200);
  const modifie = await appeler(contrat.modifierDemande, {
    session: d.session,
    params: { id },
    body: {
      version: cree.corps.version,
      champs: {
        requisId: d.dentiste,
        motif:
          nature === 'BILAN'
            ? 'BILAN_ENTREE'
            : nature === 'AVIS_HORS_58'
              ? 'SUIVI'
              : 'AFFECTION_BUCCO_DENTAIRE',
        motifTexte: 'Joue gonflée depuis hier',
        question: 'Faut-il une consultation rapide ?',
        situation: 'QUESTION_CIRCONSCRITE',
        sante: SANTE_COMPLETE,
        reponsesUrgence: { GONFLEMENT: 'OUI' },
      },
    },
  });
  expect(modifie.statut).toBe(200);
  return { id, version: modifie.corps.version };
}

async function pret(d: Decor, nature?: 'TELEEXPERTISE_ESMS' | 'BILAN' | 'AVIS_HORS_58') {
  const acte = await brouillon(d, nature);
  await monde.image(d.ehpad, { id: acte.id, dossierId: d.dossierId, auteurId: d.infirmiere });
  const consenti = await appeler(contrat.recueillirConsentement, {
    session: d.session,
    params: { id: acte.id },
    body: recueil(d.dentiste),
  });
  expect(consenti.corps.obstacles).toEqual([]);
  return acte;
}

const envoyer = (session: Session, acte: { id: string; version: number }, cle?: string) =>
  appeler(contrat.envoyerDemande, {
    session,
    params: { id: acte.id },
    body: { version: acte.version, jugeParRequerant: true },
    ...(cle ? { cle } : {}),
  });

async function envoyee(d: Decor) {
  const acte = await pret(d);
  const parti = await envoyer(d.session, acte);
  expect(parti.corps).toMatchObject({ etat: 'ENVOYEE' });
  await synchroniser(deps, { organisationId: d.ehpad.organisationId, acteId: acte.id });
  return acte;
}

const compter = async (requete: string, valeurs: unknown[]) =>
  Number((await proprietaire.query(`select count(*) as n ${requete}`, valeurs)).rows[0].n);
const juger = (d: Decor, id: string, requisId = d.dentiste) =>
  appeler(contrat.jugerEligibilite, { session: d.session, params: { id }, body: { requisId } });
const ouvrirEnFace = (d: Decor, id: string) =>
  bd.acte({ organisationId: d.cabinet.organisationId }, id, (tx) =>
    tx.selectFrom('acte').select('etat').executeTakeFirstOrThrow(),
  );

test('TE-04, TE-08, TE-19 : une demande complète part, figée, partagée, avec ses deux courriers', async () => {
  const d = await decor();
  const acte = await envoyee(d);
  const lue = await appeler(contrat.lireDemande, { session: d.session, params: { id: acte.id } });
  expect(lue.corps).toMatchObject({ etat: 'ENVOYEE', etatLibelle: 'Envoyée', enRetard: false });
  expect(lue.corps.demande).toMatchObject({
    urgence: 'RAPIDE',
    requerant: { id: d.infirmiere },
    requis: { id: d.dentiste },
    quota: { indexTe2: 1 },
    consentement: { texteVersion: '2026-1' },
  });
  expect(await compter('from envoi where acte_id = $1', [acte.id])).toBe(2);
  expect(await ouvrirEnFace(d, acte.id)).toEqual({ etat: 'ENVOYEE' });
  const { rows } = await proprietaire.query(
    'select patient_nom, urgence, images from acte_recu where id = $1',
    [acte.id],
  );
  expect(rows).toEqual([{ patient_nom: 'LEFÈVRE Jeanne', urgence: 'RAPIDE', images: 1 }]);
});

test('TE-01 : un IME est hors liste, dit avant tout effort avec sa source et ses issues', async () => {
  const d = await decor({ categorie: '183' });
  const { id } = await brouillon(d);
  const verdict = await juger(d, id);
  expect(verdict.corps.obstacles).toEqual([
    expect.objectContaining({
      code: 'SITE_HORS_LISTE',
      regle: 'TE-01',
      issues: expect.arrayContaining(['AVIS_HORS_58']),
    }),
  ]);
});

test('TE-02 : l’éducateur prépare, ne peut pas envoyer, et confie à l’infirmière', async () => {
  const d = await decor();
  const educateurId = await monde.professionnel(d.ehpad, { profession: 'EDUC', roles: ['preneur'] });
  const educateur = sessionDe(d.ehpad, educateurId, { profession: 'EDUC', roles: ['preneur'] });
  const acte = await brouillon({ ...d, session: educateur });
  expect((await envoyer(educateur, acte)).statut).toBe(403);
  const confie = await appeler(contrat.confierDemande, {
    session: educateur,
    params: { id: acte.id },
    body: { professionnelId: d.infirmiere },
  });
  expect(confie.statut).toBe(200);
  const liste = await appeler(contrat.listerDemandes, { session: d.session });
  expect(liste.corps.demandes).toMatchObject([{ id: acte.id, groupe: 'A_ENVOYER', mienne: true }]);
});

test('TE-02 : l’infirmière d’un réseau, non employée, prépare sans pouvoir envoyer', async () => {
  const d = await decor();
  const acte = await pret(d);
  const reseau = sessionDe(d.ehpad, await monde.professionnel(d.ehpad, { employeur: false }), {
    employeur: false,
  });
  const reponse = await envoyer(reseau, acte);
  expect(reponse.corps).toMatchObject({ code: 'INTERDIT', motifs: ['NON_EMPLOYE_PAR_LA_STRUCTURE'] });
});

test('TE-07 : un dentiste inconnu du patient arrête la demande ; un avis passé ne suffit pas', async () => {
  const d = await decor({ lien: false });
  const { id } = await brouillon(d);
  expect((await juger(d, id)).corps.obstacles.map((o) => o.code)).toEqual(['REQUIS_INCONNU_DU_PATIENT']);
  await monde.lien(d.ehpad, d.dossierId, d.dentiste, 'AVIS_PASSE');
  expect((await juger(d, id)).corps.obstacles.map((o) => o.code)).toEqual(['PREUVE_NON_RECEVABLE']);
  await monde.lien(d.ehpad, d.dossierId, d.dentiste);
  expect((await juger(d, id)).corps.accord).toBe(true);
});

test('TE-04, TE-08 : sans consentement ni image, tous les obstacles viennent ensemble et rien ne part', async () => {
  const d = await decor();
  const acte = await brouillon(d);
  const refus = await envoyer(d.session, acte);
  expect(refus.statut).toBe(422);
  const codes = (JSON.parse(refus.brute.body).obstacles as { code: string; source: string }[]).map(
    (o) => o.code,
  );
  expect(codes).toEqual(
    expect.arrayContaining(['DOCUMENT_ABSENT', 'INFORMATION_ABSENTE', 'CONSENTEMENT_ABSENT']),
  );
  expect(await compter('from envoi where acte_id = $1', [acte.id])).toBe(0);
  expect(await compter('from partage where acte_id = $1', [acte.id])).toBe(0);
});

test('TE-08 : une information donnée après le consentement n’est pas enregistrée', async () => {
  const d = await decor();
  const acte = await brouillon(d);
  const reponse = await appeler(contrat.recueillirConsentement, {
    session: d.session,
    params: { id: acte.id },
    body: recueil(d.dentiste, { information: { le: le(-5), par: 'Camille', versionTexte: '2026-1' } }),
  });
  expect(reponse.corps).toMatchObject({ code: 'REGLE_NON_RESPECTEE', motifs: ['INFORMATION_POSTERIEURE'] });
  expect(await compter('from consentement where acte_id = $1', [acte.id])).toBe(0);
});

test('TE-08 : le refus de la personne est enregistré et clôt la demande', async () => {
  const d = await decor();
  const acte = await brouillon(d);
  const saisie = recueil(d.dentiste);
  const reponse = await appeler(contrat.recueillirConsentement, {
    session: d.session,
    params: { id: acte.id },
    body: { ...saisie, decision: { ...saisie.decision, sens: 'REFUSE' }, revenirLe: '2027-01-04' },
  });
  expect(reponse.corps.etat).toBe('ANNULEE');
  const lue = await appeler(contrat.lireDemande, { session: d.session, params: { id: acte.id } });
  expect(lue.corps.historique.at(-1)?.precision).toBe('Refus enregistré. En reparler le 04/01/2027.');
});

test('TE-08 : un consentement donné pour un autre requis ne vaut pas pour celui-ci', async () => {
  const d = await decor();
  const acte = await brouillon(d);
  await monde.image(d.ehpad, { id: acte.id, dossierId: d.dossierId, auteurId: d.infirmiere });
  const autre = await monde.professionnel(d.cabinet, { profession: '40', roles: ['praticien'] });
  await appeler(contrat.recueillirConsentement, {
    session: d.session,
    params: { id: acte.id },
    body: recueil(autre),
  });
  expect((await envoyer(d.session, acte)).corps.motifs).toEqual(['CONSENTEMENT_AUTRE_REQUIS']);
});

test('TE-12, TE-14 : la cinquième TE2 est un avertissement, pas une interdiction', async () => {
  const d = await decor();
  const { id } = await brouillon(d);
  const { rows } = await proprietaire.query(
    'select p.rpps, d.ins_matricule from professionnel p, dossier d where p.id = $1 and d.id = $2',
    [d.dentiste, d.dossierId],
  );
  await bd.organisation({ organisationId: d.cabinet.organisationId }, async (tx) => {
    for (const acte of ['a', 'b', 'c', 'd', 'd'])
      await inscrireAuRegistre(tx, {
        rpps: rows[0].rpps,
        code: 'TE2',
        date: jourParis(new Date(horloge).toISOString()),
        empreinteActe: acte,
        secret: deps.cleRegistre,
        identite: {
          nomNaissance: 'Lefèvre',
          prenoms: ['Jeanne'],
          dateNaissance: '1938-02-03',
          sexe: 'F',
          lieuNaissanceCog: '29019',
          ins: { matricule: rows[0].ins_matricule },
        },
      });
  });
  const verdict = await juger(d, id);
  expect(verdict.corps).toMatchObject({
    accord: true,
    registreLu: true,
    quota: { civil: 4, facturable: false },
  });
  expect(verdict.corps.avertissements.map((a) => a.code)).toContain('PLAFOND_ATTEINT');
});

test('TE-12 : sans identité qualifiée, le verdict le dit', async () => {
  const d = await decor({ ins: false });
  const { id } = await brouillon(d);
  expect((await juger(d, id)).corps.avertissements.map((a) => a.code)).toContain('IDENTITE_NON_QUALIFIEE');
});

test('deux envois du même écran, même clé ou non, ne font qu’un départ', async () => {
  const d = await decor();
  const acte = await pret(d);
  const cle = randomUUID();
  const reponses = await Promise.all([
    envoyer(d.session, acte, cle),
    envoyer(d.session, acte, cle),
    envoyer(d.session, acte),
  ]);
  expect(reponses.filter(({ statut }) => statut === 200).length).toBeGreaterThanOrEqual(1);
  expect(await compter(`from envoi where acte_id = $1 and type = 'DEMANDE'`, [acte.id])).toBe(1);
  expect(await compter('from partage where acte_id = $1', [acte.id])).toBe(1);
  expect(await compter(`from acte_evenement where acte_id = $1 and type = 'ENVOYER'`, [acte.id])).toBe(1);
});

test('annuler et accepter en même temps : exactement un gagne', async () => {
  const d = await decor();
  const acte = await envoyee(d);
  const accepter = bd.acte({ organisationId: d.cabinet.organisationId }, acte.id, (tx, cote) =>
    avancer(tx, travaux, {
      organisationId: cote.proprietaireOrganisationId,
      acteId: acte.id,
      evenement: 'ACCEPTER',
      acteur: 'REQUIS',
      compteId: undefined,
      nom: 'Dr Test',
    }),
  );
  const [annulation, acceptation] = await Promise.allSettled([
    appeler(contrat.annulerDemande, { session: d.session, params: { id: acte.id }, body: {} }),
    accepter,
  ]);
  const annulee = annulation.status === 'fulfilled' && annulation.value.statut === 200;
  const { rows } = await proprietaire.query('select etat from acte where id = $1', [acte.id]);
  // Accepted first, it can still be cancelled; cancelled first, it can no longer be accepted.
  expect(annulee || acceptation.status === 'fulfilled').toBe(true);
  expect(rows[0].etat).toBe(annulee ? 'ANNULEE' : 'ACCEPTEE');
  const suite = await proprietaire.query(
    `select de, vers from acte_evenement where acte_id = $1 order by le, id`,
    [acte.id],
  );
  for (const [rang, pas] of suite.rows.entries())
    if (rang > 0) expect(pas.de).toBe(suite.rows[rang - 1].vers);
});

test('TE-08 : le retrait ferme le partage dans l’instant, avant même la copie', async () => {
  const d = await decor();
  const acte = await envoyee(d);
  expect(await ouvrirEnFace(d, acte.id)).toEqual({ etat: 'ENVOYEE' });
  const retrait = await appeler(contrat.retirerConsentement, {
    session: d.session,
    params: { id: acte.id },
    body: { auteur: 'Jeanne Lefèvre', capacite: 'PERSONNE' },
  });
  expect(retrait.corps).toEqual({ etat: 'ANNULEE', acteAnnule: true, compteRenduConserve: false });
  await expect(ouvrirEnFace(d, acte.id)).rejects.toThrow('INTROUVABLE');
  await synchroniser(deps, { organisationId: d.ehpad.organisationId, acteId: acte.id });
  await synchroniser(deps, { organisationId: d.ehpad.organisationId, acteId: acte.id });
  expect(await compter(`from notification where acte_id = $1 and type = 'RETRAIT'`, [acte.id])).toBe(1);
  expect(await compter('from acte_recu where id = $1 and ferme_le is not null', [acte.id])).toBe(1);
});

test('TE-08 : après l’avis, le retrait est noté et le compte rendu reste', async () => {
  const d = await decor();
  const acte = await envoyee(d);
  await proprietaire.query(
    `update acte set etat = 'AVIS_RENDU', compte_rendu = '{}', repondu_le = now() where id = $1`,
    [acte.id],
  );
  const retrait = await appeler(contrat.retirerConsentement, {
    session: d.session,
    params: { id: acte.id },
    body: { auteur: 'Jeanne Lefèvre', capacite: 'PERSONNE' },
  });
  expect(retrait.corps).toEqual({ etat: 'AVIS_RENDU', acteAnnule: false, compteRenduConserve: true });
});

test('le complément ajoute ses images et ses mots, et rien d’autre ne bouge', async () => {
  const d = await decor();
  const acte = await envoyee(d);
  await proprietaire.query(`update acte set etat = 'COMPLEMENT_DEMANDE', complement = $2 where id = $1`, [
    acte.id,
    JSON.stringify({
      le: le(0),
      par: 'Dr',
      motifs: ['VUES_MANQUANTES'],
      vues: ['PALAIS'],
      texte: 'Le palais',
    }),
  ]);
  const vide = await appeler(contrat.fournirComplement, {
    session: d.session,
    params: { id: acte.id },
    body: { texte: '' },
  });
  expect(vide.corps.motifs).toEqual(['COMPLEMENT_VIDE']);
  const image = await monde.image(d.ehpad, { id: acte.id, dossierId: d.dossierId, auteurId: d.infirmiere });
  const avant = (await appeler(contrat.lireDemande, { session: d.session, params: { id: acte.id } })).corps;
  expect(avant.images.nouvelles).toBe(1);
  const fourni = await appeler(contrat.fournirComplement, {
    session: d.session,
    params: { id: acte.id },
    body: { texte: 'Voici' },
  });
  expect(fourni.corps.etat).toBe('ACCEPTEE');
  const apres = (await appeler(contrat.lireDemande, { session: d.session, params: { id: acte.id } })).corps;
  expect(apres.demande?.complements).toMatchObject([{ texte: 'Voici', medias: [image] }]);
  expect({ ...apres.demande, medias: [], complements: [] }).toEqual({
    ...avant.demande,
    medias: [],
    complements: [],
  });
});

test('TE-02, TE-08 : changer de requis redemande le consentement, ferme l’ancien partage et ouvre le nouveau', async () => {
  const d = await decor();
  const acte = await envoyee(d);
  const ailleurs = await monde.lieu('CABINET', null);
  const autre = await monde.professionnel(ailleurs, { profession: '40', roles: ['praticien'] });
  await monde.lien(d.ehpad, d.dossierId, autre);
  const changer = () =>
    appeler(contrat.changerRequis, {
      session: d.session,
      params: { id: acte.id },
      body: { requisId: autre, jugeParRequerant: true },
    });
  expect((await changer()).corps.motifs).toEqual(['CONSENTEMENT_AUTRE_REQUIS']);
  await appeler(contrat.recueillirConsentement, {
    session: d.session,
    params: { id: acte.id },
    body: recueil(autre),
  });
  expect((await changer()).statut).toBe(200);
  await synchroniser(deps, { organisationId: d.ehpad.organisationId, acteId: acte.id });
  await expect(ouvrirEnFace(d, acte.id)).rejects.toThrow('INTROUVABLE');
  expect(await ouvrirEnFace({ ...d, cabinet: ailleurs }, acte.id)).toEqual({ etat: 'ENVOYEE' });
  expect(
    await compter(`from notification where professionnel_id = $1 and type = 'DEMANDE_RECUE'`, [autre]),
  ).toBe(1);
});

test('une demande refusée se reprend en brouillon, images copiées, consentement à refaire', async () => {
  const d = await decor();
  const acte = await envoyee(d);
  await proprietaire.query(`update acte set etat = 'REFUSEE', refus_motif = 'INDISPONIBLE' where id = $1`, [
    acte.id,
  ]);
  const id = uuidv7();
  const reprise = await appeler(contrat.reprendreDemande, {
    session: d.session,
    params: { id: acte.id },
    body: { id },
  });
  expect(reprise.statut).toBe(200);
  const lue = (await appeler(contrat.lireDemande, { session: d.session, params: { id } })).corps;
  expect(lue).toMatchObject({ etat: 'BROUILLON', requis: null, consentements: [], images: { pretes: 1 } });
  expect(lue.champs.question).toBe('Faut-il une consultation rapide ?');
});

test('une demande en retard est dite une fois aux deux côtés, puis expire trente jours après', async () => {
  const d = await decor();
  const acte = await envoyee(d);
  await proprietaire.query(`update acte set echeance = now() - interval '1 hour' where id = $1`, [acte.id]);
  await surveiller(deps);
  await surveiller(deps);
  await synchroniser(deps, { organisationId: d.ehpad.organisationId, acteId: acte.id });
  expect(await compter(`from envoi where acte_id = $1 and type = 'NOTIF_RETARD'`, [acte.id])).toBe(2);
  expect(await compter(`from notification where acte_id = $1 and type = 'RETARD'`, [acte.id])).toBe(2);
  await proprietaire.query(`update acte set echeance = now() - interval '31 days' where id = $1`, [acte.id]);
  await surveiller(deps);
  const { rows } = await proprietaire.query('select etat from acte where id = $1', [acte.id]);
  expect(rows[0].etat).toBe('EXPIREE');
});

test('deux onglets : le second apprend que le brouillon a changé et n’écrase rien', async () => {
  const d = await decor();
  const acte = await brouillon(d);
  const ecrire = (question: string) =>
    appeler(contrat.modifierDemande, {
      session: d.session,
      params: { id: acte.id },
      body: { version: acte.version, champs: { question } },
    });
  expect((await ecrire('Première')).statut).toBe(200);
  expect((await ecrire('Seconde')).corps.motifs).toEqual(['VERSION_DEPASSEE']);
});

test('la cloison : une autre organisation, ou un autre site, ne voit pas la demande', async () => {
  const d = await decor();
  const acte = await brouillon(d);
  const etranger: Lieu = await monde.lieu('ESMS', '500');
  const autre = sessionDe(etranger, await monde.professionnel(etranger));
  expect((await appeler(contrat.lireDemande, { session: autre, params: { id: acte.id } })).statut).toBe(404);
  const memeOrganisation = { organisationId: d.ehpad.organisationId, siteId: etranger.siteId };
  const sansRelation = sessionDe(memeOrganisation, d.infirmiere);
  expect(
    (await appeler(contrat.lireDemande, { session: sansRelation, params: { id: acte.id } })).statut,
  ).toBe(403);
});

test.each(['BILAN', 'AVIS_HORS_58'] as const)(
  '%s : part sans lien connu et ne sera jamais facturé',
  async (nature) => {
    const d = await decor({ lien: false, categorie: '183' });
    const acte = await pret(d, nature);
    const parti = await envoyer(d.session, acte);
    expect(parti.corps).toMatchObject({ etat: 'ENVOYEE' });
    const lue = (await appeler(contrat.lireDemande, { session: d.session, params: { id: acte.id } })).corps;
    expect(lue.demande?.quota).toBeNull();
  },
);
