import { expect, test } from 'vitest';
import { boitesBacASable } from './boites-bac-a-sable.ts';

const A = 'a@demo.mssante.fr';
const le = (seconde: number) => new Date(Date.UTC(2026, 10, 22, 18, 0, seconde));

/** A spool in memory that tells which messages were opened. */
function spool(messages: readonly { id: string; recuLe: Date }[]) {
  const ouverts: string[] = [];
  const boites = boitesBacASable(
    {
      depuis: async (_boite, instant) => messages.filter(({ recuLe }) => recuLe >= instant),
      brut: async (id) => {
        ouverts.push(id);
        return Buffer.from(id);
      },
    },
    ['demo.mssante.fr'],
  );
  const [boite] = boites.boites({ id: 'o', finess: null, adresses: [A] });
  return { boite, ouverts };
}

async function relever({ boite }: ReturnType<typeof spool>, curseur: string | null) {
  const recus: string[] = [];
  let suite = curseur;
  await boite?.relever(curseur, async (message) => {
    recus.push(Buffer.from(message.brut).toString());
    suite = message.curseur;
  });
  return { recus, suite };
}

test('chaque message est donné une fois, dans l’ordre d’arrivée', async () => {
  const tout = spool([
    { id: 'un', recuLe: le(1) },
    { id: 'deux', recuLe: le(2) },
  ]);
  const { recus, suite } = await relever(tout, null);
  expect(recus).toEqual(['un', 'deux']);
  expect(await relever(tout, suite)).toEqual({ recus: [], suite });
});

test('une boîte sans nouveauté n’ouvre aucun message', async () => {
  const tout = spool([{ id: 'un', recuLe: le(1) }]);
  const { suite } = await relever(tout, null);
  tout.ouverts.length = 0;
  await relever(tout, suite);
  expect(tout.ouverts).toEqual([]);
});

test('un message du même instant que le dernier lu n’est pas perdu', async () => {
  const { suite } = await relever(spool([{ id: 'un', recuLe: le(1) }]), null);
  const apres = spool([
    { id: 'jumeau', recuLe: le(1) },
    { id: 'un', recuLe: le(1) },
  ]);
  expect((await relever(apres, suite)).recus).toEqual(['jumeau']);
});
