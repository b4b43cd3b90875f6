import { randomUUID } from 'node:crypto';
import { lireDemande, retirerConsentement } from '@orapont/contract/demande';
import * as livraison from '@orapont/contract/livraison';
import * as tournee from '@orapont/contract/tournee';
import { donneesVierges } from '@orapont/domain/sante/donnees';
import { describe, expect, test } from 'vitest';
import { bancDeTournee, jpeg, REQUIS, SITE, sha256 } from './testing-tournee.ts';

const banc = await bancDeTournee();
const { appeler } = banc;
const SOIGNANT = 'soignant du site' as const;
const lireTournee = async (id: string) =>
  (await appeler(tournee.lireTournee, { qui: SOIGNANT, params: { id } })).corps;
const statuts = (reponses: readonly { readonly statut: number }[]) => reponses.map(({ statut }) => statut);

describe('planifier et emporter', () => {
  test('ORG-01 : on planifie là où l’on travaille, avec des personnes suivies là', async () => {
    const ici = await banc.resident();
    const { id, statut } = await banc.planifier([ici]);
    expect(statut).toBe(200);
    expect((await banc.planifier([ici], 'soignant d’un autre site')).statut).toBe(403);
    expect((await banc.planifier([ici], 'praticien d’une autre organisation')).statut).toBe(403);
    const ailleurs = await banc.resident(
      (await banc.lire(`select id from site where nom like '%Bel%' limit 1`, []))[0]?.id,
    );
    expect(await banc.planifier([ici, ailleurs])).toMatchObject({
      statut: 422,
      corps: { motifs: ['RESIDENT_HORS_SITE'] },
    });
    expect((await lireTournee(id)).residents).toMatchObject([
      { dossierId: ici, etat: 'A_VOIR', chambre: '12', acteId: null },
    ]);
    expect(
      (await appeler(tournee.lireTournee, { qui: 'soignant d’un autre site', params: { id } })).statut,
    ).toBe(403);
    expect(
      (await appeler(tournee.lireTournee, { qui: 'praticien d’une autre organisation', params: { id } }))
        .statut,
    ).toBe(404);
  });

  test('une modification part de la version lue ; qui a déjà un brouillon reste dans la tournée', async () => {
    const v = await banc.visite();
    const autre = await banc.resident();
    const plan = {
      nom: 'Autre',
      jour: '2026-03-01',
      protocole: 'COMPLET_12',
      requisId: REQUIS,
      residents: [{ dossierId: autre }],
    };
    const modifier = (version: number) =>
      appeler(tournee.modifierTournee, {
        qui: SOIGNANT,
        params: { id: v.tourneeId },
        body: { version, ...plan } as never,
      });
    await v.t.livrer(v.ouvrir());
    expect(statuts(await Promise.all([modifier(1), modifier(1)])).toSorted((a, b) => a - b)).toEqual([
      200, 409,
    ]);
    const { residents } = await lireTournee(v.tourneeId);
    expect(residents.map(({ dossierId }) => dossierId).toSorted()).toEqual(
      [autre, v.lieu.dossierId].toSorted(),
    );
  });

  test('DOS-09 : l’emport tient tout d’une visite, et chaque dossier est tracé comme mis à disposition', async () => {
    const v = await banc.visite();
    expect(v.emporte).toMatchObject({
      dossierId: v.lieu.dossierId,
      identite: { chambre: '12', dateNaissance: '1940-05-06' },
      protection: { mesure: 'AUCUNE', capacites: ['PERSONNE'] },
      consentements: [],
      dernierBilan: null,
    });
    expect(v.emport).toMatchObject({
      droits: { consentement: true },
      texteInformation: { version: '2026-1' },
    });
    expect(Date.parse(v.emport.expireLe) - Date.parse(v.emport.emporteLe)).toBe(72 * 3_600_000);
    const traces = await banc.lire('select action, acteur from evenement where dossier_id = $1', [
      v.lieu.dossierId,
    ]);
    expect(traces).toEqual([{ action: 'DOSSIER_EMPORTE', acteur: 'Émilie Roche, Tablette 1' }]);
  });

  test('coupé au milieu, il se redemande ; un autre site, une autre tablette ou un pli altéré ne l’ont pas', async () => {
    const v = await banc.visite();
    const emportId = randomUUID();
    const [a, b] = [await v.t.emporter(v.tourneeId, emportId), await v.t.emporter(v.tourneeId, emportId)];
    expect([a.statut, b.statut]).toEqual([200, 200]);
    expect(b.corps).toEqual(a.corps);
    expect((await v.t.emporter(v.tourneeId, randomUUID(), 'soignant d’un autre site')).statut).toBe(403);
    expect((await v.t.emporter(v.tourneeId, randomUUID(), 'praticien d’une autre organisation')).statut).toBe(
      404,
    );
    const pli = v.t.sceller({ type: 'EMPORT', emportId: randomUUID(), tourneeId: v.tourneeId });
    const altere = { ...pli, texte: pli.texte.replace(v.tourneeId, randomUUID()) };
    expect(
      await appeler(tournee.emporterTournee, { qui: SOIGNANT, params: { id: v.tourneeId }, body: altere }),
    ).toMatchObject({
      statut: 403,
      corps: { motifs: ['SIGNATURE_REFUSEE'] },
    });
  });

  test('DOS-12 : qui est parti depuis la planification n’est pas emporté', async () => {
    const [reste, part] = [await banc.resident(), await banc.resident()];
    const { id } = await banc.planifier([reste, part]);
    await banc.proprietaire.query(`update sejour set au = '2026-01-02' where dossier_id = $1`, [part]);
    const t = await banc.tablette();
    expect((await t.emporter(id)).corps.residents.map(({ dossierId }) => dossierId)).toEqual([reste]);
  });
});

describe('livrer', () => {
  test('une visite entière devient un bilan, avec son accord signé et sa photographie', async () => {
    const v = await banc.visite();
    const octets = await jpeg();
    const photo = v.prendre(octets);
    const reponses = v.repondre({ question: 'Que voit-on ?' });
    const accord = v.consentir();
    const fin = v.clore([reponses, accord], [photo.mediaId], { signalement: 'Saigne au brossage.' });
    expect((await v.t.livrer(v.ouvrir())).corps.etat).toBe('APPLIQUE');
    expect((await v.t.livrer(reponses)).corps.etat).toBe('APPLIQUE');
    expect((await v.t.livrer(accord)).corps.etat).toBe('EN_ATTENTE');
    expect((await v.t.livrer(fin)).corps.etat).toBe('EN_ATTENTE');
    expect(await lireTournee(v.tourneeId)).toMatchObject({ residents: [{ etat: 'A_VOIR', attendues: 1 }] });
    const { statut, corps } = await v.t.photographier(photo.pli, octets);
    expect({ statut, ...corps }).toMatchObject({
      statut: 200,
      mediaId: photo.mediaId,
      empreinteRecue: sha256(octets),
      doublon: false,
    });
    expect(await lireTournee(v.tourneeId)).toMatchObject({
      avancement: { VU: 1 },
      residents: [
        { etat: 'VU', attendues: 0, images: 1, acteId: v.lieu.acteId, signalement: 'Saigne au brossage.' },
      ],
    });
    const { corps: demande } = await appeler(lireDemande, { qui: SOIGNANT, params: { id: v.lieu.acteId } });
    expect(demande).toMatchObject({
      nature: 'BILAN',
      etat: 'BROUILLON',
      champs: { motif: 'BILAN_TOURNEE', question: 'Que voit-on ?', requisId: REQUIS, protocole: 'RAPIDE_5' },
      consentements: [{ decision: 'CONSENTEMENT' }],
      obstaclesConsentement: [],
    });
    const [pli] = await banc.lire(
      `select texte, signature, le < recu_le as avant from pli where type = 'RECUEIL' and acte_id = $1`,
      [v.lieu.acteId],
    );
    expect(pli).toEqual({ ...accord, avant: true });
    const traces = await banc.lire(
      `select distinct acteur from evenement where dossier_id = $1 and action = 'LIVRAISON_RECUE'`,
      [v.lieu.dossierId],
    );
    expect(traces).toEqual([{ acteur: 'Émilie Roche, Tablette 1' }]);
    expect(await banc.conflits(v.lieu.acteId)).toEqual([]);
  });

  test('à l’envers, en double et tout à la fois, le bilan est le même et rien n’y est deux fois', async () => {
    const v = await banc.visite();
    const reponses = [v.repondre({ question: 'Ancienne' }), v.repondre({ question: 'Récente' })];
    const accord = v.consentir();
    const plis = [v.ouvrir(), ...reponses, accord, v.clore([...reponses, accord], [])];
    const inverses = plis.toReversed();
    const recus = await Promise.all([...inverses, ...inverses, ...plis].map((pli) => v.t.livrer(pli)));
    expect(new Set(statuts(recus))).toEqual(new Set([200]));
    expect(await banc.acte(v.lieu.acteId)).toMatchObject({ question: 'Récente', etat: 'BROUILLON' });
    expect(await banc.consentements(v.lieu.acteId)).toEqual([{ decision: 'CONSENTEMENT' }]);
    expect(await banc.lire('select count(*)::int as n from pli where acte_id = $1', [v.lieu.acteId])).toEqual(
      [{ n: 5 }],
    );
    expect(await lireTournee(v.tourneeId)).toMatchObject({ residents: [{ etat: 'VU' }] });
    expect(await banc.conflits(v.lieu.acteId)).toEqual([]);
  });

  test('un pli altéré, d’une autre clé, d’une autre tournée, ou dont le numéro a servi est refusé', async () => {
    const v = await banc.visite();
    const w = await banc.visite();
    const pli = v.ouvrir();
    const envers = [
      { ...pli, texte: pli.texte.replace('"ACTE"', '"ACTE" ') },
      { ...pli, signature: w.t.sceller({}).signature },
      w.t.sceller({ ...v.lieu, type: 'ACTE', empreinte: '' }),
      v.t.sceller({ ...v.lieu, dossierId: w.lieu.dossierId, type: 'ACTE', empreinte: '' }),
      v.t.sceller({ ...v.lieu, acteId: randomUUID(), type: 'ACTE', empreinte: '' }),
    ];
    expect(statuts(await Promise.all(envers.map((e) => v.t.livrer(e))))).toEqual([403, 403, 403, 404, 404]);
    const a = v.t.sceller({ ...v.lieu, id: randomUUID(), compteur: 900, type: 'REPONSES', champs: {} });
    const b = v.t.sceller({ ...v.lieu, id: randomUUID(), compteur: 900, type: 'REPONSES', champs: {} });
    const c = v.t.sceller({
      ...v.lieu,
      id: JSON.parse(a.texte).id,
      compteur: 901,
      type: 'REPONSES',
      champs: {},
    });
    expect((await v.t.livrer(a)).statut).toBe(200);
    expect(await v.t.livrer(b)).toMatchObject({ statut: 409, corps: { motifs: ['COMPTEUR_REUTILISE'] } });
    expect(await v.t.livrer(c)).toMatchObject({ statut: 409, corps: { motifs: ['PLI_DIFFERENT'] } });
    expect((await v.t.ouvrir()).corps.compteur).toBe(900);
  });

  test('une absence se note sans brouillon ; l’emport rendu, la tournée n’attend plus la tablette', async () => {
    const v = await banc.visite();
    await v.t.livrer(v.clore([], [], { etat: 'ABSENT', arret: 'SORTIE', revenirLe: '2026-04-01' }));
    expect(await banc.acte(v.lieu.acteId)).toBeUndefined();
    const rendre = async (id: string, t = v.t) =>
      appeler(livraison.rendreEmport, { jeton: await t.jetonOuvert(), params: { id } });
    expect((await rendre(v.emport.id)).statut).toBe(200);
    expect((await rendre(v.emport.id, await banc.tablette())).statut).toBe(404);
    expect(await lireTournee(v.tourneeId)).toMatchObject({
      residents: [{ etat: 'ABSENT', arret: 'SORTIE', revenirLe: '2026-04-01' }],
      emports: [{ renduLe: expect.any(String) }],
    });
  });

  test('CAP-02 : une séance et un refus sont inscrits ; le refus clôt le brouillon une fois tout arrivé', async () => {
    const v = await banc.visite();
    const captation = {
      id: randomUUID(),
      revision: 1,
      protocole: 'RAPIDE_5',
      appareil: 'TABLETTE',
      debut: new Date().toISOString(),
      fin: null,
      issue: null,
      vuesPassees: [],
      corrections: [],
      suite: null,
    };
    const seance = v.t.sceller({ ...v.lieu, type: 'CAPTATION', captation });
    const refus = v.consentir({ sens: 'REFUSE' });
    const octets = await jpeg(72);
    const photo = v.prendre(octets);
    const fin = v.clore([seance, refus], [photo.mediaId], { etat: 'REFUS', arret: 'REFUS_DU_JOUR' });
    await v.t.livrer(refus);
    await v.t.livrer(fin);
    await v.t.livrer(v.ouvrir());
    expect((await banc.acte(v.lieu.acteId))?.etat).toBe('BROUILLON');
    await v.t.photographier(photo.pli, octets);
    await v.t.livrer(seance);
    expect((await banc.acte(v.lieu.acteId))?.etat).toBe('ANNULEE');
    expect(
      await banc.lire('select id, acte_id from captation where acte_id = $1', [v.lieu.acteId]),
    ).toHaveLength(1);
    expect(await lireTournee(v.tourneeId)).toMatchObject({ residents: [{ etat: 'REFUS', images: 1 }] });
  });
});

describe('photographies', () => {
  test('coupée, elle reprend où elle en était ; redemandé, le récépissé est le même ; une seule est gardée', async () => {
    const v = await banc.visite();
    const octets = await jpeg(96);
    const { pli, mediaId } = v.prendre(octets);
    expect(await v.t.ouvrirEnvoi(pli, octets.length)).toMatchObject({
      statut: 409,
      corps: expect.stringContaining('ACTE_ATTENDU'),
    });
    await v.t.livrer(v.ouvrir());
    const { televersementId } = await v.t.ouvrirEnvoi(pli, octets.length);
    await v.t.envoyer(televersementId, octets.subarray(0, 300));
    expect(await v.t.deposer(pli, televersementId)).toMatchObject({
      statut: 409,
      corps: { motifs: ['ENVOI_INCOMPLET'] },
    });
    const autre = await banc.tablette();
    expect(await v.t.envoyer(televersementId, octets.subarray(300), 300, await autre.jetonOuvert())).toBe(
      404,
    );
    expect(await v.t.envoyer(televersementId, octets.subarray(300), 300)).toBe(204);
    const depots = await Promise.all([1, 2, 3].map(() => v.t.deposer(pli, televersementId)));
    expect(statuts(depots)).toEqual([200, 200, 200]);
    expect(new Set(depots.map(({ corps }) => corps.empreinteRecue))).toEqual(new Set([sha256(octets)]));
    expect(await banc.lire('select id from media where acte_id = $1', [v.lieu.acteId])).toEqual([
      { id: mediaId },
    ]);
    const inventaire = await appeler(livraison.inventorier, {
      jeton: await v.t.jetonOuvert(),
      body: { plis: [JSON.parse(pli.texte).id, randomUUID()], medias: [mediaId, randomUUID()] },
    });
    expect(inventaire.corps).toEqual({
      plis: [{ id: JSON.parse(pli.texte).id, etat: 'APPLIQUE' }],
      medias: [{ mediaId, empreinteRecue: sha256(octets) }],
    });
  });

  test('ce qui arrive n’est pas ce qui fut scellé : rien n’est gardé, l’envoi est à refaire', async () => {
    const v = await banc.visite();
    await v.t.livrer(v.ouvrir());
    const [prise, arrivee] = [await jpeg(80), await jpeg(88)];
    const { pli } = v.prendre(prise);
    const { televersementId } = await v.t.ouvrirEnvoi(pli, arrivee.length);
    await v.t.envoyer(televersementId, arrivee);
    expect(await v.t.deposer(pli, televersementId)).toMatchObject({
      statut: 409,
      corps: { motifs: ['EMPREINTE_DIFFERENTE'] },
    });
    expect(await v.t.deposer(pli, televersementId)).toMatchObject({
      statut: 404,
      corps: { motifs: ['ENVOI_PERDU'] },
    });
    expect((await v.t.photographier(pli, prise)).statut).toBe(200);
    expect(await banc.lire('select id from media where acte_id = $1', [v.lieu.acteId])).toHaveLength(1);
  });

  test('la demande est close entre-temps : la photographie est gardée à part, et quelqu’un est prévenu', async () => {
    const v = await banc.visite();
    await v.t.livrer(v.ouvrir());
    await banc.proprietaire.query(`update acte set etat = 'ANNULEE' where id = $1`, [v.lieu.acteId]);
    const octets = await jpeg(104);
    const { corps } = await v.t.photographier(v.prendre(octets).pli, octets);
    expect(corps).toMatchObject({
      empreinteRecue: sha256(octets),
      aVerifier: ['Des photographies sont arrivées après'],
    });
    const [media] = await banc.lire('select acte_id from media where dossier_id = $1', [v.lieu.dossierId]);
    expect(await banc.acte(media?.acte_id)).toMatchObject({
      etat: 'BROUILLON',
      nature: 'BILAN',
      dossier_id: v.lieu.dossierId,
    });
    expect(media?.acte_id).not.toBe(v.lieu.acteId);
  });
});

describe('à vérifier', () => {
  const lister = async (tourneeId: string) =>
    (await appeler(tournee.listerConflits, { qui: SOIGNANT, query: { tournee: tourneeId } })).corps.conflits;
  const decider = (
    id: string,
    decision: 'VU' | 'APPLIQUE' | 'ECARTE',
    qui: Parameters<typeof appeler>[1]['qui'] = SOIGNANT,
  ) => appeler(tournee.resoudreConflit, { qui, params: { id }, body: { decision, precision: '' } });

  test.each([
    ['IDENTITE_CHANGEE', `update dossier set nom_utilise = 'AUTRE' where id = $1`],
    ['MESURE_CHANGEE', `update dossier set protection = 'CURATELLE' where id = $1`],
    ['PERSONNE_DECEDEE', `update dossier set deces_le = '2026-01-05' where id = $1`],
    ['PERSONNE_SORTIE', `update sejour set au = '2026-01-02' where dossier_id = $1`],
    [
      'SANTE_CHANGEE',
      `insert into donnees_sante (organisation_id, id, dossier_id, contenu) select organisation_id, gen_random_uuid(), id, '{}' from dossier where id = $1`,
    ],
    [
      'ACTE_DEJA_OUVERT',
      `insert into acte (organisation_id, id, dossier_id, site_id, nature, prepare_par) select organisation_id, gen_random_uuid(), id, '${SITE}', 'BILAN', id from dossier where id = $1`,
    ],
  ])('%s depuis le départ : le bilan est gardé, et quelqu’un le lit', async (code, changement) => {
    const v = await banc.visite();
    await banc.proprietaire.query(changement, [v.lieu.dossierId]);
    const recu = await v.t.livrer(v.ouvrir());
    expect(recu.corps.etat).toBe('APPLIQUE');
    expect(recu.corps.aVerifier).toHaveLength(1);
    expect((await banc.acte(v.lieu.acteId))?.etat).toBe('BROUILLON');
    const [conflit] = await lister(v.tourneeId);
    expect(conflit).toMatchObject({ code, bloquant: false, decisions: ['VU'], par: 'Émilie Roche' });
    const id = conflit?.id ?? '';
    expect((await decider(id, 'APPLIQUE')).statut).toBe(422);
    expect((await decider(id, 'VU', 'soignant d’un autre site')).statut).toBe(403);
    expect((await decider(id, 'VU', 'praticien d’une autre organisation')).statut).toBe(404);
    expect(
      statuts(await Promise.all([decider(id, 'VU'), decider(id, 'VU')])).toSorted((a, b) => a - b),
    ).toEqual([200, 409]);
    expect(await lister(v.tourneeId)).toEqual([]);
  });

  test('une réponse écrite ici pendant la tournée n’est pas écrasée ; la personne choisit', async () => {
    const v = await banc.visite();
    await v.t.livrer(v.ouvrir());
    await banc.proprietaire.query(
      `update acte set question = 'Écrite ici', version = version + 1 where id = $1`,
      [v.lieu.acteId],
    );
    expect(await v.t.livrer(v.repondre({ question: 'De la tablette' }))).toMatchObject({
      statut: 200,
      corps: { etat: 'CONFLIT', aVerifier: ['La demande a été modifiée ici'] },
    });
    expect((await banc.acte(v.lieu.acteId))?.question).toBe('Écrite ici');
    const [conflit] = await lister(v.tourneeId);
    expect(conflit).toMatchObject({ code: 'DEMANDE_MODIFIEE', contenu: ['Question\u00a0: De la tablette'] });
    expect((await decider(conflit?.id ?? '', 'APPLIQUE')).statut).toBe(200);
    expect((await banc.acte(v.lieu.acteId))?.question).toBe('De la tablette');
  });

  test('TE-08 : un accord plus ancien qu’un retrait n’est pas inscrit, et ne peut pas l’être', async () => {
    const v = await banc.visite();
    const ancien = randomUUID();
    await banc.proprietaire.query(
      `insert into acte (organisation_id, id, dossier_id, site_id, nature, prepare_par, requis_id)
       select organisation_id, $2, id, $3, 'BILAN', id, $4 from dossier where id = $1`,
      [v.lieu.dossierId, ancien, SITE, REQUIS],
    );
    const accord = v.consentir({ le: new Date(Date.now() - 20_000).toISOString() });
    const retrait = await appeler(retirerConsentement, {
      qui: SOIGNANT,
      params: { id: ancien },
      body: { auteur: 'La personne', capacite: 'PERSONNE', precision: '' },
    });
    expect(retrait.statut).toBe(200);
    await v.t.livrer(v.ouvrir());
    await v.t.livrer(accord);
    await v.t.livrer(v.clore([accord], []));
    expect(await banc.conflits(v.lieu.acteId)).toEqual(['CONSENTEMENT_RETIRE']);
    expect(await banc.consentements(v.lieu.acteId)).toEqual([]);
    const [conflit] = await lister(v.tourneeId);
    expect(conflit?.decisions).toEqual(['ECARTE']);
    expect((await decider(conflit?.id ?? '', 'APPLIQUE')).statut).toBe(422);
    expect((await decider(conflit?.id ?? '', 'ECARTE')).statut).toBe(200);
  });

  test('TE-08 : ce que la loi refuse reste refusé, même demandé deux fois ; un texte ancien est gardé et dit', async () => {
    const v = await banc.visite();
    const contraire = v.consentir({ capacite: 'CURATEUR' });
    const perime = v.consentir({}, { versionTexte: '2025-9' });
    await v.t.livrer(v.ouvrir());
    await v.t.livrer(contraire);
    await v.t.livrer(perime);
    await v.t.livrer(v.clore([contraire, perime], []));
    expect(await banc.conflits(v.lieu.acteId)).toEqual(['RECUEIL_CONTRAIRE', 'TEXTE_ANCIEN']);
    expect(await banc.consentements(v.lieu.acteId)).toEqual([{ decision: 'CONSENTEMENT' }]);
    const conflit = (await lister(v.tourneeId)).find(({ code }) => code === 'RECUEIL_CONTRAIRE');
    expect((await decider(conflit?.id ?? '', 'APPLIQUE')).statut).toBe(422);
    expect(await banc.consentements(v.lieu.acteId)).toHaveLength(1);
  });

  test('la fin d’un contrat ne perd pas le travail de la veille ; sans droit ce jour-là, un collègue décide', async () => {
    const v = await banc.visite();
    const hier = new Date(Date.now() - 86_400_000).toISOString();
    await banc.proprietaire.query('update emport set pris_le = $2 where id = $1', [v.emport.id, hier]);
    const fin = async (jours: number) =>
      banc.proprietaire.query(
        `update affectation set au = (now() at time zone 'Europe/Paris')::date - $1::int
         where site_id = $2 and professionnel_id = (select professionnel_id from emport where id = $3)`,
        [jours, SITE, v.emport.id],
      );
    await fin(1);
    const ancien = v.t.sceller({ ...v.lieu, type: 'ACTE', empreinte: '', le: hier });
    expect((await v.t.livrer(ancien)).corps.etat).toBe('APPLIQUE');
    expect((await v.t.livrer(v.repondre({ question: 'Aujourd’hui' }))).corps).toMatchObject({
      etat: 'CONFLIT',
      aVerifier: ['Le droit a changé'],
    });
    const { corps } = await appeler(tournee.listerConflits, {
      qui: 'preneur du site',
      query: { tournee: v.tourneeId },
    });
    expect((await decider(corps.conflits[0]?.id ?? '', 'APPLIQUE', 'preneur du site')).statut).toBe(200);
    expect((await banc.acte(v.lieu.acteId))?.question).toBe('Aujourd’hui');
    await banc.proprietaire.query(
      'update affectation set au = null where site_id = $1 and professionnel_id = (select professionnel_id from emport where id = $2)',
      [SITE, v.emport.id],
    );
  });
});

test('TE-02 : seul un professionnel de santé de la structure fait d’un bilan une téléexpertise, et l’inverse', async () => {
  const v = await banc.visite();
  await v.t.livrer(v.ouvrir());
  await v.t.livrer(v.repondre({ sante: donneesVierges('2026-01-15') }));
  const juger = (suspicion: boolean, qui: Parameters<typeof appeler>[1]['qui'] = SOIGNANT) =>
    appeler(tournee.jugerResident, {
      qui,
      params: { id: v.tourneeId, dossierId: v.lieu.dossierId },
      body: { suspicion },
    });
  expect((await juger(true, 'preneur du site')).statut).toBe(403);
  expect((await juger(true)).statut).toBe(200);
  expect(await banc.acte(v.lieu.acteId)).toMatchObject({
    nature: 'TELEEXPERTISE_ESMS',
    motif: 'AFFECTION_BUCCO_DENTAIRE',
  });
  expect(await lireTournee(v.tourneeId)).toMatchObject({ residents: [{ jugement: 'SUSPICION' }] });
  expect((await juger(false)).statut).toBe(200);
  expect(await banc.acte(v.lieu.acteId)).toMatchObject({ nature: 'BILAN', motif: 'BILAN_TOURNEE' });
});
