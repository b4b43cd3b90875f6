import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { baseDeTest } from '../adapters/postgres/testing.ts';
import { chargerStructures } from '../bac-a-sable/demo/repository.ts';
import { ConfigInvalide } from '../kernel/config-invalide.ts';
import { exigerMemeUsage } from './usage.ts';

const neuve = await baseDeTest();
const demonstration = await baseDeTest();

test('une base réelle ne démarre jamais en démonstration', async () => {
  for (const demo of [true, false]) await exigerMemeUsage(neuve.bd, { demo });
  await neuve.proprietaire.query(
    `insert into compte (id, identifiant, administrateur) values ($1, 'admin', true)`,
    [uuidv7()],
  );
  await exigerMemeUsage(neuve.bd, { demo: false });
  await expect(exigerMemeUsage(neuve.bd, { demo: true })).rejects.toThrow(ConfigInvalide);
});

test('les comptes de démonstration, au mot de passe public, empêchent un usage réel tant qu’ils sont ouverts', async () => {
  const { bd, proprietaire } = demonstration;
  await chargerStructures({
    bd,
    cleAcces: randomBytes(32),
    motDePasse: 'demonstration',
    maintenant: () => new Date(),
  });
  await exigerMemeUsage(bd, { demo: true });
  await expect(exigerMemeUsage(bd, { demo: false })).rejects.toThrow(/mot de passe est public/);
  await proprietaire.query('update compte set actif = false');
  await exigerMemeUsage(bd, { demo: false });
});
