import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { baseDeTest } from '../../adapters/postgres/testing.ts';
import type { DepsMedias } from './deps.ts';
import { finaliser } from './finaliser.ts';
import { scenario } from './testing.ts';

const { bd, proprietaire } = await baseDeTest();

test('une image qui prend l’identifiant d’un compte rendu est refusée, et ses octets ne le remplacent pas', async () => {
  const { acteId, ehpad, infirmiere } = await scenario(bd);
  const { rows } = await proprietaire.query<{ dossier_id: string }>(
    'select dossier_id from acte where id = $1',
    [acteId],
  );
  const dossierId = rows[0]?.dossier_id ?? '';
  const compteRenduId = randomUUID();
  await bd.organisation({ organisationId: ehpad }, (tx) =>
    tx
      .insertInto('document')
      .values({
        organisation_id: ehpad,
        id: compteRenduId,
        dossier_id: dossierId,
        acte_id: acteId,
        type: 'COMPTE_RENDU',
        titre: 'Compte rendu',
        type_mime: 'application/pdf',
        octets: 4,
        empreinte: '0',
        origine: 'RECU',
      })
      .execute(),
  );
  const ecrits: string[] = [];
  const envoi = { id: 'a', organisationId: ehpad, dossierId, acteId, taille: 1, recus: 1 };
  const deps = {
    bd,
    maintenant: () => new Date(),
    travaux: { enfiler: async () => undefined },
    televersements: {
      trouver: async () => envoi,
      abandonner: async () => undefined,
      async *lireTeleversement() {
        yield Buffer.from('x');
      },
    },
    lourds: { reconnaitre: () => undefined },
    images: {
      ingerer: async () => ({
        accepte: true,
        type: 'JPEG',
        octets: Buffer.from('x'),
        largeur: 1,
        hauteur: 1,
        empreinteGardee: '1',
      }),
    },
    objets: {
      ecrire: async ({ objetId }: { objetId: string }) => {
        ecrits.push(objetId);
      },
    },
  } as unknown as DepsMedias;
  const depot = {
    mediaId: compteRenduId,
    televersementId: envoi.id,
    acteId,
    vue: 'FACE',
    modalite: 'LUMIERE_BLANCHE',
    moyen: 'PRISE',
    miroir: false,
  } as const;
  await expect(finaliser(deps, infirmiere.session, depot)).rejects.toMatchObject({ code: 'CONFLIT' });
  expect(ecrits).toEqual([]);
  const autre = randomUUID();
  await finaliser(deps, infirmiere.session, { ...depot, mediaId: autre });
  expect(ecrits).toEqual([autre]);
});
