import { lireMonDroit } from '@orapont/contract/habilitation';
import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { baseDeTest } from '../../adapters/postgres/testing.ts';
import { mount } from '../../kernel/mount.ts';
import { serveurDeTest, sessionDeTest } from '../../kernel/testing.ts';
import { lireMonDroit as monDroit } from './mon-droit.ts';
import { rappelerLesFins } from './rappels.ts';

const { bd, proprietaire } = await baseDeTest();
const maintenant = () => new Date('2026-03-02T09:00:00Z');

type Cas = {
  readonly profession?: string;
  readonly fin?: string | null;
  readonly modules?: string;
  readonly au?: string | null;
};

async function preneur({ profession = '60', fin = null, modules, au = null }: Cas = {}) {
  const [organisationId, siteId, professionnelId] = [uuidv7(), uuidv7(), uuidv7()];
  await proprietaire.query(`insert into organisation (id, nom, type) values ($1, 'Maison', 'ESMS')`, [
    organisationId,
  ]);
  await proprietaire.query(`insert into site (id, organisation_id, nom) values ($1, $2, 'EHPAD Les Lilas')`, [
    siteId,
    organisationId,
  ]);
  await proprietaire.query(
    `insert into professionnel (id, nom, prenom, profession, civilite) values ($1, 'Haddad', 'Karim', $2, 'M')`,
    [professionnelId, profession],
  );
  await proprietaire.query(
    `insert into affectation (id, professionnel_id, organisation_id, site_id, roles, du, au)
     values ($1, $2, $3, $4, '{preneur}', '2026-01-01', $5)`,
    [uuidv7(), professionnelId, organisationId, siteId, au],
  );
  if (modules !== '{}')
    await proprietaire.query(
      `insert into habilitation (id, professionnel_id, type, obtenue_le, expire_le, modules)
       values ($1, $2, 'CAPTATION', '2025-01-01', $3, $4)`,
      [uuidv7(), professionnelId, fin, modules ?? '{ODONTOLOGIE,ACCUEIL,RECUEIL,TELEMEDECINE}'],
    );
  const session = sessionDeTest({ organisationId, siteId, professionnelId, roles: ['preneur'] });
  const { appeler } = await serveurDeTest({
    session,
    monter: (s) => mount(s, lireMonDroit, ({ session: qui }) => monDroit({ bd, maintenant }, qui)),
  });
  return {
    lire: async () => (await appeler(lireMonDroit, {})).corps,
    rappels: async () => {
      const { rows } = await proprietaire.query(
        `select count(*)::int as n from notification where professionnel_id = $1 and type = 'FORMATION_EXPIRE'`,
        [professionnelId],
      );
      return rows[0].n as number;
    },
    async ajouterContact() {
      const id = uuidv7();
      await proprietaire.query(
        `insert into professionnel (id, nom, prenom, profession, civilite) values ($1, 'Perrin', 'Nathalie', 'COORD', 'MME')`,
        [id],
      );
      await proprietaire.query(
        `insert into affectation (id, professionnel_id, organisation_id, site_id, roles, du)
         values ($1, $2, $3, $4, '{coordinateur}', '2026-01-01')`,
        [uuidv7(), id, organisationId, siteId],
      );
    },
  };
}

test('TRN-01, ORG-01 : mon droit dit où, jusqu’à quand, et à qui demander', async () => {
  const { lire, ajouterContact } = await preneur({ fin: '2026-03-20', au: '2026-03-31' });
  await ajouterContact();
  const droit = await lire();
  expect(droit).toMatchObject({
    accord: true,
    obstacles: [],
    jusquAu: '2026-03-20',
    rappel: true,
    lieux: [{ siteNom: 'EHPAD Les Lilas', jusquAu: '2026-03-31', tournee: false }],
    contacts: [{ nom: 'Nathalie Perrin', fonction: 'Coordinatrice de réseau' }],
  });
  expect(droit.modules.every(({ valide }) => valide)).toBe(true);
});

test.each([
  [{ modules: '{}' }, 'Aucune attestation'],
  [{ modules: '{ACCUEIL}' }, 'ne couvre pas les quatre modules'],
  [{ fin: '2026-03-01' }, 'n’est plus valide'],
  [{ profession: 'EDUC' }, 'n’est pas dans la liste'],
  [{ au: '2026-03-01' }, 'Aucune affectation ni tournée'],
] as const)('TC-04, TRN-01, ORG-01 : ce qui manque se dit (%#)', async (cas, phrase) => {
  const { lire } = await preneur(cas);
  const { accord, obstacles } = await lire();
  expect([accord, obstacles.length]).toEqual([false, 1]);
  expect(obstacles[0]).toContain(phrase);
});

test.each([
  ['2026-03-20', 1],
  ['2026-04-01', 1],
  ['2026-04-02', 0],
  ['2026-03-01', 0],
  [null, 0],
] as const)(
  'TRN-01 : une formation qui finit le %s se rappelle %i fois, même si le travail passe deux fois',
  async (fin, fois) => {
    const { rappels } = await preneur({ fin });
    await Promise.all([rappelerLesFins({ bd, maintenant }), rappelerLesFins({ bd, maintenant })]);
    expect(await rappels()).toBe(fois);
  },
);
