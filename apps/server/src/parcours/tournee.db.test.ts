import { randomUUID } from 'node:crypto';
import { listerDossiers } from '@orapont/contract/dossier';
import type { ReplyOf } from '@orapont/contract/route';
import * as tournee from '@orapont/contract/tournee';
import { donneesVierges } from '@orapont/domain/sante/donnees';
import { RESIDENTS_MAX } from '@orapont/domain/tournee/residents';
import { describe, expect, test } from 'vitest';
import { bancDeTournee, REQUIS, SITE, SOIGNANT, statuts } from './testing-tournee.ts';

const banc = await bancDeTournee();
const { appeler, lireTournee } = banc;

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

  test('sur un site de six cents personnes, la dernière de la liste est à portée, et la tournée en prend un nombre raisonnable', async () => {
    await banc.proprietaire.query(
      `with neufs as (
         insert into dossier (organisation_id, id, nom_naissance, prenoms, date_naissance, sexe, nom_norme, recherche)
         select organisation_id, gen_random_uuid(), 'NOM', '{Rose}', '1931-02-03', 'F', 'nom', 'nom rose'
         from site, generate_series(1, 600) where site.id = $1
         returning organisation_id, id)
       insert into sejour (organisation_id, id, dossier_id, site_id, chambre, du)
       select organisation_id, gen_random_uuid(), id, $1, (1000 + row_number() over ())::text, '2026-01-01' from neufs`,
      [SITE],
    );
    const lus: string[] = [];
    for (let apres: string | null = ''; apres !== null; ) {
      const { corps }: { corps: ReplyOf<typeof listerDossiers> } = await appeler(listerDossiers, {
        qui: SOIGNANT,
        query: { site: SITE, ...(apres ? { apres } : {}) },
      });
      lus.push(...corps.dossiers.map(({ id }) => id));
      apres = corps.suite;
    }
    expect(lus.length).toBeGreaterThanOrEqual(600);
    expect(new Set(lus).size).toBe(lus.length);
    const derniers = lus.slice(-RESIDENTS_MAX);
    const { id, statut } = await banc.planifier(derniers);
    expect(statut).toBe(200);
    expect((await lireTournee(id)).residents.map(({ dossierId }) => dossierId)).toEqual(derniers);
    expect(await banc.planifier(lus.slice(-RESIDENTS_MAX - 1))).toMatchObject({
      statut: 422,
      corps: { champs: { residents: '80 personnes au plus.' } },
    });
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
