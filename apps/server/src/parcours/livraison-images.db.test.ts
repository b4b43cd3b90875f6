import { randomUUID } from 'node:crypto';
import { changerAppareil } from '@orapont/contract/appareil';
import * as livraison from '@orapont/contract/livraison';
import { listerMedias } from '@orapont/contract/media';
import type { BodyOf } from '@orapont/contract/route';
import { describe, expect, test } from 'vitest';
import { webm } from '../adapters/images/testing-videos.ts';
import { bancDeTournee, jpeg, sha256, statuts } from './testing-tournee.ts';

const banc = await bancDeTournee();
const { appeler } = banc;

describe('photographies', () => {
  test('coupée, elle reprend où elle en était ; redemandé, le récépissé est le même ; une seule est gardée', async () => {
    const v = await banc.visite();
    const octets = await jpeg(96);
    const { pli, mediaId } = v.prendre(octets);
    // The tablet decides on the reason, in the words of every other refusal: this one is tried again by itself.
    const trop = await v.t.ouvrirEnvoi(pli, octets.length);
    expect([trop.statut, JSON.parse(trop.corps)]).toMatchObject([
      409,
      { code: 'CONFLIT', motifs: ['ACTE_ATTENDU'] },
    ]);
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

  test('tirée d’un film déjà parti avec la demande : la photographie gardée à part est seule, et entière', async () => {
    const v = await banc.visite();
    await v.t.livrer(v.ouvrir());
    const film = webm();
    const tourne = v.prendre(film, { vue: 'BALAYAGE_SUPERIEUR_DROIT' });
    expect((await v.t.photographier(tourne.pli, film)).statut).toBe(200);
    const octets = [await jpeg(72), await jpeg(80)] as const;
    const extrait = { mediaId: tourne.mediaId, instant: 1.5, secteur: 'Haut, à droite' };
    const [avant, apres] = octets.map((image) => v.prendre(image, { extrait }));
    await v.t.photographier(avant?.pli as never, octets[0]);
    await banc.proprietaire.query(`update acte set etat = 'ANNULEE' where id = $1`, [v.lieu.acteId]);
    await v.t.photographier(apres?.pli as never, octets[1]);
    const lus = await banc.lire('select id, acte_id, extrait from media where dossier_id = $1', [
      v.lieu.dossierId,
    ]);
    const lu = (id: string | undefined) => lus.find((media) => media.id === id);
    expect(lu(avant?.mediaId)).toMatchObject({ acte_id: v.lieu.acteId, extrait });
    expect(lu(apres?.mediaId)?.acte_id).not.toBe(v.lieu.acteId);
    expect(lu(apres?.mediaId)?.extrait).toBeNull();
  });

  test('les aperçus suffisent à la clôture ; les images entières les remplacent, la demande partie', async () => {
    const v = await banc.visite();
    const ouvrir = v.ouvrir();
    await v.t.livrer(ouvrir);
    const [petite, octets] = [await jpeg(64), await jpeg(128)];
    const mesures = { largeur: 128, hauteur: 96 };
    const { pli, mediaId } = v.prendre(octets);
    const montree = await v.t.montrer(pli, petite, mesures);
    expect(montree.corps).toMatchObject({ lectureRecue: sha256(petite), empreinteRecue: null });
    expect((await v.t.montrer(pli, petite, mesures)).corps).toMatchObject({ lectureRecue: sha256(petite) });
    const jeton = await v.t.jetonOuvert();
    const inventorier = async () =>
      (await appeler(livraison.inventorier, { jeton, body: { plis: [], medias: [mediaId] } })).corps.medias;
    expect(await inventorier()).toEqual([]);
    // The person of whom everything can be seen is done: nobody waits for the large files.
    expect((await v.t.livrer(v.clore([ouvrir], [mediaId]))).corps.etat).toBe('APPLIQUE');
    await banc.proprietaire.query(`update acte set etat = 'ANNULEE' where id = $1`, [v.lieu.acteId]);
    const { corps } = await v.t.photographier(pli, octets);
    expect(corps).toMatchObject({ empreinteRecue: sha256(octets), aVerifier: [] });
    expect(await inventorier()).toEqual([{ mediaId, empreinteRecue: sha256(octets) }]);
    expect(await banc.lire('select acte_id from media where dossier_id = $1', [v.lieu.dossierId])).toEqual([
      { acte_id: v.lieu.acteId },
    ]);
  });

  test('sa tablette fermée, l’originale d’un aperçu ne viendra plus, et le jour est dit ; rouverte, elle est en route', async () => {
    const v = await banc.visite();
    await v.t.livrer(v.ouvrir());
    const octets = await jpeg(128);
    const { pli } = v.prendre(octets);
    await v.t.montrer(pli, await jpeg(64), { largeur: 128, hauteur: 96 });
    const qui = 'soignant du site';
    const geste = (body: BodyOf<typeof changerAppareil>) =>
      appeler(changerAppareil, { qui, params: { id: v.t.id }, body });
    // Prepared, or not yet: what is said of its whole picture is the same.
    await banc.proprietaire.query(`update media set etat = 'PRET' where acte_id = $1`, [v.lieu.acteId]);
    const dit = async () =>
      (await appeler(listerMedias, { qui, params: { id: v.lieu.acteId } })).corps.medias.map((media) => ({
        apercu: media.apercu,
        le: media.originalePerdueLe?.slice(0, 10) ?? null,
      }));
    expect(await dit()).toEqual([{ apercu: 'EN_ROUTE', le: null }]);
    await geste({ geste: 'FERMER' });
    expect(await dit()).toEqual([{ apercu: 'PERDU', le: new Date().toISOString().slice(0, 10) }]);
    await geste({ geste: 'ROUVRIR' });
    expect(await dit()).toEqual([{ apercu: 'EN_ROUTE', le: null }]);
    await v.t.photographier(pli, octets);
    await geste({ geste: 'FERMER' });
    expect((await dit())[0]?.le).toBeNull();
  });

  test('reprise avant l’image entière : son aperçu quitte aussi le serveur, une autre tablette n’y peut rien', async () => {
    const v = await banc.visite();
    await v.t.livrer(v.ouvrir());
    const { pli, mediaId } = v.prendre(await jpeg(128));
    await v.t.montrer(pli, await jpeg(64), { largeur: 128, hauteur: 96 });
    const retirer = async (jeton: string) =>
      (await appeler(livraison.retirerMedia, { jeton, params: { id: mediaId } })).statut;
    const autre = await banc.tablette();
    expect(await retirer(await autre.jetonOuvert())).toBe(404);
    const jeton = await v.t.jetonOuvert();
    expect([await retirer(jeton), await retirer(jeton)]).toEqual([200, 200]);
    expect(await banc.lire('select etat from media where id = $1', [mediaId])).toEqual([
      { etat: 'SUPPRIME' },
    ]);
  });
});
