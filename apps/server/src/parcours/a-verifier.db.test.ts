import { randomUUID } from 'node:crypto';
import { retirerConsentement } from '@orapont/contract/demande';
import * as tournee from '@orapont/contract/tournee';
import { describe, expect, test } from 'vitest';
import { bancDeTournee, REQUIS, SITE, SOIGNANT, statuts } from './testing-tournee.ts';

const banc = await bancDeTournee();
const { appeler } = banc;

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
