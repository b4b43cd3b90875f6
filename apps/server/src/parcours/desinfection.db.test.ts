import { randomUUID } from 'node:crypto';
import { lireDispositif } from '@orapont/contract/dispositif';
import { listerConflits, resoudreConflit } from '@orapont/contract/tournee';
import { describe, expect, test } from 'vitest';
import { bancDeTournee, SITE, SOIGNANT } from './testing-tournee.ts';

const banc = await bancDeTournee();
const { appeler } = banc;

/** A device of the organisation that the round belongs to. */
async function camera(): Promise<string> {
  const id = randomUUID();
  const { rows } = await banc.proprietaire.query(
    `insert into dispositif (organisation_id, id, type, nom, modele, cree_par)
     select organisation_id, $1, 'CAMERA_INTRA_ORALE', 'Caméra', 'Essai', $1 from site where id = $2 returning id`,
    [id, SITE],
  );
  expect(rows).toHaveLength(1);
  return id;
}

const journal = async (id: string) =>
  (await appeler(lireDispositif, { qui: 'soignant du site', params: { id } })).corps.entretiens;

test('CAP-03 : désinfectée entre deux personnes, sans réseau : une ligne de son journal, à l’heure du geste', async () => {
  const v = await banc.visite();
  const dispositifId = await camera();
  const pli = (plus: Record<string, unknown> = {}) =>
    v.t.sceller({
      type: 'DESINFECTION',
      emportId: v.emport.id,
      entretien: { id: randomUUID(), dispositifId, produit: 'Lingette' },
      ...plus,
    });
  const geste = pli({ le: new Date(Date.now() - 1_000).toISOString() });
  expect((await v.t.livrer(geste)).corps).toMatchObject({ etat: 'APPLIQUE', aVerifier: [] });
  // Its receipt lost, the letter comes again: it is the same line.
  expect((await v.t.livrer(geste)).corps.etat).toBe('APPLIQUE');
  const { le } = JSON.parse(geste.texte) as { le: string };
  expect(await journal(dispositifId)).toMatchObject([
    { type: 'DESINFECTION', le, produit: 'Lingette', par: expect.stringContaining('Tablette 1') },
  ]);
  // A clock ahead of ours does not write the future; a device that is not known here is left alone.
  await v.t.livrer(pli({ le: new Date(Date.now() + 86_400_000).toISOString() }));
  const lignes = await journal(dispositifId);
  expect(lignes).toHaveLength(2);
  expect(lignes.every((ligne) => ligne.le <= new Date().toISOString())).toBe(true);
  const inconnue = { id: randomUUID(), dispositifId: randomUUID(), produit: '' };
  expect((await v.t.livrer(pli({ entretien: inconnue }))).corps.etat).toBe('APPLIQUE');
});

describe('sans droit ce jour-là', () => {
  /** Comes from someone whose contract ended before the day of the gesture. */
  async function attendue() {
    const v = await banc.visite();
    const dispositifId = await camera();
    const geste = v.t.sceller({
      type: 'DESINFECTION',
      emportId: v.emport.id,
      entretien: { id: randomUUID(), dispositifId, produit: 'Lingette' },
    });
    await finDeContrat(v.emport.id, true);
    const recu = await v.t.livrer(geste);
    await finDeContrat(v.emport.id, false);
    const { conflits } = (await appeler(listerConflits, { qui: SOIGNANT, query: { tournee: v.tourneeId } }))
      .corps;
    return { v, dispositifId, geste, recu, conflits };
  }

  const finDeContrat = (emportId: string, finie: boolean) =>
    banc.proprietaire.query(
      `update affectation set au = case when $3 then (now() at time zone 'Europe/Paris')::date - 1 end
       where site_id = $1 and professionnel_id = (select professionnel_id from emport where id = $2)`,
      [SITE, emportId, finie],
    );
  const decider = (id: string | undefined, decision: 'APPLIQUE' | 'ECARTE') =>
    appeler(resoudreConflit, {
      qui: SOIGNANT,
      params: { id: id ?? '' },
      body: { decision, precision: '' },
    });

  test('CAP-03 : la désinfection attend un collègue, qui voit de quel appareil il s’agit, et l’inscrit', async () => {
    const { v, dispositifId, geste, recu, conflits } = await attendue();
    expect(recu.corps).toMatchObject({ etat: 'CONFLIT', aVerifier: ['Le droit a changé'] });
    expect(await journal(dispositifId)).toEqual([]);
    expect(conflits).toMatchObject([
      {
        code: 'DROIT_PERDU',
        patient: null,
        dispositif: { id: dispositifId, nom: 'Caméra' },
        acteId: null,
        contenu: [expect.stringMatching(/^Désinfecté le .* avec\u00a0: Lingette\.$/), expect.any(String)],
        decisions: ['APPLIQUE', 'ECARTE'],
      },
    ]);
    expect(await decider(conflits[0]?.id, 'APPLIQUE')).toMatchObject({
      statut: 200,
      corps: { resolu: true, acteId: null },
    });
    const { le } = JSON.parse(geste.texte) as { le: string };
    const lignes = [{ type: 'DESINFECTION', le, par: expect.stringMatching(/Tablette 1, inscrit par /) }];
    expect(await journal(dispositifId)).toMatchObject(lignes);
    // Its receipt lost, the letter comes again: it stays as it was decided.
    expect((await v.t.livrer(geste)).corps).toMatchObject({ etat: 'APPLIQUE', aVerifier: [] });
    expect(await journal(dispositifId)).toHaveLength(1);
  });

  test('écartée, elle n’est pas inscrite, même livrée de nouveau', async () => {
    const { v, dispositifId, geste, conflits } = await attendue();
    expect((await decider(conflits[0]?.id, 'ECARTE')).statut).toBe(200);
    expect((await v.t.livrer(geste)).corps.aVerifier).toEqual([]);
    expect(await journal(dispositifId)).toEqual([]);
  });
});

test('une autre tablette n’écrit rien dans le journal au nom de cette tournée', async () => {
  const v = await banc.visite();
  const autre = await banc.tablette();
  const dispositifId = await camera();
  const pli = autre.sceller({
    type: 'DESINFECTION',
    emportId: v.emport.id,
    entretien: { id: randomUUID(), dispositifId, produit: '' },
  });
  expect(await autre.livrer(pli)).toMatchObject({ statut: 404, corps: { motifs: ['EMPORT_INCONNU'] } });
  expect(await journal(dispositifId)).toEqual([]);
});
