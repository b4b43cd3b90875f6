import { lireCompteRendu, lirePdfCompteRendu } from '@orapont/contract/compte-rendu';
import { lireDemande } from '@orapont/contract/demande';
import { afterAll, expect, test } from 'vitest';
import { baseDeTest } from '../adapters/postgres/testing.ts';
import type { Session } from '../kernel/session.ts';
import { REFUS_VOLUME, SEUIL_REFUS } from '../kernel/volume.ts';
import { bancDActe } from './testing-acte.ts';

const base = await baseDeTest();
const banc = await bancDActe(base);
afterAll(banc.fermer);
const { appeler } = banc.http;

/** So many other records opened in the hour, as their traces tell. */
const ouvrirAilleurs = ({ organisationId, compteId }: Session, action: string, nombre: number) =>
  base.proprietaire.query(
    `insert into evenement (organisation_id, id, chaine, le, texte, dossier_id, compte_id, action)
     select $1, gen_random_uuid(), 'ACCES', $2, '{}', gen_random_uuid(), $3, $4 from generate_series(1, $5::int)`,
    [organisationId, new Date(banc.horloge.maintenant - 600_000), compteId, action, nombre],
  );
const refusNotes = ({ compteId }: Session) =>
  banc.compter(`from evenement where chaine = 'TECHNIQUE' and compte_id = $1 and action = $2`, [
    compteId,
    REFUS_VOLUME,
  ]);

test.each(['DEMANDE_OUVERTE', 'ACTE_MIS_A_DISPOSITION'])(
  'DOS-09 : après 300 dossiers dans l’heure (%s), une demande de plus est refusée ; celle déjà ouverte reste ouverte',
  async (action) => {
    const requerant = await banc.soignant('500');
    const requis = await banc.praticien('CABINET');
    const { session } = requerant;
    const ouvrir = (id: string) => appeler(lireDemande, { session, params: { id } });
    const [ouverte, suivante] = [
      await banc.preparer(await banc.scene('TELEEXPERTISE_ESMS', requerant, requis)),
      await banc.preparer(await banc.scene('TELEEXPERTISE_ESMS', requerant, requis)),
    ];
    expect((await ouvrir(ouverte.id)).statut).toBe(200);
    await ouvrirAilleurs(session, action, SEUIL_REFUS - 1);
    expect(await ouvrir(suivante.id)).toMatchObject({ statut: 429, corps: { motifs: ['VOLUME_ANORMAL'] } });
    expect((await ouvrir(suivante.id)).statut).toBe(429);
    expect((await ouvrir(ouverte.id)).statut).toBe(200);
    expect(await refusNotes(session)).toBe(1);
    const { rows } = await base.proprietaire.query(
      `select 1 from evenement where acte_id = $1 and action = 'DEMANDE_OUVERTE'`,
      [suivante.id],
    );
    expect(rows).toEqual([]);
  },
);

test('DOS-09 : la limite vaut aussi pour les comptes rendus et leurs PDF, des deux côtés', async () => {
  const s = await banc.scene(
    'TELEEXPERTISE_ESMS',
    await banc.soignant('500'),
    await banc.praticien('CABINET'),
  );
  const acteId = await banc.envoyer(s);
  const id = await banc.repondre(s, acteId);
  await banc.arriver(s, acteId);
  for (const { session } of [s.requerant, s.requis]) {
    const autre = { ...session, compteId: crypto.randomUUID() };
    await ouvrirAilleurs(autre, 'DOSSIER_OUVERT', SEUIL_REFUS);
    for (const route of [lireCompteRendu, lirePdfCompteRendu] as const)
      expect((await appeler(route, { session: autre, params: { id } })).statut).toBe(429);
    expect((await appeler(lireCompteRendu, { session, params: { id } })).statut).toBe(200);
  }
});
