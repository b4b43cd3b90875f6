import { randomUUID } from 'node:crypto';
import { changerAppareil } from '@orapont/contract/appareil';
import { lireDemande } from '@orapont/contract/demande';
import * as livraison from '@orapont/contract/livraison';
import { describe, expect, test } from 'vitest';
import { bancDeTournee, jpeg, REQUIS, SOIGNANT, sha256, statuts } from './testing-tournee.ts';

const banc = await bancDeTournee();
const { appeler, lireTournee } = banc;

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
    // Lost for an hour: nobody waits for what it holds; found again, it delivers.
    const changer = (geste: 'FERMER' | 'ROUVRIR') =>
      appeler(changerAppareil, { qui: SOIGNANT, params: { id: v.t.id }, body: { geste } });
    await changer('FERMER');
    expect(await lireTournee(v.tourneeId)).toMatchObject({
      residents: [{ etat: 'A_VOIR', attendues: 0, restePerduLe: expect.any(String) }],
    });
    await changer('ROUVRIR');
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
        {
          etat: 'VU',
          attendues: 0,
          restePerduLe: null,
          images: 1,
          acteId: v.lieu.acteId,
          signalement: 'Saigne au brossage.',
        },
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
