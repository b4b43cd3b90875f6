import { type FacturationT, lireFacturation } from '@orapont/contract/facturation';
import type { NatureActe } from '@orapont/domain/teleexpertise/circuit';
import { expect } from 'vitest';
import { T_SUIVI } from '../../apps/web/src/features/demande/textes.ts';
import { TEXTES as FACTURATION } from '../../apps/web/src/features/facturation/textes.ts';
import { LIBELLES_MOTIF_SANS_LIGNE } from '../../packages/domain/src/facturation/droit.ts';
import { CINQ_VUES, nouveauResident, preparerDemande } from './acte.ts';
import { jusqua } from './client.ts';
import { ecrireLaReponse, envoyerALEcran, ouvrirLeCas, signer } from './gestes.ts';
import { photos } from './images.ts';
import { axe, capture, client, type Parcours } from './parcours.ts';

type Acte = { readonly nature: NatureActe; readonly motif: string; readonly nom: string };

/** Two people in two windows for an act that nobody bills: it is asked, answered and signed; the billing screen says why it has no line. */
export async function repondreSansFacturer(
  { ouvrir }: Parcours,
  { nature, motif, nom }: Acte,
): Promise<void> {
  const fichier = nature.toLowerCase().replaceAll('_', '-');
  const soignante = await client('emilie.roche');
  const dossierId = await nouveauResident(
    soignante,
    { nom, prenom: 'Georgette', lieu: 'tilleuls' },
    'claire.moreau',
  );
  const acteId = await preparerDemande(soignante, {
    dossierId,
    nature,
    motif,
    requis: 'claire.moreau',
    lieuDuRequis: 'port',
    question: 'Que faut-il prévoir cette année ?',
    photos: await photos(CINQ_VUES.length),
  });
  const chezElle = await ouvrir('emilie.roche');
  await envoyerALEcran(chezElle, acteId);
  await axe(chezElle);
  await capture(chezElle, `${fichier}-envoye`, [1280, 390]);

  const auCabinet = await ouvrir('claire.moreau');
  await ouvrirLeCas(auCabinet, acteId);
  await ecrireLaReponse(auCabinet, 'Aucune lésion vue sur ces images. Détartrage à prévoir.');
  await axe(auCabinet);
  await capture(auCabinet, `${fichier}-reponse`);
  await signer(auCabinet, 'claire.moreau');

  await chezElle.goto(`/demandes/${acteId}`);
  await chezElle.getByText(T_SUIVI.reponseTitre).first().waitFor({ timeout: 30_000 });
  const phrase = LIBELLES_MOTIF_SANS_LIGNE.NATURE_NON_FACTURABLE;
  await jusqua(async () => {
    const reponse = await auCabinet.request.get(lireFacturation.path);
    const { sansLigne }: FacturationT = await reponse.json();
    return sansLigne.find((acte) => acte.acteId === acteId && !acte.enAttente);
  }, 'la raison de ne pas facturer');
  await auCabinet.goto('/facturation');
  const sienne = auCabinet
    .getByRole('table', { name: FACTURATION.sansLigne })
    .getByRole('row', { name: new RegExp(nom, 'i') });
  await sienne.first().waitFor();
  expect(await sienne.getByText(phrase).count()).toBeGreaterThan(0);
  const lignes = auCabinet.getByRole('table', { name: FACTURATION.lignes });
  expect(await lignes.getByRole('row', { name: new RegExp(nom, 'i') }).count()).toBe(0);
  await axe(auCabinet);
  await capture(auCabinet, `${fichier}-facturation`);
}
