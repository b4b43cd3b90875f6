import * as contrat from '@orapont/contract/demande';
import { afterAll, expect, test } from 'vitest';
import { baseDeTest } from '../../../adapters/postgres/testing.ts';
import { documentsDeTest } from '../../../adapters/xdm/testing-documents.ts';
import { RefusMessagerie } from '../../courrier/ports.ts';
import { bancDeLecture } from '../lecture/testing.ts';
import { compositeursDemande } from './composer-demande.ts';

const base = await baseDeTest();
const { http, deps, monde, decor, demander, recueil } = await bancDeLecture(base);
afterAll(() => http.fermer());

const lettres = compositeursDemande({
  ...deps,
  documents: documentsDeTest,
  regles: { objetXdm: () => 'XDM/1.0/DDM+essai', nomPieceJointe: () => 'essai.pdf' },
});
const envois = async (acteId: string) =>
  (
    await base.proprietaire.query<{ id: string; destinataire: string }>(
      `select id, destinataire from envoi where acte_id = $1 and type = 'DEMANDE' and canal = 'MSSANTE' order by id`,
      [acteId],
    )
  ).rows;

test('TE-08 : la lettre qui attendait ne part pas à l’ancien requis une fois la demande confiée à un autre', async () => {
  const d = await decor();
  const { id } = await demander(d);
  const { organisationId } = d.ehpad;
  const [premiere] = await envois(id);
  expect(await lettres.DEMANDE?.compose(organisationId, premiere?.id ?? '')).toMatchObject({
    a: premiere?.destinataire,
  });
  await monde.lien(d.ehpad, d.dossierId, d.confrere);
  await http.appeler(contrat.recueillirConsentement, {
    session: d.soignante,
    params: { id },
    body: recueil(d.confrere),
  });
  const change = await http.appeler(contrat.changerRequis, {
    session: d.soignante,
    params: { id },
    body: { requisId: d.confrere, requisSiteId: d.cabinet.siteId, jugeParRequerant: true },
  });
  expect(change.statut).toBe(200);
  const seconde = (await envois(id)).at(-1);
  expect(seconde?.destinataire).not.toBe(premiere?.destinataire);
  await expect(lettres.DEMANDE?.compose(organisationId, premiere?.id ?? '')).rejects.toThrow(RefusMessagerie);
  expect(await lettres.DEMANDE?.compose(organisationId, seconde?.id ?? '')).toMatchObject({
    a: seconde?.destinataire,
  });
});
