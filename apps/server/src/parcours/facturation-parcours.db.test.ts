import type { NatureActe } from '@orapont/domain/teleexpertise/circuit';
import { afterAll, expect, test } from 'vitest';
import { baseDeTest } from '../adapters/postgres/testing.ts';
import { bancDActe, type Personne, type Scene } from './testing-acte.ts';

const base = await baseDeTest();
const banc = await bancDActe(base);
afterAll(banc.fermer);

const specialiste = () => banc.praticien('ETABLISSEMENT_SANTE', { savoirFaire: ['SCD02'] });
const dermatologue = () => banc.praticien('ETABLISSEMENT_SANTE', { profession: '10', savoirFaire: ['SM15'] });
const lignes = async (personne: Personne) =>
  (await banc.facturer(personne)).lignes.map(({ code, centimes }) => [code, centimes]);
const motifs = async (personne: Personne) =>
  (await banc.facturer(personne)).sansLigne.flatMap((ligne) => ligne.motifs.map(({ code }) => code));

/** Answered, accepted by the operator, arrived: everything that could open a line has happened. */
async function jusquAuBout(s: Scene): Promise<void> {
  const id = await banc.envoyer(s);
  await banc.accuser(s, await banc.repondre(s, id));
  await banc.arriver(s, id);
}

test('TE-12 : pas de TE2 avant que l’opérateur ait accepté le compte rendu (250)', async () => {
  const s = await banc.scene(
    'TELEEXPERTISE_ESMS',
    await banc.soignant('500'),
    await banc.praticien('CABINET'),
  );
  const compteRendu = await banc.repondre(s, await banc.envoyer(s));
  expect([await lignes(s.requis), await motifs(s.requis)]).toEqual([[], ['COMPTE_RENDU_NON_ACCEPTE']]);
  await banc.accuser(s, compteRendu, '451 essayez plus tard');
  expect(await lignes(s.requis)).toEqual([]);
  await banc.accuser(s, compteRendu);
  expect(await lignes(s.requis)).toEqual([['TE2', 2000]]);
});

test('TE-13 : du cabinet au chirurgien oral, TE2 pour l’un, RQD pour l’autre quand la réponse arrive et pas avant', async () => {
  const s = await banc.scene(
    'TELEEXPERTISE_SPECIALISTE',
    await banc.praticien('CABINET'),
    await specialiste(),
  );
  const id = await banc.envoyer(s);
  await banc.accuser(s, await banc.repondre(s, id));
  expect(await lignes(s.requis)).toEqual([['TE2', 2000]]);
  expect(await lignes(s.requerant)).toEqual([]);
  await banc.arriver(s, id);
  expect(await lignes(s.requerant)).toEqual([['RQD', 1000]]);
  expect(await lignes(s.requis)).toEqual([['TE2', 2000]]);
});

test('TE-12, TE-13 : un médecin requis n’a pas de ligne TE2 ; le dentiste qui l’a sollicité a sa RQD', async () => {
  const s = await banc.scene(
    'TELEEXPERTISE_SPECIALISTE',
    await banc.praticien('CABINET'),
    await dermatologue(),
  );
  await jusquAuBout(s);
  expect([await lignes(s.requis), await motifs(s.requis)]).toEqual([
    [],
    ['MEDECIN_HORS_CONVENTION_DENTAIRE'],
  ]);
  expect(await lignes(s.requerant)).toEqual([['RQD', 1000]]);
});

test('TE-12 : un dentiste non conventionné répond, et lit pourquoi rien ne lui est payé', async () => {
  const requis = await banc.praticien('CABINET', { conventionne: false });
  const s = await banc.scene('TELEEXPERTISE_ESMS', await banc.soignant('500'), requis);
  const { id } = await banc.preparer(s);
  expect((await banc.juger(s, id)).avertissements.map(({ code }) => code)).toContain(
    'REQUIS_NON_CONVENTIONNE',
  );
  await jusquAuBout(s);
  expect([await lignes(requis), await motifs(requis)]).toEqual([[], ['NON_CONVENTIONNE']]);
});

test('TE-12 : la TE2 d’une remplaçante est facturée sous le numéro du titulaire', async () => {
  const titulaire = await banc.praticien('CABINET');
  const requis = await banc.praticien('CABINET', {
    remplace: titulaire.id,
    conventionne: false,
    lieu: titulaire.lieu,
  });
  const s = await banc.scene('TELEEXPERTISE_ESMS', await banc.soignant('500'), requis);
  await jusquAuBout(s);
  expect((await banc.facturer(requis)).lignes).toMatchObject([
    {
      code: 'TE2',
      centimes: 2000,
      factureParRpps: titulaire.session.rpps,
      executeParRpps: requis.session.rpps,
    },
  ]);
  expect(await lignes(titulaire)).toEqual([['TE2', 2000]]);
});

test.each(['BILAN', 'AVIS_HORS_58'] as const satisfies readonly NatureActe[])(
  'TE-06 : %s, répondu, accepté et arrivé, ne donne de ligne à personne',
  async (nature) => {
    const s = await banc.scene(nature, await banc.soignant('500'), await banc.praticien('CABINET'));
    await jusquAuBout(s);
    expect([await lignes(s.requis), await motifs(s.requis)]).toEqual([[], ['NATURE_NON_FACTURABLE']]);
    expect(await banc.compter('from registre_acte where rpps = $1', [s.requis.session.rpps])).toBe(0);
  },
);
