import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { baseDeTest } from '../../../adapters/postgres/testing.ts';
import { unSeul } from '../../../kernel/octets.ts';
import { enSoin } from '../../../kernel/session.ts';
import { finaliser } from './finaliser.ts';

import { RENDUS_GARDES } from './octets.ts';
import { balayerOrphelins, DELAI_ORPHELIN_MS } from './orphelins.ts';
import { preparer } from './preparer.ts';
import { rendre } from './rendre.ts';
import { bancDeSignature, contenu } from './testing.ts';

const base = await baseDeTest();
const { http, deps, horloge, decor, lu, signe } = await bancDeSignature(base);
afterAll(() => http.fermer());
type Decor = Awaited<ReturnType<typeof decor>>;

const dans = (ms: number) => ({ ...deps, maintenant: () => new Date(Date.now() + ms) });
const UNE_MINUTE = 60_000;

/** A signature that stopped after its first step. */
async function preparee(d: Decor) {
  const { id } = await lu(d, { prescriptions: 'Bain de bouche' });
  const session = enSoin(d.requis);
  const cr = await preparer(deps, session, {
    compteRenduId: randomUUID(),
    acteId: id,
    evenement: 'RENDRE',
    lecture: contenu({ prescriptions: 'Bain de bouche' }),
    remplace: null,
  });
  const ref = { organisationId: cr.organisationId, dossierId: cr.dossierId, version: 1 };
  const { pieces, prescription } = cr.contenu;
  const refs = [cr.id, prescription?.id ?? '', ...pieces.map((piece) => piece.id)].map((objetId) => ({
    ...ref,
    objetId,
  }));
  const presents = async () => (await Promise.all(refs.map(deps.objets.existe))).filter(Boolean).length;
  return { id, session, cr, total: refs.length, presents };
}

test('une signature abandonnée ne laisse rien au bout d’un jour, et tout jusque-là', async () => {
  const d = await decor();
  const { cr, total, presents } = await preparee(d);
  expect(total).toBe(4);
  await balayerOrphelins(dans(DELAI_ORPHELIN_MS + UNE_MINUTE));
  expect(await presents(), 'en signature').toBe(total);
  horloge.maintenant += 3 * UNE_MINUTE;
  await finaliser(deps, { organisationId: cr.organisationId, compteRenduId: cr.id });
  await balayerOrphelins(dans(DELAI_ORPHELIN_MS - UNE_MINUTE));
  expect(await presents(), 'moins d’un jour').toBe(total);
  // With the picture go the two sizes in which it is shown.
  expect(await balayerOrphelins(dans(DELAI_ORPHELIN_MS + UNE_MINUTE))).toBe(total + RENDUS_GARDES.length);
  expect(await presents()).toBe(0);
  expect(await balayerOrphelins(dans(DELAI_ORPHELIN_MS + UNE_MINUTE))).toBe(0);
});

test('ce qu’une ligne nomme reste, des deux côtés, même des années plus tard', async () => {
  const d = await decor();
  const { id } = await signe(d, { prescriptions: 'Bain de bouche' });
  await balayerOrphelins(dans(10 * 365 * DELAI_ORPHELIN_MS));
  const { rows } = await base.proprietaire.query(
    'select organisation_id, dossier_id, id from document where acte_id = $1',
    [id],
  );
  expect(rows.length).toBeGreaterThanOrEqual(6);
  for (const ligne of rows)
    expect(
      await deps.objets.existe({
        organisationId: ligne.organisation_id,
        dossierId: ligne.dossier_id,
        objetId: ligne.id,
        version: 1,
      }),
    ).toBe(true);
});

test('une version abandonnée ici mais que l’acte porte garde ses octets', async () => {
  const d = await decor();
  const { session, cr, total, presents } = await preparee(d);
  await rendre(deps, session, cr);
  await base.proprietaire.query(`update compte_rendu set etat = 'ABANDONNE' where id = $1`, [cr.id]);
  await balayerOrphelins(dans(DELAI_ORPHELIN_MS + UNE_MINUTE));
  expect(await presents()).toBe(total);
});

test('une image de la demande n’est pas un orphelin', async () => {
  const d = await decor();
  const { mediaId } = await lu(d);
  const ref = {
    organisationId: d.ehpad.organisationId,
    dossierId: d.dossierId,
    objetId: mediaId,
    version: 2,
  };
  await deps.objets.ecrire(ref, unSeul(Buffer.from('pixels')));
  const perdu = { ...ref, objetId: randomUUID() };
  await deps.objets.ecrire(perdu, unSeul(Buffer.from('copie interrompue')));
  await balayerOrphelins(dans(DELAI_ORPHELIN_MS + UNE_MINUTE));
  expect(await deps.objets.existe(ref)).toBe(true);
  expect(await deps.objets.existe(perdu)).toBe(false);
});

test('un portrait est gardé tant que l’accord tient ; retiré, ses octets ne survivent pas à un oubli', async () => {
  const d = await decor();
  const { organisationId } = d.ehpad;
  const ref = { organisationId, dossierId: d.dossierId, objetId: randomUUID(), version: 1 };
  await deps.objets.ecrire(ref, unSeul(Buffer.from('portrait')));
  await base.proprietaire.query(
    `insert into photo_identite (organisation_id, id, dossier_id, octets, consentement, deposee_par, deposee_par_nom)
     values ($1, $2, $3, 8, '{}', $4, 'Zyx')`,
    [organisationId, ref.objetId, d.dossierId, randomUUID()],
  );
  await balayerOrphelins(dans(DELAI_ORPHELIN_MS + UNE_MINUTE));
  expect(await deps.objets.existe(ref)).toBe(true);
  await base.proprietaire.query('update photo_identite set retiree_le = now() where id = $1', [ref.objetId]);
  await balayerOrphelins(dans(DELAI_ORPHELIN_MS + UNE_MINUTE));
  expect(await deps.objets.existe(ref)).toBe(false);
});
