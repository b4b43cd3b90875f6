import * as lecture from '@orapont/contract/lecture';
import { afterAll, expect, test } from 'vitest';
import { baseDeTest } from '../adapters/postgres/testing.ts';
import { surveiller } from '../features/teleexpertise/demande/surveiller.ts';
import { bancDemandesRecues } from './testing-banc-demande-recue.ts';
import { INFIRMIERE_DISTANTE } from './testing-demande-recue.ts';

const base = await baseDeTest();
const b = await bancDemandesRecues(base);
const { banc, prise, lettrePartie, ouvrir } = b;
afterAll(() => banc.http.fermer());

const vieillir = (acteId: string, jours: number) =>
  base.proprietaire.query(`update acte set echeance = now() - make_interval(days => $2) where id = $1`, [
    acteId,
    jours,
  ]);
const lettres = async (acteId: string) =>
  (
    await base.proprietaire.query(
      `select type from envoi where acte_id = $1 and canal = 'MSSANTE' order by cree_le`,
      [acteId],
    )
  ).rows.map(({ type }) => type);

test('TE-06 : sans réponse, une demande venue par messagerie est rappelée, puis s’éteint, et son auteur l’apprend par messagerie', async () => {
  const acteId = await prise();
  banc.horloge.maintenant = Date.now();
  await vieillir(acteId, 1);
  for (const _ of [1, 2]) await surveiller(banc.deps);
  expect(await banc.etat(acteId)).toBe('ENVOYEE');
  expect(await lettres(acteId)).toEqual(['RETARD']);
  const rappel = await lettrePartie(acteId, 'RETARD');
  expect(rappel).toMatchObject({ destinataire: INFIRMIERE_DISTANTE, lu: { repondA: ['2.25.4001'] } });
  expect(rappel.message?.corps).toMatch(/n’a pas encore de réponse/u);

  await vieillir(acteId, 31);
  for (const _ of [1, 2]) await surveiller(banc.deps);
  await b.copier(acteId);
  expect(await banc.etat(acteId)).toBe('EXPIREE');
  expect(await lettres(acteId)).toEqual(['RETARD', 'EXPIRATION']);
  const fin = await lettrePartie(acteId, 'EXPIRATION');
  expect(fin.destinataire).toBe(INFIRMIERE_DISTANTE);
  expect(fin.message?.corps).toMatch(/est restée sans réponse/u);
  await expect(lettrePartie(acteId, 'RETARD')).rejects.toMatchObject({ motif: 'SANS_OBJET' });
  expect((await ouvrir(acteId)).statut).toBe(404);
  const { corps } = await banc.http.appeler(lecture.listerLectures, { session: b.d.requis, query: {} });
  expect(corps.lectures.find(({ id }) => id === acteId)).toMatchObject({
    groupe: 'CLOS',
    patientNom: null,
    fin: { libelle: 'Expirée sans réponse' },
  });
});

test('TE-06 : un avis hors article 58 est rappelé et ne s’éteint pas', async () => {
  const acteId = await prise({ nature: 'AVIS_HORS_58', motif: 'AVIS_DIAGNOSTIQUE', lien: null });
  banc.horloge.maintenant = Date.now();
  await vieillir(acteId, 90);
  for (const _ of [1, 2]) await surveiller(banc.deps);
  expect(await banc.etat(acteId)).toBe('ENVOYEE');
  expect((await lettrePartie(acteId, 'RETARD')).message?.corps).not.toMatch(/sera close/u);
});
