import * as contrat from '@orapont/contract/demande';
import { afterAll, expect, test } from 'vitest';
import { baseDeTest } from '../../../adapters/postgres/testing.ts';
import { avancer } from '../acte-repository.ts';
import { surveiller } from './surveiller.ts';
import { synchroniser } from './synchroniser.ts';
import { bancDeDemande } from './testing-banc.ts';

const base = await baseDeTest();
const { bd, proprietaire } = base;
const { http, deps, travaux, monde, le, decor, envoyee, compter, appeler } = await bancDeDemande(base);
afterAll(() => http.fermer());

test('annuler et accepter en même temps : exactement un gagne', async () => {
  const d = await decor();
  const acte = await envoyee(d);
  const accepter = bd.acte({ organisationId: d.cabinet.organisationId }, acte.id, (tx, cote) =>
    avancer(tx, travaux, {
      organisationId: cote.proprietaireOrganisationId,
      acteId: acte.id,
      evenement: 'ACCEPTER',
      acteur: 'REQUIS',
      compteId: undefined,
      nom: 'Dr Test',
    }),
  );
  const [annulation, acceptation] = await Promise.allSettled([
    appeler(contrat.annulerDemande, { session: d.session, params: { id: acte.id }, body: {} }),
    accepter,
  ]);
  const annulee = annulation.status === 'fulfilled' && annulation.value.statut === 200;
  const { rows } = await proprietaire.query('select etat from acte where id = $1', [acte.id]);
  // Accepted first, it can still be cancelled; cancelled first, it can no longer be accepted.
  expect(annulee || acceptation.status === 'fulfilled').toBe(true);
  expect(rows[0].etat).toBe(annulee ? 'ANNULEE' : 'ACCEPTEE');
  const suite = await proprietaire.query(
    `select de, vers from acte_evenement where acte_id = $1 order by le, id`,
    [acte.id],
  );
  for (const [rang, pas] of suite.rows.entries())
    if (rang > 0) expect(pas.de).toBe(suite.rows[rang - 1].vers);
});

test('le complément ajoute ses images et ses mots, et rien d’autre ne bouge', async () => {
  const d = await decor();
  const acte = await envoyee(d);
  await proprietaire.query(`update acte set etat = 'COMPLEMENT_DEMANDE', complement = $2 where id = $1`, [
    acte.id,
    JSON.stringify({
      le: le(0),
      par: 'Dr',
      motifs: ['VUES_MANQUANTES'],
      vues: ['PALAIS'],
      texte: 'Le palais',
    }),
  ]);
  const vide = await appeler(contrat.fournirComplement, {
    session: d.session,
    params: { id: acte.id },
    body: { texte: '' },
  });
  expect(vide.corps.motifs).toEqual(['COMPLEMENT_VIDE']);
  const image = await monde.image(d.ehpad, { id: acte.id, dossierId: d.dossierId, auteurId: d.infirmiere });
  const avant = (await appeler(contrat.lireDemande, { session: d.session, params: { id: acte.id } })).corps;
  expect(avant.images.nouvelles).toBe(1);
  const fourni = await appeler(contrat.fournirComplement, {
    session: d.session,
    params: { id: acte.id },
    body: { texte: 'Voici' },
  });
  expect(fourni.corps.etat).toBe('ACCEPTEE');
  const apres = (await appeler(contrat.lireDemande, { session: d.session, params: { id: acte.id } })).corps;
  expect(apres.demande?.complements).toMatchObject([{ texte: 'Voici', medias: [image] }]);
  expect({ ...apres.demande, medias: [], complements: [] }).toEqual({
    ...avant.demande,
    medias: [],
    complements: [],
  });
});

test('une demande en retard est dite une fois aux deux côtés, puis expire trente jours après', async () => {
  const d = await decor();
  const acte = await envoyee(d);
  await proprietaire.query(`update acte set echeance = now() - interval '1 hour' where id = $1`, [acte.id]);
  await surveiller(deps);
  await surveiller(deps);
  await synchroniser(deps, { organisationId: d.ehpad.organisationId, acteId: acte.id });
  expect(await compter(`from envoi where acte_id = $1 and type = 'NOTIF_RETARD'`, [acte.id])).toBe(2);
  expect(await compter(`from notification where acte_id = $1 and type = 'RETARD'`, [acte.id])).toBe(2);
  await proprietaire.query(`update acte set echeance = now() - interval '31 days' where id = $1`, [acte.id]);
  await surveiller(deps);
  const { rows } = await proprietaire.query('select etat from acte where id = $1', [acte.id]);
  expect(rows[0].etat).toBe('EXPIREE');
});
